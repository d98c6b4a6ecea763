//! Loads that can be put together from the plates a person has, and the ramp up to one.

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
            self.dumbbell_step
        } else {
            self.step
        }
    }

    /// The least load of an exercise: the empty bar where it is done with one.
    pub fn least_load(&self, exercise: &Exercise) -> Load {
        let is_bar = exercise.equipment.contains(&Equipment::Barbell);
        if is_bar && exercise.loading == Loading::External {
            self.bar
        } else {
            Load::try_new(Load::MIN).unwrap_or(Load::ZERO)
        }
    }

    /// A load that can be put together for an exercise, never under the empty bar.
    pub fn fit(&self, load: Load, exercise: &Exercise, fit: Fit) -> Load {
        fit_load(load, self.step_of(exercise), self.unit, fit).max(self.least_load(exercise))
    }
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
