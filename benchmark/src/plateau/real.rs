//! How often detectors alarm on real people, whose changes nobody knows.

use std::sync::Arc;

use super::athlete::{Athlete, Day};
use super::detectors::{DETECTORS, Detector, Sees};
use super::{FIRST_DAY, Line, RATE_DAYS, alarms, round};
use crate::bouts::bouts;
use crate::diary::Diary;
use crate::logs::Logs;
use crate::table::{Group, Lifter};

/// Shortest log of a person who counts, in days.
/// Choice: as long as the rate is told for.
const LEAST_DAYS: usize = 120;

/// Alarms per 180 days: detectors that see bests on the core logs, those that see loads on the
/// diaries. Thresholds are those that `simulated` was run with.
pub(crate) fn alarm_rates(logs: &Logs, simulated: &[Line]) -> Vec<Line> {
    let core = logs.lifters.iter().map(Arc::as_ref);
    let core = core.filter(|lifter| lifter.group == Group::Core);
    let lifters: Vec<Athlete> = core.filter_map(of_log).collect();
    let named: Vec<&str> = logs
        .diarists
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    let named = named.join(", ");
    let diarists: Vec<Athlete> = logs.diaries.iter().filter_map(of_diary).collect();
    let rates = DETECTORS.iter().filter_map(|detector| {
        let set = simulated.iter().find(|line| line.detector == detector.name);
        let threshold = set?.threshold;
        let (people, name) = match detector.sees {
            Sees::Bests => (&lifters, "core"),
            Sees::Loads => (&diarists, named.as_str()),
        };
        rate(detector, threshold, people).map(|alarms| Line {
            detector: detector.name.to_owned(),
            on: name.to_owned(),
            threshold,
            alarms: round(alarms),
            people: people.len(),
            median_days: None,
            seen: vec![],
        })
    });
    rates.collect()
}

/// The mean over people of alarms per 180 days; none without people.
fn rate(detector: &Detector, threshold: f64, people: &[Athlete]) -> Option<f64> {
    let rates: Vec<f64> = people
        .iter()
        .map(|athlete| {
            let found = alarms(&(detector.signal)(athlete), threshold, FIRST_DAY).len();
            let days = athlete.loads.len() as f64 - FIRST_DAY as f64;
            found as f64 / days * RATE_DAYS
        })
        .collect();
    (!rates.is_empty()).then(|| rates.iter().sum::<f64>() / rates.len() as f64)
}

/// A strength log, with sets as loads.
fn of_log(lifter: &Lifter) -> Option<Athlete> {
    let day = |seconds: i64| seconds.div_euclid(86_400);
    let first = day(lifter.sessions.first()?.start.seconds);
    let last = day(lifter.sessions.last()?.start.seconds);
    let mut loads = vec![0.0; usize::try_from(last - first).ok()? + 1];
    let mut sessions = vec![];
    for session in &lifter.sessions {
        let day = day(session.start.seconds) - first;
        *loads.get_mut(usize::try_from(day).ok()?)? += session.sets.len() as f64;
        let bests: Vec<(u32, f64)> = bouts(session)
            .iter()
            .map(|bout| (bout.exercise.0, bout.y))
            .collect();
        if !bests.is_empty() {
            sessions.push(Day { day, bests });
        }
    }
    let is_long = LEAST_DAYS <= loads.len();
    is_long.then_some(Athlete {
        sessions,
        loads,
        change_day: 0,
    })
}

/// A diary, with every day with a load as a session.
fn of_diary(diary: &Diary) -> Option<Athlete> {
    let loads: Vec<f64> = diary.days.iter().map(|day| day.load).collect();
    let trained = (0..).zip(&loads).filter(|(_, load)| 0.0 < **load);
    let sessions = trained.map(|(day, _)| Day { day, bests: vec![] }).collect();
    let is_long = LEAST_DAYS <= loads.len();
    is_long.then_some(Athlete {
        sessions,
        loads,
        change_day: 0,
    })
}
