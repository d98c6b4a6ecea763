//! The evening's answer: kept, taken back, and whether it is asked at all.

use jiff::civil::Date;
use recoup_engine::unit::Level;
use recoup_engine::wellness;
use recoup_store::{self as store, Tx};
use uuid::Uuid;

use super::agreement::{Subject, agree_unseen};
use super::log::Log;
use super::{Desk, Error, Result};
use crate::wire;

/// Keeps an evening's answer; sending the same one twice changes nothing.
///
/// # Errors
/// [`Error::Invalid`] names the limit; [`Error::Contested`] when another device answered at the
/// same time.
pub fn put_evening(tx: &mut Tx<'_>, desk: &Desk<'_>, sent: &wire::Evening) -> Result<()> {
    let tiredness = i64::from(sent.tiredness);
    Level::try_new(tiredness).map_err(|e| Error::out_of_range("tiredness", &e))?;
    let row = store::Evening {
        athlete_id: desk.athlete,
        id: sent.id,
        day: sent.day,
        at: sent.at,
        tiredness,
        counter: sent.rev.counter,
        device: sent.rev.device.clone(),
        deleted: false,
    };
    let written = tx.put_evening(&row)?;
    agree_unseen(tx, desk, subject(sent.id), written)
}

/// Takes an evening's answer back.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id; [`Error::Contested`] when another device
/// changed it at the same time.
pub fn delete_evening(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid, rev: &wire::Rev) -> Result<()> {
    let absent = || Error::Absent {
        what: "evening",
        id: id.to_string(),
    };
    let row = tx.find_evening(desk.athlete, id)?.ok_or_else(absent)?;
    let written = tx.put_evening(&store::Evening {
        deleted: true,
        counter: rev.counter,
        device: rev.device.clone(),
        ..row
    })?;
    agree_unseen(tx, desk, subject(id), written)
}

const fn subject(id: Uuid) -> Subject {
    Subject {
        what: "evening",
        table: "evening",
        id,
    }
}

/// Whether the question is asked on a day, what for, and what was answered.
///
/// # Errors
/// [`Error::NoProfile`] before the settings are kept.
pub fn evening(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    on: Option<Date>,
) -> Result<wire::EveningQuestion> {
    let log = Log::read(tx, desk, None)?;
    let day = on.unwrap_or_else(|| log.settings.today(desk));
    let next = day.tomorrow().unwrap_or(day);
    let session = log.history.sessions_between(day, next).last();
    let now = desk.now.to_zoned(log.settings.zone.clone()).datetime();
    let hours = session.map(|s| now.duration_since(s.ended()).as_hours());
    let answer = tx.list_evenings(desk.athlete, day, day)?;
    let answers = log.history.evenings().len();
    Ok(wire::EveningQuestion {
        day,
        is_asked: session.is_some(),
        session: session.map(|s| s.name.clone()),
        hours: hours.and_then(|h| u32::try_from(h).ok()),
        answer: answer.first().and_then(to_wire),
        answers: u32::try_from(answers).unwrap_or(u32::MAX),
        sentence: desk.say("evening.sentence", &[("answers", answers.to_string())]),
    })
}

/// A row as the API tells it.
pub(super) fn to_wire(row: &store::Evening) -> Option<wire::Evening> {
    Some(wire::Evening {
        id: row.id,
        day: row.day,
        at: row.at,
        tiredness: u8::try_from(row.tiredness).ok()?,
        rev: wire::Rev {
            counter: row.counter,
            device: row.device.clone(),
        },
    })
}

/// A row as the engine takes it; one outside the scale is left out.
pub(super) fn from_row(row: &store::Evening) -> Option<wellness::Evening> {
    Some(wellness::Evening {
        date: row.day,
        tiredness: Level::try_new(row.tiredness).ok()?,
    })
}
