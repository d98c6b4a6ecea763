//! Loads that can be put together from the plates a person has, and the ramp up to one.

use std::collections::BTreeSet;

use super::{Kit, PlateStep};
use crate::exercise::{Equipment, Exercise, Loading};
use crate::unit::{Load, MassUnit, Reps};

/// How to fit a load between two steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The nearest step; of two as near the lighter.
    Near,
    /// The next step that is not harder.
    Down,
    /// The next step that is not easier.
    Up,
}

/// The plates a person has, in pairs and enough of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plates {
    smallest: i64,
    /// What one side can hold, rising, in hundredths of the unit.
    sides: Vec<i64>,
}

/// What one side of a bar holds at most, in hundredths of the unit.
/// Choice: 400 kg or lb a side is more than the sleeve of a bar takes.
const MOST_PER_SIDE: i64 = 40_000;
/// Two plates make a step. Source: a bar has two sides.
const SIDES: i64 = 2;

impl Plates {
    /// From the plates' masses in hundredths of the unit: 125 is 1.25 kg or lb.
    ///
    /// `None` without any, and for one that is no plate (under a quarter or over 100).
    ///
    /// ```
    /// # use recoup_engine::plan::Plates;
    /// assert!(Plates::new(&[2_000, 1_000, 500]).is_some());
    /// assert_eq!(Plates::new(&[]), None);
    /// assert_eq!(Plates::new(&[0]), None);
    /// ```
    pub fn new(hundredths: &[i64]) -> Option<Self> {
        let smallest = hundredths.iter().copied().min()?;
        let is_plate = |mass: &i64| (PlateStep::MIN..=PlateStep::MAX).contains(mass);
        if !hundredths.iter().all(is_plate) {
            return None;
        }
        let mut sides = BTreeSet::from([0]);
        let mut last = Some(0);
        while let Some(side) = last {
            let more = hundredths.iter().map(|mass| side + mass);
            sides.extend(more.filter(|side| *side <= MOST_PER_SIDE));
            last = sides.range(side + 1..).next().copied();
        }
        let sides = sides.into_iter().collect();
        Some(Self { smallest, sides })
    }

    /// What both sides hold together for a wished mass, in hundredths of the unit.
    fn fit(&self, wished: f64, fit: Fit) -> i64 {
        let both = |at: usize| self.sides.get(at).map(|side| side * SIDES);
        // The first that is not under the wish, and the last that is not over it.
        let up = self
            .sides
            .partition_point(|side| to_float(side * SIDES) < wished - SLACK);
        let over = self
            .sides
            .partition_point(|side| to_float(side * SIDES) <= wished + SLACK);
        let down = both(over.saturating_sub(1)).unwrap_or_default();
        let up = both(up).unwrap_or(down);
        match fit {
            Fit::Up => up,
            Fit::Near if to_float(up) - wished < wished - to_float(down) => up,
            Fit::Near | Fit::Down => down,
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most 80,000")]
fn to_float(hundredths: i64) -> f64 {
    hundredths as f64
}

/// Hundredths in one. Source: definition.
const HUNDREDTHS: f64 = 100.0;
/// Half a gram of rounding in the load must not tip it over a step; in hundredths of a unit.
/// Choice: half a gram is 0.11 hundredths of a pound; 0.2 is far below the smallest plate.
const SLACK: f64 = 0.2;

/// A load as a whole number of steps in the person's unit.
///
/// Loads below zero are help; the step down from −20 is −22.5, more help and easier.
pub fn fit_load(load: Load, step: PlateStep, unit: MassUnit, fit: Fit) -> Load {
    let steps = load.in_unit(unit) * HUNDREDTHS / step_hundredths(step);
    let slack = SLACK / step_hundredths(step);
    let whole = match fit {
        Fit::Near => libm::ceil(steps - slack - 1.0 / 2.0),
        Fit::Down => libm::floor(steps + slack),
        Fit::Up => libm::ceil(steps - slack),
    };
    let mass = whole * step_hundredths(step) / HUNDREDTHS;
    Load::from_mass(mass, unit).unwrap_or(load)
}

#[expect(clippy::cast_precision_loss, reason = "at most 10,000")]
fn step_hundredths(step: PlateStep) -> f64 {
    step.hundredths() as f64
}

/// One step as a load.
pub(super) fn step_load(step: PlateStep, unit: MassUnit) -> Load {
    Load::from_mass(step_hundredths(step) / HUNDREDTHS, unit).unwrap_or(Load::ZERO)
}

impl Kit {
    /// The smallest step between two loads of an exercise.
    pub fn step_of(&self, exercise: &Exercise) -> PlateStep {
        let is_free_hand = exercise
            .equipment
            .iter()
            .any(|e| matches!(e, Equipment::Dumbbell | Equipment::Kettlebell));
        if is_free_hand {
            return self.dumbbell_step;
        }
        let plates = self.plates.as_ref().filter(|_| takes_plates(exercise));
        let own = plates.and_then(|own| PlateStep::try_new(own.smallest * SIDES).ok());
        own.unwrap_or(self.step)
    }

    /// Her own plates, for an exercise with the bar that she has them for.
    fn plates_of(&self, exercise: &Exercise) -> Option<&Plates> {
        self.plates.as_ref().filter(|_| is_on_bar(exercise))
    }

    /// A load as it can be put together with her own plates, not harder than it was. What she did not
    /// say stays: without plates of her own every load is taken as it is.
    pub fn loadable(&self, load: Load, exercise: &Exercise) -> Load {
        if self.plates_of(exercise).is_none() {
            return load;
        }
        self.fit(load, exercise, Fit::Down)
    }

    /// A load of which this share stays, as it can be put together and never harder; of help, as much
    /// more.
    pub fn eased(&self, load: Load, share: f64, exercise: &Exercise) -> Load {
        self.fit(lightened(load, share), exercise, Fit::Down)
            .min(load)
    }

    /// The least load of an exercise: the empty bar where it is done with one.
    pub fn least_load(&self, exercise: &Exercise) -> Load {
        if is_on_bar(exercise) {
            self.bar
        } else {
            Load::try_new(Load::MIN).unwrap_or(Load::ZERO)
        }
    }

    /// A load that can be put together for an exercise, never under the empty bar.
    pub fn fit(&self, load: Load, exercise: &Exercise, fit: Fit) -> Load {
        if let Some(plates) = self.plates_of(exercise) {
            // The bar as she said it: a bar of 35 lb in grams and back is 35.0006.
            let bar = libm::round(self.bar.in_unit(self.unit) * HUNDREDTHS);
            let held = plates.fit(load.in_unit(self.unit) * HUNDREDTHS - bar, fit);
            let mass = (bar + to_float(held)) / HUNDREDTHS;
            return Load::from_mass(mass, self.unit).unwrap_or(load);
        }
        fit_load(load, self.step_of(exercise), self.unit, fit).max(self.least_load(exercise))
    }
}

/// Whether an exercise is done with a straight bar and what is on it.
fn is_on_bar(exercise: &Exercise) -> bool {
    exercise.equipment.contains(&Equipment::Barbell) && exercise.loading == Loading::External
}

/// Whether the load of an exercise is made of plates in pairs.
fn takes_plates(exercise: &Exercise) -> bool {
    let on = |e: &Equipment| {
        matches!(
            e,
            Equipment::Barbell | Equipment::EzBar | Equipment::TrapBar | Equipment::SmithMachine
        )
    };
    exercise.equipment.iter().any(on)
}

/// A step of a warm-up: percent of the work load and repetitions.
struct RampStep {
    percent: f64,
    reps: i64,
}

/// The ramp before the first work set, after the empty bar.
/// Choice: DESIGN 7.4 ("20 × 8 · 40 × 5 · 60 × 3" for 77.5 kg); no trial compares ramps.
const RAMP: [RampStep; 2] = [
    RampStep {
        percent: 52.0,
        reps: 5,
    },
    RampStep {
        percent: 78.0,
        reps: 3,
    },
];
/// Repetitions with the empty bar. Choice: DESIGN 7.4.
const BAR_REPS: i64 = 8;
/// Hundred per cent. Source: definition.
const WHOLE_PERCENT: f64 = 100.0;

/// The warm-up sets for a work load: rising loads that can be put together, with repetitions.
///
/// Empty where nothing is loaded; a step that the plates make no lighter than the work or no heavier
/// than the step before is left out.
pub fn warm_up_ramp(work: Load, exercise: &Exercise, kit: &Kit) -> Vec<(Load, Reps)> {
    if exercise.loading != Loading::External || work <= Load::ZERO {
        return Vec::new();
    }
    let mut ramp: Vec<(Load, Reps)> = Vec::new();
    let bar = kit.least_load(exercise);
    let start = (Load::ZERO < bar).then_some((bar, BAR_REPS));
    let steps = RAMP.iter().map(|step| {
        let load = scaled(work, step.percent / WHOLE_PERCENT);
        (kit.fit(load, exercise, Fit::Down), step.reps)
    });
    for (load, reps) in start.into_iter().chain(steps) {
        let is_heavier = ramp.last().is_none_or(|(before, _)| *before < load);
        if let (true, Ok(reps)) = (
            is_heavier && Load::ZERO < load && load < work,
            Reps::try_new(reps),
        ) {
            ramp.push((load, reps));
        }
    }
    ramp
}

/// This share of a load to the gram; of help, as much more.
pub(super) fn lightened(load: Load, share: f64) -> Load {
    let is_help = load < Load::ZERO;
    scaled(load, if is_help { 2.0 - share } else { share })
}

/// A load times a factor, to the gram.
pub(super) fn scaled(load: Load, factor: f64) -> Load {
    Load::from_mass(load.kilograms() * factor, MassUnit::Kilogram).unwrap_or(load)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::kit::{exercise, kg, lb};
    use proptest::prelude::*;

    const KG_STEP: i64 = 250;

    fn fitted(mass: f64, fit: Fit) -> String {
        let step = PlateStep::try_new(KG_STEP).unwrap();
        fit_load(kg(mass), step, MassUnit::Kilogram, fit).to_text(MassUnit::Kilogram)
    }

    #[test]
    fn loads_fit_the_plates() {
        assert_eq!(fitted(78.0, Fit::Near), "77.5");
        assert_eq!(fitted(78.75, Fit::Near), "77.5");
        assert_eq!(fitted(79.0, Fit::Near), "80");
        assert_eq!(fitted(79.9, Fit::Down), "77.5");
        assert_eq!(fitted(77.6, Fit::Up), "80");
        assert_eq!(fitted(77.5, Fit::Up), "77.5");
        assert_eq!(fitted(-21.0, Fit::Down), "-22.5");
    }

    /// A load in kilograms with these plates on a bar of 15 kg.
    fn with_plates(plates: &[i64], mass: f64, fit: Fit) -> String {
        let kit = Kit {
            bar: kg(15.0),
            plates: Plates::new(plates),
            ..Kit::usual(MassUnit::Kilogram)
        };
        let load = kit.fit(kg(mass), &exercise("squat"), fit);
        load.to_text(MassUnit::Kilogram)
    }

    #[test]
    fn loads_are_made_of_the_plates_that_are_there() {
        let home = [1_000, 500];
        let fits = |mass| [Fit::Down, Fit::Near, Fit::Up].map(|fit| with_plates(&home, mass, fit));
        assert_eq!(fits(77.5), ["75", "75", "85"]);
        assert_eq!(fits(81.0), ["75", "85", "85"]);
        assert_eq!(fits(85.0), ["85", "85", "85"]);
        assert_eq!(fits(3.0), ["15", "15", "15"]);
        // 15 and 20 a side make no 5, 10 or 25.
        let few = [2_000, 1_500];
        assert_eq!(with_plates(&few, 74.0, Fit::Down), "55");
        assert_eq!(with_plates(&few, 74.0, Fit::Up), "75");
        assert_eq!(with_plates(&few, 70.0, Fit::Near), "75");
    }

    #[test]
    fn plates_say_nothing_about_a_stack_or_a_dumbbell() {
        let kit = Kit {
            plates: Plates::new(&[1_000]),
            ..Kit::usual(MassUnit::Kilogram)
        };
        let curl = exercise("curl");
        assert_eq!(kit.step_of(&exercise("squat")).hundredths(), 2_000);
        assert_eq!(kit.step_of(&curl).hundredths(), 200);
        assert_eq!(kit.loadable(kg(11.0), &curl), kg(11.0));
        assert_eq!(
            Kit::usual(MassUnit::Kilogram).loadable(kg(77.0), &exercise("squat")),
            kg(77.0)
        );
    }

    #[test]
    fn ramp_of_the_design_page() {
        let squat = exercise("squat");
        let ramp = warm_up_ramp(kg(77.5), &squat, &Kit::usual(MassUnit::Kilogram));
        let text: Vec<String> = ramp
            .iter()
            .map(|(l, r)| format!("{}x{}", l.to_text(MassUnit::Kilogram), r.count()))
            .collect();
        assert_eq!(text, ["20x8", "40x5", "60x3"]);
    }

    #[test]
    fn light_work_needs_less_of_a_ramp() {
        let squat = exercise("squat");
        let kit = Kit::usual(MassUnit::Kilogram);
        assert_eq!(warm_up_ramp(kg(20.0), &squat, &kit), []);
        assert_eq!(warm_up_ramp(kg(30.0), &squat, &kit).len(), 2);
        assert_eq!(warm_up_ramp(Load::ZERO, &squat, &kit), []);
    }

    proptest! {
        #[test]
        fn fitted_loads_stay_fitted(grams in -200_000_i64..400_000, pounds in any::<bool>(), step in 25_i64..2_000) {
            let unit = if pounds { MassUnit::Pound } else { MassUnit::Kilogram };
            let step = PlateStep::try_new(step).unwrap();
            let load = Load::try_new(grams).unwrap();
            let down = fit_load(load, step, unit, Fit::Down);
            let up = fit_load(load, step, unit, Fit::Up);
            prop_assert!(down.grams() <= grams + 2 && grams <= up.grams() + 2);
            for fit in [Fit::Near, Fit::Down, Fit::Up] {
                prop_assert_eq!(fit_load(down, step, unit, fit), down);
            }
        }
    }

    #[test]
    fn pounds_fit_pounds() {
        let step = PlateStep::try_new(500).unwrap();
        let load = fit_load(lb(137.0), step, MassUnit::Pound, Fit::Near);
        assert_eq!(load.to_text(MassUnit::Pound), "135");
    }
}
