//! What a strength session of the plan asks: sets, repetitions, loads, and why it is eased.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::calendar::{Calendar, DAYS_PER_WEEK, days_between};
use super::exposure::{Exposure, Exposures};
use super::progression::{BREAK_DAYS, Progress};
use super::slots::Slot;
use super::substitute::{Hurting, Substituting};
use super::{Choices, Easing, LoadReason, PlannedExercise, StrengthSlot};
use crate::exercise::{ExerciseId, Exercises, Sides};
use crate::history::History;
use crate::program::{Amount, DeloadRule, Program, ProgramExercise, ProgramWeek};
use crate::training_load::is_strength;
use crate::unit::{Reps, Rir};
use crate::wellness::Site;

/// What is left of a session that is eased, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Remains {
    sets_percent: u8,
    load_percent: u8,
    least_rir: Option<Rir>,
}

/// After 8 to 14 days off. Source: RULES R34, grade E.
const SHORT_BREAK: Remains = Remains {
    sets_percent: 70,
    load_percent: 90,
    least_rir: None,
};
/// After more than 14 days off. Source: RULES R34, grade E.
const LONG_BREAK: Remains = Remains {
    sets_percent: 50,
    load_percent: 80,
    least_rir: None,
};
/// Before a test day. Source: EVIDENCE 6, product default: about half the sets, same loads.
const TAPER: Remains = Remains {
    sets_percent: 50,
    load_percent: 100,
    least_rir: None,
};
/// Days off up to which a break is short. Source: RULES R34.
const SHORT_BREAK_DAYS: u16 = 14;
/// Days before a test day in which sets are halved. Source: EVIDENCE 6 (7 to 10 days).
const TAPER_DAYS: i32 = 7;
/// Hundred per cent. Source: definition.
const WHOLE_PERCENT: u16 = 100;

/// All that a prescription is made from.
pub(super) struct Prescribing<'a> {
    program: &'a Program,
    exercises: &'a Exercises,
    choices: &'a Choices,
    exposures: Exposures<'a>,
    hurting: Hurting,
    deload: DeloadRule,
    /// The days of test sessions.
    tests: BTreeSet<Date>,
    /// The first session from today on, with the days off before it.
    comes_back: Option<(Date, u16)>,
}

/// Where a prescription starts from.
pub(super) struct Given<'a> {
    /// What the coach wrote.
    pub(super) program: &'a Program,
    /// The exercises.
    pub(super) exercises: &'a Exercises,
    /// The log.
    pub(super) history: &'a History,
    /// What the person chose.
    pub(super) choices: &'a Choices,
    /// The days.
    pub(super) calendar: &'a Calendar,
    /// Today.
    pub(super) today: Date,
}

impl<'a> Prescribing<'a> {
    /// Reads the log for the sessions that lie on these dates.
    pub(super) fn new(given: &Given<'a>, dated: &[(Date, &Slot<'_>)]) -> Self {
        let Given {
            program,
            exercises,
            history,
            choices,
            calendar: _,
            today,
        } = *given;
        let deload = program.deload.unwrap_or_default();
        let is_light = |date| is_deload_day(date, deload, given);
        let until = today.tomorrow().unwrap_or(today);
        let sessions = history.sessions_before(until);
        let exposures = Exposures::read(wanted(program, exercises), sessions, today, is_light);
        let next = dated
            .iter()
            .map(|(date, _)| *date)
            .filter(|d| today <= *d)
            .min();
        let last = sessions.iter().rev().find(|s| is_strength(s, exercises));
        let comes_back = next.zip(last).map(|(next, last)| {
            let days_off = days_between(last.date, next);
            (next, u16::try_from(days_off).unwrap_or_default())
        });
        Self {
            program,
            exercises,
            choices,
            exposures,
            hurting: Hurting::read(history, today),
            deload,
            tests: dated
                .iter()
                .filter(|(_, slot)| slot.template.is_test)
                .map(|(date, _)| *date)
                .collect(),
            comes_back: comes_back.filter(|(_, off)| BREAK_DAYS <= i64::from(*off)),
        }
    }

    /// What a session asks on a date.
    pub(super) fn prescribe(&self, slot: &Slot<'_>, date: Date) -> StrengthSlot {
        let eased = self.easing(slot, date);
        let hurting = self.hurting.on(date);
        StrengthSlot {
            key: slot.key.clone(),
            name: slot.template.name.clone(),
            week: slot.week,
            exercises: slot
                .template
                .exercises
                .iter()
                .map(|written| self.exercise(written, date, eased, &hurting))
                .collect(),
            is_test: slot.template.is_test,
            eased,
        }
    }

    fn easing(&self, slot: &Slot<'_>, date: Date) -> Option<Easing> {
        if let Some((next, days_off)) = self.comes_back
            && next == date
        {
            return Some(Easing::Return { days_off });
        }
        let is_before_test = self
            .tests
            .iter()
            .any(|test| (1..=TAPER_DAYS).contains(&days_between(date, *test)));
        if slot.is_deload || is_agreed_deload(date, self.deload, self.choices) {
            Some(Easing::Deload)
        } else if is_before_test && !slot.template.is_test {
            Some(Easing::Taper)
        } else {
            None
        }
    }

    fn remains(&self, easing: Easing) -> Remains {
        match easing {
            Easing::Deload => Remains {
                sets_percent: self.deload.sets_percent,
                load_percent: self.deload.load_percent,
                least_rir: Some(self.deload.rir),
            },
            Easing::Taper => TAPER,
            Easing::Return { days_off } if days_off <= SHORT_BREAK_DAYS => SHORT_BREAK,
            Easing::Return { .. } => LONG_BREAK,
        }
    }

    fn exercise(
        &self,
        written: &ProgramExercise,
        date: Date,
        eased: Option<Easing>,
        hurting: &BTreeSet<Site>,
    ) -> PlannedExercise {
        let substituting = Substituting {
            program: self.program,
            exercises: self.exercises,
            kit: &self.choices.kit,
        };
        let id = substituting.chosen(&written.exercise, hurting);
        let (reps_low, reps_high, time) = match written.amount {
            Amount::Reps { low, high } => (low, high, None),
            Amount::Time { low, high } => (one_rep(), one_rep(), Some((low, high))),
        };
        let remains = eased.map(|easing| self.remains(easing));
        let (load, load_reason) = self.load(id, written, date, remains);
        PlannedExercise {
            exercise: id.clone(),
            sets: remains.map_or(written.sets, |r| fewer_sets(written.sets, r.sets_percent)),
            reps_low,
            reps_high,
            rir: remains
                .and_then(|r| r.least_rir)
                .map_or(written.rir, |rir| rir.max(written.rir)),
            rest: written.rest,
            time,
            sides: self.exercises.find(id).map_or(Sides::Both, |e| e.sides),
            superset: written.superset,
            stands_in_for: (*id != written.exercise).then(|| written.exercise.clone()),
            load,
            load_reason,
        }
    }

    fn load(
        &self,
        id: &ExerciseId,
        written: &ProgramExercise,
        date: Date,
        remains: Option<Remains>,
    ) -> super::progression::Next {
        let Some(exercise) = self.exercises.find(id) else {
            return (None, LoadReason::FirstTime);
        };
        let progress = Progress {
            written,
            exercise,
            past: before(self.exposures.of(id), date),
            kit: &self.choices.kit,
            is_novice: self.choices.experience.is_novice(),
        };
        let (load, reason) = match (remains.map(|r| r.load_percent), progress.past.first()) {
            (Some(percent), Some(last)) if u16::from(percent) < WHOLE_PERCENT => {
                let share = f64::from(percent) / f64::from(WHOLE_PERCENT);
                let load = progress.eased(last.load, share);
                (Some(load), LoadReason::Eased { last: last.load })
            }
            (_, _) => progress.next(),
        };
        (
            load.map(|load| self.choices.kit.loadable(load, exercise)),
            reason,
        )
    }
}

/// The exercises that a program can ask for, with all that may stand in for them.
fn wanted<'a>(
    program: &'a Program,
    exercises: &'a Exercises,
) -> impl Iterator<Item = &'a ExerciseId> {
    let written: BTreeSet<&ExerciseId> = program
        .weeks()
        .flat_map(ProgramWeek::strength)
        .flat_map(|session| &session.exercises)
        .map(|written| &written.exercise)
        .collect();
    let own = written
        .clone()
        .into_iter()
        .filter_map(|id| exercises.find(id))
        .flat_map(|exercise| &exercise.substitutes);
    written
        .into_iter()
        .chain(own)
        .chain(program.substitutions.iter().map(|s| &s.with))
}

/// The times before a date, newest first.
fn before(past: &[Exposure], date: Date) -> &[Exposure] {
    &past[past.partition_point(|exposure| date <= exposure.date)..]
}

fn is_deload_day(date: Date, rule: DeloadRule, given: &Given<'_>) -> bool {
    let is_written = || {
        let number = given
            .calendar
            .day(given.calendar.idx(date))
            .map(|day| day.number)?;
        given
            .program
            .week(super::calendar::week_of(number))
            .map(|week| week.is_deload)
    };
    is_agreed_deload(date, rule, given.choices) || is_written().unwrap_or(false)
}

fn is_agreed_deload(date: Date, rule: DeloadRule, choices: &Choices) -> bool {
    let days = i32::from(
        rule.days
            .min(u8::try_from(DAYS_PER_WEEK).unwrap_or(rule.days)),
    );
    choices
        .deloads
        .iter()
        .any(|from| (0..days).contains(&days_between(*from, date)))
}

/// The sets that stay, to the nearest and never none.
fn fewer_sets(sets: u8, percent: u8) -> u8 {
    let stay = (u16::from(sets) * u16::from(percent) + WHOLE_PERCENT / 2) / WHOLE_PERCENT;
    u8::try_from(stay)
        .unwrap_or(sets)
        .clamp(u8::from(0 < sets), sets)
}

fn one_rep() -> Reps {
    Reps::try_new(1).expect("one is a number of repetitions")
}

#[cfg(test)]
mod tests;
