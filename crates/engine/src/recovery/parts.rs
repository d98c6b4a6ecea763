//! The parts of a session for each occasion: what each is for, how much it matters, and which
//! movements could fill it.

use std::collections::BTreeSet;

use crate::exercise::Muscle;
use crate::movement::{DoseKind, Fit, Modality, Movement, Movements};
use crate::unit::Level;

use super::advice::{Goal, for_goal, for_soreness};
use super::barred::is_very_sore;
use super::compose::{Ask, Occasion};

/// Why a step is in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// To begin gently.
    Opening,
    /// Light work of a muscle that is sore (R38).
    SoreMuscle(Muscle),
    /// Rolling a muscle that is sore (R38).
    RollSore(Muscle),
    /// Hands on a muscle that is too sore for more.
    HandsOnSore(Muscle),
    /// Moving where it is sore, without load.
    NearSore(Muscle),
    /// Warmth, the second offer (R38).
    Warmth,
    /// Range of motion of a muscle (R39).
    Range(Muscle),
    /// Calm (R39).
    Calm,
    /// Period pain (R40).
    PeriodEase,
    /// What comes first after birth (R13).
    PelvicFloor,
    /// A start after birth (R13).
    AfterBirth,
    /// Comfortable in pregnancy (R12).
    Pregnancy,
    /// Continuity in an ease week.
    EaseWeek,
    /// The habit, in little time.
    Minimum,
    /// Moving, whatever is sore.
    KeepMoving,
    /// To end calmly.
    Closing,
}

impl Why {
    /// The code that stands for this reason among the words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::SoreMuscle(_) => "sore_muscle",
            Self::RollSore(_) => "roll_sore",
            Self::HandsOnSore(_) => "hands_on_sore",
            Self::NearSore(_) => "near_sore",
            Self::Warmth => "warmth",
            Self::Range(_) => "range",
            Self::Calm => "calm",
            Self::PeriodEase => "period_ease",
            Self::PelvicFloor => "pelvic_floor",
            Self::AfterBirth => "after_birth",
            Self::Pregnancy => "pregnancy",
            Self::EaseWeek => "ease_week",
            Self::Minimum => "minimum",
            Self::KeepMoving => "keep_moving",
            Self::Closing => "closing",
        }
    }

    /// The muscle it is about.
    pub const fn muscle(self) -> Option<Muscle> {
        match self {
            Self::SoreMuscle(muscle)
            | Self::RollSore(muscle)
            | Self::HandsOnSore(muscle)
            | Self::NearSore(muscle)
            | Self::Range(muscle) => Some(muscle),
            Self::Opening
            | Self::Warmth
            | Self::Calm
            | Self::PeriodEase
            | Self::PelvicFloor
            | Self::AfterBirth
            | Self::Pregnancy
            | Self::EaseWeek
            | Self::Minimum
            | Self::KeepMoving
            | Self::Closing => None,
        }
    }
}

/// A part of a session.
pub(super) struct Part<'m> {
    pub(super) why: Why,
    /// How much the session needs it, 1 to 100.
    pub(super) weight: i64,
    pub(super) pool: Vec<&'m Movement>,
}

/// What a session is about before all else. Choice: weights are ranks, ours, not tested.
const MAIN: i64 = 100;
/// What belongs to it.
/// Choice: a rank.
const SECOND: i64 = 75;
/// What is good to have.
/// Choice: a rank.
const THIRD: i64 = 50;
/// What rounds it off.
/// Choice: a rank.
const LAST: i64 = 25;
/// Most sore muscles that one session attends to. Source: EVIDENCE 1.4, 1-2 muscles per 5 minutes;
/// with light work beside it three fill thirty minutes.
const MOST_AREAS: usize = 3;

/// Regions of the body, so that a session for range goes around it.
/// Choice: anatomy.
const REGIONS: [&[Muscle]; 5] = [
    &[Muscle::Calves, Muscle::Hamstrings],
    &[Muscle::Quads, Muscle::HipFlexors],
    &[Muscle::Glutes, Muscle::Adductors],
    &[
        Muscle::Chest,
        Muscle::FrontShoulders,
        Muscle::SideShoulders,
        Muscle::RearShoulders,
        Muscle::Biceps,
        Muscle::Triceps,
        Muscle::Forearms,
    ],
    &[
        Muscle::LowerBack,
        Muscle::UpperBack,
        Muscle::Lats,
        Muscle::Traps,
        Muscle::Abs,
        Muscle::Neck,
    ],
];

/// Collects the parts of one session.
struct Parts<'m> {
    movements: &'m Movements,
    parts: Vec<Part<'m>>,
}

impl Parts<'_> {
    fn add(&mut self, why: Why, weight: i64, is_in: impl Fn(&Movement) -> bool) {
        let pool = self.movements.iter().filter(|m| is_in(m)).collect();
        self.parts.push(Part { why, weight, pool });
    }
}

/// The parts of a session for an occasion, in the order they are done.
pub(super) fn parts<'m>(occasion: Occasion, ask: &Ask, movements: &'m Movements) -> Vec<Part<'m>> {
    let mut parts = Parts {
        movements,
        parts: Vec::new(),
    };
    match occasion {
        Occasion::LessSore => less_sore(&mut parts, ask),
        Occasion::Range => range(&mut parts, ask),
        Occasion::Restorative => restorative(&mut parts),
        Occasion::PeriodEase => period_ease(&mut parts),
        Occasion::AfterBirth => after_birth(&mut parts),
        Occasion::Pregnancy => pregnancy(&mut parts),
        Occasion::EaseWeek => ease_week(&mut parts),
        Occasion::Minimum => minimum(&mut parts),
        Occasion::KeepMoving => keep_moving(&mut parts),
    }
    parts.add(Why::Closing, LAST, |m| {
        has(m, Fit::Closing) && m.modality == Modality::Breathing
    });
    parts.parts
}

fn has(movement: &Movement, fit: Fit) -> bool {
    movement.fits.contains(&fit)
}

fn is(movement: &Movement, kinds: &[Modality]) -> bool {
    kinds.contains(&movement.modality)
}

/// The muscle it is first of all for.
fn first(movement: &Movement) -> Option<Muscle> {
    movement.muscles.first().copied()
}

fn is_first_in(movement: &Movement, region: &[Muscle]) -> bool {
    first(movement).is_some_and(|m| region.contains(&m))
}

/// R38: light work and rolling where it is sore, hands and warmth where it is very sore.
fn less_sore(parts: &mut Parts<'_>, ask: &Ask) {
    let opens = |m: &Movement| has(m, Fit::Opening) && !is(m, &[Modality::Stretching]);
    parts.add(Why::Opening, SECOND, opens);
    let mut sore: Vec<(Muscle, Level)> = ask.areas.iter().map(|(m, l)| (*m, *l)).collect();
    sore.sort_by_key(|(muscle, level)| (std::cmp::Reverse(level.points()), *muscle));
    sore.truncate(MOST_AREAS);
    for (muscle, level) in &sore {
        let at = |m: &Movement, kinds: &[Modality]| is(m, kinds) && m.muscles.contains(muscle);
        parts.add(Why::NearSore(*muscle), THIRD, |m| {
            at(m, &[Modality::Mobility]) && m.dose.kind != DoseKind::Minutes
        });
        for kind in for_soreness(*level) {
            let Some((why, weight)) = at_the_sore_muscle(*kind, *muscle) else {
                continue;
            };
            let works = *kind == Modality::LightContraction;
            parts.add(why, weight, |m| {
                at(m, &[*kind]) || (works && at(m, &[Modality::Cycling]))
            });
        }
    }
    let very = sore.iter().any(|(_, level)| is_very_sore(*level));
    let weight = if very { SECOND } else { LAST };
    parts.add(Why::Warmth, weight, |m| is(m, &[Modality::Warmth]));
}

/// What a kind of movement does for a sore muscle itself, and how much it matters.
const fn at_the_sore_muscle(kind: Modality, muscle: Muscle) -> Option<(Why, i64)> {
    match kind {
        Modality::LightContraction => Some((Why::SoreMuscle(muscle), MAIN)),
        Modality::Rolling => Some((Why::RollSore(muscle), SECOND)),
        Modality::SelfMassage => Some((Why::HandsOnSore(muscle), MAIN)),
        Modality::Mobility
        | Modality::Stretching
        | Modality::Yoga
        | Modality::Walking
        | Modality::Cycling
        | Modality::Breathing
        | Modality::Warmth
        | Modality::Snack => None,
    }
}

/// R39: a movement for each region, those she named first.
fn range(parts: &mut Parts<'_>, ask: &Ask) {
    for region in REGIONS {
        let named: BTreeSet<Muscle> = ask.areas.keys().copied().collect();
        let wanted = named.is_empty() || region.iter().any(|m| named.contains(m));
        let weight = if wanted { MAIN } else { LAST };
        let whom = region.iter().find(|m| named.contains(m)).or(region.first());
        let Some(muscle) = whom else { continue };
        parts.add(Why::Range(*muscle), weight, |m| {
            is(m, for_goal(Goal::Range))
                && is_first_in(m, region)
                && m.dose.kind != DoseKind::Minutes
        });
    }
}

fn restorative(parts: &mut Parts<'_>) {
    let calm = |m: &Movement| has(m, Fit::Restorative) && !is(m, &[Modality::Walking]);
    let is_set = |m: &Movement| m.dose.kind == DoseKind::Minutes;
    parts.add(Why::Calm, MAIN, |m| {
        calm(m) && is_set(m) && is(m, &[Modality::Yoga])
    });
    parts.add(Why::Calm, THIRD, |m| {
        calm(m) && !is_set(m) && !is(m, &[Modality::Breathing])
    });
    parts.add(Why::Calm, LAST, |m| {
        calm(m) && is(m, &[Modality::SelfMassage])
    });
}

fn period_ease(parts: &mut Parts<'_>) {
    let eases = |m: &Movement| has(m, Fit::PeriodEase);
    let is_set = |m: &Movement| m.dose.kind == DoseKind::Minutes;
    parts.add(Why::PeriodEase, MAIN, |m| {
        eases(m) && is_set(m) && is(m, &[Modality::Yoga, Modality::Stretching])
    });
    parts.add(Why::PeriodEase, THIRD, |m| eases(m) && !is_set(m));
    parts.add(Why::Warmth, SECOND, |m| {
        eases(m) && is(m, &[Modality::Warmth])
    });
}

/// R13: pelvic floor and walking first, then what is marked as a start.
fn after_birth(parts: &mut Parts<'_>) {
    parts.add(Why::PelvicFloor, MAIN, |m| {
        has(m, Fit::AfterBirth) && m.dose.kind == DoseKind::Reps
    });
    parts.add(Why::PelvicFloor, SECOND, |m| {
        has(m, Fit::AfterBirth) && m.dose.kind == DoseKind::Breaths
    });
    let start = |m: &Movement, kind| m.postpartum_start && m.modality == kind;
    parts.add(Why::AfterBirth, THIRD, |m| start(m, Modality::Mobility));
    parts.add(Why::AfterBirth, THIRD, |m| {
        start(m, Modality::LightContraction) && !has(m, Fit::AfterBirth)
    });
    parts.add(Why::AfterBirth, SECOND, |m| start(m, Modality::Walking));
}

fn pregnancy(parts: &mut Parts<'_>) {
    let fits = |m: &Movement, kind| has(m, Fit::Pregnancy) && m.modality == kind;
    let lower = |m: &Movement| REGIONS[..3].iter().any(|r| is_first_in(m, r));
    parts.add(Why::Pregnancy, MAIN, |m| fits(m, Modality::Walking));
    parts.add(Why::Pregnancy, THIRD, |m| {
        fits(m, Modality::Mobility) && !lower(m)
    });
    parts.add(Why::Pregnancy, THIRD, |m| {
        fits(m, Modality::LightContraction) && lower(m)
    });
    parts.add(Why::Pregnancy, THIRD, |m| {
        fits(m, Modality::LightContraction) && !lower(m) && first(m).is_some()
    });
    parts.add(Why::PelvicFloor, SECOND, |m| {
        fits(m, Modality::LightContraction) && has(m, Fit::AfterBirth)
    });
}

fn ease_week(parts: &mut Parts<'_>) {
    let fits = |m: &Movement, kinds| has(m, Fit::EaseWeek) && is(m, kinds);
    parts.add(Why::EaseWeek, MAIN, |m| {
        fits(m, &[Modality::Mobility, Modality::Yoga])
    });
    parts.add(Why::EaseWeek, SECOND, |m| {
        fits(m, &[Modality::Cycling, Modality::Walking])
    });
}

/// Little time: one movement for the back, one for the hips, one for the legs.
fn minimum(parts: &mut Parts<'_>) {
    let fits = |m: &Movement, from: usize, to: usize| {
        has(m, Fit::Minimum) && REGIONS[from..to].iter().any(|r| is_first_in(m, r))
    };
    parts.add(Why::Minimum, MAIN, |m| fits(m, 4, 5));
    parts.add(Why::Minimum, SECOND, |m| fits(m, 1, 3));
    parts.add(Why::Minimum, THIRD, |m| fits(m, 0, 1));
}

fn keep_moving(parts: &mut Parts<'_>) {
    let opens = |m: &Movement| has(m, Fit::Opening) && m.dose.kind == DoseKind::Minutes;
    parts.add(Why::KeepMoving, MAIN, opens);
    for region in REGIONS {
        parts.add(Why::KeepMoving, THIRD, |m| {
            is(m, &[Modality::Mobility]) && is_first_in(m, region) && !opens(m)
        });
    }
}
