//! How the rules have gone for a person, what her muscles need, and her log walked day by day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Evidence, State};

/// How the rules have gone for a person. It is told and changes no rule: she chose when to follow one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Rules {
    /// Every rule, also those that never fired, in their order.
    pub rules: Vec<RuleGone>,
    /// Every day on which she did otherwise than decided, newest first.
    pub otherwise: Vec<Otherwise>,
    /// How to read it.
    pub note: String,
    /// By how much her reps in reserve miss, in a sentence.
    pub reserve: String,
    /// Her own pattern over cycles, or that it is taken back; null where nothing is clear.
    pub cycle: Option<String>,
}

/// How one rule has gone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RuleGone {
    /// Its number.
    #[schema(example = "R21")]
    pub rule: String,
    /// The title of what it told her last; none where it never did.
    pub last_told: Option<String>,
    /// When it fires.
    pub when: String,
    /// What it does.
    pub then: String,
    /// How sure it is.
    pub evidence: Evidence,
    /// Whether it is a safety rule or a life-stage lock.
    pub safety: bool,
    /// What would make us change it.
    pub falsifier: String,
    /// Days on which it fired.
    pub fired: u32,
    /// Of these, days on which she did as decided.
    pub as_decided: u32,
    /// Of these, days on which she chose easier.
    pub easier: u32,
    /// Of these, days on which she did more than decided.
    pub harder: u32,
    /// Next session's strength in percent of her usual, where she did no more than decided.
    pub strength_followed: Option<MeanOf>,
    /// The same, where she did more.
    pub strength_harder: Option<MeanOf>,
    /// Next morning in her own standard deviations, where she did no more than decided.
    pub morning_followed: Option<MeanOf>,
    /// The same, where she did more.
    pub morning_harder: Option<MeanOf>,
}

/// A mean with how many values it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MeanOf {
    /// The mean.
    pub mean: f64,
    /// How many values.
    pub n: u32,
    /// Lower end of the interval that holds it nine times in ten; null below three values.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// A day on which she did otherwise than decided, and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Otherwise {
    /// The day.
    pub day: Date,
    /// The choice, where she made one; null where only the log tells it.
    pub id: Option<Uuid>,
    /// What was decided.
    pub decided: State,
    /// What she chose; null where only the log tells it.
    pub chosen: Option<State>,
    /// Her reason; empty without one.
    pub reason: String,
    /// Next session's strength in percent of her usual; null while it is not known.
    pub strength_percent: Option<f64>,
    /// Next morning in her own standard deviations; null while it is not known.
    pub morning_sd: Option<f64>,
}

/// What a muscle is expected to need after hard work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RecoveryTime {
    /// The muscle's code.
    pub muscle: String,
    /// Its name.
    pub name: String,
    /// Hours by the table with modifiers: our default, not tested.
    pub table_hours: f64,
    /// The middle of what was learned, in hours.
    pub hours: f64,
    /// Four times in five it lies above this.
    pub low_hours: f64,
    /// Four times in five it lies below this.
    pub high_hours: f64,
    /// Bouts of hard work that told something; 0 is the table with the spread of people.
    pub bouts: u32,
    /// What the numbers are, in a sentence.
    pub label: String,
}

/// A log walked day by day: what would have been decided on the morning of each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Replay {
    /// Each day, oldest first.
    pub days: Vec<ReplayDay>,
    /// How many days each state took.
    pub states: Vec<Share>,
    /// On how many days each rule fired.
    pub rules: Vec<Share>,
}

/// A part of the days of a replay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Share {
    /// The state or rule.
    pub code: String,
    /// Days.
    pub days: u32,
    /// Percent of the days on which something hard was planned.
    pub percent: f64,
}

/// One day of a replay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ReplayDay {
    /// The day.
    pub day: Date,
    /// What was planned: the program's session, or what she did, taken as the plan.
    pub planned: String,
    /// What would have been decided.
    pub state: State,
    /// The sentence.
    pub sentence: String,
    /// The rules that fired, strongest first, each with its number.
    pub rules: Vec<String>,
    /// Exercises that would have made room.
    pub dropped: Vec<String>,
    /// What she did.
    pub done: Vec<String>,
}
