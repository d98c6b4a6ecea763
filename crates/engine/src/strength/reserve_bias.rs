//! Rule R52: by how much a person's reps in reserve miss what was truly left.
//!
//! People say fewer than they have left, by about one repetition (HAL22). A set to the limit shows
//! it: at the same load in the same session, the repetitions it adds to an earlier set are what was
//! left after that one. Tiredness from the sets between makes that a low guess, never a high one.

use crate::session::{Session, Set, SetKind};
use crate::unit::{Reps, Rir};

/// Repetitions that people have left beyond what they say. Source: HAL22, 0.95 (0.17, 1.73).
const PRIOR: f64 = 0.9;
/// Spread of that between people. Source: EVIDENCE 3.1, after HAL22.
const PRIOR_SD: f64 = 0.8;
/// Spread of one report up to 8 repetitions. Choice: EVIDENCE 3.1, after HAL22.
const SHORT_SD: f64 = 1.0;
/// The same, 9 to 12 repetitions. Choice: EVIDENCE 3.1.
const MIDDLE_SD: f64 = 1.5;
/// The same, above 12 repetitions. Choice: EVIDENCE 3.1.
const LONG_SD: f64 = 2.5;
/// Repetitions up to which the least spread holds, and up to which the middle one.
/// Source: EVIDENCE 3.1.
const SHORT_REPS: i64 = 8;
/// See [`SHORT_REPS`]. Source: EVIDENCE 3.1.
const MIDDLE_REPS: i64 = 12;
/// Sets to the limit from which the correction is used.
/// Choice: below three the prior speaks louder than she does, and a number taken from other people
/// is no reason to add load.
pub const BIAS_NEED: usize = 3;

/// By how much reports of reps in reserve miss, in repetitions; above zero more was left than said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReserveBias {
    /// The middle guess.
    pub mean: f64,
    /// Its standard deviation.
    pub sd: f64,
    /// Sets to the limit that it was learned from.
    pub sets: usize,
}

impl ReserveBias {
    /// What is known before anybody has lifted.
    pub const PRIOR: Self = Self {
        mean: PRIOR,
        sd: PRIOR_SD,
        sets: 0,
    };

    /// The reserve that a report stands for: corrected from three sets to the limit on, never below
    /// none left, in the half steps of the scale.
    #[must_use]
    pub fn corrected(&self, reported: Rir) -> Rir {
        if self.sets < BIAS_NEED {
            return reported;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a few half repetitions")]
        let more = libm::round(self.mean * 2.0) as i64;
        let halves = (reported.halves() + more).clamp(0, Rir::MAX);
        Rir::try_new(halves).unwrap_or(reported)
    }
}

/// Her bias from sessions: prior and sets to the limit, weighted by how far reports of that length
/// scatter. The order of sessions changes nothing.
///
/// ```
/// use recoup_engine::strength::{ReserveBias, estimate_reserve_bias};
/// assert_eq!(estimate_reserve_bias(&[]), ReserveBias::PRIOR);
/// ```
pub fn estimate_reserve_bias(sessions: &[Session]) -> ReserveBias {
    let mut precision = 1.0 / (PRIOR_SD * PRIOR_SD);
    let mut weighted = PRIOR * precision;
    let mut sets = 0;
    let performed = sessions.iter().flat_map(|s| &s.exercises);
    for (missed, sd) in performed.filter_map(|p| missed(&p.sets)) {
        let weight = 1.0 / (sd * sd);
        precision += weight;
        weighted += weight * missed;
        sets += 1;
    }
    ReserveBias {
        mean: weighted / precision,
        sd: libm::sqrt(1.0 / precision),
        sets,
    }
}

/// By how much the last report before a set to the limit missed, and how far such reports scatter.
#[expect(clippy::cast_precision_loss, reason = "repetitions of a set")]
fn missed(sets: &[Set]) -> Option<(f64, f64)> {
    let at = sets.iter().position(is_limit)?;
    let limit = &sets[at];
    let most = limit.reps.map(Reps::count)?;
    let told = sets[..at].iter().rev().find(|s| {
        s.kind == SetKind::Working && !s.is_suspect && s.load == limit.load && s.rir.is_some()
    })?;
    let (done, said) = (told.reps.map(Reps::count)?, told.rir?);
    let sd = if done <= SHORT_REPS {
        SHORT_SD
    } else if done <= MIDDLE_REPS {
        MIDDLE_SD
    } else {
        LONG_SD
    };
    Some(((most - done) as f64 - said.reps(), sd))
}

/// Whether a set ended where no further repetition was possible.
fn is_limit(set: &Set) -> bool {
    set.kind == SetKind::Failure && !set.is_suspect && set.load.is_some()
}
