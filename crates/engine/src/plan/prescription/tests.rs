//! What sessions ask when they are eased, when kit is missing and when something hurts.

use std::collections::BTreeSet;

use jiff::civil::Weekday;

use super::*;
use crate::exercise::Equipment;
use crate::plan::kit::{
    choices, day, exercise, exercises, full_body, history, keyed, kg, program, reps, rir, session,
    strength,
};
use crate::plan::{Plan, Planned, plan_from};
use crate::program::{SubstituteWhen, Substitution, WeekSlot, Weekdays};
use crate::safety::Health;
use crate::session::Session;
use crate::unit::{Level, Seconds};
use crate::wellness::{CheckIn, Pain, PainKind};

fn slot(plan: &Plan, n: i32) -> StrengthSlot {
    match &plan.on(day(n)).unwrap().planned {
        Planned::Strength(slot) => slot.clone(),
        other => panic!("{other:?}"),
    }
}

/// The first exercise of the session of a day, in a plan of full-body sessions.
fn first(
    log: Vec<Session>,
    choices: &Choices,
    today: i32,
    n: i32,
) -> (PlannedExercise, Option<Easing>) {
    let plan = plan_from(
        &full_body(),
        &exercises(),
        &history(log),
        choices,
        day(today),
    );
    let slot = slot(&plan, n);
    (slot.exercises[0].clone(), slot.eased)
}

fn squats(n: i32, load: f64, sets: &[i64]) -> Session {
    session(day(n), &[("squat", load, sets)])
}

#[test]
fn agreed_deload_halves_sets_and_keeps_lifts() {
    let mut choices = choices();
    choices.deloads.insert(day(7));
    let log = vec![squats(2, 100.0, &[8, 8, 8]), squats(4, 100.0, &[8, 8, 8])];
    let (squat, eased) = first(log, &choices, 7, 7);
    assert_eq!(eased, Some(Easing::Deload));
    assert_eq!(squat.exercise.as_str(), "squat");
    assert_eq!((squat.sets, squat.rir), (2, rir(4)));
    assert_eq!(squat.load, Some(kg(90.0)));
    assert_eq!(squat.load_reason, LoadReason::Eased { last: kg(100.0) });
}

#[test]
fn load_is_back_after_the_deload() {
    let mut choices = choices();
    choices.deloads.insert(day(7));
    let log = vec![squats(4, 100.0, &[8, 8, 8]), squats(9, 90.0, &[8, 8])];
    let (squat, eased) = first(log, &choices, 14, 14);
    assert_eq!((squat.load, eased), (Some(kg(100.0)), None));
}

#[test]
fn written_deload_week_is_eased() {
    let mut program = full_body();
    program.phases[0].weeks[1].is_deload = true;
    let plan = plan_from(&program, &exercises(), &history(vec![]), &choices(), day(0));
    assert_eq!(slot(&plan, 4).eased, None);
    assert_eq!(slot(&plan, 7).eased, Some(Easing::Deload));
    assert_eq!(slot(&plan, 14).eased, None);
}

#[test]
fn days_off_ease_the_first_session_back() {
    let cases = [
        (-7, None, 3, 100.0),
        (-8, Some(8), 2, 90.0),
        (-14, Some(14), 2, 90.0),
        (-15, Some(15), 2, 80.0),
    ];
    for (last, days_off, sets, load) in cases {
        let (squat, eased) = first(vec![squats(last, 100.0, &[8, 8, 8])], &choices(), 0, 0);
        let expected = days_off.map(|days_off| Easing::Return { days_off });
        assert_eq!(eased, expected, "{last}");
        assert_eq!((squat.sets, squat.load), (sets, Some(kg(load))), "{last}");
    }
    let (_, second) = first(vec![squats(-15, 100.0, &[8])], &choices(), 0, 2);
    assert_eq!(second, None);
}

#[test]
fn help_grows_when_a_return_is_eased() {
    let program = program(&[strength("Pull", &["assisted-pull-up"])]);
    let log = vec![session(
        day(-10),
        &[("assisted-pull-up", -20.0, &[8, 8, 8])],
    )];
    let mut choices = choices();
    choices.training_days = Weekdays::NONE.with(Weekday::Monday);
    let plan = plan_from(&program, &exercises(), &history(log), &choices, day(0));
    assert_eq!(slot(&plan, 0).exercises[0].load, Some(kg(-22.5)));
}

#[test]
fn test_day_is_approached_rested() {
    let mut program = full_body();
    let test = &mut program.phases[0].weeks[1].slots[4];
    if let WeekSlot::Strength(template) = test {
        template.is_test = true;
    }
    let plan = plan_from(&program, &exercises(), &history(vec![]), &choices(), day(0));
    let test = plan.day_of("w2-c").unwrap().date;
    let before = plan.day_of("w2-b").unwrap().date;
    assert!(3 <= days_between(before, test), "{before} {test}");
    assert_eq!(
        slot(&plan, days_between(day(0), before)).eased,
        Some(Easing::Taper)
    );
    assert_eq!(slot(&plan, days_between(day(0), test)).eased, None);
    assert!(slot(&plan, days_between(day(0), test)).is_test);
}

#[test]
fn missing_kit_brings_the_substitute() {
    let mut choices = choices();
    choices.kit.owned = Some(BTreeSet::from([Equipment::Dumbbell]));
    let (squat, _) = first(vec![], &choices, 0, 0);
    assert_eq!(squat.exercise.as_str(), "goblet-squat");
    assert_eq!(squat.stands_in_for, Some(ExerciseId::new("squat")));
    let bench = slot(
        &plan_from(
            &full_body(),
            &exercises(),
            &history(vec![]),
            &choices,
            day(0),
        ),
        0,
    );
    // Nothing stands in for it, so it stays and she sees it.
    assert_eq!(bench.exercises[1].exercise.as_str(), "bench");
}

#[test]
fn coach_decides_what_stands_in() {
    let mut program = full_body();
    program.substitutions.push(Substitution {
        exercise: ExerciseId::new("squat"),
        when: SubstituteWhen::Without(Equipment::Barbell),
        with: ExerciseId::new("split-squat"),
    });
    let mut choices = choices();
    choices.kit.owned = Some(BTreeSet::from([Equipment::Dumbbell]));
    let plan = plan_from(&program, &exercises(), &history(vec![]), &choices, day(0));
    let squat = &slot(&plan, 0).exercises[0];
    assert_eq!(squat.exercise.as_str(), "split-squat");
    assert_eq!(squat.sides, Sides::Each);
}

#[test]
fn sharp_pain_swaps_an_exercise_for_a_week() {
    let mut program = full_body();
    program.substitutions.push(Substitution {
        exercise: ExerciseId::new("squat"),
        when: SubstituteWhen::Pain(Site::Knee),
        with: ExerciseId::new("bench"),
    });
    let mut check_in = CheckIn::empty(day(0));
    check_in.pains.push(Pain {
        site: Site::Knee,
        level: Level::try_new(3).unwrap(),
        kind: PainKind::Sharp,
        during: None,
        since: None,
    });
    let log = History::new(vec![], vec![], vec![check_in], Health::default());
    let plan = plan_from(&program, &exercises(), &log, &choices(), day(0));
    let exercise = |n| slot(&plan, n).exercises[0].exercise.to_string();
    assert_eq!(
        [exercise(0), exercise(4), exercise(7)],
        ["bench", "bench", "squat"]
    );
}

#[test]
fn timed_sets_ask_for_seconds() {
    let mut slot_written = strength("Core", &["plank"]);
    let seconds = |n| Seconds::try_new(n).unwrap();
    let (low, high) = (seconds(30), seconds(45));
    if let WeekSlot::Strength(template) = &mut slot_written {
        template.exercises[0].amount = Amount::Time { low, high };
    }
    let program = program(&[slot_written]);
    let mut choices = choices();
    choices.training_days = Weekdays::NONE.with(Weekday::Monday);
    let plan = plan_from(&program, &exercises(), &history(vec![]), &choices, day(0));
    let plank = &slot(&plan, 0).exercises[0];
    assert_eq!((plank.time, plank.reps_high), (Some((low, high)), reps(1)));
    assert_eq!(exercise("plank").measure, crate::exercise::Measure::Time);
}

#[test]
fn past_session_keeps_the_load_it_was_planned_with() {
    let log = vec![
        squats(-3, 100.0, &[8, 8, 8]),
        squats(0, 105.0, &[10, 10, 10]),
    ];
    let (squat, _) = first(log.clone(), &choices(), 1, 0);
    assert_eq!(squat.load, Some(kg(100.0)));
    let (next, _) = first(log, &choices(), 1, 2);
    assert_eq!(next.load, Some(kg(105.0)));
}

#[test]
fn unlogged_exercise_starts_without_a_load() {
    let (squat, _) = first(vec![keyed("w1-b", day(-9))], &choices(), 0, 0);
    assert_eq!(squat.load_reason, LoadReason::Eased { last: kg(60.0) });
    let (squat, _) = first(vec![], &choices(), 0, 0);
    assert_eq!(
        (squat.load, squat.load_reason),
        (None, LoadReason::FirstTime)
    );
}

#[test]
fn sets_are_never_cut_to_none() {
    assert_eq!(
        [0, 1, 2, 3, 4, 5].map(|n| fewer_sets(n, 50)),
        [0, 1, 1, 2, 2, 3]
    );
    assert_eq!([1, 2, 3, 4, 5].map(|n| fewer_sets(n, 70)), [1, 1, 2, 3, 4]);
}
