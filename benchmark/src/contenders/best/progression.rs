//! What a program would ask for next.

use recoup_engine::forecast::best::Coming;
use recoup_engine::forecast::ln_e1rm;

use super::Rule;
use crate::bouts::Bout;

/// Differences a program asks for are believed up to this.
const MOST: f64 = 0.3;

/// Repetitions at which double progression adds load, and falls back to.
const DOUBLE: [u16; 2] = [12, 8];

/// The smallest step of load she took lately, or the usual plate.
fn step_kg(history: &[Bout]) -> f64 {
    let recent = &history[history.len().saturating_sub(12)..];
    let steps = recent
        .windows(2)
        .map(|two| (two[0].best_kg - two[1].best_kg).abs());
    let least = steps
        .filter(|step| 0.3 < *step)
        .fold(f64::INFINITY, f64::min);
    let usual = if history[history.len() - 1].best_kg < 15.0 {
        1.0
    } else {
        2.5
    };
    if 20.0 < least { usual } else { least }
}

fn gain(last: &Bout, load_kg: f64, reps: u16) -> f64 {
    (ln_e1rm(load_kg, reps) - last.y).clamp(-MOST, MOST)
}

/// Last time and one repetition more.
#[derive(Clone, Debug)]
pub(super) struct OneMoreRep;

impl Rule for OneMoreRep {
    fn name(&self) -> String {
        "last + 1 rep".to_owned()
    }

    fn predict(&self, history: &[Bout], _coming: &Coming) -> f64 {
        let last = &history[history.len() - 1];
        gain(last, last.best_kg, last.best_reps + 1)
    }
}

/// One repetition more up to twelve, then the next load at eight.
#[derive(Clone, Debug)]
pub(super) struct DoubleProgression;

impl Rule for DoubleProgression {
    fn name(&self) -> String {
        "double progression".to_owned()
    }

    fn predict(&self, history: &[Bout], _coming: &Coming) -> f64 {
        let last = &history[history.len() - 1];
        if last.best_reps < DOUBLE[0] {
            gain(last, last.best_kg, last.best_reps + 1)
        } else {
            gain(
                last,
                last.best_kg + step_kg(history),
                last.best_reps.min(DOUBLE[1]),
            )
        }
    }
}

/// The next load at the same repetitions.
#[derive(Clone, Debug)]
pub(super) struct Linear;

impl Rule for Linear {
    fn name(&self) -> String {
        "linear progression".to_owned()
    }

    fn predict(&self, history: &[Bout], _coming: &Coming) -> f64 {
        let last = &history[history.len() - 1];
        gain(last, last.best_kg + step_kg(history), last.best_reps)
    }
}
