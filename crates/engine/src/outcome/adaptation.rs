//! Speed of adaptation: how many repetitions a new load gains by the next time it is lifted.
//!
//! A load is new when it is more than was ever lifted in that exercise. How it went the next time,
//! less how it went the first time, says how quickly the body follows. New loads are chosen when
//! things go well, so the gain itself is biased; its change over the period is not, as long as they
//! go on being chosen in the same way.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::change::{Better, compare};
use super::{Outcome, Period};
use crate::exercise::ExerciseId;
use crate::history::History;
use crate::session::{PerformedExercise, Set};
use crate::unit::Load;

/// New loads that have to be repeated. Choice: DESIGN 7.9.
const LEAST: usize = 8;
/// Days within which the repetition has to come. Choice: three weeks; later it is another beginning.
const WITHIN_DAYS: i32 = 21;

/// The change in the gain of new loads, in repetitions, between the first and second half of them.
pub(super) fn adaptation(history: &History, period: Period) -> Outcome {
    let gains = gains(history, period);
    let (first, second) = gains.split_at(gains.len() / 2);
    match compare(first, second) {
        Some(found) if LEAST <= gains.len() => Outcome::Changed(found.change(Better::More)),
        Some(_) | None => Outcome::TooFew {
            have: gains.len(),
            need: LEAST,
        },
    }
}

/// A new load that waits for its repetition.
struct New {
    on: Date,
    load: Load,
    done: Vec<Set>,
}

/// Gains of new loads in the order of their repetition.
fn gains(history: &History, period: Period) -> Vec<f64> {
    let mut heaviest: BTreeMap<&ExerciseId, Load> = BTreeMap::new();
    let mut waiting: BTreeMap<&ExerciseId, New> = BTreeMap::new();
    let mut gains = Vec::new();
    let after = period.to.saturating_add(1.day());
    for session in history.sessions_before(after) {
        let is_within = period.from <= session.date;
        for performed in &session.exercises {
            let id = &performed.exercise;
            if let Some(new) = waiting.get(id) {
                let latest = new.on.saturating_add(WITHIN_DAYS.days());
                let again = at_load(performed, new.load);
                if !again.is_empty() || latest < session.date {
                    let gain = gain(&new.done, &again).filter(|_| session.date <= latest);
                    gains.extend(gain.filter(|_| is_within));
                    waiting.remove(id);
                }
            }
            let Some(top) = performed.sets.iter().filter_map(lifted).max() else {
                continue;
            };
            let best = heaviest.insert(id, top.max(heaviest.get(id).copied().unwrap_or(top)));
            if is_within && best.is_some_and(|best| best < top) {
                let new = New {
                    on: session.date,
                    load: top,
                    done: at_load(performed, top),
                };
                waiting.insert(id, new);
            }
        }
    }
    gains
}

/// The external load of a working set that can be trusted and has repetitions.
fn lifted(set: &Set) -> Option<Load> {
    let reps = set.reps?;
    let counts =
        set.is_straight_work() && !set.is_suspect && 0 < reps.count() && reps.is_plausible();
    set.load.filter(|load| counts && 0 < load.grams())
}

fn at_load(performed: &PerformedExercise, load: Load) -> Vec<Set> {
    let of = performed.sets.iter();
    of.filter(|set| lifted(set) == Some(load))
        .cloned()
        .collect()
}

/// Repetitions of the best set the second time less the first; what was left counts where it was
/// noted both times.
fn gain(first: &[Set], again: &[Set]) -> Option<f64> {
    let with_reserve = |sets: &[Set]| best(sets, |set| Some(reps(set)? + set.rir?.reps()));
    let bare = |sets: &[Set]| best(sets, reps);
    match (with_reserve(first), with_reserve(again)) {
        (Some(before), Some(now)) => Some(now - before),
        _ => Some(bare(again)? - bare(first)?),
    }
}

fn best(sets: &[Set], of: impl Fn(&Set) -> Option<f64>) -> Option<f64> {
    sets.iter().filter_map(of).max_by(f64::total_cmp)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "plausible repetitions, at most 100"
)]
fn reps(set: &Set) -> Option<f64> {
    set.reps.map(|reps| reps.count() as f64)
}
