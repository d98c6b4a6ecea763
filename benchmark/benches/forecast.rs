//! How long a forecast takes, beside what the machine needs for its arithmetic alone.
//!
//! The log is made up: ten years, four sessions a week, five exercises of four sets. `arithmetic`
//! is the floor of a repetitions forecast on this machine in this run: one multiply-add for each
//! feature of each of thirty candidates, and their exponentials, with no memory to look up and
//! nothing learned.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use recoup_engine::forecast::best::Coming;
use recoup_engine::forecast::reps::{FEATURES, MAX_REPS, RepsState};
use recoup_engine::forecast::{ExerciseKey, Moment, MuscleKey, POPULATION, Person, SetSeen};

const WEEKS: i64 = 520;
const WEEKDAYS: [i64; 4] = [0, 1, 3, 4];
const EXERCISES: u32 = 10;
const PER_SESSION: u32 = 5;
const SETS: u32 = 4;

struct Session {
    start: Moment,
    sets: Vec<SetSeen>,
}

/// Ten years of training: slow progress, repetitions that wander.
fn log() -> Vec<Session> {
    let mut chance = 1_u32;
    let mut wander = move || {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u16::try_from(chance >> 30).unwrap_or(0)
    };
    let days = (0..WEEKS).flat_map(|week| WEEKDAYS.map(|day| week * 7 + day));
    days.zip(0_u32..)
        .map(|(day, idx)| {
            let start = Moment {
                seconds: day * 86_400 + 64_800,
            };
            let exercises = (0..PER_SESSION).map(|one| (idx % 2 * PER_SESSION + one) % EXERCISES);
            let sets = exercises.flat_map(|exercise| (0..SETS).map(move |set| (exercise, set)));
            let sets = sets.map(|(exercise, set)| SetSeen {
                exercise: ExerciseKey(exercise),
                muscle: MuscleKey(u8::try_from(exercise).unwrap_or(0)),
                load_kg: 40.0 + 2.5 * f64::from(exercise + idx / 80),
                reps: 6 + wander() + u16::from(set == 0),
                rir: None,
            });
            Session {
                start,
                sets: sets.collect(),
            }
        })
        .collect()
}

/// One multiply-add per feature and candidate, and the softmax.
fn arithmetic(weights: &[f64], features: &[[f64; MAX_REPS as usize]]) -> f64 {
    let mut totals = [0.0; MAX_REPS as usize];
    for (weight, values) in weights.iter().zip(features) {
        for (total, value) in totals.iter_mut().zip(values) {
            *total += weight * value;
        }
    }
    totals.iter().map(|total| libm::exp(*total)).sum()
}

fn per_set(criterion: &mut Criterion) {
    let log = log();
    let (known, coming) = log.split_at(log.len() - 100);
    let mut learned = RepsState::new(&POPULATION.reps);
    for session in known {
        learned.begin(session.start);
        for set in &session.sets {
            learned.step(set);
        }
    }
    let n_sets: usize = coming.iter().map(|session| session.sets.len()).sum();
    let mut group = criterion.benchmark_group("reps, per set");
    group.sample_size(10);
    group.throughput(Throughput::Elements(n_sets as u64));
    let features = [[0.01; MAX_REPS as usize]; FEATURES];
    group.bench_function("arithmetic", |bencher| {
        bencher.iter(|| {
            for _ in 0..n_sets {
                black_box(arithmetic(
                    black_box(&POPULATION.reps.weights),
                    black_box(&features),
                ));
            }
        });
    });
    group.bench_function("features to update", |bencher| {
        bencher.iter_batched(
            || learned.clone(),
            |mut state| {
                for session in coming {
                    state.begin(session.start);
                    for set in &session.sets {
                        black_box(state.step(set));
                    }
                }
            },
            criterion::BatchSize::LargeInput,
        );
    });
    group.finish();
}

fn replayed(log: &[Session]) -> Person {
    let mut person = Person::new(Arc::new(POPULATION.clone()));
    for session in log {
        person.begin(session.start);
        for set in &session.sets {
            black_box(person.step(set));
        }
        black_box(person.finish());
    }
    person
}

fn per_session(criterion: &mut Criterion) {
    let log = log();
    let person = replayed(&log);
    let last = &log[log.len() - 1];
    let next = Moment {
        seconds: last.start.seconds + 259_200,
    };
    let mut group = criterion.benchmark_group("best, per session");
    group.sample_size(10);
    group.bench_function("five exercises", |bencher| {
        bencher.iter(|| {
            for set in last.sets.iter().step_by(SETS as usize) {
                let forecast = person.predict_best(&Coming {
                    exercise: set.exercise,
                    muscle: set.muscle,
                    start: next,
                    position: 0,
                });
                black_box(forecast.map(|forecast| forecast.quantiles()));
            }
        });
    });
    group.finish();
}

fn replay(criterion: &mut Criterion) {
    let log = log();
    let n_sets: usize = log.iter().map(|session| session.sets.len()).sum();
    let mut group = criterion.benchmark_group("replay of ten years");
    group.sample_size(10);
    group.throughput(Throughput::Elements(n_sets as u64));
    group.bench_function("every forecaster", |bencher| {
        bencher.iter(|| replayed(black_box(&log)));
    });
    group.finish();
}

criterion_group!(forecasts, per_set, per_session, replay);
criterion_main!(forecasts);
