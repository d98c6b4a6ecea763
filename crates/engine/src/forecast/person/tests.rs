//! What holds for a whole person: no peeking, the same bits, any unit, any nonsense.

use std::sync::Arc;

use rand_pcg::rand_core::Rng;

use super::*;
use crate::forecast::{POPULATION, Standing};

/// One session of a made-up log.
type Session = (Moment, Vec<SetSeen>);

fn set(exercise: u32, load_kg: f64, reps: u16) -> SetSeen {
    let muscle = MuscleKey(u8::try_from(exercise).unwrap());
    SetSeen {
        exercise: ExerciseKey(exercise),
        muscle,
        load_kg,
        reps,
        rir: None,
    }
}

fn at(day: i64) -> Moment {
    Moment {
        seconds: day * 86_400 + 64_800,
    }
}

/// Three exercises three times a week, loads rising, repetitions wavering.
fn log(n_sessions: i64) -> Vec<Session> {
    let mut chance = rand_pcg::Pcg32::new(7, 11);
    let mut wobble = || u16::try_from(chance.next_u32() % 3).unwrap();
    let session = |idx: i64| {
        let load = 60.0 + 2.5 * f64::from(i32::try_from(idx / 6).unwrap());
        let sets = (0..3).flat_map(|exercise| (0..3).map(move |_| exercise));
        let sets =
            sets.map(|exercise| set(exercise, load + 10.0 * f64::from(exercise), 6 + wobble()));
        (at(idx * 7 / 3), sets.collect())
    };
    (0..n_sessions).map(session).collect()
}

fn person() -> Person {
    Person::new(Arc::new(POPULATION.clone()))
}

/// Streams a log; returns every number that was forecast on the way.
fn follow(person: &mut Person, log: &[Session]) -> Vec<f64> {
    let mut forecasts = vec![];
    for (start, sets) in log {
        person.begin(*start);
        for set in sets {
            forecasts.extend(person.predict_shortfall(&NextSet::from(set)));
            if let Some(forecast) = person.step(set) {
                forecasts.extend(forecast.chances());
            }
        }
        for settled in person.finish() {
            if let Some(best) = settled.best {
                forecasts.extend(best.forecast.quantiles());
            }
        }
    }
    forecasts
}

#[test]
fn the_future_does_not_change_past_forecasts() {
    let mut log = log(30);
    let honest = follow(&mut person(), &log[..20]);
    for (_, sets) in &mut log[20..] {
        for set in sets {
            (set.load_kg, set.reps) = (300.0, 1);
        }
    }
    let corrupted = follow(&mut person(), &log);
    assert!(600 < honest.len());
    assert_eq!(honest, corrupted[..honest.len()]);
}

#[test]
fn saving_midway_changes_no_bit() {
    let log = log(24);
    let mut streamed = person();
    follow(&mut streamed, &log);
    let mut saved = person();
    for (start, sets) in &log {
        saved.begin(*start);
        for set in sets {
            saved.step(set);
            let bytes = saved.to_bytes();
            saved = Person::from_bytes(Arc::new(POPULATION.clone()), &bytes).unwrap();
            assert_eq!(saved.to_bytes(), bytes);
        }
    }
    saved.finish();
    assert_eq!(saved, streamed);
    assert_eq!(saved.to_bytes(), streamed.to_bytes());
}

#[test]
fn damaged_bytes_are_refused() {
    let mut one = person();
    follow(&mut one, &log(6));
    let bytes = one.to_bytes();
    let read = |bytes: &[u8]| Person::from_bytes(Arc::new(POPULATION.clone()), bytes);
    for cut in [0, 3, 40, bytes.len() - 1] {
        assert!(read(&bytes[..cut]).is_err());
    }
    assert_eq!(
        read(&[&bytes[..], &[0]].concat()),
        Err(DecodeError::LeftOver)
    );
    let other = [&7_u32.to_le_bytes()[..], &bytes[4..]].concat();
    assert_eq!(
        read(&other),
        Err(DecodeError::Version {
            found: 7,
            expected: VERSION
        })
    );
}

#[test]
fn predicting_changes_nothing() {
    let mut one = person();
    follow(&mut one, &log(12));
    one.begin(at(40));
    let before = one.clone();
    let next = NextSet::from(&set(0, 70.0, 8));
    let coming = Coming {
        exercise: ExerciseKey(0),
        muscle: MuscleKey(0),
        start: at(40),
        position: 0,
    };
    assert!(one.predict_reps(&next).is_some());
    assert!(one.predict_best(&coming).is_some());
    assert_eq!(one, before);
}

#[test]
fn pounds_give_the_same_forecasts() {
    let kg = log(30);
    let mut lb = kg.clone();
    for (_, sets) in &mut lb {
        for set in sets {
            set.load_kg *= 2.204_622_621_848_776;
        }
    }
    let (kg, lb) = (follow(&mut person(), &kg), follow(&mut person(), &lb));
    assert_eq!(kg.len(), lb.len());
    assert!(kg.iter().zip(&lb).all(|(kg, lb)| (kg - lb).abs() < 1e-6));
}

/// Streams a log and checks that every forecast on the way can be shown.
fn stays_sane(log: &[Session]) {
    let mut one = person();
    let forecasts = follow(&mut one, log);
    assert!(
        forecasts
            .iter()
            .all(|value| value.is_finite() && value.abs() <= 1.0)
    );
    let last = log.last().map_or(at(0), |(start, _)| *start);
    one.begin(Moment {
        seconds: last.seconds + 172_800,
    });
    if let Some(forecast) = one.predict_reps(&NextSet::from(&set(0, 80.0, 5))) {
        let total: f64 = forecast.chances().iter().sum();
        assert!((total - 1.0).abs() < 1e-9);
        assert!(forecast.quantile(0.1) <= forecast.quantile(0.9));
    }
}

#[test]
fn nonsense_gives_sane_forecasts() {
    let same: Vec<Session> = (0..40)
        .map(|day| (at(day), vec![set(0, 80.0, 5); 4]))
        .collect();
    stays_sane(&same);
    let yearly: Vec<Session> = (0..12)
        .map(|year| (at(year * 365), vec![set(0, 80.0, 5)]))
        .collect();
    stays_sane(&yearly);
    let bodyweight: Vec<Session> = (0..20)
        .map(|day| (at(day), vec![set(0, 0.0, 12); 3]))
        .collect();
    stays_sane(&bodyweight);
    let mut typo = log(20);
    typo[9].1[0].load_kg *= 10.0;
    typo[12].1[3].reps = 877;
    typo[14].1[1].load_kg = f64::NAN;
    stays_sane(&typo);
    let backwards: Vec<Session> = log(20).into_iter().rev().collect();
    stays_sane(&backwards);
    let long: Vec<Session> = vec![(at(0), vec![set(0, 50.0, 10); 3_000]); 4];
    stays_sane(&long);
}

#[test]
fn an_alternating_program_is_learned() {
    let day = |idx: i64| {
        let (load, reps) = if idx % 2 == 0 { (100.0, 5) } else { (70.0, 10) };
        (at(idx * 3), vec![set(0, load, reps); 3])
    };
    let log: Vec<Session> = (0..40).map(day).collect();
    let mut one = person();
    follow(&mut one, &log);
    let coming = Coming {
        exercise: ExerciseKey(0),
        muscle: MuscleKey(0),
        start: at(120),
        position: 0,
    };
    let expected = one.predict_best(&coming).unwrap().e1rm_kg(0.5);
    let heavy = 100.0 * (1.0 + 5.0 / 30.0);
    assert!((expected / heavy - 1.0).abs() < 0.02, "{expected}");
    one.begin(at(120));
    let light = one.predict_reps(&NextSet::from(&set(0, 70.0, 1))).unwrap();
    assert_eq!(light.likeliest(), 10);
    let Standing::Earned { saves, .. } = one.proofs().best.standing() else {
        unreachable!("a lifter who alternates is forecast better than by her last session")
    };
    assert!(0.5 < saves);
}

#[test]
fn an_erratic_lifter_is_still_being_learned() {
    let log: Vec<Session> = (0..6).map(|day| (at(day), vec![set(0, 80.0, 5)])).collect();
    let mut one = person();
    follow(&mut one, &log);
    let sessions = one.proofs().best.sessions();
    assert_eq!(
        one.proofs().best.standing(),
        Standing::StillLearning { sessions }
    );
    assert!(sessions < 10);
}
