//! What the person chose: days, kit, moves, pauses, and what she was shown.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::{Date, Time};

use super::plates::Plates;
use crate::code::coded;
use crate::exercise::Equipment;
use crate::program::Weekdays;
use crate::session::DEFAULT_START;
use crate::unit::{Load, MassUnit, OutOfRange};

/// Everything that a person chose about her enrollment in one program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The date of day [`Choices::enters_at`].
    pub started_on: Date,
    /// The day of the program that she began with: 1, or more when she switched from another
    /// version half-way and goes on where she was. Keys of weeks before are of no interest.
    pub enters_at: u16,
    /// The weekdays for strength when she began.
    pub training_days: Weekdays,
    /// Other weekdays from a date on.
    pub changed_days: BTreeMap<Date, Weekdays>,
    /// What she has to lift.
    pub kit: Kit,
    /// When she usually begins.
    pub usual_start: Time,
    /// How used she is to strength training.
    pub experience: Experience,
    /// Sessions that she put on a day herself; of several for one key the last made counts.
    pub moves: Vec<Move>,
    /// Keys of sessions that she left out.
    pub left_out: BTreeSet<String>,
    /// Sessions that a decision took away from a day.
    pub swapped: Vec<Swap>,
    /// Days on which the program stands still.
    pub pauses: Vec<Pause>,
    /// Days on which she cannot train and the program goes on, such as a journey.
    pub unavailable: BTreeSet<Date>,
    /// First days of deloads that she agreed to.
    pub deloads: BTreeSet<Date>,
    /// The plan as it was last shown to her.
    pub shown: Option<Shown>,
}

impl Choices {
    /// The choices of someone who begins a program and has changed nothing yet: kilograms, all
    /// equipment, six in the evening, used to training.
    pub fn starting(started_on: Date, training_days: Weekdays) -> Self {
        Self {
            started_on,
            enters_at: 1,
            training_days,
            changed_days: BTreeMap::new(),
            kit: Kit::usual(MassUnit::Kilogram),
            usual_start: DEFAULT_START,
            experience: Experience::Regular,
            moves: Vec::new(),
            left_out: BTreeSet::new(),
            swapped: Vec::new(),
            pauses: Vec::new(),
            unavailable: BTreeSet::new(),
            deloads: BTreeSet::new(),
            shown: None,
        }
    }

    /// The weekdays for strength that hold on a date.
    pub fn days_on(&self, date: Date) -> Weekdays {
        self.changed_days
            .range(..=date)
            .next_back()
            .map_or(self.training_days, |(_, days)| *days)
    }

    /// The day that she last chose for a session.
    pub fn last_move(&self, key: &str) -> Option<&Move> {
        self.moves
            .iter()
            .filter(|m| m.key == key)
            .max_by_key(|m| (m.at, m.to))
    }

    /// The last day that a decision took a session away from.
    pub fn last_swap(&self, key: &str) -> Option<Date> {
        self.swapped
            .iter()
            .filter(|s| s.key == key)
            .map(|s| s.on)
            .max()
    }

    /// Whether the program stands still on a date.
    pub fn is_paused(&self, date: Date) -> bool {
        self.pauses.iter().any(|pause| pause.holds(date))
    }
}

/// A session that the person put on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The session's key.
    pub key: String,
    /// The day she chose.
    pub to: Date,
    /// When she chose it.
    pub at: Timestamp,
}

/// A session that a decision took away from a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// The session's key.
    pub key: String,
    /// The day that became easy.
    pub on: Date,
}

/// Days on which the program stands still and its day number with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// The first day of it.
    pub from: Date,
    /// The first day after it; `None` while it lasts.
    pub until: Option<Date>,
}

impl Pause {
    /// Whether a date lies in the pause.
    pub fn holds(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date < until)
    }
}

/// The plan as it was last shown: new plans differ from it as little as they can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The date it was made for. A change of days after it makes it void.
    pub on: Date,
    /// The day of each session, by key.
    pub days: BTreeMap<String, Date>,
}

coded! {
    /// How used a person is to strength training.
    pub enum Experience as "experience" {
        /// Under six months of it.
        New = "new",
        /// Back after more than six months without.
        Returning = "returning",
        /// Used to it.
        Regular = "regular",
    }
}

impl Experience {
    /// Whether the rules for novices hold. Source: RULES section 1, `novice`.
    pub const fn is_novice(self) -> bool {
        match self {
            Self::New | Self::Returning => true,
            Self::Regular => false,
        }
    }
}

/// What a person has to lift, and by what steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kit {
    /// The unit in which she sees loads.
    pub unit: MassUnit,
    /// The smallest step of a bar or machine: twice the smallest plate for a bar.
    pub step: PlateStep,
    /// The smallest step between two dumbbells or kettlebells.
    pub dumbbell_step: PlateStep,
    /// The empty bar.
    pub bar: Load,
    /// What her own plates make on a bar; `None` where she has not said which she has.
    pub plates: Option<Plates>,
    /// What she has; `None` where she has not said, which is taken for everything.
    pub owned: Option<BTreeSet<Equipment>>,
}

/// A step between two loads that can be put together, in hundredths of the person's unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlateStep(i64);

impl PlateStep {
    /// The least step, in hundredths: a quarter. Choice: the smallest plates sold in pairs.
    pub const MIN: i64 = 25;
    /// The greatest step, in hundredths. Choice: no stack of weights steps by more than a hundred.
    pub const MAX: i64 = 10_000;

    /// A checked step, from hundredths of the unit: 250 is 2.5 kg or 2.5 lb.
    ///
    /// # Errors
    /// [`OutOfRange`] outside 25..=10000.
    pub const fn try_new(hundredths: i64) -> Result<Self, OutOfRange> {
        if hundredths < Self::MIN || Self::MAX < hundredths {
            #[expect(clippy::cast_precision_loss, reason = "only shown in an error")]
            return Err(OutOfRange {
                quantity: "plate step",
                unit: "hundredths of the unit",
                found: hundredths as f64,
                min: Self::MIN,
                max: Self::MAX,
            });
        }
        Ok(Self(hundredths))
    }

    /// The step in hundredths of the unit.
    pub const fn hundredths(self) -> i64 {
        self.0
    }
}

/// Twice the smallest plate of most gyms. Choice: 1.25 kg plates are common, 0.5 kg are not.
const STEP_KG: PlateStep = PlateStep(250);
/// Twice the smallest plate of most gyms in pounds. Choice: 2.5 lb plates are common.
const STEP_LB: PlateStep = PlateStep(500);
/// Between two dumbbells of a rack. Choice: most racks step by 2 kg up to 20 kg.
const DUMBBELL_STEP_KG: PlateStep = PlateStep(200);
/// Between two dumbbells of a rack in pounds. Choice: most racks step by 5 lb.
const DUMBBELL_STEP_LB: PlateStep = PlateStep(500);
/// An empty bar in kilograms. Source: IWF technical rules, men's bar.
const BAR_KG: f64 = 20.0;
/// An empty bar in pounds. Source: the common American bar.
const BAR_LB: f64 = 45.0;

impl Kit {
    /// The plates of most gyms in a unit, and everything owned.
    pub fn usual(unit: MassUnit) -> Self {
        let (step, dumbbell_step, bar) = match unit {
            MassUnit::Kilogram => (STEP_KG, DUMBBELL_STEP_KG, BAR_KG),
            MassUnit::Pound => (STEP_LB, DUMBBELL_STEP_LB, BAR_LB),
        };
        Self {
            unit,
            step,
            dumbbell_step,
            bar: Load::from_mass(bar, unit).unwrap_or(Load::ZERO),
            plates: None,
            owned: None,
        }
    }

    /// Whether she has all that something needs.
    pub fn has_all(&self, needed: &[Equipment]) -> bool {
        self.owned
            .as_ref()
            .is_none_or(|owned| needed.iter().all(|e| owned.contains(e)))
    }
}
