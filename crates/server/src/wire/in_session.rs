//! What a phone needs to log a session alone: last values, loads that can be put together, and the
//! limits of the advice during a session. It looks up and decides nothing.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What the logger needs for an exercise of a session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct InSession {
    /// The exercise itself.
    pub lift: LiftFacts,
    /// Exercises with the same mark in a row are done in turn.
    pub superset: Option<String>,
    /// The least repetitions to leave in reserve, where there is a limit.
    pub rir_floor: Option<f64>,
    /// The load to go on with where the planned one is too much today, in grams.
    pub lighter_g: Option<i64>,
    /// From which first work set on all is as usual; empty where the usual is not known.
    pub first_set: Vec<FirstSetLimit>,
    /// By the repetitions of the first set, from 1: the least of a later set at the same load.
    pub least_reps: Vec<u32>,
    /// What may stand in for it, known ones first.
    pub swaps: Vec<LiftFacts>,
}

/// What is known about an exercise before it is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LiftFacts {
    /// The exercise's id in the library.
    pub exercise_id: String,
    /// The exercise's name.
    pub name: String,
    /// What the load of a set means.
    pub loading: Loading,
    /// What a set counts.
    pub measure: Measure,
    /// Whether a set is done for each side.
    pub per_side: bool,
    /// The movement pattern, such as `squat`.
    pub pattern: String,
    /// The kit it needs, by the library's codes.
    pub equipment: Vec<String>,
    /// The smallest step between two loads, in grams.
    pub step_g: i64,
    /// The empty bar in grams, where it is done with one.
    pub bar_g: Option<i64>,
    /// The load to start with, in grams; null when it is not known.
    pub load_g: Option<i64>,
    /// The sets that lead up to that load.
    pub warm_up: Vec<WarmUpSet>,
    /// On how many days it was done.
    pub times: u32,
    /// When it was done last.
    pub last_day: Option<Date>,
    /// The work sets of that day, in order.
    pub last: Vec<LastSet>,
    /// The greatest load ever, in grams.
    pub best_g: Option<i64>,
}

/// What the load of a set means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Loading {
    /// What is lifted.
    External,
    /// Added to the body.
    Bodyweight,
    /// Help, below zero: more of it is easier.
    Assisted,
}

/// What a set counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Repetitions.
    Reps,
    /// Seconds.
    Time,
    /// Meters.
    Distance,
}

/// A set of a warm-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WarmUpSet {
    /// The load in grams.
    pub load_g: i64,
    /// Repetitions.
    pub reps: u32,
}

/// A work set of last time. What was not noted is null.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LastSet {
    /// The load in grams.
    pub load_g: Option<i64>,
    /// Repetitions.
    pub reps: Option<u32>,
    /// Repetitions in reserve, in half steps.
    pub rir: Option<f64>,
    /// Seconds, of a timed set.
    pub duration_s: Option<u32>,
}

/// A first work set at a load: how many repetitions, done and left together, are as usual.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FirstSetLimit {
    /// The load in grams.
    pub load_g: i64,
    /// Below this the set was under the usual.
    pub usual_from: f64,
    /// Below this after a first low set, a second one ends the exercise.
    pub ends_below: f64,
}
