//! Why a recommendation says what it says, in numbers a person can check.
//!
//! A [`Rule`] has one [`Card`]: its condition, action, evidence, what speaks against it and what
//! would make us change it. A [`Reason`] is a rule that fired on a day, with the value that was
//! measured and the limit it met. The words on a screen are made elsewhere from [`Fact`]; the
//! conditions themselves live in the rooms that decide.

mod card;
mod daily_cards;
mod page;
mod recovery_cards;
mod safety_cards;
mod training_cards;

use jiff::civil::Date;

use crate::code::coded;
use crate::exercise::{ExerciseId, Muscle, Pattern};
use crate::safety::{LifeStage, RedFlag};
use crate::unit::Rir;
use crate::wellness::{Illness, Site, Wellness};

pub use card::{Card, Family};
pub use page::rules_page;

coded! {
    /// How sure the direction of an effect is; the weaker one where two are given.
    pub enum Grade as "grade" {
        /// Strong: consistent pooled trials, or consensus and mechanism for safety.
        A = "a",
        /// Good: pooled trials of low certainty, or two trials that agree.
        B = "b",
        /// Fair: one small trial, or trials that disagree.
        C = "c",
        /// Weak: observation, survey or expert opinion.
        D = "d",
        /// Our default, not tested.
        E = "e",
    }
}

coded! {
    /// A rule of the coach's judgement, by its number.
    pub enum Rule as "rule" {
        /// Chest pain, fainting, palpitations, breathlessness.
        R1 = "R1",
        /// Dark urine, or extreme muscle pain with swelling or weakness.
        R2 = "R2",
        /// One limb swollen, warm or painful.
        R3 = "R3",
        /// Neurological signs.
        R4 = "R4",
        /// An open health gate.
        R5 = "R5",
        /// Being ill.
        R6 = "R6",
        /// Joint pain.
        R7 = "R7",
        /// Periods missed.
        R8 = "R8",
        /// Eating-disorder or self-harm answers.
        R9 = "R9",
        /// Bone pain.
        R10 = "R10",
        /// Very heavy bleeding.
        R11 = "R11",
        /// Pregnancy.
        R12 = "R12",
        /// After birth.
        R13 = "R13",
        /// Very high blood pressure.
        R13b = "R13b",
        /// No rolling on a wound or an inflamed site.
        R14 = "R14",
        /// The composite against her own usual.
        R15 = "R15",
        /// Perceived recovery while the composite is calibrating.
        R16 = "R16",
        /// Very short sleep.
        R17 = "R17",
        /// One short night.
        R18 = "R18",
        /// One item on one day.
        R19 = "R19",
        /// Several early warning signs.
        R20 = "R20",
        /// Every planned muscle early or very sore.
        R21 = "R21",
        /// Some planned muscles early or very sore.
        R22 = "R22",
        /// Sore, but its time is up.
        R23 = "R23",
        /// Heart-rate variability.
        R24 = "R24",
        /// First work set below expectation.
        R25 = "R25",
        /// Repetitions drop off.
        R26 = "R26",
        /// Never to the limit.
        R27 = "R27",
        /// No rolling between sets.
        R28 = "R28",
        /// Double progression.
        R29 = "R29",
        /// Weekly sets.
        R30 = "R30",
        /// Weekly sets rise no faster than a guard.
        R31 = "R31",
        /// A lift is flat.
        R32 = "R32",
        /// Deload.
        R33 = "R33",
        /// Return after a break.
        R34 = "R34",
        /// The minimum session.
        R35 = "R35",
        /// Dose of a recovery session.
        R36 = "R36",
        /// Over the dose is training.
        R37 = "R37",
        /// Less soreness now.
        R38 = "R38",
        /// Range of motion or calm.
        R39 = "R39",
        /// Period pain.
        R40 = "R40",
        /// Cold after lifting.
        R41 = "R41",
        /// Movement snacks.
        R42 = "R42",
        /// Monotony and strain.
        R43 = "R43",
        /// The self-experiment.
        R44 = "R44",
        /// No change by cycle phase.
        R45 = "R45",
        /// Symptoms run high.
        R46 = "R46",
        /// A personal pattern over cycles.
        R47 = "R47",
        /// Hormonal contraception.
        R48 = "R48",
        /// No change by sex.
        R49 = "R49",
        /// Around and after menopause.
        R50 = "R50",
        /// When a prediction is shown.
        R51 = "R51",
        /// Bias of reps in reserve.
        R52 = "R52",
        /// Weekly planning.
        R53 = "R53",
        /// Everything counts.
        R54 = "R54",
        /// What a recommendation shows.
        R55 = "R55",
    }
}

/// A number with its unit, as measured or as a limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quantity {
    /// Hours.
    Hours(f64),
    /// Whole days.
    Days(i64),
    /// Minutes.
    Minutes(i64),
    /// Points on the scale of the thing measured.
    Points(f64),
    /// Standard deviations of the composite or item; above zero is better than usual.
    Deviations(f64),
    /// Percent.
    Percent(f64),
    /// How many.
    Count(i64),
    /// Weekly sets, halves for indirect work.
    Sets(f64),
    /// A yes, where the rule asks no number.
    Yes,
}

impl Quantity {
    /// The bare number; one for a yes.
    #[expect(
        clippy::cast_precision_loss,
        reason = "days, minutes and counts are small"
    )]
    pub const fn number(self) -> f64 {
        match self {
            Self::Hours(x)
            | Self::Points(x)
            | Self::Deviations(x)
            | Self::Percent(x)
            | Self::Sets(x) => x,
            Self::Days(n) | Self::Minutes(n) | Self::Count(n) => n as f64,
            Self::Yes => 1.0,
        }
    }

    /// The unit's code: h, d, min, points, sd, percent, count, sets, yes.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Hours(_) => "h",
            Self::Days(_) => "d",
            Self::Minutes(_) => "min",
            Self::Points(_) => "points",
            Self::Deviations(_) => "sd",
            Self::Percent(_) => "percent",
            Self::Count(_) => "count",
            Self::Sets(_) => "sets",
            Self::Yes => "yes",
        }
    }
}

/// What a reason is about, with the values its words need.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// A red flag is ticked; since when it has been waiting for clearance.
    Flag(RedFlag, Date),
    /// A professional cleared her; the first session is easy, the next held.
    ClearedAfter(RedFlag, Date),
    /// The health gate is open.
    GateOpen,
    /// She is ill.
    Ill(Illness),
    /// She was ill until a date.
    WasIll(Date),
    /// A joint hurts; where it hurts in a movement, and since how many days.
    JointPain(Site, Option<Pattern>, i64),
    /// A joint flag is ticked, and no site is told.
    JointFlag,
    /// A bone hurts.
    BonePain(Site),
    /// Periods missed in a row, where told.
    PeriodsMissed(Option<u16>),
    /// A life stage sets a limit.
    Stage(LifeStage),
    /// Jumps wait until her bones were looked at.
    BonesNotCleared,
    /// A site is not to be rolled or massaged.
    BlockedSite(Site),
    /// The composite lies this far from her usual.
    Composite,
    /// The composite was low on this many of so many mornings.
    CompositeLow(i64, i64),
    /// Heart-rate variability lies this far below her usual.
    Variability,
    /// Perceived recovery, read by its bands.
    Recovery,
    /// Hours slept last night; whether they were typed.
    Slept(bool),
    /// Short nights, of so many.
    ShortNights(i64, i64),
    /// One item is below its usual, and the others are not.
    OneItem(Wellness),
    /// The early-warning points.
    Warning,
    /// A muscle worked hours ago; what we expect it to need, in hours.
    MuscleEarly(Muscle, f64),
    /// A muscle is sore.
    MuscleSore(Muscle),
    /// A muscle is sore and its time is up.
    SoreButReady(Muscle),
    /// Symptoms are above their usual, or one is strong.
    Symptoms,
    /// Days since the last strength session.
    TimeOff,
    /// Minutes she has.
    ShortOfTime,
    /// Sets that today would bring the week to, for a muscle.
    WeeklySets(Muscle),
    /// A lift's first set lies this far from its usual.
    FirstSet(ExerciseId),
    /// Repetitions fell from the first to the last set.
    DropOff(ExerciseId),
    /// Reps left at least, for an exercise.
    RirFloor(Rir),
}

/// A rule that fired, with what was measured and what speaks against it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Which rule.
    pub rule: Rule,
    /// What was measured.
    pub measured: Quantity,
    /// The limit it met, where the rule has one.
    pub limit: Option<Quantity>,
    /// What it is about.
    pub fact: Fact,
}

impl Reason {
    /// How sure the rule is.
    pub fn grade(&self) -> Grade {
        self.rule.card().grade
    }

    /// The ids of its evidence.
    pub fn evidence(&self) -> &'static [&'static str] {
        self.rule.card().evidence
    }

    /// The ids of evidence that speaks against it.
    pub fn against(&self) -> &'static [&'static str] {
        self.rule.card().against
    }

    /// Whether it shows a shield and "Safety rule" in place of a grade.
    pub fn is_safety(&self) -> bool {
        self.rule.card().is_safety()
    }
}
