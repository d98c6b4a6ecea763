//! Dated sessions from a program, a history and choices.

use jiff::civil::Date;

use crate::exercise::ExerciseId;
use crate::unit::{Load, Minutes, Reps, Rir, Seconds};

/// One exercise as planned for a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedExercise {
    /// Which exercise.
    pub exercise: ExerciseId,
    /// Working sets.
    pub sets: u8,
    /// The least repetitions of a set.
    pub reps_low: Reps,
    /// The most repetitions of a set.
    pub reps_high: Reps,
    /// Repetitions to leave in reserve.
    pub rir: Rir,
    /// Rest between sets.
    pub rest: Seconds,
    /// The load to use, where the history tells one.
    pub load: Option<Load>,
    /// Why that load, as a code the words are made from.
    pub load_reason: LoadReason,
}

/// Where a planned load comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadReason {
    /// Never done before: start light.
    FirstTime,
    /// The same as last time.
    SameAsLast {
        /// What was lifted last.
        last: Load,
        /// Best repetitions at it.
        reps: Reps,
    },
    /// All sets reached the top of the range: the load rises.
    Earned {
        /// What was lifted last.
        last: Load,
    },
    /// Eased for a deload, a hold or a return.
    Eased {
        /// What was lifted last.
        last: Load,
    },
}

/// What a day of the plan holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Planned {
    /// A strength session.
    Strength(StrengthSlot),
    /// A recovery session.
    Recovery(RecoverySlot),
    /// A rest day, of equal worth.
    RestDay,
}

/// A strength session of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrengthSlot {
    /// Its stable key within the enrollment, such as `w3-a`; moving keeps it.
    pub key: String,
    /// Its name for people, such as `Lower A`.
    pub name: String,
    /// The week of the program, from 1.
    pub week: u8,
    /// Its exercises, in order.
    pub exercises: Vec<PlannedExercise>,
}

/// A recovery session of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoverySlot {
    /// Its stable key within the enrollment.
    pub key: String,
    /// The id of the library's session.
    pub template: String,
    /// How long.
    pub minutes: Minutes,
}

/// One dated day of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDay {
    /// The athlete's local date.
    pub date: Date,
    /// Day N of the program, from 1.
    pub number: u16,
    /// What it holds.
    pub planned: Planned,
    /// Where a moved session was first.
    pub moved_from: Option<Date>,
}
