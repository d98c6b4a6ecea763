//! Activity beside strength and recovery sessions: a run, a class, a hike.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use recoup_engine::session::{self, ActivityKind};
use recoup_engine::training_load::activity_load;
use recoup_engine::unit::{Distance, Effort, Minutes};
use recoup_store::{self as store, Tx};
use uuid::Uuid;

use super::agreement::{Subject, agree, agree_unseen};
use super::check_in::bare;
use super::session::{halves, scaled, within};
use super::{Desk, Error, Result, Versions};
use crate::wire;

/// Names longer than this are refused.
const LONGEST_NAME: usize = 120;
/// Beats a minute that a heart can have. Choice: wide enough for a newborn and for a sensor's slips.
const HEART_RATES: std::ops::RangeInclusive<u16> = 20..=260;
/// Millimeters in a meter. Source: definition.
const MILLIMETERS: f64 = 1_000.0;

/// Keeps an activity; sending it twice changes nothing.
///
/// `source` says where it was written: `app` or `cli`. One that came in with a file stays of that
/// file, so that taking the import back does not leave it, unless it was changed by hand.
///
/// # Errors
/// [`Error::Invalid`] names the value and its limit; [`Error::Contested`] when another device wrote
/// it at the same time.
pub fn put_activity(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    sent: &wire::Activity,
    source: &str,
) -> Result<wire::Activity> {
    let stored = tx.find_activity(desk.athlete, sent.id)?;
    let mut row = to_row(desk.athlete, sent, source)?;
    if let Some(stored) = &stored {
        row.source.clone_from(&stored.source);
        row.import_id = stored.import_id;
    }
    let written = tx.put_activity(&row)?;
    agree(tx, desk, subject(sent.id), written, |tx| {
        let other = tx.find_other_activity(desk.athlete, sent.id, &sent.rev.device)?;
        Ok(other.and_then(|other| Versions::of(sent, &to_wire(&other))))
    })?;
    find_activity(tx, desk, sent.id)
}

const fn subject(id: Uuid) -> Subject {
    Subject {
        what: "activity",
        table: "activity",
        id,
    }
}

/// An activity.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id, or it was taken back.
pub fn find_activity(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid) -> Result<wire::Activity> {
    let found = tx.find_activity(desk.athlete, id)?;
    let found = found.filter(|a| !a.deleted).ok_or_else(|| absent(id))?;
    Ok(to_wire(&found))
}

/// The activities of the days `from` to `to`, both included, oldest first.
///
/// # Errors
/// When the store cannot be read.
pub fn list_activities(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    from: Date,
    to: Date,
) -> Result<Vec<wire::Activity>> {
    let found = tx.list_activities(desk.athlete, from, to)?;
    Ok(found.iter().map(to_wire).collect())
}

/// Takes an activity back; it stays in the log as taken back.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id.
pub fn delete_activity(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid, rev: &wire::Rev) -> Result<()> {
    let row = tx.find_activity(desk.athlete, id)?;
    let row = row.ok_or_else(|| absent(id))?;
    let written = tx.put_activity(&store::Activity {
        deleted: true,
        counter: rev.counter,
        device: rev.device.clone(),
        ..row
    })?;
    agree_unseen(tx, desk, subject(id), written)
}

fn absent(id: Uuid) -> Error {
    Error::Absent {
        what: "activity",
        id: id.to_string(),
    }
}

fn to_row(athlete_id: Uuid, sent: &wire::Activity, source: &str) -> Result<store::Activity> {
    let minutes = within("minutes", i64::from(sent.minutes), Minutes::try_new)?.count();
    if minutes == 0 {
        return Err(Error::Invalid {
            field: "minutes".to_owned(),
            found: "0".to_owned(),
            limit: format!("between 1 and {} minutes", Minutes::MAX),
        });
    }
    let effort = sent
        .effort
        .map(|e| within("effort", halves(e), Effort::try_new))
        .transpose()?;
    let distance = sent
        .distance_m
        .map(|m| within("distance_m", scaled(m, MILLIMETERS), Distance::try_new))
        .transpose()?;
    check_name(&sent.name)?;
    check_heart_rate(sent.mean_hr)?;
    Ok(store::Activity {
        athlete_id,
        id: sent.id,
        day: sent.day,
        started_at: sent.started_at,
        kind: bare(&sent.kind),
        name: sent.name.trim().to_owned(),
        minutes,
        effort_halves: effort.map(Effort::halves),
        distance_mm: distance.map(Distance::millimeters),
        mean_hr: sent.mean_hr.map(i64::from),
        note: Some(sent.note.clone()).filter(|n| !n.is_empty()),
        source: source.to_owned(),
        import_id: None,
        counter: sent.rev.counter,
        device: sent.rev.device.clone(),
        deleted: false,
    })
}

fn check_name(name: &str) -> Result<()> {
    let length = name.chars().count();
    if length <= LONGEST_NAME {
        return Ok(());
    }
    Err(Error::Invalid {
        field: "name".to_owned(),
        found: format!("{length} characters"),
        limit: format!("at most {LONGEST_NAME} characters"),
    })
}

fn check_heart_rate(beats: Option<u16>) -> Result<()> {
    let Some(beats) = beats.filter(|b| !HEART_RATES.contains(b)) else {
        return Ok(());
    };
    let (least, most) = HEART_RATES.into_inner();
    Err(Error::Invalid {
        field: "mean_hr".to_owned(),
        found: beats.to_string(),
        limit: format!("between {least} and {most} beats a minute"),
    })
}

/// An activity as the API tells it.
pub(super) fn to_wire(row: &store::Activity) -> wire::Activity {
    let known = from_row(row, &TimeZone::UTC);
    #[expect(clippy::cast_precision_loss, reason = "at most a thousand kilometers")]
    let meters = row.distance_mm.map(|mm| mm as f64 / MILLIMETERS);
    wire::Activity {
        id: row.id,
        day: row.day,
        started_at: row.started_at,
        kind: super::export::from_code(&row.kind).unwrap_or(wire::ActivityKind::Other),
        name: row.name.clone(),
        minutes: u32::try_from(row.minutes).unwrap_or_default(),
        effort: known.effort.map(Effort::cr10),
        distance_m: meters,
        mean_hr: row.mean_hr.and_then(|b| u16::try_from(b).ok()),
        note: row.note.clone().unwrap_or_default(),
        load: activity_load(&known),
        imported: row.import_id.is_some(),
        rev: wire::Rev {
            counter: row.counter,
            device: row.device.clone(),
        },
    }
}

/// A row as the engine takes it; values outside a quantity's range are left out.
pub(super) fn from_row(row: &store::Activity, zone: &TimeZone) -> session::Activity {
    session::Activity {
        id: row.id.as_u128(),
        date: row.day,
        start: row.started_at.map(|at| at.to_zoned(zone.clone()).time()),
        kind: ActivityKind::from_code(&row.kind).unwrap_or(ActivityKind::Other),
        minutes: Minutes::try_new(row.minutes).unwrap_or(Minutes::NONE),
        effort: row.effort_halves.and_then(|e| Effort::try_new(e).ok()),
    }
}
