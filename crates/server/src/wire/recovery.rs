//! Recovery sessions: as guided, and as done.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Rev;

/// A recovery session, step by step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RecoverySession {
    /// The id of its template.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What to expect of it.
    pub expect: String,
    /// What not to expect of it.
    pub expect_not: String,
    /// Its steps, in order.
    pub steps: Vec<RecoveryStep>,
}

/// A step of a recovery session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RecoveryStep {
    /// The movement's id in the library.
    pub movement_id: String,
    /// The movement's name.
    pub name: String,
    /// How it is done, in a sentence.
    pub cue: String,
    /// How much.
    pub dose: Dose,
    /// How long it takes, both sides and changes included.
    pub seconds: u32,
}

/// How much of a movement.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Dose {
    /// What is counted.
    pub kind: DoseKind,
    /// How many on each side: seconds of a hold, repetitions, breaths or minutes.
    pub amount: f64,
    /// 1, or 2 for one side after the other.
    #[schema(minimum = 1, maximum = 2)]
    pub sides: u8,
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
    /// Her own words.
    #[serde(default)]
    pub note: String,
    /// The revision of this write.
    pub rev: Rev,
}
