//! The week as a wave: hard sets above the line, recovery minutes below it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ProgramName, State};

/// A day of the wave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct WaveDay {
    /// The athlete's local date.
    pub day: Date,
    /// Strength, recovery or rest.
    pub kind: DayKind,
    /// What it is called.
    pub name: String,
    /// Hard sets, done or planned; halves count for indirect work.
    pub hard_sets: f64,
    /// Minutes, done or planned.
    pub minutes: u32,
    /// Where it stands.
    pub status: DayStatus,
    /// What else was done that day.
    pub also_done: Vec<String>,
    /// Perceived recovery that morning, 0 to 10.
    #[schema(minimum = 0, maximum = 10)]
    pub felt: Option<u8>,
    /// What the day was decided to be.
    pub state: Option<State>,
}

/// What a day is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// A strength session.
    Strength,
    /// A recovery session.
    Recovery,
    /// Rest.
    Rest,
}

/// Where a day stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayStatus {
    /// Done.
    Done,
    /// To come, or past and in no program.
    Planned,
    /// Today.
    Today,
    /// Its session moved to another day.
    MovedAway,
    /// Past, and not done.
    NotDone,
    /// Its session was held.
    Held,
}

/// A week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Week {
    /// The ISO week, such as `2026-W20`.
    #[schema(example = "2026-W20")]
    pub week: String,
    /// Its Monday.
    pub from: Date,
    /// Its Sunday.
    pub to: Date,
    /// Which week of the program, from 1.
    pub week_of_program: Option<u32>,
    /// How many weeks the program has.
    pub weeks: Option<u32>,
    /// The week in a sentence.
    pub sentence: String,
    /// Seven days.
    pub days: Vec<WeekDay>,
    /// Hard sets, done and planned.
    pub hard_sets: f64,
    /// Easy minutes, done and planned.
    pub easy_minutes: u32,
    /// Recovery as a dose, with its target.
    pub recovery: RecoveryDose,
    /// What the week's sessions asked, effort × minutes; null where an effort is not known.
    pub load: Option<WeekLoad>,
    /// Why it is null, in a sentence; null where it is told or nothing asked anything.
    pub load_unknown: Option<String>,
    /// The program; null without one.
    pub program: Option<ProgramName>,
}

/// How much a week's hard sessions and hard activity asked. For information, never an alarm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct WeekLoad {
    /// Effort × minutes, together.
    pub load: f64,
    /// Mean day's load over its spread: above 2 the days are much alike.
    pub monotony: f64,
    /// It in a sentence.
    pub sentence: String,
}

/// A week's recovery as a dose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RecoveryDose {
    /// Minutes of recovery sessions and of easy activity done.
    pub session_minutes: u32,
    /// Minutes of movement snacks done.
    pub snack_minutes: u32,
    /// Energy cost × minutes of both: our estimate.
    pub met_minutes: f64,
    /// Days with any of it.
    pub days: u32,
    /// Minutes that are meant: what the plan holds, at least an hour.
    pub target_minutes: u32,
    /// It in a sentence.
    pub sentence: String,
}

/// A day of a week, with what may be done with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct WeekDay {
    /// The day as in the wave.
    #[serde(flatten)]
    pub wave: WaveDay,
    /// The key of its session.
    pub session: Option<String>,
    /// Whether the session may move.
    pub movable: bool,
    /// The day in a line.
    pub detail: String,
}
