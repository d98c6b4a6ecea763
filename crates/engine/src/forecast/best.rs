//! The session's best before the session: a mixture of remembered sessions.
//!
//! "Which earlier session does today resemble?" Each of the last ten sessions of the exercise is
//! a possibility: that it repeats exactly, or about. How likely each is depends on how it
//! resembles today: weekday and place in the session, what preceded it, the gap, how it compares
//! with the last, and what was trained around it. Everyone's weights come first; hers move with
//! every session, and how far they are trusted depends on whether they did better for her.
//!
//! Everything is a difference of logarithms from the last session's best, so units cancel.
//! Nothing performed today is used: [`BestState::step`] takes a whole session.

mod gate;
mod mixture;
pub(crate) mod similarity;

use std::collections::BTreeMap;

use super::codec::{DecodeError, Reader, Writer};
use super::seen::ExerciseKey;

pub use self::gate::{
    BestPopulation, Kind, PARTS, RawPart, Recall, mixture as mixture_of, raw_parts,
};
pub use self::mixture::{Mixture, Part, QUANTILES, level, quantile_loss};
pub use self::similarity::{
    CANDIDATES, Candidate, Coming, Recollection, SHIFTS, SIMILARITIES, Shift, Similarity, WIDTHS,
    Width,
};

use self::gate::{Difference, differ};

/// How fast an athlete's mixture leaves the population's.
mod learn {
    /// Prior precision of her bias for a part.
    /// Source: benchmark protocol, task A.
    pub(super) const BIAS: f64 = 15.0;
    /// Prior precision of her bias in one exercise.
    /// Source: benchmark protocol, task A.
    pub(super) const EXERCISE_BIAS: f64 = 6.0;
    /// Prior precision of her weight of a similarity.
    /// Source: benchmark protocol, task A.
    pub(super) const SIMILARITY: f64 = 30.0;
    /// How much precision stays from bout to bout.
    /// Source: benchmark protocol, task A.
    pub(super) const KEEP: f64 = 0.98;
    /// Least spread when a surprise is shared out among the parts.
    /// Source: benchmark protocol, task A.
    pub(super) const LEAST_SPREAD: f64 = 0.008;
    /// Largest squared surprise when it is shared out.
    /// Source: benchmark protocol, task A.
    pub(super) const MOST_SQUARED: f64 = 60.0;
    /// Largest squared surprise that widens the forecast.
    /// Source: benchmark protocol, task A.
    pub(super) const MOST_WIDENING: f64 = 9.0;
    /// Imagined bouts that hold her spread at the population's.
    /// Source: benchmark protocol, task A.
    pub(super) const WIDTH_BOUTS: f64 = 20.0;
    /// Outcomes explained less than this teach nothing.
    /// Source: benchmark protocol, task A.
    pub(super) const LEAST_EXPLAINED: f64 = 1e-8;
}

/// How far her own mixture is trusted over the population's.
mod trust {
    /// Trust at first, on the logistic scale.
    /// Source: benchmark protocol, task A.
    pub(super) const FIRST: f64 = 0.5;
    /// How much of earlier evidence stays from bout to bout.
    /// Source: benchmark protocol, task A.
    pub(super) const KEEP: f64 = 0.995;
    /// Trust gained per unit of loss saved.
    /// Source: benchmark protocol, task A.
    pub(super) const PER_LOSS: f64 = 50.0;
}

/// Differences of ln e1RM from this on are unit switches or typos and teach nothing.
/// Source: benchmark protocol, section 1 (ln 2.205 = 0.79).
pub(crate) const SUSPECT: f64 = 0.7;

/// How sure a weight is.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Sureness {
    precision: f64,
    prior: f64,
}

impl Sureness {
    fn new(prior: f64) -> Self {
        Self {
            precision: prior,
            prior,
        }
    }

    /// The step for a gradient, after the precision has relaxed and grown.
    fn step(&mut self, gradient: f64, information: f64) -> f64 {
        self.precision =
            learn::KEEP * self.precision + (1.0 - learn::KEEP) * self.prior + information;
        gradient / self.precision
    }
}

/// Biases towards parts, each with its sureness.
#[derive(Clone, Debug, PartialEq)]
struct Bias {
    delta: Vec<f64>,
    sureness: Vec<Sureness>,
    prior: f64,
}

impl Bias {
    fn new(prior: f64) -> Self {
        Self {
            delta: vec![0.0; PARTS],
            sureness: vec![Sureness::new(prior); PARTS],
            prior,
        }
    }

    fn step(&mut self, slot: usize, gradient: f64, information: f64) {
        if self.delta.len() <= slot {
            self.delta.resize(slot + 1, 0.0);
            self.sureness.resize(slot + 1, Sureness::new(self.prior));
        }
        self.delta[slot] += self.sureness[slot].step(gradient, information);
    }

    fn write(&self, out: &mut Writer) {
        out.f64s(&self.delta);
        for sureness in &self.sureness {
            out.f64(sureness.precision);
        }
    }

    fn read(prior: f64, bytes: &mut Reader) -> Result<Self, DecodeError> {
        let delta = bytes.f64s()?;
        let mut sureness = vec![Sureness::new(prior); delta.len()];
        for sureness in &mut sureness {
            sureness.precision = bytes.f64()?;
        }
        Ok(Self {
            delta,
            sureness,
            prior,
        })
    }
}

/// What the mixture knows of one athlete beyond her remembered sessions.
#[derive(Clone, Debug, PartialEq)]
pub struct BestState {
    bias: Bias,
    exercises: BTreeMap<ExerciseKey, Bias>,
    similarity: [[f64; SIMILARITIES]; 2],
    similarity_sureness: [[Sureness; SIMILARITIES]; 2],
    ln_spread: f64,
    spread_bouts: f64,
    trust: f64,
}

/// The session's best of one exercise, as a difference of ln e1RM from the last session's.
#[derive(Clone, Debug, PartialEq)]
pub struct BestForecast {
    /// ln e1RM of the last session's best, in kilograms; what everything is relative to.
    pub ln_last: f64,
    own: Mixture,
    everyones: Mixture,
    trust: f64,
}

impl BestForecast {
    /// The difference that a share `level` of the chance lies below; rises with `level`.
    pub fn quantile(&self, level: f64) -> f64 {
        let (own, everyones) = (self.own.quantile(level), self.everyones.quantile(level));
        self.trust * own + (1.0 - self.trust) * everyones
    }

    /// The benchmark's 19 quantiles, from 0.05 to 0.95.
    pub fn quantiles(&self) -> [f64; QUANTILES] {
        let (own, everyones) = (self.own.quantiles(), self.everyones.quantiles());
        let mut mixed = [0.0; QUANTILES];
        for (slot, (own, everyones)) in mixed.iter_mut().zip(own.iter().zip(&everyones)) {
            *slot = self.trust * own + (1.0 - self.trust) * everyones;
        }
        mixed
    }

    /// Her own mixture and everyone's, which the forecast lies between.
    pub fn mixtures(&self) -> [&Mixture; 2] {
        [&self.own, &self.everyones]
    }

    /// Chance of a difference of at most `value`.
    pub fn chance_below(&self, value: f64) -> f64 {
        let (own, everyones) = (self.own.below(value).0, self.everyones.below(value).0);
        self.trust * own + (1.0 - self.trust) * everyones
    }

    /// The estimated one-repetition maximum that a share `level` of the chance lies below, in
    /// kilograms.
    pub fn e1rm_kg(&self, level: f64) -> f64 {
        libm::exp(self.ln_last + self.quantile(level))
    }
}

impl Default for BestState {
    fn default() -> Self {
        Self::new()
    }
}

impl BestState {
    /// An athlete nothing is known of.
    pub fn new() -> Self {
        Self {
            bias: Bias::new(learn::BIAS),
            exercises: BTreeMap::new(),
            similarity: [[0.0; SIMILARITIES]; 2],
            similarity_sureness: [[Sureness::new(learn::SIMILARITY); SIMILARITIES]; 2],
            ln_spread: 0.0,
            spread_bouts: learn::WIDTH_BOUTS,
            trust: trust::FIRST,
        }
    }

    /// What to expect of a coming bout, given the population's parts ([`raw_parts`]).
    pub fn predict(
        &self,
        mut raw: Vec<RawPart>,
        seen: &Recollection,
        exercise: ExerciseKey,
    ) -> Option<BestForecast> {
        let everyones = mixture_of(&raw)?;
        self.differ(&mut raw, seen, exercise);
        let own = mixture_of(&raw)?;
        let trust = 1.0 / (1.0 + libm::exp(-self.trust));
        Some(BestForecast {
            ln_last: seen.ln_last,
            own,
            everyones,
            trust,
        })
    }

    fn differ(&self, raw: &mut [RawPart], seen: &Recollection, exercise: ExerciseKey) {
        let here = self
            .exercises
            .get(&exercise)
            .map_or(&[][..], |bias| &bias.delta);
        let by = Difference {
            bias: [&self.bias.delta, here],
            similarity: &self.similarity,
            ln_spread: self.ln_spread,
        };
        differ(raw, seen, &by);
    }

    /// Moves the trust in her own mixture by how it did against everyone's; smaller is better.
    pub fn compare(&mut self, own_loss: f64, everyones_loss: f64) {
        self.trust = trust::FIRST
            + (self.trust - trust::FIRST) * trust::KEEP
            + trust::PER_LOSS * (everyones_loss - own_loss);
    }

    /// Learns from a bout: the parts that explain it gain, by how surprising that is.
    pub fn step(
        &mut self,
        mut raw: Vec<RawPart>,
        seen: &Recollection,
        exercise: ExerciseKey,
        outcome: f64,
    ) {
        self.differ(&mut raw, seen, exercise);
        let Some(mixture) = mixture_of(&raw) else {
            return;
        };
        let Some(shares) = responsibilities(&mixture, outcome) else {
            return;
        };
        self.learn_similarities(&raw, seen, &mixture, &shares);
        let here = self
            .exercises
            .entry(exercise)
            .or_insert_with(|| Bias::new(learn::EXERCISE_BIAS));
        let (mut widening, mut explained) = (0.0, 0.0);
        for ((raw, part), share) in raw.iter().zip(mixture.parts()).zip(&shares) {
            let gradient = share - part.weight;
            let information = part.weight * (1.0 - part.weight);
            self.bias.step(raw.slot, gradient, information);
            here.step(raw.slot, gradient, information);
            if matches!(raw.kind, Kind::Around(_) | Kind::Broad(_)) {
                let z = (outcome - part.mean) / part.spread;
                widening += share * ((z * z).min(learn::MOST_WIDENING) - 1.0);
                explained += share;
            }
        }
        self.spread_bouts += explained;
        self.ln_spread += widening / 2.0 / self.spread_bouts;
    }

    fn learn_similarities(
        &mut self,
        raw: &[RawPart],
        seen: &Recollection,
        mixture: &Mixture,
        shares: &[f64],
    ) {
        let mut gradient = [[0.0; SIMILARITIES]; 2];
        let mut mean = [[0.0; SIMILARITIES]; 2];
        let mut square = [[0.0; SIMILARITIES]; 2];
        for ((raw, part), share) in raw.iter().zip(mixture.parts()).zip(shares) {
            let (kind, idx) = match raw.kind {
                Kind::Echo(idx) => (0, idx),
                Kind::Around(idx) => (1, idx),
                Kind::Broad(_) | Kind::Added => continue,
            };
            for (feature, value) in seen.candidates[idx].similarity.iter().enumerate() {
                gradient[kind][feature] += (share - part.weight) * value;
                mean[kind][feature] += part.weight * value;
                square[kind][feature] += part.weight * value * value;
            }
        }
        for kind in 0..2 {
            for feature in 0..SIMILARITIES {
                let information = square[kind][feature] - mean[kind][feature] * mean[kind][feature];
                let sureness = &mut self.similarity_sureness[kind][feature];
                self.similarity[kind][feature] +=
                    sureness.step(gradient[kind][feature], information);
            }
        }
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        self.bias.write(out);
        out.len(self.exercises.len());
        for (key, bias) in &self.exercises {
            out.u32(key.0);
            bias.write(out);
        }
        for (deltas, sureness) in self.similarity.iter().zip(&self.similarity_sureness) {
            out.f64s(deltas);
            for sureness in sureness {
                out.f64(sureness.precision);
            }
        }
        out.f64s(&[self.ln_spread, self.spread_bouts, self.trust]);
    }

    pub(crate) fn read(bytes: &mut Reader) -> Result<Self, DecodeError> {
        let mut state = Self {
            bias: Bias::read(learn::BIAS, bytes)?,
            ..Self::new()
        };
        for _ in 0..bytes.len()? {
            let key = ExerciseKey(bytes.u32()?);
            state
                .exercises
                .insert(key, Bias::read(learn::EXERCISE_BIAS, bytes)?);
        }
        for (deltas, sureness) in state
            .similarity
            .iter_mut()
            .zip(&mut state.similarity_sureness)
        {
            bytes.fill(deltas)?;
            for sureness in sureness {
                sureness.precision = bytes.f64()?;
            }
        }
        let mut rest = [0.0; 3];
        bytes.fill(&mut rest)?;
        [state.ln_spread, state.spread_bouts, state.trust] = rest;
        Ok(state)
    }
}

/// How much each part explains the outcome; none when no part does.
fn responsibilities(mixture: &Mixture, outcome: f64) -> Option<Vec<f64>> {
    let explain = |part: &Part| {
        let spread = part.spread.max(learn::LEAST_SPREAD);
        let z = (outcome - part.mean) / spread;
        part.weight * libm::exp(-(z * z).min(learn::MOST_SQUARED) / 2.0) / spread
    };
    let mut shares: Vec<f64> = mixture.parts().iter().map(explain).collect();
    let total: f64 = shares.iter().sum();
    if total < learn::LEAST_EXPLAINED {
        return None;
    }
    for share in &mut shares {
        *share /= total;
    }
    Some(shares)
}
