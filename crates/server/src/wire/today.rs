//! Today: what was planned, what was decided, what to do, and why.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    CheckIn, DayKind, Evidence, Expected, FlagCard, IllnessCard, InSession, Reason,
    RecoverySession, Rev, State, StopScreen, WarningRow, WaveDay,
};

/// A day, decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Today {
    /// The athlete's local date.
    pub day: Date,
    /// Where she is in her program; null without one.
    pub program: Option<ProgramDayName>,
    /// Whether she checked in.
    pub checked_in: bool,
    /// Her check-in.
    pub check_in: Option<CheckIn>,
    /// What the day is decided to be; null without a program.
    pub state: Option<State>,
    /// The state in one word, as shown.
    pub word: String,
    /// The decision in one sentence.
    pub sentence: String,
    /// What the decision rests on.
    pub basis: Basis,
    /// The session as the program had it; null on a day without training.
    pub planned: Option<PlannedSession>,
    /// What to do today after the decision.
    pub now: Doing,
    /// What differs from the plan, line by line.
    pub changes: Vec<Change>,
    /// Where the planned session went.
    pub moved: Option<Moved>,
    /// At most three, strongest first, then what was not the reason.
    pub reasons: Vec<Reason>,
    /// Every rule that was looked at and had something to say.
    pub all_reasons: Vec<Reason>,
    /// The answers the decision used.
    pub used: Vec<Used>,
    /// What it did not have, in words.
    pub missing: Vec<String>,
    /// How many check-ins there are of those a baseline needs; null once it stands.
    pub calibrating: Option<Calibrating>,
    /// How sure the decision as a whole is.
    pub evidence: Option<Evidence>,
    /// "What will recovery do?"
    pub disclosure: Option<Disclosure>,
    /// What she may choose instead.
    pub choices: Choices,
    /// What may be answered again to lift a lock.
    pub reopen: Vec<Reopen>,
    /// Every rule that was looked at, in the order of evaluation.
    pub looked_at: Vec<String>,
    /// What is offered and never done without her.
    pub offers: Vec<Offer>,
    /// What leads to the early warning; null while nothing there is worth a row.
    #[serde(default)]
    pub warning: Option<WarningRow>,
    /// What she chose instead.
    #[serde(rename = "override")]
    pub override_choice: Option<OverrideChoice>,
    /// The screen of state `stop`.
    pub stop: Option<StopScreen>,
    /// Seven days around today.
    pub wave: Vec<WaveDay>,
    /// Every red flag with its own stop screen.
    pub flags: Vec<FlagCard>,
    /// What each illness answer means.
    pub illness: Vec<IllnessCard>,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
    /// The decision as it is kept.
    pub decision_id: Option<Uuid>,
    /// What she did already.
    pub done: Done,
}

/// A question that may be answered again to lift a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reopen {
    /// The illness question.
    Illness,
    /// The list of flags.
    Flags,
    /// "A professional has cleared me."
    Clearance,
}

/// Something that is offered and never done without her.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Offer {
    /// What.
    pub kind: OfferKind,
    /// The rule behind it.
    pub rule: String,
    /// The offer in a sentence.
    pub text: String,
    /// What the evidence for it carries.
    pub evidence: Evidence,
}

/// What is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OfferKind {
    /// An easier week; accepted by a plan choice of kind `ease`.
    EasierWeek,
    /// More work for a lift that is flat; the plan stays until she or her coach changes it.
    FlatLift,
    /// A note about cold baths on a day on which she lifted; nothing to accept.
    ColdBath,
}

/// Where a day is in a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProgramDayName {
    /// The program's id.
    pub id: String,
    /// The program's name.
    pub name: String,
    /// Counts from 1.
    pub day_number: u32,
    /// How many days the program has.
    pub length: u32,
}

/// What a decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A check-in and the log.
    Decided,
    /// The log alone.
    NoCheckIn,
    /// Nothing: there is no program.
    NoProgram,
}

/// A session as planned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PlannedSession {
    /// A key that stays when the session moves.
    pub session: String,
    /// The session's name.
    pub name: String,
    /// Strength, recovery or rest.
    pub kind: DayKind,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// Hard sets, all muscles together.
    pub hard_sets: u32,
    /// What is in it, in order.
    pub exercises: Vec<PlannedExercise>,
}

/// An exercise as planned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PlannedExercise {
    /// The exercise's id in the library.
    pub exercise_id: String,
    /// The exercise's name.
    pub name: String,
    /// Working sets.
    pub sets: u32,
    /// The lower end of the repetitions.
    pub reps_low: u32,
    /// The upper end of the repetitions.
    pub reps_high: u32,
    /// The shortest time of a set, in seconds, where sets are timed.
    pub seconds_low: Option<u32>,
    /// The longest time of a set, in seconds, where sets are timed.
    pub seconds_high: Option<u32>,
    /// Whether a set is done for each side.
    pub per_side: bool,
    /// Repetitions to keep in reserve, in half steps.
    pub rir: f64,
    /// Seconds between sets.
    pub rest_s: u32,
    /// The load in grams; null when she chooses it.
    pub load_g: Option<i64>,
    /// The load in her unit, as shown.
    pub load_text: Option<String>,
    /// What she did last time, as shown.
    pub last_text: Option<String>,
    /// Why this load.
    pub why: Option<String>,
    /// What to expect at this load today; null on other days and where nothing is known.
    #[serde(default)]
    pub expected: Option<Expected>,
    /// Why it is left out today; null when it is not.
    pub dropped: Option<String>,
    /// What the logger needs; null where nothing is logged, as in a program's preview.
    pub in_session: Option<InSession>,
}

/// What to do on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Doing {
    /// Which of the four.
    pub kind: DoingKind,
    /// Its name.
    pub name: String,
    /// How long it takes, in minutes.
    pub minutes: Option<u32>,
    /// The exercises of a strength session.
    pub exercises: Vec<PlannedExercise>,
    /// The recovery session.
    pub recovery: Option<RecoverySession>,
}

/// What kind of thing there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DoingKind {
    /// A strength session.
    Strength,
    /// A recovery session.
    Recovery,
    /// Rest.
    Rest,
    /// Nothing is planned.
    None,
}

/// A line of what differs from the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Change {
    /// What it is about.
    pub label: String,
    /// As it was planned.
    pub planned: String,
    /// As it is today.
    pub today: String,
}

/// Where a session went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Moved {
    /// The session's key.
    pub session: String,
    /// The session's name.
    pub name: String,
    /// Where it was.
    pub from: Date,
    /// Where it is; null when no day fits.
    pub to: Option<Date>,
}

/// An answer that was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Used {
    /// What was asked.
    pub label: String,
    /// What was answered, as shown.
    pub value: String,
}

/// How far a baseline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Calibrating {
    /// Check-ins there are.
    pub have: u32,
    /// Check-ins it needs.
    pub need: u32,
}

/// A text that opens on a tap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Disclosure {
    /// What is on the closed line.
    pub title: String,
    /// Its paragraphs.
    pub text: Vec<String>,
}

/// What may be chosen instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Choices {
    /// With one tap.
    pub easier: Vec<State>,
    /// With a reason; empty when a safety rule fired.
    pub harder: Vec<Harder>,
}

/// A harder choice, and what it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Harder {
    /// The state.
    pub state: State,
    /// What it asks.
    pub asks: Asks,
}

/// What a harder choice asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Nothing: one tap.
    Nothing,
    /// A reason.
    Reason,
    /// A reason, and once more if she is sure.
    ReasonTwice,
}

/// A choice against the decision, as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OverrideChoice {
    /// The id its device made.
    pub id: Uuid,
    /// What was decided.
    pub from: State,
    /// What she chose.
    pub to: State,
    /// Why, in her words.
    pub reason: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// A choice against the decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OverrideBody {
    /// The day it is for.
    pub day: Date,
    /// What she chooses.
    pub to_state: State,
    /// Why; needed for a harder one, at most 500 characters.
    pub reason: Option<String>,
    /// The revision of this write.
    pub rev: Rev,
}

/// What was done on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Done {
    /// The sessions.
    pub sessions: Vec<DoneSession>,
    /// Minutes of recovery.
    pub recovery_minutes: u32,
}

/// A session that was done, in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DoneSession {
    /// The session's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Hard sets in it.
    pub hard_sets: u32,
    /// How long it took, in minutes, when it is known.
    pub minutes: Option<u32>,
}
