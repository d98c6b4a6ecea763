//! How soon a plateau is seen, at equal false alarms: simulated athletes whose change day is known.
//!
//! Every detector is set to one alarm in 180 days on athletes who progress steadily with planned
//! deloads; then plateaus and declines are timed. The simulator shares its idea of a trend with
//! the change-point detector, so absolute delays are optimistic.

mod athlete;
mod detectors;

use std::fmt::Write as _;

use athlete::{Athlete, DAYS, Fate};
use detectors::{DETECTORS, Detector, Signal};

use crate::random::Random;

/// Athletes per fate.
const ATHLETES: usize = 200;

/// Seed of the simulation.
const SEED: u64 = 7;

/// Days after an alarm in which no other is counted.
const REFRACTORY: i64 = 28;

/// First day on which an alarm counts.
const FIRST_DAY: i64 = 60;

/// Allowed false alarms per 180 days.
const ALLOWED: f64 = 1.0;

/// Days of a signal's alarms from `start` on.
fn alarms(signal: &[Signal], threshold: f64, start: i64) -> Vec<i64> {
    let mut found: Vec<i64> = vec![];
    for (day, value) in signal {
        let is_free = found.last().is_none_or(|last| REFRACTORY <= day - last);
        if threshold <= *value && start <= *day && is_free {
            found.push(*day);
        }
    }
    found
}

/// False alarms per 180 days on steady athletes.
fn false_alarms(signals: &[Vec<Signal>], threshold: f64) -> f64 {
    let count: usize = signals
        .iter()
        .map(|signal| alarms(signal, threshold, FIRST_DAY).len())
        .sum();
    count as f64 / (signals.len() as f64 * (DAYS - FIRST_DAY) as f64) * 180.0
}

/// The threshold that gives [`ALLOWED`] false alarms, by halving.
fn calibrate(signals: &[Vec<Signal>]) -> f64 {
    let values = || signals.iter().flatten().map(|(_, value)| *value);
    let mut low = values().fold(f64::INFINITY, f64::min);
    let mut high = values().fold(f64::NEG_INFINITY, f64::max) + 1e-6;
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if ALLOWED < false_alarms(signals, middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// Median delay in days, and shares seen within 28 and 56 days.
fn delays(athletes: &[Athlete], signals: &[Vec<Signal>], threshold: f64) -> (f64, f64, f64) {
    let mut delays: Vec<f64> = athletes
        .iter()
        .zip(signals)
        .map(|(athlete, signal)| {
            let first = alarms(signal, threshold, athlete.change_day)
                .first()
                .copied();
            first.map_or(999.0, |day| (day - athlete.change_day) as f64)
        })
        .collect();
    delays.sort_by(f64::total_cmp);
    let within = |days: f64| {
        delays.iter().filter(|delay| **delay <= days).count() as f64 / delays.len() as f64
    };
    (delays[delays.len() / 2], within(28.0), within(56.0))
}

/// The table of detectors, as Markdown.
pub(crate) fn table() -> String {
    let mut random = Random::new(SEED);
    let mut simulate = |fate: Fate| -> Vec<Athlete> {
        (0..ATHLETES)
            .map(|_| Athlete::simulate(fate, &mut random))
            .collect()
    };
    let steady = simulate(Fate::Steady);
    let changed = [Fate::Plateau, Fate::DeclineAfterRamp, Fate::Decline].map(simulate);
    let mut out = String::from(
        "| detector | threshold | false alarms per 180 d | plateau: median delay, in 56 d | \
         decline after a load ramp: median, in 28 d | decline: median, in 28 d |\n\
         |---|---|---|---|---|---|\n",
    );
    for detector in &DETECTORS {
        let follow = |athletes: &[Athlete]| -> Vec<Vec<Signal>> {
            athletes
                .iter()
                .map(|athlete| (detector.signal)(athlete))
                .collect()
        };
        let calm = follow(&steady);
        let threshold = detector.threshold.unwrap_or_else(|| calibrate(&calm));
        let seen = changed
            .each_ref()
            .map(|athletes| delays(athletes, &follow(athletes), threshold));
        let _ = writeln!(
            out,
            "{}",
            row(detector, threshold, false_alarms(&calm, threshold), seen)
        );
    }
    out
}

fn row(detector: &Detector, threshold: f64, alarms: f64, seen: [(f64, f64, f64); 3]) -> String {
    let [plateau, ramp, decline] = seen;
    let days = |days: f64| {
        if days < 999.0 {
            format!("{days:.0} d")
        } else {
            "never".to_owned()
        }
    };
    format!(
        "| {} | {threshold:.2} | {alarms:.2} | {}, {:.0} % | {}, {:.0} % | {}, {:.0} % |",
        detector.name,
        days(plateau.0),
        100.0 * plateau.2,
        days(ramp.0),
        100.0 * ramp.1,
        days(decline.0),
        100.0 * decline.1
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alarms_keep_their_distance() {
        let signal: Vec<Signal> = (0..200).map(|day| (day, 1.0)).collect();
        assert_eq!(alarms(&signal, 0.5, 60), vec![60, 88, 116, 144, 172]);
        assert!(alarms(&signal, 1.5, 0).is_empty());
    }

    #[test]
    fn thresholds_give_the_allowed_false_alarms() {
        let mut random = Random::new(1);
        let signals: Vec<Vec<Signal>> = (0..50)
            .map(|_| (0..DAYS).map(|day| (day, random.unit())).collect())
            .collect();
        let rate = false_alarms(&signals, calibrate(&signals));
        assert!(0.8 < rate && rate <= 1.0, "{rate}");
    }
}
