//! The one strength measure all forecasters share: the logarithm of Epley's estimate.
//!
//! Only differences of logarithms of the same exercise are ever used, so kilograms and pounds
//! give the same forecasts.

use super::seen::SetSeen;

/// Repetitions that add one whole load to the estimate in Epley's formula.
/// Source: Epley 1985, Boyd Epley Workout (load * (1 + reps / 30)).
pub(crate) const EPLEY_REPS: f64 = 30.0;

/// Most repetitions of a set whose estimate is used for a session's best.
/// Source: benchmark protocol, section 1: above 15 repetitions the formula means little.
pub const MAX_STRENGTH_REPS: u16 = 15;

/// Loads below this are treated as this before a logarithm is taken, in kilograms.
/// Choice: below the smallest plate; keeps the logarithm finite.
const LEAST_LOAD_KG: f64 = 0.1;

/// Loads are the same to an athlete when they agree to a tenth of a kilogram.
/// Choice: the finest step any of the logs' apps shows.
const LOAD_STEPS_PER_KG: f64 = 10.0;

/// Natural logarithm of Epley's factor for `reps` in continuous form: ln(1 + reps / 30).
///
/// Rises with `reps`; 0 for none.
pub(crate) fn ln_factor(reps: f64) -> f64 {
    libm::log(1.0 + reps / EPLEY_REPS)
}

/// Natural logarithm of Epley's factor for a whole number of repetitions; a single is the
/// one-repetition maximum itself, so 0 up to one repetition.
pub(crate) fn ln_rep_factor(reps: u16) -> f64 {
    if reps <= 1 {
        0.0
    } else {
        ln_factor(f64::from(reps))
    }
}

/// Natural logarithm of a load in kilograms, finite for any believable load.
pub(crate) fn ln_load(load_kg: f64) -> f64 {
    libm::log(load_kg.max(LEAST_LOAD_KG))
}

/// Natural logarithm of Epley's estimated one-repetition maximum of a set.
///
/// Source: Epley 1985; the estimate's error grows with repetitions, which the forecasters'
/// intervals carry.
pub fn ln_e1rm(load_kg: f64, reps: u16) -> f64 {
    ln_load(load_kg) + ln_rep_factor(reps)
}

/// Whether a set tells about strength: an external load and 1 to 15 repetitions.
pub(crate) fn tells_strength(set: &SetSeen) -> bool {
    set.is_believable() && 0.0 < set.load_kg && set.reps <= MAX_STRENGTH_REPS
}

/// The load as the athlete tells it apart from others.
#[expect(
    clippy::cast_possible_truncation,
    reason = "believable loads are below 6,000 steps"
)]
pub(crate) fn load_step(load_kg: f64) -> i32 {
    libm::rint(load_kg * LOAD_STEPS_PER_KG) as i32
}
