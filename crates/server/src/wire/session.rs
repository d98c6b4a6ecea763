//! A training session as performed.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Rev, Unit};

/// A training session as performed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Session {
    /// The id its device made.
    pub id: Uuid,
    /// The athlete's local date.
    pub day: Date,
    /// When it began, if that is known.
    pub started_at: Option<Timestamp>,
    /// How long it took, in seconds.
    #[schema(minimum = 0)]
    pub duration_s: Option<u32>,
    /// Its name.
    pub name: String,
    /// How hard it was as a whole, CR-10.
    #[schema(minimum = 0, maximum = 10)]
    pub session_rpe: Option<f64>,
    /// Her own words.
    #[serde(default)]
    pub note: String,
    /// The planned session it carried out, by its key; null when it was none.
    #[serde(default)]
    pub slot: Option<String>,
    /// What was done, in order.
    pub exercises: Vec<PerformedExercise>,
    /// The revision of this write.
    pub rev: Rev,
}

/// An exercise as performed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PerformedExercise {
    /// The exercise's id in the library.
    pub exercise_id: String,
    /// The exercise's name as she knows it.
    pub name: String,
    /// Its sets, in order.
    pub sets: Vec<PerformedSet>,
}

/// A set as performed. What was not noted is null, never zero.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PerformedSet {
    /// What kind of set.
    pub kind: SetKind,
    /// External mass in grams; negative for help on an assisted exercise.
    pub load_g: Option<i64>,
    /// The unit she saw.
    pub unit: Unit,
    /// Repetitions.
    #[schema(minimum = 0)]
    pub reps: Option<u32>,
    /// Repetitions in reserve, in half steps.
    #[schema(minimum = 0, maximum = 10)]
    pub rir: Option<f64>,
    /// Seconds, of a timed set.
    #[schema(minimum = 0)]
    pub duration_s: Option<u32>,
    /// Meters, of a carried or run set.
    #[schema(minimum = 0)]
    pub distance_m: Option<f64>,
    /// Her own words.
    #[serde(default)]
    pub note: String,
    /// True when the import doubts it.
    #[serde(default)]
    pub suspect: bool,
}

/// What kind of set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SetKind {
    /// A working set.
    Working,
    /// A warm-up.
    WarmUp,
    /// A drop set, straight after another.
    Drop,
    /// A set that ended in a failed repetition.
    Failure,
    /// Short runs with a few breaths between them, counted together.
    RestPause,
}
