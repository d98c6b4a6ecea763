//! Importing a log: the preview with its questions, and what was done.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Session, Unit};

/// How far a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReadingProgress {
    /// Bytes gone through.
    pub done: u64,
    /// Bytes to go through; 0 when no such file is being read here.
    pub total: u64,
}

/// What a file holds, before anything is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ImportPreview {
    /// The file's SHA-256, in hexadecimal.
    pub sha256: String,
    /// The app it came from.
    pub format: String,
    /// Which of that app's layouts it is.
    pub family: String,
    /// The file's name as sent.
    pub file_name: String,
    /// Whether its layout was tried on real files; if not, look twice.
    pub is_tried: bool,
    /// Sessions in it.
    pub sessions: u32,
    /// Sets in it, warm-ups included.
    pub sets: u32,
    /// Warm-up sets in it.
    pub warm_ups: u32,
    /// Different exercises in it.
    pub exercises: u32,
    /// The day of its first session; null when there is none.
    pub first: Option<Date>,
    /// The day of its last session.
    pub last: Option<Date>,
    /// Sessions that are not kept yet.
    pub new_sessions: u32,
    /// Sessions that are kept already.
    pub known_sessions: u32,
    /// Load times repetitions of all sets, in kilograms.
    pub volume_kg: f64,
    /// What devices measured, by signal.
    pub readings: Vec<ReadingCount>,
    /// Activities without sets in it, such as runs.
    pub other_activities: u32,
    /// Activities that are not kept yet.
    pub new_activities: u32,
    /// Strength workouts of a watch that tell no sets; they are not kept, the log has the sets.
    pub strength_without_sets: u32,
    /// Days that a calendar says are taken.
    pub busy_days: u32,
    /// Taken days that are not known yet; the plan will leave them free.
    pub new_busy_days: u32,
    /// The columns of a table that no app's layout explains, and what each holds.
    pub columns: Vec<ImportColumn>,
    /// Whether the columns must be told before anything can be read.
    pub asks_columns: bool,
    /// Which unit its loads are in, and how we know.
    pub unit: UnitQuestion,
    /// Asked when its dates can be read in two ways.
    pub date_question: Option<DateQuestion>,
    /// Its exercises by name, most sets first.
    pub names: Vec<ImportName>,
    /// What could not be read, the first hundred.
    pub issues: Vec<ImportIssue>,
    /// How much could not be read.
    pub issue_count: u32,
    /// Its last session, to recognize.
    pub last_session: Option<Session>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportColumn {
    /// Its header, as written.
    pub header: String,
    /// What it holds, by its code, such as `date`, `exercise`, `load`, `reps` or `ignore`; null where
    /// that is not known.
    pub holds: Option<String>,
    /// How that is known.
    pub known: ColumnKnown,
    /// Its first values, at most three.
    pub samples: Vec<String>,
}

/// How the meaning of a column is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKnown {
    /// The person said so.
    Told,
    /// Its header says so.
    ByHeader,
    /// Its values look like it.
    ByContents,
    /// Not at all.
    No,
}

/// How much of a signal a file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReadingCount {
    /// The signal's code.
    pub signal: String,
    /// What it is, in words.
    pub name: String,
    /// Days with a value.
    pub days: u32,
    /// Days with a value that is not kept yet.
    pub new_days: u32,
    /// Values that are hard to believe; they are kept and flagged.
    pub suspect: u32,
    /// Whether it tells of the cycle or of symptoms, and is kept only if asked.
    pub is_intimate: bool,
}

/// Which unit a file's loads are in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UnitQuestion {
    /// How we know.
    pub state: UnitState,
    /// The unit it says, or that we guess.
    pub guess: Option<Unit>,
    /// Why.
    pub reason: String,
    /// A set to recognize, in both units.
    pub sample: Option<UnitSample>,
    /// Exercises whose numbers speak for the other unit.
    pub doubtful: Vec<String>,
}

/// How the unit of a file is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnitState {
    /// The file says it once.
    Stated,
    /// The file says it in each row.
    PerRow,
    /// The numbers look like it: ask.
    Guessed,
    /// Nothing tells: ask.
    Unknown,
}

/// A set, in both units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UnitSample {
    /// The exercise's name in the file.
    pub exercise: String,
    /// The number as the file has it.
    pub number: String,
    /// What it would be in kilograms, as shown.
    pub kg_text: String,
    /// What it would be in pounds, as shown.
    pub lb_text: String,
}

/// Asked when dates can be read in two ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DateQuestion {
    /// A date as the file has it.
    pub sample: String,
    /// That date with the day first.
    pub day_first: Date,
    /// That date with the month first.
    pub month_first: Date,
}

/// Which of day and month comes first in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// The day.
    DayFirst,
    /// The month.
    MonthFirst,
}

/// An exercise of the file, and which of ours it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportName {
    /// The name in the file.
    pub source: String,
    /// Sets under that name.
    pub sets: u32,
    /// Ours, when it is known.
    pub exercise_id: Option<String>,
    /// Ours, when it is only likely.
    pub guess: Option<NameGuess>,
}

/// A likely exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NameGuess {
    /// The exercise's id in the library.
    pub exercise_id: String,
    /// The exercise's name.
    pub name: String,
}

/// Something of the file that could not be read as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportIssue {
    /// The line, from 1.
    pub line: u32,
    /// The field.
    pub field: String,
    /// The text found, cut at 200 characters.
    pub found: String,
    /// What was done about it.
    pub done: String,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportDone {
    /// The batch, to undo it by.
    pub id: Uuid,
    /// Sessions that are new.
    pub sessions: u32,
    /// Sets that are new.
    pub sets: u32,
    /// Sessions that were kept already.
    pub skipped_known: u32,
    /// Readings that are new.
    pub readings: u32,
    /// Activities that are new.
    pub activities: u32,
    /// Days that are newly known to be taken.
    pub busy_days: u32,
    /// How much could not be read.
    pub issues: u32,
}

/// An import as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportBatch {
    /// The batch's id.
    pub id: Uuid,
    /// The file's name.
    pub file_name: String,
    /// The file's SHA-256, in hexadecimal.
    pub sha256: String,
    /// The app it came from.
    pub format: String,
    /// The unit its loads were read in; null when each row said its own.
    pub unit: Option<Unit>,
    /// Sessions it brought.
    pub sessions: u32,
    /// Sets it brought.
    pub sets: u32,
    /// How much could not be read.
    pub issues: u32,
    /// When.
    pub at: Timestamp,
    /// When it was undone; null while it stands.
    pub undone_at: Option<Timestamp>,
}
