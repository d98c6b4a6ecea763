//! Detectors: the engine's change-point, load rules, and counting sessions without a best.

use std::collections::BTreeMap;

use recoup_engine::forecast::trend::{ALARM, TrendState};
use recoup_engine::forecast::{ExerciseKey, Moment};

use super::athlete::Athlete;

/// A day and how alarmed the detector is.
pub(super) type Signal = (i64, f64);

/// One detector.
pub(super) struct Detector {
    pub(super) name: &'static str,
    pub(super) signal: fn(&Athlete) -> Vec<Signal>,
    /// A threshold from a textbook; none is set by the allowed false alarms.
    pub(super) threshold: Option<f64>,
}

/// All of them.
pub(super) const DETECTORS: [Detector; 8] = [
    Detector {
        name: "change-point, as shipped",
        signal: change_point,
        threshold: Some(ALARM),
    },
    Detector {
        name: "change-point",
        signal: change_point,
        threshold: None,
    },
    Detector {
        name: "acute:chronic load",
        signal: load_ratio,
        threshold: None,
    },
    Detector {
        name: "acute:chronic load > 1.5",
        signal: load_ratio,
        threshold: Some(1.5),
    },
    Detector {
        name: "monotony",
        signal: monotony,
        threshold: None,
    },
    Detector {
        name: "monotony > 2",
        signal: monotony,
        threshold: Some(2.0),
    },
    Detector {
        name: "sessions without a best, any lift",
        signal: stalls,
        threshold: None,
    },
    Detector {
        name: "three sessions without a best",
        signal: stalls,
        threshold: Some(3.0),
    },
];

fn change_point(athlete: &Athlete) -> Vec<Signal> {
    let mut state = TrendState::default();
    let sessions = athlete.sessions.iter().map(|session| {
        let bests = session.bests.map(|(lift, best)| (ExerciseKey(lift), best));
        state.step(
            Moment {
                seconds: session.day * 86_400,
            },
            &bests,
        );
        (
            session.day,
            state
                .bend()
                .map_or(f64::NEG_INFINITY, |bend| bend.ln_ratio.max(-9.0)),
        )
    });
    sessions
        .map(|(day, value)| (day, value.max(-9.0)))
        .collect()
}

/// Mean load of some days up to a day.
fn mean(loads: &[f64], day: i64, days: usize) -> f64 {
    let end = usize::try_from(day).unwrap_or(0) + 1;
    let recent = &loads[end.saturating_sub(days)..end];
    recent.iter().sum::<f64>() / recent.len() as f64
}

/// Source: Gabbett 2016, doi:10.1136/bjsports-2015-095788.
fn load_ratio(athlete: &Athlete) -> Vec<Signal> {
    let ratio = |day: i64| mean(&athlete.loads, day, 7) / mean(&athlete.loads, day, 28).max(1e-9);
    athlete
        .sessions
        .iter()
        .map(|session| (session.day, ratio(session.day)))
        .collect()
}

/// Source: Foster 1998, doi:10.1097/00005768-199807000-00023.
fn monotony(athlete: &Athlete) -> Vec<Signal> {
    let of = |day: i64| {
        let end = usize::try_from(day).unwrap_or(0) + 1;
        let week = &athlete.loads[end.saturating_sub(7)..end];
        let centre = mean(&athlete.loads, day, 7);
        let square = week.iter().map(|load| (load - centre).powi(2)).sum::<f64>();
        centre / (square / week.len() as f64).sqrt().max(1e-9)
    };
    let sessions = athlete.sessions.iter().filter(|session| 7 <= session.day);
    sessions
        .map(|session| (session.day, of(session.day)))
        .collect()
}

/// The longest run of sessions without a new best, over the lifts.
fn stalls(athlete: &Athlete) -> Vec<Signal> {
    let mut runs: BTreeMap<u32, (f64, f64)> = BTreeMap::new();
    let mut signal = vec![];
    for session in &athlete.sessions {
        for (lift, best) in session.bests {
            let (top, run) = runs.entry(lift).or_insert((f64::NEG_INFINITY, 0.0));
            *run = if *top < best { 0.0 } else { *run + 1.0 };
            *top = top.max(best);
        }
        let longest = runs
            .values()
            .fold(0.0, |longest: f64, (_, run)| longest.max(*run));
        signal.push((session.day, longest));
    }
    signal
}
