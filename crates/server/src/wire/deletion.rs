//! Deleting what is kept: all of it, or what is most private.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a deletion would take, and whether one is waiting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Deletion {
    /// When everything will be deleted; null when nobody asked.
    pub due_at: Option<Timestamp>,
    /// What is kept, by table, as the database itself counts it.
    pub tables: Vec<TableCount>,
    /// Check-ins with symptoms, device readings of the cycle and answers about it.
    pub cycle: u64,
}

/// How many rows of hers a table holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TableCount {
    /// The table.
    pub table: String,
    /// Rows in it.
    pub rows: u64,
}

/// What to delete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DeletionBody {
    /// How much.
    pub what: DeletionPart,
    /// Her name, typed; read only where everything goes.
    #[serde(default)]
    pub name: String,
    /// At once and for good, instead of in seven days; read only where everything goes.
    #[serde(default)]
    pub now: bool,
}

/// How much to delete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeletionPart {
    /// The cycle: symptoms at check-ins, readings of devices, answers on the health page.
    Cycle,
    /// Every note, and soreness and pain by place.
    NotesAndBodyMap,
    /// The account and all that hangs on it.
    Everything,
}

/// What a deletion did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Deleted {
    /// When it was done; null where it waits until `due_at`.
    pub deleted_at: Option<Timestamp>,
    /// When everything will be deleted; null when it is done.
    pub due_at: Option<Timestamp>,
    /// Rows that were deleted or emptied.
    pub rows: u64,
    /// What the database counts of hers afterwards, by table; empty where only a part went.
    pub left: Vec<TableCount>,
    /// What this does not reach.
    pub beyond: Vec<String>,
}
