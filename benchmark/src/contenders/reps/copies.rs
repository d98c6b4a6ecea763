//! Rules that copy an earlier set.

use super::{Remembered, Rule};

/// The set before, or last session's first.
#[derive(Clone, Debug)]
pub(super) struct PreviousSet;

impl Rule for PreviousSet {
    fn name(&self) -> String {
        "copy previous set".to_owned()
    }

    fn predict(&self, known: &Remembered, _load_kg: f64) -> u16 {
        let previous = known.today.last().map(|(_, reps)| *reps);
        previous.or(known.in_position()).unwrap_or(8)
    }
}

/// The set done last of this exercise, today or not: how loggers in the manner of `FitNotes`
/// fill in the next.
#[derive(Clone, Debug)]
pub(super) struct LastSet;

impl Rule for LastSet {
    fn name(&self) -> String {
        "copy last set".to_owned()
    }

    fn predict(&self, known: &Remembered, _load_kg: f64) -> u16 {
        let last = known.today.last().or(known.last.last());
        last.map_or(known.usual(), |(_, reps)| *reps)
    }
}

/// The set in the same position on the last session of the same weekday.
#[derive(Clone, Debug)]
pub(super) struct SameWeekday;

impl Rule for SameWeekday {
    fn name(&self) -> String {
        "same day last week".to_owned()
    }

    fn predict(&self, known: &Remembered, _load_kg: f64) -> u16 {
        let sets = known.by_weekday.get(&known.weekday);
        let set = sets.and_then(|sets| sets.get(known.today.len()).or(sets.last()));
        set.map(|(_, reps)| *reps)
            .or(known.in_position())
            .unwrap_or(known.usual())
    }
}

/// Last session's set in the same position.
#[derive(Clone, Debug)]
pub(super) struct SamePosition;

impl Rule for SamePosition {
    fn name(&self) -> String {
        "copy same position".to_owned()
    }

    fn predict(&self, known: &Remembered, _load_kg: f64) -> u16 {
        known.in_position().unwrap_or(8)
    }
}

/// Last time at this load, set by set.
#[derive(Clone, Debug)]
pub(super) struct SameLoad;

impl Rule for SameLoad {
    fn name(&self) -> String {
        "copy same load".to_owned()
    }

    fn predict(&self, known: &Remembered, load_kg: f64) -> u16 {
        known.last_at(load_kg).unwrap_or(known.usual())
    }
}

/// Last time at this load and one more: double progression.
#[derive(Clone, Debug)]
pub(super) struct SameLoadOneMore;

impl Rule for SameLoadOneMore {
    fn name(&self) -> String {
        "same load + 1 rep".to_owned()
    }

    fn predict(&self, known: &Remembered, load_kg: f64) -> u16 {
        match known.last_at(load_kg) {
            Some(reps) => reps + 1,
            None => GamersChain.predict(known, load_kg),
        }
    }
}

/// Built to game the metric: the set before at this load, else last time at this load, else the
/// set before, else the same position, else the usual number.
#[derive(Clone, Debug)]
pub(super) struct GamersChain;

impl Rule for GamersChain {
    fn name(&self) -> String {
        "gamer's chain".to_owned()
    }

    fn predict(&self, known: &Remembered, load_kg: f64) -> u16 {
        let previous = known.today.last();
        let same = previous.filter(|(load, _)| (load / load_kg).ln().abs() < 0.004);
        same.map(|(_, reps)| *reps)
            .or(known.last_at(load_kg))
            .or(previous.map(|(_, reps)| *reps))
            .or(known.in_position())
            .unwrap_or(known.usual())
    }
}
