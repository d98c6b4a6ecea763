//! One athlete as the forecasters of bests, repetitions and shortfalls know her.
//!
//! The log is streamed: [`Person::begin`] a session, [`Person::step`] each set,
//! [`Person::finish`]. Forecasts read the state and change nothing. Replaying a log gives the
//! same state as streaming it, to the bit.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::best::{
    BestForecast, BestPopulation, BestState, Coming, Recollection, SUSPECT, raw_parts,
    similarity::recollect,
};
use super::codec::{DecodeError, Reader, Writer};
use super::effort::{ln_load, tells_strength};
use super::past::{Bout, Past};
use super::proof::{Calls, Proof};
use super::reps::{NextSet, RepsForecast, RepsPopulation, RepsState};
use super::seen::{ExerciseKey, Moment, MuscleKey, SetSeen};
use super::shortfall::{self, Comparison, SIGNS, ShortfallPopulation, ShortfallState};
use super::today::{BoutOf, Today};

/// Version of the saved state. Choice: counts the layouts there have been.
const VERSION: u32 = 5;

/// The level of the median.
/// Source: definition.
const MEDIAN: f64 = 0.5;

/// Loads whose logarithms differ by at most this are the same top load.
/// Source: benchmark protocol, task C.
const SAME_TOP: f64 = 0.001;

/// The weights everyone starts from.
#[derive(Clone, Debug, PartialEq)]
pub struct Population {
    /// Of the session's best.
    pub best: BestPopulation,
    /// Of repetitions at a load.
    pub reps: RepsPopulation,
    /// Of a shortfall.
    pub shortfall: ShortfallPopulation,
}

/// What was known just before the first set at the heaviest load of an exercise today.
#[derive(Clone, Debug, PartialEq)]
struct Top {
    ln_load: f64,
    signs: Option<[f64; SIGNS]>,
}

/// One athlete.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    population: Arc<Population>,
    reps: RepsState,
    best: BestState,
    shortfall: ShortfallState,
    past: Past,
    today: Option<Today>,
    tops: BTreeMap<ExerciseKey, Top>,
    proofs: Proofs,
    missed: Missed,
}

/// How the forecasts did against "same as last time" for this person.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Proofs {
    /// The session's best: absolute error of ln e1RM.
    pub best: Proof,
    /// Repetitions: absolute error of the median.
    pub reps: Proof,
    /// A shortfall: squared error of the chance, against her own rate so far.
    pub shortfall: Proof,
    /// Chances of a shortfall above her own rate, and how much of that came true.
    pub calls: Calls,
}

/// Today's misses of repetitions: sets, ours, and of "same as last time".
#[derive(Clone, Copy, Debug, PartialEq, Default)]
struct Missed {
    sets: f64,
    forecast: f64,
    carried: f64,
}

impl Missed {
    fn read(bytes: &mut Reader) -> Result<Self, DecodeError> {
        let mut sums = [0.0; 3];
        bytes.fill(&mut sums)?;
        let [sets, forecast, carried] = sums;
        Ok(Self {
            sets,
            forecast,
            carried,
        })
    }
}

/// How one bout of a finished session went against its forecasts.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// Which exercise.
    pub exercise: ExerciseKey,
    /// Place in the session, from 0.
    pub position: u32,
    /// ln e1RM of its best set.
    pub ln_best: f64,
    /// What was remembered towards its best, where there was enough and the outcome is credible.
    pub best: Option<SettledBest>,
    /// What was known of a shortfall, where there were matches.
    pub shortfall: Option<SettledShortfall>,
}

/// A best as forecast before the session, and as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct SettledBest {
    /// What the forecast was made of.
    pub seen: Recollection,
    /// The forecast.
    pub forecast: BestForecast,
    /// Difference of ln e1RM from the last session's best.
    pub outcome: f64,
}

/// A chance of a shortfall as given before the first top set, and what happened.
#[derive(Clone, Debug, PartialEq)]
pub struct SettledShortfall {
    /// What the chance was made of.
    pub signs: [f64; SIGNS],
    /// The chance given at the time, with the weights the session began with.
    pub chance: f64,
    /// Difference of ln capacity at the matched load.
    pub difference: f64,
    /// Whether it was a shortfall that does not look planned.
    pub is_short: bool,
}

impl Person {
    /// An athlete nothing is known of.
    pub fn new(population: Arc<Population>) -> Self {
        Self {
            reps: RepsState::new(&population.reps),
            best: BestState::new(),
            shortfall: ShortfallState::new(&population.shortfall),
            past: Past::default(),
            today: None,
            tops: BTreeMap::new(),
            proofs: Proofs::default(),
            missed: Missed::default(),
            population,
        }
    }

    /// Begins a session, finishing the one before. Sessions come in the order of their starts.
    pub fn begin(&mut self, start: Moment) -> Vec<Settled> {
        let settled = self.finish();
        self.reps.begin(start);
        self.today = Some(Today::new(start));
        settled
    }

    /// Takes in one set of the session under way; returns the forecast as it stood before it.
    ///
    /// Passes over sets beyond belief and sets outside a session.
    pub fn step(&mut self, set: &SetSeen) -> Option<RepsForecast> {
        if self.today.is_none() || !set.is_believable() {
            return None;
        }
        let carried = self.reps.carried(&NextSet::from(set));
        let forecast = self.reps.step(set);
        self.note_miss(set.reps, forecast.as_ref(), carried);
        self.note_top(set, forecast.as_ref());
        if let Some(today) = &mut self.today {
            today.step(*set);
        }
        forecast
    }

    /// What is remembered towards a coming bout; none where there is no forecast.
    pub fn recollect(&self, coming: &Coming) -> Option<Recollection> {
        recollect(&self.past, coming)
    }

    /// The session's best of an exercise, before the session; none with fewer than four earlier
    /// sessions of it or more than sixty days after the last.
    pub fn predict_best(&self, coming: &Coming) -> Option<BestForecast> {
        let seen = recollect(&self.past, coming)?;
        self.best.predict(
            raw_parts(&self.population.best, &seen),
            &seen,
            coming.exercise,
        )
    }

    /// Repetitions at a chosen load, now; none with fewer than two earlier sessions.
    pub fn predict_reps(&self, next: &NextSet) -> Option<RepsForecast> {
        self.reps.predict(next)
    }

    /// The chance of a shortfall in the set about to be done, as today's first at this load;
    /// none without two matched sessions.
    pub fn predict_shortfall(&self, next: &NextSet) -> Option<f64> {
        let choice = self.reps.predict(next);
        let signs = self.signs(next, choice.as_ref())?;
        Some(self.shortfall.chance(&signs))
    }

    /// The chance of a shortfall as told before the session: what it says above her own rate is
    /// scaled by how much of that came true for her.
    ///
    /// At most 35 %: asked before the session, what the model calls likelier happens less often
    /// than it says.
    pub fn shortfall_ahead(&self, next: &NextSet) -> Option<f64> {
        /// Largest chance that is told before a session.
        /// Choice: of 183 chances above 40 % on core logs, 36 % came true (`recoup-benchmark rough`).
        const MOST: f64 = 0.35;
        let chance = self.predict_shortfall(next)?;
        let scaled = self.proofs.calls.scaled(chance, self.usual_shortfall());
        Some(scaled.min(MOST))
    }

    fn note_miss(&mut self, reps: u16, forecast: Option<&RepsForecast>, carried: Option<u16>) {
        if let (Some(forecast), Some(carried)) = (forecast, carried) {
            let median = forecast.quantile(MEDIAN);
            self.missed.sets += 1.0;
            self.missed.forecast += f64::from(median.abs_diff(reps));
            self.missed.carried += f64::from(carried.abs_diff(reps));
        }
    }

    /// Her own rate of shortfalls so far, from 0 to 1, leaning on everyone's at first.
    pub fn usual_shortfall(&self) -> f64 {
        self.shortfall.rate()
    }

    /// How the forecasts did against "same as last time" so far, for rule R51.
    pub fn proofs(&self) -> &Proofs {
        &self.proofs
    }

    /// Closes the session's comparison with "same as last time".
    fn prove(&mut self, settled: &[Settled]) {
        let missed = std::mem::take(&mut self.missed);
        self.proofs
            .reps
            .step(missed.forecast / missed.sets, missed.carried / missed.sets);
        let bests = || settled.iter().filter_map(|one| one.best.as_ref());
        let count = bests().map(|_| 1.0).sum::<f64>();
        let ours: f64 = bests()
            .map(|best| (best.outcome - best.forecast.quantile(MEDIAN)).abs())
            .sum();
        let carried: f64 = bests().map(|best| best.outcome.abs()).sum();
        self.proofs.best.step(ours / count, carried / count);
        let shorts = || settled.iter().filter_map(|one| one.shortfall.as_ref());
        let count = shorts().map(|_| 1.0).sum::<f64>();
        let rate = self.shortfall.rate();
        let miss = |chance: f64, is_short: bool| {
            let far = chance - f64::from(u8::from(is_short));
            far * far
        };
        let ours: f64 = shorts().map(|one| miss(one.chance, one.is_short)).sum();
        let carried: f64 = shorts().map(|one| miss(rate, one.is_short)).sum();
        self.proofs.shortfall.step(ours / count, carried / count);
        let calls = shorts().filter(|one| rate < one.chance);
        let calls = calls.map(|one| (one.chance, one.is_short));
        self.proofs.calls.step(rate, calls);
    }

    /// Notes what is known when a load is today's heaviest so far.
    fn note_top(&mut self, set: &SetSeen, choice: Option<&RepsForecast>) {
        let ln_load = ln_load(set.load_kg);
        let is_top = self
            .tops
            .get(&set.exercise)
            .is_none_or(|top| top.ln_load + SAME_TOP < ln_load);
        if tells_strength(set) && is_top {
            let signs = self.signs(&NextSet::from(set), choice);
            self.tops.insert(set.exercise, Top { ln_load, signs });
        }
    }

    fn signs(&self, next: &NextSet, choice: Option<&RepsForecast>) -> Option<[f64; SIGNS]> {
        let today = self.today.as_ref()?;
        let coming = Coming {
            exercise: next.exercise,
            muscle: next.muscle,
            start: today.start,
            position: 0, // no sign looks at it
        };
        let load = ln_load(next.load_kg);
        let mut signs = shortfall::signs(&self.past, &coming, load, choice)?;
        self.shortfall.about_rates(&mut signs, next.exercise);
        Some(signs)
    }

    fn compare(&self, of: &BoutOf) -> Option<Comparison> {
        shortfall::compare(&self.past, &coming(of), &of.bout)
    }

    /// Finishes the session under way: settles its forecasts, learns, remembers.
    ///
    /// Returns one line per exercise with a strength set, in the order they began.
    pub fn finish(&mut self) -> Vec<Settled> {
        let Some(today) = self.today.take() else {
            return vec![];
        };
        let done = today.bouts(self.past.n_sessions);
        let settled: Vec<Settled> = done.iter().map(|of| self.settle(of)).collect();
        self.prove(&settled);
        self.learn(&settled);
        for best in settled.iter().filter_map(|one| one.best.as_ref()) {
            let above_level = best.outcome - best.seen.smooth;
            self.past
                .note_surprise(today.start, best.outcome, above_level);
        }
        let bouts: Vec<(ExerciseKey, Bout)> =
            done.into_iter().map(|of| (of.exercise, of.bout)).collect();
        self.past.step(today.start, bouts, &today.by_muscle());
        self.tops.clear();
        settled
    }

    /// Compares one bout with its forecasts; learns nothing.
    fn settle(&self, of: &BoutOf) -> Settled {
        let outcome = |seen: &Recollection| of.bout.ln_best - seen.ln_last;
        let best = recollect(&self.past, &coming(of))
            .filter(|seen| outcome(seen).abs() < SUSPECT)
            .and_then(|seen| {
                let raw = raw_parts(&self.population.best, &seen);
                let forecast = self.best.predict(raw, &seen, of.exercise)?;
                Some(SettledBest {
                    outcome: outcome(&seen),
                    seen,
                    forecast,
                })
            });
        let signs = self.tops.get(&of.exercise).and_then(|top| top.signs);
        let shortfall = self.compare(of).zip(signs).map(|(comparison, signs)| {
            let chance = self.shortfall.chance(&signs);
            SettledShortfall {
                signs,
                chance,
                difference: comparison.difference,
                is_short: comparison.is_short,
            }
        });
        Settled {
            exercise: of.exercise,
            position: of.bout.position,
            ln_best: of.bout.ln_best,
            best,
            shortfall,
        }
    }

    /// Learns from a session's settled forecasts, in turn.
    fn learn(&mut self, settled: &[Settled]) {
        let population = Arc::clone(&self.population);
        for best in settled.iter().filter_map(|settled| settled.best.as_ref()) {
            let [own, everyones] = best.forecast.mixtures().map(|one| one.crps(best.outcome));
            self.best.compare(own, everyones);
        }
        for settled in settled {
            if let Some(best) = &settled.best {
                let (seen, outcome) = (&best.seen, best.outcome);
                let raw = raw_parts(&population.best, seen);
                self.best.step(raw, seen, settled.exercise, outcome);
            }
            if let Some(shortfall) = &settled.shortfall {
                let SettledShortfall {
                    signs, is_short, ..
                } = shortfall;
                self.shortfall.step(settled.exercise, signs, *is_short);
            }
        }
    }

    /// Saves the state; small, and a cache only: the log can always rebuild it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.u32(VERSION);
        self.reps.write(&mut out);
        self.best.write(&mut out);
        self.shortfall.write(&mut out);
        self.past.write(&mut out);
        for proof in [&self.proofs.best, &self.proofs.reps, &self.proofs.shortfall] {
            proof.write(&mut out);
        }
        self.proofs.calls.write(&mut out);
        out.f64s(&[self.missed.sets, self.missed.forecast, self.missed.carried]);
        out.option(self.today.as_ref(), |out, today| today.write(out));
        out.len(self.tops.len());
        for (key, top) in &self.tops {
            out.u32(key.0);
            out.f64(top.ln_load);
            out.option(top.signs, |out, signs| out.f64s(&signs));
        }
        out.into_bytes()
    }

    /// The state that [`Person::to_bytes`] saved, to the bit.
    ///
    /// # Errors
    /// The bytes are no state of this version; rebuild it from the log.
    pub fn from_bytes(population: Arc<Population>, bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut bytes = Reader::new(bytes);
        let found = bytes.u32()?;
        if found != VERSION {
            return Err(DecodeError::Version {
                found,
                expected: VERSION,
            });
        }
        let mut person = Self {
            reps: RepsState::read(&population.reps, &mut bytes)?,
            best: BestState::read(&mut bytes)?,
            shortfall: ShortfallState::read(&population.shortfall, &mut bytes)?,
            past: Past::read(&mut bytes)?,
            proofs: Proofs {
                best: Proof::read(&mut bytes)?,
                reps: Proof::read(&mut bytes)?,
                shortfall: Proof::read(&mut bytes)?,
                calls: Calls::read(&mut bytes)?,
            },
            missed: Missed::read(&mut bytes)?,
            today: bytes.option(Today::read)?,
            ..Self::new(population)
        };
        for _ in 0..bytes.len()? {
            let key = ExerciseKey(bytes.u32()?);
            let ln_load = bytes.f64()?;
            let signs = bytes.option(|bytes| {
                let mut signs = [0.0; SIGNS];
                bytes.fill(&mut signs)?;
                Ok(signs)
            })?;
            person.tops.insert(key, Top { ln_load, signs });
        }
        bytes.finish()?;
        Ok(person)
    }
}

/// A bout as it was about to be done.
fn coming(of: &BoutOf) -> Coming {
    let BoutOf {
        exercise,
        muscle,
        bout,
    } = of;
    let muscle: MuscleKey = *muscle;
    Coming {
        exercise: *exercise,
        muscle,
        start: bout.start,
        position: bout.position,
    }
}

#[cfg(test)]
mod tests;
