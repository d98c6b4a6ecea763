//! Deleting what is kept of an athlete: all of it, in seven days or now, or what is most private.

use jiff::{SignedDuration, Timestamp};
use recoup_import::Signal;
use recoup_store::{self as store, Scrubbed, Tx};
use uuid::Uuid;

use super::health::forget_cycle;
use super::{Desk, Error, Result};
use crate::wire;

/// How long everything can be had back. Source: RULINGS 23.
const UNDO_WINDOW: SignedDuration = SignedDuration::from_hours(7 * 24);
/// What a check-in without symptoms or sore muscles has in their place.
const NO_MAP: &str = "{}";
/// What a check-in without pains has in their place.
const NO_LIST: &str = "[]";

/// What a deletion would take, and whether one is waiting.
///
/// # Errors
/// When the store cannot be read.
pub fn deletion(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<wire::Deletion> {
    let wish = tx.find_deletion(desk.athlete)?;
    let tables = counts(tx, desk.athlete)?;
    Ok(wire::Deletion {
        due_at: wish.map(|w| w.due_at),
        tables: tables.into_iter().filter(|t| 0 < t.rows).collect(),
        cycle: cycle_rows(tx, desk)?,
    })
}

/// Deletes a part at once, everything at once, or everything in seven days.
///
/// # Errors
/// [`Error::Invalid`] when everything shall go and the name typed is not hers.
pub fn delete(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    body: &wire::DeletionBody,
) -> Result<wire::Deleted> {
    match body.what {
        wire::DeletionPart::Cycle => {
            let rows = delete_cycle(tx, desk)?;
            Ok(part(desk, rows))
        }
        wire::DeletionPart::NotesAndBodyMap => {
            let rows = tx.delete_notes_and_body_map(desk.athlete, NO_MAP, NO_LIST, unnoted)?;
            Ok(part(desk, rows))
        }
        wire::DeletionPart::Everything => {
            check_name(tx, desk, &body.name)?;
            if body.now {
                return everything(tx, desk.athlete, desk.now);
            }
            let due_at = desk.now.checked_add(UNDO_WINDOW).unwrap_or(desk.now);
            tx.put_deletion(&store::Deletion {
                athlete_id: desk.athlete,
                asked_at: desk.now,
                due_at,
            })?;
            Ok(wire::Deleted {
                deleted_at: None,
                due_at: Some(due_at),
                rows: 0,
                left: Vec::new(),
                beyond: Vec::new(),
            })
        }
    }
}

/// A session under way without its own note and those of its lifts; what is no session stays.
fn unnoted(body: &str) -> String {
    let Ok(mut session) = serde_json::from_str::<serde_json::Value>(body) else {
        return body.to_owned();
    };
    let empty = |of: &mut serde_json::Value| {
        if let Some(note) = of.get_mut("note") {
            *note = serde_json::Value::from("");
        }
    };
    empty(&mut session);
    let lifts = session
        .get_mut("lifts")
        .and_then(serde_json::Value::as_array_mut);
    lifts.into_iter().flatten().for_each(empty);
    session.to_string()
}

/// Keeps everything after all.
///
/// # Errors
/// [`Error::Absent`] when no deletion was waiting.
pub fn undo_deletion(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<wire::Deletion> {
    if !tx.delete_deletion(desk.athlete)? {
        return Err(Error::Absent {
            what: "waiting deletion",
            id: desk.athlete.to_string(),
        });
    }
    deletion(tx, desk)
}

/// Deletes everybody whose seven days are over; returns how many.
///
/// # Errors
/// When the store cannot be written.
pub fn delete_due(tx: &mut Tx<'_>, now: Timestamp) -> Result<usize> {
    let due = tx.list_due_deletions(now)?;
    for wish in &due {
        everything(tx, wish.athlete_id, now)?;
    }
    Ok(due.len())
}

/// What a deletion cannot reach, in words, after the file was written anew.
pub fn beyond_deletion(desk: &Desk<'_>, scrubbed: &Scrubbed) -> Vec<String> {
    let key = if scrubbed.is_rewritten {
        "deletion.file_rewritten"
    } else {
        "deletion.file_later"
    };
    let mut beyond = vec![desk.say(key, &[])];
    if !scrubbed.copies.is_empty() {
        let n = scrubbed.copies.len().to_string();
        beyond.push(desk.say("deletion.copies", &[("n", n)]));
    }
    beyond.push(desk.say("deletion.backups", &[]));
    beyond
}

fn part(desk: &Desk<'_>, rows: u64) -> wire::Deleted {
    wire::Deleted {
        deleted_at: Some(desk.now),
        due_at: None,
        rows,
        left: Vec::new(),
        beyond: Vec::new(),
    }
}

/// The account and all that hangs on it; the count afterwards is the proof.
fn everything(tx: &mut Tx<'_>, athlete: Uuid, now: Timestamp) -> Result<wire::Deleted> {
    let before = counts(tx, athlete)?;
    tx.delete_account(athlete)?;
    Ok(wire::Deleted {
        deleted_at: Some(now),
        due_at: None,
        rows: before.iter().map(|t| t.rows).sum(),
        left: counts(tx, athlete)?,
        beyond: Vec::new(),
    })
}

fn counts(tx: &mut Tx<'_>, athlete: Uuid) -> Result<Vec<wire::TableCount>> {
    let found = tx.list_table_counts(athlete)?;
    let told = |of: store::TableCount| wire::TableCount {
        table: of.table,
        rows: u64::try_from(of.rows).unwrap_or_default(),
    };
    Ok(found.into_iter().map(told).collect())
}

fn check_name(tx: &mut Tx<'_>, desk: &Desk<'_>, typed: &str) -> Result<()> {
    let known = tx.find_account(desk.athlete)?;
    let name = known.map(|account| account.name).unwrap_or_default();
    if name.trim().eq_ignore_ascii_case(typed.trim()) {
        return Ok(());
    }
    Err(Error::Invalid {
        field: "name".to_owned(),
        found: format!("{} characters", typed.trim().chars().count()),
        limit: "your name as the account has it".to_owned(),
    })
}

fn intimate() -> impl Iterator<Item = Signal> {
    Signal::ALL.into_iter().filter(|s| s.is_intimate())
}

fn cycle_rows(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<u64> {
    use jiff::civil::Date;
    let readings = tx.list_readings(desk.athlete, Date::MIN, Date::MAX)?;
    let is_intimate = |r: &&store::Reading| intimate().any(|s| s.code() == r.signal);
    let readings = readings.iter().filter(is_intimate).count();
    let mornings = tx.list_check_ins(desk.athlete, Date::MIN, Date::MAX)?;
    let is_told = |c: &&store::CheckIn| !c.symptoms.is_empty() && c.symptoms != NO_MAP;
    let mornings = mornings.iter().filter(is_told).count();
    let profile = tx.find_profile(desk.athlete)?;
    let answers = profile.is_some_and(|p| forget_cycle(p).is_some());
    let all = readings + mornings + usize::from(answers);
    Ok(u64::try_from(all).unwrap_or(u64::MAX))
}

fn delete_cycle(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<u64> {
    let mut rows = tx.delete_symptoms(desk.athlete, NO_MAP)?;
    for signal in intimate() {
        rows += tx.delete_readings(desk.athlete, signal.code())?;
    }
    let profile = tx.find_profile(desk.athlete)?;
    if let Some(forgotten) = profile.and_then(forget_cycle) {
        tx.put_profile(&forgotten)?;
        rows += 1;
    }
    Ok(rows)
}
