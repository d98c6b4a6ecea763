//! A session under way, as one device has it.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::Rev;

/// What a device has of a session under way; the same device sends it again as it goes on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionPartBody {
    /// Her day.
    pub day: Date,
    /// The session as the app keeps it: sets to do and done, each with an id and a count of changes.
    #[schema(value_type = Object)]
    pub body: serde_json::Value,
    /// The device, and how often it changed its part.
    pub rev: Rev,
}

/// A session under way as one device sent it last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SessionPart {
    /// The session's id, the same on every device.
    pub session: Uuid,
    /// Her day.
    pub day: Date,
    /// When it was sent.
    pub at: Timestamp,
    /// Whether the session was finished since, on any device.
    pub finished: bool,
    /// The session as the app keeps it.
    #[schema(value_type = Object)]
    pub body: serde_json::Value,
    /// The device, and how often it changed its part.
    pub rev: Rev,
}
