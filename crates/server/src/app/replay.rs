//! A log walked day by day: what would have been decided on each morning, with what was known then.
//!
//! Where she was on a program its session is the plan of the day. Where she was not, what she did is
//! taken as what was planned: the question is then "would we have said otherwise that day?".

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use recoup_engine::decision::{Decision, decide};
use recoup_engine::plan::{LoadReason, Planned, PlannedDay, PlannedExercise, StrengthSlot};
use recoup_engine::reason::Reason;
use recoup_engine::session::Session;
use recoup_engine::training_load::is_strength;
use recoup_engine::unit::{Reps, Rir, Seconds};
use recoup_store::Tx;

use super::log::Log;
use super::plan::Planning;
use super::speech::{self, Scene};
use super::today::day_of;
use super::{Desk, Error, Result};
use crate::wire;

/// The longest walk, in days: ten years.
const MOST_DAYS: usize = 3_660;

/// Walks her log from a day to a day, both included; the whole log where none is given.
///
/// # Errors
/// [`super::Error::NoProfile`] before the settings are kept; [`Error::Invalid`] for more than ten
/// years.
pub fn replay(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    from: Option<Date>,
    to: Option<Date>,
) -> Result<wire::Replay> {
    let log = Log::read(tx, desk, None)?;
    let today = log.settings.today(desk);
    let first = first_day(&log).unwrap_or(today);
    let (from, to) = (from.unwrap_or(first), to.unwrap_or(today));
    let days: Vec<Date> = from
        .series(jiff::Span::new().days(1))
        .take_while(|day| *day <= to)
        .take(MOST_DAYS + 1)
        .collect();
    if MOST_DAYS < days.len() {
        return Err(Error::Invalid {
            field: "from".to_owned(),
            found: format!("more than {MOST_DAYS} days"),
            limit: format!("at most {MOST_DAYS} days"),
        });
    }
    let mut told = Vec::new();
    for day in days {
        told.push(one_day(tx, desk, &log, day)?);
    }
    Ok(with_shares(told))
}

fn first_day(log: &Log) -> Option<Date> {
    let session = log.history.sessions().first().map(|s| s.date);
    let check_in = log.history.check_ins().first().map(|c| c.date);
    session.into_iter().chain(check_in).min()
}

/// A day of the walk, and whether something hard was planned.
struct Walked {
    day: wire::ReplayDay,
    is_hard: bool,
}

fn one_day(tx: &mut Tx<'_>, desk: &Desk<'_>, log: &Log, on: Date) -> Result<Walked> {
    let planning = Planning::read(tx, desk, log, on)?;
    let next = on.tomorrow().unwrap_or(on);
    let done = log.history.sessions_between(on, next);
    let by_program = planning.as_ref().and_then(|p| p.plan.on(on)).cloned();
    let (planned, at) = match by_program {
        Some(planned) => (Some(planned), None),
        None => (
            strength(desk, done).map(|s| as_planned(desk, s)),
            strength(desk, done).map(Session::started),
        ),
    };
    let decision = decided(desk, log, planning.as_ref(), (on, planned.as_ref(), at));
    let scene = Scene {
        unit: log.settings.unit,
        session: None,
        to: None,
        recovery: None,
    };
    let is_hard = planned
        .as_ref()
        .is_some_and(|p| matches!(p.planned, Planned::Strength(_)));
    let dropped = decision.dropped.iter();
    Ok(Walked {
        day: wire::ReplayDay {
            day: on,
            planned: planned
                .map_or_else(String::new, |p| super::program::named(desk, &p.planned).1),
            state: super::export::from_code(decision.state.code()).unwrap_or(wire::State::Rest),
            sentence: speech::sentence(desk, &decision, &scene),
            rules: decision
                .fired
                .iter()
                .map(|reason| said(desk, reason))
                .collect(),
            dropped: dropped
                .map(|d| desk.exercise_name(d.exercise.as_str()))
                .collect(),
            done: done.iter().map(|s| summary(desk, s)).collect(),
        },
        is_hard,
    })
}

/// The first strength session of a day; walks and the like are no plan to judge.
fn strength<'s>(desk: &Desk<'_>, done: &'s [Session]) -> Option<&'s Session> {
    let exercises = desk.exercises();
    done.iter().find(|s| is_strength(s, exercises))
}

fn decided(
    desk: &Desk<'_>,
    log: &Log,
    planning: Option<&Planning>,
    (on, planned, at): (Date, Option<&PlannedDay>, Option<DateTime>),
) -> Decision {
    let mut day = day_of(desk, log, planning, on).with_planned(planned);
    day.at = at.unwrap_or(day.at);
    decide(&log.history, desk.exercises(), &day)
}

/// What she did, as a plan: its exercises of the library.
fn as_planned(desk: &Desk<'_>, session: &Session) -> PlannedDay {
    let known = session.exercises.iter().filter(|p| {
        let known = desk.exercises().find(&p.exercise);
        known.is_some_and(recoup_engine::exercise::Exercise::is_strength)
    });
    let exercises = known.filter_map(|performed| {
        let sets = performed.sets.iter().filter(|s| s.is_work()).count();
        let one = Reps::try_new(1).ok()?;
        Some(PlannedExercise {
            exercise: performed.exercise.clone(),
            sets: u8::try_from(sets).unwrap_or(u8::MAX),
            reps_low: one,
            reps_high: one,
            rir: Rir::from_reps(2).ok()?,
            rest: Seconds::try_new(0).ok()?,
            time: None,
            sides: recoup_engine::exercise::Sides::Both,
            superset: None,
            stands_in_for: None,
            load: None,
            load_reason: LoadReason::FirstTime,
        })
    });
    let slot = StrengthSlot {
        key: "as-done".to_owned(),
        name: if session.name.is_empty() {
            desk.say("replay.unnamed", &[])
        } else {
            session.name.clone()
        },
        week: 1,
        exercises: exercises.filter(|e| 0 < e.sets).collect(),
        is_test: false,
        eased: None,
    };
    PlannedDay::new(session.date, 1, Planned::Strength(slot))
}

/// "R21 20 h, limit 36 h".
fn said(desk: &Desk<'_>, reason: &Reason) -> String {
    let (value, unit) = speech::quantity(desk, reason.measured);
    let rule = reason.rule.code();
    let Some(limit) = reason.limit else {
        return format!("{rule} {value}{unit}");
    };
    let (limit, limit_unit) = speech::quantity(desk, limit);
    format!("{rule} {value}{unit} of {limit}{limit_unit}")
}

fn summary(desk: &Desk<'_>, session: &Session) -> String {
    let names = session.exercises.iter().map(|p| {
        let sets = p.sets.iter().filter(|s| s.is_work()).count();
        format!("{} {sets}\u{d7}", desk.exercise_name(p.exercise.as_str()))
    });
    let names: Vec<String> = names.collect();
    format!("{}: {}", session.name, names.join(", "))
}

fn with_shares(walked: Vec<Walked>) -> wire::Replay {
    let mut states: BTreeMap<String, u32> = BTreeMap::new();
    let mut rules: BTreeMap<String, u32> = BTreeMap::new();
    let hard: Vec<&Walked> = walked.iter().filter(|w| w.is_hard).collect();
    let number = |rule: &String| rule.split(' ').next().unwrap_or_default().to_owned();
    for Walked { day, .. } in &hard {
        *states.entry(super::check_in::bare(&day.state)).or_default() += 1;
        let fired: std::collections::BTreeSet<String> = day.rules.iter().map(number).collect();
        for rule in fired {
            *rules.entry(rule).or_default() += 1;
        }
    }
    let of = u32::try_from(hard.len()).unwrap_or(u32::MAX).max(1);
    let share = |(code, days): (String, u32)| wire::Share {
        code,
        days,
        percent: f64::from(days) / f64::from(of) * 100.0,
    };
    wire::Replay {
        states: states.into_iter().map(share).collect(),
        rules: rules.into_iter().map(share).collect(),
        days: walked.into_iter().map(|w| w.day).collect(),
    }
}
