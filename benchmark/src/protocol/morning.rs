//! Task D: tomorrow morning's answers.
//!
//! Known: answers up to today's morning, load up to the end of today. Asked: mornings with all
//! three answers, after six days and five answered ones.

use recoup_engine::forecast::morning::{Answer, Day};

use super::{Follower, Metric, Reduce, Row, Task};
use crate::diary::Diary;

/// The task for the answer at a position of [`Answer::ALL`].
#[derive(Debug)]
pub(crate) enum Morning<const TARGET: usize> {}

/// The names of the three tasks.
const NAMES: [&str; 3] = ["fatigue", "soreness", "readiness"];

/// Lowest and highest step of each answer.
const SCALES: [(u8, u8); 3] = [(1, 5), (1, 5), (0, 10)];

/// Standard deviation an answer starts with in the log score, worth eight days.
const FIRST_SPREADS: [f64; 3] = [0.55, 0.55, 1.5];

impl<const TARGET: usize> Task for Morning<TARGET> {
    /// How many days are known.
    type Ask = u32;
    type Forecast = f64;
    type Event = Day;
    type Lessons = Vec<Diary>;
    type Log = Diary;

    const NAME: &'static str = NAMES[TARGET];
    const METRICS: &'static [Metric] = &[
        Metric {
            name: "RMSE",
            reduce: Reduce::RootOfPerson,
        },
        Metric {
            name: "MAE",
            reduce: Reduce::Mean,
        },
        Metric {
            name: "log score",
            reduce: Reduce::Mean,
        },
    ];
    const LEAST_ROWS: usize = 20;
    const HISTORY: &'static [(u32, &'static str)] = &[
        (21, "5-20 days"),
        (61, "21-60 days"),
        (u32::MAX, "61+ days"),
    ];

    fn run(log: &Diary, follower: &mut dyn Follower<Self>) -> Vec<Row> {
        let mut rows = vec![];
        let (mut days, mut answered) = (0, 0);
        let (mut squares, mut weight) = (8.0 * FIRST_SPREADS[TARGET].powi(2), 8.0);
        for day in &log.days {
            let is_asked = day.answers.iter().all(Option::is_some);
            let answer = day.answers[TARGET];
            if let Some(answer) = answer.filter(|_| is_asked && 6 <= days && 5 <= answered) {
                let expected = follower.forecast(&answered);
                let error = answer - expected;
                let spread: f64 = f64::sqrt(squares / weight);
                let loss = log_score(expected, spread, answer, SCALES[TARGET]);
                let values = vec![error * error, error.abs(), loss];
                rows.push(Row {
                    history: answered,
                    values,
                    chance: None,
                });
                squares += error * error;
                weight += 1.0;
            }
            follower.learn(day);
            days += 1;
            answered += u32::from(day.answers[Answer::Fatigue as usize].is_some());
        }
        rows
    }
}

/// Negative log chance of an answer under a normal distribution cut into the scale's steps.
fn log_score(mean: f64, spread: f64, answer: f64, (low, high): (u8, u8)) -> f64 {
    let below = |x: f64| 0.5 * libm::erfc(-(x - mean) / spread * std::f64::consts::FRAC_1_SQRT_2);
    let chance = |step: u8| below(f64::from(step) + 0.5) - below(f64::from(step) - 0.5);
    let total: f64 = (low..=high).map(chance).sum();
    let steps = f64::from(high - low) + 1.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "on the scale"
    )]
    let given = answer.round().clamp(f64::from(low), f64::from(high)) as u8;
    -(0.98 * chance(given) / total.max(1e-9) + 0.02 / steps).ln()
}
