//! Task A: the session's best before the session.
//!
//! Known: all earlier sessions, the start, the exercise and its place. Not known: anything
//! performed today; every exercise of a session is asked before any of it is told.

use recoup_engine::forecast::best::{Coming, QUANTILES, quantile_loss};

use super::{Follower, Metric, Reduce, Row, StrengthLessons, Task};
use crate::bouts::{Bout, History, bouts};
use crate::table::{Lifter, Session};

/// The task.
#[derive(Debug)]
pub(crate) enum Best {}

/// A finished session.
#[derive(Clone, Debug)]
pub(crate) struct Finished {
    pub(crate) session: Session,
    pub(crate) bouts: Vec<Bout>,
}

/// Earlier bouts needed.
pub(crate) const LEAST_BOUTS: usize = 4;

/// Longest gap in days.
pub(crate) const MAX_GAP: f64 = 60.0;

/// Differences from here on are unit switches or typos and are not judged.
pub(crate) const SUSPECT: f64 = 0.7;

/// Slack of coverage, because of exact repeats.
const SLACK: f64 = 5e-4;

impl Task for Best {
    type Ask = Coming;
    type Forecast = [f64; QUANTILES];
    type Event = Finished;
    type Lessons = StrengthLessons;
    type Log = Lifter;

    const NAME: &'static str = "best";
    const METRICS: &'static [Metric] = &[
        Metric {
            name: "CRPS19",
            reduce: Reduce::Mean,
        },
        Metric {
            name: "MAE",
            reduce: Reduce::Mean,
        },
        Metric {
            name: "RMSE",
            reduce: Reduce::RootOfAll,
        },
        Metric {
            name: "coverage 80 %",
            reduce: Reduce::Mean,
        },
        Metric {
            name: "coverage 90 %",
            reduce: Reduce::Mean,
        },
    ];
    const LEAST_ROWS: usize = 30;
    const HISTORY: &'static [(u32, &'static str)] = &[
        (8, "4-7"),
        (15, "8-14"),
        (30, "15-29"),
        (60, "30-59"),
        (u32::MAX, "60+"),
    ];

    fn run(log: &Lifter, follower: &mut dyn Follower<Self>) -> Vec<Row> {
        let mut history = History::default();
        let mut rows = vec![];
        for session in &log.sessions {
            let finished = Finished {
                session: session.clone(),
                bouts: bouts(session),
            };
            let asked = finished.bouts.iter().filter_map(|bout| {
                let outcome = outcome(history.of(bout.exercise), bout)?;
                let seen = u32::try_from(history.of(bout.exercise).len()).unwrap_or(u32::MAX);
                Some(row(&follower.forecast(&coming(bout)), outcome, seen))
            });
            rows.extend(asked.collect::<Vec<_>>());
            history.add(&finished.bouts);
            follower.learn(&finished);
        }
        rows
    }
}

/// A bout as it was about to be done.
pub(crate) fn coming(bout: &Bout) -> Coming {
    let Bout {
        exercise,
        muscle,
        start,
        position,
        ..
    } = bout;
    Coming {
        exercise: *exercise,
        muscle: *muscle,
        start: *start,
        position: *position,
    }
}

/// What is to be forecast; none when the bout is not asked.
pub(crate) fn outcome(history: &[Bout], bout: &Bout) -> Option<f64> {
    let last = history.last().filter(|_| LEAST_BOUTS <= history.len())?;
    let outcome = bout.y - last.y;
    let is_asked = bout.start.days_since(last.start) <= MAX_GAP && outcome.abs() < SUSPECT;
    is_asked.then_some(outcome)
}

fn row(quantiles: &[f64; QUANTILES], outcome: f64, history: u32) -> Row {
    let error = outcome - quantiles[9];
    let covers = |low: usize, high: usize| {
        let holds = quantiles[low] - SLACK <= outcome && outcome <= quantiles[high] + SLACK;
        f64::from(u8::from(holds))
    };
    let loss = quantile_loss(quantiles, outcome);
    let values = vec![
        loss,
        error.abs(),
        error * error,
        covers(1, 17),
        covers(0, 18),
    ];
    Row {
        history,
        values,
        chance: None,
    }
}
