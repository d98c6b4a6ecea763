//! Task D: tomorrow morning's answers.
//!
//! Known: answers up to today's morning, load up to the end of today. Asked: mornings with all
//! three answers, after six days and five answered ones.

use recoup_engine::forecast::morning::{Answer, Day};

use super::{Follower, Metric, Reduce, Row, Task, central};
use crate::diary::Diary;

/// The task for the answer at a position of [`Answer::ALL`].
#[derive(Debug)]
pub(crate) enum Morning<const TARGET: usize> {}

/// The names of the three tasks.
const NAMES: [&str; 3] = ["fatigue", "soreness", "readiness"];

/// Lowest and highest step of each answer.
const SCALES: [(u8, u8); 3] = [(1, 5), (1, 5), (0, 10)];

/// An answer expected tomorrow.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expected {
    /// On the answer's scale.
    pub(crate) mean: f64,
    /// Standard deviation around it; none when only a number was named, which then gets that of
    /// its earlier errors on this person.
    pub(crate) spread: Option<f64>,
}

impl From<f64> for Expected {
    fn from(mean: f64) -> Self {
        Self { mean, spread: None }
    }
}

/// Standard deviation an answer starts with in the log score, worth eight days.
const FIRST_SPREADS: [f64; 3] = [0.55, 0.55, 1.5];

impl<const TARGET: usize> Task for Morning<TARGET> {
    /// How many days are known.
    type Ask = u32;
    type Forecast = Expected;
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
        Metric {
            name: "coverage 80 %",
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
                let error = answer - expected.mean;
                let usual = f64::sqrt(squares / weight);
                let (given, _) = steps(expected.mean, usual, answer, SCALES[TARGET]);
                let spread = expected.spread.unwrap_or(usual);
                let (at, below) = steps(expected.mean, spread, answer, SCALES[TARGET]);
                let values = vec![
                    error * error,
                    error.abs(),
                    log_score(given, SCALES[TARGET]),
                    central(below, below + at),
                ];
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

/// Chances of an answer and of all below it, under a normal distribution cut into the scale's
/// steps.
fn steps(mean: f64, spread: f64, answer: f64, (low, high): (u8, u8)) -> (f64, f64) {
    let below = |x: f64| 0.5 * libm::erfc(-(x - mean) / spread * std::f64::consts::FRAC_1_SQRT_2);
    let chance = |step: u8| below(f64::from(step) + 0.5) - below(f64::from(step) - 0.5);
    let total = (low..=high).map(chance).sum::<f64>().max(1e-9);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "on the scale"
    )]
    let given = answer.round().clamp(f64::from(low), f64::from(high)) as u8;
    let under: f64 = (low..given).map(chance).sum();
    (chance(given) / total, under / total)
}

/// Negative log of a chance that leaves something for every step.
fn log_score(given: f64, (low, high): (u8, u8)) -> f64 {
    let steps = f64::from(high - low) + 1.0;
    -(0.98 * given + 0.02 / steps).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_a_scale_add_up() {
        let scale = SCALES[1];
        let all: f64 = (1..=5)
            .map(|answer| steps(4.2, 0.7, f64::from(answer), scale).0)
            .sum();
        assert!((all - 1.0).abs() < 1e-12);
        let (at, below) = steps(4.2, 0.7, 5.0, scale);
        assert!((at + below - 1.0).abs() < 1e-12, "five is the last step");
        assert!(steps(4.2, 0.7, 1.0, scale).1.abs() < 1e-12);
    }

    #[test]
    fn a_band_as_wide_as_the_errors_holds_four_in_five() {
        let (mut held, mut n) = (0.0, 0.0);
        for answer in 0..=10 {
            let (at, below) = steps(5.3, 1.4, f64::from(answer), SCALES[2]);
            held += at * central(below, below + at);
            n += at;
        }
        assert!((held / n - 0.8).abs() < 1e-9, "{held}");
    }
}
