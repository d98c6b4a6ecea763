//! Sessions written in the layouts of other apps, so that people can leave.
//!
//! Both layouts are read back by [`parse`](crate::parse) to the same sessions,
//! up to what a layout cannot say (see each function).

use std::fmt::Write as _;

use jiff::SignedDuration;
use jiff::civil::DateTime;
use recoup_engine::session::SetKind;
use recoup_engine::unit::MassUnit;

use crate::cell::decimal::{BILLION, Decimal, divide_rounded};
use crate::cell::mass;
use crate::parsed::{ParsedSession, ParsedSet};

/// The header of Strong for Android, a unit in every row.
const STRONG: &str = "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration\n";

/// The header of Hevy's workouts.
const HEVY: &str = "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\",\"weight_kg\",\"reps\",\"distance_km\",\"duration_seconds\",\"rpe\"\n";

/// English month names, as Hevy writes them.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The sessions as Strong for Android writes them: semicolons, a unit in every row.
///
/// Loads are written in the unit the person saw, to two places. Rests become
/// rows of their own. What the layout cannot say is lost: supersets, effort
/// outside RPE 1 to 10, and whether the time of day is known (midnight stands for it).
pub fn to_strong_csv(sessions: &[ParsedSession]) -> String {
    let mut text = String::from(STRONG);
    for session in sessions {
        let mut number = 0;
        let mut block = None;
        for set in &session.sets {
            if block != Some(set.block) {
                (number, block) = (0, Some(set.block));
            }
            number += u32::from(matches!(set.kind, SetKind::Working | SetKind::RestPause));
            write_strong_row(&mut text, session, set, &strong_order(set.kind, number));
            if let Some(rest) = set.rest_s {
                write_strong_rest(&mut text, session, set, rest);
            }
        }
    }
    text
}

fn strong_order(kind: SetKind, number: u32) -> String {
    match kind {
        // The app knows no mark for a rest-pause: it is a plain set there.
        SetKind::Working | SetKind::RestPause => number.to_string(),
        SetKind::WarmUp => "W".to_owned(),
        SetKind::Drop => "D".to_owned(),
        SetKind::Failure => "F".to_owned(),
    }
}

fn write_strong_row(text: &mut String, session: &ParsedSession, set: &ParsedSet, order: &str) {
    let unit = match (set.load_grams, set.load_unit) {
        (None, _) => "",
        (Some(_), MassUnit::Kilogram) => "kg",
        (Some(_), MassUnit::Pound) => "lbs",
    };
    let cells = [
        date_time(session.start),
        session.name.clone(),
        set.exercise.clone(),
        order.to_owned(),
        set.load_grams
            .map_or_else(String::new, |grams| load(grams, set.load_unit)),
        unit.to_owned(),
        shown(set.reps),
        rpe(set.rir_halves),
        set.distance_mm.map_or_else(String::new, kilometres),
        if set.distance_mm.is_some() { "km" } else { "" }.to_owned(),
        shown(set.seconds),
        set.note.clone(),
        session.notes.clone(),
        session
            .duration_s
            .map_or_else(String::new, |seconds| format!("{seconds}s")),
    ];
    write_row(text, ';', &cells);
}

fn write_strong_rest(text: &mut String, session: &ParsedSession, set: &ParsedSet, rest: u32) {
    let mut cells: [String; 14] = Default::default();
    cells[0] = date_time(session.start);
    cells[1].clone_from(&session.name);
    cells[2].clone_from(&set.exercise);
    "Rest Timer".clone_into(&mut cells[3]);
    cells[10] = rest.to_string();
    write_row(text, ';', &cells);
}

/// The sessions as Hevy writes them: kilometres and kilograms, newest session first.
///
/// What the layout cannot say is lost: seconds of the start, rests, effort outside
/// RPE 1 to 10, and whether the time of day is known (midnight stands for it).
pub fn to_hevy_csv(sessions: &[ParsedSession]) -> String {
    let mut text = String::from(HEVY);
    for session in sessions.iter().rev() {
        let mut index = 0;
        let mut block = None;
        for set in &session.sets {
            if block != Some(set.block) {
                (index, block) = (0, Some(set.block));
            }
            write_hevy_row(&mut text, session, set, index);
            index += 1;
        }
    }
    text
}

fn write_hevy_row(text: &mut String, session: &ParsedSession, set: &ParsedSet, index: u32) {
    let lasted = SignedDuration::from_secs(session.duration_s.map_or(0, i64::from));
    let kind = match set.kind {
        SetKind::Working | SetKind::RestPause => "normal",
        SetKind::WarmUp => "warmup",
        SetKind::Drop => "dropset",
        SetKind::Failure => "failure",
    };
    let cells = [
        session.name.clone(),
        hevy_time(session.start),
        hevy_time(session.start.saturating_add(lasted)),
        session.notes.clone(),
        set.exercise.clone(),
        shown(set.superset),
        set.note.clone(),
        index.to_string(),
        kind.to_owned(),
        set.load_grams.map_or_else(String::new, kilograms),
        shown(set.reps),
        set.distance_mm.map_or_else(String::new, kilometres),
        shown(set.seconds),
        rpe(set.rir_halves),
    ];
    write_row(text, ',', &cells);
}

/// Cells with the mark between them, quoted where needed, and a line end.
fn write_row(text: &mut String, mark: char, cells: &[String]) {
    for (index, cell) in cells.iter().enumerate() {
        if 0 < index {
            text.push(mark);
        }
        let plain = !cell.contains([mark, '"', '\n', '\r']);
        let guarded = guard(cell);
        if plain && guarded == *cell {
            text.push_str(cell);
        } else {
            let _ = write!(text, "\"{}\"", guarded.replace('"', "\"\""));
        }
    }
    text.push('\n');
}

/// Names that a spreadsheet would run as a formula get a space before them.
fn guard(cell: &str) -> String {
    let is_number = Decimal::parse(cell).is_some();
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@') if !is_number => format!(" {cell}"),
        _ => cell.to_owned(),
    }
}

fn shown(value: Option<u32>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn rpe(rir_halves: Option<u8>) -> String {
    let halves = rir_halves
        .and_then(|rir| 20_u8.checked_sub(rir))
        .filter(|&halves| 2 <= halves);
    let billionths = |halves: u8| Decimal::from_billionths(i64::from(halves) * BILLION / 2);
    halves.map_or_else(String::new, |halves| billionths(halves).to_string())
}

fn date_time(start: DateTime) -> String {
    format!("{} {}", start.date(), start.time().strftime("%H:%M:%S"))
}

/// `8 Apr 2026, 16:50`.
fn hevy_time(start: DateTime) -> String {
    let month = usize::try_from(start.month() - 1)
        .ok()
        .and_then(|month| MONTHS.get(month));
    let month = month.copied().unwrap_or_default();
    let (day, year) = (start.day(), start.year());
    format!(
        "{day} {month} {year}, {:02}:{:02}",
        start.hour(),
        start.minute()
    )
}

/// A load in its unit, to two places.
fn load(grams: i64, unit: MassUnit) -> String {
    match unit {
        MassUnit::Kilogram => kilograms(grams),
        MassUnit::Pound => {
            let kilograms = Decimal::from_billionths(grams.saturating_mul(BILLION / 1000));
            mass::convert(kilograms, MassUnit::Kilogram)
                .to_cents()
                .to_string()
        }
    }
}

fn kilograms(grams: i64) -> String {
    Decimal::from_billionths(grams.saturating_mul(BILLION / 1000)).to_string()
}

fn kilometres(mm: u64) -> String {
    let billionths = divide_rounded(i128::from(mm) * 1000, 1);
    Decimal::from_billionths(billionths).to_string()
}
