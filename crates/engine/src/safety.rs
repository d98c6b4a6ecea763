//! Red flags, health answers and life stages: what stops or limits a plan, and whom to see.
//!
//! Safety rules always win and are never relaxed by anything learned.

use jiff::civil::Date;

use crate::code::coded;

coded! {
    /// A warning sign of `EVIDENCE.md` 5.4.
    pub enum RedFlag as "red flag" {
        /// Chest pain, fainting, new palpitations, breathless out of proportion.
        Rf1 = "rf1",
        /// Dark urine, or muscle pain far beyond usual with swelling or weakness.
        Rf2 = "rf2",
        /// One arm or leg swollen, warm or painful.
        Rf3 = "rf3",
        /// Worst headache, new weakness or numbness, trouble speaking or seeing.
        Rf4 = "rf4",
        /// Back pain with saddle numbness, bladder or bowel change, leg weakness.
        Rf5 = "rf5",
        /// Fever, chest infection, vomiting.
        Rf6 = "rf6",
        /// Joint pain that is sharp, locks, gives way or swells.
        Rf7 = "rf7",
        /// Three or more periods missed.
        Rf8 = "rf8",
        /// Warning signs in pregnancy.
        Rf9 = "rf9",
        /// After birth: heavier bleeding, wound pain, leakage or heaviness.
        Rf10 = "rf10",
        /// Eating-disorder or self-harm answers.
        Rf11 = "rf11",
        /// Very heavy bleeding, or long bleeding with tiredness.
        Rf12 = "rf12",
        /// Resting blood pressure at or above 180/110.
        Rf13 = "rf13",
    }
}

coded! {
    /// A stage of life that locks part of a plan.
    pub enum LifeStage as "life stage" {
        /// Pregnant.
        Pregnant = "pregnant",
        /// Within a year after birth.
        Postpartum = "postpartum",
    }
}

/// What a person has told about her health outside the daily check-in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Health {
    /// Whether any question of the health gate was answered yes and is not cleared (rule R5).
    pub gate_open: bool,
    /// When a professional cleared her, if she said so.
    pub cleared_on: Option<Date>,
    /// A life stage that locks part of the plan.
    pub life_stage: Option<LifeStage>,
    /// Whether a clinician has cleared exercise in pregnancy (rule R12).
    pub pregnancy_cleared: bool,
    /// Periods missed in a row, where told (rule R8).
    pub periods_missed: Option<u16>,
    /// Lasting flags from You → Health: RF8, RF11, RF12, RF13.
    pub flags: std::collections::BTreeSet<RedFlag>,
}
