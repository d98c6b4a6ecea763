//! What a coach wrote: phases, weeks, slots, progression, deload, substitutions.
//!
//! A program knows no dates and no person. Its days are slots in an order; which weekday a slot
//! falls on is the person's choice and is settled in [`crate::plan`]. A recovery slot belongs after
//! the strength slot that it follows; days without a slot are rest days, of equal worth.
//!
//! The text that a coach writes is read by the library crate. What it must hold is checked by
//! [`Program::flaws`]; a plan can be made from a flawed program, it only holds less.

mod days;
mod flaw;
mod weekly_sets;

pub use days::Weekdays;
pub use flaw::Flaw;
pub use weekly_sets::{SetsRange, SetsVerdict, WeeklySets, weekly_sets};

use crate::exercise::{Equipment, ExerciseId};
use crate::unit::{Load, Minutes, Reps, Rir, Seconds};
use crate::wellness::Site;

/// A program as a coach wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// Its stable name, such as `strong-in-sixty`.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Who wrote it.
    pub author: String,
    /// Its version, as the author counts.
    pub version: String,
    /// What it is for, in a sentence or two.
    pub summary: String,
    /// How many days it runs; pauses do not count.
    pub length_days: u16,
    /// The weekdays that strength falls on unless the person chooses others.
    pub training_days: Weekdays,
    /// Its phases, in order; their weeks follow one another without a gap.
    pub phases: Vec<Phase>,
    /// How a deload is made, where the coach allows one.
    pub deload: Option<DeloadRule>,
    /// What stands in for an exercise, tried in this order before the exercise's own list.
    pub substitutions: Vec<Substitution>,
}

/// A stretch of weeks with one aim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// Its name for people, such as `Settle in`.
    pub name: String,
    /// Its weeks, in order.
    pub weeks: Vec<ProgramWeek>,
}

/// Seven days of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramWeek {
    /// Strength and recovery slots, in order. Days that are left are rest days.
    pub slots: Vec<WeekSlot>,
    /// Whether the deload rule eases this week whatever happens.
    pub is_deload: bool,
}

/// A slot of a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WeekSlot {
    /// A strength session.
    Strength(StrengthTemplate),
    /// A recovery session, on the day after the strength slot before it where that is free.
    Recovery(RecoveryTemplate),
}

/// A strength session as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrengthTemplate {
    /// Its name for people, such as `Full body A`.
    pub name: String,
    /// Its exercises, in order.
    pub exercises: Vec<ProgramExercise>,
    /// Whether it is a test day: it is approached rested and with about half the sets.
    pub is_test: bool,
}

/// One exercise as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramExercise {
    /// Which exercise.
    pub exercise: ExerciseId,
    /// Working sets.
    pub sets: u8,
    /// What a set asks.
    pub amount: Amount,
    /// Repetitions to leave in reserve.
    pub rir: Rir,
    /// Rest between sets.
    pub rest: Seconds,
    /// How the load moves.
    pub progression: Progression,
    /// Exercises with the same mark in a row are done in turn, such as `a`.
    pub superset: Option<char>,
}

/// What a set asks for; of each side by itself where the exercise is done so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// A range of repetitions.
    Reps {
        /// The least repetitions.
        low: Reps,
        /// The most repetitions, at least `low`.
        high: Reps,
    },
    /// A range of time.
    Time {
        /// The shortest time.
        low: Seconds,
        /// The longest time, at least `low`.
        high: Seconds,
    },
}

/// How the load of an exercise moves from session to session.
///
/// Every kind is held by the caps of rule R29 and fits the plates that the person has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progression {
    /// First repetitions to the top of the range, then load.
    Double,
    /// This much more after every session in which all sets were done.
    Linear {
        /// The step; below zero is not used.
        step: Load,
    },
    /// A share of the estimated one-repetition maximum.
    PercentOfE1rm {
        /// The share in percent, 1 to 100.
        percent: u8,
    },
    /// By what was left in reserve: more when more was left than asked, less when less.
    RirLed,
}

/// A recovery session as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryTemplate {
    /// The id of the library's session.
    pub template: String,
    /// How long.
    pub minutes: Minutes,
}

/// How a deload is made: same lifts, same days, less of it; never a full stop (rule R33).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeloadRule {
    /// The week, from 1, in which one is offered when none was needed before.
    pub offered_in_week: Option<u8>,
    /// How many days it lasts, 5 to 7.
    pub days: u8,
    /// Sets that stay, in percent, 40 to 60.
    pub sets_percent: u8,
    /// Load that stays, in percent, 90 to 95.
    pub load_percent: u8,
    /// The least repetitions in reserve.
    pub rir: Rir,
}

/// What stands in for an exercise, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Substitution {
    /// The exercise that is replaced.
    pub exercise: ExerciseId,
    /// When.
    pub when: SubstituteWhen,
    /// The exercise that takes its place.
    pub with: ExerciseId,
}

/// What makes a substitution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubstituteWhen {
    /// The person does not have this.
    Without(Equipment),
    /// The person reported pain there.
    Pain(Site),
}

impl Default for DeloadRule {
    /// Seven days with half the sets, 92 % of the load and four in reserve.
    /// Source: EVIDENCE 6 (COL24, REG26, ROG24), grade C for not stopping, D for the practice.
    /// Choice: the middle of each range; a trial that compares doses would change it.
    fn default() -> Self {
        Self {
            offered_in_week: Some(DELOAD_WEEK),
            days: DELOAD_DAYS,
            sets_percent: DELOAD_SETS_PERCENT,
            load_percent: DELOAD_LOAD_PERCENT,
            rir: Rir::from_reps(DELOAD_RIR).expect("four is within 0 to 10"),
        }
    }
}

/// The week in which a deload is offered when none came before. Source: RULES R33, ROG24.
const DELOAD_WEEK: u8 = 6;
/// Days of a deload. Source: ROG24 (6.4 ± 1.7 days in practice).
const DELOAD_DAYS: u8 = 7;
/// Percent of the sets that stay. Source: RULES R33 (40 to 60 % fewer).
const DELOAD_SETS_PERCENT: u8 = 50;
/// Percent of the load that stays. Source: RULES R33 (5 to 10 % less).
const DELOAD_LOAD_PERCENT: u8 = 92;
/// Least repetitions in reserve in a deload. Source: RULES R33.
const DELOAD_RIR: i64 = 4;

impl Program {
    /// The weeks of all phases, in order.
    pub fn weeks(&self) -> impl Iterator<Item = &ProgramWeek> {
        self.phases.iter().flat_map(|phase| &phase.weeks)
    }

    /// A week by its number from 1, or `None` beyond the last.
    pub fn week(&self, number: u8) -> Option<&ProgramWeek> {
        self.weeks().nth(usize::from(number).checked_sub(1)?)
    }

    /// The phase that a week (from 1) belongs to.
    pub fn phase_of(&self, week: u8) -> Option<&Phase> {
        let mut before = usize::from(week).checked_sub(1)?;
        self.phases.iter().find(|phase| {
            let holds = before < phase.weeks.len();
            before = before.saturating_sub(phase.weeks.len());
            holds
        })
    }
}

impl ProgramWeek {
    /// The strength sessions, in order.
    pub fn strength(&self) -> impl Iterator<Item = &StrengthTemplate> {
        self.slots.iter().filter_map(|slot| match slot {
            WeekSlot::Strength(strength) => Some(strength),
            WeekSlot::Recovery(_) => None,
        })
    }

    /// The recovery sessions, in order.
    pub fn recovery(&self) -> impl Iterator<Item = &RecoveryTemplate> {
        self.slots.iter().filter_map(|slot| match slot {
            WeekSlot::Strength(_) => None,
            WeekSlot::Recovery(recovery) => Some(recovery),
        })
    }
}
