//! Means over lifters with intervals that come from resampling lifters.

use crate::random::Random;

/// Resamplings.
/// Source: protocol.
pub(crate) const DRAWS: usize = 2_000;

/// A mean over lifters and its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Interval {
    pub(crate) mean: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// Lifters.
    pub(crate) n: usize,
}

impl Interval {
    /// The mean of one value per lifter, resampled from a seed; values that are not finite are left
    /// out.
    pub(crate) fn of(values: &[f64], seed: u64) -> Self {
        let values: Vec<f64> = values
            .iter()
            .copied()
            .filter(|value| value.is_finite())
            .collect();
        let n = values.len();
        if n == 0 {
            return Self {
                mean: f64::NAN,
                low: f64::NAN,
                high: f64::NAN,
                n,
            };
        }
        let mean = values.iter().sum::<f64>() / n as f64;
        let mut random = Random::new(seed);
        let mut means: Vec<f64> = (0..DRAWS)
            .map(|_| (0..n).map(|_| values[random.below(n)]).sum::<f64>() / n as f64)
            .collect();
        means.sort_by(f64::total_cmp);
        Self {
            mean,
            low: means[DRAWS / 40],
            high: means[DRAWS - 1 - DRAWS / 40],
            n,
        }
    }

    /// The interval of the square root, for mean squares.
    pub(crate) fn sqrt(self) -> Self {
        Self {
            mean: self.mean.sqrt(),
            low: self.low.sqrt(),
            high: self.high.sqrt(),
            n: self.n,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interval_holds_the_mean_and_shrinks_with_lifters() {
        let mut random = Random::new(3);
        let values: Vec<f64> = (0..400).map(|_| random.normal()).collect();
        let (few, many) = (Interval::of(&values[..20], 1), Interval::of(&values, 1));
        assert!(few.low < few.mean && few.mean < few.high);
        assert!(many.high - many.low < (few.high - few.low) / 2.0);
        assert_eq!(
            Interval::of(&values, 1),
            many,
            "the same seed gives the same interval"
        );
    }
}
