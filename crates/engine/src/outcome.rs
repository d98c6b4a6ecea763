//! What came of it: the four outcomes of a program, its rhythm, and a person's own experiment.
//!
//! Takes the log and a period and gives, for tiredness after comparable sessions, energy between
//! sessions, strength on training days and speed of adaptation, how much each changed between the
//! start of the period and now: an estimate with its interval and its counts, or what is still
//! needed. A change that happens during a program is not shown to come from it. The method and how
//! well it finds a known truth are in `docs/science/outcomes.md`. Words are made elsewhere.
//!
//! ```
//! use jiff::civil::date;
//! use recoup_engine::outcome::{Aspect, Period, Verdict, outcomes};
//! use recoup_engine::{History, exercise::Exercises};
//! let period = Period { from: date(2026, 5, 4), to: date(2026, 7, 2) };
//! let found = outcomes(&History::default(), &Exercises::default(), period);
//! assert_eq!(found.of(Aspect::Fatigue).verdict(), Verdict::CannotSayYet);
//! ```

mod adaptation;
mod answers;
mod change;
mod cycle;
pub mod experiment;
mod if_then;
mod lifts;
mod rhythm;
pub(crate) mod student;

use jiff::civil::Date;

use crate::code::coded;
use crate::exercise::{ExerciseId, Exercises};
use crate::history::History;

pub use change::Change;
pub use cycle::{CYCLES_NEED, CyclePattern, Effect, cycle_pattern, pattern_of};
pub use if_then::{IfThen, Plans, TooMany};
pub use rhythm::{RhythmWeek, WeekState, rhythm};

coded! {
    /// What may change over a program, one outcome each.
    pub enum Aspect as "outcome" {
        /// Tired on the evening after comparable sessions.
        Fatigue = "fatigue",
        /// Energy on mornings after comparable sessions.
        Energy = "energy",
        /// Strength on training days.
        Strength = "strength",
        /// How much a new load gains by its repetition.
        Adaptation = "adaptation",
    }
}

coded! {
    /// What may be said about a change, by the probability that it is for the better.
    pub enum Verdict as "verdict" {
        /// Better with probability 0.97 or more.
        ClearlyBetter = "clearly_better",
        /// Better with probability 0.85 or more.
        ProbablyBetter = "probably_better",
        /// Neither is likely enough, and the interval is wide.
        TooEarly = "too_early",
        /// Neither is likely enough, and the interval is narrow.
        NoClearChange = "no_clear_change",
        /// Worse with probability 0.85 or more.
        ProbablyWorse = "probably_worse",
        /// Worse with probability 0.97 or more.
        ClearlyWorse = "clearly_worse",
        /// Under the least number of observations.
        CannotSayYet = "cannot_say_yet",
    }
}

/// The days over which change is looked at, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day, most often day 1 of a program.
    pub from: Date,
    /// The last day, most often today.
    pub to: Date,
}

/// What is known of one outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// A change with its interval.
    Changed(Change),
    /// Too few observations to compare.
    TooFew {
        /// Observations there are.
        have: usize,
        /// Observations it takes.
        need: usize,
    },
}

impl Outcome {
    /// What may be said.
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::TooFew { .. } => Verdict::CannotSayYet,
            Self::Changed(change) => change.verdict(),
        }
    }
}

/// How much one lift changed over the period.
#[derive(Debug, Clone, PartialEq)]
pub struct LiftChange {
    /// Which.
    pub exercise: ExerciseId,
    /// The change, in percent.
    pub change: Change,
}

/// The four outcomes over a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcomes {
    /// The days that were looked at.
    pub period: Period,
    /// Tiredness on the evening after comparable sessions, 0 to 10; a fall is for the better.
    pub fatigue: Outcome,
    /// Energy on the morning after comparable sessions, 1 to 5.
    pub energy: Outcome,
    /// Mean change of the main lifts' estimated maximum, in percent.
    pub strength: Outcome,
    /// Repetitions that a new load gains by its repetition.
    pub adaptation: Outcome,
    /// The lifts that strength rests on, in order of their ids.
    pub lifts: Vec<LiftChange>,
}

impl Outcomes {
    /// One of the four.
    pub const fn of(&self, aspect: Aspect) -> &Outcome {
        match aspect {
            Aspect::Fatigue => &self.fatigue,
            Aspect::Energy => &self.energy,
            Aspect::Strength => &self.strength,
            Aspect::Adaptation => &self.adaptation,
        }
    }
}

/// The four outcomes over a period, from the log alone.
///
/// Nothing outside the period is read, except the sessions before it that tell whether a load is
/// new. Time is linear in the sessions of the period.
pub fn outcomes(history: &History, exercises: &Exercises, period: Period) -> Outcomes {
    let comparable = answers::comparable_days(history, period);
    let lifts = lifts::changes(history, exercises, period);
    Outcomes {
        period,
        fatigue: answers::fatigue(history, &comparable, period),
        energy: answers::energy(history, &comparable, period),
        strength: lifts::together(&lifts),
        adaptation: adaptation::adaptation(history, period),
        lifts: lifts.changed(),
    }
}
