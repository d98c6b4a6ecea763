//! How long a plan takes, alone and with the decision of the day, from domain objects.
//!
//! The log is made up: a person with 1,163 sessions over eight years, six exercises of four sets.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::{Date, date};
use recoup_engine::History;
use recoup_engine::decision::{Day, decide};
use recoup_engine::exercise::{
    Equipment, Exercise, ExerciseId, Exercises, Loading, Measure, Muscle, Pattern, Share, Sides,
};
use recoup_engine::outcome::{Period, outcomes, rhythm};
use recoup_engine::plan::{Choices, Swap, plan_from};
use recoup_engine::program::{
    Amount, Phase, Program, ProgramExercise, ProgramWeek, Progression, RecoveryTemplate,
    StrengthTemplate, WeekSlot, Weekdays,
};
use recoup_engine::readiness::learned_times;
use recoup_engine::safety::Health;
use recoup_engine::session::{PerformedExercise, Session, Set};
use recoup_engine::unit::{Level, Load, Minutes, Prs, Rating, Reps, Rir, Seconds};
use recoup_engine::warning::{notices, warning};
use recoup_engine::wellness::{CheckIn, Evening};

const START: Date = date(2026, 5, 11);
const N_SESSIONS: i32 = 1_163;
const N_EXERCISES: usize = 18;
const PER_SESSION: usize = 6;

fn id(n: usize) -> ExerciseId {
    ExerciseId::new(format!("exercise-number-{n}"))
}

fn exercises() -> Exercises {
    let patterns = [
        Pattern::Squat,
        Pattern::HorizontalPush,
        Pattern::HorizontalPull,
        Pattern::Hinge,
        Pattern::UpperIsolation,
        Pattern::Core,
    ];
    (0..N_EXERCISES)
        .map(|n| Exercise {
            id: id(n),
            name: format!("Exercise {n}"),
            muscles: vec![
                (Muscle::ALL[n % PER_SESSION], Share::Direct),
                (Muscle::ALL[PER_SESSION + n % PER_SESSION], Share::Indirect),
            ],
            pattern: patterns[n % PER_SESSION],
            equipment: vec![Equipment::Barbell],
            loading: Loading::External,
            measure: Measure::Reps,
            sides: Sides::Both,
            substitutes: vec![id((n + PER_SESSION) % N_EXERCISES)],
        })
        .collect()
}

fn reps(count: i64) -> Reps {
    Reps::try_new(count).expect("a few repetitions")
}

fn session(n: i32) -> Session {
    session_of(n, N_SESSIONS)
}

/// The n-th session of so many, three a week up to the present.
fn session_of(n: i32, of: i32) -> Session {
    let weeks = n / 3;
    let day = [0, 2, 4][usize::try_from(n % 3).unwrap_or_default()];
    let ago = (of / 3 - weeks) * 7 - day - 30;
    let group = usize::try_from(n % 3).unwrap_or_default() * PER_SESSION;
    let load = Load::try_new(60_000 + i64::from(n / 50) * 2_500).expect("a usual load");
    Session {
        id: u128::from(n.unsigned_abs()),
        date: START.saturating_sub(jiff::Span::new().days(ago)),
        start: None,
        duration: Seconds::try_new(3_600).ok(),
        name: format!("Session {n}"),
        exercises: (group..group + PER_SESSION)
            .map(|e| PerformedExercise {
                exercise: id(e),
                sets: vec![Set::working(load, reps(9)); 4],
            })
            .collect(),
        session_rpe: None,
        slot: None,
    }
}

fn check_in(n: i32) -> CheckIn {
    let mut check_in = CheckIn::empty(START.saturating_sub(jiff::Span::new().days(n - 30)));
    let points = i64::from(n % 3);
    check_in.prs = Prs::try_new(6 + points).ok();
    check_in.soreness = Rating::try_new(3 + points % 2).ok();
    check_in.sleep = Rating::try_new(2 + points).ok();
    check_in.energy = Rating::try_new(3).ok();
    check_in.mood = Rating::try_new(4).ok();
    check_in
}

fn history() -> History {
    let sessions = (0..N_SESSIONS).map(session).collect();
    let check_ins = (0..3_650).map(check_in).collect();
    History::new(sessions, vec![], check_ins, Health::default())
}

fn slots() -> Vec<WeekSlot> {
    let strength = |n: usize| {
        WeekSlot::Strength(StrengthTemplate {
            name: format!("Full body {n}"),
            exercises: (n * PER_SESSION..(n + 1) * PER_SESSION)
                .map(|e| ProgramExercise {
                    exercise: id(e),
                    sets: 3,
                    amount: Amount::Reps {
                        low: reps(8),
                        high: reps(10),
                    },
                    rir: Rir::from_reps(2).expect("two"),
                    rest: Seconds::try_new(120).expect("two minutes"),
                    progression: Progression::Double,
                    superset: None,
                })
                .collect(),
            is_test: false,
        })
    };
    let easy = || {
        WeekSlot::Recovery(RecoveryTemplate {
            template: "easy-walk".to_owned(),
            minutes: Minutes::try_new(20).expect("twenty"),
        })
    };
    (0..3).flat_map(|n| [strength(n), easy()]).collect()
}

fn program() -> Program {
    let week = ProgramWeek {
        slots: slots(),
        is_deload: false,
    };
    Program {
        id: "sixty".to_owned(),
        name: "Sixty".to_owned(),
        author: "bench".to_owned(),
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

fn day(n: i32) -> Date {
    START.saturating_add(jiff::Span::new().days(n))
}

fn plans(c: &mut Criterion) {
    let (program, exercises, history) = (program(), exercises(), history());
    let calm = Choices::starting(START, Weekdays::MON_WED_FRI);
    let mut stormy = calm.clone();
    stormy.unavailable = (32..36).chain(44..47).map(day).collect();
    stormy.swapped = ["w5-b", "w5-c"]
        .map(|key| Swap {
            key: key.to_owned(),
            on: day(30),
        })
        .into();
    let empty = History::default();
    c.bench_function("plan of 60 days, empty log", |b| {
        b.iter(|| plan_from(&program, &exercises, &empty, black_box(&calm), START));
    });
    c.bench_function("plan of 60 days, 1163 sessions", |b| {
        b.iter(|| plan_from(&program, &exercises, &history, black_box(&calm), day(30)));
    });
    c.bench_function("plan of 60 days, 1163 sessions, swaps and travel", |b| {
        b.iter(|| plan_from(&program, &exercises, &history, black_box(&stormy), day(30)));
    });
    c.bench_function("plan and decision, 1163 sessions", |b| {
        b.iter(|| {
            let plan = plan_from(&program, &exercises, &history, black_box(&calm), day(30));
            let today = Day::new(&history, day(30)).with_planned(plan.on(day(30)));
            decide(&history, &exercises, &today)
        });
    });
}

/// Athletes whose nightly plans are made in one measurement.
const N_ATHLETES: i32 = 10_000;

/// A log of one year for each of many athletes, each shifted by her own number.
fn year_of(athlete: i32) -> History {
    let sessions = (N_SESSIONS - 150..N_SESSIONS).map(session);
    let check_ins = (0..365).map(|n| check_in(n + athlete % 5));
    History::new(
        sessions.collect(),
        vec![],
        check_ins.collect(),
        Health::default(),
    )
}

fn nights(c: &mut Criterion) {
    let (program, exercises) = (program(), exercises());
    let choices = Choices::starting(START, Weekdays::MON_WED_FRI);
    let logs: Vec<History> = (0..64).map(year_of).collect();
    let mut group = c.benchmark_group("nightly re-plan");
    group.sample_size(10);
    for n in [1_000, N_ATHLETES] {
        group.bench_function(format!("{n} athletes"), |b| {
            b.iter(|| {
                let plans = (0..n).map(|athlete| {
                    let log = &logs[athlete.unsigned_abs() as usize % logs.len()];
                    let on = day(athlete % 50);
                    plan_from(&program, &exercises, black_box(log), &choices, on)
                });
                plans.map(|plan| plan.days.len()).sum::<usize>()
            });
        });
    }
    group.finish();
}

/// Sessions of ten years, three a week.
const TEN_YEARS: i32 = 1_560;

/// Ten years of daily life: three sessions a week, a check-in every morning and an answer every
/// evening, in no order.
fn ten_years() -> (Vec<Session>, Vec<CheckIn>, Vec<Evening>) {
    let mut sessions: Vec<Session> = (0..TEN_YEARS).map(|n| session_of(n, TEN_YEARS)).collect();
    for session in &mut sessions {
        for set in session.exercises.iter_mut().flat_map(|e| &mut e.sets) {
            set.rir = Rir::from_reps(2).ok();
        }
    }
    sessions.reverse();
    let evening = |n: i32| {
        let tiredness = Level::try_new(i64::from(3 + n % 4)).ok()?;
        let date = START.saturating_sub(jiff::Span::new().days(n - 30));
        Some(Evening { date, tiredness })
    };
    let days = 0..3_650;
    let check_ins = days.clone().map(check_in).collect();
    (sessions, check_ins, days.filter_map(evening).collect())
}

fn whole_day(c: &mut Criterion) {
    let (program, exercises) = (program(), exercises());
    let choices = Choices::starting(START, Weekdays::MON_WED_FRI);
    let on = day(30);
    let period = Period {
        from: START,
        to: on,
    };
    let (sessions, check_ins, evenings) = ten_years();
    let log_of = || {
        History::new(
            sessions.clone(),
            vec![],
            check_ins.clone(),
            Health::default(),
        )
        .with_evenings(evenings.clone())
    };
    let told = |log: &History| {
        let plan = plan_from(&program, &exercises, log, &choices, on);
        let points = warning(log, &exercises, on).points();
        let today = Day::new(log, on)
            .with_planned(plan.on(on))
            .with_warning(Some(points));
        let decision = decide(log, &exercises, &today);
        let rhythm = rhythm(&plan, &choices, log, on);
        (decision, rhythm, outcomes(log, &exercises, period))
    };
    let log = log_of();
    c.bench_function("whole day of ten years, from the kept log", |b| {
        b.iter(|| told(black_box(&log)));
    });
    c.bench_function("whole day of ten years, from scratch, with notices", |b| {
        b.iter(|| {
            let log = black_box(log_of());
            (told(&log), notices(&log, on))
        });
    });
    c.bench_function("notices of ten years", |b| {
        b.iter(|| notices(black_box(&log), on));
    });
    c.bench_function("recovery times, half a year of ten", |b| {
        b.iter(|| learned_times(black_box(&log), &exercises, on));
    });
}

criterion_group!(benches, plans, nights, whole_day);
criterion_main!(benches);
