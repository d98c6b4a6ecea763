//! What a person tells about herself: units, days, kit, and the health questions.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::RedFlag;

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
    /// The plates she has for a bar, in hundredths of the unit: 125 is 1.25 kg or lb. Planned loads
    /// are made of them. Empty is every usual one; left out stays as it was.
    #[serde(default)]
    pub plates: Option<Vec<u32>>,
    /// Her empty bar, in hundredths of the unit; left out stays as it was.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 10_000)]
    pub bar: Option<u32>,
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

/// What a person tells on the page You → Health. Everything is optional; what is left out is taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HealthPageBody {
    /// Lasting flags: `rf8`, `rf11`, `rf12`, `rf13`.
    #[serde(default)]
    pub flags: Vec<RedFlag>,
    /// Periods missed in a row.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 120)]
    pub periods_missed: Option<u16>,
    /// Whether she uses hormonal contraception; phase views then stay off.
    #[serde(default)]
    pub hormonal_contraception: bool,
    /// Whether she is around or after menopause; jumps then wait until her bones were looked at.
    #[serde(default)]
    pub around_menopause: bool,
    /// Whether a professional has looked at her bones and cleared jumps.
    #[serde(default)]
    pub bones_cleared: bool,
}

/// The page You → Health.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HealthPage {
    /// The lasting flags with their texts.
    pub asked: Vec<HealthFlag>,
    /// What she told.
    pub told: HealthPageBody,
    /// The day a professional last cleared her.
    pub cleared_on: Option<Date>,
    /// Who has not read these texts yet.
    pub awaiting: String,
}

/// One lasting flag as it is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HealthFlag {
    /// The flag.
    pub code: RedFlag,
    /// What is asked.
    pub text: String,
}

/// "A professional has cleared me."
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClearanceBody {
    /// The day she was cleared.
    pub on: Date,
    /// The tick beside it; without it nothing is kept.
    pub confirmed: bool,
}
