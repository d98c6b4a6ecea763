//! A decision as it is told: its state, its reasons, and the screens that stop a plan.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Illness, RedFlag};

/// What a day is decided to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Train as planned.
    Push,
    /// Train, without progression and with fewer sets.
    Hold,
    /// Recover today; the hard session moves.
    Swap,
    /// A day without training.
    Rest,
    /// An easier week.
    Ease,
    /// See someone before training on.
    GetChecked,
    /// Stop and get help now.
    Stop,
}

/// One reason, with what was measured, in words a person can check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reason {
    /// The rule's number, such as `R21`.
    #[schema(example = "R21")]
    pub rule: String,
    /// What was measured, as shown.
    pub value: String,
    /// The unit of the value, as shown.
    pub unit: String,
    /// The reason in a few words.
    pub title: String,
    /// The reason in a sentence.
    pub text: String,
    /// What the evidence for the rule carries.
    pub evidence: Evidence,
    /// True for a safety rule, which no choice can make harder.
    pub safety: bool,
    /// What speaks against it.
    pub against: Option<String>,
    /// Whether it spoke for the decision.
    pub direction: Direction,
}

/// Whether a reason spoke for the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// It is why.
    For,
    /// It was looked at, and it is not why.
    NotTheReason,
}

/// How sure: a grade, in words and in bars.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Evidence {
    /// `A` the best to `E`.
    #[schema(pattern = "^[A-E]$")]
    pub grade: String,
    /// The grade in words, such as "Fair evidence".
    pub label: String,
    /// 0 to 4 bars.
    #[schema(minimum = 0, maximum = 4)]
    pub bars: u8,
    /// The sources, by their ids in the evidence list.
    pub ids: Vec<String>,
    /// True for a default of ours that nobody tested.
    pub untested: bool,
}

/// The screen that stops a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StopScreen {
    /// The flag that was ticked.
    pub flag: RedFlag,
    /// The one word on top.
    pub word: StopWord,
    /// What to do.
    pub sentence: String,
    /// A number to call, when it is urgent.
    #[schema(example = "112")]
    pub call: Option<String>,
    /// What to say there.
    pub say: String,
    /// How training comes back, step by step.
    pub way_back: Vec<Restart>,
}

/// How urgent a stop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum StopWord {
    /// Now.
    #[serde(rename = "Get medical help")]
    GetMedicalHelp,
    /// Soon.
    #[serde(rename = "Get it checked")]
    GetItChecked,
}

/// One step of the way back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Restart {
    /// The step in a few words.
    pub title: String,
    /// The step in a sentence.
    pub text: String,
}

/// A red flag as it is asked, with the screen that answers it, so that a phone without a network is safe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FlagCard {
    /// The flag.
    pub code: RedFlag,
    /// What is asked.
    pub text: String,
    /// The screen to show at once; null for a flag that only limits a plan.
    pub stop: Option<StopScreen>,
}

/// What an illness answer means, for a phone without a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct IllnessCard {
    /// The answer.
    pub kind: Illness,
    /// What it means for today.
    pub sentence: String,
}
