//! Repetitions at a chosen load: how likely is each number from 1 to 30?
//!
//! A discrete-choice model. Each candidate number gets a utility, a weighted sum of features:
//! what she usually does here (fading counts), what the set before was, what happened the last
//! times at this load, what she can do. Chances are the softmax of the utilities. The weights
//! start as the population's and move with every set towards hers, at three paces at once ([`Voices`]).
//!
//! Takes one set at a time ([`RepsState::step`]); [`RepsState::predict`] changes nothing. What
//! load to choose is not decided here; that is the plan's.

mod features;
mod memory;
mod situation;
mod voices;

use self::features::{Efforts, features};
use self::memory::{Counted, Memory, OfExercise};
use self::situation::{Situation, at_or_last, chances_of_exercise, following, situation};
use super::codec::{DecodeError, Reader, Writer};
use super::effort::{ln_load, load_step};
use super::seen::{ExerciseKey, Moment, MuscleKey, SetSeen};
use super::tally::{CHOICES, LANES, Row, anyone};

pub use self::features::{Choices, FEATURES, Feature};

pub use self::voices::{PACES, Pace, Told, Voices};
pub use super::tally::MAX_REPS;

/// The set about to be done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NextSet {
    /// Which exercise.
    pub exercise: ExerciseKey,
    /// The muscle group it trains most.
    pub muscle: MuscleKey,
    /// The load chosen, in kilograms.
    pub load_kg: f64,
}

impl From<&SetSeen> for NextSet {
    fn from(set: &SetSeen) -> Self {
        Self {
            exercise: set.exercise,
            muscle: set.muscle,
            load_kg: set.load_kg,
        }
    }
}

/// What everyone's sets say together, learned by the benchmark's `fit`.
#[derive(Clone, Debug, PartialEq)]
pub struct RepsPopulation {
    /// Weight of each feature, in the order of [`Feature::ALL`].
    pub weights: [f64; FEATURES],
    /// Utility of each number of repetitions whatever the features say.
    pub intercepts: [f64; CHOICES],
    /// How quickly an athlete's weights leave these: steady, slow and quick.
    pub paces: [Pace; PACES],
}

/// Chances of each number of repetitions from 1 to 30.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RepsForecast {
    chances: Row,
}

impl RepsForecast {
    /// The chance of exactly `reps`; 0 outside 1 to 30.
    pub fn chance(&self, reps: u16) -> f64 {
        let idx = usize::from(reps).checked_sub(1);
        idx.and_then(|idx| self.chances()[..].get(idx))
            .copied()
            .unwrap_or(0.0)
    }

    /// The chances of 1 to 30 repetitions; they add up to 1.
    pub fn chances(&self) -> &[f64] {
        &self.chances[..CHOICES]
    }

    /// The chance of `reps` or fewer.
    pub fn chance_up_to(&self, reps: u16) -> f64 {
        self.chances().iter().take(usize::from(reps)).sum()
    }

    /// The fewest repetitions that at least `share` of the chance does not exceed.
    pub fn quantile(&self, share: f64) -> u16 {
        let mut sum = 0.0;
        for (reps, chance) in (1..=MAX_REPS).zip(self.chances()) {
            sum += chance;
            if share <= sum {
                return reps;
            }
        }
        MAX_REPS
    }

    /// The likeliest number of repetitions; the smaller of two equally likely.
    pub fn likeliest(&self) -> u16 {
        let mut best = (1, 0.0);
        for (reps, chance) in (1..=MAX_REPS).zip(self.chances()) {
            if best.1 < *chance {
                best = (reps, *chance);
            }
        }
        best.0
    }
}

/// Today's session so far.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Today {
    start: Moment,
    n_sets: u32,
    form_sum: f64,
    form_sets: u32,
    exercises: Vec<ExerciseKey>,
}

impl Today {
    fn new(start: Moment) -> Self {
        Self {
            start,
            n_sets: 0,
            form_sum: 0.0,
            form_sets: 0,
            exercises: vec![],
        }
    }
}

/// What the choice model knows of one athlete.
#[derive(Clone, Debug, PartialEq)]
pub struct RepsState {
    memory: Memory,
    today: Today,
    voices: Voices,
    anyone: Row,
    efforts: Efforts,
}

impl RepsState {
    /// An athlete nothing is known of.
    pub fn new(population: &RepsPopulation) -> Self {
        Self {
            memory: Memory::new(),
            today: Today::new(Moment { seconds: 0 }),
            voices: Voices::new(population),
            anyone: anyone(),
            efforts: Efforts::new(),
        }
    }

    /// Begins a session, ending the one before.
    pub fn begin(&mut self, start: Moment) {
        for key in std::mem::take(&mut self.today.exercises) {
            if let Some(exercise) = self.memory.exercises.get_mut(&key) {
                exercise.close(self.today.start);
            }
        }
        self.today = Today::new(start);
    }

    /// The features of every candidate for `next`; none with fewer than two earlier sessions
    /// of the exercise, or without an external load.
    pub fn choices(&self, next: &NextSet) -> Option<Choices> {
        let now = situation(&self.memory, &self.today, &self.anyone, next)?;
        (0.0 < next.load_kg).then(|| features(&now, &self.efforts))
    }

    /// How likely each number of repetitions is at the chosen load; none with fewer than two
    /// earlier sessions of the exercise, or without an external load.
    pub fn predict(&self, next: &NextSet) -> Option<RepsForecast> {
        let choices = self.choices(next)?;
        Some(RepsForecast {
            chances: self.voices.chances(&choices, next.exercise),
        })
    }

    /// Takes in a set that was done: forecasts it, learns from the surprise, remembers it.
    ///
    /// Returns the forecast as it stood before the set. Sets without an external load, beyond
    /// 30 repetitions or beyond belief are passed over.
    pub fn step(&mut self, set: &SetSeen) -> Option<RepsForecast> {
        if !set.is_believable() || set.load_kg <= 0.0 || MAX_REPS < set.reps {
            return None;
        }
        let now = situation(&self.memory, &self.today, &self.anyone, &NextSet::from(set));
        let forecast = now.map(|now| self.learn_from(&now, set));
        self.remember(set);
        forecast
    }

    /// Forecasts the set, then moves the weights and the day's form by how it went.
    fn learn_from(&mut self, now: &Situation, set: &SetSeen) -> RepsForecast {
        let choices = features(now, &self.efforts);
        let chances = self.voices.learn(&Told {
            choices: &choices,
            exercise: set.exercise,
            done: usize::from(set.reps) - 1,
        });
        let usual = dot(&now.chances_at_load, self.efforts.all());
        self.today.form_sum += self.efforts.of(set.reps) - usual;
        self.today.form_sets += 1;
        RepsForecast { chances }
    }

    fn remember(&mut self, set: &SetSeen) {
        let Self { memory, today, .. } = self;
        let exercise = memory
            .exercises
            .entry(set.exercise)
            .or_insert_with(OfExercise::new);
        let counted = Counted {
            reps: set.reps,
            ln_load: ln_load(set.load_kg),
            load_step: load_step(set.load_kg),
            at: today.start,
        };
        let (step, filed) = following(exercise, counted.ln_load);
        exercise.step(counted, step, filed);
        memory
            .after
            .entry((step, filed))
            .or_insert_with(super::tally::Tally::new)
            .step(memory::keep::AFTER, usize::from(set.reps));
        memory
            .tally
            .step(memory::keep::OF_ATHLETE, usize::from(set.reps));
        memory.muscles.insert(set.muscle, today.start);
        today.n_sets = today.n_sets.saturating_add(1);
        if !today.exercises.contains(&set.exercise) {
            today.exercises.push(set.exercise);
        }
    }

    /// "Same as last time": what was done last at this load in this place, else in this position;
    /// none where nothing is forecast.
    pub fn carried(&self, next: &NextSet) -> Option<u16> {
        let exercise = self.memory.exercises.get(&next.exercise)?;
        let load = exercise.loads.get(&load_step(next.load_kg));
        let last = load.and_then(|load| at_or_last(&load.last, load.today.len()));
        let then = at_or_last(&exercise.last, exercise.today.len());
        last.or(then.map(|then| then.reps))
    }

    /// The usual chances of an exercise, whatever the load; for explanations.
    pub fn usual(&self, exercise: ExerciseKey) -> Option<RepsForecast> {
        let known = self.memory.exercises.get(&exercise)?;
        Some(RepsForecast {
            chances: chances_of_exercise(&self.memory, &self.anyone, known),
        })
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        self.memory.write(out);
        out.i64(self.today.start.seconds);
        out.u32(self.today.n_sets);
        out.f64(self.today.form_sum);
        out.u32(self.today.form_sets);
        out.len(self.today.exercises.len());
        for key in &self.today.exercises {
            out.u32(key.0);
        }
        self.voices.write(out);
    }

    pub(crate) fn read(
        population: &RepsPopulation,
        bytes: &mut Reader,
    ) -> Result<Self, DecodeError> {
        let mut state = Self::new(population);
        state.memory = Memory::read(bytes)?;
        state.today = Today::new(Moment {
            seconds: bytes.i64()?,
        });
        state.today.n_sets = bytes.u32()?;
        state.today.form_sum = bytes.f64()?;
        state.today.form_sets = bytes.u32()?;
        for _ in 0..bytes.len()? {
            state.today.exercises.push(ExerciseKey(bytes.u32()?));
        }
        state.voices.read(bytes)?;
        Ok(state)
    }
}

/// Chances of the candidates: the softmax of weighted features and intercepts.
///
/// `weights` holds one weight per feature, then one intercept per candidate.
pub fn chances(weights: &[f64], choices: &Choices) -> [f64; LANES] {
    let mut utility = [0.0; LANES];
    utility[..CHOICES].copy_from_slice(&weights[FEATURES..FEATURES + CHOICES]);
    for (feature, values) in choices.used() {
        let weight = weights[feature];
        for (sum, value) in utility.iter_mut().zip(values) {
            *sum += weight * value;
        }
    }
    softmax(&mut utility);
    utility
}

fn softmax(utility: &mut Row) {
    let top = utility[..CHOICES]
        .iter()
        .fold(f64::NEG_INFINITY, |top, value| top.max(*value));
    let mut total = 0.0;
    for value in &mut utility[..CHOICES] {
        *value = libm::exp(*value - top);
        total += *value;
    }
    let scale = 1.0 / total;
    for value in &mut utility[..CHOICES] {
        *value *= scale;
    }
    utility[CHOICES..].fill(0.0);
}

/// Sum of products in four fixed lanes: quick, and the same bits on every machine.
fn dot(one: &Row, other: &Row) -> f64 {
    let mut lanes = [0.0; 4];
    for (one, other) in one.chunks_exact(4).zip(other.chunks_exact(4)) {
        for (lane, (a, b)) in lanes.iter_mut().zip(one.iter().zip(other)) {
            *lane += a * b;
        }
    }
    (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])
}

/// Mean and variance of a feature over the candidates.
pub fn moments(values: &[f64; LANES], chances: &[f64; LANES]) -> (f64, f64) {
    let mut weighted = [0.0; LANES];
    for ((slot, value), chance) in weighted.iter_mut().zip(values).zip(chances) {
        *slot = value * chance;
    }
    let mean = weighted_sum(&weighted);
    let variance = dot(&weighted, values) - mean * mean;
    (mean, variance.max(0.0))
}

fn weighted_sum(row: &Row) -> f64 {
    dot(row, &[1.0; LANES])
}
