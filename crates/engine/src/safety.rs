//! Red flags, health answers and life stages: what stops or limits a plan, and whom to see.
//!
//! Safety rules always win and are never relaxed by anything learned.

use jiff::civil::Date;

use crate::code::coded;
use crate::exercise::Pattern;
use crate::reason::Rule;
use crate::wellness::Site;

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
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an answer of its own, and any mix of them is legal"
)]
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
    /// When that number was told; a clearance from before it does not count.
    pub periods_told_on: Option<Date>,
    /// Whether she uses hormonal contraception (rule R48): phase views stay off.
    pub hormonal_contraception: bool,
    /// Whether she is around or after menopause, where told (rule R50).
    pub around_menopause: bool,
    /// Whether a professional has looked at her bones and cleared jumps (rule R50).
    pub bones_cleared: bool,
    /// Lasting flags from You → Health: RF8, RF11, RF12, RF13.
    pub flags: std::collections::BTreeSet<RedFlag>,
}

coded! {
    /// Whom to see.
    pub enum Refer as "whom to see" {
        /// The emergency number, now.
        EmergencyCall = "emergency_call",
        /// Emergency care, today.
        EmergencyCare = "emergency_care",
        /// Urgent care, today.
        UrgentCare = "urgent_care",
        /// The maternity unit, now.
        MaternityUnit = "maternity_unit",
        /// Support lines.
        SupportLine = "support_line",
        /// A doctor.
        Doctor = "doctor",
        /// A midwife or pelvic-health physiotherapist.
        PelvicHealth = "pelvic_health",
        /// A physiotherapist.
        Physio = "physio",
    }
}

impl RedFlag {
    /// The rule that answers it.
    pub const fn rule(self) -> Rule {
        match self {
            Self::Rf1 => Rule::R1,
            Self::Rf2 => Rule::R2,
            Self::Rf3 => Rule::R3,
            Self::Rf4 | Self::Rf5 => Rule::R4,
            Self::Rf6 => Rule::R6,
            Self::Rf7 => Rule::R7,
            Self::Rf8 => Rule::R8,
            Self::Rf9 => Rule::R12,
            Self::Rf10 => Rule::R13,
            Self::Rf11 => Rule::R9,
            Self::Rf12 => Rule::R11,
            Self::Rf13 => Rule::R13b,
        }
    }

    /// Whom to see at once, for the flags that stop everything; `None` for those that limit.
    /// Source: RULES R1–R4 and EVIDENCE 5.4; awaiting a clinician's reading.
    pub const fn stops(self) -> Option<Refer> {
        match self {
            Self::Rf1 | Self::Rf4 => Some(Refer::EmergencyCall),
            Self::Rf2 | Self::Rf5 => Some(Refer::EmergencyCare),
            Self::Rf3 => Some(Refer::UrgentCare),
            Self::Rf9 => Some(Refer::MaternityUnit),
            Self::Rf6
            | Self::Rf7
            | Self::Rf8
            | Self::Rf10
            | Self::Rf11
            | Self::Rf12
            | Self::Rf13 => None,
        }
    }
}

coded! {
    /// Whether anything about cycle phases may be shown.
    pub enum CycleView as "cycle view" {
        /// Her own logged symptoms and dates, never a change of training by phase (rule R45).
        SymptomsAndDates = "symptoms_and_dates",
        /// Symptoms only: hormonal contraception or a life stage makes phases meaningless (R48).
        SymptomsOnly = "symptoms_only",
    }
}

/// What may be shown about a cycle.
///
/// There is deliberately no function that takes a cycle day and returns a message or a change of
/// training: rule R45 finds no effect worth acting on.
pub const fn cycle_view(health: &Health) -> CycleView {
    if health.hormonal_contraception || health.life_stage.is_some() {
        return CycleView::SymptomsOnly;
    }
    CycleView::SymptomsAndDates
}

/// The movements that load a site, which leave while it hurts.
/// Choice: anatomy, kept wide; a clinician's reading is awaited.
pub const fn loaded_patterns(site: Site) -> &'static [Pattern] {
    match site {
        Site::Neck => &[Pattern::VerticalPush, Pattern::Carry],
        Site::Shoulder => &[
            Pattern::HorizontalPush,
            Pattern::VerticalPush,
            Pattern::HorizontalPull,
            Pattern::VerticalPull,
            Pattern::UpperIsolation,
        ],
        Site::Elbow | Site::Wrist => &[
            Pattern::HorizontalPush,
            Pattern::VerticalPush,
            Pattern::HorizontalPull,
            Pattern::VerticalPull,
            Pattern::UpperIsolation,
            Pattern::Carry,
        ],
        Site::UpperBack => &[
            Pattern::HorizontalPull,
            Pattern::VerticalPull,
            Pattern::Carry,
        ],
        Site::LowerBack => &[
            Pattern::Squat,
            Pattern::Hinge,
            Pattern::Carry,
            Pattern::Core,
        ],
        Site::Hip => &[
            Pattern::Squat,
            Pattern::Hinge,
            Pattern::Lunge,
            Pattern::LowerIsolation,
            Pattern::Jump,
        ],
        Site::Knee => &[
            Pattern::Squat,
            Pattern::Lunge,
            Pattern::LowerIsolation,
            Pattern::Jump,
        ],
        Site::Ankle | Site::Foot | Site::Shin => &[
            Pattern::Squat,
            Pattern::Lunge,
            Pattern::Carry,
            Pattern::Jump,
            Pattern::Cardio,
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pill_user_sees_no_phase_message() {
        let health = Health {
            hormonal_contraception: true,
            ..Health::default()
        };
        assert_eq!(cycle_view(&health), CycleView::SymptomsOnly);
        assert_eq!(cycle_view(&Health::default()), CycleView::SymptomsAndDates);
    }

    #[test]
    fn only_six_flags_stop_everything() {
        use RedFlag::{Rf1, Rf2, Rf3, Rf4, Rf5, Rf9};
        let stopping: Vec<_> = RedFlag::ALL
            .iter()
            .filter(|f| f.stops().is_some())
            .collect();
        assert_eq!(stopping, [&Rf1, &Rf2, &Rf3, &Rf4, &Rf5, &Rf9]);
    }
}
