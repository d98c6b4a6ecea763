//! The situation of the set about to be done, read from memory without changing it.

use super::memory::{Memory, OfExercise, Remembered, Step};
use super::{NextSet, Today};
use crate::forecast::effort::{ln_load, load_step};
use crate::forecast::tally::{Row, Tally};

/// Loads whose logarithms differ by less are the same to the model.
/// Source: benchmark protocol, task B (0.4 % is below any plate).
const SAME_LOAD: f64 = 0.004;

/// Imagined sets with which a particular habit leans on a more general one.
mod pseudo {
    /// At a load, on the exercise.
    /// Source: benchmark protocol, task B.
    pub(super) const AT_LOAD: f64 = 1.0;
    /// In an exercise and after a set, on the athlete.
    /// Source: benchmark protocol, task B.
    pub(super) const OF_EXERCISE: f64 = 3.0;
    /// Of the athlete, on anyone.
    /// Source: benchmark protocol, task B.
    pub(super) const OF_ATHLETE: f64 = 10.0;
    /// At a position and after a set in this exercise.
    /// Source: benchmark protocol, task B.
    pub(super) const IN_PLACE: f64 = 2.0;
    /// Of today's form.
    /// Source: benchmark protocol, task B.
    pub(super) const DAY_FORM: f64 = 2.0;
}

/// Sessions of the exercise before a set of it is forecast.
/// Source: benchmark protocol, task B.
const LEAST_SESSIONS: u32 = 2;

/// Whether two loads are the same to the model.
pub(super) fn is_same_load(one: f64, other: f64) -> bool {
    (one - other).abs() < SAME_LOAD
}

/// Everything the features are made of.
#[derive(Clone, Debug)]
pub(super) struct Situation {
    pub(super) ln_load: f64,
    pub(super) step: Step,
    pub(super) previous: Option<Remembered>,
    pub(super) first_today: u16,
    pub(super) last_time: Option<u16>,
    pub(super) last_time_before: Option<u16>,
    pub(super) time_before_last: Option<u16>,
    pub(super) in_position: Option<Remembered>,
    pub(super) n_at_load: f64,
    pub(super) chances_at_load: Row,
    pub(super) chances_of_exercise: Row,
    pub(super) chances_after: Row,
    pub(super) chances_at_position: Row,
    pub(super) chances_after_here: Option<Row>,
    pub(super) ln_capacity: f64,
    pub(super) days_since: f64,
    pub(super) days_since_muscle: f64,
    pub(super) day_form: f64,
    pub(super) sets_today: u32,
}

impl Situation {
    pub(super) fn is_first(&self) -> bool {
        self.step == Step::First
    }
}

/// How `set` follows what was done today, and what it is filed under.
pub(super) fn following(exercise: &OfExercise, ln_load: f64) -> (Step, u16) {
    match exercise.today.last() {
        None => (
            Step::First,
            in_position(exercise).map_or(0, |then| then.reps),
        ),
        Some(previous) => (step_from(previous.ln_load, ln_load), previous.reps),
    }
}

fn step_from(earlier: f64, now: f64) -> Step {
    if is_same_load(earlier, now) {
        Step::Same
    } else if earlier < now {
        Step::Heavier
    } else {
        Step::Lighter
    }
}

fn in_position(exercise: &OfExercise) -> Option<Remembered> {
    at_or_last(&exercise.last, exercise.today.len())
}

/// The value at `idx`, the last one beyond the end, none when empty.
pub(super) fn at_or_last<T: Copy>(values: &[T], idx: usize) -> Option<T> {
    values.get(idx).or(values.last()).copied()
}

/// Chances of the athlete and of the exercise, from the general to the particular.
pub(super) fn chances_of_exercise(memory: &Memory, anyone: &Row, exercise: &OfExercise) -> Row {
    let of_athlete = memory.tally.smoothed(anyone, pseudo::OF_ATHLETE);
    exercise.tally.smoothed(&of_athlete, pseudo::OF_EXERCISE)
}

/// The situation of `next`, or none with fewer than two earlier sessions of the exercise.
pub(super) fn situation(
    memory: &Memory,
    today: &Today,
    anyone: &Row,
    next: &NextSet,
) -> Option<Situation> {
    let exercise = memory.exercises.get(&next.exercise)?;
    let last_start = exercise
        .last_start
        .filter(|_| LEAST_SESSIONS <= exercise.n_sessions)?;
    let ln_load = ln_load(next.load_kg);
    let (step, filed) = following(exercise, ln_load);
    let of_exercise = chances_of_exercise(memory, anyone, exercise);
    let after = smoothed_or(
        memory.after.get(&(step, filed)),
        &of_exercise,
        pseudo::OF_EXERCISE,
    );
    let at_position = &exercise.by_position[exercise.position()];
    let load = exercise.loads.get(&load_step(next.load_kg));
    let done_at_load = load.map_or(0, |load| load.today.len());
    let muscle = memory.muscles.get(&next.muscle);
    Some(Situation {
        ln_load,
        step,
        previous: exercise.today.last().copied(),
        first_today: exercise.today.first().map_or(0, |set| set.reps),
        last_time: load.and_then(|load| at_or_last(&load.last, done_at_load)),
        last_time_before: done_at_load
            .checked_sub(1)
            .and_then(|idx| load.and_then(|load| at_or_last(&load.last, idx))),
        time_before_last: load.and_then(|load| at_or_last(&load.before_last, done_at_load)),
        in_position: in_position(exercise),
        n_at_load: load.map_or(0.0, |load| load.tally.total()),
        chances_at_load: smoothed_or(load.map(|load| &load.tally), &of_exercise, pseudo::AT_LOAD),
        chances_at_position: at_position.smoothed(&of_exercise, pseudo::IN_PLACE),
        chances_after_here: (step != Step::First)
            .then(|| smoothed_or(exercise.after.get(&(step, filed)), &after, pseudo::IN_PLACE)),
        chances_after: after,
        chances_of_exercise: of_exercise,
        ln_capacity: exercise.level - ln_load,
        days_since: today.start.days_since(last_start),
        days_since_muscle: muscle.map_or(f64::INFINITY, |at| today.start.days_since(*at)),
        day_form: today.form_sum / (f64::from(today.form_sets) + pseudo::DAY_FORM),
        sets_today: today.n_sets,
    })
}

fn smoothed_or(tally: Option<&Tally>, general: &Row, pseudo: f64) -> Row {
    tally.map_or(*general, |tally| tally.smoothed(general, pseudo))
}
