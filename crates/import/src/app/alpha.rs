//! Alpha Progression: no header, but blocks. A line for the workout, a numbered line for each
//! exercise with its warm-up sets beside it, a line `#;KG;REPS;RIR`, then a line for each set.

use crate::book::guess::RawLoad;
use crate::book::{Book, Finish, LoadsIn};
use crate::cell::decimal::Decimal;
use crate::cell::when::{self, DateOrder};
use crate::cell::{mass, span};
use crate::format::{Format, Reader};
use crate::parsed::{Cost, Issue, Options, Parsed, ParsedSession, ParsedSet};
use crate::refusal::Refusal;
use crate::table::{Head, Rows};
use recoup_engine::session::SetKind;
use recoup_engine::unit::MassUnit;

/// What stands between the parts of a line.
const DOT: &str = " · ";

/// Rows looked at for the line above the sets.
const LOOKED_AT: usize = 12;

/// The reader of Alpha Progression's export.
#[derive(Debug)]
pub(crate) struct Alpha;

impl Reader for Alpha {
    fn format(&self) -> Format {
        Format::AlphaProgression
    }

    fn recognizes(&self, head: &Head<'_>, _: &Options) -> bool {
        // Most files do not have the line at all.
        let mut lines = head.text.lines().take(2 * LOOKED_AT);
        if !lines.any(|line| line.trim_start().trim_start_matches('"').starts_with('#')) {
            return false;
        }
        let mut rows = head.rows();
        (0..LOOKED_AT).any(|_| rows.next_row().is_some() && unit_above_sets(&rows).is_some())
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let mut reading = Reading::default();
        let mut rows = head.rows();
        while rows.next_row().is_some() {
            reading.take(&rows);
        }
        Ok(reading.book.close(Finish {
            format: Format::AlphaProgression,
            family: "blocks of sets".to_owned(),
            loads_in: LoadsIn::Shown(reading.unit),
            options,
            date_question: None,
        }))
    }
}

/// The unit in the line above the sets of an exercise, where this is that line.
fn unit_above_sets(rows: &Rows<'_>) -> Option<MassUnit> {
    let [first, unit, _, _] = [0, 1, 2, 3].map(|n| rows.get(Some(n)));
    let is_all = rows.get(Some(4)).is_empty() && !rows.get(Some(3)).is_empty();
    (first == "#" && is_all)
        .then(|| mass::read_unit(unit))
        .flatten()
}

#[derive(Debug, Default)]
struct Reading {
    book: Book,
    unit: Option<MassUnit>,
    /// The workout under way.
    place: Option<usize>,
    /// The exercise under way.
    exercise: String,
    begins_block: bool,
}

impl Reading {
    fn take(&mut self, rows: &Rows<'_>) {
        let first = rows.get(Some(0));
        if let Some(unit) = unit_above_sets(rows) {
            self.unit.get_or_insert(unit);
        } else if let Some(name) = exercise_of(first) {
            self.exercise = name;
            self.begins_block = true;
            self.take_warm_ups(rows);
        } else if !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit()) {
            self.take_set(rows);
        } else {
            self.open(rows);
        }
    }

    /// `"Legs · Day 2";"2026-02-19 4:54 h";"1:02 hr"`.
    fn open(&mut self, rows: &Rows<'_>) {
        let [name, at, length] = [0, 1, 2].map(|n| rows.get(Some(n)));
        let at = at.strip_suffix('h').unwrap_or(at).trim();
        let Some(moment) = when::parse(at, DateOrder::DayFirst) else {
            self.place = None;
            let done = "is neither a workout with its date nor an exercise nor a set; left out";
            self.lost(rows, done);
            return;
        };
        let length = length.trim_end_matches(|c: char| c.is_alphabetic()).trim();
        self.place = self.book.open(ParsedSession {
            key: format!("alpha_progression|{}", moment.start),
            start: moment.start,
            time_known: moment.time_known,
            offset_s: moment.offset_s,
            duration_s: span::parse_seconds(&format!("{length}:00")).filter(|&s| 0 < s),
            duration_suspect: false,
            name: name.to_owned(),
            notes: String::new(),
            sets: Vec::new(),
        });
        self.exercise.clear();
    }

    /// `WU1 · 37,5 kg · 9 reps<br>WU2 · 72,5 kg · 7 reps`.
    fn take_warm_ups(&mut self, rows: &Rows<'_>) {
        let told = rows.get(Some(1)).to_owned();
        for text in told.split("<br>").filter(|text| !text.trim().is_empty()) {
            let mut parts = text.split('·').map(str::trim).skip(1);
            let load = parts.next().and_then(|load| load.split(' ').next());
            let reps = parts.next().and_then(|reps| reps.split(' ').next());
            let read = load.and_then(load_of).zip(reps.and_then(reps_of));
            let Some((load, reps)) = read else {
                self.lost(rows, "has a warm-up set that cannot be read; left out");
                continue;
            };
            let mut set = self.set(rows, SetKind::WarmUp);
            set.reps = Some(reps);
            self.push(rows, set, load);
        }
    }

    /// `2;102,5;6;0`.
    fn take_set(&mut self, rows: &Rows<'_>) {
        let [load, reps, rir] = [1, 2, 3].map(|n| rows.get(Some(n)));
        let Some((load, reps)) = load_of(load).zip(reps_of(reps)) else {
            self.lost(rows, "is not a set of load and repetitions; left out");
            return;
        };
        let halves = Decimal::parse(rir).map(|rir| rir.scaled(2, 1));
        let mut set = self.set(rows, SetKind::Working);
        set.reps = Some(reps);
        set.rir_halves = halves.and_then(|halves| u8::try_from(halves).ok());
        self.push(rows, set, load);
    }

    fn set(&self, rows: &Rows<'_>, kind: SetKind) -> ParsedSet {
        ParsedSet {
            kind,
            ..ParsedSet::new(&self.exercise, rows.line())
        }
    }

    fn push(&mut self, rows: &Rows<'_>, set: ParsedSet, load: RawLoad) {
        let Some(place) = self.place.filter(|_| !self.exercise.is_empty()) else {
            self.lost(rows, "stands before any workout or exercise; left out");
            return;
        };
        let begins_block = std::mem::take(&mut self.begins_block);
        self.book.push(place, set, Some(load), begins_block);
    }

    fn lost(&mut self, rows: &Rows<'_>, done: &'static str) {
        let found = rows.first_line();
        let issue = Issue::new(rows.line(), "row", found, Cost::Row, done);
        self.book.issues.push(issue);
    }
}

/// `1. Hack Squats · Machine · 8 reps` as `Hack Squats (Machine)`, the way other apps write it.
fn exercise_of(text: &str) -> Option<String> {
    let (number, rest) = text.split_once(". ")?;
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let parts: Vec<&str> = rest.split(DOT).map(str::trim).collect();
    Some(match parts.as_slice() {
        // The last part is what was planned.
        [name, kit, _, ..] => format!("{name} ({kit})"),
        [name, ..] => (*name).to_owned(),
        [] => return None,
    })
}

/// `102,5`, or `+35` on top of the body.
fn load_of(text: &str) -> Option<RawLoad> {
    RawLoad::parse(text.strip_prefix('+').unwrap_or(text), None)
}

fn reps_of(text: &str) -> Option<u32> {
    text.parse().ok()
}
