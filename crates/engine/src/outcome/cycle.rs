//! Rule R47: her own pattern over cycles, shown only when it is clear, and taken back aloud.
//!
//! No phase is ever predicted and no day changes by a calendar (R45). What is looked at is past: the
//! first days of flow against the other days of the same cycle, in the strength she showed.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::exercise::Exercises;
use crate::history::History;
use crate::safety::{CycleView, cycle_view};
use crate::session::Session;
use crate::strength::{estimate_usual, mean_and_sd, session_e1rm};

/// Cycles that are needed. Source: R47.
pub const CYCLES_NEED: usize = 3;
/// First days of flow that are compared with the rest. Source: EVIDENCE 8.7 ("days 1-2").
const FIRST_DAYS: i64 = 2;
/// Days without flow after which the next flow begins a cycle.
/// Choice: spotting within a fortnight belongs to the cycle that it falls in.
const QUIET_DAYS: i32 = 14;
/// Length in days beyond which a cycle is not complete. Choice: days of a missing log lie within.
const LONGEST_DAYS: i32 = 45;
/// An effect that counts, in percent of usual strength. Source: R47.
const EFFECT: f64 = 3.0;
/// How sure it must be. Source: R47.
const SURE: f64 = 0.9;
/// Spread of a person's true effect before anything is known, in percent.
/// Choice: the mean effect of phases is trivial and people differ (MCN20); three percent is two
/// thirds of people within the line that counts.
const PRIOR_SD: f64 = 3.0;
/// Least spread of a cycle's difference around her true effect, in percent.
/// Choice: one lift's day form is 3 to 5 %; two sessions on a side halve that.
const CYCLE_SD: f64 = 3.0;
/// Cycles that may speak against a pattern before it is taken back. Source: R47's falsifier.
const AGAINST: usize = 2;

/// What her cycles show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CyclePattern {
    /// Not enough cycles with strength on both sides.
    TooFew {
        /// Cycles that could be compared.
        cycles: usize,
    },
    /// Enough, and no clear pattern.
    None {
        /// Cycles that could be compared.
        cycles: usize,
    },
    /// The first days differ, clearly.
    Clear(Effect),
    /// They did, and the last two cycles did not show it: it is taken back aloud.
    Retracted(Effect),
}

/// An effect of the first days of flow on strength.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// The middle guess, in percent of usual; below zero is weaker.
    pub percent: f64,
    /// Its standard deviation.
    pub sd: f64,
    /// Cycles that it was learned from.
    pub cycles: usize,
    /// Cycles among them that lie on the same side.
    pub alike: usize,
}

impl Effect {
    /// The probability that the effect is larger than three percent, to its own side.
    fn certainty(&self) -> f64 {
        let above = (self.percent.abs() - EFFECT) / self.sd;
        libm::erfc(-above / std::f64::consts::SQRT_2) / 2.0
    }

    fn is_clear(&self) -> bool {
        CYCLES_NEED <= self.cycles && SURE < self.certainty()
    }
}

/// Her pattern up to a date; `None` where dates of the cycle are not kept, or phase views are off
/// (hormonal contraception, R48).
pub fn cycle_pattern(history: &History, exercises: &Exercises, date: Date) -> Option<CyclePattern> {
    if cycle_view(history.health()) == CycleView::SymptomsOnly || history.flow_days().is_empty() {
        return None;
    }
    let differences = differences(history, exercises, date);
    Some(pattern_of(&differences))
}

/// What the differences of past cycles show, oldest first, each in percent of usual strength.
pub fn pattern_of(differences: &[f64]) -> CyclePattern {
    let cycles = differences.len();
    if cycles < CYCLES_NEED {
        return CyclePattern::TooFew { cycles };
    }
    let effect = effect_of(differences);
    if effect.is_clear() {
        return CyclePattern::Clear(effect);
    }
    let before = &differences[..cycles - AGAINST];
    let was = effect_of(before);
    let is_against = |d: &f64| d.signum() != was.percent.signum() || d.abs() < EFFECT;
    if was.is_clear() && differences[before.len()..].iter().all(is_against) {
        return CyclePattern::Retracted(was);
    }
    CyclePattern::None { cycles }
}

/// The effect behind some differences: a normal prior around none, shrunk by how they scatter.
#[expect(clippy::cast_precision_loss, reason = "a few dozen cycles")]
fn effect_of(differences: &[f64]) -> Effect {
    let n = differences.len() as f64;
    let (mean, sd) = mean_and_sd(differences);
    let spread = sd.max(CYCLE_SD);
    let (prior, own) = (1.0 / (PRIOR_SD * PRIOR_SD), n / (spread * spread));
    let percent = mean * own / (prior + own);
    Effect {
        percent,
        sd: libm::sqrt(1.0 / (prior + own)),
        cycles: differences.len(),
        alike: differences
            .iter()
            .filter(|d| d.signum() == percent.signum())
            .count(),
    }
}

/// For each complete cycle with strength on both sides: its first days less its other days.
fn differences(history: &History, exercises: &Exercises, date: Date) -> Vec<f64> {
    let starts = starts(history.flow_days(), date);
    let pairs = starts.windows(2).map(|pair| (pair[0], pair[1]));
    pairs
        .filter(|(from, to)| (*to - *from).get_days() <= LONGEST_DAYS)
        .filter_map(|(from, to)| {
            let split = from.saturating_add(FIRST_DAYS.days());
            let side = |from, to| {
                let sessions = history.sessions_between(from, to).iter();
                let percents: Vec<f64> = sessions
                    .filter_map(|s| percent_from_usual(history, exercises, s))
                    .collect();
                (!percents.is_empty()).then(|| mean_and_sd(&percents).0)
            };
            Some(side(from, split)? - side(split, to)?)
        })
        .collect()
}

/// The first days of flow of each cycle up to a date.
fn starts(flow_days: &[Date], date: Date) -> Vec<Date> {
    let mut starts = Vec::new();
    let mut last: Option<Date> = None;
    for day in flow_days.iter().filter(|day| **day <= date) {
        if last.is_none_or(|last| QUIET_DAYS <= (*day - last).get_days()) {
            starts.push(*day);
        }
        last = Some(*day);
    }
    starts
}

/// How far a session's lifts lie from their usual, the mean in percent.
fn percent_from_usual(history: &History, exercises: &Exercises, session: &Session) -> Option<f64> {
    let percents: Vec<f64> = session
        .exercises
        .iter()
        .filter_map(|performed| {
            let best = session_e1rm(session, exercises.find(&performed.exercise)?)?;
            let usual =
                estimate_usual(history, exercises, &performed.exercise, session.date).ok()?;
            Some(usual.percent_from(best.kilograms))
        })
        .collect();
    (!percents.is_empty()).then(|| mean_and_sd(&percents).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pattern_that_stops_is_taken_back() {
        let clear = [-9.0, -10.0, -8.0, -9.0];
        assert!(matches!(pattern_of(&clear), CyclePattern::Clear(_)));
        let stopped = [-9.0, -10.0, -8.0, -9.0, 4.0, 3.0];
        assert!(matches!(pattern_of(&stopped), CyclePattern::Retracted(_)));
    }

    #[test]
    fn spotting_begins_no_cycle() {
        let day = |n: i64| jiff::civil::date(2026, 1, 1).saturating_add(n.days());
        let flow = [0, 1, 2, 9, 28, 29].map(day);
        assert_eq!(starts(&flow, day(60)), [day(0), day(28)]);
    }
}
