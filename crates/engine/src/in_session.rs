//! Small decisions during a session: the first work set, a drop-off, how near to the limit, rolling.
//!
//! Every answer is a look-up from numbers known before the session, so a phone that is offline can
//! hold them and only compare (RULINGS 8). What today is at all was decided before, in
//! [`crate::decision`].

use std::collections::BTreeSet;

use crate::exercise::Exercise;
use crate::plan::Experience;
use crate::safety::LifeStage;
use crate::session::{Set, SetKind};
use crate::strength::Usual;
use crate::unit::Rir;
use crate::wellness::Site;

/// Percent below the usual from which a first set is looked at, at least. Source: R25; our default.
const FIRST_SET_PERCENT: f64 = 3.0;
/// Percent below the usual from which a second look ends the exercise. Source: R25; our default.
const END_PERCENT: f64 = 5.0;
/// Share of the load to go on with after a low first set, from and to. Source: R25 (−2.5 to −5 %).
const LIGHTER: (f64, f64) = (0.95, 0.975);
/// Share of repetitions lost beyond which an exercise ends. Source: R26 (HIC22, PAR19).
const DROP_OFF_PERCENT: f64 = 25.0;
/// The whole, in percent. Source: definition.
const WHOLE: f64 = 100.0;

/// What to do after the first work set of an exercise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FirstSet {
    /// Within what is usual: go on as planned.
    GoOn,
    /// Below the usual: a little lighter, no progression.
    Lighter {
        /// How far below the usual, in percent.
        percent_below: f64,
        /// Shares of the planned load between which to choose.
        load_shares: (f64, f64),
    },
}

/// The estimate in kilograms below which a first set asks for less: the mean less the greater of 3 %
/// and one standard deviation.
///
/// A single dip of 3 % is about one repetition of misjudged reserve, so the limit is never tighter.
pub fn first_set_limit(usual: &Usual) -> f64 {
    let percent = usual.sd_percent().max(FIRST_SET_PERCENT);
    usual.mean * (1.0 - percent / WHOLE)
}

/// R25: what to do after the first work set, by its estimate in kilograms.
///
/// ```
/// use recoup_engine::in_session::{FirstSet, first_set};
/// use recoup_engine::strength::Usual;
/// let usual = Usual { mean: 123.3, sd: 3.7, sessions: 8 };
/// assert_eq!(first_set(119.7, &usual), FirstSet::GoOn);
/// assert!(matches!(first_set(119.0, &usual), FirstSet::Lighter { .. }));
/// ```
pub fn first_set(estimate_kg: f64, usual: &Usual) -> FirstSet {
    if first_set_limit(usual) <= estimate_kg {
        return FirstSet::GoOn;
    }
    FirstSet::Lighter {
        percent_below: -usual.percent_from(estimate_kg),
        load_shares: LIGHTER,
    }
}

/// R25: whether an exercise ends after its second set, which followed a first one that was low.
pub fn ends_after_second(estimate_kg: f64, usual: &Usual) -> bool {
    usual.percent_from(estimate_kg) < -END_PERCENT
}

/// Whether an exercise goes on after a set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AfterSet {
    /// Go on.
    GoOn,
    /// Repetitions fell by so many percent at the same load: enough of this exercise.
    DroppedOff {
        /// Percent of repetitions lost since the first set.
        percent: f64,
    },
    /// Nothing was left, and that was not planned: enough of this exercise.
    NothingLeft,
}

/// R26: whether an exercise goes on after its last set, against its first one.
///
/// Repetitions are compared only at the same load; a set without noted repetitions says nothing.
/// `planned_rir` is what the plan wanted left.
pub fn drop_off(first: &Set, last: &Set, planned_rir: Rir) -> AfterSet {
    let is_planned = planned_rir.halves() <= 0;
    let is_empty = last.kind == SetKind::Failure || last.rir.is_some_and(|r| r.halves() <= 0);
    if is_empty && !is_planned {
        return AfterSet::NothingLeft;
    }
    let (Some(begun), Some(ended)) = (first.reps, last.reps) else {
        return AfterSet::GoOn;
    };
    if first.load != last.load || begun.count() <= 0 {
        return AfterSet::GoOn;
    }
    let percent = (1.0 - number(ended.count()) / number(begun.count())) * WHOLE;
    if DROP_OFF_PERCENT < percent {
        return AfterSet::DroppedOff { percent };
    }
    AfterSet::GoOn
}

#[expect(clippy::cast_precision_loss, reason = "repetitions, at most a million")]
const fn number(count: i64) -> f64 {
    count as f64
}

/// Reps left at least, in half repetitions, where the limit is out of bounds. Source: R27.
const FLOOR_HALVES: i64 = 4;

/// R27: the least reps in reserve of an exercise for a person, where there is one: two for somebody
/// new or back on an exercise of several joints, and for anything in pregnancy or after birth.
pub fn rir_floor(
    exercise: &Exercise,
    experience: Experience,
    stage: Option<LifeStage>,
) -> Option<Rir> {
    let is_new = experience.is_novice() && exercise.pattern.is_multi_joint();
    let is_limited = is_new || stage.is_some();
    is_limited
        .then(|| Rir::try_new(FLOOR_HALVES).ok())
        .flatten()
}

/// When somebody wants to roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Between sets.
    BetweenSets,
    /// Before or after a session, or on another day.
    Apart,
}

/// Whether rolling is fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rolling {
    /// Yes.
    Fine,
    /// R28: after the session; between sets it costs work.
    AfterSession,
    /// R14: not at this site.
    BlockedHere,
}

/// R14 and R28: whether rolling a site is fine now.
///
/// `blocked` are the sites of [`Decision::blocked_sites`](crate::decision::Decision). Other sites
/// stay free.
pub fn rolling(site: Site, blocked: &BTreeSet<Site>, when: When) -> Rolling {
    if blocked.contains(&site) {
        return Rolling::BlockedHere;
    }
    match when {
        When::BetweenSets => Rolling::AfterSession,
        When::Apart => Rolling::Fine,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::{Load, Reps};

    fn usual(sd: f64) -> Usual {
        Usual {
            mean: 100.0,
            sd,
            sessions: 6,
        }
    }

    #[test]
    fn steady_lifter_is_held_to_three_percent() {
        assert_eq!(first_set(97.1, &usual(1.0)), FirstSet::GoOn);
        assert_eq!(first_set(97.0, &usual(1.0)), FirstSet::GoOn);
        assert!(first_set(96.9, &usual(1.0)) != FirstSet::GoOn);
    }

    #[test]
    fn varied_lifter_is_held_to_her_own_spread() {
        assert_eq!(first_set(95.0, &usual(5.0)), FirstSet::GoOn);
        assert!(first_set(94.9, &usual(5.0)) != FirstSet::GoOn);
        assert!(!ends_after_second(95.0, &usual(5.0)));
        assert!(ends_after_second(94.9, &usual(5.0)));
    }

    fn set(reps: i64, rir: i64) -> Set {
        let load = Load::try_new(100_000).unwrap();
        Set::working(load, Reps::try_new(reps).unwrap()).with_rir(Rir::from_reps(rir).unwrap())
    }

    #[test]
    fn more_than_a_quarter_fewer_ends_the_exercise() {
        let planned = Rir::from_reps(1).unwrap();
        assert_eq!(drop_off(&set(8, 1), &set(7, 1), planned), AfterSet::GoOn);
        assert_eq!(drop_off(&set(8, 1), &set(6, 1), planned), AfterSet::GoOn);
        assert_eq!(
            drop_off(&set(8, 1), &set(5, 1), planned),
            AfterSet::DroppedOff { percent: 37.5 }
        );
    }

    #[test]
    fn nothing_left_ends_it_only_unplanned() {
        let (one, none) = (Rir::from_reps(1).unwrap(), Rir::from_reps(0).unwrap());
        assert_eq!(drop_off(&set(8, 1), &set(8, 0), one), AfterSet::NothingLeft);
        assert_eq!(drop_off(&set(8, 1), &set(8, 0), none), AfterSet::GoOn);
        assert_eq!(drop_off(&set(8, 1), &set(8, 1), one), AfterSet::GoOn);
    }

    #[test]
    fn lighter_last_set_is_not_a_drop_off() {
        let mut last = set(4, 1);
        last.load = Load::try_new(80_000).ok();
        let planned = Rir::from_reps(1).unwrap();
        assert_eq!(drop_off(&set(8, 1), &last, planned), AfterSet::GoOn);
    }
}
