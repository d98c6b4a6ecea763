//! How much a session asked: hard sets by muscle, volume load, and load from session effort.
//!
//! An exercise that is not known adds to no muscle; it is counted apart, so that nothing is taken
//! for zero. Ratios of recent to older load are deliberately not here: they see their own input
//! (IMP20, IMP21) and decide nothing.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::exercise::{Exercise, Exercises, Loading, Muscle};
use crate::history::History;
use crate::plan::Experience;
use crate::session::{Activity, LONGEST_BELIEVABLE_S, Session, Set};
use crate::unit::{Effort, Rir, Seconds};

/// Most reps in reserve with which a working set counts as hard, in half repetitions.
/// Source: EVIDENCE 4.1, RIR at most 4.
const HARD_RIR_HALVES: i64 = 8;
/// Seconds in a minute. Source: definition.
const SECONDS_PER_MINUTE: f64 = 60.0;

/// Whether a set counts as hard: work with at most 4 left. Where nothing was noted it counts.
///
/// Choice: most logs never note reserve, and a working set that is not counted at all would read
/// as rest; missing is not zero.
pub fn is_hard(set: &Set) -> bool {
    let is_done = set.reps.is_none_or(|r| 0 < r.count());
    set.is_work() && is_done && set.rir.map_or(0, Rir::halves) <= HARD_RIR_HALVES
}

/// Whether a session holds strength work. An exercise that is not known counts as strength.
pub fn is_strength(session: &Session, exercises: &Exercises) -> bool {
    session
        .work()
        .any(|(id, _)| exercises.find(id).is_none_or(Exercise::is_strength))
}

/// Hard sets by muscle, an indirect one counting half.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HardSets {
    /// Sets by muscle; a muscle that is absent was not trained.
    pub by_muscle: BTreeMap<Muscle, f64>,
    /// Hard sets of exercises that are not known, and so count for no muscle.
    pub unknown: u32,
}

impl HardSets {
    /// Hard sets of a muscle.
    pub fn of(&self, muscle: Muscle) -> f64 {
        self.by_muscle.get(&muscle).copied().unwrap_or(0.0)
    }

    fn add(&mut self, session: &Session, exercises: &Exercises) {
        for (id, _) in session.work().filter(|(_, set)| is_hard(set)) {
            match exercises.find(id) {
                None => self.unknown = self.unknown.saturating_add(1),
                Some(exercise) if !exercise.is_strength() => {}
                Some(exercise) => {
                    for (muscle, share) in &exercise.muscles {
                        *self.by_muscle.entry(*muscle).or_default() += share.set_weight();
                    }
                }
            }
        }
    }
}

/// Hard sets of a session by muscle. Source: PEL25 (fractional counting fits best).
pub fn hard_sets(session: &Session, exercises: &Exercises) -> HardSets {
    let mut sets = HardSets::default();
    sets.add(session, exercises);
    sets
}

/// Hard sets by muscle over `from..to`, the end not included.
pub fn hard_sets_between(
    history: &History,
    exercises: &Exercises,
    from: Date,
    to: Date,
) -> HardSets {
    let mut sets = HardSets::default();
    for session in history.sessions_between(from, to) {
        sets.add(session, exercises);
    }
    sets
}

/// Load of a session in arbitrary units: effort on CR-10 × minutes.
///
/// `None` where effort or a believable duration is missing. Source: FOS98.
pub fn session_rpe_load(session: &Session) -> Option<f64> {
    let effort = session.session_rpe?;
    let seconds = session.duration.map(Seconds::count)?;
    if seconds <= 0 || LONGEST_BELIEVABLE_S < seconds {
        return None;
    }
    Some(effort.cr10() * number(seconds) / SECONDS_PER_MINUTE)
}

/// Load of another activity in arbitrary units: effort on CR-10 × minutes, as for a session.
///
/// `None` where effort was not said, where no time passed, or where it was longer than is believed.
/// Source: FOS98.
pub fn activity_load(activity: &Activity) -> Option<f64> {
    let effort = activity.effort?;
    let minutes = activity.minutes.count();
    (0 < minutes && minutes <= LONGEST_ACTIVITY_MIN).then(|| effort.cr10() * number(minutes))
}

/// Minutes after which an activity reads as a forgotten stop button. Choice: a day; a long hike or
/// ride is far longer than any session of lifting.
const LONGEST_ACTIVITY_MIN: i64 = 24 * 60;

/// Effort on CR-10 up to which moving is easy. Source: R36, R37 (CR-10 at most 3).
pub const MOST_EASY_EFFORT: f64 = 3.0;

/// Whether an activity was easy, as a recovery session is. Where nobody said how hard, it was not.
pub fn is_easy(activity: &Activity) -> bool {
    activity
        .effort
        .map(Effort::cr10)
        .is_some_and(|e| e <= MOST_EASY_EFFORT)
}

/// Volume load of a session in kilograms: load × repetitions over all work with an external load.
///
/// Sets without a noted load or repetitions, and bodyweight and assisted work, are left out.
pub fn volume_load(session: &Session, exercises: &Exercises) -> f64 {
    session
        .work()
        .filter(|(id, set)| {
            let is_external = exercises
                .find(id)
                .is_none_or(|e| e.loading == Loading::External);
            is_external && !set.is_suspect
        })
        .filter_map(|(_, set)| Some(set.load?.kilograms() * number(set.reps?.count())))
        .sum()
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
const fn number(count: i64) -> f64 {
    count as f64
}

/// Days in a week. Source: definition.
const WEEK: i32 = 7;
/// Weeks that the guard looks back. Source: R31.
const GUARD_WEEKS: i32 = 3;
/// How much more than the most of the last weeks a week may hold.
/// Choice: the lower end of R31's 1.2 to 1.3.
const GUARD_RATIO: f64 = 1.2;
/// How many sets more than the most of the last weeks a week may hold. Source: R31.
const GUARD_SETS: f64 = 4.0;

/// The most hard sets that a muscle's week should hold, from the three weeks before it.
///
/// `None` where those weeks hold none: there is nothing to rise from, and the plan's own start
/// holds. It is a planning guard (grade E), never a chance of injury. One set more than the best of
/// those weeks is always allowed.
pub fn weekly_cap(
    history: &History,
    exercises: &Exercises,
    muscle: Muscle,
    week_start: Date,
) -> Option<f64> {
    let most = (1..=GUARD_WEEKS)
        .map(|back| {
            let from = week_start.saturating_sub((back * WEEK).days());
            let to = from.saturating_add(WEEK.days());
            hard_sets_between(history, exercises, from, to).of(muscle)
        })
        .fold(0.0, f64::max);
    (0.0 < most).then(|| (most * GUARD_RATIO).max(most + 1.0).min(most + GUARD_SETS))
}

/// Weeks of a program that count as the first. Source: R30.
const FIRST_WEEKS: u8 = 2;
/// Weekly sets for a muscle, new to lifting, first weeks. Source: R30 (PEL25, ACS26).
const NEW_FIRST: (f64, f64) = (4.0, 6.0);
/// Weekly sets for a muscle, new to lifting, later. Source: R30.
const NEW_LATER: (f64, f64) = (8.0, 12.0);
/// Weekly sets for a muscle, others. Source: R30 (PEL25, SCH17, BAZ22).
const OTHERS: (f64, f64) = (8.0, 16.0);

/// The least and most weekly hard sets a muscle should have (rule R30), by week of a program from 1.
pub const fn weekly_range(experience: Experience, week: u8) -> (f64, f64) {
    match experience.is_novice() {
        true if week <= FIRST_WEEKS => NEW_FIRST,
        true => NEW_LATER,
        false => OTHERS,
    }
}

/// Days that count as six months. Choice: half of 365, rounded.
const SIX_MONTHS: i32 = 183;

/// How used to lifting a person is at a date, by her log alone.
///
/// Somebody who never kept a log reads as new, which is the careful side; where she has said it
/// herself, that counts instead.
pub fn experience(history: &History, date: Date) -> Experience {
    let half_year_ago = date.saturating_sub(SIX_MONTHS.days());
    let before = history.sessions_before(date);
    match (before.first(), before.last()) {
        (_, Some(last)) if last.date < half_year_ago => Experience::Returning,
        (Some(first), _) if first.date <= half_year_ago => Experience::Regular,
        _ => Experience::New,
    }
}
