//! What a person tells about herself: units, days, kit, and the health questions.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Which of two writes is the later: the higher counter, told apart by the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Rev {
    /// Counts up by one with every change on the device that makes it.
    #[schema(minimum = 0)]
    pub counter: i64,
    /// The id the device made for itself, 1 to 64 characters.
    #[schema(min_length = 1, max_length = 64)]
    pub device: String,
}

/// The unit a person sees loads in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Kilograms.
    Kg,
    /// Pounds of 453.59237 g.
    Lb,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

/// How long a person has trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Experience {
    /// Begins now.
    New,
    /// Comes back after a break.
    Returning,
    /// Trains already.
    Regular,
}

/// A person's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Profile {
    /// The unit she sees loads in.
    pub unit: Unit,
    /// Her time zone by its IANA name, such as `Europe/Bratislava`.
    pub time_zone: String,
    /// The days she trains on.
    pub training_days: Vec<Weekday>,
    /// The hour she usually trains, `HH:MM`.
    #[schema(example = "18:00", pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    pub usual_time: String,
    /// The kit she has, by the library's codes.
    pub equipment: Vec<String>,
    /// How long she has trained.
    pub experience: Experience,
    /// The revision of this write.
    pub rev: Rev,
}

/// A life stage that limits a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LifeStage {
    /// Pregnant.
    Pregnant,
    /// After a birth.
    Postpartum,
}

/// Answers to the health questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HealthAnswersBody {
    /// Yes or no for each question's id.
    pub answers: BTreeMap<String, bool>,
    /// Told only by those who want to.
    pub life_stage: Option<LifeStage>,
    /// Whole weeks since the birth.
    #[schema(minimum = 0, maximum = 520)]
    pub postpartum_weeks: Option<u16>,
}

/// The health questions, and whether they were answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HealthGate {
    /// What is asked, in order.
    pub questions: Vec<HealthQuestion>,
    /// When they were answered; null if never.
    pub answered_at: Option<Timestamp>,
    /// True when no answer limits the plan.
    pub cleared: bool,
}

/// One health question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HealthQuestion {
    /// The id to answer by.
    pub id: String,
    /// The question as shown.
    pub text: String,
}
