//! Recovery sessions: as guided, and as done.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Rev;

/// A recovery session, step by step: one that somebody wrote down, or one composed for a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RecoverySession {
    /// Its id: a name for one that is written down, a UUID for a composed one. A log of
    /// it names this id as its `template`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it was written down or composed.
    pub made: RecoveryMade,
    /// What it is for: a purpose of the library, or the occasion it was composed for.
    pub purpose: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// The lengths in minutes it can be asked for; none for a composed one.
    #[serde(default)]
    pub lengths: Vec<u32>,
    /// Energy cost × minutes, rests not counted: our estimate.
    pub met_minutes: f64,
    /// Whether it is above a ceiling of recovery and so is training.
    pub is_training: bool,
    /// Why this session, in a sentence; only a composed one says so.
    pub reason: Option<String>,
    /// What to expect of it.
    pub expect: String,
    /// What not to expect of it.
    pub expect_not: String,
    /// When to leave it out or stop.
    pub leave_out: Option<String>,
    /// Its steps, in order.
    pub steps: Vec<RecoveryStep>,
    /// What was left out for her, and why.
    pub left_out: Vec<LeftOut>,
}

/// How a recovery session came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecoveryMade {
    /// Somebody wrote it down in the library.
    Written,
    /// It was composed from what she said.
    Composed,
}

/// A step of a recovery session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RecoveryStep {
    /// The movement's id in the library.
    pub movement_id: String,
    /// The movement's name.
    pub name: String,
    /// The figure to show, by its id among `/library/figures`.
    pub figure: String,
    /// How to begin.
    pub setup: String,
    /// How it is done, in a sentence.
    pub cue: String,
    /// What it feels like when it is right.
    pub feel: String,
    /// When to stop.
    pub stop: String,
    /// What to mind, or what her stage of life changes.
    pub care: Option<String>,
    /// How much.
    pub dose: Dose,
    /// How long it takes, both sides, rounds and rests included, changes of side not.
    pub seconds: u32,
    /// Metabolic equivalents while moving.
    pub met: f64,
    /// Why this step; only a composed session says so.
    pub reason: Option<String>,
    /// An easier form of it.
    pub easier: Option<StepForm>,
    /// A harder form of it, on days on which that is allowed.
    pub harder: Option<StepForm>,
}

/// An easier or a harder form of a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct StepForm {
    /// Its id: the movement's id with `/easier` or `/harder`.
    pub id: String,
    /// What changes, in a sentence.
    pub text: String,
    /// The figure to show, by its id among `/library/figures`.
    pub figure: String,
    /// How much of it.
    pub dose: Dose,
    /// How long that takes, as in the step.
    pub seconds: u32,
}

/// A movement that was left out of a composed session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LeftOut {
    /// The movement's id.
    pub movement_id: String,
    /// Its name.
    pub name: String,
    /// Why, in a few words.
    pub why: String,
}

/// What a recovery session is composed from. Whatever is not said comes from the day's check-in,
/// her settings and her health answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ComposeBody {
    /// The day; today where she is when it is not given.
    pub on: Option<Date>,
    /// Minutes she has; cut to 5–30 and to her ceiling.
    #[schema(minimum = 0, maximum = 1440)]
    pub minutes: Option<u32>,
    /// What for, such as `less_sore` or `range`; a stage of life wins over it.
    pub occasion: Option<String>,
    /// The muscles she means and how sore they are, in place of the check-in's.
    pub areas: Option<Vec<SoreArea>>,
    /// `home`, `gym`, `outside` or `desk`.
    pub place: Option<String>,
    /// What is at hand, by the library's codes, in place of her settings.
    pub props: Option<Vec<String>>,
    /// `low`, `usual` or `high`, in place of the check-in's.
    pub energy: Option<String>,
    /// Conditions beside those of her settings.
    pub conditions: Option<Vec<String>>,
}

/// A muscle and how sore it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SoreArea {
    /// The muscle's code.
    pub muscle: String,
    /// Soreness, 0 to 10; 0 for one that is only meant.
    #[schema(minimum = 0, maximum = 10)]
    pub soreness: u8,
}

/// How much of a movement: `rounds` × `amount` on each of `sides`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Dose {
    /// What is counted.
    pub kind: DoseKind,
    /// How many in one round on one side: seconds of a hold, repetitions, breaths or minutes.
    pub amount: u32,
    /// How often the amount is done.
    #[schema(minimum = 1)]
    pub rounds: u32,
    /// 1, or 2 for one side after the other in each round.
    #[schema(minimum = 1, maximum = 2)]
    pub sides: u8,
    /// Seconds that one repetition or breath takes; 1 for holds, 60 for minutes.
    pub pace_s: u32,
    /// Seconds of rest after each round but the last.
    pub rest_s: u32,
}

/// What a dose counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DoseKind {
    /// Seconds held.
    Hold,
    /// Repetitions.
    Reps,
    /// Slow breaths.
    Breaths,
    /// Minutes.
    Minutes,
}

/// A recovery session as done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RecoveryLog {
    /// The athlete's local date.
    pub day: Date,
    /// When it began, if that is known.
    pub started_at: Option<Timestamp>,
    /// The template it followed.
    pub template: String,
    /// How long, in minutes.
    #[schema(minimum = 0, maximum = 1440)]
    pub minutes: u32,
    /// Metabolic equivalents, when something measured them.
    #[schema(minimum = 0, maximum = 25)]
    pub met: Option<f64>,
    /// How hard it felt, CR-10.
    #[schema(minimum = 0, maximum = 10)]
    pub effort: Option<f64>,
    /// How sore she was when it was over, 0 to 10.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 10)]
    pub soreness: Option<u8>,
    /// Her own words.
    #[serde(default)]
    pub note: String,
    /// The revision of this write.
    pub rev: Rev,
}
