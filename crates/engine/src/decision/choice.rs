//! What the person may choose instead: easier with one tap, harder with a reason, never past safety.

use super::State;
use crate::code::coded;
use crate::reason::Rule;

coded! {
    /// What a harder choice asks first.
    pub enum Asks as "what is asked" {
        /// Nothing: one tap.
        Nothing = "nothing",
        /// One reason.
        Reason = "reason",
        /// One reason, asked again each session.
        ReasonEachSession = "reason_each_session",
        /// A reason and a second page that says it is not our advice today.
        ReasonAndSecondPage = "reason_and_second_page",
    }
}

coded! {
    /// What may be answered again to lift a lock.
    pub enum Reopen as "question to reopen" {
        /// "I do not have a fever": the illness question.
        Illness = "illness",
        /// "I tapped this by mistake": the list of flags.
        Flags = "flags",
        /// "A professional has cleared me": a date and a tick.
        Clearance = "clearance",
    }
}

/// The easier states that are one tap away.
pub(super) fn easier_than(state: State) -> Vec<State> {
    match state {
        State::Push => vec![State::Hold, State::Swap, State::Rest],
        State::Hold => vec![State::Ease, State::Swap, State::Rest],
        State::Ease | State::Swap | State::GetChecked => vec![State::Rest],
        State::Rest | State::Stop => vec![],
    }
}

/// The harder states and what each asks, where no safety rule set the limit.
pub(super) fn harder_than(state: State, because: Option<Rule>) -> Vec<(State, Asks)> {
    match state {
        State::Hold if because == Some(Rule::R46) => vec![(State::Push, Asks::Nothing)],
        State::Hold => vec![(State::Push, Asks::Reason)],
        State::Ease => vec![(State::Hold, Asks::ReasonEachSession)],
        State::Swap => vec![
            (State::Hold, Asks::Reason),
            (State::Push, Asks::ReasonAndSecondPage),
        ],
        State::Push | State::Rest | State::GetChecked | State::Stop => vec![],
    }
}

/// Whether a choice that she made earlier on a day still stands, now that the day is `decided`.
///
/// What is no harder always does. What is harder does only against the very decision it was made
/// against: her reason answered that one, and neither a flag nor an illness told since.
///
/// ```
/// use recoup_engine::decision::{State, choice_stands};
/// assert!(choice_stands(State::Push, State::Rest, State::Hold));
/// assert!(choice_stands(State::Swap, State::Hold, State::Swap));
/// assert!(!choice_stands(State::Swap, State::Hold, State::Rest));
/// assert!(!choice_stands(State::Push, State::Rest, State::Stop));
/// ```
pub fn choice_stands(from: State, to: State, decided: State) -> bool {
    to <= decided || from == decided
}
