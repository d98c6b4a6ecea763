//! Programs: what a coach wrote, to read before joining.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{DayKind, PlannedExercise, Weekday};

/// A program in a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProgramCard {
    /// The program's id.
    pub id: String,
    /// The program's name.
    pub name: String,
    /// What it is, in a sentence or two.
    pub summary: String,
    /// Whom it is for.
    pub for_whom: String,
    /// How many days it has.
    pub days: u32,
    /// Strength sessions in a usual week.
    pub strength_days: u32,
    /// Minutes of a usual strength session.
    pub minutes: u32,
    /// The kit it needs, by the library's codes.
    pub equipment: Vec<String>,
    /// A usual week.
    pub rhythm: Vec<RhythmDay>,
}

/// A day of a usual week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RhythmDay {
    /// The weekday in the program's default rhythm.
    pub weekday: Weekday,
    /// Strength, recovery or rest.
    pub kind: DayKind,
    /// What it is called.
    pub name: String,
}

/// A program in full.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Program {
    /// The program as in its card.
    #[serde(flatten)]
    pub card: ProgramCard,
    /// Its phases, in order.
    pub phases: Vec<ProgramPhase>,
    /// Its weeks, in order.
    pub weeks: Vec<ProgramWeek>,
}

/// A phase of a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProgramPhase {
    /// The phase's name.
    pub name: String,
    /// Its first week, from 1.
    pub from_week: u32,
    /// Its last week.
    pub to_week: u32,
    /// What it is for.
    pub aim: String,
}

/// A week of a program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ProgramWeek {
    /// Counts from 1.
    pub week: u32,
    /// True for an easier week.
    pub deload: bool,
    /// Its days, in order; the last week may be short.
    pub days: Vec<ProgramDay>,
    /// Hard sets of each muscle in the week as written, against rule R30.
    pub muscles: Vec<ProgramMuscle>,
}

/// What a week of a program asks of a muscle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ProgramMuscle {
    /// The muscle's code.
    pub muscle: String,
    /// Its name.
    pub name: String,
    /// Hard sets, indirect ones half.
    pub sets: f64,
    /// Where they stand for somebody new to lifting.
    pub for_new: SetsFit,
    /// Where they stand for somebody used to it.
    pub for_regular: SetsFit,
    /// Whether no exercise of the program trains it directly, so that no range is meant for it.
    pub helps_only: bool,
}

/// Where weekly sets stand against the range of rule R30.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SetsFit {
    /// Under the range.
    Below,
    /// Within it.
    Within,
    /// Over the range.
    Above,
}

/// A day of a program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ProgramDay {
    /// Counts from 1 over the whole program.
    pub day_number: u32,
    /// The weekday in the program's default rhythm.
    pub weekday: Weekday,
    /// Strength, recovery or rest.
    pub kind: DayKind,
    /// What it is called.
    pub name: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// Hard sets in it.
    pub hard_sets: u32,
    /// What is in it.
    pub exercises: Vec<PlannedExercise>,
}

/// Joining a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EnrollmentBody {
    /// The program's id.
    pub program_id: String,
    /// Its first day.
    pub start_on: Date,
}
