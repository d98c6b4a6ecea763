//! What was reported: the morning check-in with its optional parts.
//!
//! Every part may be missing, and missing is never zero. Five is the good end of every item.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::code::coded;
use crate::exercise::{Muscle, Pattern};
use crate::safety::RedFlag;
use crate::unit::{Level, Minutes, Prs, Rating, RestingPulse, Rmssd, Sleep, Symptom};

coded! {
    /// The five items that make the composite.
    pub enum Wellness as "check-in item" {
        /// Perceived recovery, 0 to 10.
        Recovery = "prs",
        /// Soreness overall, 5 none.
        Soreness = "soreness",
        /// How the night was.
        Sleep = "sleep",
        /// Energy.
        Energy = "energy",
        /// Mood and stress.
        Mood = "mood",
    }
}

coded! {
    /// About how long the night was, where hours were not typed.
    pub enum SleepBand as "hours of sleep" {
        /// Under five hours.
        UnderFive = "under_5",
        /// Five to six hours.
        FiveToSix = "5_to_6",
        /// Six to seven hours.
        SixToSeven = "6_to_7",
        /// Seven hours or more.
        SevenPlus = "7_plus",
    }
}

/// How long the night was, as exactly as the person said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slept {
    /// Typed or measured.
    Exactly(Sleep),
    /// Chosen from four bands.
    About(SleepBand),
}

coded! {
    /// Being ill, as asked on the check-in.
    pub enum Illness as "illness" {
        /// A fever.
        Fever = "fever",
        /// Cough or chest infection.
        Chest = "chest",
        /// Vomiting or diarrhea.
        Stomach = "stomach",
        /// A cold above the neck.
        Cold = "cold",
    }
}

coded! {
    /// A place that can hurt.
    pub enum Site as "site" {
        /// Neck.
        Neck = "neck",
        /// Shoulder.
        Shoulder = "shoulder",
        /// Elbow.
        Elbow = "elbow",
        /// Wrist or hand.
        Wrist = "wrist",
        /// Upper back or ribs.
        UpperBack = "upper_back",
        /// Lower back.
        LowerBack = "lower_back",
        /// Hip or groin.
        Hip = "hip",
        /// Knee.
        Knee = "knee",
        /// Ankle or Achilles tendon.
        Ankle = "ankle",
        /// Foot or toes.
        Foot = "foot",
        /// Shin.
        Shin = "shin",
    }
}

coded! {
    /// What a pain is like; the sharp kinds matter for rule R7 and bone pain for R10.
    pub enum PainKind as "kind of pain" {
        /// Dull or tired.
        Ache = "ache",
        /// Sharp in a joint.
        Sharp = "sharp",
        /// The joint locks.
        Locking = "locking",
        /// The joint gives way.
        GivingWay = "giving_way",
        /// The joint is swollen.
        Swelling = "swelling",
        /// In a bone, or at night.
        Bone = "bone",
        /// An open wound or broken skin.
        Wound = "wound",
    }
}

/// A pain at a site, apart from muscle soreness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pain {
    /// Where.
    pub site: Site,
    /// How strong.
    pub level: Level,
    /// What it is like.
    pub kind: PainKind,
    /// The movement it hurts in, where named.
    pub during: Option<Pattern>,
    /// Since when, where told.
    pub since: Option<Date>,
}

/// What a device measured for one date, each signal by one source throughout.
///
/// Variability is rMSSD only: the SDNN of other devices is another measure and shares no baseline
/// with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// The athlete's local date; for a night, the day of waking.
    pub date: Date,
    /// Time asleep.
    pub slept: Option<Sleep>,
    /// The heart's beats at rest.
    pub resting_pulse: Option<RestingPulse>,
    /// Heart-rate variability.
    pub rmssd: Option<Rmssd>,
}

/// How long a night was, and whether a device says so or the person herself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Night {
    /// How long.
    pub slept: Slept,
    /// Whether only a device told it.
    pub is_measured: bool,
}

/// The one answer of an evening after training.
///
/// Asked some hours after a strength session; it shows whether sessions cost less as weeks go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evening {
    /// The athlete's local date.
    pub date: Date,
    /// How tired she is: 0 fresh, 10 empty.
    pub tiredness: Level,
}

/// One morning's answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckIn {
    /// The athlete's local date.
    pub date: Date,
    /// Perceived recovery.
    pub prs: Option<Prs>,
    /// Soreness overall.
    pub soreness: Option<Rating>,
    /// How the night was.
    pub sleep: Option<Rating>,
    /// Energy.
    pub energy: Option<Rating>,
    /// Mood and stress.
    pub mood: Option<Rating>,
    /// How long the night was.
    pub slept: Option<Slept>,
    /// Soreness by muscle; a muscle that is absent was not reported.
    pub sore_muscles: BTreeMap<Muscle, Level>,
    /// Pains by site.
    pub pains: Vec<Pain>,
    /// Being ill.
    pub illness: Option<Illness>,
    /// Red flags ticked.
    pub flags: BTreeSet<RedFlag>,
    /// Cycle and menopause symptoms by the person's own names.
    pub symptoms: BTreeMap<String, Symptom>,
    /// Minutes she has today, where told.
    pub minutes_available: Option<Minutes>,
    /// Whether the answers were copied from yesterday; such days do not widen the baseline.
    pub is_copied: bool,
}

/// Most points of the night for which it was poor. Source: the design's check-in, where hours are
/// asked from here down.
const POOR_NIGHT: f64 = 2.0;

impl CheckIn {
    /// A morning on which nothing has been answered yet.
    pub const fn empty(date: Date) -> Self {
        Self {
            date,
            prs: None,
            soreness: None,
            sleep: None,
            energy: None,
            mood: None,
            slept: None,
            sore_muscles: BTreeMap::new(),
            pains: Vec::new(),
            illness: None,
            flags: BTreeSet::new(),
            symptoms: BTreeMap::new(),
            minutes_available: None,
            is_copied: false,
        }
    }

    /// Whether she herself says that the night was poor: two of five or less.
    pub fn is_poor_night(&self) -> bool {
        self.answer(Wellness::Sleep)
            .is_some_and(|s| s <= POOR_NIGHT)
    }

    /// An item's answer as a number on its own scale, or `None` where it was not answered.
    #[expect(clippy::cast_precision_loss, reason = "at most 10")]
    pub fn answer(&self, of: Wellness) -> Option<f64> {
        let points = match of {
            Wellness::Recovery => self.prs.map(Prs::points),
            Wellness::Soreness => self.soreness.map(Rating::points),
            Wellness::Sleep => self.sleep.map(Rating::points),
            Wellness::Energy => self.energy.map(Rating::points),
            Wellness::Mood => self.mood.map(Rating::points),
        };
        points.map(|p| p as f64)
    }
}
