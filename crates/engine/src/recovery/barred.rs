//! For whom a movement is left out: conditions, pains, wounds, stages of life, soreness, the cap,
//! the place and what is at hand.
//!
//! Safety comes first in the order of the answers, so that the reason told is the one that matters.

use crate::code::coded;
use crate::exercise::Muscle;
use crate::movement::{Condition, Fit, Modality, Movement, PregnancyMark, Prop};
use crate::safety::{LifeStage, RedFlag};
use crate::unit::Level;
use crate::wellness::Site;

use super::compose::Ask;

coded! {
    /// Where she is.
    pub enum Place as "place" {
        /// At home, with what she has there.
        Home = "home",
        /// In a gym.
        Gym = "gym",
        /// Outside.
        Outside = "outside",
        /// At a desk.
        Desk = "desk",
    }
}

impl Place {
    /// Whether a prop can be used there. Choice: nobody lies down at a desk or on a path.
    pub const fn allows(self, prop: Prop) -> bool {
        match self {
            Self::Home | Self::Gym => true,
            Self::Outside => matches!(prop, Prop::Path | Prop::Stairs | Prop::Band),
            Self::Desk => matches!(
                prop,
                Prop::Path | Prop::Stairs | Prop::Band | Prop::Chair | Prop::Wall | Prop::Ball
            ),
        }
    }
}

/// Why a movement is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Out {
    /// It is training.
    Training,
    /// A condition she named.
    Condition(Condition),
    /// A site that hurts more than 3 of 10 or sharply (authoring rule 1, R7).
    Hurts(Site),
    /// A wound where it presses (R14).
    Wound(Site),
    /// Pregnancy.
    Pregnancy,
    /// Pregnancy without a clinician's clearance (R12).
    NotCleared,
    /// Not one to start with after birth (R13).
    NotAStart,
    /// A muscle so sore that only hands and warmth go there (authoring rule 2).
    TooSore(Muscle),
    /// Its energy cost is above her cap (R37).
    AboveCap,
    /// It cannot be done where she is.
    Elsewhere(Place),
    /// Something it needs is not at hand.
    Missing(Prop),
}

impl Out {
    /// The code that stands for this reason among the words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Training => "training",
            Self::Condition(_) => "condition",
            Self::Hurts(_) => "hurts",
            Self::Wound(_) => "wound",
            Self::Pregnancy => "pregnancy",
            Self::NotCleared => "not_cleared",
            Self::NotAStart => "not_a_start",
            Self::TooSore(_) => "too_sore",
            Self::AboveCap => "above_cap",
            Self::Elsewhere(_) => "elsewhere",
            Self::Missing(_) => "missing",
        }
    }

    /// Whether it is left out for her health, and not for want of a thing or a place.
    pub const fn is_health(self) -> bool {
        match self {
            Self::Condition(_)
            | Self::Hurts(_)
            | Self::Wound(_)
            | Self::Pregnancy
            | Self::NotCleared
            | Self::NotAStart
            | Self::TooSore(_) => true,
            Self::Training | Self::AboveCap | Self::Elsewhere(_) | Self::Missing(_) => false,
        }
    }
}

/// Soreness of 10 from which a muscle is only touched by hands and warmth.
/// Source: LIBRARY, authoring rule 2.
pub(super) const VERY_SORE: i64 = 7;

/// Whether a muscle is so sore that only hands and warmth go there.
pub(super) const fn is_very_sore(level: Level) -> bool {
    VERY_SORE <= level.points()
}

/// Why a movement is left out for a person today; `None` if nothing speaks against it.
pub fn barred(movement: &Movement, ask: &Ask) -> Option<Out> {
    if movement.is_training {
        return Some(Out::Training);
    }
    by_condition(movement, ask)
        .or_else(|| by_site(movement, ask))
        .or_else(|| by_stage(movement, ask))
        .or_else(|| by_soreness(movement, ask))
        .or_else(|| (!ask.ceiling.allows(movement)).then_some(Out::AboveCap))
        .or_else(|| by_place(movement, ask))
}

fn by_condition(movement: &Movement, ask: &Ask) -> Option<Out> {
    let mut out = movement.leave_out_with.iter();
    out.find(|c| ask.conditions.contains(c))
        .map(|c| Out::Condition(*c))
}

fn by_site(movement: &Movement, ask: &Ask) -> Option<Out> {
    let works_at = |site: Site| {
        let near = muscles_at(site);
        let touches = movement.muscles.iter().any(|m| near.contains(m));
        movement.sites.contains(&site) || (presses_or_loads(movement.modality) && touches)
    };
    let hurts = ask.hurting.iter().copied().find(|s| works_at(*s));
    let wound = || {
        let presses = matches!(movement.modality, Modality::Rolling | Modality::SelfMassage);
        ask.wounds.iter().copied().find(|s| presses && works_at(*s))
    };
    hurts.map(Out::Hurts).or_else(|| wound().map(Out::Wound))
}

const fn presses_or_loads(modality: Modality) -> bool {
    match modality {
        Modality::LightContraction | Modality::Rolling | Modality::SelfMassage => true,
        Modality::Mobility
        | Modality::Stretching
        | Modality::Yoga
        | Modality::Walking
        | Modality::Cycling
        | Modality::Breathing
        | Modality::Warmth
        | Modality::Snack => false,
    }
}

/// The muscles at a site. Choice: anatomy, kept wide; a clinician's reading is awaited.
const fn muscles_at(site: Site) -> &'static [Muscle] {
    match site {
        Site::Neck => &[Muscle::Neck, Muscle::Traps],
        Site::Shoulder => &[
            Muscle::FrontShoulders,
            Muscle::SideShoulders,
            Muscle::RearShoulders,
        ],
        Site::Elbow | Site::Wrist => &[Muscle::Forearms],
        Site::UpperBack => &[Muscle::UpperBack, Muscle::Lats],
        Site::LowerBack => &[Muscle::LowerBack],
        Site::Hip => &[Muscle::HipFlexors, Muscle::Adductors],
        Site::Knee => &[],
        Site::Ankle | Site::Foot | Site::Shin => &[Muscle::Calves],
    }
}

fn by_stage(movement: &Movement, ask: &Ask) -> Option<Out> {
    let is_breathing = movement.modality == Modality::Breathing;
    match ask.stage {
        None => None,
        Some(LifeStage::Pregnant) => match movement.pregnancy {
            PregnancyMark::LeaveOut => Some(Out::Pregnancy),
            PregnancyMark::Fine | PregnancyMark::Modify => {
                (!ask.pregnancy_cleared && !is_breathing).then_some(Out::NotCleared)
            }
        },
        Some(LifeStage::Postpartum) => {
            let is_first = movement.fits.contains(&Fit::AfterBirth) || is_breathing;
            let steps_back = ask.flags.contains(&RedFlag::Rf10);
            let is_start = movement.postpartum_start || is_first;
            (!is_start || (steps_back && !is_breathing)).then_some(Out::NotAStart)
        }
    }
}

fn by_soreness(movement: &Movement, ask: &Ask) -> Option<Out> {
    let spares = match movement.modality {
        Modality::LightContraction | Modality::Rolling | Modality::Stretching => false,
        Modality::Mobility
        | Modality::Yoga
        | Modality::Walking
        | Modality::Cycling
        | Modality::SelfMassage
        | Modality::Breathing
        | Modality::Warmth
        | Modality::Snack => true,
    };
    let mut sore = ask.areas.iter().filter(|(_, level)| is_very_sore(**level));
    sore.find(|(muscle, _)| !spares && movement.muscles.contains(muscle))
        .map(|(muscle, _)| Out::TooSore(*muscle))
}

fn by_place(movement: &Movement, ask: &Ask) -> Option<Out> {
    let mut props = movement.props.iter().copied();
    props.find_map(|prop| {
        if !ask.place.allows(prop) {
            return Some(Out::Elsewhere(ask.place));
        }
        (!ask.props.contains(&prop)).then_some(Out::Missing(prop))
    })
}
