//! Which remembered session will it be? The population's answer, and how hers differs.
//!
//! Parts of the mixture, in the order of their slots: ten exact repeats ("echo"), ten near
//! repeats ("around"), nine repeated changes ("change": what changed from the remembered session
//! before it changes again), and three broad parts for anything else.

use super::mixture::{Mixture, Part};
use super::similarity::{CANDIDATES, Recollection, SHIFTS, SIMILARITIES, WIDTHS, Width};

/// Broad parts: around the mean of five, the last, and the smoothed level.
pub const BROAD: usize = 3;

/// The broad part around the smoothed level, whose spread follows the widths.
pub const SMOOTH: usize = 2;

/// Kinds of parts that recall one session: echo, around, change.
pub(super) const RECALLS: usize = 3;

/// Number of parts.
pub const PARTS: usize = RECALLS * CANDIDATES + BROAD;

/// Spreads of logarithms are kept between these: 0.4 % and 100 %.
/// Source: benchmark protocol, task A.
const LN_SPREADS: [f64; 2] = [-5.5, 0.0];

/// How likely the remembered sessions are, before any personal difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Recall {
    /// Log weight of each place, newest first.
    pub bias: [f64; CANDIDATES],
    /// Weight of each similarity.
    pub similarity: [f64; SIMILARITIES],
}

/// What everyone's sessions say together, learned by the benchmark's `fit`.
#[derive(Clone, Debug, PartialEq)]
pub struct BestPopulation {
    /// Exact repeats.
    pub echo: Recall,
    /// Near repeats.
    pub around: Recall,
    /// Repeated changes.
    pub change: Recall,
    /// Log weight of the broad parts.
    pub broad_bias: [f64; BROAD],
    /// How their log weight follows volatility.
    pub broad_volatility: [f64; BROAD],
    /// Log spread of the broad parts; of the last one, beside that of near repeats.
    pub broad_ln_spread: [f64; BROAD],
    /// Log spread of exact repeats.
    pub echo_ln_spread: f64,
    /// Log spread of repeated changes, beside that of near repeats.
    pub change_ln_spread: f64,
    /// How the centre of everything but exact repeats shifts.
    pub shift: [f64; SHIFTS],
    /// Log spread of near repeats.
    pub width: [f64; WIDTHS],
    /// How much wider a near repeat is for each session it lies further back.
    pub width_per_place: f64,
}

/// How one athlete differs, all of it zero at first.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Difference<'a> {
    /// Of the log weight of each part: hers, and hers in this exercise.
    pub(super) bias: [&'a [f64]; 2],
    /// Of the weight of each similarity, for echo, around and change.
    pub(super) similarity: [&'a [f64]; RECALLS],
    /// Of what shifts the centre.
    pub(super) shift: &'a [f64],
    /// Of the log spread.
    pub(super) ln_spread: f64,
}

/// Which kind a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An exact repeat of the candidate at this place.
    Echo(usize),
    /// A near repeat of the candidate at this place.
    Around(usize),
    /// The change from the session before the candidate at this place, once more.
    Change(usize),
    /// A broad part.
    Broad(usize),
    /// A part somebody adds from outside, as exact as an echo; the product adds none.
    Added,
}

impl Kind {
    /// Which session a part recalls: 0 to 2 for echo, around and change, and the session's place.
    pub(super) fn recalls(self) -> Option<(usize, usize)> {
        match self {
            Self::Echo(idx) => Some((0, idx)),
            Self::Around(idx) => Some((1, idx)),
            Self::Change(idx) => Some((2, idx)),
            Self::Broad(_) | Self::Added => None,
        }
    }

    /// Whether the part shifts and widens; exact ones do not.
    pub fn is_wide(self) -> bool {
        match self {
            Self::Around(_) | Self::Change(_) | Self::Broad(_) => true,
            Self::Echo(_) | Self::Added => false,
        }
    }
}

/// The kind and slot of every part there is with so many candidates.
fn kinds(candidates: usize) -> impl Iterator<Item = (usize, Kind)> {
    let echo = (0..candidates).map(|idx| (idx, Kind::Echo(idx)));
    let around = (0..candidates).map(|idx| (CANDIDATES + idx, Kind::Around(idx)));
    let changes = 0..candidates.saturating_sub(1);
    let change = changes.map(|idx| (2 * CANDIDATES + idx, Kind::Change(idx)));
    let broad = (0..BROAD).map(|idx| (RECALLS * CANDIDATES + idx, Kind::Broad(idx)));
    echo.chain(around).chain(change).chain(broad)
}

/// A part before its weight is normalised.
#[derive(Clone, Copy, Debug)]
pub struct RawPart {
    /// Its slot, below [`PARTS`].
    pub slot: usize,
    /// Its kind.
    pub kind: Kind,
    /// Log weight, up to a constant.
    pub ln_weight: f64,
    /// Centre.
    pub mean: f64,
    /// Log spread, unbounded.
    pub ln_spread: f64,
}

/// The parts of the population's mixture.
pub fn raw_parts(population: &BestPopulation, seen: &Recollection) -> Vec<RawPart> {
    let shift = product(&population.shift, &seen.shift);
    let width = product(&population.width, &seen.width);
    let part = |(slot, kind): (usize, Kind)| {
        let (ln_weight, mean, ln_spread) = match kind {
            Kind::Added => (f64::NEG_INFINITY, 0.0, population.echo_ln_spread),
            Kind::Echo(idx) => {
                let weight = recalled(&population.echo, seen, idx);
                (
                    weight,
                    seen.candidates[idx].relative,
                    population.echo_ln_spread,
                )
            }
            Kind::Around(idx) => {
                let weight = recalled(&population.around, seen, idx);
                let spread = width + population.width_per_place * place(idx);
                (weight, seen.candidates[idx].relative + shift, spread)
            }
            Kind::Change(idx) => {
                let weight = recalled(&population.change, seen, idx);
                let spread = width + population.change_ln_spread;
                let change = seen.candidates[idx].relative - seen.candidates[idx + 1].relative;
                (weight, change + shift, spread)
            }
            Kind::Broad(idx) => {
                let volatility = seen.width[Width::Volatility as usize];
                let weight =
                    population.broad_bias[idx] + population.broad_volatility[idx] * volatility;
                let centre = [seen.mean_of_five, 0.0, seen.smooth][idx];
                let own = population.broad_ln_spread[idx];
                let spread = if idx == SMOOTH { own + width } else { own };
                (weight, centre + shift, spread)
            }
        };
        RawPart {
            slot,
            kind,
            ln_weight,
            mean,
            ln_spread,
        }
    };
    kinds(seen.candidates.len()).map(part).collect()
}

fn recalled(recall: &Recall, seen: &Recollection, idx: usize) -> f64 {
    recall.bias[idx] + product(&recall.similarity, &seen.candidates[idx].similarity)
}

fn product(weights: &[f64], values: &[f64]) -> f64 {
    weights
        .iter()
        .zip(values)
        .map(|(weight, value)| weight * value)
        .sum()
}

#[expect(clippy::cast_precision_loss, reason = "places are below ten")]
fn place(idx: usize) -> f64 {
    idx as f64
}

/// Adds her differences to the population's parts.
pub(super) fn differ(raw: &mut [RawPart], seen: &Recollection, by: &Difference) {
    let shift = product(by.shift, &seen.shift);
    for part in raw {
        for bias in by.bias {
            part.ln_weight += bias.get(part.slot).copied().unwrap_or(0.0);
        }
        if let Some((kind, idx)) = part.kind.recalls() {
            part.ln_weight += product(by.similarity[kind], &seen.candidates[idx].similarity);
        }
        if part.kind.is_wide() {
            part.mean += shift;
            part.ln_spread += by.ln_spread;
        }
    }
}

/// The mixture of the parts: weights normalised, spreads bounded.
pub fn mixture(raw: &[RawPart]) -> Option<Mixture> {
    let top = raw
        .iter()
        .fold(f64::NEG_INFINITY, |top, part| top.max(part.ln_weight));
    let mut parts: Vec<Part> = raw
        .iter()
        .map(|part| Part {
            weight: libm::exp(part.ln_weight - top),
            mean: part.mean,
            spread: libm::exp(part.ln_spread.clamp(LN_SPREADS[0], LN_SPREADS[1])),
        })
        .collect();
    let total: f64 = parts.iter().map(|part| part.weight).sum();
    for part in &mut parts {
        part.weight /= total;
    }
    Mixture::try_new(parts)
}
