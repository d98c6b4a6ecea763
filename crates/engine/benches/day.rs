//! One morning of a person with 1,163 sessions and as many check-ins: how long a decision takes.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::ToSpan;
use jiff::civil::{Date, Time, date};
use recoup_engine::History;
use recoup_engine::decision::{Day, decide};
use recoup_engine::exercise::{
    Exercise, ExerciseId, Exercises, Loading, Measure, Muscle, Pattern, Share, Sides,
};
use recoup_engine::plan::{LoadReason, Planned, PlannedDay, PlannedExercise, StrengthSlot};
use recoup_engine::safety::Health;
use recoup_engine::session::{PerformedExercise, Session, Set};
use recoup_engine::unit::{Level, Load, Prs, Rating, Reps, Rir, Seconds};
use recoup_engine::wellness::CheckIn;

/// As many as the longest real log has.
const SESSIONS: i64 = 1_163;
const TODAY: Date = date(2026, 5, 13);

const LIFTS: [(&str, Pattern, Muscle); 6] = [
    ("squat", Pattern::Squat, Muscle::Quads),
    ("deadlift", Pattern::Hinge, Muscle::Hamstrings),
    ("bench", Pattern::HorizontalPush, Muscle::Chest),
    ("row", Pattern::HorizontalPull, Muscle::UpperBack),
    ("curl", Pattern::UpperIsolation, Muscle::Biceps),
    ("press", Pattern::VerticalPush, Muscle::FrontShoulders),
];

fn exercises() -> Exercises {
    LIFTS
        .iter()
        .map(|(id, pattern, muscle)| Exercise {
            id: ExerciseId::new(*id),
            name: (*id).to_owned(),
            muscles: vec![(*muscle, Share::Direct), (Muscle::Abs, Share::Indirect)],
            pattern: *pattern,
            equipment: vec![],
            loading: Loading::External,
            measure: Measure::Reps,
            sides: Sides::Both,
            substitutes: vec![],
        })
        .collect()
}

fn session(n: i64) -> Session {
    let load = Load::try_new(60_000 + n * 10).expect("within bounds");
    let reps = Reps::try_new(5 + n % 4).expect("within bounds");
    let set = Set::working(load, reps).with_rir(Rir::from_reps(n % 4).expect("at most 3"));
    let performed = |(id, _, _): &(&str, Pattern, Muscle)| PerformedExercise {
        exercise: ExerciseId::new(*id),
        sets: vec![set.clone(); 4],
    };
    Session {
        id: n.unsigned_abs().into(),
        date: TODAY.saturating_sub((SESSIONS - n).days() * 2),
        start: Some(Time::constant(18, 0, 0, 0)),
        duration: Seconds::try_new(3_600).ok(),
        name: String::new(),
        exercises: LIFTS.iter().map(performed).collect(),
        session_rpe: None,
        slot: None,
    }
}

fn check_in(days_ago: i64) -> CheckIn {
    let rating = |x: i64| Rating::try_new(1 + x.rem_euclid(5)).ok();
    CheckIn {
        prs: Prs::try_new(3 + days_ago % 7).ok(),
        soreness: rating(days_ago),
        sleep: rating(days_ago / 2),
        energy: rating(days_ago / 3),
        mood: rating(days_ago / 5),
        sore_muscles: [(Muscle::Quads, Level::try_new(5).expect("at most 10"))].into(),
        ..CheckIn::empty(TODAY.saturating_sub(days_ago.days()))
    }
}

fn planned() -> PlannedDay {
    let exercise = |(id, _, _): &(&str, Pattern, Muscle)| PlannedExercise {
        exercise: ExerciseId::new(*id),
        sets: 4,
        reps_low: Reps::try_new(5).expect("within bounds"),
        reps_high: Reps::try_new(8).expect("within bounds"),
        rir: Rir::from_reps(2).expect("at most 10"),
        rest: Seconds::try_new(180).expect("within bounds"),
        time: None,
        sides: Sides::Both,
        superset: None,
        stands_in_for: None,
        load: None,
        load_reason: LoadReason::FirstTime,
    };
    let slot = StrengthSlot {
        key: "w1-a".to_owned(),
        name: "A".to_owned(),
        week: 1,
        exercises: LIFTS.iter().map(exercise).collect(),
        is_test: false,
        eased: None,
    };
    PlannedDay::new(TODAY, 1, Planned::Strength(slot))
}

fn morning(c: &mut Criterion) {
    let history = History::new(
        (0..SESSIONS).map(session).collect(),
        vec![],
        (0..SESSIONS).map(check_in).collect(),
        Health::default(),
    );
    let (exercises, planned) = (exercises(), planned());
    c.bench_function("decide, 1163 sessions and check-ins", |b| {
        b.iter(|| {
            let day = Day::new(&history, TODAY).with_planned(Some(&planned));
            decide(black_box(&history), &exercises, &day)
        });
    });
}

criterion_group!(day, morning);
criterion_main!(day);
