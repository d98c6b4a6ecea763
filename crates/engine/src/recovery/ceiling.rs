//! How much a recovery session may ask before it is training (rules R36 and R37).
//!
//! Takes a dose and the person's ceilings, and says whether it is still recovery. Composing a
//! session under these ceilings is not done here.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::History;
use crate::code::coded;
use crate::movement::{Modality, Movement};
use crate::plan::Experience;
use crate::training_load::{MOST_EASY_EFFORT, session_rpe_load};
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

/// Shortest recovery session. Source: RULINGS 19.
const SHORTEST_MIN: i64 = 5;
/// Longest recovery session. Source: R36, RULINGS 19.
const LONGEST_MIN: i64 = 30;
/// After training the next session leaves out one part in so many. Choice: see [`next_minutes`].
const SHORTER_BY: i64 = 3;
/// Effort of a recovery session on CR-10. Source: R36 (CR-10 2 to 3), RULINGS 18: 2 is easy.
const EASY_EFFORT: f64 = 2.0;
/// Greatest heart rate at an age, in beats a minute, before the age is counted. Source: `INT11b`.
const HEART_RATE_AT_BIRTH: f64 = 208.0;
/// Beats a minute that each year takes from it. Source: `INT11b`.
const HEART_RATE_A_YEAR: f64 = 0.7;
/// Share of the greatest heart rate that is light. Source: INT11, at most 63 %.
const LIGHT_HEART_RATE: f64 = 0.63;

/// R36: minutes of recovery for a day on which she wants to move, from the minutes she has: 5 to
/// 30, and no more than keeps an easy session under her share of a strength session's load.
pub fn easy_minutes(wanted: Minutes, ceiling: &Ceiling) -> Minutes {
    let by_load = ceiling
        .strength_load
        .map_or(LONGEST_MIN, |load| whole(LOAD_SHARE * load / EASY_EFFORT));
    let most = by_load.clamp(SHORTEST_MIN, LONGEST_MIN);
    let minutes = wanted.count().clamp(SHORTEST_MIN, most);
    Minutes::try_new(minutes).unwrap_or(wanted)
}

/// R37: the minutes of the next session after one with this label: two thirds after training, as
/// many as wanted after recovery; never under the shortest session.
///
/// Choice: R37 says shorter and not by how much; two thirds, as an easier form of a step takes.
pub fn next_minutes(wanted: Minutes, last: &DoseLabel) -> Minutes {
    if *last == DoseLabel::Recovery {
        return wanted;
    }
    let minutes = wanted.count();
    let shorter = (minutes - minutes / SHORTER_BY).max(SHORTEST_MIN.min(minutes));
    Minutes::try_new(shorter).unwrap_or(wanted)
}

/// R36: the heart rate, in beats a minute, that light movement stays under, by age in years and
/// the resting rate where it is known: the lower of 63 % of the greatest and 39 % of the reserve.
/// The talk test comes first; with medicine that slows the heart only the talk test holds.
pub fn light_heart_rate(age: u16, resting: Option<u16>) -> f64 {
    let greatest = HEART_RATE_AT_BIRTH - HEART_RATE_A_YEAR * f64::from(age);
    let by_reserve = resting.map(f64::from).map_or(f64::INFINITY, |rest| {
        rest + LIGHT_SHARE * (greatest - rest).max(0.0)
    });
    by_reserve.min(LIGHT_HEART_RATE * greatest)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a load is far below 2^53 and is cut to a session's minutes"
)]
fn whole(minutes: f64) -> i64 {
    minutes.floor() as i64
}

/// Days over which her strength sessions' load is taken. Choice: two months; a program's phase.
const LOAD_DAYS: i64 = 56;

impl Ceiling {
    /// A person's ceilings on a date, from her log and how used to training she is. Her greatest
    /// energy cost is not known from a log of strength work.
    pub fn of(history: &History, experience: Experience, on: Date) -> Self {
        let from = on.saturating_sub(LOAD_DAYS.days());
        let sessions = history.sessions_between(from, on).iter();
        let mut loads: Vec<f64> = sessions.filter_map(session_rpe_load).collect();
        loads.sort_by(f64::total_cmp);
        Self {
            most_met: None,
            experience,
            strength_load: loads.get(loads.len() / 2).copied(),
        }
    }

    /// The most energy cost that is recovery: 3.0 MET, or 1 + 0.39 (her most − 1) where known.
    pub fn met(&self) -> f64 {
        self.most_met
            .map_or(MET_UNKNOWN, |most| 1.0 + LIGHT_SHARE * (most.met() - 1.0))
    }

    /// Whether a movement's energy cost is light for her. Where her fitness is not known, cycling is
    /// held by the talk test alone (RULINGS 19): a fixed 3.0 MET would shut out all of it.
    pub fn allows(&self, movement: &Movement) -> bool {
        let talk_test = self.most_met.is_none() && movement.modality == Modality::Cycling;
        talk_test || movement.met.met() <= self.met()
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
        Over::Effort => effort.is_some_and(|e| MOST_EASY_EFFORT < e),
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
    fn session_after_training_is_a_third_shorter_and_still_a_session() {
        let next = |wanted, label| next_minutes(Minutes::try_new(wanted).unwrap(), &label).count();
        let training = || DoseLabel::Training(vec![Over::Effort]);
        assert_eq!(next(22, DoseLabel::Recovery), 22);
        assert_eq!(next(22, training()), 15);
        assert_eq!(next(6, training()), 5);
        assert_eq!(next(3, training()), 3);
    }

    #[test]
    fn minutes_stay_between_five_and_thirty_and_under_the_load() {
        let minutes = |m| Minutes::try_new(m).unwrap();
        let with = |load| Ceiling {
            most_met: None,
            experience: Experience::Regular,
            strength_load: load,
        };
        assert_eq!(easy_minutes(minutes(2), &with(None)).count(), 5);
        assert_eq!(easy_minutes(minutes(50), &with(None)).count(), 30);
        assert_eq!(easy_minutes(minutes(30), &with(Some(200.0))).count(), 15);
    }

    #[test]
    fn light_heart_rate_is_the_lower_of_two() {
        assert!((light_heart_rate(40, None) - 113.4).abs() < 1e-9);
        assert!((light_heart_rate(40, Some(60)) - 106.8).abs() < 1e-9);
        assert!((light_heart_rate(25, Some(80)) - 120.015).abs() < 1e-9);
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
