//! What Recoup offers and never does by itself: more work for a lift that is flat (rule R32), and an
//! easier week in week six (rule R33).
//!
//! Rule R31 caps what is offered here. What a coach wrote is not capped: the guard is a ratio of
//! loads (IMP20, IMP21 speak against those), grade E, and the range of rule R30 has better evidence.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Choices, Plan};
use crate::exercise::{Exercise, ExerciseId, Exercises};
use crate::history::History;
use crate::program::Program;
use crate::strength::{mean_and_sd, session_e1rm};
use crate::training_load::{hard_sets_between, weekly_cap};

/// Days over which a lift has to be flat. Source: R32, four weeks.
const FLAT_DAYS: i32 = 28;
/// Days of the newer half. Source: R32.
const HALF_DAYS: i32 = 14;
/// Sessions of the lift that each half needs. Choice: a mean of two says little.
const HALF_SESSIONS: usize = 3;
/// Percent of rise under which a lift is flat.
/// Choice: one repetition of misjudged reserve moves an estimate by 2.6 to 2.9 % (EVIDENCE 3.6);
/// a mean of three sessions sees about half of it.
const FLAT_PERCENT: f64 = 1.0;
/// Percent of fall from which a lift is not flat but down. Source: EVIDENCE 5.3, 5 %.
const DOWN_PERCENT: f64 = -5.0;
/// Most warning points with which more work is offered. Source: R32.
const MOST_POINTS: u8 = 2;
/// Sets a week that are offered at most. Source: R32 (PEL25).
const MORE_SETS: f64 = 2.0;
/// Days in a week. Source: definition.
const WEEK: i32 = 7;
/// The whole, in percent. Source: definition.
const WHOLE: f64 = 100.0;

/// A lift that did not rise for four weeks.
#[derive(Debug, Clone, PartialEq)]
pub struct FlatLift {
    /// Which lift.
    pub exercise: ExerciseId,
    /// The newer two weeks' mean estimate against the two before, in percent.
    pub change_percent: f64,
    /// How many sessions it comes from.
    pub sessions: usize,
    /// Sets a week to add, 0 to 2, under the cap of rule R31; with 0 another range of repetitions is
    /// what is left to try.
    pub more_sets: u8,
}

/// R32: what to offer for a lift that was flat over the four weeks before a date.
///
/// `None` where it rose or fell, where either half holds fewer than three sessions with an
/// estimate, and from three warning points on: then less is asked for, not more.
pub fn flat_lift(
    history: &History,
    exercises: &Exercises,
    lift: &ExerciseId,
    (date, points): (Date, u8),
) -> Option<FlatLift> {
    let exercise = exercises.find(lift).filter(|_| points <= MOST_POINTS)?;
    let best = |from: i32, to: i32| -> Vec<f64> {
        let (from, to) = (
            date.saturating_sub(from.days()),
            date.saturating_sub(to.days()),
        );
        let sessions = history.sessions_between(from, to).iter();
        let estimates = sessions.filter_map(|s| session_e1rm(s, exercise));
        estimates.map(|e| e.kilograms).collect()
    };
    let (older, newer) = (best(FLAT_DAYS, HALF_DAYS), best(HALF_DAYS, 0));
    if older.len() < HALF_SESSIONS || newer.len() < HALF_SESSIONS {
        return None;
    }
    let (before, now) = (mean_and_sd(&older).0, mean_and_sd(&newer).0);
    let change_percent = (now / before - 1.0) * WHOLE;
    if change_percent <= DOWN_PERCENT || FLAT_PERCENT <= change_percent {
        return None;
    }
    Some(FlatLift {
        exercise: lift.clone(),
        change_percent,
        sessions: older.len() + newer.len(),
        more_sets: room(history, exercises, lift, date),
    })
}

/// Whole sets that the cap of rule R31 leaves above the last week's, at most two.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 2"
)]
fn room(history: &History, exercises: &Exercises, lift: &ExerciseId, date: Date) -> u8 {
    let last_week = date.saturating_sub(WEEK.days());
    let sets = hard_sets_between(history, exercises, last_week, date);
    let muscles = exercises.find(lift).into_iter();
    let rooms = muscles.flat_map(Exercise::direct_muscles).map(|muscle| {
        let cap = weekly_cap(history, exercises, muscle, date);
        cap.map_or(MORE_SETS, |cap| cap - sets.of(muscle))
    });
    libm::floor(rooms.fold(MORE_SETS, f64::min).clamp(0.0, MORE_SETS)) as u8
}

/// How things stand where an easier week could be offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Early-warning points.
    pub points: u8,
    /// Whether lifts still rise.
    pub is_rising: bool,
}

/// R33: whether an easier week is offered on a date: it is the program's week for it (six unless
/// the coach wrote another), none came before, and not everything goes well.
///
/// Where lifts rise and at most two warning points stand it is skipped (RULES 10): the evidence for
/// planned easier weeks is practice. It begins only when she agrees.
pub fn offers_deload(
    program: &Program,
    plan: &Plan,
    choices: &Choices,
    (date, standing): (Date, Standing),
) -> bool {
    let Some(rule) = program.deload else {
        return false;
    };
    let Some(number) = plan.day_number(date) else {
        return false;
    };
    let week = super::calendar::week_of(number);
    let was_written = program
        .weeks()
        .take(usize::from(week))
        .any(|week| week.is_deload);
    let goes_well = standing.is_rising && standing.points <= MOST_POINTS;
    rule.offered_in_week == Some(week)
        && !was_written
        && choices.deloads.range(..=date).next().is_none()
        && !goes_well
}
