//! A local linear trend, followed by a Kalman filter, and what is made of it: the chance that the
//! slope is below zero, and a cumulative sum of its surprises.
//!
//! Sources: Harvey 1989 for the trend; Page 1954, doi:10.1093/biomet/41.1-2.100, for the sum.

use super::athlete::Athlete;
use super::detectors::{Signal, pooled};

/// Variances of one filter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filter {
    /// Of the slope, per day.
    slope: f64,
    /// Of the level, per day.
    level: f64,
}

/// A trend free to turn.
/// Source: protocol, section 7.
const FREE: Filter = Filter {
    slope: 4e-10,
    level: 3.6e-7,
};

/// A trend that hardly turns, so that a bend shows as surprises.
/// Source: protocol, section 7.
const STIFF: Filter = Filter {
    slope: 9e-12,
    level: 1e-8,
};

/// Variance of one session.
/// Source: protocol, section 7.
const NOISE: f64 = 0.05 * 0.05 / 1.6;

/// Slope at the start, per day, and its standard deviation.
/// Source: protocol, section 7.
const FIRST_SLOPE: (f64, f64) = (4e-4, 7e-4);

/// Surprises are taken in up to this many standard deviations.
/// Source: protocol, section 7.
const MOST: f64 = 2.0;

/// Surprises are summed up to this many standard deviations.
/// Source: protocol, section 7.
const MOST_SUMMED: f64 = 2.5;

/// What a filter says after one session.
struct Said {
    day: i64,
    /// Chance that the slope is below 0.
    is_down: f64,
    /// The session's surprise, in standard deviations.
    surprise: f64,
}

impl Filter {
    fn follow(self, athlete: &Athlete) -> Vec<Said> {
        let series = pooled(athlete);
        let (mut before, mut level) = series.first().copied().unwrap_or((0, 0.0));
        let mut slope = FIRST_SLOPE.0;
        let (mut p_level, mut p_both, mut p_slope) = (NOISE, 0.0, FIRST_SLOPE.1 * FIRST_SLOPE.1);
        let said = series.into_iter().map(|(day, value)| {
            let gap = ((day - before) as f64).max(1.0);
            before = day;
            level += slope * gap;
            p_level += 2.0 * gap * p_both + gap * gap * p_slope + self.level * gap;
            p_both += gap * p_slope;
            p_slope += self.slope * gap;
            let variance = p_level + NOISE;
            let spread = variance.sqrt();
            let error = value - level;
            let taken = error.clamp(-MOST * spread, MOST * spread);
            let (k_level, k_slope) = (p_level / variance, p_both / variance);
            level += k_level * taken;
            slope += k_slope * taken;
            p_slope -= k_slope * p_both;
            p_level *= 1.0 - k_level;
            p_both *= 1.0 - k_level;
            let z = slope / p_slope.sqrt();
            Said {
                day,
                is_down: 0.5 * libm::erfc(z * std::f64::consts::FRAC_1_SQRT_2),
                surprise: error / spread,
            }
        });
        said.collect()
    }
}

/// Log odds that the slope is below 0.
pub(super) fn slope_is_down(athlete: &Athlete) -> Vec<Signal> {
    let said = FREE.follow(athlete).into_iter();
    said.map(|one| {
        let chance = one.is_down.clamp(1e-9, 1.0 - 1e-9);
        (one.day, (chance / (1.0 - chance)).ln())
    })
    .collect()
}

/// Surprises summed downwards, each less an allowance.
fn sum_of_surprises(athlete: &Athlete, allowance: f64) -> Vec<Signal> {
    let mut sum: f64 = 0.0;
    let said = STIFF.follow(athlete).into_iter();
    said.map(|one| {
        let surprise = one.surprise.clamp(-MOST_SUMMED, MOST_SUMMED);
        sum = (sum - surprise - allowance).max(0.0);
        (one.day, sum)
    })
    .collect()
}

/// The sum with an allowance of a quarter.
pub(super) fn cusum_quarter(athlete: &Athlete) -> Vec<Signal> {
    sum_of_surprises(athlete, 0.25)
}

/// The sum with an allowance of a tenth.
pub(super) fn cusum_tenth(athlete: &Athlete) -> Vec<Signal> {
    sum_of_surprises(athlete, 0.1)
}
