//! What to expect: of an exercise today, of a lift next time, and how good the guesses were.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What to expect of an exercise at the load it is prescribed with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Expected {
    /// In a line: "About 8 reps (6–10)." or, until the guesses have earned it, "Still learning: 4 of 10 sessions."
    pub text: String,
    /// Whether the line says that there is nothing to show yet.
    pub learning: bool,
    /// Repetitions in the first set; null while learning.
    pub reps: Option<ExpectedReps>,
    /// The best set as one repetition; null while learning.
    pub best: Option<ExpectedBest>,
    /// The chance of a rough day; null where it does not beat her usual rate.
    pub rough: Option<RoughDay>,
    /// The running score against "same as last time".
    pub comparison: String,
}

/// Repetitions to expect, with the range that holds 8 times in 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExpectedReps {
    /// The middle.
    pub middle: u32,
    /// The lower end.
    pub low: u32,
    /// The upper end.
    pub high: u32,
}

/// The best set to expect, read as one repetition, with the range that holds 8 times in 10.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExpectedBest {
    /// The middle, in grams.
    pub middle_g: i64,
    /// The lower end, in grams.
    pub low_g: i64,
    /// The upper end, in grams.
    pub high_g: i64,
    /// In a line, in her unit.
    pub text: String,
}

/// The chance of clearly fewer repetitions than at this load lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoughDay {
    /// The chance, in percent.
    pub chance_percent: u32,
    /// Her usual rate, in percent.
    pub usual_percent: u32,
    /// In a line.
    pub text: String,
}

/// The lifts she does, and how good the guesses about them were.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Lifts {
    /// The lifts with a load, the latest first.
    pub lifts: Vec<LiftCard>,
    /// How each kind of guess did against "same as last time".
    pub comparisons: Vec<Comparison>,
}

/// A lift in a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LiftCard {
    /// The exercise's id.
    pub exercise_id: String,
    /// Its name.
    pub name: String,
    /// Sessions of it.
    pub sessions: u32,
    /// The day of the last.
    pub last_day: Date,
    /// The last session's best set.
    pub last_text: String,
    /// The last sessions' best sets read as one repetition, in grams, oldest first.
    pub recent_g: Vec<i64>,
    /// What to expect next time; null while learning.
    pub coming: Option<ComingBest>,
}

/// A lift: what was done, what to expect, and how the guesses landed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Lift {
    /// The exercise's id.
    pub exercise_id: String,
    /// Its name.
    pub name: String,
    /// How many sessions there are, in a line.
    pub lead: String,
    /// The last best set read as one repetition, in grams.
    pub latest_g: i64,
    /// What that number is.
    pub latest_text: String,
    /// The last sessions, oldest first.
    pub sessions: Vec<LiftSession>,
    /// What the chart shows, in words.
    pub finding: String,
    /// What to expect next time; null while learning.
    pub coming: Option<ComingBest>,
    /// Why there is nothing to expect yet; null when there is.
    pub learning: Option<String>,
    /// How the last guesses landed, oldest first; empty while learning.
    pub landings: Vec<Landing>,
    /// That in a line.
    pub landed_text: Option<String>,
    /// How each kind of guess did against "same as last time".
    pub comparisons: Vec<Comparison>,
    /// The best session so far, and how sure it is that it was one.
    pub personal_best: Option<LiftBest>,
}

/// A session of a lift.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LiftSession {
    /// The day.
    pub day: Date,
    /// Its best set, as shown.
    pub set_text: String,
    /// That set read as one repetition, in grams.
    pub best_g: i64,
}

/// The best set to expect in the next session of a lift, read as one repetition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ComingBest {
    /// The day it is for.
    pub day: Date,
    /// One in ten lies below, in grams.
    pub low_g: i64,
    /// One in four lies below, in grams.
    pub lower_g: i64,
    /// The middle, in grams.
    pub middle_g: i64,
    /// One in four lies above, in grams.
    pub upper_g: i64,
    /// One in ten lies above, in grams.
    pub high_g: i64,
    /// The day and the range, in a line.
    pub title: String,
    /// How often that holds.
    pub text: String,
    /// Why it may be shown.
    pub why: String,
}

/// How a session's best came out against the band given before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Landing {
    /// The session's day.
    pub day: Date,
    /// Where it came out.
    pub side: Side,
    /// The lower end of the 8-in-10 band, in grams.
    pub low_g: i64,
    /// The middle of the guess, in grams.
    pub middle_g: i64,
    /// The upper end of the band, in grams.
    pub high_g: i64,
    /// "Same as last time", in grams.
    pub carried_g: i64,
    /// What it was, in grams.
    pub best_g: i64,
}

/// Where an outcome lies by a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Under it.
    Below,
    /// Inside.
    Inside,
    /// Over it.
    Above,
}

/// How one kind of guess did against "same as last time", for this athlete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Comparison {
    /// Which kind: `best`, `reps` or `rough`.
    pub kind: String,
    /// Its name.
    pub label: String,
    /// Sessions compared.
    pub sessions: u32,
    /// Whether it is shown: at least ten sessions, and closer than "same as last time".
    pub shown: bool,
    /// The comparison, in a line.
    pub text: String,
}

/// A best session, and how sure it is that it was better than all before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LiftBest {
    /// The day.
    pub day: Date,
    /// The set and its day, in a line.
    pub title: String,
    /// How sure, in a line.
    pub text: String,
}
