//! Seeded chance: a permuted congruential generator with the few shapes that a life needs.

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::Rng;

/// One stream of chance. Two streams of one seed never meet.
#[derive(Debug, Clone)]
pub(crate) struct Chance(Pcg64Mcg);

impl Chance {
    /// A stream of a seed.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut chance = Self(Pcg64Mcg::new(
            (u128::from(seed) << 64) | u128::from(stream.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
        ));
        // The first numbers of near seeds are near; they are thrown away.
        for _ in 0..8 {
            chance.unit();
        }
        chance
    }

    /// Uniform from 0 to below 1.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True with a probability.
    pub(crate) fn happens(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Standard normal, by Box and Muller.
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.unit()));
        radius * libm::cos(2.0 * std::f64::consts::PI * self.unit())
    }

    /// Normal around a middle.
    pub(crate) fn around(&mut self, middle: f64, spread: f64) -> f64 {
        middle + spread * self.normal()
    }

    /// Log-normal around a median.
    pub(crate) fn about(&mut self, median: f64, spread: f64) -> f64 {
        median * libm::exp(spread * self.normal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_is_standard() {
        let mut chance = Chance::new(1, 2);
        let values: Vec<f64> = (0..20_000).map(|_| chance.normal()).collect();
        let mean = values.iter().sum::<f64>() / 20_000.0;
        let square = values.iter().map(|x| x * x).sum::<f64>() / 20_000.0;
        assert!(
            mean.abs() < 0.03 && (square - 1.0).abs() < 0.05,
            "{mean} {square}"
        );
    }
}
