//! A planned strength session as a FIT workout, for a watch that leads through it.
//!
//! Each set is a step of repetitions or of time, each rest a step of time, as Garmin's own
//! strength workouts are. An exercise that Garmin has no number for keeps its name as a title.

use std::io::Cursor;

use embedded_io_adapters::std::FromStd;
use jiff::Timestamp;
use recoup_engine::unit::MassUnit;
use rustyfit::Encoder;
use rustyfit::profile::mesgdef::{ExerciseTitle, FileId, Workout, WorkoutStep};
use rustyfit::profile::typedef::{
    DateTime, ExerciseCategory, File, FitBaseUnit, Intensity, Manufacturer, MessageIndex, Sport,
    SubSport, WktStepDuration, WktStepTarget,
};
use rustyfit::proto::{FIT, Message};

use crate::app::garmin_fit::FIT_EPOCH;
use crate::app::garmin_fit::name;

/// A session to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkoutPlan {
    /// What the watch shows in its list.
    pub name: String,
    /// When the plan was written.
    pub written_at: Timestamp,
    /// What tells this plan from others of the same second.
    pub serial: u32,
    /// The sets, in order.
    pub sets: Vec<WorkoutSet>,
}

/// A set to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkoutSet {
    /// The exercise's name, as the person knows it.
    pub exercise: String,
    /// How much is to be done.
    pub amount: WorkoutAmount,
    /// External load, in grams; nothing where the person chooses it.
    pub load_grams: Option<i64>,
    /// The unit that the watch shows.
    pub unit: MassUnit,
    /// Rest after the set, in seconds; 0 for none.
    pub rest_s: u32,
}

/// How much a set asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkoutAmount {
    /// Repetitions.
    Reps(u32),
    /// Seconds.
    Seconds(u32),
}

/// The category of an exercise in Garmin's list and its number there.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Known {
    category: ExerciseCategory,
    number: u16,
}

/// The plan as a FIT file of type workout.
///
/// `same` tells whether a name of Garmin's means the exercise of a set: matching names is the
/// caller's, who has a library.
pub fn to_fit_workout(plan: &WorkoutPlan, same: &dyn Fn(&str) -> Option<String>) -> Vec<u8> {
    let known = known(plan, same);
    let mut messages = vec![file_id(plan)];
    let mut steps = Vec::new();
    let mut titles = Vec::new();
    for (set, known) in plan.sets.iter().zip(&known) {
        steps.push(step(set, *known, steps.len()));
        if 0 < set.rest_s {
            steps.push(rest(set.rest_s, steps.len()));
        }
        if !titles.contains(&(*known, set.exercise.as_str())) {
            titles.push((*known, set.exercise.as_str()));
        }
    }
    // A rest after the last set leads nowhere.
    if plan.sets.last().is_some_and(|set| 0 < set.rest_s) {
        steps.pop();
    }
    messages.push(front(plan, steps.len()));
    messages.extend(steps.into_iter().map(Message::from));
    messages.extend((0..).zip(titles).map(|(index, of)| title(index, of)));
    encode(messages)
}

/// What Garmin calls each set's exercise; numbers past its list where it has no name for it.
fn known(plan: &WorkoutPlan, same: &dyn Fn(&str) -> Option<String>) -> Vec<Known> {
    let mut found: Vec<(&str, Known)> = Vec::new();
    let listed: Vec<(Known, String)> = name::all()
        .filter_map(|(category, number, name)| Some((Known { category, number }, same(&name)?)))
        .collect();
    let mut own = 0;
    for set in &plan.sets {
        let exercise = set.exercise.as_str();
        if found.iter().any(|(name, _)| *name == exercise) {
            continue;
        }
        let listed = listed.iter().find(|(_, means)| means == exercise);
        let known = listed.map_or_else(
            || {
                own += 1;
                let category = ExerciseCategory::UNKNOWN;
                Known {
                    category,
                    number: own - 1,
                }
            },
            |(known, _)| *known,
        );
        found.push((exercise, known));
    }
    let of = |set: &WorkoutSet| {
        let known = found.iter().find(|(name, _)| *name == set.exercise);
        known.map_or(
            Known {
                category: ExerciseCategory::UNKNOWN,
                number: 0,
            },
            |(_, known)| *known,
        )
    };
    plan.sets.iter().map(of).collect()
}

fn file_id(plan: &WorkoutPlan) -> Message {
    let mut file = FileId::new();
    file.r#type = File::WORKOUT;
    file.manufacturer = Manufacturer::DEVELOPMENT;
    file.serial_number = plan.serial;
    let since = plan.written_at.as_second().saturating_sub(FIT_EPOCH);
    file.time_created = DateTime(u32::try_from(since).unwrap_or(0));
    Message::from(file)
}

fn front(plan: &WorkoutPlan, n_steps: usize) -> Message {
    let mut front = Workout::new();
    front.sport = Sport::TRAINING;
    front.sub_sport = SubSport::STRENGTH_TRAINING;
    front.num_valid_steps = u16::try_from(n_steps).unwrap_or(u16::MAX);
    front.wkt_name = plan.name.as_str().into();
    Message::from(front)
}

fn step(set: &WorkoutSet, known: Known, index: usize) -> WorkoutStep {
    let mut step = empty_step(index);
    step.intensity = Intensity::ACTIVE;
    (step.duration_type, step.duration_value) = match set.amount {
        WorkoutAmount::Reps(reps) => (WktStepDuration::REPS, reps),
        WorkoutAmount::Seconds(seconds) => (WktStepDuration::TIME, seconds.saturating_mul(1_000)),
    };
    step.exercise_category = known.category;
    step.exercise_name = known.number;
    if let Some(grams) = set.load_grams {
        // Hundredths of a kilogram.
        step.exercise_weight = u16::try_from((grams + 5) / 10).unwrap_or(u16::MAX - 1);
    }
    step.weight_display_unit = match set.unit {
        MassUnit::Kilogram => FitBaseUnit::KILOGRAM,
        MassUnit::Pound => FitBaseUnit::POUND,
    };
    step
}

fn rest(seconds: u32, index: usize) -> WorkoutStep {
    let mut step = empty_step(index);
    step.intensity = Intensity::REST;
    step.duration_type = WktStepDuration::TIME;
    step.duration_value = seconds.saturating_mul(1_000);
    step
}

fn empty_step(index: usize) -> WorkoutStep {
    let mut step = WorkoutStep::new();
    step.message_index = MessageIndex(u16::try_from(index).unwrap_or(u16::MAX));
    step.target_type = WktStepTarget::OPEN;
    step
}

fn title(index: u16, (known, name): (Known, &str)) -> Message {
    let mut title = ExerciseTitle::new();
    title.message_index = MessageIndex(index);
    title.exercise_category = known.category;
    title.exercise_name = known.number;
    title.wkt_step_name = Box::new([name.into()]);
    Message::from(title)
}

fn encode(messages: Vec<Message>) -> Vec<u8> {
    let mut fit = FIT {
        messages,
        ..FIT::default()
    };
    let mut bytes = Cursor::new(Vec::new());
    let written = Encoder::new().encode(&mut FromStd::new(&mut bytes), &mut fit);
    // Memory takes what it is given, and each message is made of the profile's own types.
    debug_assert!(written.is_ok());
    bytes.into_inner()
}
