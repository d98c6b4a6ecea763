//! A best so far, and how sure it is that it was one.
//!
//! Two estimates of the same lift differ by chance alone; the standard errors of both say how far
//! apart they must lie before "a record" is more than a good day.

use super::E1rm;

/// The best of several sessions in order, against the best of those before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PersonalBest {
    /// Its place among the sessions.
    pub place: usize,
    /// The best before it; none where it is the first.
    pub before: Option<Before>,
}

/// What a record is compared with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Before {
    /// Its place among the sessions.
    pub place: usize,
    /// The chance that the record is truly higher, from 0.5 to 1.
    pub chance: f64,
}

/// The best of a lift's sessions, oldest first, and how sure it is; none without sessions.
///
/// Of equal bests the first counts. The chance treats the two errors as normal and independent:
/// Φ((new − before) / √(se² + se²)).
///
/// ```
/// use recoup_engine::strength::{E1rm, estimate_personal_best};
/// let best = |kilograms| E1rm { kilograms, standard_error: 2.0, is_floor: false };
/// let found = estimate_personal_best(&[best(80.0), best(90.0), best(85.0)]).unwrap();
/// assert_eq!(found.place, 1);
/// assert!(0.99 < found.before.unwrap().chance);
/// ```
pub fn estimate_personal_best(bests: &[E1rm]) -> Option<PersonalBest> {
    let place = highest(bests)?;
    let before = highest(&bests[..place]).map(|earlier| Before {
        place: earlier,
        chance: chance_higher(&bests[place], &bests[earlier]),
    });
    Some(PersonalBest { place, before })
}

/// The place of the highest; the first of equal ones.
fn highest(bests: &[E1rm]) -> Option<usize> {
    let mut places = 0..bests.len();
    let first = places.next()?;
    Some(places.fold(first, |best, place| {
        if bests[best].kilograms < bests[place].kilograms {
            place
        } else {
            best
        }
    }))
}

fn chance_higher(new: &E1rm, old: &E1rm) -> f64 {
    let error = libm::hypot(new.standard_error, old.standard_error);
    let apart = (new.kilograms - old.kilograms) / error;
    libm::erfc(-apart * std::f64::consts::FRAC_1_SQRT_2) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(kilograms: f64) -> E1rm {
        E1rm {
            kilograms,
            standard_error: 3.0,
            is_floor: false,
        }
    }

    #[test]
    fn a_hair_more_is_too_close_to_call() {
        let found = estimate_personal_best(&[best(100.0), best(100.5)]).unwrap();
        let before = found.before.unwrap();
        assert_eq!((found.place, before.place), (1, 0));
        assert!(0.5 < before.chance && before.chance < 0.6);
    }

    #[test]
    fn the_first_of_equal_bests_counts() {
        let found = estimate_personal_best(&[best(90.0), best(100.0), best(100.0)]).unwrap();
        assert_eq!(found.place, 1);
    }

    #[test]
    fn the_first_session_is_compared_with_nothing() {
        assert_eq!(estimate_personal_best(&[best(90.0)]).unwrap().before, None);
        assert_eq!(estimate_personal_best(&[]), None);
    }
}
