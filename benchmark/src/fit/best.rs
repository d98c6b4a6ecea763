//! Fits the population's mixture of remembered sessions.
//!
//! First by likelihood, then by the closed form of the continuous ranked probability score, both
//! with Adam over shuffled batches; the same seed gives the same weights.

use recoup_engine::forecast::best::{
    BROAD, BestPopulation, CANDIDATES, Kind, PARTS, RawPart, Recall, Recollection, SHIFTS,
    SIMILARITIES, SMOOTH, WIDTHS, Width, raw_parts,
};

use crate::random::Random;

/// One bout: what was remembered, and how it went.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    pub(crate) seen: Recollection,
    pub(crate) outcome: f64,
}

/// Where each group of parameters stands in the flat vector.
mod at {
    use super::{BROAD, CANDIDATES, SHIFTS, SIMILARITIES, WIDTHS};
    pub(super) const BIAS: usize = 0;
    pub(super) const SIMILARITY: usize = CANDIDATES;
    pub(super) const RECALL: usize = CANDIDATES + SIMILARITIES;
    pub(super) const BROAD_BIAS: usize = 2 * RECALL;
    pub(super) const BROAD_VOLATILITY: usize = BROAD_BIAS + BROAD;
    pub(super) const BROAD_SPREAD: usize = BROAD_VOLATILITY + BROAD;
    pub(super) const ECHO_SPREAD: usize = BROAD_SPREAD + BROAD;
    pub(super) const SHIFT: usize = ECHO_SPREAD + 1;
    pub(super) const WIDTH: usize = SHIFT + SHIFTS;
    pub(super) const PLACE: usize = WIDTH + WIDTHS;
    pub(super) const CHANGE: usize = PLACE + 1;
    pub(super) const CHANGE_SPREAD: usize = CHANGE + RECALL;
    pub(super) const LENGTH: usize = CHANGE_SPREAD + 1;
}

/// The population as a flat vector of parameters.
pub(crate) fn to_vector(population: &BestPopulation) -> Vec<f64> {
    let mut x = vec![];
    for recall in [&population.echo, &population.around] {
        x.extend(recall.bias);
        x.extend(recall.similarity);
    }
    x.extend(population.broad_bias);
    x.extend(population.broad_volatility);
    x.extend(population.broad_ln_spread);
    x.push(population.echo_ln_spread);
    x.extend(population.shift);
    x.extend(population.width);
    x.push(population.width_per_place);
    x.extend(population.change.bias);
    x.extend(population.change.similarity);
    x.push(population.change_ln_spread);
    x
}

fn array<const N: usize>(x: &[f64], from: usize) -> [f64; N] {
    std::array::from_fn(|idx| x[from + idx])
}

/// The population of a flat vector.
pub(crate) fn from_vector(x: &[f64]) -> BestPopulation {
    let recall = |from: usize| Recall {
        bias: array(x, from + at::BIAS),
        similarity: array(x, from + at::SIMILARITY),
    };
    BestPopulation {
        echo: recall(0),
        around: recall(at::RECALL),
        broad_bias: array(x, at::BROAD_BIAS),
        broad_volatility: array(x, at::BROAD_VOLATILITY),
        broad_ln_spread: array(x, at::BROAD_SPREAD),
        echo_ln_spread: x[at::ECHO_SPREAD],
        shift: array(x, at::SHIFT),
        width: array(x, at::WIDTH),
        width_per_place: x[at::PLACE],
        change: recall(at::CHANGE),
        change_ln_spread: x[at::CHANGE_SPREAD],
    }
}

/// Where the fit starts: recent sessions likelier, spreads of a few percent.
/// Choice: the protocol's; repeated changes and the smoothed level start as likely as the rest.
pub(crate) fn start() -> BestPopulation {
    let bias = std::array::from_fn(|idx| -1.5 * idx as f64 / 9.0);
    let recall = Recall {
        bias,
        similarity: [0.0; SIMILARITIES],
    };
    let change = Recall {
        bias: std::array::from_fn(|idx| -2.0 - 0.1 * idx as f64),
        similarity: [0.0; SIMILARITIES],
    };
    let mut width = [0.0; WIDTHS];
    (width[0], width[1]) = (-2.9, 0.5);
    BestPopulation {
        echo: recall.clone(),
        around: recall,
        change,
        change_ln_spread: 0.0,
        broad_bias: [-1.0, -2.0, -1.0],
        broad_volatility: [0.0; BROAD],
        broad_ln_spread: [-2.2, -1.6, 0.0],
        echo_ln_spread: -5.0,
        shift: [0.0; SHIFTS],
        width,
        width_per_place: 0.02,
    }
}

/// Which loss a pass minimises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// Negative log likelihood, scaled to the size of the other.
    Likelihood,
    /// Continuous ranked probability score in closed form.
    Crps,
}

/// Slopes of a loss by log weight, centre and log spread of each part.
struct Slopes {
    logit: [f64; PARTS],
    mean: [f64; PARTS],
    ln_spread: [f64; PARTS],
}

/// The parts with normalised weights and bounded spreads; `free` is 0 where a bound holds.
struct Parts {
    n: usize,
    weight: [f64; PARTS],
    mean: [f64; PARTS],
    spread: [f64; PARTS],
    free: [f64; PARTS],
}

fn parts(raw: &[RawPart]) -> Parts {
    let mut parts = Parts {
        n: raw.len(),
        weight: [0.0; PARTS],
        mean: [0.0; PARTS],
        spread: [1.0; PARTS],
        free: [0.0; PARTS],
    };
    let top = raw
        .iter()
        .fold(f64::NEG_INFINITY, |top, part| top.max(part.ln_weight));
    let total: f64 = raw.iter().map(|part| (part.ln_weight - top).exp()).sum();
    for (idx, part) in raw.iter().enumerate() {
        parts.weight[idx] = (part.ln_weight - top).exp() / total;
        parts.mean[idx] = part.mean;
        parts.spread[idx] = part.ln_spread.clamp(-5.5, 0.0).exp();
        parts.free[idx] = if (-5.5..=0.0).contains(&part.ln_spread) {
            1.0
        } else {
            0.0
        };
    }
    parts
}

fn density(z: f64) -> f64 {
    (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

/// Expected distance of a normal variable from 0, and its slopes by centre and spread.
fn distance(mean: f64, spread: f64) -> (f64, f64, f64) {
    let z = mean / spread;
    let sign = libm::erf(z * std::f64::consts::FRAC_1_SQRT_2);
    let density = 2.0 * density(z);
    (mean * sign + spread * density, sign, density)
}

#[expect(
    clippy::needless_range_loop,
    reason = "parts are numbered across several arrays"
)]
fn crps(p: &Parts, outcome: f64, s: &mut Slopes) -> f64 {
    let mut by_weight = [0.0; PARTS];
    let mut value = 0.0;
    for j in 0..p.n {
        let (far, sign, dens) = distance(outcome - p.mean[j], p.spread[j]);
        value += p.weight[j] * far;
        by_weight[j] += far;
        s.mean[j] -= p.weight[j] * sign;
        s.ln_spread[j] += p.weight[j] * dens * p.spread[j];
    }
    for i in 0..p.n {
        for j in i..p.n {
            let joint = p.spread[i].hypot(p.spread[j]);
            let (far, sign, dens) = distance(p.mean[i] - p.mean[j], joint);
            let both = p.weight[i] * p.weight[j];
            let times = if i == j { 0.5 } else { 1.0 };
            value -= times * both * far;
            by_weight[i] -= p.weight[j] * far * if i == j { 0.5 } else { 1.0 };
            by_weight[j] -= p.weight[i] * far * if i == j { 0.5 } else { 1.0 };
            s.mean[i] -= times * both * sign;
            s.mean[j] += times * both * sign;
            s.ln_spread[i] -= times * both * dens * p.spread[i] * p.spread[i] / joint;
            s.ln_spread[j] -= times * both * dens * p.spread[j] * p.spread[j] / joint;
        }
    }
    let average: f64 = (0..p.n).map(|j| p.weight[j] * by_weight[j]).sum();
    for j in 0..p.n {
        s.logit[j] += p.weight[j] * (by_weight[j] - average);
        s.ln_spread[j] *= p.free[j];
    }
    value
}

/// Scale that makes the likelihood's slopes as large as the other loss's.
/// Choice: the protocol's.
const LIKELIHOOD_SCALE: f64 = 0.05;

#[expect(
    clippy::needless_range_loop,
    reason = "parts are numbered across several arrays"
)]
fn likelihood(p: &Parts, outcome: f64, s: &mut Slopes) -> f64 {
    let mut share = [0.0; PARTS];
    let mut top = f64::NEG_INFINITY;
    for j in 0..p.n {
        let z = (outcome - p.mean[j]) / p.spread[j];
        share[j] = p.weight[j].max(1e-300).ln() - z * z / 2.0 - p.spread[j].ln();
        top = top.max(share[j]);
    }
    let total: f64 = share[..p.n].iter().map(|ln| (ln - top).exp()).sum();
    for j in 0..p.n {
        let r = (share[j] - top).exp() / total;
        let z = (outcome - p.mean[j]) / p.spread[j];
        s.logit[j] -= LIKELIHOOD_SCALE * (r - p.weight[j]);
        s.mean[j] -= LIKELIHOOD_SCALE * r * z / p.spread[j];
        s.ln_spread[j] -= LIKELIHOOD_SCALE * r * (z * z - 1.0) * p.free[j];
    }
    -LIKELIHOOD_SCALE * (top + total.ln())
}

/// Loss of one bout under `x`; adds its slope, times `loss_weight`, to `gradient`.
#[expect(
    clippy::too_many_lines,
    reason = "forward and back in one: each derivative stands beside its value"
)]
pub(crate) fn one(
    population: &BestPopulation,
    example: &Example,
    aim: Aim,
    loss_weight: f64,
    gradient: &mut [f64],
) -> f64 {
    let seen = &example.seen;
    let raw = raw_parts(population, seen);
    let parts = parts(&raw);
    let mut slopes = Slopes {
        logit: [0.0; PARTS],
        mean: [0.0; PARTS],
        ln_spread: [0.0; PARTS],
    };
    let value = match aim {
        Aim::Likelihood => likelihood(&parts, example.outcome, &mut slopes),
        Aim::Crps => crps(&parts, example.outcome, &mut slopes),
    };
    for (j, part) in raw.iter().enumerate() {
        let logit = slopes.logit[j] * loss_weight;
        let mean = slopes.mean[j] * loss_weight;
        let spread = slopes.ln_spread[j] * loss_weight;
        let mut recall = |from: usize, idx: usize| {
            gradient[from + at::BIAS + idx] += logit;
            let similarity = &seen.candidates[idx].similarity;
            let slots = &mut gradient[from + at::SIMILARITY..from + at::RECALL];
            slots
                .iter_mut()
                .zip(similarity)
                .for_each(|(slot, value)| *slot += logit * value);
        };
        match part.kind {
            Kind::Echo(idx) => {
                recall(0, idx);
                gradient[at::ECHO_SPREAD] += spread;
            }
            Kind::Around(idx) => {
                recall(at::RECALL, idx);
                let slots = gradient[at::WIDTH..at::PLACE].iter_mut();
                slots
                    .zip(&seen.width)
                    .for_each(|(slot, value)| *slot += spread * value);
                gradient[at::PLACE] += spread * idx as f64;
            }
            Kind::Change(idx) => {
                recall(at::CHANGE, idx);
                let slots = gradient[at::WIDTH..at::PLACE].iter_mut();
                slots
                    .zip(&seen.width)
                    .for_each(|(slot, value)| *slot += spread * value);
                gradient[at::CHANGE_SPREAD] += spread;
            }
            Kind::Broad(idx) => {
                gradient[at::BROAD_BIAS + idx] += logit;
                gradient[at::BROAD_VOLATILITY + idx] +=
                    logit * seen.width[Width::Volatility as usize];
                gradient[at::BROAD_SPREAD + idx] += spread;
                if idx == SMOOTH {
                    let slots = gradient[at::WIDTH..at::PLACE].iter_mut();
                    slots
                        .zip(&seen.width)
                        .for_each(|(slot, value)| *slot += spread * value);
                }
            }
            Kind::Added => {}
        }
        if !matches!(part.kind, Kind::Echo(_)) {
            let slots = gradient[at::SHIFT..at::WIDTH].iter_mut();
            slots
                .zip(&seen.shift)
                .for_each(|(slot, value)| *slot += mean * value);
        }
    }
    value
}

/// One pass of Adam: which loss, how often over the bouts, in what steps.
struct Pass {
    aim: Aim,
    epochs: usize,
    batch: usize,
    rate: f64,
}

/// Source: protocol, section 3.A.
const PASSES: [Pass; 2] = [
    Pass {
        aim: Aim::Likelihood,
        epochs: 4,
        batch: 1_024,
        rate: 0.03,
    },
    Pass {
        aim: Aim::Crps,
        epochs: 5,
        batch: 512,
        rate: 0.01,
    },
];

/// Ridge penalty of similarities and shifts.
const PENALTY: f64 = 1e-6;

/// The mixture that explains the lifters' bouts best; every lifter counts by the square root of
/// her bouts.
pub(crate) fn fit(lifters: &[&[Example]], seed: u64) -> BestPopulation {
    let mut bouts: Vec<(&Example, f64)> = vec![];
    for examples in lifters {
        let weight = 1.0 / (examples.len() as f64).sqrt();
        bouts.extend(examples.iter().map(|example| (example, weight)));
    }
    let mean = bouts.iter().map(|(_, weight)| weight).sum::<f64>() / bouts.len() as f64;
    bouts.iter_mut().for_each(|(_, weight)| *weight /= mean);
    let mut random = Random::new(seed);
    let mut x = to_vector(&start());
    for pass in &PASSES {
        adam(&mut x, &mut bouts, pass, &mut random);
    }
    from_vector(&x)
}

/// Source: Kingma and Ba 2015, arXiv:1412.6980, with the step falling along a cosine.
fn adam(x: &mut [f64], bouts: &mut [(&Example, f64)], pass: &Pass, random: &mut Random) {
    let batch = pass.batch.min(bouts.len().max(1));
    let per_epoch = bouts.len() / batch;
    let total = (pass.epochs * per_epoch) as f64;
    let (mut first, mut second) = (vec![0.0; at::LENGTH], vec![0.0; at::LENGTH]);
    let mut t = 0.0;
    for _ in 0..pass.epochs {
        random.shuffle(bouts);
        for chunk in bouts.chunks_exact(batch) {
            t += 1.0;
            let population = from_vector(x);
            let mut gradient = vec![0.0; at::LENGTH];
            for (example, weight) in chunk {
                one(
                    &population,
                    example,
                    pass.aim,
                    weight / batch as f64,
                    &mut gradient,
                );
            }
            let rate = pass.rate * (0.5 * (1.0 + (std::f64::consts::PI * t / total).cos()) + 0.02);
            for idx in 0..at::LENGTH {
                let slope = gradient[idx] + 2.0 * PENALTY * x[idx];
                first[idx] = 0.9 * first[idx] + 0.1 * slope;
                second[idx] = 0.99 * second[idx] + 0.01 * slope * slope;
                let unbiased = first[idx] / (1.0 - 0.9_f64.powf(t));
                let size = (second[idx] / (1.0 - 0.99_f64.powf(t))).sqrt() + 1e-7;
                x[idx] -= rate * unbiased / size;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use recoup_engine::forecast::best::Candidate;

    use super::*;

    fn example(random: &mut Random) -> Example {
        let mut value = || random.unit() - 0.5;
        let candidates = (0..6)
            .map(|_| Candidate {
                relative: 0.2 * value(),
                similarity: std::array::from_fn(|_| value()),
            })
            .collect();
        let seen = Recollection {
            ln_last: 4.0,
            candidates,
            shift: std::array::from_fn(|_| value()),
            width: std::array::from_fn(|_| value()),
            mean_of_five: 0.1 * value(),
            smooth: 0.1 * value(),
        };
        Example {
            seen,
            outcome: 0.1 * value(),
        }
    }

    #[test]
    fn slopes_agree_with_finite_differences() {
        let mut random = Random::new(5);
        let x: Vec<f64> = to_vector(&start())
            .iter()
            .map(|x| x + 0.1 * (random.unit() - 0.5))
            .collect();
        for aim in [Aim::Likelihood, Aim::Crps] {
            let example = example(&mut random);
            let mut slope = vec![0.0; at::LENGTH];
            one(&from_vector(&x), &example, aim, 1.0, &mut slope);
            for idx in 0..at::LENGTH {
                let loss = |by: f64| {
                    let mut moved = x.clone();
                    moved[idx] += by;
                    one(
                        &from_vector(&moved),
                        &example,
                        aim,
                        1.0,
                        &mut vec![0.0; at::LENGTH],
                    )
                };
                let numeric = (loss(1e-5) - loss(-1e-5)) / 2e-5;
                assert!(
                    (numeric - slope[idx]).abs() < 1e-6,
                    "{aim:?} {idx}: {numeric}"
                );
            }
        }
    }

    /// People who repeat the remembered session that a known similarity points at.
    #[test]
    fn a_known_habit_is_found_again() {
        let mut random = Random::new(12);
        let told: Vec<Example> = (0..10_000)
            .map(|_| {
                let mut one = example(&mut random);
                let pointed = random.below(6);
                for (idx, candidate) in one.seen.candidates.iter_mut().enumerate() {
                    candidate.similarity = [0.0; SIMILARITIES];
                    candidate.similarity[1] = if idx == pointed { 1.0 } else { 0.0 };
                }
                one.outcome = one.seen.candidates[pointed].relative;
                one
            })
            .collect();
        let found = fit(&[&told], 1);
        let others = found.echo.similarity.iter().enumerate();
        let most_other = others
            .filter(|(idx, _)| *idx != 1)
            .fold(0.0_f64, |most, (_, weight)| most.max(weight.abs()));
        assert!(0.5 < found.echo.similarity[1], "{:?}", found.echo);
        assert!(most_other < 0.1, "{:?}", found.echo);
    }
}
