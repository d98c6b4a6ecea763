//! Exact recursive Bayesian regression around the population's weights.

use super::{CLUES, MorningPopulation};
use crate::forecast::codec::{DecodeError, Reader, Writer};

/// An intercept and the clues.
const WIDTH: usize = CLUES + 1;

/// Prior standard deviations: of her intercept, and of each standardised weight.
/// Source: benchmark protocol, task D.
const PRIOR_SPREADS: [f64; 2] = [0.15, 0.03];

/// Weights and their covariance.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Regression {
    weights: [f64; WIDTH],
    covariance: [[f64; WIDTH]; WIDTH],
}

/// The clues, standardised as the population's weights expect them, after a leading 1.
pub(super) fn standardised(population: &MorningPopulation, clues: &[f64; CLUES]) -> [f64; WIDTH] {
    let mut row = [1.0; WIDTH];
    for (idx, slot) in row[1..].iter_mut().enumerate() {
        *slot = (clues[idx] - population.centre[idx]) / population.scale[idx];
    }
    row
}

fn dot(one: &[f64; WIDTH], other: &[f64; WIDTH]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

impl Regression {
    pub(super) fn new(population: &MorningPopulation) -> Self {
        let mut weights = [0.0; WIDTH];
        weights[1..].copy_from_slice(&population.weights);
        let mut covariance = [[0.0; WIDTH]; WIDTH];
        for (idx, row) in covariance.iter_mut().enumerate() {
            let spread = PRIOR_SPREADS[usize::from(idx != 0)];
            row[idx] = spread * spread;
        }
        Self {
            weights,
            covariance,
        }
    }

    /// Expected difference from her usual, and its variance.
    pub(super) fn predict(&self, row: &[f64; WIDTH]) -> (f64, f64) {
        (
            dot(&self.weights, row),
            dot(&self.spread(row), row).max(0.0),
        )
    }

    fn spread(&self, row: &[f64; WIDTH]) -> [f64; WIDTH] {
        std::array::from_fn(|idx| dot(&self.covariance[idx], row))
    }

    /// Learns one answer.
    pub(super) fn step(&mut self, row: &[f64; WIDTH], difference: f64, noise: f64) {
        let spread = self.spread(row);
        let variance = dot(&spread, row) + noise;
        let error = difference - dot(&self.weights, row);
        for idx in 0..WIDTH {
            let gain = spread[idx] / variance;
            self.weights[idx] += gain * error;
            for (slot, other) in self.covariance[idx].iter_mut().zip(&spread) {
                *slot -= gain * other;
            }
        }
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.f64s(&self.weights);
        for row in &self.covariance {
            out.f64s(row);
        }
    }

    pub(super) fn read(&mut self, bytes: &mut Reader) -> Result<(), DecodeError> {
        bytes.fill(&mut self.weights)?;
        for row in &mut self.covariance {
            bytes.fill(row)?;
        }
        Ok(())
    }
}
