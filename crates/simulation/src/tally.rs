//! What a simulated life adds up to, and means over lives with their intervals.

use std::fmt::Write as _;

use crate::chance::Chance;

/// What one life added up to.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tally {
    /// Strength sessions the program asked.
    pub asked: u32,
    /// Strength sessions that were done.
    pub done: u32,
    /// Hard sets that were done.
    pub sets: u32,
    /// Days with a strength session on which she was told to swap or rest.
    pub swaps: u32,
    /// Of those, days on which she was truly fine.
    pub false_swaps: u32,
    /// Days with a strength session on which she was told to hold.
    pub holds: u32,
    /// Days with a strength session and a decision.
    pub decided: u32,
    /// Sessions done on days on which she truly was not fine.
    pub hard_days: u32,
    /// Days on which early-warning signs first reached three points.
    pub warnings: u32,
    /// Days on which they first reached five.
    pub deload_warnings: u32,
    /// Recovery sessions that were done.
    pub recovery: u32,
    /// Gain of true strength, in percent.
    pub gain_percent: f64,
    /// Mean tiredness on evenings after sessions.
    pub evening: f64,
}

/// A mean over people with its 95 % interval, from resampling people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Resamplings of people. Choice: as the forecasting benchmark has them.
const DRAWS: usize = 2_000;
/// Seed of the resamplings. Choice: fixed, so that the same lives print the same table.
const SEED: u64 = 1;

impl Mean {
    /// The mean of one value a person, those that are not finite left out.
    pub fn of(values: &[f64]) -> Self {
        let known: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
        if known.is_empty() {
            let none = f64::NAN;
            return Self {
                mean: none,
                low: none,
                high: none,
            };
        }
        let n = known.len();
        let mut chance = Chance::new(SEED, 0);
        let mut means: Vec<f64> = (0..DRAWS)
            .map(|_| (0..n).map(|_| known[pick(&mut chance, n)]).sum::<f64>() / n as f64)
            .collect();
        means.sort_by(f64::total_cmp);
        Self {
            mean: known.iter().sum::<f64>() / n as f64,
            low: means[DRAWS / 40],
            high: means[DRAWS - 1 - DRAWS / 40],
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "from 0 to below n"
)]
fn pick(chance: &mut Chance, n: usize) -> usize {
    ((chance.unit() * n as f64) as usize).min(n - 1)
}

/// All lives of one way of coaching.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Summary {
    /// One tally a person.
    pub people: Vec<Tally>,
}

/// What a table prints of a life: its name and how it is computed.
pub type Line = (&'static str, fn(&Tally) -> f64);

fn share(part: u32, of: u32) -> f64 {
    100.0 * f64::from(part) / f64::from(of)
}

impl Summary {
    /// The lines of a table, in order.
    pub const LINES: [Line; 12] = [
        ("sessions asked", |t| f64::from(t.asked)),
        ("adherence, %", |t| share(t.done, t.asked)),
        ("hard sets", |t| f64::from(t.sets)),
        ("swaps or rests, % of strength days", |t| {
            share(t.swaps, t.decided)
        }),
        ("false swaps, % of strength days", |t| {
            share(t.false_swaps, t.decided)
        }),
        ("holds, % of strength days", |t| share(t.holds, t.decided)),
        ("sessions while not fine, %", |t| share(t.hard_days, t.done)),
        ("warnings of 3 points or more", |t| f64::from(t.warnings)),
        ("warnings of 5 points or more", |t| {
            f64::from(t.deload_warnings)
        }),
        ("recovery sessions", |t| f64::from(t.recovery)),
        ("true strength gained, %", |t| t.gain_percent),
        ("evening tiredness, 0 to 10", |t| t.evening),
    ];

    /// A line's mean over people.
    pub fn mean(&self, of: fn(&Tally) -> f64) -> Mean {
        Mean::of(&self.people.iter().map(of).collect::<Vec<_>>())
    }

    /// The mean of a line's difference to the same people lived otherwise.
    pub fn difference(&self, other: &Self, of: fn(&Tally) -> f64) -> Mean {
        let pairs = self.people.iter().zip(&other.people);
        Mean::of(&pairs.map(|(a, b)| of(a) - of(b)).collect::<Vec<_>>())
    }
}

/// The table of both ways of coaching and their difference, as Markdown.
pub fn table(with: &Summary, without: &Summary) -> String {
    let told = |m: Mean| {
        if m.mean.is_finite() {
            format!("{:.1} [{:.1}, {:.1}]", m.mean, m.low, m.high)
        } else {
            "none".to_owned()
        }
    };
    let mut out = String::from(
        "| a person's mean [95 %] | with decisions | plan as written | difference |\n|---|---|---|---|\n",
    );
    for (name, of) in Summary::LINES {
        let row = [
            told(with.mean(of)),
            told(without.mean(of)),
            told(with.difference(without, of)),
        ];
        let _ = writeln!(out, "| {name} | {} |", row.join(" | "));
    }
    out
}
