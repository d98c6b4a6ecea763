//! Dated sessions from a program, a history and choices.
//!
//! Takes what a coach wrote, what was done and what the person chose, and gives every day of the
//! program with what it holds. Nothing is kept between calls: the same log, program, choices and date
//! give the same plan to the bit.
//!
//! What today should *be* after a check-in is decided in another room; a session that a decision
//! took away from a day comes back in here as [`Choices::swapped`] and finds its new day.
//!
//! ```
//! use jiff::civil::date;
//! use recoup_engine::History;
//! use recoup_engine::exercise::Exercises;
//! use recoup_engine::plan::{Choices, Planned, plan_from};
//! use recoup_engine::program::{
//!     Phase, Program, ProgramWeek, StrengthTemplate, WeekSlot, Weekdays,
//! };
//! let session = StrengthTemplate { name: "Full body".into(), exercises: vec![], is_test: false };
//! let week = ProgramWeek { slots: vec![WeekSlot::Strength(session); 3], is_deload: false };
//! let program = Program {
//!     id: "sixty".into(),
//!     name: "Sixty".into(),
//!     author: "us".into(),
//!     version: "1".into(),
//!     summary: "Three days a week.".into(),
//!     length_days: 60,
//!     training_days: Weekdays::MON_WED_FRI,
//!     phases: vec![Phase { name: "All".into(), weeks: vec![week; 9] }],
//!     deload: None,
//!     substitutions: vec![],
//! };
//! let monday = date(2026, 5, 11);
//! let choices = Choices::starting(monday, Weekdays::MON_WED_FRI);
//! let plan = plan_from(&program, &Exercises::default(), &History::default(), &choices, monday);
//! let wednesday = plan.on(date(2026, 5, 13)).map(|day| (day.number, day.planned.key()));
//! assert_eq!(wednesday, Some((3, Some("w1-b"))));
//! ```

mod assemble;
mod base;
mod calendar;
mod carried_out;
mod choices;
mod easy;
mod exposure;
#[cfg(test)]
mod kit;
mod offer;
mod placing;
mod plates;
mod prescription;
mod preview;
mod progression;
#[cfg(test)]
mod properties;
mod rhythm;
mod settle;
mod slots;
#[cfg(test)]
mod stories;
mod strain;
mod substitute;

pub use assemble::plan_from;
pub use choices::{Choices, Experience, Kit, Move, Pause, PlateStep, Shown, Swap};
pub use offer::{FlatLift, Standing, flat_lift, offers_deload};
pub use plates::{Fit, Plates, fit_load, warm_up_ramp};
pub use preview::{DayFit, Fits, Lock, Nearness, move_preview};
pub use rhythm::{MuscleWeek, WeekSummary, week_summary};

use jiff::civil::Date;

use crate::exercise::{ExerciseId, Sides};
use crate::unit::{Load, Minutes, Reps, Rir, Seconds};

/// A program on the days of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The program's id.
    pub program: String,
    /// How many days the program runs.
    pub length_days: u16,
    /// Every day from the first to the last, pauses included, in order and without a gap.
    pub days: Vec<PlannedDay>,
    /// What has no day, in the order of the program, each with its reason.
    pub unplaced: Vec<Unplaced>,
    /// Strength sessions of the program that were carried out, in the order of the program.
    pub done: Vec<DoneSlot>,
    /// How far apart sessions are, for previews of a move.
    spacing: preview::Spacing,
}

/// A planned session that was carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoneSlot {
    /// Its stable key.
    pub key: String,
    /// The performed session's identity.
    pub session: u128,
    /// The date it was done on.
    pub on: Date,
}

/// A session that could not be given a day, or was chosen to have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// Its stable key.
    pub key: String,
    /// Its name for people; for a recovery session the id of the library's session.
    pub name: String,
    /// The week of the program, from 1.
    pub week: u8,
    /// The day it would have had, where the program reached one.
    pub was_on: Option<Date>,
    /// Why it has none.
    pub why: WhyUnplaced,
}

/// Why a session has no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyUnplaced {
    /// The person left it out.
    LeftOut,
    /// The program has more sessions a week than the person has days; they take turns.
    FewerDays,
    /// The days within reach of its own have passed.
    TimePassed,
    /// Every day within reach is away or paused.
    Away,
    /// Days are left, but each is too close to hard work for the same muscles or is taken.
    NoRoom,
    /// The program ends before.
    ProgramEnds,
    /// The program is paused without an end.
    Paused,
}

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
    /// Time under load of a set, from and to, where the set is timed; its repetitions are then 1.
    pub time: Option<(Seconds, Seconds)>,
    /// Whether a set is done for each side.
    pub sides: Sides,
    /// Exercises with the same mark in a row are done in turn.
    pub superset: Option<char>,
    /// The exercise that the coach wrote, where another stands in for it.
    pub stands_in_for: Option<ExerciseId>,
    /// The load to use, where the history tells one.
    pub load: Option<Load>,
    /// Why that load, as a code the words are made from.
    pub load_reason: LoadReason,
}

/// Where a planned load comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadReason {
    /// Never done, or not in the last half year: start light.
    FirstTime,
    /// The same as last time.
    SameAsLast {
        /// What was lifted last.
        last: Load,
        /// Best repetitions at it, where noted.
        reps: Option<Reps>,
    },
    /// All sets reached the top of the range: the load rises.
    Earned {
        /// What was lifted last.
        last: Load,
    },
    /// The smallest step that the plates allow is above the cap of rule R29: more repetitions first.
    StepTooLarge {
        /// What was lifted last.
        last: Load,
    },
    /// Nothing is loaded and all sets reached the top: more repetitions or time.
    MoreReps {
        /// Best repetitions last time, where noted.
        reps: Option<Reps>,
    },
    /// The sets fell short: a little less.
    Lowered {
        /// What was lifted last.
        last: Load,
    },
    /// On the way back to a load from before a break: at most a tenth more than last time.
    Regaining {
        /// What was lifted last.
        last: Load,
        /// What was lifted before the break.
        before: Load,
    },
    /// A share of the estimated one-repetition maximum, also where the range of repetitions is
    /// another than last time.
    Percent {
        /// The share in percent.
        percent: u8,
        /// The estimate it is taken of, to the gram.
        e1rm: Load,
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
    /// Whether it is a test day.
    pub is_test: bool,
    /// Why it asks less than the coach wrote, if it does.
    pub eased: Option<Easing>,
}

/// Why a planned session asks less than the coach wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Easing {
    /// A deload (rule R33).
    Deload,
    /// The week before a test day.
    Taper,
    /// The first session after days without strength (rule R34).
    Return {
        /// Days since the last strength session.
        days_off: u16,
    },
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
    /// Day N of the program, from 1; a pause freezes it.
    pub number: u16,
    /// What it holds.
    pub planned: Planned,
    /// Where a moved session was first.
    pub moved_from: Option<Date>,
    /// The strength session that was here and is not any more.
    pub went: Option<Went>,
    /// Whether the planned session has been carried out.
    pub is_done: bool,
    /// Whether the program is paused on this day.
    pub is_paused: bool,
}

impl PlannedDay {
    /// An open day that holds a session and has seen no change.
    pub const fn new(date: Date, number: u16, planned: Planned) -> Self {
        Self {
            date,
            number,
            planned,
            moved_from: None,
            went: None,
            is_done: false,
            is_paused: false,
        }
    }
}

/// A strength session that left its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Went {
    /// Its stable key.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// Its new day; `None` where it has none.
    pub to: Option<Date>,
}

impl Plan {
    /// A plan of given days, in order of date, in which nothing was done or lost.
    pub fn from_days(program: impl Into<String>, length_days: u16, days: Vec<PlannedDay>) -> Self {
        Self {
            program: program.into(),
            length_days,
            days,
            unplaced: Vec::new(),
            done: Vec::new(),
            spacing: preview::Spacing::default(),
        }
    }

    /// The day of a date, or `None` outside the program.
    pub fn on(&self, date: Date) -> Option<&PlannedDay> {
        self.days
            .binary_search_by_key(&date, |day| day.date)
            .ok()
            .map(|i| &self.days[i])
    }

    /// Day N of the program on a date, or `None` outside the program.
    pub fn day_number(&self, date: Date) -> Option<u16> {
        self.on(date).map(|day| day.number)
    }

    /// The days of the plan in the week, Monday to Sunday, that holds a date.
    pub fn week(&self, date: Date) -> &[PlannedDay] {
        let from =
            date.saturating_sub(jiff::Span::new().days(date.weekday().to_monday_zero_offset()));
        let to = from.saturating_add(jiff::Span::new().weeks(1));
        let start = self.days.partition_point(|day| day.date < from);
        let end = self.days.partition_point(|day| day.date < to);
        &self.days[start..end.max(start)]
    }

    /// The day that a session is planned for or was done on, by its key.
    pub fn day_of(&self, key: &str) -> Option<&PlannedDay> {
        self.days.iter().find(|day| day.planned.key() == Some(key))
    }
}

impl Planned {
    /// The stable key of the session, or `None` on a rest day.
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::Strength(slot) => Some(&slot.key),
            Self::Recovery(slot) => Some(&slot.key),
            Self::RestDay => None,
        }
    }
}
