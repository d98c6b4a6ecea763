//! A check-in: how a person is this morning.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::Rev;

/// How a person is on a day. An answer not given is null and is left out of every calculation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CheckIn {
    /// The id its device made (UUID version 7).
    pub id: Uuid,
    /// The athlete's local date.
    pub day: Date,
    /// When it was answered.
    pub at: Timestamp,
    /// Perceived recovery, 0 to 10, 10 the good end.
    #[schema(minimum = 0, maximum = 10)]
    pub prs: Option<u8>,
    /// Soreness, 1 to 5, 5 not sore.
    #[schema(minimum = 1, maximum = 5)]
    pub soreness: Option<u8>,
    /// Sleep, 1 to 5, 5 the good end.
    #[schema(minimum = 1, maximum = 5)]
    pub sleep: Option<u8>,
    /// Energy, 1 to 5, 5 the good end.
    #[schema(minimum = 1, maximum = 5)]
    pub energy: Option<u8>,
    /// Mood, 1 to 5, 5 the good end.
    #[schema(minimum = 1, maximum = 5)]
    pub mood: Option<u8>,
    /// Minutes slept, when typed.
    #[schema(minimum = 0, maximum = 1440)]
    pub sleep_minutes: Option<u16>,
    /// Time slept, when chosen from the four bands.
    pub sleep_band: Option<SleepBand>,
    /// Soreness by muscle, 0 to 10, 10 the worst.
    #[serde(default)]
    pub sore_muscles: BTreeMap<String, u8>,
    /// Pain by site.
    #[serde(default)]
    pub pains: Vec<Pain>,
    /// An illness.
    pub illness: Option<Illness>,
    /// The red flags that were ticked.
    #[serde(default)]
    pub flags: Vec<RedFlag>,
    /// Symptoms, 0 none to 3 strong.
    #[serde(default)]
    pub symptoms: BTreeMap<String, u8>,
    /// Minutes she has today.
    #[schema(minimum = 0, maximum = 1440)]
    pub minutes_available: Option<u16>,
    /// True for "same as yesterday".
    #[serde(default)]
    pub copied: bool,
    /// Her own words, at most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// The revision of this write.
    pub rev: Rev,
}

/// Time slept, in four bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum SleepBand {
    /// Under five hours.
    #[serde(rename = "under_5")]
    Under5,
    /// Five to six hours.
    #[serde(rename = "5_to_6")]
    FiveTo6,
    /// Six to seven hours.
    #[serde(rename = "6_to_7")]
    SixTo7,
    /// Seven hours or more.
    #[serde(rename = "7_plus")]
    SevenPlus,
}

/// Pain at a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Pain {
    /// Where.
    pub site: String,
    /// How much, 0 to 10.
    #[schema(minimum = 0, maximum = 10)]
    pub level: u8,
    /// True when it is in the joint.
    #[serde(default)]
    pub joint: bool,
    /// What it is like: `ache`, `sharp`, `locking`, `giving_way`, `swelling`, `bone` or `wound`;
    /// null counts as sharp in a joint and as an ache elsewhere.
    #[serde(default)]
    pub kind: Option<String>,
    /// The movement pattern it comes with.
    pub during: Option<String>,
    /// Since when.
    pub since: Option<Date>,
}

/// An illness, by what it means for training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Illness {
    /// Fever, or an infection of the whole body.
    Fever,
    /// Below the neck: chest, cough.
    Chest,
    /// Stomach or gut.
    Stomach,
    /// A cold, above the neck.
    Cold,
}

/// A red flag, by its number in the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RedFlag {
    /// Chest pain, fainting, breathless out of proportion.
    Rf1,
    /// Dark urine, or muscle pain far beyond usual with swelling or weakness.
    Rf2,
    /// One arm or leg swollen, warm or painful.
    Rf3,
    /// Signs from the nerves or the head.
    Rf4,
    /// Numbness in the saddle, or bladder and bowel.
    Rf5,
    /// Fever or infection.
    Rf6,
    /// A joint that locks, gives way or swells.
    Rf7,
    /// Missed periods.
    Rf8,
    /// Warning signs in pregnancy.
    Rf9,
    /// Warning signs after a birth.
    Rf10,
    /// Eating or self-harm.
    Rf11,
    /// Very heavy bleeding.
    Rf12,
    /// Blood pressure of 180/110 or more.
    Rf13,
}
