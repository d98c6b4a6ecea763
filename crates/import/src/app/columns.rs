//! Where each field of a log stands, and how a row of them becomes a set.

use recoup_engine::session::SetKind;
use recoup_engine::unit::MassUnit;

use crate::book::guess::RawLoad;
use crate::cell::{Cells, is_blank, mass};
use crate::parsed::{Cost, Issues, ParsedSet};
use crate::table::Head;
use crate::table::heading::{Field, KILOMETRE_MM, MILE_MM, Unit};

/// The columns of a log with one set in each row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns {
    pub(crate) width: usize,
    pub(crate) date: Option<usize>,
    pub(crate) time: Option<usize>,
    pub(crate) end: Option<usize>,
    pub(crate) name: Option<usize>,
    pub(crate) workout_notes: Option<usize>,
    pub(crate) duration: Option<usize>,
    pub(crate) duration_unit_s: i64,
    pub(crate) exercise: Option<usize>,
    pub(crate) load: Option<usize>,
    pub(crate) load_unit: Option<usize>,
    /// The unit the header of the load names.
    pub(crate) stated: Option<MassUnit>,
    pub(crate) reps: Option<usize>,
    pub(crate) rpe: Option<usize>,
    pub(crate) rir: Option<usize>,
    pub(crate) distance: Option<usize>,
    pub(crate) distance_unit: Option<usize>,
    pub(crate) distance_unit_mm: Option<i64>,
    pub(crate) seconds: Option<usize>,
    pub(crate) rest: Option<usize>,
    pub(crate) notes: Option<usize>,
    pub(crate) superset: Option<usize>,
    pub(crate) kind: Option<usize>,
    pub(crate) warm_up: Option<usize>,
    /// How many equal sets the row stands for.
    pub(crate) sets: Option<usize>,
}

impl Columns {
    /// The columns as the header names them.
    pub(crate) fn of(head: &Head<'_>) -> Columns {
        let mut columns = Columns::at(head.names.len(), |field| head.column(field));
        let unit = |field| head.heading(field).and_then(|heading| heading.unit);
        if let Some(Unit::Mass(mass)) = unit(Field::Load) {
            columns.stated = Some(mass);
        }
        if let Some(Unit::Length(mm)) = unit(Field::Distance) {
            columns.distance_unit_mm = Some(mm);
        }
        if let Some(Unit::Time(seconds)) = unit(Field::Duration) {
            columns.duration_unit_s = seconds;
        }
        columns
    }

    /// The columns where `column` says they are, without units.
    pub(crate) fn at(width: usize, column: impl Fn(Field) -> Option<usize>) -> Columns {
        Columns {
            width,
            date: column(Field::Date),
            time: column(Field::Time),
            end: column(Field::End),
            name: column(Field::WorkoutName),
            workout_notes: column(Field::WorkoutNotes),
            duration: column(Field::Duration),
            duration_unit_s: 1,
            exercise: column(Field::Exercise),
            load: column(Field::Load),
            load_unit: column(Field::LoadUnit),
            stated: None,
            reps: column(Field::Reps),
            rpe: column(Field::Rpe),
            rir: column(Field::Rir),
            distance: column(Field::Distance),
            distance_unit: column(Field::DistanceUnit),
            distance_unit_mm: None,
            seconds: column(Field::Seconds),
            rest: column(Field::Rest),
            notes: column(Field::Notes),
            superset: column(Field::Superset),
            kind: column(Field::SetKind),
            warm_up: column(Field::WarmUp),
            sets: column(Field::Sets),
        }
    }

    /// The set of a row and its load, or nothing (and an issue) without exercise.
    ///
    /// Seconds and distance of 0 mean "not measured", and so do 0 repetitions
    /// beside a time or distance; a load of 0 is a load.
    pub(crate) fn read_set(
        &self,
        cells: &Cells<'_, '_>,
        kind: SetKind,
        issues: &mut Issues,
    ) -> Option<(ParsedSet, Option<RawLoad>)> {
        let exercise = cells.text(self.exercise);
        if exercise.is_empty() {
            let done = "is empty; the row was left out";
            issues.push(cells.issue(self.exercise, Cost::Row, done));
            return None;
        }
        let load = self.read_load(cells, issues);
        let seconds = cells.seconds(self.seconds, issues);
        let distance_mm = self.read_distance(cells, issues);
        let measured = seconds.is_some() || distance_mm.is_some();
        let reps = cells
            .reps(self.reps, issues)
            .filter(|&reps| 0 < reps || !measured);
        let rpe = cells.rir_of_rpe(self.rpe, issues);
        let set = ParsedSet {
            exercise: exercise.to_owned(),
            block: 0,
            superset: cells.text(self.superset).parse().ok(),
            kind,
            load_grams: None,
            load_unit: MassUnit::Kilogram,
            reps,
            rir_halves: rpe.or_else(|| cells.rir(self.rir, issues)),
            seconds,
            distance_mm,
            note: cells.text(self.notes).to_owned(),
            rest_s: cells.seconds(self.rest, issues),
            line: cells.rows.line(),
            suspect: None,
        };
        Some((set, load))
    }

    fn read_load(&self, cells: &Cells<'_, '_>, issues: &mut Issues) -> Option<RawLoad> {
        let written = cells.text(self.load_unit);
        let unit = self.stated.or_else(|| mass::read_unit(written));
        let load = RawLoad::parse(cells.text(self.load), unit);
        if load.is_none() {
            // Says what is wrong with it, when it is not just empty.
            cells.number(self.load, issues);
        }
        if load.is_some() && unit.is_none() && !is_blank(written) {
            let done = "is no unit of mass; the file's unit was used";
            issues.push(cells.issue(self.load_unit, Cost::Nothing, done));
        }
        load
    }

    /// The distance of a row; kilometres when no unit is said.
    pub(crate) fn read_distance(&self, cells: &Cells<'_, '_>, issues: &mut Issues) -> Option<u64> {
        let written = cells
            .text(self.distance_unit)
            .trim_end_matches('.')
            .to_lowercase();
        let unit_tenths_mm = match (self.distance_unit_mm, written.as_str()) {
            (Some(mm), _) => mm * 10,
            (None, "mi" | "mile" | "miles") => MILE_MM * 10,
            (None, "m" | "meter" | "meters" | "metres") => 1000 * 10,
            (None, "ft" | "feet") => FOOT_TENTHS_MM,
            (None, "yd" | "yards") => FOOT_TENTHS_MM * 3,
            (None, _) => KILOMETRE_MM * 10,
        };
        cells.distance(self.distance, unit_tenths_mm, issues)
    }

    /// How many equal sets the row stands for: 1 unless a column says more.
    pub(crate) fn read_count(&self, cells: &Cells<'_, '_>, issues: &mut Issues) -> usize {
        let text = cells.text(self.sets);
        let count = text.parse().unwrap_or(1);
        if MOST_SETS < count {
            let done = "is too many sets for one row; read as one set";
            issues.push(cells.issue(self.sets, Cost::Value, done));
            return 1;
        }
        count.max(1)
    }

    /// What the set was for, by its kind and warm-up columns.
    pub(crate) fn read_kind(&self, cells: &Cells<'_, '_>, issues: &mut Issues) -> SetKind {
        if is_yes(cells.text(self.warm_up)) {
            return SetKind::WarmUp;
        }
        kind_of(cells.text(self.kind)).unwrap_or_else(|| {
            let done = "is no known kind of set; read as an ordinary set";
            issues.push(cells.issue(self.kind, Cost::Nothing, done));
            SetKind::Working
        })
    }
}

/// Most equal sets that one row may stand for.
///
/// Choice: ten sets of ten is the largest common scheme; twice that is room enough.
const MOST_SETS: usize = 20;

/// Tenths of a millimetre in a foot.
///
/// Source: international yard and pound agreement, 1959.
const FOOT_TENTHS_MM: i64 = 3_048;

/// Whether a cell says yes.
pub(crate) fn is_yes(text: &str) -> bool {
    let yes = [
        "true", "1", "yes", "y", "x", "ja", "si", "oui", "sim", "да", "是", "はい", "tak",
    ];
    yes.contains(&crate::cell::fold::fold(text).as_str())
}

/// Beginnings of the words for kinds of sets, folded.
const KINDS: [(SetKind, &str); 4] = [
    (
        SetKind::WarmUp,
        "warm aufwarm echauff riscald calent aquec opwarm uppvarm rozgrz isin opvarm oppvarm rozcvic bemeleg lammittel zahri incalz 热身 熱身 ウォーム 워밍업 웜업 разми розмин",
    ),
    (SetKind::Drop, "drop reduct disces abnehm degress 递减"),
    (
        SetKind::Failure,
        "fail versag echec cediment fallo falha 力竭 отказ",
    ),
    (
        SetKind::Working,
        "normal work regular standard weighted bodyweight cardio timed set satz serie arbeit straight amrap superset myo rest cluster back",
    ),
];

/// The kind a word names; an empty cell is an ordinary set.
pub(super) fn kind_of(text: &str) -> Option<SetKind> {
    let folded = crate::cell::fold::fold(text);
    match folded.as_str() {
        "" | "n" | "w0" => return Some(SetKind::Working),
        "w" => return Some(SetKind::WarmUp),
        "d" => return Some(SetKind::Drop),
        "f" => return Some(SetKind::Failure),
        _ => {}
    }
    let says = |stems: &str| stems.split(' ').any(|stem| folded.contains(stem));
    KINDS
        .iter()
        .find(|(_, stems)| says(stems))
        .map(|&(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_sets_are_read_in_many_languages() {
        let cases = [
            ("normal", SetKind::Working),
            ("", SetKind::Working),
            ("warmup", SetKind::WarmUp),
            ("Warm-up set", SetKind::WarmUp),
            ("Set di riscaldamento", SetKind::WarmUp),
            ("Aufwärmsatz", SetKind::WarmUp),
            ("dropset", SetKind::Drop),
            ("failure", SetKind::Failure),
            ("Set", SetKind::Working),
        ];
        for (word, kind) in cases {
            assert_eq!(kind_of(word), Some(kind), "{word}");
        }
        assert_eq!(kind_of("???x"), None);
    }
}
