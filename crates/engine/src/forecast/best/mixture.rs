//! A weighted mixture of normal distributions: its cumulative chance, quantiles and losses.

/// One remembered possibility.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// How likely this is the one; the weights of a mixture add up to 1.
    pub weight: f64,
    /// Centre, as a difference of logarithms from the last session's best.
    pub mean: f64,
    /// Standard deviation on the same scale; above 0.
    pub spread: f64,
}

/// A mixture; never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Mixture {
    parts: Vec<Part>,
}

/// Number of quantiles the benchmark's loss looks at.
/// Source: benchmark protocol, task A.
pub const QUANTILES: usize = 19;

/// Distance between their levels: 0.05, 0.10 to 0.95.
/// Source: benchmark protocol, task A.
const LEVEL_STEP: f64 = 0.05;

/// Quantiles are sought within plus or minus this.
/// Source: benchmark protocol, task A (differences of 0.7 and more are not scored).
const REACH: f64 = 0.9;

/// Parts with less weight do not move a quantile.
/// Source: benchmark protocol, task A.
const LEAST_WEIGHT: f64 = 1e-4;

/// Quantiles are found to this accuracy.
/// Choice: a millionth of a load.
const ACCURACY: f64 = 1e-6;

/// Most refinements of a quantile.
/// Choice: halving alone reaches the accuracy within 21.
const MAX_STEPS: usize = 40;

/// The level of the benchmark's quantile `idx`, from 0.05 to 0.95.
#[expect(clippy::cast_precision_loss, reason = "indices are below 19")]
pub fn level(idx: usize) -> f64 {
    (idx as f64 + 1.0) * LEVEL_STEP
}

/// Chance that a standard normal variable is at most `z`.
fn normal_below(z: f64) -> f64 {
    libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2) / 2.0
}

/// Density of a standard normal variable.
fn normal_density(z: f64) -> f64 {
    libm::exp(-z * z / 2.0) / libm::sqrt(2.0 * std::f64::consts::PI)
}

impl Mixture {
    /// A mixture of parts whose weights add up to 1; none when there are none.
    pub fn try_new(parts: Vec<Part>) -> Option<Self> {
        (!parts.is_empty()).then_some(Self { parts })
    }

    /// Its parts.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Chance of at most `value`, and its density there.
    pub fn below(&self, value: f64) -> (f64, f64) {
        let mut chance = 0.0;
        let mut density = 0.0;
        for part in self.parts.iter().filter(|part| LEAST_WEIGHT < part.weight) {
            let z = (value - part.mean) / part.spread;
            chance += part.weight * normal_below(z);
            density += part.weight * normal_density(z) / part.spread;
        }
        (chance, density)
    }

    /// The value that a share `level` of the chance lies below.
    ///
    /// Newton's steps where they stay inside the bracket, halvings elsewhere.
    pub fn quantile(&self, level: f64) -> f64 {
        self.quantile_above(level, -REACH)
    }

    fn quantile_above(&self, level: f64, from: f64) -> f64 {
        let (mut low, mut high) = (from, REACH);
        let mut value = f64::midpoint(low, high);
        for _ in 0..MAX_STEPS {
            let (chance, density) = self.below(value);
            if chance < level {
                low = value;
            } else {
                high = value;
            }
            let newton = value - (chance - level) / density;
            let inside = low < newton && newton < high;
            let next = if inside {
                newton
            } else {
                f64::midpoint(low, high)
            };
            if (next - value).abs() < ACCURACY {
                return next;
            }
            value = next;
        }
        value
    }

    /// The benchmark's 19 quantiles, rising.
    pub fn quantiles(&self) -> [f64; QUANTILES] {
        let mut values = [0.0; QUANTILES];
        let mut from = -REACH;
        for (idx, value) in values.iter_mut().enumerate() {
            *value = self.quantile_above(level(idx), from);
            from = value.max(from) - ACCURACY;
        }
        values
    }
}

/// Expected distance from 0 of a normal variable.
fn distance(mean: f64, spread: f64) -> f64 {
    let z = mean / spread;
    mean * libm::erf(z * std::f64::consts::FRAC_1_SQRT_2) + 2.0 * spread * normal_density(z)
}

impl Mixture {
    /// The continuous ranked probability loss of the mixture against what happened, in closed
    /// form; 0 only for a sure and right forecast.
    ///
    /// Source: Grimit et al. 2006, doi:10.1256/qj.05.235, equation 5.
    pub fn crps(&self, outcome: f64) -> f64 {
        let mut sum = 0.0;
        for (idx, one) in self.parts.iter().enumerate() {
            if one.weight <= LEAST_WEIGHT {
                continue;
            }
            let mut between = one.weight * distance(0.0, one.spread * std::f64::consts::SQRT_2);
            for other in self.parts[..idx]
                .iter()
                .filter(|part| LEAST_WEIGHT < part.weight)
            {
                let joint = libm::sqrt(one.spread * one.spread + other.spread * other.spread);
                between += 2.0 * other.weight * distance(one.mean - other.mean, joint);
            }
            sum += one.weight * (distance(outcome - one.mean, one.spread) - between / 2.0);
        }
        sum
    }
}

/// The benchmark's loss of 19 quantiles against what happened: twice the mean pinball loss,
/// which approximates the continuous ranked probability score.
///
/// Source: benchmark protocol, task A; Gneiting and Raftery 2007, doi:10.1198/016214506000001437.
pub fn quantile_loss(quantiles: &[f64; QUANTILES], outcome: f64) -> f64 {
    let mut sum = 0.0;
    for (idx, quantile) in quantiles.iter().enumerate() {
        let error = outcome - quantile;
        sum += (level(idx) * error).max((level(idx) - 1.0) * error);
    }
    #[expect(clippy::cast_precision_loss, reason = "there are 19")]
    let count = QUANTILES as f64;
    2.0 * sum / count
}
