//! Movement snacks, and what she has and avoids for recovery.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{RecoverySession, Rev, Weekday};

/// What she has and avoids for recovery, and when she wants snacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RecoverySettings {
    /// What is at hand, by the library's codes.
    pub props: Vec<String>,
    /// Conditions for which movements are left out, by the library's codes.
    pub conditions: Vec<String>,
    /// When she wants movement snacks.
    pub snacks: SnackSettings,
    /// The revision that is kept; counter 0 where she has not set anything.
    pub rev: Rev,
}

/// Settings to keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecoverySettingsBody {
    /// What is at hand, by the library's codes.
    pub props: Vec<String>,
    /// Conditions for which movements are left out, by the library's codes.
    pub conditions: Vec<String>,
    /// When she wants movement snacks.
    pub snacks: SnackSettings,
    /// The revision of this write.
    pub rev: Rev,
}

/// When she wants movement snacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SnackSettings {
    /// Whether she wants them.
    pub on: bool,
    /// On which days.
    pub days: Vec<Weekday>,
    /// The hours she is awake.
    pub awake: Hours,
    /// Hours without suggestions.
    pub quiet: Vec<Hours>,
    /// Until when nothing is suggested, whatever else is set.
    pub do_not_disturb_until: Option<Timestamp>,
    /// At most so many a day.
    #[schema(minimum = 1, maximum = 6)]
    pub most: u8,
    /// The ids of movements she does not want.
    pub muted: Vec<String>,
}

/// A stretch of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Hours {
    /// Its first minute after midnight.
    #[schema(minimum = 0, maximum = 1440)]
    pub from: u16,
    /// The first minute after it.
    #[schema(minimum = 0, maximum = 1440)]
    pub to: u16,
}

/// The snacks of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SnacksToday {
    /// The day.
    pub day: Date,
    /// The next one; null when there is none.
    pub next: Option<SnackCard>,
    /// What she may do in its place, as allowed today.
    pub others: Vec<SnackCard>,
    /// Why there is none, in a sentence.
    pub none_because: Option<String>,
    /// What that is, as a code: `off`, `ignored`, `resting`, `not_today` or `enough`.
    pub none_code: Option<String>,
    /// The times that were planned for today, `HH:MM`.
    pub times: Vec<String>,
    /// Minutes of snacks done today.
    pub done_minutes: u32,
    /// What she may turn on and off: each movement's id.
    pub kinds: Vec<String>,
}

/// A snack at its time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SnackCard {
    /// When, `HH:MM` where she is.
    pub at: String,
    /// The same as an instant.
    pub due: Timestamp,
    /// The question: "Two minutes?".
    pub title: String,
    /// Why now, in a sentence.
    pub why: String,
    /// The movement's id, for the answer.
    pub movement_id: String,
    /// The movement as a session of one step.
    pub session: RecoverySession,
}

/// What became of a snack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SnackAnswer {
    /// The athlete's local date.
    pub day: Date,
    /// When she answered, or when it was due and she did not.
    pub at: Timestamp,
    /// The movement's id.
    pub movement_id: String,
    /// What became of it.
    pub answer: SnackAnswerKind,
    /// The minutes she moved; 0 unless it is done.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 60)]
    pub minutes: u32,
    /// The revision of this write.
    pub rev: Rev,
}

/// What became of a snack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SnackAnswerKind {
    /// Done; counts as dose.
    Done,
    /// In fifteen minutes.
    Postponed,
    /// Shown and not answered.
    Ignored,
    /// No more today.
    NotToday,
    /// Never this movement again.
    Muted,
}
