//! Small exercises, programs and logs for the tests of this room.

use jiff::civil::{Date, date};

use crate::exercise::{
    Equipment, Exercise, ExerciseId, Exercises, Loading, Measure, Muscle, Pattern, Share, Sides,
};
use crate::history::History;
use crate::plan::Choices;
use crate::program::{
    Amount, Phase, Program, ProgramExercise, ProgramWeek, Progression, RecoveryTemplate,
    StrengthTemplate, WeekSlot, Weekdays,
};
use crate::safety::Health;
use crate::session::{PerformedExercise, Session, Set};
use crate::unit::{Load, MassUnit, Minutes, Reps, Rir, Seconds};

pub(super) fn kg(mass: f64) -> Load {
    Load::from_mass(mass, MassUnit::Kilogram).unwrap()
}

pub(super) fn lb(mass: f64) -> Load {
    Load::from_mass(mass, MassUnit::Pound).unwrap()
}

pub(super) fn reps(count: i64) -> Reps {
    Reps::try_new(count).unwrap()
}

pub(super) fn rir(reps: i64) -> Rir {
    Rir::from_reps(reps).unwrap()
}

/// A Monday.
pub(super) const MONDAY: Date = date(2026, 5, 11);

/// The date so many days after the first Monday.
pub(super) fn day(n: i32) -> Date {
    MONDAY.saturating_add(jiff::Span::new().days(n))
}

/// One of `squat`, `bench`, `row`, `curl`, `plank`, `pull-up`, `assisted-pull-up`, `goblet-squat`,
/// `split-squat`.
pub(super) fn exercise(id: &str) -> Exercise {
    let all: Vec<Exercise> = exercises().iter().cloned().collect();
    all.into_iter().find(|e| e.id.as_str() == id).unwrap()
}

fn build(id: &str, pattern: Pattern, muscle: Muscle, equipment: &[Equipment]) -> Exercise {
    Exercise {
        id: ExerciseId::new(id),
        name: id.to_owned(),
        muscles: vec![(muscle, Share::Direct), (Muscle::Abs, Share::Indirect)],
        pattern,
        equipment: equipment.to_vec(),
        loading: Loading::External,
        measure: Measure::Reps,
        sides: Sides::Both,
        substitutes: vec![],
    }
}

pub(super) fn exercises() -> Exercises {
    use Equipment::{Barbell, Bench, Dumbbell, PullUpBar};
    let mut squat = build("squat", Pattern::Squat, Muscle::Quads, &[Barbell]);
    squat.substitutes = vec![ExerciseId::new("goblet-squat")];
    let mut pull_up = build("pull-up", Pattern::VerticalPull, Muscle::Lats, &[PullUpBar]);
    pull_up.loading = Loading::Bodyweight;
    let mut assisted = build("assisted-pull-up", Pattern::VerticalPull, Muscle::Lats, &[]);
    assisted.loading = Loading::Assisted;
    let mut plank = build("plank", Pattern::Core, Muscle::Abs, &[]);
    plank.measure = Measure::Time;
    plank.muscles = vec![(Muscle::Abs, Share::Direct)];
    let mut split = build("split-squat", Pattern::Lunge, Muscle::Quads, &[Dumbbell]);
    split.sides = Sides::Each;
    [
        squat,
        build(
            "bench",
            Pattern::HorizontalPush,
            Muscle::Chest,
            &[Barbell, Bench],
        ),
        build(
            "row",
            Pattern::HorizontalPull,
            Muscle::UpperBack,
            &[Barbell],
        ),
        build("curl", Pattern::UpperIsolation, Muscle::Biceps, &[Dumbbell]),
        build("goblet-squat", Pattern::Squat, Muscle::Quads, &[Dumbbell]),
        pull_up,
        assisted,
        plank,
        split,
    ]
    .into_iter()
    .collect()
}

/// An exercise with three sets of 8 to 10, two left.
pub(super) fn written(id: &str) -> ProgramExercise {
    ProgramExercise {
        exercise: ExerciseId::new(id),
        sets: 3,
        amount: Amount::Reps {
            low: reps(8),
            high: reps(10),
        },
        rir: rir(2),
        rest: Seconds::try_new(120).unwrap(),
        progression: Progression::Double,
        superset: None,
    }
}

pub(super) fn strength(name: &str, ids: &[&str]) -> WeekSlot {
    WeekSlot::Strength(StrengthTemplate {
        name: name.to_owned(),
        exercises: ids.iter().map(|id| written(id)).collect(),
        is_test: false,
    })
}

pub(super) fn easy(template: &str) -> WeekSlot {
    WeekSlot::Recovery(RecoveryTemplate {
        template: template.to_owned(),
        minutes: Minutes::try_new(20).unwrap(),
    })
}

/// Nine equal weeks of these slots, 60 days.
pub(super) fn program(slots: &[WeekSlot]) -> Program {
    let week = ProgramWeek {
        slots: slots.to_vec(),
        is_deload: false,
    };
    Program {
        id: "test".to_owned(),
        name: "Test".to_owned(),
        author: "us".to_owned(),
        version: "1".to_owned(),
        summary: String::new(),
        length_days: 60,
        training_days: Weekdays::MON_WED_FRI,
        phases: vec![Phase {
            name: "All".to_owned(),
            weeks: vec![week; 9],
        }],
        deload: None,
        substitutions: vec![],
    }
}

/// Three full-body sessions with easy days between: the rhythm of *Strong in Sixty*.
pub(super) fn full_body() -> Program {
    program(&[
        strength("Full body A", &["squat", "bench"]),
        easy("flow"),
        strength("Full body B", &["squat", "row"]),
        easy("yoga"),
        strength("Full body C", &["squat", "bench"]),
        easy("walk"),
    ])
}

/// Upper and lower body in turn, four days.
pub(super) fn upper_lower() -> Program {
    program(&[
        strength("Upper A", &["bench", "row"]),
        strength("Lower A", &["squat"]),
        easy("walk"),
        strength("Upper B", &["bench", "row"]),
        strength("Lower B", &["squat"]),
        easy("flow"),
    ])
}

pub(super) fn choices() -> Choices {
    Choices::starting(MONDAY, Weekdays::MON_WED_FRI)
}

/// A session on a date of straight sets: `("squat", 100.0, &[10, 10, 9])`.
pub(super) fn session(on: Date, done: &[(&str, f64, &[i64])]) -> Session {
    let id = u128::from(
        on.to_string()
            .bytes()
            .map(u64::from)
            .fold(0, |a, b| a * 31 + b),
    );
    Session {
        id,
        date: on,
        start: None,
        duration: None,
        name: "done".to_owned(),
        exercises: done
            .iter()
            .map(|(exercise, load, sets)| PerformedExercise {
                exercise: ExerciseId::new(*exercise),
                sets: sets
                    .iter()
                    .map(|n| Set::working(kg(*load), reps(*n)))
                    .collect(),
            })
            .collect(),
        session_rpe: None,
        slot: None,
    }
}

pub(super) fn keyed(key: &str, on: Date) -> Session {
    let mut session = session(on, &[("squat", 60.0, &[8, 8, 8])]);
    session.slot = Some(key.to_owned());
    session
}

pub(super) fn history(sessions: Vec<Session>) -> History {
    History::new(sessions, vec![], vec![], Health::default())
}
