//! Task B: repetitions at the load just chosen.
//!
//! Known: everything up to the set before, and the load. Asked: every set with an external load
//! and up to 30 repetitions, of an exercise with two or more earlier sessions.

use std::collections::{BTreeMap, BTreeSet};

use recoup_engine::forecast::reps::{MAX_REPS, NextSet};
use recoup_engine::forecast::{ExerciseKey, Moment, SetSeen};

use super::{Follower, Metric, Reduce, Row, StrengthLessons, Task, central};
use crate::table::Lifter;

/// The task.
#[derive(Debug)]
pub(crate) enum Reps {}

/// Candidates.
pub(crate) const CHOICES: usize = MAX_REPS as usize;

/// Chances of 1 to 30 repetitions.
pub(crate) type Chances = [f64; CHOICES];

/// What happens, one thing after the other.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Event {
    /// A session begins.
    Begin(Moment),
    /// A set was done.
    Set(SetSeen),
}

/// Chances are floored here before their logarithm is taken.
const FLOOR: f64 = 1e-6;

/// Earlier sessions needed.
const LEAST_SESSIONS: u32 = 2;

/// Whether a set belongs to the task.
pub(crate) fn belongs(set: &SetSeen) -> bool {
    0.0 < set.load_kg && set.reps <= MAX_REPS
}

impl Task for Reps {
    type Ask = NextSet;
    type Forecast = Chances;
    type Event = Event;
    type Lessons = StrengthLessons;
    type Log = Lifter;

    const NAME: &'static str = "reps";
    const METRICS: &'static [Metric] = &[
        Metric {
            name: "log score",
            reduce: Reduce::Mean,
        },
        Metric {
            name: "RPS",
            reduce: Reduce::Mean,
        },
        Metric {
            name: "top-1",
            reduce: Reduce::Mean,
        },
        Metric {
            name: "MAE",
            reduce: Reduce::Mean,
        },
        Metric {
            name: "coverage 80 %",
            reduce: Reduce::Mean,
        },
    ];
    const LEAST_ROWS: usize = 300;
    const HISTORY: &'static [(u32, &'static str)] = &[
        (4, "2-3"),
        (8, "4-7"),
        (20, "8-19"),
        (60, "20-59"),
        (u32::MAX, "60+"),
    ];

    fn run(log: &Lifter, follower: &mut dyn Follower<Self>) -> Vec<Row> {
        let mut sessions: BTreeMap<ExerciseKey, u32> = BTreeMap::new();
        let mut rows = vec![];
        for session in &log.sessions {
            follower.learn(&Event::Begin(session.start));
            for set in &session.sets {
                let seen = sessions.get(&set.exercise).copied().unwrap_or(0);
                if belongs(set) && LEAST_SESSIONS <= seen {
                    rows.push(row(&follower.forecast(&NextSet::from(set)), set.reps, seen));
                }
                follower.learn(&Event::Set(*set));
            }
            let done = session
                .sets
                .iter()
                .filter(|set| belongs(set))
                .map(|set| set.exercise);
            for exercise in done.collect::<BTreeSet<_>>() {
                *sessions.entry(exercise).or_insert(0) += 1;
            }
        }
        rows
    }
}

fn row(chances: &Chances, reps: u16, history: u32) -> Row {
    let done = usize::from(reps) - 1;
    let (mut sum, mut ranked, mut median) = (0.0, 0.0, 0_u16);
    for (idx, chance) in chances.iter().enumerate() {
        sum += chance;
        let happened = f64::from(u8::from(done <= idx));
        ranked += (sum - happened) * (sum - happened);
        median += u16::from(sum < 0.5);
    }
    let mut likeliest = 0;
    for (idx, chance) in chances.iter().enumerate() {
        if chances[likeliest] < *chance {
            likeliest = idx;
        }
    }
    let error = (f64::from(median) + 1.0 - f64::from(reps)).abs();
    let top = f64::from(u8::from(likeliest == done));
    let values = vec![
        -chances[done].max(FLOOR).ln(),
        ranked,
        top,
        error,
        coverage(chances, done),
    ];
    Row {
        history,
        values,
        chance: Some((chances[likeliest], likeliest == done)),
    }
}

/// Chance that a randomised rank of the outcome lies in the central 80 %.
fn coverage(chances: &Chances, done: usize) -> f64 {
    let high: f64 = chances[..=done].iter().sum();
    central(high - chances[done], high)
}
