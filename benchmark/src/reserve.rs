//! Does knowing the repetitions left in reserve help to forecast the next set?
//!
//! Few logs have them, so this stands beside the study: the shipped choice model as it is,
//! against the same chances tilted by what the last set's reserve says. The tilts are learned from
//! the other people who report reserve, and move with each of her own sets.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use recoup_engine::forecast::reps::{NextSet, RepsState};
use recoup_engine::forecast::{ExerciseKey, POPULATION, SetSeen, ln_e1rm};

use crate::fit::lbfgs::{Loss, minimize};
use crate::interval::Interval;
use crate::protocol::reps::{CHOICES, Chances, belongs};
use crate::study::SEED;
use crate::table::Lifter;

/// Tilts: of the reserve itself, of what goes beyond the repetitions it allows and of the
/// distance from them; after a set of today, and after last session's.
const TILTS: usize = 6;

/// Ridge penalty per squared weight.
/// Choice: as strong as that of the shortfall model.
const PENALTY: f64 = 3e-3;

/// Strengths of the others' weights against her own sets: as in the choice model's steady pace,
/// ten times that, and never moving.
const PRIOR_PRECISIONS: [f64; 3] = [20.0, 200.0, f64::INFINITY];

/// Fewest such sets of a person who counts.
const LEAST_SETS: usize = 20;

/// Reserve where its own tilt is 0.
const USUAL_RESERVE: f64 = 1.5;

/// Differences of ln e1RM are scaled by this, so that weights are of order 1.
const PER_TENTH: f64 = 10.0;

/// A set after one whose reserve was told.
struct Example {
    chances: Chances,
    tilts: Vec<[f64; TILTS]>,
    done: usize,
}

/// What the last set with a reserve said.
#[derive(Clone, Copy)]
struct Told {
    reserve: f64,
    ln_limit: f64,
}

fn told(set: &SetSeen) -> Option<Told> {
    let reserve = set.rir.filter(|rir| (0.0..=6.0).contains(rir))?;
    // Half a repetition in reserve counts up: more than none is left.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 6"
    )]
    let whole = reserve.ceil() as u16;
    Some(Told {
        reserve,
        ln_limit: ln_e1rm(set.load_kg, set.reps + whole),
    })
}

fn tilts(load_kg: f64, reps: u16, today: Option<Told>, last: Option<Told>) -> [f64; TILTS] {
    let mut row = [0.0; TILTS];
    let level = ln_e1rm(load_kg, reps);
    let (from, told) = match (today, last) {
        (Some(today), _) => (0, today),
        (None, Some(last)) => (TILTS / 2, last),
        (None, None) => return row,
    };
    let effort = level - ln_e1rm(load_kg, 1);
    let beyond = level - told.ln_limit;
    row[from] = effort * (told.reserve - USUAL_RESERVE) * PER_TENTH;
    row[from + 1] = beyond.max(0.0) * PER_TENTH;
    row[from + 2] = beyond.abs() * PER_TENTH;
    row
}

/// Her sets after one whose reserve was told, with the chances the shipped model gave.
fn examples(lifter: &Lifter) -> Vec<Example> {
    let mut state = RepsState::new(&POPULATION.reps);
    let mut last: BTreeMap<ExerciseKey, Told> = BTreeMap::new();
    let mut found = vec![];
    for session in &lifter.sessions {
        state.begin(session.start);
        let mut today: BTreeMap<ExerciseKey, Told> = BTreeMap::new();
        for set in session.sets.iter().filter(|set| belongs(set)) {
            let now = today.get(&set.exercise).copied();
            let then = last.get(&set.exercise).copied();
            let forecast = state.predict(&NextSet::from(set));
            if let Some(forecast) = forecast.filter(|_| now.or(then).is_some()) {
                let mut chances = [0.0; CHOICES];
                chances.copy_from_slice(forecast.chances());
                let reps = 1..=u16::try_from(CHOICES).unwrap_or(u16::MAX);
                found.push(Example {
                    chances,
                    tilts: reps
                        .map(|reps| tilts(set.load_kg, reps, now, then))
                        .collect(),
                    done: usize::from(set.reps) - 1,
                });
            }
            state.step(set);
            match told(set) {
                Some(told) => today.insert(set.exercise, told),
                None => today.remove(&set.exercise),
            };
        }
        for set in &session.sets {
            last.remove(&set.exercise);
        }
        last.extend(today);
    }
    found
}

impl Example {
    fn tilted(&self, weights: &[f64]) -> Chances {
        let mut chances = self.chances;
        for (chance, row) in chances.iter_mut().zip(&self.tilts) {
            let by: f64 = weights.iter().zip(row).map(|(w, x)| w * x).sum();
            *chance *= by.exp();
        }
        let total: f64 = chances.iter().sum();
        chances.map(|chance| chance / total)
    }

    /// Slope of the log chance of what was done, and how much it tells of each weight.
    fn slope(&self, chances: &Chances) -> [(f64, f64); TILTS] {
        std::array::from_fn(|idx| {
            let pairs = || chances.iter().zip(&self.tilts);
            let mean: f64 = pairs().map(|(chance, row)| chance * row[idx]).sum();
            let square: f64 = pairs().map(|(chance, row)| chance * row[idx].powi(2)).sum();
            (self.tilts[self.done][idx] - mean, square - mean * mean)
        })
    }
}

struct Likelihood<'a>(Vec<(&'a Example, f64)>);

impl Loss for Likelihood<'_> {
    fn at(&self, x: &[f64], gradient: &mut [f64]) -> f64 {
        gradient.fill(0.0);
        let mut value = 0.0;
        for (example, weight) in &self.0 {
            let chances = example.tilted(x);
            value -= weight * chances[example.done].max(1e-30).ln();
            for (slot, (slope, _)) in gradient.iter_mut().zip(example.slope(&chances)) {
                *slot -= weight * slope;
            }
        }
        for (slot, weight) in gradient.iter_mut().zip(x) {
            *slot += 2.0 * PENALTY * weight;
            value += PENALTY * weight * weight;
        }
        value
    }
}

fn fit(others: &[&Vec<Example>]) -> Vec<f64> {
    let mut sets = vec![];
    for examples in others {
        let weight = 1.0 / (examples.len() as f64).sqrt();
        sets.extend(examples.iter().map(|example| (example, weight)));
    }
    let total: f64 = sets.iter().map(|(_, weight)| weight).sum();
    sets.iter_mut().for_each(|(_, weight)| *weight /= total);
    minimize(&Likelihood(sets), vec![0.0; TILTS], 200).0
}

/// Mean log score of a person's sets without and with the tilts.
fn judge(examples: &[Example], mut weights: Vec<f64>, prior_precision: f64) -> (f64, f64) {
    let mut precision = [prior_precision; TILTS];
    let (mut plain, mut tilted) = (0.0, 0.0);
    for example in examples {
        let chances = example.tilted(&weights);
        plain -= example.chances[example.done].max(1e-6).ln();
        tilted -= chances[example.done].max(1e-6).ln();
        for (idx, (slope, information)) in example.slope(&chances).into_iter().enumerate() {
            precision[idx] += information;
            weights[idx] += slope / precision[idx];
        }
    }
    let n = examples.len() as f64;
    (plain / n, tilted / n)
}

/// The comparison as a table; people with too few sets are left out.
pub(crate) fn table(lifters: &[Lifter]) -> String {
    let all = lifters.iter().map(examples);
    let all: Vec<Vec<Example>> = all.filter(|one| LEAST_SETS <= one.len()).collect();
    let weights = (0..all.len()).map(|idx| {
        let others = all.iter().enumerate().filter(|(other, _)| *other != idx);
        fit(&others.map(|(_, one)| one).collect::<Vec<_>>())
    });
    let weights: Vec<Vec<f64>> = weights.collect();
    let mut out = String::from(
        "| her own sets against others' | people | sets | as shipped | with reserve | difference \
         | better for |\n|---|---|---|---|---|---|---|\n",
    );
    for prior_precision in PRIOR_PRECISIONS {
        let pairs = all.iter().zip(&weights);
        let scores: Vec<(f64, f64)> = pairs
            .map(|(one, weights)| judge(one, weights.clone(), prior_precision))
            .collect();
        let _ = writeln!(out, "{}", row(&all, &scores, prior_precision));
    }
    out
}

fn row(all: &[Vec<Example>], scores: &[(f64, f64)], prior_precision: f64) -> String {
    let of = |column: fn(&(f64, f64)) -> f64| {
        let values: Vec<f64> = scores.iter().map(column).collect();
        Interval::of(&values, SEED)
    };
    let (plain, tilted) = (of(|one| one.0), of(|one| one.1));
    let Interval { mean, low, high, n } = of(|one| one.1 - one.0);
    let better = scores.iter().filter(|one| one.1 < one.0).count();
    let sets: usize = all.iter().map(Vec::len).sum();
    format!(
        "| {prior_precision} | {n} | {sets} | {:.4} | {:.4} | {mean:.4} [{low:.4}, {high:.4}] | \
         {better} of {n} |",
        plain.mean, tilted.mean
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(reps: u16, rir: Option<f64>) -> SetSeen {
        SetSeen {
            exercise: ExerciseKey(1),
            muscle: recoup_engine::forecast::MuscleKey(0),
            load_kg: 100.0,
            reps,
            rir,
        }
    }

    #[test]
    fn reserve_and_repetitions_make_the_limit() {
        let with = told(&set(8, Some(2.0))).unwrap();
        assert!((with.ln_limit - ln_e1rm(100.0, 10)).abs() < 1e-12);
        assert!(told(&set(8, None)).is_none());
        let at_limit = tilts(100.0, 10, Some(with), None);
        assert!(at_limit[1].abs() < 1e-12 && at_limit[2].abs() < 1e-12);
        assert!(0.0 < tilts(100.0, 12, Some(with), None)[1]);
    }

    #[test]
    fn weights_of_nothing_change_no_chance() {
        let mut chances = [0.0; CHOICES];
        (chances[7], chances[8]) = (0.6, 0.4);
        let reps = 1..=u16::try_from(CHOICES).unwrap();
        let today = told(&set(8, Some(1.0)));
        let example = Example {
            chances,
            tilts: reps.map(|reps| tilts(100.0, reps, today, None)).collect(),
            done: 7,
        };
        assert!((example.tilted(&[0.0; TILTS])[7] - 0.6).abs() < 1e-12);
        let (plain, tilted) = judge(std::slice::from_ref(&example), vec![0.0; TILTS], 20.0);
        assert!((plain - tilted).abs() < 1e-12);
    }
}
