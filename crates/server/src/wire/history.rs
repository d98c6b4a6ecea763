//! The log as a list: everything that was done, one line each.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::ActivityKind;

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct HistoryEntry {
    /// Its id, as in `/sessions`, `/recovery-logs` or `/activities`.
    pub id: Uuid,
    /// What it was.
    pub kind: HistoryKind,
    /// Which activity; null for strength and recovery.
    pub activity: Option<ActivityKind>,
    /// The athlete's local date.
    pub day: Date,
    /// When it began, if that is known.
    pub started_at: Option<Timestamp>,
    /// Its name; empty where nobody gave one.
    pub name: String,
    /// How long it took, in minutes, if known.
    pub minutes: Option<u32>,
    /// How hard it was as a whole, CR-10, if told.
    pub effort: Option<f64>,
    /// Effort × minutes, of strength and other activity; null where either is not known.
    pub load: Option<f64>,
    /// How many sets.
    pub sets: u32,
    /// The exercises of a strength session, each once, in order.
    pub exercises: Vec<String>,
    /// Her own words.
    pub note: String,
    /// Whether it came in with a file.
    pub imported: bool,
}

/// What kind of thing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HistoryKind {
    /// A strength session.
    Strength,
    /// A recovery session.
    Recovery,
    /// Anything else.
    Activity,
}
