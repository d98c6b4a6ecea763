//! Where readers put what they read: sessions by key, sets in order, loads
//! waiting for their unit.

pub(crate) mod guess;

use std::collections::HashMap;

use crate::book::guess::RawLoad;
use crate::format::Format;
use crate::health::Health;
use recoup_engine::unit::{MassUnit, Reps};

use crate::cell::mass;
use crate::cell::span::LONGEST_SESSION_S;
use crate::parsed::{
    Cost, DateQuestion, Issue, Issues, Options, Parsed, ParsedSession, ParsedSet, Suspect,
    UnitFinding,
};
use crate::refusal::{MOST_SESSIONS, MOST_SETS};

/// Load above which a set is hard to believe, in grams: 700 kg.
///
/// Choice: above any lift done by people who keep a log; leg presses stay below.
const MOST_LOAD_GRAMS: i64 = 700_000;

/// Seconds above which a set is hard to believe: 12 hours.
///
/// Choice: day-long walks and rides are kept as sets by some apps.
const MOST_SECONDS: u32 = 12 * 3600;

/// What stands for the unit of loads in a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LoadsIn {
    /// The file shows what the person saw; `Some` when its header says the unit.
    Shown(Option<MassUnit>),
    /// The file always writes this unit, whatever the person saw.
    Stored(MassUnit),
}

/// Sessions in the making.
#[derive(Debug, Default)]
pub(crate) struct Book {
    sessions: Vec<ParsedSession>,
    loads: Vec<Vec<Option<RawLoad>>>,
    by_key: HashMap<String, usize>,
    n_sets: usize,
    /// Sets past what is kept of one file.
    n_over: usize,
    /// Problems found so far, in the order of the file.
    pub(crate) issues: Issues,
}

impl Book {
    /// The place of the session with this key, made when it is new; nothing where the book is
    /// full, which is told once at the end.
    pub(crate) fn open(&mut self, session: ParsedSession) -> Option<usize> {
        if let Some(&place) = self.by_key.get(&session.key) {
            return Some(place);
        }
        if MOST_SESSIONS <= self.sessions.len() || MOST_SETS <= self.n_sets {
            self.n_over += 1;
            return None;
        }
        let place = self.sessions.len();
        self.by_key.insert(session.key.clone(), place);
        self.sessions.push(session);
        self.loads.push(Vec::new());
        Some(place)
    }

    /// The place of the session with this key, when there is one.
    pub(crate) fn find(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// The session at `place`.
    pub(crate) fn session(&mut self, place: usize) -> &mut ParsedSession {
        &mut self.sessions[place]
    }

    /// Adds a set at the end of a session; its block follows from the set before.
    pub(crate) fn push(
        &mut self,
        place: usize,
        mut set: ParsedSet,
        load: Option<RawLoad>,
        begins_block: bool,
    ) {
        if MOST_SETS <= self.n_sets {
            self.n_over += 1;
            return;
        }
        self.n_sets += 1;
        let sets = &mut self.sessions[place].sets;
        set.block = match sets.last() {
            None => 0,
            Some(last) if last.exercise == set.exercise && !begins_block => last.block,
            Some(last) => last.block + 1,
        };
        set.suspect = suspect(&set);
        sets.push(set);
        self.loads[place].push(load);
    }

    /// Turns the sets of a session round, for files with the newest set first.
    pub(crate) fn reverse(&mut self, place: usize) {
        self.loads[place].reverse();
        let sets = &mut self.sessions[place].sets;
        sets.reverse();
        let last = sets.first().map_or(0, |set| set.block);
        for set in sets {
            set.block = last.saturating_sub(set.block);
        }
    }

    /// Says once how many planned sets were not done and left out.
    pub(crate) fn note_not_done(&mut self, count: u32) {
        if 0 < count {
            let sets = if count == 1 { "set was" } else { "sets were" };
            let done = format!("{count} planned {sets} not done and left out");
            self.issues
                .push(Issue::new(0, "file", "", Cost::Nothing, done));
        }
    }

    /// Says how many rows are past what is kept.
    fn note_over(&mut self) {
        if 0 < self.n_over {
            let done = format!(
                "{} rows are past the first {MOST_SETS} sets or {MOST_SESSIONS} sessions and were left out; export shorter spans",
                self.n_over
            );
            self.issues
                .push(Issue::counted(self.n_over, Cost::Row, done));
        }
    }

    /// The whole, oldest session first, with every load in grams.
    pub(crate) fn close(mut self, finish: Finish<'_>) -> Parsed {
        self.note_over();
        let stated = match finish.loads_in {
            LoadsIn::Shown(unit) => unit,
            LoadsIn::Stored(unit) => Some(unit),
        };
        let pairs = self
            .sessions
            .iter()
            .zip(&self.loads)
            .flat_map(|(session, loads)| {
                let names = session.sets.iter().map(|set| set.exercise.as_str());
                names
                    .zip(loads)
                    .filter_map(|(name, load)| load.map(|load| (name, load)))
            });
        let found = guess::find_unit(pairs, stated);
        let unit = answered(found, finish.options);
        for (session, loads) in self.sessions.iter_mut().zip(&self.loads) {
            session.duration_suspect = session
                .duration_s
                .is_some_and(|seconds| LONGEST_SESSION_S < seconds);
            for (set, load) in session.sets.iter_mut().zip(loads) {
                weigh(set, *load, &unit, &finish);
            }
        }
        self.sessions.retain(|session| !session.sets.is_empty());
        self.sessions
            .sort_by(|a, b| (a.start, &a.key).cmp(&(b.start, &b.key)));
        Parsed {
            format: finish.format,
            family: finish.family,
            sessions: self.sessions,
            issues: self.issues.close(),
            unit,
            date_question: finish.date_question,
            health: Health::default(),
        }
    }
}

/// What a reader knows at the end of a file.
#[derive(Debug)]
pub(crate) struct Finish<'a> {
    pub(crate) format: Format,
    pub(crate) family: String,
    pub(crate) loads_in: LoadsIn,
    pub(crate) options: &'a Options,
    pub(crate) date_question: Option<DateQuestion>,
}

/// The caller's word goes before a guess, never before the file's own.
fn answered(found: UnitFinding, options: &Options) -> UnitFinding {
    match (options.unit, found) {
        (Some(unit), UnitFinding::Guessed(_) | UnitFinding::Unknown(_)) => {
            UnitFinding::Answered(unit)
        }
        (_, found) => found,
    }
}

/// Puts the load on the set, in grams.
fn weigh(set: &mut ParsedSet, load: Option<RawLoad>, unit: &UnitFinding, finish: &Finish<'_>) {
    let told = finish.options.exercise_units.get(&set.exercise).copied();
    let common = match unit {
        UnitFinding::Stated(unit) => *unit,
        UnitFinding::Answered(unit) => told.unwrap_or(*unit),
        UnitFinding::Guessed(guess) => told.unwrap_or(guess.unit),
        UnitFinding::PerRow => finish.options.unit.unwrap_or(MassUnit::Kilogram),
        UnitFinding::Unknown(_) => told.unwrap_or(MassUnit::Kilogram),
    };
    let written = load.and_then(|load| load.unit).unwrap_or(common);
    set.load_unit = written;
    let Some(load) = load else { return };
    let settled = mass::settle(load.value, written);
    set.load_grams = Some(settled.grams);
    if matches!(finish.loads_in, LoadsIn::Stored(_)) && load.value.billionths() != 0 {
        set.load_unit = settled.round_in;
    }
    if MOST_LOAD_GRAMS < settled.grams.abs() && set.suspect.is_none() {
        set.suspect = Some(Suspect::Load);
    }
}

fn suspect(set: &ParsedSet) -> Option<Suspect> {
    match (set.reps, set.seconds) {
        (Some(reps), _) if Reps::PLAUSIBLE_MAX < i64::from(reps) => Some(Suspect::Reps),
        (_, Some(seconds)) if MOST_SECONDS < seconds => Some(Suspect::Seconds),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn sets_past_the_bound_are_counted_and_told() {
        let mut book = Book {
            n_sets: MOST_SETS - 1,
            ..Book::default()
        };
        let session = |key: &str| ParsedSession {
            key: key.to_owned(),
            start: date(2024, 5, 6).at(18, 0, 0, 0),
            time_known: true,
            offset_s: None,
            duration_s: None,
            duration_suspect: false,
            name: String::new(),
            notes: String::new(),
            sets: Vec::new(),
        };
        let place = book.open(session("a")).expect("room");
        for line in 1..4 {
            book.push(place, ParsedSet::new("Squat", line), None, false);
        }
        assert_eq!(book.open(session("b")), None);
        assert_eq!(book.open(session("a")), Some(place), "it is open already");
        let options = Options::default();
        let parsed = book.close(Finish {
            format: Format::Plain,
            family: String::new(),
            loads_in: LoadsIn::Shown(None),
            options: &options,
            date_question: None,
        });
        assert_eq!((parsed.n_sets(), parsed.n_rows_lost()), (1, 3));
        insta::assert_snapshot!(parsed.issues[0], @"file: 3 rows are past the first 1000000 sets or 100000 sessions and were left out; export shorter spans");
    }
}
