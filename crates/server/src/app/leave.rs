//! The log in layouts that others read: Strong and Hevy to move there, Parquet to look into it,
//! FIT for a watch.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use recoup_import::{self as parse, MassUnit, ParsedSession, ParsedSet, SetKind};
use recoup_store::{self as store, Tx};

use super::log::Settings;
use super::{Desk, Error, Result, table};
use crate::wire;

/// A file to hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// What to call it.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The log in a layout that others read: another app's, or a table for analysis.
///
/// # Errors
/// When the store cannot be read.
pub fn export_as(tx: &mut Tx<'_>, desk: &Desk<'_>, layout: wire::ExportLayout) -> Result<Leaving> {
    let (name, media_type, bytes) = match layout {
        wire::ExportLayout::Strong => {
            let text = parse::to_strong_csv(&sessions(tx, desk)?);
            ("strong.csv", CSV, text.into_bytes())
        }
        wire::ExportLayout::Hevy => {
            let text = parse::to_hevy_csv(&sessions(tx, desk)?);
            ("hevy.csv", CSV, text.into_bytes())
        }
        wire::ExportLayout::Parquet => ("sets.parquet", PARQUET, table::sets(tx, desk)?),
        wire::ExportLayout::ParquetCheckIns => {
            ("check_ins.parquet", PARQUET, table::check_ins(tx, desk)?)
        }
    };
    Ok(Leaving {
        name: name.to_owned(),
        media_type,
        bytes,
    })
}

const CSV: &str = "text/csv; charset=utf-8";
const PARQUET: &str = "application/vnd.apache.parquet";

/// All sessions with sets, as an import would give them.
fn sessions(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<Vec<ParsedSession>> {
    let zone = Settings::read(tx, desk)?.zone;
    let kept = tx.list_sessions_with_sets(desk.athlete, Date::MIN, Date::MAX)?;
    Ok(kept
        .iter()
        .filter(|kept| !kept.session.deleted && !kept.sets.is_empty())
        .map(|kept| session(desk, kept, &zone))
        .collect())
}

fn session(desk: &Desk<'_>, kept: &store::PerformedSession, zone: &TimeZone) -> ParsedSession {
    let row = &kept.session;
    let at = |at: jiff::Timestamp| -> DateTime { at.to_zoned(zone.clone()).datetime() };
    let mut block = 0;
    let mut last: Option<&str> = None;
    let mut sets = Vec::new();
    for set in &kept.sets {
        let exercise = set.exercise_id.as_str();
        block += u32::from(last.is_some_and(|last| last != exercise));
        last = Some(exercise);
        sets.push(performed(desk, set, block));
    }
    ParsedSession {
        key: row.id.to_string(),
        start: row.started_at.map_or(row.day.at(0, 0, 0, 0), at),
        time_known: row.started_at.is_some(),
        offset_s: None,
        duration_s: row.duration_s.and_then(|s| u32::try_from(s).ok()),
        duration_suspect: false,
        name: row.name.clone(),
        notes: row.note.clone().unwrap_or_default(),
        sets,
    }
}

fn performed(desk: &Desk<'_>, row: &store::PerformedSet, block: u32) -> ParsedSet {
    let count = |n: Option<i64>| n.and_then(|n| u32::try_from(n).ok());
    ParsedSet {
        exercise: desk.exercise_name(&row.exercise_id),
        block,
        superset: None,
        kind: match row.kind.as_str() {
            "warm_up" => SetKind::WarmUp,
            "drop" => SetKind::Drop,
            "failure" => SetKind::Failure,
            _ => SetKind::Working,
        },
        load_grams: row.load_g,
        load_unit: if row.load_unit == "lb" {
            MassUnit::Pound
        } else {
            MassUnit::Kilogram
        },
        reps: count(row.reps),
        rir_halves: row.rir_halves.and_then(|halves| u8::try_from(halves).ok()),
        seconds: count(row.duration_s),
        distance_mm: row.distance_mm.and_then(|mm| u64::try_from(mm).ok()),
        note: row.note.clone().unwrap_or_default(),
        rest_s: None,
        line: 0,
        suspect: None,
    }
}

/// The strength session of a day as a FIT workout: a watch leads through its sets and rests.
///
/// # Errors
/// [`Error::Absent`] when the day has no strength session.
pub fn watch_workout(tx: &mut Tx<'_>, desk: &Desk<'_>, on: Option<Date>) -> Result<Leaving> {
    let settings = Settings::read(tx, desk)?;
    let on = on.unwrap_or_else(|| settings.today(desk));
    let absent = || Error::Absent {
        what: "strength session on that day",
        id: on.to_string(),
    };
    let planned = super::today::decided(tx, desk, on)?.planned;
    let planned = planned.filter(|planned| planned.kind == wire::DayKind::Strength);
    let planned = planned.ok_or_else(absent)?;
    let plan = parse::WorkoutPlan {
        name: planned.name.clone(),
        written_at: desk.now,
        serial: u32::try_from(on.duration_since(Date::ZERO).as_hours() / 24).unwrap_or(0),
        sets: planned
            .exercises
            .iter()
            .filter(|exercise| exercise.dropped.is_none())
            .flat_map(|exercise| sets_to_do(exercise, settings.unit))
            .collect(),
    };
    let ours = |name: &str| {
        let sure = desk.library.match_exercise(name);
        sure.sure().map(|id| desk.exercise_name(id.as_str()))
    };
    Ok(Leaving {
        name: format!("{on}.fit"),
        media_type: "application/octet-stream",
        bytes: parse::to_fit_workout(&plan, &ours),
    })
}

/// The upper end of what is planned is what the watch counts to.
fn sets_to_do(
    exercise: &wire::PlannedExercise,
    unit: MassUnit,
) -> impl Iterator<Item = parse::WorkoutSet> {
    let amount = match exercise.seconds_high.or(exercise.seconds_low) {
        Some(seconds) => parse::WorkoutAmount::Seconds(seconds),
        None => parse::WorkoutAmount::Reps(exercise.reps_high),
    };
    let sides = if exercise.per_side { 2 } else { 1 };
    let set = parse::WorkoutSet {
        exercise: exercise.name.clone(),
        amount,
        load_grams: exercise.load_g,
        unit,
        rest_s: exercise.rest_s,
    };
    (0..exercise.sets * sides).map(move |n| parse::WorkoutSet {
        // Between two sides there is no rest.
        rest_s: if n % sides + 1 < sides { 0 } else { set.rest_s },
        ..set.clone()
    })
}
