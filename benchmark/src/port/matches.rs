//! The reference's whole shortfall model: its signs of the matches, of earlier differences and of
//! today's earlier exercises, which the shipped model leaves out, and its learning within a
//! session.

use std::collections::BTreeMap;

use recoup_engine::forecast::shortfall::{SIGNS, Sign};
use recoup_engine::forecast::{ExerciseKey, Moment};

use crate::bouts::Bout;

/// Signs of the reference.
const ALL: usize = 27;

/// A sign of the reference: one the engine has, one of the matches, or one of differences.
enum Of {
    Engine(Sign),
    Match(usize),
    Difference(usize),
}

/// The reference's signs in its order.
const ORDER: [Of; ALL] = [
    Of::Engine(Sign::Always),
    Of::Engine(Sign::ChoiceModel),
    Of::Match(0),
    Of::Match(1),
    Of::Match(2),
    Of::Match(3),
    Of::Difference(0),
    Of::Difference(1),
    Of::Difference(2),
    Of::Difference(3),
    Of::Difference(4),
    Of::Difference(5),
    Of::Difference(6),
    Of::Engine(Sign::Gap),
    Of::Engine(Sign::AfterBreak),
    Of::Engine(Sign::MuscleFresh),
    Of::Engine(Sign::MuscleSets2Days),
    Of::Engine(Sign::MuscleSets7Days),
    Of::Engine(Sign::AllSets14Days),
    Of::Engine(Sign::AgainstLastTop),
    Of::Engine(Sign::AgainstLastBest),
    Of::Match(4),
    Of::Match(5),
    Of::Difference(7),
    Of::Difference(8),
    Of::Difference(9),
    Of::Difference(10),
];

/// The reference's row of signs; `history` is oldest first and holds two matches or more.
pub(super) fn signs(
    engine: &[f64; SIGNS],
    history: &[Bout],
    bout: &Bout,
    differences: &Differences,
) -> [f64; ALL] {
    let matched = matched(history, bout);
    let different = differences.signs(history, bout);
    ORDER.map(|of| match of {
        Of::Engine(sign) => engine[sign as usize],
        Of::Match(idx) => matched[idx],
        Of::Difference(idx) => different[idx],
    })
}

/// How bouts compared with their matches so far.
#[derive(Debug, Default)]
pub(super) struct Differences {
    /// By exercise, one per bout, where it was compared.
    of: BTreeMap<ExerciseKey, Vec<Option<f64>>>,
    /// Of any exercise, before today.
    all: Vec<(Moment, f64)>,
    /// Of today's exercises so far.
    today: Vec<f64>,
}

impl Differences {
    /// Notes one of today's exercises.
    pub(super) fn compared(&mut self, difference: f64) {
        self.today.push(difference);
    }

    /// Notes the end of the session, with the difference of each of its bouts.
    pub(super) fn end(
        &mut self,
        start: Moment,
        bouts: impl Iterator<Item = (ExerciseKey, Option<f64>)>,
    ) {
        for (exercise, difference) in bouts {
            self.of.entry(exercise).or_default().push(difference);
        }
        self.all
            .extend(self.today.drain(..).map(|difference| (start, difference)));
    }

    /// The last difference, their mean, spread and worst; today's number, mean and worst; the
    /// means of two weeks and of the last six; the place; the median best against the last.
    fn signs(&self, history: &[Bout], bout: &Bout) -> [f64; 11] {
        let here = self.of.get(&bout.exercise).map_or(&[][..], Vec::as_slice);
        let recent = &here[here.len().saturating_sub(6)..];
        let known: Vec<f64> = recent.iter().rev().flatten().copied().collect();
        let worst = |all: &[f64]| all.iter().copied().reduce(f64::min).unwrap_or(0.0);
        let n = self.today.len() as f64;
        let lately = self
            .all
            .iter()
            .filter(|(at, _)| bout.start.days_since(*at) <= 14.5);
        let lately: Vec<f64> = lately.map(|(_, value)| *value).collect();
        let latest = &self.all[self.all.len().saturating_sub(6)..];
        let latest: Vec<f64> = latest.iter().map(|(_, value)| *value).collect();
        [
            10.0 * recent.last().copied().flatten().unwrap_or(0.0),
            10.0 * mean(&known),
            10.0 * spread(&known),
            10.0 * worst(&known),
            n.min(5.0) / 3.0,
            10.0 * mean(&self.today) * n / (n + 2.0),
            10.0 * worst(&self.today),
            10.0 * mean(&lately),
            10.0 * mean(&latest),
            f64::from(bout.position).min(8.0) / 4.0,
            median_against_last(history),
        ]
    }
}

/// Mean of the values; 0 for none.
fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// Standard deviation of the values; 0 for none.
fn spread(values: &[f64]) -> f64 {
    let centre = mean(values);
    let squares: Vec<f64> = values.iter().map(|one| (one - centre).powi(2)).collect();
    mean(&squares).sqrt()
}

/// The middle of sorted values, of which there is at least one.
pub(super) fn middle(sorted: &[f64]) -> f64 {
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        sorted[half]
    } else {
        f64::midpoint(sorted[half - 1], sorted[half])
    }
}

fn median_against_last(history: &[Bout]) -> f64 {
    let recent = history.iter().rev().take(5);
    let mut bests: Vec<f64> = recent.map(|earlier| earlier.y).collect();
    let last = bests[0];
    bests.sort_by(f64::total_cmp);
    let above = middle(&bests) - last + 0.01;
    if 0.0 < above { above.ln() + 3.0 } else { 0.0 }
}

/// Reference repetitions and their square, the last match against them, the matches' spread, what
/// the last one fell off, and whether the reference is five repetitions or fewer.
fn matched(history: &[Bout], bout: &Bout) -> [f64; 6] {
    let at_load = |earlier: &Bout| -> Vec<f64> {
        let near = |load: f64| (load / bout.top_kg).ln().abs() <= 0.012;
        let sets = earlier.sets.iter().filter(|(load, _)| near(*load));
        sets.map(|(_, reps)| f64::from(*reps)).collect()
    };
    let recent = history.iter().rev().take(8);
    let recent = recent.take_while(|earlier| bout.start.days_since(earlier.start) <= 90.0);
    let matches: Vec<(f64, f64)> = recent
        .map(at_load)
        .filter(|reps| !reps.is_empty())
        .map(|reps| {
            let most = reps.iter().copied().fold(f64::MIN, f64::max);
            (most, reps.iter().copied().fold(f64::MAX, f64::min))
        })
        .take(3)
        .collect();
    let mut sorted: Vec<f64> = matches.iter().map(|(most, _)| *most).collect();
    sorted.sort_by(f64::total_cmp);
    let reference = middle(&sorted);
    let capacity = |reps: f64| (1.0 + reps / 30.0).ln();
    let capacities: Vec<f64> = sorted.iter().map(|reps| capacity(*reps)).collect();
    let (most, fewest) = matches[0];
    let centred = reference / 10.0 - 0.8;
    [
        centred,
        centred * centred,
        10.0 * (capacity(most) - capacity(reference)),
        10.0 * spread(&capacities),
        (most - fewest).min(5.0) / 2.0,
        f64::from(u8::from(reference <= 5.0)),
    ]
}

/// A logistic model that learns in turn, over a precision that only grows.
pub(super) struct Logit {
    weights: [f64; ALL],
    precisions: [f64; ALL],
}

impl Logit {
    /// The reference's weights and prior precisions.
    pub(super) fn new(theta: &[f64]) -> Self {
        let mut precisions = [100.0; ALL];
        precisions[0] = 10.0;
        Self {
            weights: std::array::from_fn(|idx| theta[idx]),
            precisions,
        }
    }

    /// The chance before, then learns from what happened.
    pub(super) fn step(&mut self, signs: &[f64; ALL], is_short: bool) -> f64 {
        let odds: f64 = self.weights.iter().zip(signs).map(|(w, x)| w * x).sum();
        let chance = 1.0 / (1.0 + (-odds).exp());
        let surprise = f64::from(u8::from(is_short)) - chance;
        for (idx, sign) in signs.iter().enumerate() {
            self.precisions[idx] += chance * (1.0 - chance) * sign * sign;
            self.weights[idx] += surprise * sign / self.precisions[idx];
        }
        chance
    }
}
