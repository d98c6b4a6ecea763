//! What today should be: the rules in their order, and a decision that can be checked.
//!
//! [`decide`] takes what was done and felt, what is planned and when, and returns a [`Decision`]:
//! the state, one sentence, the reasons that fired, what was used and what was missing. Safety
//! always wins; every other flag and life-stage lock is a ceiling applied at the end, and the result
//! is the easier of decision and ceiling. A missing signal is left out and never counts as zero or
//! as bad.
//!
//! The words on a screen are not here: [`Sentence`] and [`Fact`](crate::reason::Fact) carry the
//! values that the words need. Where a swapped session goes is [`crate::plan`]'s answer.

mod choice;
mod daily_rules;
mod day;
mod facts;
mod finding;
mod ladder;
mod rule_history;
mod rules;
mod safety_rules;
mod sentence;
mod used;
mod women_rules;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::code::coded;
use crate::exercise::{ExerciseId, Muscle, Pattern};
use crate::reason::{Quantity, Reason, Rule};
use crate::safety::{RedFlag, Refer};
use crate::unit::{Level, Rir};
use crate::wellness::{Site, Wellness};

pub use choice::{Asks, Reopen, choice_stands};
pub use daily_rules::ease_until;
pub use day::{Day, usual_start};
pub use ladder::{decide, decide_date};
pub use rule_history::{After, Followed, Mean, RuleHistory, Told, outcome_of, rule_histories};
pub use rules::rules_in_order;
pub use sentence::{ReturnFrom, Sentence};
pub use used::{Input, Used};

coded! {
    /// What today should be, from the easiest to the hardest; the smaller is the easier.
    pub enum State as "state" {
        /// A medical sign: nothing today, and whom to see.
        Stop = "stop",
        /// No session.
        Rest = "rest",
        /// No strength before somebody has looked at it; walking and mobility only.
        GetChecked = "get_checked",
        /// A recovery session in place of the hard one, which moves.
        Swap = "swap",
        /// A week with the same lifts and about half the sets.
        Ease = "ease",
        /// Train, no progression, fewer sets, at least three in reserve.
        Hold = "hold",
        /// Train as planned.
        Push = "push",
    }
}

impl State {
    /// The easier of two states.
    #[must_use]
    pub fn easier(self, other: Self) -> Self {
        self.min(other)
    }

    /// The harder of two states.
    #[must_use]
    pub fn harder(self, other: Self) -> Self {
        self.max(other)
    }

    /// Whether it takes the planned strength session away from its day.
    pub const fn takes_session_away(self) -> bool {
        match self {
            Self::Stop | Self::GetChecked | Self::Rest | Self::Swap => true,
            Self::Ease | Self::Hold | Self::Push => false,
        }
    }
}

coded! {
    /// Whether the person was asked.
    pub enum Basis as "basis" {
        /// From her check-in and her log.
        Decided = "decided",
        /// From her log alone: there was no check-in.
        NoCheckIn = "no_check_in",
    }
}

/// How far the baseline of check-ins has come; shown below the count that it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calibrating {
    /// Valid check-ins in the last 28 days.
    pub have: u8,
    /// How many the composite needs.
    pub need: u8,
}

coded! {
    /// What kind of work the decision leaves.
    pub enum Work as "work" {
        /// Nothing at all.
        Nothing = "nothing",
        /// Walking and mobility at talking pace.
        Walking = "walking",
        /// What is planned is a rest day or a recovery session, and stays.
        AsPlannedEasy = "as_planned_easy",
        /// A recovery session in place of the planned one.
        Recovery = "recovery",
        /// The minimum session: one hard set of push, pull and legs.
        Minimum = "minimum",
        /// The planned session, with the limits beside it.
        Strength = "strength",
    }
}

/// What the decision changes in the planned session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// What kind of work is left.
    pub work: Work,
    /// Percent of each exercise's planned sets, 0 to 100; at least one set is kept.
    pub sets_percent: u8,
    /// Percent of the planned load, 0 to 100.
    pub load_percent: u8,
    /// Repetitions to leave in reserve at least, where raised.
    pub rir_at_least: Option<Rir>,
    /// Whether a load or a record may rise today.
    pub may_progress: bool,
    /// For the minimum session: its exercises, one set each, of those planned.
    pub minimum: Vec<ExerciseId>,
    /// For an ease week: how many days it lasts.
    pub days: Option<u8>,
}

/// Why a planned exercise is not done today.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DroppedFor {
    /// A muscle worked that many hours ago.
    Early(Muscle, f64),
    /// A muscle is very sore.
    Sore(Muscle, Level),
    /// The site hurts in this movement.
    Pattern(Pattern, Option<Site>),
}

/// A planned exercise that makes room today.
#[derive(Debug, Clone, PartialEq)]
pub struct Dropped {
    /// Which exercise.
    pub exercise: ExerciseId,
    /// Which rule.
    pub rule: Rule,
    /// Why.
    pub why: DroppedFor,
}

coded! {
    /// Two halves that are both true and do not agree.
    pub enum Disagreement as "disagreement" {
        /// She feels good, and muscles are early: the muscles go first.
        GoodButEarly = "good_but_early",
        /// She feels low, and the muscles have had their time: she may train, held.
        LowButReady = "low_but_ready",
    }
}

/// What today should be, and everything that is needed to check it.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The day it is for.
    pub date: Date,
    /// What today should be.
    pub state: State,
    /// Whether she was asked.
    pub basis: Basis,
    /// The sentence to show.
    pub sentence: Sentence,
    /// A second sentence, where part of the session makes room.
    pub also: Option<Sentence>,
    /// The rules that fired, strongest first.
    pub fired: Vec<Reason>,
    /// Answers that are about her usual, where the state is easier than planned: not the reason.
    pub not_the_reason: Vec<Wellness>,
    /// Two halves that do not agree, to be said both.
    pub disagreement: Option<Disagreement>,
    /// The inputs that were used, with their values.
    pub used: Vec<Used>,
    /// The inputs that could have counted and were not there.
    pub missing: Vec<Input>,
    /// How far the baseline is, until it stands.
    pub calibrating: Option<Calibrating>,
    /// The composite, in its own standard deviations, once the baseline stands.
    pub composite: Option<f64>,
    /// Planned exercises that are not done today.
    pub dropped: Vec<Dropped>,
    /// What changes in the planned session.
    pub effect: Effect,
    /// Sites not to be rolled or massaged.
    pub blocked_sites: BTreeSet<Site>,
    /// Easier states, one tap each.
    pub easier: Vec<State>,
    /// Harder states, with what each asks first; empty where a safety rule set the limit.
    pub harder: Vec<(State, Asks)>,
    /// What may be answered again to lift a lock.
    pub reopen: Vec<Reopen>,
    /// Flags to be asked right before a session.
    pub ask_first: Vec<RedFlag>,
    /// A swap is offered and not decided (rule R19).
    pub offers_swap: bool,
    /// Whom to see, the most urgent first.
    pub refer: Vec<Refer>,
}

impl Decision {
    /// Whether a choice that she made earlier on the day, against what was decided `from`, still
    /// holds: [`choice_stands`], and what is harder is still offered.
    pub fn keeps(&self, from: State, to: State) -> bool {
        let is_offered = self.harder.iter().any(|(state, _)| *state == to);
        choice_stands(from, to, self.state) && (to <= self.state || is_offered)
    }

    /// The number and limit of the strongest reason, where one fired.
    pub fn strongest(&self) -> Option<(Rule, Quantity)> {
        self.fired.first().map(|r| (r.rule, r.measured))
    }
}
