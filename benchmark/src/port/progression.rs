//! The reference's twelve progression parts, which the shipped mixture leaves out.
//!
//! "One repetition more", "one step heavier" and the like, as exact possibilities beside the
//! remembered sessions. Kept here so that the whole reference can be reproduced, and so that the
//! table can show what leaving them out costs.

use recoup_engine::forecast::best::{Kind, PARTS, RawPart, Recollection, Width};

use crate::bouts::Bout;

/// Progression parts.
pub(crate) const STEPS: usize = 12;

/// What they are weighed by.
pub(crate) const SIGNS: usize = 13;

/// The progression parts for a coming bout; `history` is oldest first and has four bouts or more.
pub(crate) fn steps(
    history: &[Bout],
    seen: &Recollection,
    surprise: f64,
    weights: &[Vec<f64>],
    ln_spread: f64,
) -> Vec<RawPart> {
    let signs = signs(history, seen, surprise);
    let means = means(history);
    let parts = means.iter().enumerate().map(|(idx, mean)| RawPart {
        slot: PARTS + idx,
        kind: Kind::Added,
        ln_weight: signs
            .iter()
            .zip(weights)
            .map(|(sign, row)| sign * row[idx])
            .sum(),
        mean: mean.clamp(-0.5, 0.5),
        ln_spread,
    });
    parts.collect()
}

fn signs(history: &[Bout], seen: &Recollection, surprise: f64) -> [f64; SIGNS] {
    let newest: Vec<&Bout> = history.iter().rev().take(12).collect();
    let relative: Vec<f64> = newest.iter().map(|bout| bout.y - newest[0].y).collect();
    let flag = |is_so: bool| if is_so { 1.0 } else { 0.0 };
    let best = relative
        .iter()
        .take(10)
        .copied()
        .fold(f64::NEG_INFINITY, f64::max);
    let rises = relative
        .windows(2)
        .filter(|two| 0.001 < two[0] - two[1])
        .count();
    let reps = newest[0].top_reps();
    let drop = f64::from(reps.iter().max().unwrap_or(&0) - reps.iter().min().unwrap_or(&0));
    let drop = if 1 < reps.len() { drop } else { 0.0 };
    let same_top = (newest[0].top_kg.ln() - newest[1].top_kg.ln()).abs() < 0.004;
    let uniform = newest[0].is_uniform();
    [
        1.0,
        flag(relative[1] + 0.001 < 0.0),
        flag(relative[1].abs() < 0.001),
        seen.width[Width::Volatility as usize] - 3.0,
        f64::from(newest[0].best_reps) / 10.0,
        best.min(0.3) * 10.0,
        seen.width[Width::Gap as usize],
        rises as f64 / (relative.len() - 1) as f64,
        flag(uniform),
        drop.min(4.0) / 2.0,
        flag(same_top),
        surprise * 10.0,
        flag(uniform && same_top),
    ]
}

fn means(history: &[Bout]) -> [f64; STEPS] {
    let newest: Vec<&Bout> = history.iter().rev().take(12).collect();
    let changes = newest
        .windows(2)
        .map(|two| (two[0].best_kg - two[1].best_kg).abs());
    let least = changes.filter(|change| 0.3 < *change).fold(99.0, f64::min);
    let fallback = if newest[0].best_kg < 15.0 { 1.0 } else { 2.5 };
    let increment = if 20.0 < least { fallback } else { least };
    let latest = newest[0].y;
    let e = |load: f64, reps: f64| {
        let factor = if 1.5 < reps {
            1.0 + reps / 30.0
        } else if reps < 0.5 {
            0.9
        } else {
            1.0
        };
        (load.max(0.1) * factor).ln() - latest
    };
    let (load, reps) = (newest[0].best_kg, f64::from(newest[0].best_reps));
    let (load1, reps1) = (newest[1].best_kg, f64::from(newest[1].best_reps));
    let y = |idx: usize| newest[idx].y - latest;
    [
        e(load, reps + 1.0),
        e(load, reps + 2.0),
        e(load, reps - 1.0),
        e(load + increment, reps),
        e(load + increment, reps - 1.0),
        e((load - increment).max(0.5), reps),
        e(load1, reps1 + 1.0),
        e(load1 + increment, reps1),
        -y(1),
        y(1) - y(2),
        y(2) - y(3),
        e(load + 2.0 * increment, reps),
    ]
}
