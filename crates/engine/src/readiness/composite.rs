//! The composite of a check-in: the mean of its items' z, in the composite's own spread.

use jiff::ToSpan;
use jiff::civil::Date;

use super::hrv::{Variability, variability, with_variability};
use crate::history::History;
use crate::strength::mean_and_sd;
use crate::wellness::{CheckIn, Wellness};

/// Days of the baseline, today not included. Source: EVIDENCE 3.4.
pub const BASELINE_DAYS: i32 = 28;
/// Valid check-ins that the composite needs. Choice: EVIDENCE 3.4; below it we say "calibrating".
pub const BASELINE_NEED: usize = 14;
/// Check-ins below which there is no baseline and no trend at all. Choice: RULINGS 3.
pub const TREND_NEED: usize = 4;
/// Items that a valid check-in answers at least. Source: EVIDENCE 3.4.
pub const ITEMS_NEEDED: usize = 3;

/// Spread of an item below which it is not taken: integer scales go flat. Source: EVIDENCE 3.4.
const SPREAD_FLOOR: f64 = 0.5;
/// How many observations the prior spread is worth. Source: EVIDENCE 3.4, k = 5.
const PRIOR_WEIGHT: f64 = 5.0;
/// Prior spread of perceived recovery, in points. Source: PRS19 (7.1 ± 1.3 before matches).
const PRIOR_PRS: f64 = 1.3;
/// Prior spread of an item rated 1 to 5, in points. Choice: most answers of a person stay within
/// one step of her usual.
const PRIOR_RATING: f64 = 0.8;
/// Prior spread of the mean of five items' z.
/// Choice: five items that correlate at 0.4 give √((1 + 4 × 0.4) / 5) = 0.72.
const PRIOR_COMPOSITE: f64 = 0.72;

/// A person's usual answers over the 28 days before a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Baseline {
    /// Mean and shrunk spread of each item that has enough answers, in its own points.
    items: Vec<(Wellness, f64, f64)>,
    /// Spread of the composite itself, shrunk to its prior.
    spread: f64,
    /// Heart-rate variability of the date itself, where a device measured it.
    variability: Option<Variability>,
    /// How many valid check-ins it comes from; copied ones do not count.
    pub check_ins: usize,
}

/// What today's answers are against the usual.
#[derive(Debug, Clone, PartialEq)]
pub struct Composite {
    /// The composite in its own standard deviations; above zero is better than usual.
    pub z: f64,
    /// Each answered item in its own standard deviations.
    pub items: Vec<(Wellness, f64)>,
    /// Heart-rate variability, which is in `z` already (rule R24).
    pub variability: Option<Variability>,
}

/// The usual answers of a person over the 28 days before a date.
///
/// Copied check-ins and check-ins with fewer than three items do not count. An item needs four
/// answers to have a usual at all.
pub fn baseline(history: &History, date: Date) -> Baseline {
    let window = window(history, date);
    let items: Vec<_> = Wellness::ALL
        .iter()
        .filter_map(|of| item_baseline(&window, *of))
        .collect();
    let means: Vec<f64> = window
        .iter()
        .filter_map(|c| mean_z(&item_zs(&items, c)))
        .collect();
    Baseline {
        spread: shrunk(&means, PRIOR_COMPOSITE),
        check_ins: window.len(),
        variability: variability(history, date),
        items,
    }
}

fn window(history: &History, date: Date) -> Vec<&CheckIn> {
    let from = date.saturating_sub(BASELINE_DAYS.days());
    history
        .check_ins_before(date)
        .iter()
        .rev()
        .take_while(|c| from <= c.date)
        .filter(|c| !c.is_copied && ITEMS_NEEDED <= answers(c))
        .collect()
}

/// How many of the five items a check-in answers.
fn answers(check_in: &CheckIn) -> usize {
    Wellness::ALL
        .iter()
        .filter(|of| check_in.answer(**of).is_some())
        .count()
}

fn item_baseline(window: &[&CheckIn], of: Wellness) -> Option<(Wellness, f64, f64)> {
    let values: Vec<f64> = window.iter().filter_map(|c| c.answer(of)).collect();
    if values.len() < TREND_NEED {
        return None;
    }
    let prior = match of {
        Wellness::Recovery => PRIOR_PRS,
        Wellness::Soreness | Wellness::Sleep | Wellness::Energy | Wellness::Mood => PRIOR_RATING,
    };
    let (mean, _) = mean_and_sd(&values);
    Some((of, mean, shrunk(&values, prior).max(SPREAD_FLOOR)))
}

/// The spread of values, shrunk to a prior worth five observations.
///
/// Formula: √((k s0² + (n − 1) s²) / (k + n − 1)). Source: EVIDENCE 3.4.
#[expect(clippy::cast_precision_loss, reason = "at most 28 values")]
fn shrunk(values: &[f64], prior: f64) -> f64 {
    let (_, sd) = mean_and_sd(values);
    let free = values.len().saturating_sub(1) as f64;
    let variance = (PRIOR_WEIGHT * prior * prior + free * sd * sd) / (PRIOR_WEIGHT + free);
    libm::sqrt(variance)
}

fn item_zs(items: &[(Wellness, f64, f64)], check_in: &CheckIn) -> Vec<(Wellness, f64)> {
    items
        .iter()
        .filter_map(|(of, mean, sd)| Some((*of, (check_in.answer(*of)? - mean) / sd)))
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "at most five items")]
fn mean_z(zs: &[(Wellness, f64)]) -> Option<f64> {
    if zs.len() < ITEMS_NEEDED {
        return None;
    }
    Some(zs.iter().map(|(_, z)| z).sum::<f64>() / zs.len() as f64)
}

/// The composite of a check-in against a person's usual.
///
/// `None` below 14 valid check-ins in the 28 days before, and with fewer than three items answered
/// today: a missing item is left out and never counts as zero. Rises with every answer.
///
/// Formula: the mean of the items' z, divided by the composite's own spread, so that −1 and −2 are
/// standard deviations of the composite (RULINGS 3); variability counts a fifth at most, and only
/// downwards (R24).
pub fn composite(baseline: &Baseline, check_in: &CheckIn) -> Option<Composite> {
    if baseline.check_ins < BASELINE_NEED {
        return None;
    }
    let items = item_zs(&baseline.items, check_in);
    let answered = mean_z(&items)? / baseline.spread;
    let nudged = baseline
        .variability
        .and_then(|v| with_variability(Some(answered), v));
    Some(Composite {
        z: nudged.unwrap_or(answered),
        items,
        variability: baseline.variability,
    })
}

/// The composite of a date's check-in against the 28 days before it; `None` where either is short.
pub fn composite_on(history: &History, date: Date) -> Option<Composite> {
    let check_in = history.check_in(date)?;
    composite(&baseline(history, date), check_in)
}
