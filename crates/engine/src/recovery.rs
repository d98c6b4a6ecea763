//! How much a recovery session may ask before it is training (rule R37).
//!
//! Takes a dose and the person's ceilings, and says whether it is still recovery. Composing a
//! session under these ceilings is not done here.

use crate::code::coded;
use crate::plan::Experience;
use crate::unit::{Effort, Met, Minutes};

/// What a recovery session asked or will ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dose {
    /// Mean energy cost, where known.
    pub met: Option<Met>,
    /// How long.
    pub minutes: Minutes,
    /// How hard it felt, where told.
    pub effort: Option<Effort>,
}

/// What limits a person's recovery sessions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ceiling {
    /// Her greatest energy cost in MET, where her fitness is known.
    pub most_met: Option<Met>,
    /// How used to training she is.
    pub experience: Experience,
    /// Median load of her strength sessions (effort × minutes), where known.
    pub strength_load: Option<f64>,
}

coded! {
    /// A ceiling that a dose is above.
    pub enum Over as "ceiling" {
        /// Energy cost above the cap.
        Met = "met",
        /// Energy cost × minutes above the ceiling.
        MetMinutes = "met_minutes",
        /// Effort × minutes above a share of her strength sessions.
        Load = "load",
        /// Effort above 3 of 10.
        Effort = "effort",
    }
}

/// Whether a dose is recovery or training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DoseLabel {
    /// Under every ceiling that is known.
    Recovery,
    /// Above at least one: training, and the next one is shorter.
    Training(Vec<Over>),
}

/// Cap where fitness is unknown, in MET. Source: R37 (INT11, MET24).
const MET_UNKNOWN: f64 = 3.0;
/// Share of the reserve that light work is. Source: INT11, at most 39 % of the reserve.
const LIGHT_SHARE: f64 = 0.39;
/// MET-minutes for somebody new. Source: EVIDENCE 11; our default.
const MET_MINUTES_NEW: f64 = 60.0;
/// MET-minutes for others. Source: EVIDENCE 11; our default.
const MET_MINUTES_REGULAR: f64 = 90.0;
/// Share of the median strength session's load. Source: EVIDENCE 11; our default.
const LOAD_SHARE: f64 = 0.15;
/// Effort on CR-10 that is still light. Source: R37.
const MOST_EFFORT: f64 = 3.0;

impl Ceiling {
    /// The most energy cost that is recovery: 3.0 MET, or 1 + 0.39 (her most − 1) where known.
    pub fn met(&self) -> f64 {
        self.most_met
            .map_or(MET_UNKNOWN, |most| 1.0 + LIGHT_SHARE * (most.met() - 1.0))
    }

    /// The most MET-minutes that are recovery.
    pub const fn met_minutes(&self) -> f64 {
        if self.experience.is_novice() {
            return MET_MINUTES_NEW;
        }
        MET_MINUTES_REGULAR
    }
}

/// R37: whether a dose is recovery or training. What is not known is not compared.
///
/// ```
/// use recoup_engine::plan::Experience;
/// use recoup_engine::recovery::{Ceiling, Dose, DoseLabel, Over, dose_label};
/// use recoup_engine::unit::{Met, Minutes};
/// let brisk_walk = Dose { met: Met::try_new(4_800).ok(), minutes: Minutes::try_new(30)?, effort: None };
/// let ceiling = Ceiling { most_met: None, experience: Experience::Regular, strength_load: None };
/// let label = dose_label(&brisk_walk, &ceiling);
/// assert_eq!(label, DoseLabel::Training(vec![Over::Met, Over::MetMinutes]));
/// # Ok::<(), recoup_engine::unit::OutOfRange>(())
/// ```
pub fn dose_label(dose: &Dose, ceiling: &Ceiling) -> DoseLabel {
    let minutes = minutes_number(dose.minutes);
    let met = dose.met.map(Met::met);
    let effort = dose.effort.map(Effort::cr10);
    let is_over = |over: &Over| match over {
        Over::Met => met.is_some_and(|m| ceiling.met() < m),
        Over::MetMinutes => met.is_some_and(|m| ceiling.met_minutes() < m * minutes),
        Over::Load => match (effort, ceiling.strength_load) {
            (Some(e), Some(load)) => LOAD_SHARE * load < e * minutes,
            _ => false,
        },
        Over::Effort => effort.is_some_and(|e| MOST_EFFORT < e),
    };
    let over: Vec<Over> = Over::ALL.iter().copied().filter(is_over).collect();
    if over.is_empty() {
        return DoseLabel::Recovery;
    }
    DoseLabel::Training(over)
}

#[expect(clippy::cast_precision_loss, reason = "at most 1,440")]
const fn minutes_number(minutes: Minutes) -> f64 {
    minutes.count() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(met: i64, minutes: i64, effort: Option<i64>) -> DoseLabel {
        let dose = Dose {
            met: Met::try_new(met).ok(),
            minutes: Minutes::try_new(minutes).unwrap(),
            effort: effort.and_then(|e| Effort::try_new(e).ok()),
        };
        let ceiling = Ceiling {
            most_met: None,
            experience: Experience::New,
            strength_load: Some(400.0),
        };
        dose_label(&dose, &ceiling)
    }

    #[test]
    fn doses_at_their_ceilings_are_recovery() {
        assert_eq!(label(3_000, 20, Some(6)), DoseLabel::Recovery);
        assert_eq!(label(3_001, 19, None), DoseLabel::Training(vec![Over::Met]));
        assert_eq!(
            label(3_000, 21, None),
            DoseLabel::Training(vec![Over::MetMinutes])
        );
        assert_eq!(
            label(2_000, 20, Some(7)),
            DoseLabel::Training(vec![Over::Load, Over::Effort])
        );
    }

    #[test]
    fn fit_person_may_walk_faster() {
        let ceiling = Ceiling {
            most_met: Met::try_new(11_000).ok(),
            experience: Experience::Regular,
            strength_load: None,
        };
        assert!((ceiling.met() - 4.9).abs() < 1e-9);
    }
}
