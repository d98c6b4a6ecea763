//! How long a person's muscles take, learned from what she reported and lifted.
//!
//! The table of expected hours with its modifiers is the start; each bout of hard work then tells
//! between which hours a muscle was ready again: the last morning it was still sore and the first it
//! was not, and whether the next session went as usual. Both are noisy, so each tells a little, and
//! a muscle with few bouts leans on the person's other muscles. The model with its numbers is in
//! `docs/science/recovery-times.md`. Nothing shifts by sex.
//!
//! It is shown and applied to nothing: the gate of rules R21 and R22 keeps the table's hours until
//! learned ones are shown to call better.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use super::muscle::{add_modifiers, direct_muscles, hours_between, work_of};
use crate::exercise::{Exercises, Muscle};
use crate::history::History;
use crate::session::Session;
use crate::strength::{estimate_usual, session_e1rm};
use crate::wellness::CheckIn;

/// Spread of people around the table, of the logarithm of hours.
/// Source: EVIDENCE 2.2, the widths of its priors (6 to 48 h and 16 to 120 h hold 90 %, a spread of
/// 0.62); Choice: a little more than half of the variance is the person's.
const PERSON_SPREAD: f64 = 0.45;
/// Spread of muscles around their person. Source: EVIDENCE 2.2, the rest of that variance.
const MUSCLE_SPREAD: f64 = 0.40;
/// Spread of one bout around its muscle. Choice: KOR15 sees 20 to 40 % of people late on one day.
const BOUT_SPREAD: f64 = 0.35;
/// How often a report of soreness is beside the point, either way. Choice: soreness is a poor proxy
/// of force (EVIDENCE 2.3), a tap on a body map is quick.
const SORE_LAPSE: f64 = 0.05;
/// How often a session goes as usual though the muscle was not ready.
/// Choice: people chose their loads, and short gaps hardly cost (the benchmark's section 6).
const LUCK: f64 = 0.5;
/// How often a session goes badly though the muscle was ready. Source: the shortfall's base rate.
const BAD_DAY: f64 = 0.1;
/// Percent below the usual from which a session went badly. Source: R25.
const WORSE_PERCENT: f64 = 3.0;
/// Soreness from which a muscle is still sore. Source: R23.
const STILL_SORE: i64 = 4;
/// The hour at which a check-in is taken to be answered. Choice: mornings.
const MORNING: Time = Time::constant(7, 0, 0, 0);
/// Days after a bout in which soreness is still about it. Source: EVIDENCE 2.3, gone by day 7.
const SORE_DAYS: i32 = 7;
/// Days that are looked back. Choice: half a year; people change.
const LOOK_BACK_DAYS: i32 = 182;

/// Points of the grid to each side of none.
/// Choice: a step of 0.06 is a tenth of the prior's spread and 1.5 is two and a half of it.
const GRID_SIDE: i32 = 25;
/// Step of the grid, of the logarithm of hours. Choice: as above.
const GRID_STEP: f64 = 0.06;
/// Ends of the interval that is shown. Choice: four in five.
const LOW: f64 = 0.1;
/// The middle. Source: definition.
const MIDDLE: f64 = 0.5;
/// The other end.  Choice: four in five.
const HIGH: f64 = 0.9;

/// What a muscle is expected to need, with what was learned of this person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LearnedTime {
    /// Which muscle.
    pub muscle: Muscle,
    /// Hours by the table for its last hard work, with modifiers: our default, not tested.
    pub table_h: f64,
    /// The middle of what it needs, in hours.
    pub middle_h: f64,
    /// Four times in five it lies between these hours.
    pub four_in_five_h: (f64, f64),
    /// Bouts that told something; 0 is the table with the spread of people.
    pub bouts: usize,
}

/// What every muscle that worked hard in the half year before a date needs, in the order of muscles.
pub fn learned_times(history: &History, exercises: &Exercises, date: Date) -> Vec<LearnedTime> {
    let bouts = bouts(history, exercises, date);
    let curves: BTreeMap<Muscle, Curve> = bouts
        .iter()
        .map(|(muscle, bouts)| (*muscle, likelihood(bouts)))
        .collect();
    let of_person: BTreeMap<Muscle, Curve> =
        curves.iter().map(|(m, c)| (*m, given_person(c))).collect();
    bouts
        .iter()
        .filter_map(|(muscle, of)| {
            let others = of_person.iter().filter(|(m, _)| *m != muscle);
            let person = person_curve(others.map(|(_, curve)| curve));
            let posterior = posterior(curves.get(muscle)?, &person);
            let table_h = of.last()?.table_h;
            let at = |share| table_h * libm::exp(quantile(&posterior, share));
            Some(LearnedTime {
                muscle: *muscle,
                table_h,
                middle_h: at(MIDDLE),
                four_in_five_h: (at(LOW), at(HIGH)),
                bouts: of.iter().filter(|b| b.tells()).count(),
            })
        })
        .collect()
}

/// What one bout of hard work told.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Bout {
    /// Hours by the table, with modifiers.
    table_h: f64,
    /// The last hour at which it was still sore.
    sore_h: Option<f64>,
    /// The first hour after it at which it was not.
    fine_h: Option<f64>,
    /// The hour of the next session, and whether that went as usual.
    next: Option<(f64, bool)>,
}

impl Bout {
    const fn tells(&self) -> bool {
        self.sore_h.is_some() || self.fine_h.is_some() || self.next.is_some()
    }
}

/// The bouts of each muscle in order, as far as the log before a date tells of them.
fn bouts(history: &History, exercises: &Exercises, date: Date) -> BTreeMap<Muscle, Vec<Bout>> {
    let from = date.saturating_sub(LOOK_BACK_DAYS.days());
    let mut bouts: BTreeMap<Muscle, Vec<(DateTime, Bout)>> = BTreeMap::new();
    for session in history.sessions_between(from, date) {
        let went_well = went_as_usual(history, exercises, session);
        for muscle in direct_muscles(session, exercises) {
            let of = bouts.entry(muscle).or_default();
            if let (Some((ended, last)), Some(well)) = (of.last_mut(), went_well.get(&muscle)) {
                let hours = hours_between(*ended, session.started());
                last.next = Some((hours.max(1.0), *well));
            }
            let Some(mut work) = work_of(session, exercises, muscle, session.ended()) else {
                continue;
            };
            add_modifiers(&mut work, history, session, None);
            let table_h = work.expected.hours();
            of.push((
                session.ended(),
                Bout {
                    table_h,
                    ..Bout::default()
                },
            ));
        }
    }
    for (muscle, of) in &mut bouts {
        listen(of, history.check_ins_before(date), *muscle);
    }
    let only = |of: Vec<(DateTime, Bout)>| of.into_iter().map(|(_, bout)| bout).collect();
    bouts.into_iter().map(|(m, of)| (m, only(of))).collect()
}

/// Gives each bout the mornings between it and the next one.
fn listen(of: &mut [(DateTime, Bout)], check_ins: &[CheckIn], muscle: Muscle) {
    let next: Vec<Option<DateTime>> = (1..=of.len()).map(|i| of.get(i).map(|n| n.0)).collect();
    for ((ended, bout), next) in of.iter_mut().zip(next) {
        let until = ended.date().saturating_add(SORE_DAYS.days());
        let first = check_ins.partition_point(|c| c.date <= ended.date());
        let mornings = check_ins[first..].iter().take_while(|c| c.date <= until);
        for check_in in mornings {
            let at = check_in.date.to_datetime(MORNING);
            let Some(level) = check_in.sore_muscles.get(&muscle) else {
                continue;
            };
            if next.is_some_and(|next| next <= at) {
                break;
            }
            let hours = hours_between(*ended, at).max(1.0);
            if STILL_SORE <= level.points() {
                bout.sore_h = Some(hours);
                bout.fine_h = None;
            } else if bout.fine_h.is_none() {
                bout.fine_h = Some(hours);
            }
        }
    }
}

/// For each muscle trained directly in a session, whether its lifts went as usual; absent where no
/// lift of it has a usual.
fn went_as_usual(
    history: &History,
    exercises: &Exercises,
    session: &Session,
) -> BTreeMap<Muscle, bool> {
    let mut went = BTreeMap::new();
    for performed in &session.exercises {
        let Some(exercise) = exercises.find(&performed.exercise) else {
            continue;
        };
        let best = session_e1rm(session, exercise);
        let usual = estimate_usual(history, exercises, &performed.exercise, session.date);
        let (Some(best), Ok(usual)) = (best, usual) else {
            continue;
        };
        let limit = WORSE_PERCENT.max(usual.sd_percent());
        let is_usual = -limit <= usual.percent_from(best.kilograms);
        for muscle in exercise.direct_muscles() {
            let all = went.entry(muscle).or_insert(true);
            *all = *all && is_usual;
        }
    }
    went
}

/// Logarithms of weights over the grid.
type Curve = Vec<f64>;

fn grid() -> impl Iterator<Item = f64> {
    (-GRID_SIDE..=GRID_SIDE).map(|n| f64::from(n) * GRID_STEP)
}

/// The probability that a bout is over by an hour, for a muscle that lies at `shift`.
fn is_over(hours: f64, table_h: f64, shift: f64) -> f64 {
    let z = (libm::log(hours / table_h) - shift) / BOUT_SPREAD;
    libm::erfc(-z / std::f64::consts::SQRT_2) / 2.0
}

fn likelihood(bouts: &[Bout]) -> Curve {
    grid()
        .map(|shift| bouts.iter().map(|bout| log_of_bout(bout, shift)).sum())
        .collect()
}

fn log_of_bout(bout: &Bout, shift: f64) -> f64 {
    let by = |hours| is_over(hours, bout.table_h, shift);
    let sore = match (bout.sore_h, bout.fine_h) {
        (None, None) => 1.0,
        (sore, fine) => {
            let inside = fine.map_or(1.0, by) - sore.map_or(0.0, by);
            SORE_LAPSE + (1.0 - 2.0 * SORE_LAPSE) * inside.max(0.0)
        }
    };
    let next = bout.next.map_or(1.0, |(hours, went_well)| {
        let well = LUCK + (1.0 - LUCK - BAD_DAY) * by(hours);
        if went_well { well } else { 1.0 - well }
    });
    libm::log(sore) + libm::log(next)
}

fn log_normal(x: f64, spread: f64) -> f64 {
    -x * x / (2.0 * spread * spread)
}

/// How likely a muscle's bouts are for each shift of the person, whatever the muscle's own.
fn given_person(curve: &Curve) -> Curve {
    grid()
        .map(|person| {
            let terms = grid().zip(curve);
            log_sum(terms.map(|(muscle, log)| log + log_normal(muscle - person, MUSCLE_SPREAD)))
        })
        .collect()
}

/// The person's shift by her other muscles.
fn person_curve<'c>(others: impl Iterator<Item = &'c Curve>) -> Curve {
    let start: Curve = grid().map(|p| log_normal(p, PERSON_SPREAD)).collect();
    others.fold(start, |sum, curve| {
        sum.iter().zip(curve).map(|(a, b)| a + b).collect()
    })
}

/// The weights of a muscle's shift, summing to one.
fn posterior(curve: &Curve, person: &Curve) -> Vec<f64> {
    let logs: Curve = grid()
        .zip(curve)
        .map(|(muscle, log)| {
            let terms = grid().zip(person);
            log + log_sum(terms.map(|(p, weight)| weight + log_normal(muscle - p, MUSCLE_SPREAD)))
        })
        .collect();
    let total = log_sum(logs.iter().copied());
    logs.iter().map(|log| libm::exp(log - total)).collect()
}

fn log_sum(logs: impl Iterator<Item = f64>) -> f64 {
    let logs: Vec<f64> = logs.collect();
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    most + libm::log(logs.iter().map(|log| libm::exp(log - most)).sum())
}

/// The shift below which a share of the weights lies, between points of the grid.
fn quantile(weights: &[f64], share: f64) -> f64 {
    let mut below = 0.0;
    for (shift, weight) in grid().zip(weights) {
        if share <= below + weight {
            let part = (share - below) / weight.max(f64::MIN_POSITIVE);
            return shift + (part - MIDDLE) * GRID_STEP;
        }
        below += weight;
    }
    f64::from(GRID_SIDE) * GRID_STEP
}
