//! What a phone is given to log an exercise without a network (RULINGS 8): every threshold and
//! every load it may offer is worked out here, with the engine's own rules.

use jiff::civil::Date;
use recoup_engine::exercise::{Equipment, Exercise, ExerciseId, Loading, Measure, Pattern, Sides};
use recoup_engine::in_session::{
    AfterSet, FirstSet, drop_off, ends_after_second, first_set, rir_floor,
};
use recoup_engine::plan::{Fit, Kit, PlannedExercise, warm_up_ramp};
use recoup_engine::session::{Session, Set};
use recoup_engine::strength::{HOUSE, Usual, estimate_e1rm, estimate_usual};
use recoup_engine::unit::{Load, MassUnit, Reps, Rir};

use super::Desk;
use super::log::Log;
use crate::wire;

/// Swaps that are offered. Choice: a short list that a thumb can choose from.
const MOST_SWAPS: usize = 8;
/// Steps around the planned load for which the first set's limit is told. Choice: whoever starts
/// further away is not doing the planned set.
const STEPS_AROUND: i64 = 2;
/// Repetitions of a first set up to which the limit of a later one is told. Choice: longer sets are
/// not work whose drop-off says anything.
const MOST_REPS: i64 = 30;
/// Half repetitions to the limit that are tried. Source: the published range, 10 repetitions.
const MOST_HALVES: i64 = 20;
/// The greatest share of the load to go on with after a low first set. Source: R25.
const LIGHTER: f64 = 0.975;

/// Reads one person's log for her logger.
pub(super) struct AtTheBar<'a> {
    desk: &'a Desk<'a>,
    log: &'a Log,
    kit: Kit,
    on: Date,
}

impl<'a> AtTheBar<'a> {
    /// The log as it stands on a day.
    pub(super) fn new(desk: &'a Desk<'a>, log: &'a Log, on: Date) -> Self {
        let kit = super::plan::kit_of(&log.settings);
        Self { desk, log, kit, on }
    }

    /// What is needed for a planned exercise; `None` for one that the library does not know.
    pub(super) fn in_session(&self, planned: &PlannedExercise) -> Option<wire::InSession> {
        let exercise = self.find(&planned.exercise)?;
        let stage = self.log.settings.health.life_stage;
        let floor = rir_floor(exercise, self.log.settings.experience, stage);
        let usual = estimate_usual(
            &self.log.history,
            self.desk.exercises(),
            &exercise.id,
            self.on,
        );
        let limits = match (usual, planned.load) {
            (Ok(usual), Some(load)) => self.first_set_limits(exercise, load, &usual),
            (Ok(_) | Err(_), _) => vec![],
        };
        Some(wire::InSession {
            lift: self.facts(exercise, planned.load),
            superset: planned.superset.map(String::from),
            rir_floor: floor.map(Rir::reps),
            lighter_g: planned
                .load
                .and_then(|l| self.lighter(exercise, l))
                .map(Load::grams),
            first_set: limits,
            least_reps: (1..=MOST_REPS)
                .map(|first| least_reps(first, planned.rir))
                .collect(),
            swaps: self.swaps(exercise),
        })
    }

    fn find(&self, id: &ExerciseId) -> Option<&'a Exercise> {
        self.desk.exercises().find(id)
    }

    fn facts(&self, exercise: &Exercise, load: Option<Load>) -> wire::LiftFacts {
        let done: Vec<&Session> = self
            .log
            .history
            .sessions_before(self.on)
            .iter()
            .filter(|s| s.work().any(|(id, _)| *id == exercise.id))
            .collect();
        let last = done.last();
        let sets = |s: &Session| -> Vec<wire::LastSet> {
            let work = s.work().filter(|(id, _)| **id == exercise.id);
            work.map(|(_, set)| last_set(set)).collect()
        };
        let last_sets = last.map(|s| sets(s)).unwrap_or_default();
        let best = done
            .iter()
            .flat_map(|s| sets(s))
            .filter_map(|s| s.load_g)
            .max();
        let load = load.or_else(|| Load::try_new(last_sets.first()?.load_g?).ok());
        let load = load.map(|load| self.kit.loadable(load, exercise));
        let ramp = load.map(|load| warm_up_ramp(load, exercise, &self.kit));
        let bar = self.kit.least_load(exercise);
        wire::LiftFacts {
            exercise_id: exercise.id.as_str().to_owned(),
            name: self.desk.exercise_name(exercise.id.as_str()),
            loading: loading(exercise.loading),
            measure: measure(exercise.measure),
            per_side: exercise.sides == Sides::Each,
            pattern: exercise.pattern.code().to_owned(),
            equipment: exercise
                .equipment
                .iter()
                .map(|e| e.code().to_owned())
                .collect(),
            step_g: self.step(exercise).grams(),
            bar_g: exercise
                .equipment
                .contains(&Equipment::Barbell)
                .then(|| bar.grams()),
            load_g: load.map(Load::grams),
            warm_up: ramp
                .unwrap_or_default()
                .into_iter()
                .map(|(load, reps)| wire::WarmUpSet {
                    load_g: load.grams(),
                    reps: small(reps.count()),
                })
                .collect(),
            times: u32::try_from(done.len()).unwrap_or(u32::MAX),
            last_day: last.map(|s| s.date),
            last: last_sets,
            best_g: best,
        }
    }

    fn step(&self, exercise: &Exercise) -> Load {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a step is at most 10,000 hundredths"
        )]
        let mass = self.kit.step_of(exercise).hundredths() as f64 / 100.0;
        Load::from_mass(mass, self.kit.unit).unwrap_or(Load::ZERO)
    }

    /// The next load down that R25 allows; more help on an assisted exercise.
    fn lighter(&self, exercise: &Exercise, load: Load) -> Option<Load> {
        let share = Load::from_mass(load.kilograms() * LIGHTER, MassUnit::Kilogram).ok()?;
        let fitted = self.kit.fit(share, exercise, Fit::Down);
        let step = Load::try_new(load.grams() - self.step(exercise).grams()).ok()?;
        let lighter = self.kit.loadable(fitted.min(step), exercise);
        let lighter = lighter.max(self.kit.least_load(exercise));
        (lighter < load).then_some(lighter)
    }

    fn first_set_limits(
        &self,
        exercise: &Exercise,
        load: Load,
        usual: &Usual,
    ) -> Vec<wire::FirstSetLimit> {
        let step = self.step(exercise).grams();
        (-STEPS_AROUND..=STEPS_AROUND)
            .filter_map(|n| Load::try_new(load.grams() + n * step).ok())
            .filter_map(|load| {
                let estimates = (2..=MOST_HALVES).filter_map(|halves| {
                    Some((
                        halves,
                        estimate_e1rm(&to_limit(load, halves)?, exercise, HOUSE)
                            .ok()?
                            .kilograms,
                    ))
                });
                let estimates: Vec<(i64, f64)> = estimates.collect();
                let from = |is_fine: &dyn Fn(f64) -> bool| {
                    let found = estimates.iter().find(|(_, kg)| is_fine(*kg));
                    found.map(|(halves, _)| half(*halves))
                };
                Some(wire::FirstSetLimit {
                    load_g: load.grams(),
                    usual_from: from(&|kg| first_set(kg, usual) == FirstSet::GoOn)?,
                    ends_below: from(&|kg| !ends_after_second(kg, usual))?,
                })
            })
            .collect()
    }

    /// What the library names, then what moves alike; what she has done before comes first.
    fn swaps(&self, exercise: &Exercise) -> Vec<wire::LiftFacts> {
        let all = self.desk.exercises();
        let named = exercise.substitutes.iter().filter_map(|id| all.find(id));
        let alike = all.iter().filter(|e| {
            e.pattern == exercise.pattern
                && e.pattern != Pattern::Cardio
                && !exercise.substitutes.contains(&e.id)
        });
        let fitting = named
            .chain(alike)
            .filter(|e| e.id != exercise.id && self.kit.has_all(&e.equipment));
        let mut told: Vec<wire::LiftFacts> = fitting.map(|e| self.facts(e, None)).collect();
        told.sort_by_key(|facts| std::cmp::Reverse(facts.times.min(1)));
        told.truncate(MOST_SWAPS);
        told
    }
}

/// R26 turned round: the least repetitions after so many that are not a drop-off.
fn least_reps(first: i64, planned_rir: Rir) -> u32 {
    let set = |n: i64| Some(Set::working(Load::ZERO, Reps::try_new(n).ok()?));
    let goes_on = |later: i64| {
        set(first)
            .zip(set(later))
            .is_some_and(|(a, b)| drop_off(&a, &b, planned_rir) == AfterSet::GoOn)
    };
    (0..=first).find(|later| goes_on(*later)).map_or(0, small)
}

/// A set with so many half repetitions to the limit, done and left together.
fn to_limit(load: Load, halves: i64) -> Option<Set> {
    let reps = halves / 2;
    let left = Rir::try_new(halves - reps * 2).ok()?;
    Some(Set::working(load, Reps::try_new(reps).ok()?).with_rir(left))
}

#[expect(clippy::cast_precision_loss, reason = "at most twenty")]
fn half(halves: i64) -> f64 {
    halves as f64 / 2.0
}

fn last_set(set: &Set) -> wire::LastSet {
    wire::LastSet {
        load_g: set.load.map(Load::grams),
        reps: set.reps.map(|r| small(r.count())),
        rir: set.rir.map(Rir::reps),
        duration_s: set.duration.map(|d| small(d.count())),
    }
}

pub(super) const fn loading(of: Loading) -> wire::Loading {
    match of {
        Loading::External => wire::Loading::External,
        Loading::Bodyweight => wire::Loading::Bodyweight,
        Loading::Assisted => wire::Loading::Assisted,
    }
}

pub(super) const fn measure(of: Measure) -> wire::Measure {
    match of {
        Measure::Reps => wire::Measure::Reps,
        Measure::Time => wire::Measure::Time,
        Measure::Distance => wire::Measure::Distance,
    }
}

fn small(n: i64) -> u32 {
    u32::try_from(n).unwrap_or_default()
}
