//! Three sets of personal weights that learn at different paces, and how far each is trusted.
//!
//! A habit may hold for years or change with the next program, and which it is shows only
//! afterwards. So the same surprises move three sets of weights: a steady one, which also keeps
//! differences by exercise, a slow one and a quick one. Their chances are mixed by how well each
//! has forecast her lately (fixed share: Herbster and Warmuth 1998, doi:10.1023/A:1007424614876).

use std::collections::BTreeMap;

use super::features::{Choices, FEATURES};
use super::{RepsPopulation, chances, moments};
use crate::forecast::codec::{DecodeError, Reader, Writer};
use crate::forecast::learning::Learner;
use crate::forecast::seen::ExerciseKey;
use crate::forecast::tally::{CHOICES, LANES, Row};

/// Number of paces.
pub const PACES: usize = 3;

/// An even share of trust.
/// Source: definition.
#[expect(clippy::cast_precision_loss, reason = "there are three")]
const EVEN: f64 = 1.0 / PACES as f64;

/// How quickly a set of personal weights moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Strength of everyone's weights against her own sets, in sets' worth of information.
    pub prior_precision: f64,
    /// How much of the learned precision stays from set to set, below 1.
    pub keep_precision: f64,
    /// The same strength for her differences in one exercise; infinite where there are none.
    pub exercise_precision: f64,
}

/// Trust handed round evenly after every set, so that no voice is ever lost.
/// Choice: about a hundred sets of memory; 0.003 and 0.03 are within 0.001 of its log score on
/// core folds.
const SHARED: f64 = 0.01;

/// Chances are kept this far from nothing when trust moves.
/// Source: benchmark protocol, task B.
const LEAST_CHANCE: f64 = 1e-6;

/// One set of personal weights.
#[derive(Clone, Debug, PartialEq)]
struct Voice {
    own: Learner,
    here: BTreeMap<ExerciseKey, Learner>,
    pace: Pace,
}

impl Voice {
    fn new(weights: Vec<f64>, pace: Pace) -> Self {
        Self {
            own: Learner::new(weights, pace.prior_precision, pace.keep_precision),
            here: BTreeMap::new(),
            pace,
        }
    }

    fn no_difference(&self) -> Learner {
        let pace = self.pace;
        let none = vec![0.0; self.own.weights.len()];
        Learner::new(none, pace.exercise_precision, pace.keep_precision)
    }

    fn chances(&self, choices: &Choices, exercise: ExerciseKey) -> Row {
        match self.here.get(&exercise) {
            None => chances(&self.own.weights, choices),
            Some(here) => {
                let mut weights = [0.0; FEATURES + CHOICES];
                let pairs = self.own.weights.iter().zip(&here.weights);
                for (weight, (own, here)) in weights.iter_mut().zip(pairs) {
                    *weight = own + here;
                }
                chances(&weights, choices)
            }
        }
    }

    fn learn(&mut self, told: &Told, chances: &Row) {
        let has_here = self.pace.exercise_precision.is_finite();
        if has_here && !self.here.contains_key(&told.exercise) {
            let none = self.no_difference();
            self.here.insert(told.exercise, none);
        }
        let mut here = self.here.get_mut(&told.exercise);
        self.own.relax();
        if let Some(here) = &mut here {
            here.relax();
        }
        let mut step = |idx: usize, gradient: f64, information: f64| {
            self.own.step(idx, gradient, information);
            if let Some(here) = &mut here {
                here.step(idx, gradient, information);
            }
        };
        for (feature, values) in told.choices.used() {
            let (mean, variance) = moments(values, chances);
            step(feature, values[told.done] - mean, variance);
        }
        for (idx, chance) in chances[..CHOICES].iter().enumerate() {
            let happened = if idx == told.done { 1.0 } else { 0.0 };
            step(FEATURES + idx, happened - chance, chance * (1.0 - chance));
        }
    }
}

/// A set that was done: what was known of every candidate, and which it was.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The candidates' features.
    pub choices: &'a Choices,
    /// Which exercise.
    pub exercise: ExerciseKey,
    /// Index of the number of repetitions done, which is one less.
    pub done: usize,
}

/// The three sets of weights and the trust in each.
#[derive(Clone, Debug, PartialEq)]
pub struct Voices {
    voices: [Voice; PACES],
    trust: [f64; PACES],
}

impl Voices {
    /// Everyone's weights three times, trusted alike.
    pub fn new(population: &RepsPopulation) -> Self {
        let weights = population.weights.iter().chain(&population.intercepts);
        let weights: Vec<f64> = weights.copied().collect();
        Self {
            voices: population
                .paces
                .map(|pace| Voice::new(weights.clone(), pace)),
            trust: [EVEN; PACES],
        }
    }

    /// Chances of the candidates: those of the three, mixed by trust.
    pub fn chances(&self, choices: &Choices, exercise: ExerciseKey) -> [f64; LANES] {
        self.mixed(&self.each(choices, exercise))
    }

    /// Learns from a set; returns the chances as they stood before it.
    pub fn learn(&mut self, told: &Told) -> [f64; LANES] {
        let each = self.each(told.choices, told.exercise);
        let mixed = self.mixed(&each);
        let mut total = 0.0;
        for (trust, chances) in self.trust.iter_mut().zip(&each) {
            *trust *= chances[told.done].max(LEAST_CHANCE);
            total += *trust;
        }
        for trust in &mut self.trust {
            *trust = (1.0 - SHARED) * *trust / total + SHARED * EVEN;
        }
        for (voice, chances) in self.voices.iter_mut().zip(&each) {
            voice.learn(told, chances);
        }
        mixed
    }

    fn each(&self, choices: &Choices, exercise: ExerciseKey) -> [Row; PACES] {
        std::array::from_fn(|idx| self.voices[idx].chances(choices, exercise))
    }

    fn mixed(&self, each: &[Row; PACES]) -> Row {
        let mut mixed = [0.0; LANES];
        for (trust, chances) in self.trust.iter().zip(each) {
            for (sum, chance) in mixed.iter_mut().zip(chances) {
                *sum += trust * chance;
            }
        }
        mixed
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        for voice in &self.voices {
            voice.own.write(out);
            out.len(voice.here.len());
            for (key, here) in &voice.here {
                out.u32(key.0);
                here.write(out);
            }
        }
        out.f64s(&self.trust);
    }

    /// Reads what [`Voices::write`] wrote into voices of the same population.
    pub(crate) fn read(&mut self, bytes: &mut Reader) -> Result<(), DecodeError> {
        for voice in &mut self.voices {
            voice.own.read(bytes)?;
            for _ in 0..bytes.len()? {
                let key = ExerciseKey(bytes.u32()?);
                let mut here = voice.no_difference();
                here.read(bytes)?;
                voice.here.insert(key, here);
            }
        }
        bytes.fill(&mut self.trust)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::reps::Feature;

    const STEADY: Pace = Pace {
        prior_precision: 20.0,
        keep_precision: 0.998,
        exercise_precision: 300.0,
    };
    const QUICK: Pace = Pace {
        prior_precision: 2.0,
        keep_precision: 0.9,
        exercise_precision: f64::INFINITY,
    };

    fn voices() -> Voices {
        Voices::new(&RepsPopulation {
            weights: [0.0; FEATURES],
            intercepts: [0.0; CHOICES],
            paces: [STEADY, STEADY, QUICK],
        })
    }

    /// Does `reps` so often in an exercise; returns the last chance given to it.
    fn done(voices: &mut Voices, exercise: u32, reps: usize, times: usize) -> f64 {
        let choices = Choices::new();
        let mut chance = 0.0;
        for _ in 0..times {
            let told = Told {
                choices: &choices,
                exercise: ExerciseKey(exercise),
                done: reps - 1,
            };
            chance = voices.learn(&told)[reps - 1];
        }
        chance
    }

    #[test]
    fn chances_add_up_and_trust_is_never_lost() {
        let mut voices = voices();
        done(&mut voices, 0, 8, 300);
        let choices = Choices::new();
        let total: f64 = voices.chances(&choices, ExerciseKey(0)).iter().sum();
        assert!((total - 1.0).abs() < 1e-9);
        assert!((voices.trust.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(voices.trust.iter().all(|trust| 0.003 < *trust));
    }

    #[test]
    fn a_new_habit_moves_trust_to_the_quick_voice() {
        let mut voices = voices();
        done(&mut voices, 0, 8, 300);
        done(&mut voices, 0, 12, 10);
        assert!(voices.trust[1] < voices.trust[2], "{:?}", voices.trust);
    }

    #[test]
    fn an_exercise_keeps_its_own_difference() {
        let mut voices = voices();
        for _ in 0..200 {
            done(&mut voices, 0, 5, 1);
            done(&mut voices, 1, 10, 1);
        }
        let choices = Choices::new();
        let of = |exercise| voices.voices[0].chances(&choices, ExerciseKey(exercise));
        assert!(of(1)[4] < of(0)[4]);
        assert!(of(0)[9] < of(1)[9]);
    }

    #[test]
    fn three_voices_of_one_pace_are_one() {
        let population = RepsPopulation {
            weights: [0.1; FEATURES],
            intercepts: [0.0; CHOICES],
            paces: [QUICK; PACES],
        };
        let mut voices = Voices::new(&population);
        done(&mut voices, 0, 8, 20);
        let choices = Choices::new().without(&[Feature::DayForm]);
        let [one, two, three] = voices.each(&choices, ExerciseKey(0));
        let bits = |row: Row| row.map(f64::to_bits);
        assert_eq!(bits(one), bits(two));
        assert_eq!(bits(two), bits(three));
        assert!((voices.trust[0] - EVEN).abs() < 1e-12);
    }
}
