//! How an athlete's weights leave the population's: a step per observation, sized by how much
//! has been learned so far.
//!
//! A diagonal extended Kalman filter: each weight carries a precision that grows with the
//! information of every observation and slowly relaxes back to the prior's, so that habits from
//! years ago stop holding the weights in place.

use super::codec::{DecodeError, Reader, Writer};

/// Weights that learn one by one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Learner {
    /// The weights now.
    pub(crate) weights: Vec<f64>,
    precision: Vec<f64>,
    prior: Vec<f64>,
    keep: f64,
}

impl Learner {
    /// Starts at the population's weights, each held by the same prior precision.
    pub(crate) fn new(weights: Vec<f64>, prior: f64, keep: f64) -> Self {
        let priors = vec![prior; weights.len()];
        Self::with_priors(weights, priors, keep)
    }

    /// Starts at the population's weights, each held by its own prior precision.
    pub(crate) fn with_priors(weights: Vec<f64>, prior: Vec<f64>, keep: f64) -> Self {
        Self {
            weights,
            precision: prior.clone(),
            prior,
            keep,
        }
    }

    /// Lets what was learned fade a little: precision <- keep * precision + (1 - keep) * prior.
    pub(crate) fn relax(&mut self) {
        for (precision, prior) in self.precision.iter_mut().zip(&self.prior) {
            *precision = self.keep * *precision + (1.0 - self.keep) * prior;
        }
    }

    /// Lets what was learned of one weight fade a little.
    pub(crate) fn relax_one(&mut self, idx: usize) {
        let prior = (1.0 - self.keep) * self.prior[idx];
        self.precision[idx] = self.keep * self.precision[idx] + prior;
    }

    /// Grows to `len` weights, the new ones 0.
    pub(crate) fn grow(&mut self, len: usize, prior: f64) {
        if self.weights.len() < len {
            self.weights.resize(len, 0.0);
            self.precision.resize(len, prior);
            self.prior.resize(len, prior);
        }
    }

    /// Moves one weight: precision grows by `information`, the weight by gradient / precision.
    pub(crate) fn step(&mut self, idx: usize, gradient: f64, information: f64) {
        self.precision[idx] += information;
        self.weights[idx] += gradient / self.precision[idx];
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.f64s(&self.weights);
        out.f64s(&self.precision);
    }

    /// Reads what [`Learner::write`] wrote into a learner of the same shape.
    pub(crate) fn read(&mut self, bytes: &mut Reader) -> Result<(), DecodeError> {
        bytes.fill(&mut self.weights)?;
        bytes.fill(&mut self.precision)
    }
}
