//! An exercise as planned and as the day leaves it: sets, loads, why that load, how long it takes.

use std::collections::BTreeMap;

use recoup_engine::decision::{Effect, Work};
use recoup_engine::exercise::{Loading, Muscle, Sides};
use recoup_engine::plan::{Kit, LoadReason, PlannedExercise};
use recoup_engine::unit::{Load, MassUnit, Reps};

use super::Desk;
use crate::wire;

/// Seconds that a set takes beside its rest. Choice: ten repetitions at an even pace.
const SET_SECONDS: i64 = 40;
/// Minutes for a general warm-up and the first light sets. Choice: what most sessions need.
const WARM_UP_MINUTES: i64 = 8;

/// An exercise once the day's effect is in it; no sets where the minimum session leaves it out.
pub(super) fn eased(
    desk: &Desk<'_>,
    kit: &Kit,
    planned: &PlannedExercise,
    effect: &Effect,
) -> PlannedExercise {
    let mut eased = planned.clone();
    if effect.work == Work::Minimum {
        eased.sets = u8::from(effect.minimum.contains(&planned.exercise));
        return eased;
    }
    eased.sets = effect.sets(planned.sets);
    eased.rir = effect
        .rir_at_least
        .map_or(planned.rir, |rir| planned.rir.max(rir));
    if !effect.may_progress {
        (eased.load, eased.load_reason) = not_raised(planned);
    }
    if let Some(exercise) = desk.exercises().find(&planned.exercise) {
        eased.load = eased.load.map(|load| kit.loadable(load, exercise));
        if effect.load_percent < 100 {
            let share = f64::from(effect.load_percent) / 100.0;
            eased.load = eased.load.map(|load| kit.eased(load, share, exercise));
        }
    }
    eased
}

/// The load without the step that was earned.
fn not_raised(planned: &PlannedExercise) -> (Option<Load>, LoadReason) {
    match planned.load_reason {
        LoadReason::Earned { last } => (Some(last), LoadReason::Eased { last }),
        other => (planned.load, other),
    }
}

/// About how long exercises take, in minutes, to the nearest five.
pub(super) fn minutes_of(exercises: &[PlannedExercise]) -> u32 {
    let seconds = |e: &PlannedExercise| {
        let sides = if e.sides == Sides::Each { 2 } else { 1 };
        i64::from(e.sets) * (e.rest.count() + SET_SECONDS * sides)
    };
    let minutes = exercises.iter().map(seconds).sum::<i64>() / 60 + WARM_UP_MINUTES;
    u32::try_from((minutes + 2) / 5 * 5).unwrap_or_default()
}

/// An exercise as planned, as the API tells it.
pub(super) fn exercise_to_wire(
    desk: &Desk<'_>,
    planned: &PlannedExercise,
    unit: MassUnit,
) -> wire::PlannedExercise {
    let shown = |load: Load| {
        if load == Load::ZERO {
            return desk.say("load.bodyweight", &[]);
        }
        desk.load(load, unit)
    };
    let small = |n: i64| u32::try_from(n).unwrap_or_default();
    let (last, why) = load_words(desk, planned, &shown);
    wire::PlannedExercise {
        exercise_id: planned.exercise.as_str().to_owned(),
        name: desk.exercise_name(planned.exercise.as_str()),
        sets: u32::from(planned.sets),
        reps_low: small(planned.reps_low.count()),
        reps_high: small(planned.reps_high.count()),
        seconds_low: planned.time.map(|(low, _)| small(low.count())),
        seconds_high: planned.time.map(|(_, high)| small(high.count())),
        per_side: planned.sides == Sides::Each,
        rir: planned.rir.reps(),
        rest_s: small(planned.rest.count()),
        load_g: planned.load.map(Load::grams),
        load_text: load_text(desk, planned, &shown),
        last_text: last,
        why: Some(why),
        expected: None,
        dropped: None,
        in_session: None,
    }
}

/// Sets for the same muscle earlier in a session from which it is told what they went with.
/// Choice: what one exercise before it usually has; fewer go with less than a quarter of a
/// repetition in ten (RLOGS: 0.6 % of strength per five sets).
const TOLD_SETS: u32 = 3;

/// Adds, to why a load is what it is, what sets for the same muscle before it went with in logs.
pub(super) fn tell_order(desk: &Desk<'_>, session: &mut [wire::PlannedExercise]) {
    let mut done: BTreeMap<Muscle, u32> = BTreeMap::new();
    for exercise in session.iter_mut().filter(|e| e.dropped.is_none()) {
        let found = desk
            .exercises()
            .find(&desk.exercise_id(&exercise.exercise_id));
        let Some(muscle) = found.and_then(|e| e.direct_muscles().next()) else {
            continue;
        };
        let earlier = done.entry(muscle).or_default();
        if let (true, Some(why)) = (TOLD_SETS <= *earlier, &mut exercise.why) {
            let values = [
                ("sets", earlier.to_string()),
                ("muscle", desk.muscle(muscle)),
            ];
            *why = format!("{why} {}", desk.say("load.after_same_muscle", &values));
        }
        *earlier += exercise.sets;
    }
}

/// The load to use in words; what the body alone does needs no start.
fn load_text(
    desk: &Desk<'_>,
    planned: &PlannedExercise,
    shown: &dyn Fn(Load) -> String,
) -> Option<String> {
    let exercise = desk.exercises().find(&planned.exercise);
    let is_body = exercise.is_some_and(|e| e.loading == Loading::Bodyweight);
    match planned.load {
        None if is_body => Some(desk.say("load.bodyweight", &[])),
        Some(load) if is_body && load == Load::ZERO => Some(desk.say("load.bodyweight", &[])),
        load => load.map(shown),
    }
}

fn reps_text(reps: Option<Reps>) -> String {
    reps.map_or_else(|| "\u{2013}".to_owned(), |r| r.count().to_string())
}

/// A set of last time: a load that is nothing and the one repetition of a timed set are not told.
fn last_text(
    planned: &PlannedExercise,
    last: Load,
    reps: Option<Reps>,
    shown: &dyn Fn(Load) -> String,
) -> Option<String> {
    let load = (last != Load::ZERO).then(|| shown(last));
    let reps = reps
        .filter(|_| planned.time.is_none())
        .map(|r| format!("\u{d7} {}", r.count()));
    let told = [load, reps]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    Some(told).filter(|told| !told.is_empty())
}

fn load_words(
    desk: &Desk<'_>,
    planned: &PlannedExercise,
    shown: &dyn Fn(Load) -> String,
) -> (Option<String>, String) {
    let said =
        |key: &str, values: &[(&'static str, String)]| desk.say(&format!("load.{key}"), values);
    // No load is nothing to read as a number: what was lifted is the body.
    let shown = |load: Load| {
        if load == Load::ZERO {
            desk.say("load.bodyweight", &[])
        } else {
            shown(load)
        }
    };
    match &planned.load_reason {
        LoadReason::FirstTime => (None, said("first_time", &[])),
        LoadReason::SameAsLast { last, reps } => (
            last_text(planned, *last, *reps, &shown),
            said(
                "same_as_last",
                &[("last", shown(*last)), ("reps", reps_text(*reps))],
            ),
        ),
        LoadReason::Earned { last } => (
            Some(shown(*last)),
            said("earned", &[("last", shown(*last))]),
        ),
        LoadReason::StepTooLarge { last } => (
            Some(shown(*last)),
            said("step_too_large", &[("last", shown(*last))]),
        ),
        LoadReason::MoreReps { reps } => (None, said("more_reps", &[("reps", reps_text(*reps))])),
        LoadReason::Lowered { last } => (
            Some(shown(*last)),
            said("lowered", &[("last", shown(*last))]),
        ),
        LoadReason::Percent { percent, e1rm } => (
            None,
            said(
                "percent",
                &[("percent", percent.to_string()), ("e1rm", shown(*e1rm))],
            ),
        ),
        LoadReason::Regaining { last, before } => (
            Some(shown(*last)),
            said(
                "regaining",
                &[("last", shown(*last)), ("before", shown(*before))],
            ),
        ),
        LoadReason::Eased { last } => {
            (Some(shown(*last)), said("eased", &[("last", shown(*last))]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_after_sets_for_the_same_muscle_says_what_those_went_with() {
        let library = recoup_library::Library::embedded();
        let desk = Desk::of_nobody(&library);
        let planned = |id: &str, dropped: Option<&str>| wire::PlannedExercise {
            exercise_id: id.to_owned(),
            name: String::new(),
            sets: 3,
            reps_low: 5,
            reps_high: 7,
            seconds_low: None,
            seconds_high: None,
            per_side: false,
            rir: 2.0,
            rest_s: 180,
            load_g: None,
            load_text: None,
            last_text: None,
            why: Some("As last time.".to_owned()),
            expected: None,
            dropped: dropped.map(str::to_owned),
            in_session: None,
        };
        let mut session = [
            planned("back-squat-barbell", None),
            planned("romanian-deadlift-barbell", None),
            planned("leg-extension", None),
        ];
        tell_order(&desk, &mut session);
        let why = session.map(|exercise| exercise.why.unwrap());
        assert_eq!((&*why[0], &*why[1]), ("As last time.", "As last time."));
        assert!(why[2].starts_with("As last time. 3 sets for thighs come before it today."));
        assert!(why[2].contains("observational"));

        let mut session = [
            planned("back-squat-barbell", Some("sore")),
            planned("leg-extension", None),
        ];
        tell_order(&desk, &mut session);
        assert_eq!(session[1].why.as_deref(), Some("As last time."));
    }
}
