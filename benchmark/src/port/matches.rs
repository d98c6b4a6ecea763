//! The reference's whole shortfall model: its six signs of the matches, which the shipped model
//! leaves out, and its learning within a session.

use recoup_engine::forecast::shortfall::{SIGNS, Sign};

use crate::bouts::Bout;

/// Signs of the reference.
const ALL: usize = 27;

/// A sign of the reference: one the engine has, or one of the matches.
enum Of {
    Engine(Sign),
    Match(usize),
}

/// The reference's signs in its order.
const ORDER: [Of; ALL] = [
    Of::Engine(Sign::Always),
    Of::Engine(Sign::ChoiceModel),
    Of::Match(0),
    Of::Match(1),
    Of::Match(2),
    Of::Match(3),
    Of::Engine(Sign::LastDifference),
    Of::Engine(Sign::MeanDifference),
    Of::Engine(Sign::DifferenceSpread),
    Of::Engine(Sign::WorstDifference),
    Of::Engine(Sign::ComparedToday),
    Of::Engine(Sign::MeanToday),
    Of::Engine(Sign::WorstToday),
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
    Of::Engine(Sign::DriftTwoWeeks),
    Of::Engine(Sign::DriftLatest),
    Of::Engine(Sign::Place),
    Of::Engine(Sign::MedianAgainstLast),
];

/// The reference's row of signs; `history` is oldest first and holds two matches or more.
pub(super) fn signs(engine: &[f64; SIGNS], history: &[Bout], bout: &Bout) -> [f64; ALL] {
    let matched = matched(history, bout);
    ORDER.map(|of| match of {
        Of::Engine(sign) => engine[sign as usize],
        Of::Match(idx) => matched[idx],
    })
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
    let reference = match sorted.as_slice() {
        [one, two] => f64::midpoint(*one, *two),
        more => more[more.len() / 2],
    };
    let capacity = |reps: f64| (1.0 + reps / 30.0).ln();
    let capacities: Vec<f64> = sorted.iter().map(|reps| capacity(*reps)).collect();
    let n = capacities.len() as f64;
    let mean = capacities.iter().sum::<f64>() / n;
    let variance = capacities
        .iter()
        .map(|one| (one - mean).powi(2))
        .sum::<f64>()
        / n;
    let (most, fewest) = matches[0];
    let centred = reference / 10.0 - 0.8;
    [
        centred,
        centred * centred,
        10.0 * (capacity(most) - capacity(reference)),
        10.0 * variance.sqrt(),
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
