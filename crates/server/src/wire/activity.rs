//! What was done beside strength and recovery sessions.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::Rev;

/// An activity beside strength and recovery sessions: a run, a class, a hike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Activity {
    /// The id its device made.
    pub id: Uuid,
    /// The athlete's local date.
    pub day: Date,
    /// When it began, if that is known.
    #[serde(default)]
    pub started_at: Option<Timestamp>,
    /// What it was.
    pub kind: ActivityKind,
    /// What she calls it; empty where the kind says it all.
    #[serde(default)]
    pub name: String,
    /// How long, in minutes.
    #[schema(minimum = 1, maximum = 1440)]
    pub minutes: u32,
    /// How hard it was as a whole, CR-10; null where nobody said, which is not easy.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 10)]
    pub effort: Option<f64>,
    /// Meters, if known.
    #[serde(default)]
    #[schema(minimum = 0)]
    pub distance_m: Option<f64>,
    /// Mean heart rate in beats a minute, if a device told it.
    #[serde(default)]
    #[schema(minimum = 20, maximum = 260)]
    pub mean_hr: Option<u16>,
    /// Her own words.
    #[serde(default)]
    pub note: String,
    /// Effort × minutes; null where effort is not known. Not read when it is sent.
    #[serde(default)]
    pub load: Option<f64>,
    /// Whether it came in with a file. Not read when it is sent.
    #[serde(default)]
    pub imported: bool,
    /// The revision of this write.
    pub rev: Rev,
}

/// What an activity was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// Running.
    Run,
    /// Walking.
    Walk,
    /// Hiking.
    Hike,
    /// Cycling.
    Ride,
    /// Swimming.
    Swim,
    /// Rowing.
    Row,
    /// A class led by somebody.
    Class,
    /// A sport played with or against others.
    Sport,
    /// Dancing.
    Dance,
    /// Anything else.
    Other,
}
