//! What is remembered of earlier sets to forecast the next one.
//!
//! Bounds, per exercise: 7 tallies of 30 numbers, at most [`MAX_LOADS`] loads with a tally and
//! three short lists each, and at most 93 tallies of what followed what. Per athlete: 5 more
//! kinds of tally. A new load beyond the bound takes the place of the one not lifted longest.

use std::collections::BTreeMap;

use crate::forecast::codec::{DecodeError, Reader, Writer};
use crate::forecast::effort::{MAX_STRENGTH_REPS, ln_rep_factor};
use crate::forecast::seen::{ExerciseKey, Moment, MuscleKey};
use crate::forecast::tally::Tally;

/// Most loads remembered for one exercise.
/// Choice: above the 96 different loads of the busiest exercise in the benchmark's logs.
const MAX_LOADS: usize = 128;

/// Sets of one session remembered at one load.
/// Source: benchmark protocol, task B; longer runs repeat their last set.
const MAX_SETS_AT_LOAD: usize = 8;

/// Sets of one session remembered for one exercise.
/// Source: benchmark protocol, task B.
const MAX_SETS: usize = 12;

/// Set positions with a tally of their own; later sets share the last.
/// Source: benchmark protocol, task B.
pub(super) const SET_POSITIONS: usize = 6;

/// How much of a tally stays when one more set is counted.
/// Source: benchmark protocol, task B (0.8 or 0.95 change the log score by less than 0.002).
pub(super) mod keep {
    /// At one load of one exercise, and at one set position.
    /// Source: benchmark protocol, task B.
    pub(crate) const AT_LOAD: f64 = 0.9;
    /// Of one exercise: the square root of [`AT_LOAD`].
    /// Source: benchmark protocol, task B.
    pub(crate) const OF_EXERCISE: f64 = 0.948_683_298_050_513_8;
    /// Of the athlete.
    /// Source: benchmark protocol, task B.
    pub(crate) const OF_ATHLETE: f64 = 0.998;
    /// What followed what, over all exercises.
    /// Source: benchmark protocol, task B.
    pub(crate) const AFTER: f64 = 0.99;
    /// What followed what, in one exercise.
    /// Source: benchmark protocol, task B.
    pub(crate) const AFTER_HERE: f64 = 0.93;
}

/// How the capacity level follows a session's best.
/// Source: benchmark protocol, task B: up quickly, down slowly, because a light day is usually
/// planned.
mod follow {
    /// Share of a rise taken over.
    /// Source: benchmark protocol, task B.
    pub(super) const UP: f64 = 0.5;
    /// Share of a fall taken over.
    /// Source: benchmark protocol, task B.
    pub(super) const DOWN: f64 = 0.2;
    /// Changes of ln e1RM beyond this are damped: a unit switch is ln 2.205 = 0.79.
    /// Source: benchmark protocol, section 1.
    pub(super) const SUSPECT: f64 = 0.7;
    /// Share of a suspect rise believed before following.
    /// Source: benchmark protocol, task B.
    pub(super) const SUSPECT_UP: f64 = 0.5;
    /// Share of a suspect fall believed before following.
    /// Source: benchmark protocol, task B.
    pub(super) const SUSPECT_DOWN: f64 = 0.3;
}

/// How today's set compares with the one before it in the same exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// The first set of the exercise today.
    First,
    /// The same load.
    Same,
    /// A heavier load.
    Heavier,
    /// A lighter load.
    Lighter,
}

impl Step {
    /// All four, in the order of their numbers.
    pub(super) const ALL: [Step; 4] = [Step::First, Step::Same, Step::Heavier, Step::Lighter];
}

/// One set as remembered: repetitions and the logarithm of its load.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Remembered {
    pub(super) reps: u16,
    pub(super) ln_load: f64,
}

/// What happened at one load of one exercise.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AtLoad {
    /// How many repetitions were done.
    pub(super) tally: Tally,
    /// The last session at this load, set by set.
    pub(super) last: Vec<u16>,
    /// The session at this load before the last.
    pub(super) before_last: Vec<u16>,
    /// Today's sets at this load.
    pub(super) today: Vec<u16>,
    /// When last lifted, for forgetting.
    touched: i64,
}

impl AtLoad {
    fn new() -> Self {
        Self {
            tally: Tally::new(),
            last: vec![],
            before_last: vec![],
            today: vec![],
            touched: 0,
        }
    }

    fn step(&mut self, reps: u16, at: Moment) {
        self.tally.step(keep::AT_LOAD, usize::from(reps));
        if self.today.len() < MAX_SETS_AT_LOAD {
            self.today.push(reps);
        }
        self.touched = at.seconds;
    }

    fn close(&mut self) {
        if !self.today.is_empty() {
            std::mem::swap(&mut self.before_last, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.today);
            self.today.clear();
        }
    }
}

/// What happened in one exercise.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OfExercise {
    /// How many repetitions were done, at any load.
    pub(super) tally: Tally,
    /// The same by set position.
    pub(super) by_position: [Tally; SET_POSITIONS],
    /// The same by what the set before was.
    pub(super) after: BTreeMap<(Step, u16), Tally>,
    /// The same by load.
    pub(super) loads: BTreeMap<i32, AtLoad>,
    /// The last session, set by set.
    pub(super) last: Vec<Remembered>,
    /// Today's sets.
    pub(super) today: Vec<Remembered>,
    /// Sessions before today's.
    pub(super) n_sessions: u32,
    /// Slowly following ln e1RM of session bests.
    pub(super) level: f64,
    /// Start of the last session.
    pub(super) last_start: Option<Moment>,
    /// Best ln e1RM of today's sets.
    best_today: Option<f64>,
}

impl OfExercise {
    pub(super) fn new() -> Self {
        Self {
            tally: Tally::new(),
            by_position: std::array::from_fn(|_| Tally::new()),
            after: BTreeMap::new(),
            loads: BTreeMap::new(),
            last: vec![],
            today: vec![],
            n_sessions: 0,
            level: 0.0,
            last_start: None,
            best_today: None,
        }
    }

    /// Counts one set; `previous` is what the tallies of followings file it under.
    pub(super) fn step(&mut self, set: Counted, step: Step, previous: u16) {
        let reps = usize::from(set.reps);
        self.tally.step(keep::OF_EXERCISE, reps);
        self.by_position[self.position()].step(keep::AT_LOAD, reps);
        if step != Step::First {
            let after = self
                .after
                .entry((step, previous))
                .or_insert_with(Tally::new);
            after.step(keep::AFTER_HERE, reps);
        }
        self.at_load(set.load_step).step(set.reps, set.at);
        self.remember_today(Remembered {
            reps: set.reps,
            ln_load: set.ln_load,
        });
    }

    /// Position of the next set, with a tally in `by_position`.
    pub(super) fn position(&self) -> usize {
        self.today.len().min(SET_POSITIONS - 1)
    }

    fn at_load(&mut self, load_step: i32) -> &mut AtLoad {
        if !self.loads.contains_key(&load_step) && MAX_LOADS <= self.loads.len() {
            let oldest = self.loads.iter().min_by_key(|(_, load)| load.touched);
            if let Some(oldest) = oldest.map(|(step, _)| *step) {
                self.loads.remove(&oldest);
            }
        }
        self.loads.entry(load_step).or_insert_with(AtLoad::new)
    }

    fn remember_today(&mut self, set: Remembered) {
        if MAX_SETS <= self.today.len() {
            self.today.pop();
        }
        self.today.push(set);
        let reps = set.reps.min(MAX_STRENGTH_REPS);
        let strength = set.ln_load + ln_rep_factor(reps);
        self.best_today = match self.best_today {
            None => Some(strength),
            Some(best) if set.reps <= MAX_STRENGTH_REPS => Some(best.max(strength)),
            Some(best) => Some(best),
        };
    }

    /// Ends today's session of the exercise.
    pub(super) fn close(&mut self, start: Moment) {
        for load in self.loads.values_mut() {
            load.close();
        }
        if let Some(best) = self.best_today.take() {
            self.level = if self.n_sessions == 0 {
                best
            } else {
                followed(self.level, best)
            };
            self.n_sessions = self.n_sessions.saturating_add(1);
            self.last = std::mem::take(&mut self.today);
            self.last_start = Some(start);
        }
    }
}

/// One set about to be counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    pub(super) reps: u16,
    pub(super) ln_load: f64,
    pub(super) load_step: i32,
    pub(super) at: Moment,
}

/// The level after a session's best.
fn followed(level: f64, best: f64) -> f64 {
    let change = best - level;
    let believed = match change {
        _ if follow::SUSPECT < change => change * follow::SUSPECT_UP,
        _ if change < -follow::SUSPECT => change * follow::SUSPECT_DOWN,
        _ => change,
    };
    let gain = if 0.0 < change {
        follow::UP
    } else {
        follow::DOWN
    };
    level + gain * believed
}

/// All that is remembered of an athlete's sets.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Memory {
    /// How many repetitions were done in any exercise.
    pub(super) tally: Tally,
    /// The same by what the set before was (by last session's set at this position for the
    /// first set).
    pub(super) after: BTreeMap<(Step, u16), Tally>,
    /// By exercise.
    pub(super) exercises: BTreeMap<ExerciseKey, OfExercise>,
    /// When each muscle was last trained, today included.
    pub(super) muscles: BTreeMap<MuscleKey, Moment>,
}

impl Memory {
    pub(super) fn new() -> Self {
        Self {
            tally: Tally::new(),
            after: BTreeMap::new(),
            exercises: BTreeMap::new(),
            muscles: BTreeMap::new(),
        }
    }

    pub(super) fn write(&self, out: &mut Writer) {
        self.tally.write(out);
        write_after(&self.after, out);
        out.len(self.exercises.len());
        for (key, exercise) in &self.exercises {
            out.u32(key.0);
            exercise.write(out);
        }
        out.len(self.muscles.len());
        for (key, at) in &self.muscles {
            out.u8(key.0);
            out.i64(at.seconds);
        }
    }

    pub(super) fn read(bytes: &mut Reader) -> Result<Self, DecodeError> {
        let tally = Tally::read(bytes)?;
        let after = read_after(bytes)?;
        let mut memory = Self {
            tally,
            after,
            ..Self::new()
        };
        for _ in 0..bytes.len()? {
            let key = ExerciseKey(bytes.u32()?);
            memory.exercises.insert(key, OfExercise::read(bytes)?);
        }
        for _ in 0..bytes.len()? {
            let key = MuscleKey(bytes.u8()?);
            memory.muscles.insert(
                key,
                Moment {
                    seconds: bytes.i64()?,
                },
            );
        }
        Ok(memory)
    }
}

impl OfExercise {
    fn write(&self, out: &mut Writer) {
        self.tally.write(out);
        for tally in &self.by_position {
            tally.write(out);
        }
        write_after(&self.after, out);
        out.len(self.loads.len());
        for (step, load) in &self.loads {
            out.i64(i64::from(*step));
            load.write(out);
        }
        write_sets(&self.last, out);
        write_sets(&self.today, out);
        out.u32(self.n_sessions);
        out.f64(self.level);
        out.option(self.last_start, |out, start| out.i64(start.seconds));
        out.option(self.best_today, Writer::f64);
    }

    fn read(bytes: &mut Reader) -> Result<Self, DecodeError> {
        let mut exercise = Self::new();
        exercise.tally = Tally::read(bytes)?;
        for tally in &mut exercise.by_position {
            *tally = Tally::read(bytes)?;
        }
        exercise.after = read_after(bytes)?;
        for _ in 0..bytes.len()? {
            let step = i32::try_from(bytes.i64()?).map_err(|_| DecodeError::OutOfRange)?;
            exercise.loads.insert(step, AtLoad::read(bytes)?);
        }
        exercise.last = read_sets(bytes)?;
        exercise.today = read_sets(bytes)?;
        exercise.n_sessions = bytes.u32()?;
        exercise.level = bytes.f64()?;
        exercise.last_start = bytes.option(|bytes| {
            Ok(Moment {
                seconds: bytes.i64()?,
            })
        })?;
        exercise.best_today = bytes.option(Reader::f64)?;
        Ok(exercise)
    }
}

impl AtLoad {
    fn write(&self, out: &mut Writer) {
        self.tally.write(out);
        for sets in [&self.last, &self.before_last, &self.today] {
            out.len(sets.len());
            for reps in sets {
                out.u32(u32::from(*reps));
            }
        }
        out.i64(self.touched);
    }

    fn read(bytes: &mut Reader) -> Result<Self, DecodeError> {
        let mut load = Self {
            tally: Tally::read(bytes)?,
            ..Self::new()
        };
        for sets in [&mut load.last, &mut load.before_last, &mut load.today] {
            for _ in 0..bytes.len()? {
                sets.push(bytes.reps()?);
            }
        }
        load.touched = bytes.i64()?;
        Ok(load)
    }
}

fn write_sets(sets: &[Remembered], out: &mut Writer) {
    out.len(sets.len());
    for set in sets {
        out.u32(u32::from(set.reps));
        out.f64(set.ln_load);
    }
}

fn read_sets(bytes: &mut Reader) -> Result<Vec<Remembered>, DecodeError> {
    (0..bytes.len()?)
        .map(|_| {
            Ok(Remembered {
                reps: bytes.reps()?,
                ln_load: bytes.f64()?,
            })
        })
        .collect()
}

fn write_after(after: &BTreeMap<(Step, u16), Tally>, out: &mut Writer) {
    out.len(after.len());
    for ((step, previous), tally) in after {
        out.u8(*step as u8);
        out.u32(u32::from(*previous));
        tally.write(out);
    }
}

fn read_after(bytes: &mut Reader) -> Result<BTreeMap<(Step, u16), Tally>, DecodeError> {
    let mut after = BTreeMap::new();
    for _ in 0..bytes.len()? {
        let step = usize::from(bytes.u8()?);
        let step = *Step::ALL.get(step).ok_or(DecodeError::OutOfRange)?;
        let previous = bytes.reps()?;
        after.insert((step, previous), Tally::read(bytes)?);
    }
    Ok(after)
}
