//! The two outcomes that are asked: tiredness on evenings and energy on mornings after training.
//!
//! Only sessions of similar size are compared: a lighter week also lowers tiredness, and that is not
//! what the question means.

use jiff::ToSpan;
use jiff::civil::Date;

use super::change::{Better, compare};
use super::{Outcome, Period};
use crate::history::History;
use crate::session::Session;
use crate::training_load::is_hard;

/// Evenings at either end. Choice: DESIGN 7.9.
const EVENINGS: usize = 6;
/// Mornings at either end. Choice: DESIGN 7.9; the scale has five steps where evenings have eleven.
const MORNINGS: usize = 8;
/// Days that count as the start, and as now. Choice: three weeks, so that nine sessions of a
/// three-day rhythm are on either side and a single bad week does not decide.
const WINDOW_DAYS: i32 = 21;
/// How far a session's hard sets may lie from the middle one's, as a share. Choice: a quarter, about
/// one exercise more or less.
const SIMILAR: f64 = 0.25;

/// Days on which a session of similar size was done: hard sets within a quarter of the middle one.
pub(super) fn comparable_days(history: &History, period: Period) -> Vec<Date> {
    let after = period.to.saturating_add(1.day());
    let sized: Vec<(Date, f64)> = history
        .sessions_between(period.from, after)
        .iter()
        .map(|s| (s.date, size(s)))
        .filter(|(_, sets)| 0.0 < *sets)
        .collect();
    let mut in_order: Vec<f64> = sized.iter().map(|(_, sets)| *sets).collect();
    in_order.sort_by(f64::total_cmp);
    let Some(middle) = in_order.get(in_order.len() / 2) else {
        return Vec::new();
    };
    let mut days: Vec<Date> = sized
        .iter()
        .filter(|(_, sets)| (sets - middle).abs() <= SIMILAR * middle)
        .map(|(date, _)| *date)
        .collect();
    days.dedup();
    days
}

fn size(session: &Session) -> f64 {
    super::change::number(session.work().filter(|(_, set)| is_hard(set)).count())
}

/// Tiredness on the evening of comparable sessions.
pub(super) fn fatigue(history: &History, days: &[Date], period: Period) -> Outcome {
    let answers: Vec<(Date, f64)> = history
        .evenings()
        .iter()
        .filter(|evening| days.binary_search(&evening.date).is_ok())
        .map(|evening| (evening.date, points(evening.tiredness.points())))
        .collect();
    ends(&answers, EVENINGS, period, Better::Less)
}

/// Energy on the morning after comparable sessions, copied answers left out.
pub(super) fn energy(history: &History, days: &[Date], period: Period) -> Outcome {
    let answers: Vec<(Date, f64)> = days
        .iter()
        .filter_map(|day| history.check_in(day.saturating_add(1.day())))
        .filter(|c| !c.is_copied && c.date <= period.to)
        .filter_map(|c| Some((c.date, points(c.energy?.points()))))
        .collect();
    ends(&answers, MORNINGS, period, Better::More)
}

#[expect(clippy::cast_precision_loss, reason = "at most 10")]
const fn points(answer: i64) -> f64 {
    answer as f64
}

/// Compares the first three weeks with the last three, each stretched to hold the least number.
fn ends(answers: &[(Date, f64)], least: usize, period: Period, better: Better) -> Outcome {
    let too_few = Outcome::TooFew {
        have: answers.len(),
        need: 2 * least,
    };
    if answers.len() < 2 * least {
        return too_few;
    }
    let first_end = period.from.saturating_add(WINDOW_DAYS.days());
    let last_from = period.to.saturating_sub((WINDOW_DAYS - 1).days());
    let in_first = answers.iter().filter(|(on, _)| *on < first_end).count();
    let in_last = answers.iter().filter(|(on, _)| last_from <= *on).count();
    let n_start = in_first.max(least).min(answers.len() - least);
    let n_now = in_last.max(least).min(answers.len() - n_start);
    let values: Vec<f64> = answers.iter().map(|(_, value)| *value).collect();
    let (start, now) = (&values[..n_start], &values[values.len() - n_now..]);
    compare(start, now).map_or(too_few, |found| Outcome::Changed(found.change(better)))
}
