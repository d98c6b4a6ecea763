//! How soon a plateau is seen, at equal false alarms: simulated athletes whose change day is known.
//!
//! Every detector is set to one alarm in 180 days on athletes who progress steadily with planned
//! deloads; then plateaus and declines are timed. The simulator shares its idea of a trend with
//! the change-point and the filters, so absolute delays are optimistic. On real logs nobody knows
//! the change day; there only the rate of alarms is told.

pub(crate) mod athlete;
mod detectors;
mod filters;
mod real;

use anyhow::Result;
use athlete::{Athlete, DAYS, Fate};
use detectors::{DETECTORS, Signal};
pub(crate) use real::alarm_rates;
use serde::{Deserialize, Serialize};

use crate::interval::Interval;
use crate::random::Random;
use crate::results::round;

/// Athletes per fate.
const ATHLETES: usize = 300;

/// Seed of the simulation.
const SEED: u64 = 7;

/// Days after an alarm in which no other is counted.
const REFRACTORY: i64 = 28;

/// First day on which an alarm counts.
const FIRST_DAY: i64 = 60;

/// Allowed false alarms per 180 days.
const ALLOWED: f64 = 1.0;

/// The days a false-alarm rate is told for.
const RATE_DAYS: f64 = 180.0;

/// One detector on one kind of change, or on real people.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) detector: String,
    /// `plateau`, `decline after a ramp`, `decline`; or whose logs.
    pub(crate) on: String,
    pub(crate) threshold: f64,
    /// Alarms per 180 days: false ones on steady simulated progress; all of them on real logs.
    pub(crate) alarms: f64,
    /// Athletes or people.
    pub(crate) people: usize,
    /// Days until half of the athletes are seen; none if they are not, or on real logs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) median_days: Option<f64>,
    /// Share seen in 28 and in 56 days, with its interval.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) seen: Vec<(f64, f64, f64)>,
}

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
    count as f64 / (signals.len() as f64 * (DAYS - FIRST_DAY) as f64) * RATE_DAYS
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

/// Days until each athlete's change is seen; infinite where it is not.
fn delays(athletes: &[Athlete], signals: &[Vec<Signal>], threshold: f64) -> Vec<f64> {
    let delays = athletes.iter().zip(signals).map(|(athlete, signal)| {
        let first = alarms(signal, threshold, athlete.change_day);
        first
            .first()
            .map_or(f64::INFINITY, |day| (day - athlete.change_day) as f64)
    });
    delays.collect()
}

fn share(delays: &[f64], days: f64) -> (f64, f64, f64) {
    let seen: Vec<f64> = delays
        .iter()
        .map(|delay| f64::from(u8::from(*delay <= days)))
        .collect();
    let Interval {
        mean, low, high, ..
    } = Interval::of(&seen, SEED);
    (round(mean), round(low), round(high))
}

/// The changes that are timed, and what they are called.
const CHANGES: [(Fate, &str); 3] = [
    (Fate::Plateau, "plateau"),
    (Fate::DeclineAfterRamp, "decline after a ramp"),
    (Fate::Decline, "decline"),
];

/// Times every detector on every kind of change.
pub(crate) fn run() -> Vec<Line> {
    let mut random = Random::new(SEED);
    let mut simulate = |fate: Fate| -> Vec<Athlete> {
        let athletes = 0..ATHLETES;
        athletes
            .map(|_| Athlete::simulate(fate, &mut random))
            .collect()
    };
    let steady = simulate(Fate::Steady);
    let changed = CHANGES.map(|(fate, name)| (name, simulate(fate)));
    let mut lines = vec![];
    for detector in &DETECTORS {
        let follow = |athletes: &[Athlete]| -> Vec<Vec<Signal>> {
            athletes.iter().map(detector.signal).collect()
        };
        let calm = follow(&steady);
        let threshold = detector.threshold.unwrap_or_else(|| calibrate(&calm));
        for (name, athletes) in &changed {
            let mut delays = delays(athletes, &follow(athletes), threshold);
            let seen = vec![share(&delays, 28.0), share(&delays, 56.0)];
            delays.sort_by(f64::total_cmp);
            lines.push(Line {
                detector: detector.name.to_owned(),
                on: (*name).to_owned(),
                threshold: round(threshold),
                alarms: round(false_alarms(&calm, threshold)),
                people: athletes.len(),
                median_days: Some(delays[delays.len() / 2]).filter(|days| days.is_finite()),
                seen,
            });
        }
    }
    lines
}

/// One JSON object per line.
///
/// # Errors
/// Never in practice: lines always serialise.
pub(crate) fn to_json_lines(lines: &[Line]) -> Result<String> {
    let lines: Vec<String> = lines
        .iter()
        .map(serde_json::to_string)
        .collect::<std::result::Result<_, _>>()?;
    Ok(lines.join("\n") + "\n")
}

/// Reads what [`to_json_lines`] wrote.
///
/// # Errors
/// A line is none.
pub(crate) fn parse(text: &str) -> Result<Vec<Line>> {
    text.lines()
        .map(|line| Ok(serde_json::from_str(line)?))
        .collect()
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

    /// Ruling 25: at equal false alarms ours is ahead on a plateau and on a decline without more
    /// load. After a ramp a load ratio sees its own input, and is not compared.
    #[test]
    fn committed_change_point_is_ahead_of_every_other() {
        let lines = parse(include_str!("../results/plateau.jsonl")).unwrap();
        for (on, window) in [("plateau", 1), ("decline", 0)] {
            let of = |name: &str| {
                let line = lines
                    .iter()
                    .find(|one| one.detector == name && one.on == on);
                line.unwrap()
            };
            let ours = of("change-point");
            assert!((0.9..=1.0).contains(&ours.alarms), "{ours:?}");
            for detector in DETECTORS.iter().filter(|one| one.threshold.is_none()) {
                let other = of(detector.name);
                assert!(other.alarms <= 1.0, "{other:?}");
                assert!(other.seen[window].0 <= ours.seen[window].0, "{other:?}");
                let days = |line: &Line| line.median_days.unwrap_or(f64::INFINITY);
                assert!(days(ours) <= days(other), "{other:?}");
            }
        }
    }
}
