//! The same values that the phone shows, as text for a terminal.

mod lift;
mod outcome;
mod recover;
mod today;
mod warning;
mod wave;
mod week;

pub(crate) use lift::{comparisons, landings, lift, lifts};
pub(crate) use outcome::{evening, experiments, progress, report};
pub(crate) use recover::{composed, snacks};
pub(crate) use today::{amount, name, step, today};
pub(crate) use warning::warning;
pub(crate) use week::week;

use recoup_server::wire::{Evidence, State};

use crate::out::{Ink, Out};

/// The ink of a state: warm for effort, cool for ease, red only for medical.
pub(crate) const fn ink(state: State) -> Ink {
    match state {
        State::Push | State::Hold => Ink::Effort,
        State::Ease | State::Swap | State::Rest => Ink::Ease,
        State::GetChecked | State::Stop => Ink::Medical,
    }
}

/// How sure, as bars and words, with its sources.
pub(crate) fn evidence(out: Out, evidence: &Evidence) -> String {
    const MOST: usize = 4;
    let on = usize::from(evidence.bars).min(MOST);
    let bars = format!("{}{}", "\u{25ae}".repeat(on), "\u{25af}".repeat(MOST - on));
    let ids = if evidence.ids.is_empty() {
        String::new()
    } else {
        format!(" [{}]", evidence.ids.join(", "))
    };
    out.ink(Ink::Quiet, &format!("{bars} {}{ids}", evidence.label))
}
