//! Body mass, for whoever wants to keep it: a number and a day, no aim and no judgment.
//!
//! Nothing is computed from it. Where a health answer says that such numbers do harm (R9), it is
//! not shown.

use jiff::civil::Date;
use recoup_engine::safety::RedFlag;
use recoup_import::Signal;
use recoup_store::{self as store, Tx};
use uuid::Uuid;

use super::log::Settings;
use super::{Desk, Error, Result};
use crate::wire;

/// Grams that an adult can have. Choice: as for devices, 25 to 350 kg.
const GRAMS: std::ops::RangeInclusive<i64> = 25_000..=350_000;
/// The source of what she tells herself.
const SOURCE: &str = "you";

/// What is kept of body mass.
///
/// # Errors
/// When the store cannot be read.
pub fn body_mass(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<wire::BodyMass> {
    let flags = Settings::read(tx, desk)?.health.flags;
    let withheld = flags.contains(&RedFlag::Rf11);
    let all = tx.list_readings(desk.athlete, Date::MIN, Date::MAX)?;
    let all = all.iter().filter(|r| r.signal == Signal::BodyMass.code());
    let all: Vec<&store::Reading> = all.collect();
    let last = all.last().filter(|_| !withheld);
    Ok(wire::BodyMass {
        withheld,
        last: last.map(|r| wire::BodyMassReading {
            day: r.day,
            grams: r.value,
        }),
        count: u32::try_from(all.len()).unwrap_or(u32::MAX),
    })
}

/// Keeps a body mass, in the place of the one she told of that day before.
///
/// # Errors
/// [`Error::Invalid`] outside 25 to 350 kg.
pub fn put_body_mass(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    told: &wire::BodyMassReading,
) -> Result<wire::BodyMass> {
    if !GRAMS.contains(&told.grams) {
        return Err(Error::Invalid {
            field: "grams".to_owned(),
            found: told.grams.to_string(),
            limit: format!("between {} and {} grams", GRAMS.start(), GRAMS.end()),
        });
    }
    tx.put_reading(&store::Reading {
        athlete_id: desk.athlete,
        day: told.day,
        signal: Signal::BodyMass.code().to_owned(),
        detail: String::new(),
        source: SOURCE.to_owned(),
        value: told.grams,
        suspect: false,
        import_id: Uuid::nil(),
    })?;
    body_mass(tx, desk)
}

/// Deletes every body mass, whoever told it.
///
/// # Errors
/// When the store cannot be written.
pub fn delete_body_mass(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<wire::BodyMass> {
    tx.delete_readings(desk.athlete, Signal::BodyMass.code())?;
    body_mass(tx, desk)
}
