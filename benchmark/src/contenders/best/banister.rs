//! Banister's impulse response per lift: fitness and fatigue from sets of the same muscle.
//!
//! Source: Banister et al. 1975; fitted online per lift by recursive ridge regression.

use std::collections::BTreeMap;

use recoup_engine::forecast::best::Coming;
use recoup_engine::forecast::{ExerciseKey, Moment, MuscleKey};

use super::Rule;
use crate::bouts::Bout;
use crate::table::Session;

/// An intercept, fitness and fatigue.
const WIDTH: usize = 3;

/// The model of each lift of one person.
#[derive(Clone, Debug)]
pub(super) struct Banister {
    /// Days over which fitness and fatigue fade.
    days: [f64; 2],
    /// Prior variance of their weights.
    prior: f64,
    /// How much of what was learned stays.
    keep: f64,
    muscles: BTreeMap<MuscleKey, (Moment, [f64; 2])>,
    lifts: BTreeMap<ExerciseKey, ([f64; WIDTH], [[f64; WIDTH]; WIDTH])>,
}

impl Banister {
    const fn with(days: [f64; 2], prior: f64, keep: f64) -> Self {
        Self {
            days,
            prior,
            keep,
            muscles: BTreeMap::new(),
            lifts: BTreeMap::new(),
        }
    }

    /// 45 and 15 days, nothing forgotten.
    pub(super) const TEXTBOOK: Self = Self::with([45.0, 15.0], 0.01, 1.0);

    /// 30 and 5 days, forgetting quickly: the best of four settings in the study.
    pub(super) const QUICK: Self = Self::with([30.0, 5.0], 0.001, 0.6);

    /// Fitness and fatigue of a muscle now, after a leading 1.
    fn row(&self, muscle: MuscleKey, now: Moment) -> [f64; WIDTH] {
        let Some((at, sums)) = self.muscles.get(&muscle) else {
            return [1.0, 0.0, 0.0];
        };
        let gap = now.days_since(*at);
        let fade = |idx: usize| sums[idx] * (-gap / self.days[idx]).exp();
        [1.0, fade(0) / 100.0, fade(1) / 30.0]
    }
}

impl Rule for Banister {
    fn name(&self) -> String {
        format!(
            "Banister {}/{} d, keep {}",
            self.days[0], self.days[1], self.keep
        )
    }

    fn predict(&self, history: &[Bout], coming: &Coming) -> f64 {
        let Some((weights, _)) = self.lifts.get(&coming.exercise) else {
            return 0.0;
        };
        let row = self.row(coming.muscle, coming.start);
        let value: f64 = weights.iter().zip(&row).map(|(w, x)| w * x).sum();
        (value - history[history.len() - 1].y).clamp(-0.5, 0.5)
    }

    fn learn(&mut self, session: &Session, bouts: &[Bout]) {
        for bout in bouts {
            let row = self.row(bout.muscle, session.start);
            let (weights, covariance) = self.lifts.entry(bout.exercise).or_insert_with(|| {
                let mut covariance = [[0.0; WIDTH]; WIDTH];
                (covariance[0][0], covariance[1][1], covariance[2][2]) =
                    (0.04, self.prior, self.prior);
                ([bout.y, 0.0, 0.0], covariance)
            });
            covariance
                .iter_mut()
                .flatten()
                .for_each(|value| *value /= self.keep);
            let spread: [f64; WIDTH] = std::array::from_fn(|idx| {
                covariance[idx].iter().zip(&row).map(|(p, x)| p * x).sum()
            });
            let variance: f64 = spread.iter().zip(&row).map(|(s, x)| s * x).sum::<f64>() + 0.006;
            let expected: f64 = weights.iter().zip(&row).map(|(w, x)| w * x).sum();
            let error = (bout.y - expected).clamp(-0.3, 0.3);
            for idx in 0..WIDTH {
                weights[idx] += spread[idx] / variance * error;
                for other in 0..WIDTH {
                    covariance[idx][other] -= spread[idx] * spread[other] / variance;
                }
            }
        }
        for bout in bouts {
            let row = self.row(bout.muscle, session.start);
            let sets = bout.sets.len() as f64;
            let sums = [row[1] * 100.0 + sets, row[2] * 30.0 + sets];
            self.muscles.insert(bout.muscle, (session.start, sums));
        }
    }
}
