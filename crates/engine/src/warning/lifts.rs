//! The two signs that come from lifting: estimates that fall, and the same work that feels harder.
//!
//! Both need reps in reserve: without them a lighter day cannot be told from a weaker one, and the
//! marker is missing.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Seen;
use crate::exercise::{ExerciseId, Exercises};
use crate::history::History;
use crate::reason::Quantity;
use crate::session::Session;
use crate::strength::{mean_and_sd, session_e1rm_told};
use crate::unit::{Load, Reps};

/// Days that the last two sessions of a lift may lie back. Choice: two weeks, so that old news ends.
const FRESH_DAYS: i32 = 14;
/// Days before them in which the reference is taken. Source: EVIDENCE 5.3.
const REFERENCE_DAYS: i32 = 28;
/// How many of the best sessions make the reference. Source: EVIDENCE 5.3, best of 3.
const BEST: usize = 3;
/// Share of the reference at or below which a lift is down. Source: EVIDENCE 5.3, 5 %.
const DOWN_TO: f64 = 0.95;
/// Lifts that have to be down. Source: EVIDENCE 5.3.
const LIFTS: usize = 2;
/// Sessions running that have to show it. Source: EVIDENCE 5.3.
const RUNNING: usize = 2;

/// The whole, in percent. Source: definition.
const WHOLE: f64 = 100.0;

/// Two main lifts or more down by 5 % or more against the best three of the 28 days before, in
/// their last two sessions running.
pub(super) fn performance(history: &History, exercises: &Exercises, date: Date) -> Seen {
    let series = estimates(history, exercises, date);
    let drops: Vec<Option<f64>> = series.values().map(|s| drop_of(s, date)).collect();
    let known = drops.iter().flatten().count();
    let down: Vec<f64> = drops
        .into_iter()
        .flatten()
        .filter(|share| *share <= DOWN_TO)
        .collect();
    if LIFTS <= down.len() {
        let least = down.iter().copied().fold(f64::INFINITY, f64::min);
        return Seen::Sign(Quantity::Percent((1.0 - least) * WHOLE), None);
    }
    if known < LIFTS {
        return Seen::Missing;
    }
    Seen::Nothing
}

/// Estimates by lift of several joints, oldest first; only those whose reserve is known.
fn estimates<'a>(
    history: &'a History,
    exercises: &Exercises,
    date: Date,
) -> BTreeMap<&'a ExerciseId, Vec<(Date, f64)>> {
    let from = date.saturating_sub((FRESH_DAYS + REFERENCE_DAYS).days());
    let mut series: BTreeMap<&ExerciseId, Vec<(Date, f64)>> = BTreeMap::new();
    for session in history.sessions_between(from, date) {
        for performed in &session.exercises {
            let estimate = exercises
                .find(&performed.exercise)
                .filter(|e| e.pattern.is_multi_joint())
                .and_then(|e| session_e1rm_told(session, e));
            if let Some(estimate) = estimate {
                let of = series.entry(&performed.exercise).or_default();
                of.push((session.date, estimate.kilograms));
            }
        }
    }
    series
}

/// The better of the last two sessions as a share of the reference before them; `None` where there
/// is too little to tell.
fn drop_of(series: &[(Date, f64)], date: Date) -> Option<f64> {
    let split = series.len().checked_sub(RUNNING)?;
    let (before, last) = series.split_at(split);
    let (first_of_last, _) = *last.first()?;
    if first_of_last < date.saturating_sub(FRESH_DAYS.days()) {
        return None;
    }
    let from = first_of_last.saturating_sub(REFERENCE_DAYS.days());
    let mut reference: Vec<f64> = before
        .iter()
        .filter(|(on, _)| from <= *on)
        .map(|(_, kilograms)| *kilograms)
        .collect();
    reference.sort_by(|a, b| b.total_cmp(a));
    reference.truncate(BEST);
    if reference.len() < BEST {
        return None;
    }
    let (mean, _) = mean_and_sd(&reference);
    let better = last.iter().map(|(_, kg)| *kg).fold(0.0, f64::max);
    Some(better / mean)
}

/// How much harder the same work has to feel, in points of a set's effort. Source: EVIDENCE 5.3.
const HARDER: f64 = 1.5;

/// The same load and repetitions with 1.5 fewer left than before, in the last two sessions of a
/// lift running.
pub(super) fn effort_drift(history: &History, date: Date) -> Seen {
    let from = date.saturating_sub((FRESH_DAYS + REFERENCE_DAYS).days());
    let sessions = history.sessions_between(from, date);
    let mut lifts: Vec<&ExerciseId> = sessions
        .iter()
        .flat_map(|s| s.exercises.iter().map(|p| &p.exercise))
        .collect();
    lifts.sort_unstable();
    lifts.dedup();
    let drifts: Vec<f64> = lifts
        .into_iter()
        .filter_map(|lift| drift_of(sessions, lift, date))
        .collect();
    match drifts.iter().copied().max_by(f64::total_cmp) {
        None => Seen::Missing,
        Some(most) if HARDER <= most => Seen::Sign(Quantity::Points(most), None),
        Some(_) => Seen::Nothing,
    }
}

/// Reps in reserve of a lift's sets by what was lifted.
type Reserve = BTreeMap<(Load, Reps), Vec<f64>>;

/// By how much the last two sessions of a lift felt harder at the same work, the lesser of the two.
fn drift_of(sessions: &[Session], lift: &ExerciseId, date: Date) -> Option<f64> {
    let with: Vec<&Session> = sessions
        .iter()
        .filter(|s| s.exercises.iter().any(|p| &p.exercise == lift))
        .collect();
    let (before, last) = with.split_at(with.len().checked_sub(RUNNING)?);
    if last.first()?.date < date.saturating_sub(FRESH_DAYS.days()) {
        return None;
    }
    let usual = reserve(before, lift);
    last.iter()
        .map(|session| felt_harder(&usual, &reserve(&[session], lift)))
        .collect::<Option<Vec<f64>>>()?
        .into_iter()
        .min_by(f64::total_cmp)
}

fn reserve(sessions: &[&Session], lift: &ExerciseId) -> Reserve {
    let mut reserve = Reserve::new();
    let sets = sessions
        .iter()
        .flat_map(|s| s.work())
        .filter(|(id, _)| *id == lift);
    for (_, set) in sets {
        if let (Some(load), Some(reps), Some(rir)) = (set.load, set.reps, set.rir) {
            reserve.entry((load, reps)).or_default().push(rir.reps());
        }
    }
    reserve
}

/// The mean loss of reserve over the work that both hold; `None` where they share none.
fn felt_harder(usual: &Reserve, today: &Reserve) -> Option<f64> {
    let losses: Vec<f64> = today
        .iter()
        .filter_map(|(work, now)| {
            let (before, _) = mean_and_sd(usual.get(work)?);
            let (now, _) = mean_and_sd(now);
            Some(before - now)
        })
        .collect();
    (!losses.is_empty()).then(|| mean_and_sd(&losses).0)
}
