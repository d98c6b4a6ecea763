//! A lifter is what her log makes her: replayed, stepped or saved, to the bit.

use jiff::ToSpan;
use jiff::civil::date;

use super::*;
use crate::forecast::{POPULATION, Standing};
use crate::session::{PerformedExercise, SetKind};
use crate::unit::Reps;

fn population() -> Arc<Population> {
    Arc::new(POPULATION.clone())
}

fn set(kilograms: f64, reps: i64) -> Set {
    #[expect(clippy::cast_possible_truncation, reason = "a small load")]
    let load = Load::try_new((kilograms * 1_000.0) as i64).unwrap();
    Set::working(load, Reps::try_new(reps).unwrap())
}

fn session(idx: i64, lifts: &[(&str, Vec<Set>)]) -> Session {
    let exercise = |(name, sets): &(&str, Vec<Set>)| PerformedExercise {
        exercise: ExerciseId::new(*name),
        sets: sets.clone(),
    };
    Session {
        id: u128::try_from(idx).unwrap(),
        date: date(2026, 1, 5).saturating_add((idx * 7 / 3).days()),
        start: None,
        duration: None,
        name: String::new(),
        exercises: lifts.iter().map(exercise).collect(),
        session_rpe: None,
        slot: None,
    }
}

/// Three sessions a week of a press and a row that go up and down in a known way.
fn log(n_sessions: i64) -> Vec<Session> {
    let one = |idx: i64| {
        let even = idx % 2 == 0;
        let load = if even { 60.0 } else { 50.0 };
        let reps = if even { 6 } else { 10 };
        let press = vec![set(load, reps), set(load, reps), set(load, reps - 1)];
        let row = vec![set(load - 10.0, reps + 2), set(load - 10.0, reps + 1)];
        session(idx, &[("press", press), ("row", row)])
    };
    (0..n_sessions).map(one).collect()
}

fn follow(log: &[Session]) -> Lifter {
    let mut lifter = Lifter::new(population());
    for session in log {
        lifter.step(session, &Exercises::default());
    }
    lifter
}

fn saved(lifter: &Lifter) -> Lifter {
    Lifter::from_bytes(population(), &lifter.to_bytes()).unwrap()
}

#[test]
fn stepping_on_from_saved_bytes_equals_a_replay() {
    let log = log(40);
    let mut stepped = saved(&follow(&log[..25]));
    for session in &log[25..] {
        stepped.step(session, &Exercises::default());
        stepped = saved(&stepped);
    }
    let replayed = follow(&log);
    assert_eq!(stepped, replayed);
    assert_eq!(stepped.to_bytes(), replayed.to_bytes());
}

#[test]
fn a_changed_past_is_noticed() {
    let mut log = log(12);
    let lifter = follow(&log[..10]);
    assert!(lifter.has_come_by(&log, &Exercises::default()));
    assert!(!lifter.has_come_by(&log[..9], &Exercises::default()));
    log[3].exercises[1].sets[0] = set(41.0, 12);
    assert!(!lifter.has_come_by(&log, &Exercises::default()));
}

#[test]
fn what_teaches_nothing_does_not_ask_for_a_replay() {
    let mut log = log(12);
    let lifter = follow(&log);
    log[2].name = "renamed".to_owned();
    let mut warm_up = set(20.0, 10);
    warm_up.kind = SetKind::WarmUp;
    log[4].exercises[0].sets.insert(0, warm_up);
    assert!(lifter.has_come_by(&log, &Exercises::default()));
    assert_eq!(follow(&log), lifter);
}

#[test]
fn an_alternating_lifter_is_expected_to_alternate() {
    let lifter = follow(&log(60));
    let press = ExerciseId::new("press");
    let asked = |kilograms| Asked {
        exercise: &press,
        load: Some(set(kilograms, 1).load.unwrap()),
    };
    let at = date(2026, 5, 25).at(18, 0, 0, 0);
    let reps = |kilograms| {
        let expected = lifter.predict(at, &[asked(kilograms)], &Exercises::default());
        expected[0].reps.unwrap().quantile(MIDDLE)
    };
    assert_eq!((reps(60.0), reps(50.0)), (6, 10));
    assert!(matches!(
        lifter.proofs().best.standing(),
        Standing::Earned { .. }
    ));
}

#[test]
fn landings_are_the_last_dozen_and_lie_by_their_band() {
    let lifter = follow(&log(60));
    let landings = lifter.landings(&ExerciseId::new("press"));
    assert_eq!(landings.len(), MAX_LANDINGS);
    assert!(landings.is_sorted_by_key(|landing| landing.start));
    for landing in &landings {
        assert!(landing.low_kg <= landing.middle_kg && landing.middle_kg <= landing.high_kg);
        let inside = landing.low_kg <= landing.best_kg && landing.best_kg <= landing.high_kg;
        assert_eq!(landing.side() == Side::Inside, inside);
    }
    assert!(lifter.landings(&ExerciseId::new("unknown")).is_empty());
}

#[test]
fn an_unknown_exercise_has_no_expectation() {
    let curl = ExerciseId::new("curl");
    let asked = [Asked {
        exercise: &curl,
        load: None,
    }];
    let at = date(2026, 5, 25).at(18, 0, 0, 0);
    let expected = follow(&log(20)).predict(at, &asked, &Exercises::default());
    assert_eq!(expected, [Expectation::default()]);
}

#[test]
fn damaged_bytes_are_refused() {
    let bytes = follow(&log(6)).to_bytes();
    for cut in [0, 4, 20, bytes.len() - 1] {
        assert!(Lifter::from_bytes(population(), &bytes[..cut]).is_err());
    }
    let other = [&9_u32.to_le_bytes()[..], &bytes[4..]].concat();
    let version = DecodeError::Version {
        found: 9,
        expected: VERSION,
    };
    assert_eq!(Lifter::from_bytes(population(), &other), Err(version));
}
