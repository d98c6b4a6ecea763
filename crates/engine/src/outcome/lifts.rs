//! Strength on training days: how much the main lifts' estimated maximum changed.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::change::{Better, Estimated, likeness, number};
use super::{LiftChange, Outcome, Period};
use crate::exercise::{ExerciseId, Exercises};
use crate::history::History;
use crate::strength::session_e1rm_told;

/// Sessions that a lift needs. Choice: DESIGN 7.9.
const LEAST_SESSIONS: usize = 4;
/// Lifts that count, those with most sessions. Choice: what a program calls its main lifts.
const MAIN_LIFTS: usize = 5;
/// Spread of a session's estimate before it is seen, in ln. Source: EVIDENCE 13, 2.5 to 3.5 %.
const USUAL_SPREAD: f64 = 0.03;
/// Sessions that the usual spread counts for. Choice: as many as the fewest a lift may have.
const SPREAD_COUNTS: f64 = 4.0;
/// Share of the variance that all lifts of a day have in common.
/// Source: benchmark protocol, section 6 (48 lifters' logs).
const DAY_FORM: f64 = 0.08;
/// The whole, in percent. Source: definition.
const WHOLE: f64 = 100.0;

/// One lift's change in ln, before it is shown.
struct Fitted<'a> {
    exercise: &'a ExerciseId,
    change: f64,
    variance: f64,
    freedom: f64,
    spread: f64,
    n: usize,
}

/// The main lifts with their changes, or the most sessions that any lift has.
pub(super) struct Lifts<'a> {
    fitted: Vec<Fitted<'a>>,
    most_sessions: usize,
}

/// Fits a line through each main lift's estimates over the period.
pub(super) fn changes<'a>(
    history: &'a History,
    exercises: &Exercises,
    period: Period,
) -> Lifts<'a> {
    let mut series: Vec<(&ExerciseId, Vec<(Date, f64)>)> =
        estimates(history, exercises, period).into_iter().collect();
    series.sort_by_key(|(id, of)| (std::cmp::Reverse(of.len()), *id));
    let most_sessions = series.first().map_or(0, |(_, of)| of.len());
    series.truncate(MAIN_LIFTS);
    series.sort_by_key(|(id, _)| *id);
    let fitted = series
        .iter()
        .filter_map(|(id, of)| fit(id, of, period.from))
        .collect();
    Lifts {
        fitted,
        most_sessions,
    }
}

/// ln e1RM by lift of several joints, oldest first, one a session whose reserve is known.
fn estimates<'a>(
    history: &'a History,
    exercises: &Exercises,
    period: Period,
) -> BTreeMap<&'a ExerciseId, Vec<(Date, f64)>> {
    let mut series: BTreeMap<&ExerciseId, Vec<(Date, f64)>> = BTreeMap::new();
    let after = period.to.saturating_add(1.day());
    for session in history.sessions_between(period.from, after) {
        for performed in &session.exercises {
            let estimate = exercises
                .find(&performed.exercise)
                .filter(|e| e.pattern.is_multi_joint())
                .and_then(|e| session_e1rm_told(session, e));
            if let Some(estimate) = estimate {
                let of = series.entry(&performed.exercise).or_default();
                of.push((session.date, libm::log(estimate.kilograms)));
            }
        }
    }
    series
}

/// A straight line over days; the change is its rise between the lift's first and last session.
fn fit<'a>(exercise: &'a ExerciseId, of: &[(Date, f64)], from: Date) -> Option<Fitted<'a>> {
    if of.len() < LEAST_SESSIONS {
        return None;
    }
    let n = number(of.len());
    let day = |date: Date| f64::from((date - from).get_days());
    let times: Vec<f64> = of.iter().map(|(on, _)| day(*on)).collect();
    let mean_time = times.iter().sum::<f64>() / n;
    let mean = of.iter().map(|(_, y)| y).sum::<f64>() / n;
    let square: f64 = times
        .iter()
        .map(|t| (t - mean_time) * (t - mean_time))
        .sum();
    let span = times.last()? - times.first()?;
    if square <= 0.0 {
        return None;
    }
    let both = || times.iter().map(|t| t - mean_time).zip(of);
    let slope = both().map(|(t, (_, y))| t * (y - mean)).sum::<f64>() / square;
    let left: Vec<f64> = both().map(|(t, (_, y))| y - mean - slope * t).collect();
    let freedom = SPREAD_COUNTS + n - 2.0;
    let squares: f64 = left.iter().map(|x| x * x).sum();
    let variance = (SPREAD_COUNTS * USUAL_SPREAD * USUAL_SPREAD + squares) / freedom;
    let likeness = likeness(&[&left], variance);
    let widened = variance * (1.0 + likeness) / (1.0 - likeness);
    Some(Fitted {
        exercise,
        change: slope * span,
        variance: widened * span * span / square,
        freedom,
        spread: libm::sqrt(variance),
        n: of.len(),
    })
}

impl Lifts<'_> {
    /// Each lift's change, in percent.
    pub(super) fn changed(&self) -> Vec<LiftChange> {
        self.fitted
            .iter()
            .map(|lift| LiftChange {
                exercise: lift.exercise.clone(),
                change: percent(
                    lift.change,
                    lift.variance,
                    lift.freedom,
                    (lift.n, lift.spread),
                ),
            })
            .collect()
    }
}

/// The mean of the main lifts' changes: each lift counts the same.
///
/// Their errors share the form of the day, which widens the interval. Degrees of freedom after
/// Satterthwaite 1946, doi:10.2307/3002019.
pub(super) fn together(lifts: &Lifts<'_>) -> Outcome {
    if lifts.fitted.is_empty() {
        return Outcome::TooFew {
            have: lifts.most_sessions.min(LEAST_SESSIONS - 1),
            need: LEAST_SESSIONS,
        };
    }
    let k = number(lifts.fitted.len());
    let sum = |of: fn(&Fitted<'_>) -> f64| lifts.fitted.iter().map(of).sum::<f64>();
    let variances = sum(|lift| lift.variance);
    let freedom = variances * variances / sum(|lift| lift.variance * lift.variance / lift.freedom);
    let variance = variances / (k * k) * (1.0 + (k - 1.0) * DAY_FORM);
    let n = lifts.fitted.iter().map(|lift| lift.n).sum();
    let spread = sum(|lift| lift.spread) / k;
    Outcome::Changed(percent(
        sum(|lift| lift.change) / k,
        variance,
        freedom,
        (n, spread),
    ))
}

/// A change in ln as percent, with its interval.
fn percent(change: f64, variance: f64, freedom: f64, of: (usize, f64)) -> super::Change {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive count, capped where it is used"
    )]
    let freedom = freedom as u32;
    let mut found = Estimated {
        start: 0.0,
        now: change,
        standard_error: libm::sqrt(variance),
        freedom,
        n: (of.0, of.0),
        spread: of.1 * WHOLE,
    }
    .change(Better::More);
    let shown = |ln: f64| libm::expm1(ln) * WHOLE;
    found.now = shown(found.now);
    found.middle = shown(found.middle);
    found.half = (shown(found.half.0), shown(found.half.1));
    found.nine_in_ten = (shown(found.nine_in_ten.0), shown(found.nine_in_ten.1));
    found
}
