//! The athlete herself: her account and her settings.

use jiff::Timestamp;
use recoup_engine::exercise::Equipment;
use recoup_engine::plan::{PlateStep, Plates};
use recoup_store::{self as store, Tx};
use uuid::Uuid;

use super::agreement::{Subject, agree_unseen};
use super::check_in::bare;
use super::health::has_answered;
use super::log::Settings;
use super::program::current_name;
use super::{Desk, Error, Result};
use crate::auth::Secret;
use crate::wire;

/// Names longer than this are refused.
const LONGEST_NAME: usize = 80;
/// More kinds of plates than this are refused. Choice: no gym has a dozen.
const MOST_PLATES: usize = 12;
/// The heaviest bar, in hundredths of the unit. Choice: a trap bar weighs up to 45 kg, 100 lb.
const HEAVIEST_BAR: u32 = 10_000;

/// The owner's id: the one account of this installation.
///
/// # Errors
/// When the store cannot be read.
pub fn find_owner(tx: &mut Tx<'_>) -> recoup_store::Result<Option<Uuid>> {
    Ok(tx
        .list_accounts()?
        .first()
        .map(|account| account.athlete_id))
}

/// Opens the owner's account, without a password until one is set.
///
/// # Errors
/// [`Error::Invalid`] for a name that is empty or too long.
pub fn open_account(tx: &mut Tx<'_>, name: &str, now: Timestamp) -> Result<Uuid> {
    let name = checked_text("name", name)?;
    let athlete_id = Uuid::new_v4();
    tx.insert_account(&store::Account {
        athlete_id,
        name: name.to_owned(),
        password_hash: None,
        created_at: now,
        log_revision: 0,
    })?;
    Ok(athlete_id)
}

/// A new personal token; its secret is in the answer and kept nowhere.
///
/// # Errors
/// [`Error::Invalid`] for a label that is empty or too long; [`Error::NoChance`] when the system
/// gives no random bytes.
pub fn make_token(tx: &mut Tx<'_>, desk: &Desk<'_>, label: &str) -> Result<wire::TokenMade> {
    let label = checked_text("label", label)?;
    let secret = Secret::draw().map_err(|_| Error::NoChance)?;
    let id = Uuid::new_v4();
    tx.insert_api_token(&store::ApiToken {
        athlete_id: desk.athlete,
        id,
        label: label.to_owned(),
        token_hash: secret.hash,
        created_at: desk.now,
        used_at: None,
        revoked_at: None,
    })?;
    Ok(wire::TokenMade {
        id,
        token: secret.text,
    })
}

/// Gives the athlete another name.
///
/// # Errors
/// [`Error::Invalid`] for a name that is empty or too long.
pub fn rename(tx: &mut Tx<'_>, desk: &Desk<'_>, name: &str) -> Result<()> {
    let name = checked_text("name", name)?;
    let absent = || Error::Absent {
        what: "account",
        id: desk.athlete.to_string(),
    };
    let account = tx.find_account(desk.athlete)?.ok_or_else(absent)?;
    tx.update_account(desk.athlete, name, account.password_hash.as_deref())?;
    Ok(())
}

fn checked_text<'t>(field: &str, text: &'t str) -> Result<&'t str> {
    let text = text.trim();
    let length = text.chars().count();
    if (1..=LONGEST_NAME).contains(&length) {
        return Ok(text);
    }
    Err(Error::Invalid {
        field: field.to_owned(),
        found: format!("{length} characters"),
        limit: format!("between 1 and {LONGEST_NAME} characters"),
    })
}

/// Who is asking, and what she still has to set.
///
/// # Errors
/// [`Error::Absent`] when the account is gone.
pub fn me(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<wire::Me> {
    let absent = || Error::Absent {
        what: "account",
        id: desk.athlete.to_string(),
    };
    let account = tx.find_account(desk.athlete)?.ok_or_else(absent)?;
    let profile = tx.find_profile(desk.athlete)?;
    let utc = || desk.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let today = match &profile {
        Some(_) => Settings::read(tx, desk)?.today(desk),
        None => utc(),
    };
    Ok(wire::Me {
        athlete: wire::AthleteCard {
            id: account.athlete_id,
            name: account.name,
            demo: profile.as_ref().is_some_and(|p| p.demo),
        },
        health_answered: profile.as_ref().is_some_and(has_answered),
        profile: profile.as_ref().map(profile_to_wire),
        program: current_name(tx, desk, today)?,
        today,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// Keeps the settings; answers to the health questions stay as they are.
///
/// # Errors
/// [`Error::Invalid`] names the setting; [`Error::Contested`] when another device set it too.
pub fn put_profile(tx: &mut Tx<'_>, desk: &Desk<'_>, sent: &wire::Profile) -> Result<wire::Me> {
    let known = tx.find_profile(desk.athlete)?;
    let row = profile_row(desk.athlete, sent, known.as_ref())?;
    let written = tx.put_profile(&row)?;
    let of = Subject {
        what: "profile",
        table: "profile",
        id: desk.athlete,
    };
    agree_unseen(tx, desk, of, written)?;
    me(tx, desk)
}

fn profile_row(
    athlete_id: Uuid,
    sent: &wire::Profile,
    known: Option<&store::Profile>,
) -> Result<store::Profile> {
    let invalid = |field: &str, found: &str, limit: &str| Error::Invalid {
        field: field.to_owned(),
        found: found.to_owned(),
        limit: limit.to_owned(),
    };
    jiff::tz::TimeZone::get(&sent.time_zone)
        .map_err(|_| invalid("time_zone", &sent.time_zone, "a zone such as Europe/Berlin"))?;
    let usual: jiff::civil::Time = format!("{}:00", sent.usual_time)
        .parse()
        .map_err(|_| invalid("usual_time", &sent.usual_time, "a time such as 18:00"))?;
    for kit in &sent.equipment {
        Equipment::from_code(kit).map_err(|e| Error::unknown("equipment", &e))?;
    }
    let days = sent
        .training_days
        .iter()
        .fold(0, |mask, day| mask | (1_i64 << (*day as u32)));
    if !(1..=6).contains(&days.count_ones()) {
        let found = format!("{} days", days.count_ones());
        return Err(invalid("training_days", &found, "between 1 and 6 days"));
    }
    let (plates, bar_hundredths) = plates_and_bar(sent, known)?;
    Ok(store::Profile {
        athlete_id,
        unit: bare(&sent.unit),
        time_zone: sent.time_zone.clone(),
        training_days: days,
        usual_minute: Some(i64::from(usual.hour()) * 60 + i64::from(usual.minute())),
        equipment: sent.equipment.join(","),
        experience: bare(&sent.experience),
        health_gate: known.and_then(|k| k.health_gate.clone()),
        health_gate_at: known.and_then(|k| k.health_gate_at),
        demo: known.is_some_and(|k| k.demo),
        plates,
        bar_hundredths,
        counter: sent.rev.counter,
        device: sent.rev.device.clone(),
    })
}

/// Her plates and bar: as sent, else as they were; those of another unit mean nothing in this one.
fn plates_and_bar(
    sent: &wire::Profile,
    known: Option<&store::Profile>,
) -> Result<(Option<String>, Option<i64>)> {
    let known = known.filter(|known| known.unit == bare(&sent.unit));
    let plates = match &sent.plates {
        Some(plates) => Some(plates_text(plates)?),
        None => known.and_then(|known| known.plates.clone()),
    };
    let bar = match sent.bar {
        Some(bar) if HEAVIEST_BAR < bar => {
            return Err(Error::Invalid {
                field: "bar".to_owned(),
                found: format!("{bar} hundredths"),
                limit: format!("between 0 and {HEAVIEST_BAR} hundredths of the unit"),
            });
        }
        Some(bar) => Some(i64::from(bar)),
        None => known.and_then(|known| known.bar_hundredths),
    };
    Ok((plates.filter(|text| !text.is_empty()), bar))
}

fn plates_text(plates: &[u32]) -> Result<String> {
    let masses: Vec<i64> = plates.iter().map(|mass| i64::from(*mass)).collect();
    if MOST_PLATES < masses.len() || (!masses.is_empty() && Plates::new(&masses).is_none()) {
        return Err(Error::Invalid {
            field: "plates".to_owned(),
            found: format!("{plates:?}"),
            limit: format!(
                "at most {MOST_PLATES} plates, each {} to {} hundredths of the unit",
                PlateStep::MIN,
                PlateStep::MAX
            ),
        });
    }
    let masses: Vec<String> = masses.iter().map(i64::to_string).collect();
    Ok(masses.join(","))
}

/// Plates in hundredths of the unit as the profile keeps them.
pub(super) fn plates_of(text: &str) -> Vec<u32> {
    text.split(',')
        .filter_map(|mass| mass.parse().ok())
        .collect()
}

/// The settings as the API tells them.
pub(super) fn profile_to_wire(row: &store::Profile) -> wire::Profile {
    const WEEK: [wire::Weekday; 7] = [
        wire::Weekday::Mon,
        wire::Weekday::Tue,
        wire::Weekday::Wed,
        wire::Weekday::Thu,
        wire::Weekday::Fri,
        wire::Weekday::Sat,
        wire::Weekday::Sun,
    ];
    let minute = row.usual_minute.unwrap_or(18 * 60);
    let days = WEEK
        .iter()
        .enumerate()
        .filter(|(bit, _)| row.training_days & (1 << bit) != 0);
    wire::Profile {
        unit: if row.unit == "lb" {
            wire::Unit::Lb
        } else {
            wire::Unit::Kg
        },
        time_zone: row.time_zone.clone(),
        training_days: days.map(|(_, day)| *day).collect(),
        usual_time: format!("{:02}:{:02}", minute / 60, minute % 60),
        equipment: row
            .equipment
            .split(',')
            .filter(|e| !e.is_empty())
            .map(str::to_owned)
            .collect(),
        experience: match row.experience.as_str() {
            "new" => wire::Experience::New,
            "returning" => wire::Experience::Returning,
            _ => wire::Experience::Regular,
        },
        plates: row.plates.as_deref().map(plates_of),
        bar: row.bar_hundredths.and_then(|bar| u32::try_from(bar).ok()),
        rev: wire::Rev {
            counter: row.counter,
            device: row.device.clone(),
        },
    }
}
