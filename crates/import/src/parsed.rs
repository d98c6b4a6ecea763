//! What an import gives back: sessions, sets, issues and open questions.
//!
//! Everything is a plain value in whole units; the caller decides what to keep.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::cell::when::DateOrder;
use crate::format::Format;
use crate::health::Health;
use crate::table::heading::Field;
use recoup_engine::session::SetKind;
use recoup_engine::unit::MassUnit;

/// What the caller already knows about a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The unit of loads, used where the file does not tell it.
    pub unit: Option<MassUnit>,
    /// Units of single exercises (trimmed name, as in the file) that differ
    /// from `unit`; used where the file does not tell.
    pub exercise_units: BTreeMap<String, MassUnit>,
    /// What columns of a plain table hold, by their header, where the person said
    /// so; read for [`Format::Plain`] only.
    pub columns: BTreeMap<String, Field>,
    /// Whether `3/4/2024` is day or month first, used where no date of the file decides.
    pub date_order: Option<DateOrder>,
    /// The person's zone: stamps of devices that carry an offset are put on her clock,
    /// so that a night belongs to her morning. As written without it.
    pub zone: Option<TimeZone>,
}

/// A file, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The app the file comes from.
    pub format: Format,
    /// Which of that app's layouts it is, in words.
    pub family: String,
    /// Oldest first; sets in the order of the file.
    pub sessions: Vec<ParsedSession>,
    /// One per problem, in the order of the file.
    pub issues: Vec<Issue>,
    /// How the unit of the loads is known.
    pub unit: UnitFinding,
    /// Set when every date of the file can be read in two ways.
    pub date_question: Option<DateQuestion>,
    /// What the file tells beside sets.
    pub health: Health,
}

impl Parsed {
    /// A file that tells of no sets.
    pub(crate) fn of_health(format: Format, family: String, health: Health) -> Parsed {
        Parsed {
            format,
            family,
            sessions: Vec::new(),
            issues: Vec::new(),
            unit: UnitFinding::PerRow,
            date_question: None,
            health,
        }
    }

    /// A table of which nothing could be read yet, for want of knowing its columns.
    pub fn unread(header: String) -> Parsed {
        Parsed::of_health(Format::Plain, header, Health::default())
    }

    /// Sets in all sessions.
    pub fn n_sets(&self) -> usize {
        self.sessions.iter().map(|session| session.sets.len()).sum()
    }

    /// First and last day with a session, as the file writes them.
    pub fn span(&self) -> Option<(Date, Date)> {
        let first = self.sessions.first()?.start.date();
        let last = self.sessions.last()?.start.date();
        Some((first, last))
    }

    /// Every exercise with its number of sets, in the order of
    /// [`exercise_key`](crate::exercise_key); spellings of one key are one,
    /// written as first seen.
    pub fn exercises(&self) -> Vec<(&str, usize)> {
        let mut counts: BTreeMap<String, (&str, usize)> = BTreeMap::new();
        let mut last: Option<(&str, String)> = None;
        for set in self.sessions.iter().flat_map(|session| &session.sets) {
            let name = set.exercise.as_str();
            let key = match &last {
                Some((seen, key)) if *seen == name => key.clone(),
                Some(_) | None => crate::name::exercise_key(name),
            };
            counts.entry(key.clone()).or_insert((name, 0)).1 += 1;
            last = Some((name, key));
        }
        counts.into_values().collect()
    }

    /// Rows that were left out of the sessions.
    pub fn n_rows_lost(&self) -> usize {
        let lost = self.issues.iter().filter(|issue| issue.cost == Cost::Row);
        lost.map(|issue| issue.n).sum()
    }
}

/// One bout of training, as the file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedSession {
    /// Same for the same session in every export of the same app: a name for a
    /// version-5 UUID.
    pub key: String,
    /// When it began; midnight when only the day is known.
    pub start: DateTime,
    /// Whether the file gave a time of day.
    pub time_known: bool,
    /// Seconds east of UTC that `start` is written in; `None` when it is the
    /// person's own clock.
    pub offset_s: Option<i32>,
    /// How long it took, as the app says.
    pub duration_s: Option<u32>,
    /// The duration is longer than a session can be: most likely a timer left running.
    pub duration_suspect: bool,
    /// The person's or the app's name for it; may be empty.
    pub name: String,
    /// The note on the whole session; may be empty.
    pub notes: String,
    /// In the order of the file.
    pub sets: Vec<ParsedSet>,
}

impl ParsedSession {
    /// The start on the person's own clock.
    ///
    /// Only files that write an offset (Fitbod writes UTC) change; a start that
    /// cannot be placed in `zone` stays as written.
    pub fn local_start(&self, zone: &TimeZone) -> DateTime {
        crate::cell::when::on_clock_of(zone, self.start, self.offset_s)
    }
}

/// One set, as the file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedSet {
    /// Trimmed, otherwise as written.
    pub exercise: String,
    /// Which run of this exercise within the session, from 0 over all exercises.
    pub block: u32,
    /// Sets of one session that share a number were done in turn.
    pub superset: Option<u32>,
    /// What the set was for.
    pub kind: SetKind,
    /// External load, negative for assistance; 0 is a number, absent is absent.
    pub load_grams: Option<i64>,
    /// The unit the person saw.
    pub load_unit: MassUnit,
    /// Repetitions done.
    pub reps: Option<u32>,
    /// Repetitions in reserve in half steps: RPE 8.5 is 3.
    pub rir_halves: Option<u8>,
    /// Seconds under way, for timed sets.
    pub seconds: Option<u32>,
    /// Distance covered, in millimetres.
    pub distance_mm: Option<u64>,
    /// The note on this set or its exercise; may be empty.
    pub note: String,
    /// Rest after the set, in seconds.
    pub rest_s: Option<u32>,
    /// Line of the file, from 1.
    pub line: u64,
    /// Why this set is hard to believe; it is kept all the same.
    pub suspect: Option<Suspect>,
}

impl ParsedSet {
    /// A set of which only the exercise is known.
    pub(crate) fn new(exercise: &str, line: u64) -> ParsedSet {
        ParsedSet {
            exercise: exercise.to_owned(),
            block: 0,
            superset: None,
            kind: SetKind::Working,
            load_grams: None,
            load_unit: MassUnit::Kilogram,
            reps: None,
            rir_halves: None,
            seconds: None,
            distance_mm: None,
            note: String::new(),
            rest_s: None,
            line,
            suspect: None,
        }
    }
}

/// Why a set is hard to believe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Suspect {
    /// More repetitions than a set can hold.
    Reps,
    /// More load than anyone lifts.
    Load,
    /// Longer than a set lasts.
    Seconds,
}

impl fmt::Display for Suspect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Suspect::Reps => "more repetitions than a set can hold",
            Suspect::Load => "more load than anyone lifts",
            Suspect::Seconds => "longer than a set lasts",
        })
    }
}

/// One problem of a file and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Line of the file, from 1; 0 when it concerns the whole file.
    pub line: u64,
    /// The column, as its header calls it, or `row`, `file`.
    pub field: String,
    /// The text found, at most 60 characters of it.
    pub found: String,
    /// What is wrong and what was done.
    pub what_was_done: Cow<'static, str>,
    /// How much was lost.
    pub cost: Cost,
    /// How many problems like this it stands for: 1, but for those that are only counted.
    pub n: usize,
}

/// Problems as they are found: the first thousands in full, the rest counted.
///
/// A file of nothing but bad rows would otherwise grow to fifty times its size.
#[derive(Debug, Default)]
pub(crate) struct Issues {
    told: Vec<Issue>,
    /// How many are only counted, by their cost.
    untold: BTreeMap<Cost, usize>,
}

/// Most problems of one file told one by one.
///
/// Choice: far more than anyone reads, and a few megabytes.
const MOST_ISSUES: usize = 10_000;

impl Issues {
    pub(crate) fn push(&mut self, issue: Issue) {
        if self.told.len() < MOST_ISSUES {
            self.told.push(issue);
        } else {
            *self.untold.entry(issue.cost).or_default() += issue.n;
        }
    }

    /// All of them, and how many are not told one by one.
    pub(crate) fn close(mut self) -> Vec<Issue> {
        for (cost, n) in self.untold {
            let what = match cost {
                Cost::Nothing => "remarks",
                Cost::Value => "values that were left empty",
                Cost::Row => "rows that were left out",
            };
            let done = format!("{n} more {what}, like those told one by one");
            self.told.push(Issue::counted(n, cost, done));
        }
        self.told
    }
}

impl Extend<Issue> for Issues {
    fn extend<I: IntoIterator<Item = Issue>>(&mut self, issues: I) {
        for issue in issues {
            self.push(issue);
        }
    }
}

/// How much a problem cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cost {
    /// Nothing: repaired or only worth knowing.
    Nothing,
    /// One value of a row.
    Value,
    /// The row.
    Row,
}

/// Characters of the found text that an issue quotes.
const QUOTED: usize = 60;

impl Issue {
    /// A problem with one value; `found` is cut to 60 characters.
    pub(crate) fn new(
        line: u64,
        field: &str,
        found: &str,
        cost: Cost,
        what_was_done: impl Into<Cow<'static, str>>,
    ) -> Issue {
        let found = match found.char_indices().nth(QUOTED) {
            Some((end, _)) => format!("{}…", &found[..end]),
            None => found.to_owned(),
        };
        Issue {
            line,
            field: field.to_owned(),
            found,
            what_was_done: what_was_done.into(),
            cost,
            n: 1,
        }
    }

    /// A problem of `n` places of the file.
    pub(crate) fn counted(n: usize, cost: Cost, what_was_done: String) -> Issue {
        Issue {
            n,
            ..Issue::new(0, "file", "", cost, what_was_done)
        }
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.field, self.what_was_done),
            line => {
                write!(
                    f,
                    "line {line}, {}: {:?}: {}",
                    self.field, self.found, self.what_was_done
                )
            }
        }
    }
}

/// How the unit of the loads is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitFinding {
    /// The file says it once for all rows.
    Stated(MassUnit),
    /// Every row says its own.
    PerRow,
    /// The caller said it.
    Answered(MassUnit),
    /// Guessed from the numbers: ask, and read again with the answer.
    Guessed(UnitGuess),
    /// Nothing tells: ask, and read again with the answer. Loads are read as kilograms.
    Unknown(Option<UnitSample>),
}

impl UnitFinding {
    /// Whether the person should be asked.
    pub fn is_question(&self) -> bool {
        match self {
            UnitFinding::Stated(_) | UnitFinding::PerRow | UnitFinding::Answered(_) => false,
            UnitFinding::Guessed(_) => true,
            UnitFinding::Unknown(sample) => sample.is_some(),
        }
    }
}

/// A guess at the unit, with what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitGuess {
    /// The unit used for this reading.
    pub unit: MassUnit,
    /// What speaks for it, in words.
    pub reason: String,
    /// A set to ask about.
    pub sample: UnitSample,
    /// Exercises whose numbers speak for the other unit; read in `unit` until
    /// the caller says otherwise.
    pub doubtful: Vec<String>,
}

/// A load a person will remember.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitSample {
    /// The exercise.
    pub exercise: String,
    /// Its load as the file writes it, to two places.
    pub written: String,
}

/// Dates that can be read in two ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateQuestion {
    /// A date as written.
    pub written: String,
    /// What it is with the day first.
    pub day_first: Date,
    /// What it is with the month first.
    pub month_first: Date,
    /// The reading used.
    pub used: DateOrder,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_past_those_told_are_counted_as_rows() {
        let mut issues = Issues::default();
        for line in 0..MOST_ISSUES as u64 + 5 {
            let cost = if line % 2 == 0 {
                Cost::Row
            } else {
                Cost::Value
            };
            issues.push(Issue::new(line, "Weight", "x", cost, "is not a number"));
        }
        let mut parsed = Parsed::unread(String::new());
        parsed.issues = issues.close();
        assert_eq!(parsed.n_rows_lost(), MOST_ISSUES / 2 + 3);
        let told: Vec<String> = parsed.issues[MOST_ISSUES..]
            .iter()
            .map(ToString::to_string)
            .collect();
        insta::assert_debug_snapshot!(told, @r#"
        [
            "file: 2 more values that were left empty, like those told one by one",
            "file: 3 more rows that were left out, like those told one by one",
        ]
        "#);
    }
}
