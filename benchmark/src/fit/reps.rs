//! Fits the population's weights of the choice model: penalised maximum likelihood.

use recoup_engine::forecast::reps::{
    Choices, FEATURES, Feature, MAX_REPS, NextSet, Pace, RepsPopulation, RepsState,
};

use super::lbfgs::{Loss, minimize};
use crate::table::Lifter;

/// Candidates.
const CHOICES: usize = MAX_REPS as usize;

/// Candidates, padded.
const LANES: usize = 32;

/// Most sets of one lifter that are learned from, spread evenly over the log.
const MAX_ROWS: usize = 1_500;

/// Ridge penalty per squared weight.
/// Choice: the protocol's 3e-4.
const PENALTY: f64 = 3e-4;

/// Iterations; the loss is flat long before.
const ITERATIONS: usize = 80;

/// One set: the features in use with their values by candidate, and what was done.
#[derive(Debug)]
pub(crate) struct Example {
    features: Vec<u8>,
    values: Vec<[f32; LANES]>,
    done: usize,
}

impl Example {
    fn new(choices: &Choices, reps: u16) -> Self {
        let mut features = vec![];
        let mut values = vec![];
        for (feature, row) in choices.used() {
            features.push(u8::try_from(feature).unwrap_or(u8::MAX));
            #[expect(
                clippy::cast_possible_truncation,
                reason = "single precision is enough"
            )]
            values.push(row.map(|value| value as f32));
        }
        Self {
            features,
            values,
            done: usize::from(reps) - 1,
        }
    }

    /// The same with some features hidden.
    pub(crate) fn without(&self, hidden: &[Feature]) -> Self {
        let is_shown = |feature: u8| {
            hidden
                .iter()
                .all(|one| *one as usize != usize::from(feature))
        };
        let pairs = self.features.iter().copied().zip(&self.values);
        let (features, values) = pairs.filter(|(feature, _)| is_shown(*feature)).unzip();
        Self {
            features,
            values,
            done: self.done,
        }
    }
}

/// The sets of one lifter that are learned from.
pub(crate) fn examples(lifter: &Lifter) -> Vec<Example> {
    let mut state = RepsState::new(&flat());
    let n = eligible(lifter, &mut state, |_, _| None).len();
    let mut state = RepsState::new(&flat());
    let wanted = n.min(MAX_ROWS);
    let mut next = 0;
    let examples = eligible(lifter, &mut state, |idx, choices| {
        let is_due = wanted != 0 && next * n / wanted <= idx && next < wanted;
        next += usize::from(is_due);
        is_due.then_some(choices)
    });
    examples.into_iter().flatten().collect()
}

/// One entry per forecast set; with its features where `pick` returns them.
fn eligible(
    lifter: &Lifter,
    state: &mut RepsState,
    mut pick: impl FnMut(usize, Choices) -> Option<Choices>,
) -> Vec<Option<Example>> {
    let mut found = vec![];
    for session in &lifter.sessions {
        state.begin(session.start);
        for set in &session.sets {
            let choices = state
                .choices(&NextSet::from(set))
                .filter(|_| set.reps <= MAX_REPS);
            if let Some(choices) = choices {
                found.push(pick(found.len(), choices).map(|c| Example::new(&c, set.reps)));
            }
            state.step(set);
        }
    }
    found
}

/// Weights of nothing: every number of repetitions is equally likely.
pub(crate) fn flat() -> RepsPopulation {
    RepsPopulation {
        weights: [0.0; FEATURES],
        intercepts: [0.0; CHOICES],
        paces: PACES,
    }
}

/// Steady with differences by exercise, slow, and quick.
/// Choice: log score on core folds 1.225; the first alone 1.231, without differences by exercise
/// (the protocol's one pace) 1.234, the first and the last together 1.228.
const PACES: [Pace; 3] = [
    Pace {
        prior_precision: 20.0,
        keep_precision: 0.998,
        exercise_precision: 300.0,
    },
    Pace {
        prior_precision: 60.0,
        keep_precision: 0.999_5,
        exercise_precision: f64::INFINITY,
    },
    Pace {
        prior_precision: 6.0,
        keep_precision: 0.99,
        exercise_precision: f64::INFINITY,
    },
];

/// The penalised negative log likelihood of weighted sets.
pub(crate) struct Likelihood<'a> {
    sets: Vec<(&'a Example, f64)>,
    total: f64,
}

impl<'a> Likelihood<'a> {
    /// Every lifter counts by the square root of her sets.
    pub(crate) fn new(lifters: &[&'a [Example]]) -> Self {
        let mut sets = vec![];
        for examples in lifters {
            let weight = 1.0 / (examples.len() as f64).sqrt();
            sets.extend(examples.iter().map(|example| (example, weight)));
        }
        let total = sets.iter().map(|(_, weight)| weight).sum();
        Self { sets, total }
    }
}

impl Loss for Likelihood<'_> {
    fn at(&self, x: &[f64], gradient: &mut [f64]) -> f64 {
        gradient.fill(0.0);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "single precision is enough"
        )]
        let weights: Vec<f32> = x.iter().map(|weight| *weight as f32).collect();
        let mut value = 0.0;
        for (example, weight) in &self.sets {
            value += weight * one(example, &weights, *weight, gradient);
        }
        value /= self.total;
        for (slope, weight) in gradient.iter_mut().zip(x) {
            *slope = *slope / self.total + 2.0 * PENALTY * weight;
            value += PENALTY * weight * weight;
        }
        value
    }
}

/// Adds one set's gradient; returns its negative log likelihood.
fn one(example: &Example, weights: &[f32], loss_weight: f64, gradient: &mut [f64]) -> f64 {
    let mut chances = [0.0_f32; LANES];
    chances[..CHOICES].copy_from_slice(&weights[FEATURES..]);
    for (feature, values) in example.features.iter().zip(&example.values) {
        let weight = weights[usize::from(*feature)];
        chances
            .iter_mut()
            .zip(values)
            .for_each(|(sum, value)| *sum += weight * value);
    }
    let top = chances[..CHOICES]
        .iter()
        .copied()
        .fold(f32::NEG_INFINITY, f32::max);
    let mut total = 0.0;
    for chance in &mut chances[..CHOICES] {
        *chance = (*chance - top).exp();
        total += *chance;
    }
    chances[CHOICES..].fill(0.0);
    chances.iter_mut().for_each(|chance| *chance /= total);
    let loss = -f64::from(chances[example.done].max(1e-30)).ln();
    chances[example.done] -= 1.0;
    for (feature, values) in example.features.iter().zip(&example.values) {
        let mut lanes = [0.0_f32; 8];
        for (chances, values) in chances.chunks_exact(8).zip(values.chunks_exact(8)) {
            for (lane, (chance, value)) in lanes.iter_mut().zip(chances.iter().zip(values)) {
                *lane += chance * value;
            }
        }
        let slope: f32 = lanes.iter().sum();
        gradient[usize::from(*feature)] += loss_weight * f64::from(slope);
    }
    for (slope, chance) in gradient[FEATURES..].iter_mut().zip(&chances) {
        *slope += loss_weight * f64::from(*chance);
    }
    loss
}

/// The weights that explain the lifters' sets best.
pub(crate) fn fit(lifters: &[&[Example]]) -> RepsPopulation {
    let start = vec![0.0; FEATURES + CHOICES];
    let (x, _) = minimize(&Likelihood::new(lifters), start, ITERATIONS);
    let mut population = flat();
    population.weights.copy_from_slice(&x[..FEATURES]);
    population.intercepts.copy_from_slice(&x[FEATURES..]);
    population
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[expect(
        clippy::cast_possible_truncation,
        reason = "single precision is enough"
    )]
    fn small(value: f64) -> f32 {
        value as f32
    }

    /// Sets with three features of random values; what is done follows known weights.
    fn simulated(random: &mut Random, truth: &[f64], n: usize) -> Vec<Example> {
        let one = |_| {
            let features: Vec<u8> = vec![1, 4, 9];
            let values: Vec<[f32; LANES]> = features
                .iter()
                .map(|_| std::array::from_fn(|_| small(random.normal())))
                .collect();
            let utility = |idx: usize| -> f64 {
                let pairs = features.iter().zip(&values);
                pairs
                    .map(|(f, row)| truth[usize::from(*f)] * f64::from(row[idx]))
                    .sum()
            };
            let weights: Vec<f64> = (0..CHOICES).map(|idx| utility(idx).exp()).collect();
            let mut left = random.unit() * weights.iter().sum::<f64>();
            let done = weights.iter().position(|weight| {
                left -= weight;
                left <= 0.0
            });
            Example {
                features,
                values,
                done: done.unwrap_or(CHOICES - 1),
            }
        };
        (0..n).map(one).collect()
    }

    #[test]
    fn known_weights_are_found_again() {
        let mut truth = vec![0.0; FEATURES];
        (truth[1], truth[4], truth[9]) = (0.7, -0.5, 0.3);
        let sets = simulated(&mut Random::new(4), &truth, 4_000);
        let found = fit(&[&sets]).weights;
        for feature in [1, 4, 9] {
            let (truth, found) = (truth[feature], found[feature]);
            assert!((truth - found).abs() < 0.06, "{truth} came back as {found}");
        }
    }

    #[test]
    fn slopes_agree_with_finite_differences() {
        let truth = vec![0.2; FEATURES];
        let sets = simulated(&mut Random::new(8), &truth, 40);
        let lifters: Vec<&[Example]> = vec![&sets];
        let loss = Likelihood::new(&lifters);
        let x: Vec<f64> = (0..FEATURES + CHOICES)
            .map(|idx| 0.01 * idx as f64 - 0.3)
            .collect();
        let mut slope = vec![0.0; x.len()];
        loss.at(&x, &mut slope);
        for idx in [1, 4, 9, 20, FEATURES, FEATURES + 7] {
            let at = |by: f64| {
                let mut moved = x.clone();
                moved[idx] += by;
                loss.at(&moved, &mut vec![0.0; x.len()])
            };
            let numeric = (at(1e-2) - at(-1e-2)) / 2e-2;
            assert!(
                (numeric - slope[idx]).abs() < 1e-3,
                "{idx}: {numeric} {}",
                slope[idx]
            );
        }
    }
}
