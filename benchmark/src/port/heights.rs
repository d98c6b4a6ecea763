//! What the reference's forecast of a best sees and the shipped one no longer does: how high
//! remembered sessions were, with what is learned of a person about it, and shifts by a slope and
//! by recent surprises.

use recoup_engine::forecast::best::{
    BestState, Kind, Learning, Mixture, QUANTILES, RawPart, Recollection, SIMILARITIES, mixture_of,
    quantile_loss,
};
use recoup_engine::forecast::{ExerciseKey, Moment, SettledBest};

use super::Best;
use super::matches::middle;

/// Similarities of the reference.
pub(super) const ALL: usize = 24;

/// Heights: distance from the last session, below the best of ten, distance from the median.
const HEIGHTS: usize = 3;

/// Where the heights stand in the reference's order; the others stand in ours.
const PLACES: [usize; HEIGHTS] = [8, 9, 12];

/// Kinds of parts that repeat a session: exactly, and about.
const KINDS: usize = 2;

/// The reference's weights of what the engine has.
pub(super) fn others(similarity: &[f64; ALL]) -> [f64; SIMILARITIES] {
    let mut rest = (0..ALL).filter(|place| !PLACES.contains(place));
    std::array::from_fn(|_| rest.next().map_or(0.0, |place| similarity[place]))
}

fn relative(seen: &Recollection) -> Vec<f64> {
    seen.candidates.iter().map(|one| one.relative).collect()
}

/// Heights of each remembered session.
fn heights(seen: &Recollection) -> Vec<[f64; HEIGHTS]> {
    let relative = relative(seen);
    let best = relative.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut five = relative[..relative.len().min(5)].to_vec();
    five.sort_by(f64::total_cmp);
    let median = middle(&five);
    let tenths = |distance: f64| 10.0 * distance.min(0.3);
    let row = |one: &f64| [one.abs(), best - one, (one - median).abs()].map(tenths);
    relative.iter().map(row).collect()
}

/// The kind and the place of a part that repeats a session.
fn repeats(kind: Kind) -> Option<(usize, usize)> {
    match kind {
        Kind::Echo(idx) => Some((0, idx)),
        Kind::Around(idx) => Some((1, idx)),
        Kind::Change(_) | Kind::Broad(_) | Kind::Added => None,
    }
}

/// Adds weighted heights to the parts that repeat a session.
fn add(raw: &mut [RawPart], seen: &Recollection, weights: &[[f64; HEIGHTS]; KINDS]) {
    let heights = heights(seen);
    for part in raw {
        if let Some((kind, idx)) = repeats(part.kind) {
            let pairs = weights[kind].iter().zip(&heights[idx]);
            part.ln_weight += pairs.map(|(weight, height)| weight * height).sum::<f64>();
        }
    }
}

/// The reference's forecast: her own mixture and everyone's, and how far hers is trusted.
pub(super) struct Forecast {
    own: Mixture,
    everyones: Mixture,
    trust: f64,
}

impl Forecast {
    fn mixed(&self, own: f64, everyones: f64) -> f64 {
        self.trust * own + (1.0 - self.trust) * everyones
    }

    pub(super) fn quantiles(&self) -> [f64; QUANTILES] {
        let (own, everyones) = (self.own.quantiles(), self.everyones.quantiles());
        std::array::from_fn(|idx| self.mixed(own[idx], everyones[idx]))
    }

    pub(super) fn chance_below(&self, value: f64) -> f64 {
        self.mixed(self.own.below(value).0, self.everyones.below(value).0)
    }
}

/// What the reference knows of one person: ours, and what ours no longer learns.
pub(super) struct Knowledge {
    state: BestState,
    weights: [[f64; HEIGHTS]; KINDS],
    precisions: [[f64; HEIGHTS]; KINDS],
    trust: f64,
    /// Differences of bests from the bout before.
    surprises: Vec<(Moment, f64)>,
}

impl Knowledge {
    pub(super) fn new() -> Self {
        Self {
            state: BestState::learning(Learning::PROTOCOL),
            weights: [[0.0; HEIGHTS]; KINDS],
            precisions: [[Learning::PROTOCOL.similarity; HEIGHTS]; KINDS],
            trust: Learning::PROTOCOL.trust,
            surprises: vec![],
        }
    }

    /// Mean of the last six surprises.
    pub(super) fn latest(&self) -> f64 {
        mean(self.surprises.iter().rev().take(6).map(|(_, value)| *value))
    }

    /// Adds what everyone's parts lack: heights, and shifts by slope and surprises.
    pub(super) fn complete(
        &self,
        raw: &mut [RawPart],
        seen: &Recollection,
        now: Moment,
        parameters: &Best,
    ) {
        add(
            raw,
            seen,
            &parameters.sim.map(|row| PLACES.map(|place| row[place])),
        );
        let lately = self.surprises.iter().rev().take(60);
        let lately = lately.filter(|(at, _)| now.days_since(*at) <= 14.5);
        let two_weeks = mean(lately.map(|(_, value)| *value));
        let shift = parameters.loc[1] * slope(seen)
            + parameters.loc[2] * two_weeks.clamp(-0.2, 0.2)
            + parameters.loc[3] * self.latest().clamp(-0.2, 0.2);
        for part in raw.iter_mut().filter(|part| part.kind.is_wide()) {
            part.mean += shift;
        }
    }

    /// The forecast from everyone's parts.
    pub(super) fn predict(
        &self,
        raw: &[RawPart],
        seen: &Recollection,
        exercise: ExerciseKey,
    ) -> Option<Forecast> {
        let everyones = mixture_of(raw)?;
        let mut hers = raw.to_vec();
        add(&mut hers, seen, &self.weights);
        let [own, _] = self
            .state
            .predict(hers, seen, exercise)?
            .mixtures()
            .map(Clone::clone);
        Some(Forecast {
            own,
            everyones,
            trust: 1.0 / (1.0 + (-self.trust).exp()),
        })
    }

    /// Moves the trust in her own mixture by how it did.
    pub(super) fn compare(&mut self, forecast: &Forecast, outcome: f64) {
        let loss = |mixture: &Mixture| quantile_loss(&mixture.quantiles(), outcome);
        let first = Learning::PROTOCOL.trust;
        self.trust = first
            + 0.995 * (self.trust - first)
            + 50.0 * (loss(&forecast.everyones) - loss(&forecast.own));
    }

    /// Learns from a bout.
    pub(super) fn step(
        &mut self,
        raw: &[RawPart],
        best: &SettledBest,
        exercise: ExerciseKey,
        now: Moment,
    ) {
        let SettledBest { seen, outcome, .. } = best;
        let mut hers = raw.to_vec();
        add(&mut hers, seen, &self.weights);
        if let Some(forecast) = self.predict(raw, seen, exercise) {
            self.learn_heights(raw, seen, &forecast.own, *outcome);
        }
        self.state.step(hers, seen, exercise, *outcome);
        self.surprises.push((now, *outcome));
    }

    fn learn_heights(&mut self, raw: &[RawPart], seen: &Recollection, own: &Mixture, outcome: f64) {
        let Learning {
            keep,
            similarity,
            least_spread,
            ..
        } = Learning::PROTOCOL;
        let explained = own.parts().iter().map(|part| {
            let spread = part.spread.max(least_spread);
            let z = (outcome - part.mean) / spread;
            part.weight * (-(z * z).min(60.0) / 2.0).exp() / spread
        });
        let explained: Vec<f64> = explained.collect();
        let total: f64 = explained.iter().sum();
        if total < 1e-8 {
            return;
        }
        let heights = heights(seen);
        let mut sums = [[[0.0; 3]; HEIGHTS]; KINDS];
        for ((raw, part), explained) in raw.iter().zip(own.parts()).zip(&explained) {
            let Some((kind, idx)) = repeats(raw.kind) else {
                continue;
            };
            for (sums, height) in sums[kind].iter_mut().zip(heights[idx]) {
                sums[0] += (explained / total - part.weight) * height;
                sums[1] += part.weight * height;
                sums[2] += part.weight * height * height;
            }
        }
        for (kind, sums) in sums.iter().enumerate() {
            for (height, [gradient, centre, square]) in sums.iter().enumerate() {
                let precision = &mut self.precisions[kind][height];
                *precision = keep * *precision + (1.0 - keep) * similarity;
                *precision += square - centre * centre;
                self.weights[kind][height] += gradient / *precision;
            }
        }
    }
}

/// Mean of the last three against the six before; 0 without those.
fn slope(seen: &Recollection) -> f64 {
    let relative = relative(seen);
    let mean_of = |from: usize, to: usize| mean(relative.iter().take(to).skip(from).copied());
    if relative.len() <= 3 {
        return 0.0;
    }
    (mean_of(0, 3) - mean_of(3, 9)).clamp(-0.3, 0.3)
}

/// Mean of the values; 0 for none.
fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.collect();
    values.iter().sum::<f64>() / values.len().max(1) as f64
}
