//! Detectors: the engine's change-point, filters, load rules, and counting sessions without a
//! best. Another one is a line in [`DETECTORS`] and a function from an athlete to a signal.

use std::collections::BTreeMap;

use recoup_engine::forecast::trend::{ALARM, TrendState};
use recoup_engine::forecast::{ExerciseKey, Moment};

use super::athlete::Athlete;
use super::filters;

/// A day and how alarmed the detector is.
pub(super) type Signal = (i64, f64);

/// What a detector looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sees {
    /// The bests of the sessions.
    Bests,
    /// The loads of the days.
    Loads,
}

/// One detector.
pub(super) struct Detector {
    pub(super) name: &'static str,
    pub(super) signal: fn(&Athlete) -> Vec<Signal>,
    /// A threshold from a textbook; none is set by the allowed false alarms.
    pub(super) threshold: Option<f64>,
    pub(super) sees: Sees,
}

/// All of them: ours, those set to the allowed false alarms, and textbook thresholds.
pub(super) const DETECTORS: [Detector; 13] = [
    Detector {
        name: "change-point, as shipped",
        signal: change_point,
        threshold: Some(ALARM),
        sees: Sees::Bests,
    },
    Detector {
        name: "change-point",
        signal: change_point,
        threshold: None,
        sees: Sees::Bests,
    },
    Detector {
        name: "CUSUM, allowance 0.25",
        signal: filters::cusum_quarter,
        threshold: None,
        sees: Sees::Bests,
    },
    Detector {
        name: "CUSUM, allowance 0.1",
        signal: filters::cusum_tenth,
        threshold: None,
        sees: Sees::Bests,
    },
    Detector {
        name: "chance of a falling slope",
        signal: filters::slope_is_down,
        threshold: None,
        sees: Sees::Bests,
    },
    Detector {
        name: "ACWR",
        signal: load_ratio,
        threshold: None,
        sees: Sees::Loads,
    },
    Detector {
        name: "monotony",
        signal: monotony,
        threshold: None,
        sees: Sees::Loads,
    },
    Detector {
        name: "strain",
        signal: strain,
        threshold: None,
        sees: Sees::Loads,
    },
    Detector {
        name: "sessions without a best, any lift",
        signal: stalls,
        threshold: None,
        sees: Sees::Bests,
    },
    Detector {
        name: "sessions without a best, middle lift",
        signal: middle_stall,
        threshold: None,
        sees: Sees::Bests,
    },
    Detector {
        name: "ACWR > 1.5",
        signal: load_ratio,
        threshold: Some(1.5),
        sees: Sees::Loads,
    },
    Detector {
        name: "monotony > 2",
        signal: monotony,
        threshold: Some(2.0),
        sees: Sees::Loads,
    },
    Detector {
        name: "three sessions without a best",
        signal: stalls,
        threshold: Some(3.0),
        sees: Sees::Bests,
    },
];

fn change_point(athlete: &Athlete) -> Vec<Signal> {
    let mut state = TrendState::default();
    let sessions = athlete.sessions.iter().map(|session| {
        let bests = session.bests.iter();
        let bests: Vec<_> = bests
            .map(|(lift, best)| (ExerciseKey(*lift), *best))
            .collect();
        let start = Moment {
            seconds: session.day * 86_400,
        };
        state.step(start, &bests);
        let bend = state.bend().map_or(LEAST, |bend| bend.ln_ratio.max(LEAST));
        (session.day, bend)
    });
    sessions.collect()
}

/// What stands for no evidence at all.
const LEAST: f64 = -9.0;

/// Sessions over which a lift's beginning is settled.
/// Source: protocol, section 7.
const BEGINNING: f64 = 8.0;

/// How far the bests of each session are above where their lifts began.
pub(super) fn pooled(athlete: &Athlete) -> Vec<Signal> {
    let mut beginnings: BTreeMap<u32, (f64, f64)> = BTreeMap::new();
    let mut series = vec![];
    for session in &athlete.sessions {
        let mut sum = 0.0;
        for (lift, best) in &session.bests {
            let (level, seen) = beginnings.entry(*lift).or_insert((*best, 0.0));
            sum += best - *level;
            if *seen < BEGINNING {
                *seen += 1.0;
                *level += (best - *level) / *seen;
            }
        }
        series.push((session.day, sum / session.bests.len().max(1) as f64));
    }
    series
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

/// The week's load times its monotony, against the month's load.
fn strain(athlete: &Athlete) -> Vec<Signal> {
    let signals = monotony(athlete).into_iter();
    signals
        .map(|(day, monotony)| {
            let month = mean(&athlete.loads, day, 28).max(1.0);
            (day, mean(&athlete.loads, day, 7) * monotony / month)
        })
        .collect()
}

/// The longest run of sessions without a new best, over the lifts.
fn stalls(athlete: &Athlete) -> Vec<Signal> {
    runs(athlete, |runs| runs.iter().copied().fold(0.0, f64::max))
}

/// The middle lift's run of sessions without a new best.
fn middle_stall(athlete: &Athlete) -> Vec<Signal> {
    runs(athlete, |runs| {
        runs.sort_by(f64::total_cmp);
        f64::midpoint(runs[(runs.len() - 1) / 2], runs[runs.len() / 2])
    })
}

/// Runs of sessions without a new best, made one number by `join`.
fn runs(athlete: &Athlete, join: fn(&mut [f64]) -> f64) -> Vec<Signal> {
    let mut lifts: BTreeMap<u32, (f64, f64)> = BTreeMap::new();
    let mut signal = vec![];
    for session in &athlete.sessions {
        for (lift, best) in &session.bests {
            let (top, run) = lifts.entry(*lift).or_insert((f64::NEG_INFINITY, 0.0));
            *run = if *top < *best { 0.0 } else { *run + 1.0 };
            *top = top.max(*best);
        }
        let mut runs: Vec<f64> = lifts.values().map(|(_, run)| *run).collect();
        signal.push((session.day, join(&mut runs)));
    }
    signal
}
