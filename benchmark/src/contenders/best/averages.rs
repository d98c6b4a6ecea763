//! Averages of the last sessions.

use recoup_engine::forecast::best::Coming;

use super::Rule;
use crate::bouts::Bout;

/// The last `n` bests, newest first, as differences from the last.
fn relative(history: &[Bout], n: usize) -> Vec<f64> {
    let last = history[history.len() - 1].y;
    history
        .iter()
        .rev()
        .take(n)
        .map(|bout| bout.y - last)
        .collect()
}

/// An exponentially weighted mean of the last twelve.
#[derive(Clone, Debug)]
pub(super) struct Ewma {
    /// Weight of the newest.
    pub(super) weight: f64,
}

impl Rule for Ewma {
    fn name(&self) -> String {
        format!("EWMA {}", self.weight)
    }

    fn predict(&self, history: &[Bout], _coming: &Coming) -> f64 {
        let (mut sum, mut total, mut weight) = (0.0, 0.0, self.weight);
        for value in relative(history, 12) {
            sum += weight * value;
            total += weight;
            weight *= 1.0 - self.weight;
        }
        sum / total
    }
}

/// The mean of the last three.
#[derive(Clone, Debug)]
pub(super) struct MeanOf3;

impl Rule for MeanOf3 {
    fn name(&self) -> String {
        "mean of 3".to_owned()
    }

    fn predict(&self, history: &[Bout], _coming: &Coming) -> f64 {
        relative(history, 3).iter().sum::<f64>() / 3.0
    }
}

/// The median of the last five.
#[derive(Clone, Debug)]
pub(super) struct MedianOf5;

impl Rule for MedianOf5 {
    fn name(&self) -> String {
        "median of 5".to_owned()
    }

    fn predict(&self, history: &[Bout], _coming: &Coming) -> f64 {
        let mut values = relative(history, 5);
        values.sort_by(f64::total_cmp);
        f64::midpoint(values[(values.len() - 1) / 2], values[values.len() / 2])
    }
}

/// The best of the last three.
#[derive(Clone, Debug)]
pub(super) struct MaxOf3;

impl Rule for MaxOf3 {
    fn name(&self) -> String {
        "max of 3".to_owned()
    }

    fn predict(&self, history: &[Bout], _coming: &Coming) -> f64 {
        relative(history, 3)
            .into_iter()
            .fold(f64::NEG_INFINITY, f64::max)
    }
}
