//! The chance of a shortfall: clearly fewer repetitions at a load she lifted lately.
//!
//! Load and scheme are held fixed by matching: the last sessions at this very load say how many
//! repetitions to expect. A shortfall is 4 % of capacity below their median (two repetitions at
//! five to twelve), unless the sets look planned (two or more at the load, all equal).
//! A logistic model; one of its features is what [`super::reps`] thinks of the same set.

use std::collections::BTreeMap;

use super::best::{Coming, similarity::LEAST_BOUTS};
use super::codec::{DecodeError, Reader, Writer};
use super::effort::{EPLEY_REPS, ln_factor};
use super::learning::Learner;
use super::named::named;
use super::past::{Bout, OfExercise, Past};
use super::reps::RepsForecast;
use super::seen::ExerciseKey;

/// Loads whose logarithms differ by at most this are matched.
/// Source: benchmark protocol, task C.
const MATCHED: f64 = 0.012;

/// Earlier bouts looked through for matches.
/// Source: benchmark protocol, task C.
const LOOK_BACK: usize = 8;

/// Matched bouts used.
/// Source: benchmark protocol, task C.
const MOST_MATCHES: usize = 3;

/// Matched bouts needed.
/// Source: benchmark protocol, task C.
const LEAST_MATCHES: usize = 2;

/// Days beyond which a bout is not matched.
/// Source: benchmark protocol, task C.
const MATCH_DAYS: f64 = 90.0;

/// A difference of ln capacity at or below this is a shortfall.
/// Source: benchmark protocol, task C.
const SHORT: f64 = -0.04;

named! {
    /// What a shortfall is forecast from.
    Sign;
    /// Always 1.
    Always,
    /// Log odds of a shortfall in the first set at this load, by the choice model.
    ChoiceModel,
    /// Log days since the exercise, in fives.
    Gap,
    /// More than two weeks since the exercise.
    AfterBreak,
    /// The muscle was trained within two and a half days.
    MuscleFresh,
    /// Log sets for the muscle in two days.
    MuscleSets2Days,
    /// Log sets for the muscle in a week.
    MuscleSets7Days,
    /// Log of all sets in two weeks.
    AllSets14Days,
    /// Load against the last bout's heaviest.
    AgainstLastTop,
    /// Load against the last bout's e1RM.
    AgainstLastBest,
    /// Log odds of her own rate of shortfalls so far.
    OwnRate,
    /// Log odds of her rate in this exercise, against her own rate.
    ExerciseRate,
}

/// Number of signs.
pub const SIGNS: usize = Sign::ALL.len();

/// What everyone's shortfalls say together, learned by the benchmark's `fit`.
#[derive(Clone, Debug, PartialEq)]
pub struct ShortfallPopulation {
    /// Weight of each sign, in the order of [`Sign::ALL`].
    pub weights: [f64; SIGNS],
    /// Strength of each weight against her own bouts, above 0; infinite where it never moves.
    pub prior_precisions: [f64; SIGNS],
}

/// The last sessions at a load.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Matches {
    /// Best repetitions at the load, newest first; two or three.
    reps: Vec<f64>,
}

impl Matches {
    /// The sessions of the exercise that had a set at this load.
    pub(crate) fn find(history: &OfExercise, coming: &Coming, ln_load: f64) -> Option<Self> {
        let recent = history.newest().take(LOOK_BACK);
        let recent = recent.take_while(|bout| coming.start.days_since(bout.start) <= MATCH_DAYS);
        let matched = recent.filter_map(|bout| most_at(bout, ln_load));
        let reps: Vec<f64> = matched.take(MOST_MATCHES).map(f64::from).collect();
        (LEAST_MATCHES <= reps.len()).then_some(Self { reps })
    }

    /// The median of their best repetitions.
    pub(crate) fn reference(&self) -> f64 {
        let mut sorted = self.reps.clone();
        sorted.sort_by(f64::total_cmp);
        match sorted.as_slice() {
            [one, two] => f64::midpoint(*one, *two),
            more => more[more.len() / 2],
        }
    }
}

/// Most repetitions of a bout at a load; none without a set there.
fn most_at(bout: &Bout, ln_load: f64) -> Option<u16> {
    let at_load = bout
        .sets
        .iter()
        .filter(|(load, _)| (load - ln_load).abs() <= MATCHED);
    at_load.map(|(_, reps)| *reps).max()
}

/// How a bout went against its matches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Comparison {
    /// Difference of ln capacity at the matched load.
    pub(crate) difference: f64,
    /// Whether that is a shortfall that does not look planned.
    pub(crate) is_short: bool,
}

/// Compares a bout with its matches; none without enough of them.
pub(crate) fn compare(past: &Past, coming: &Coming, bout: &Bout) -> Option<Comparison> {
    let history = past.exercise(coming.exercise)?;
    let last = history.last()?;
    let is_known = LEAST_BOUTS <= history.newest().len()
        && coming.start.days_since(last.start) <= super::best::similarity::MAX_GAP_DAYS
        && (bout.ln_best - last.ln_best).abs() < super::best::SUSPECT;
    let matches = Matches::find(history, coming, bout.ln_top).filter(|_| is_known)?;
    let at_top: Vec<u16> = bout
        .sets
        .iter()
        .filter(|(load, _)| (load - bout.ln_top).abs() <= MATCHED)
        .map(|(_, reps)| *reps)
        .collect();
    let most = at_top.iter().copied().max()?;
    let difference = ln_factor(f64::from(most)) - ln_factor(matches.reference());
    let is_planned = 2 <= at_top.len() && at_top.iter().all(|reps| *reps == most);
    Some(Comparison {
        difference,
        is_short: difference <= SHORT && !is_planned,
    })
}

/// The most repetitions that are still a shortfall against a reference.
fn short_reps(reference: f64) -> u16 {
    /// Guards a whole number against the last bit.
    /// Choice: far below one repetition.
    const SLACK: f64 = 1e-9;
    let limit = EPLEY_REPS * ((1.0 + reference / EPLEY_REPS) * libm::exp(SHORT) - 1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the reference, which is at most 15"
    )]
    let whole = libm::floor(limit + SLACK).max(0.0) as u16;
    whole
}

/// The signs just before the first set at a load; none without enough matches.
pub(crate) fn signs(
    past: &Past,
    coming: &Coming,
    ln_load: f64,
    choice: Option<&RepsForecast>,
) -> Option<[f64; SIGNS]> {
    let history = past.exercise(coming.exercise)?;
    let last = history.last()?;
    let gap = coming.start.days_since(last.start);
    if history.newest().len() < LEAST_BOUTS || super::best::similarity::MAX_GAP_DAYS < gap {
        return None;
    }
    let matches = Matches::find(history, coming, ln_load)?;
    let mut row = [0.0; SIGNS];
    row[Sign::Always as usize] = 1.0;
    row[Sign::ChoiceModel as usize] = choice_odds(choice, matches.reference());
    about_rest(&mut row, past, coming, gap);
    about_load(&mut row, last, ln_load);
    Some(row)
}

/// Log odds of few repetitions by the choice model.
fn choice_odds(choice: Option<&RepsForecast>, reference: f64) -> f64 {
    /// Log odds when the choice model knows too little.
    /// Source: benchmark protocol, task C: about the base rate.
    const UNKNOWN: f64 = -2.7;
    /// Chances are kept this far from certainty.
    /// Source: benchmark protocol, task C.
    const UNSURE: f64 = 1e-3;
    choice.map_or(UNKNOWN, |choice| {
        let chance = choice
            .chance_up_to(short_reps(reference))
            .clamp(UNSURE, 1.0 - UNSURE);
        libm::log(chance / (1.0 - chance))
    })
}

/// Differences of ln capacity are scaled by this, so that weights are of order 1.
/// Choice: 1 % becomes a tenth.
const PER_TENTH: f64 = 10.0;

fn about_rest(row: &mut [f64; SIGNS], past: &Past, coming: &Coming, gap: f64) {
    /// Bounds in days: least gap, usual gap, a break, a fresh muscle, a week, two weeks.
    /// Source: benchmark protocol, task C.
    const DAYS: [f64; 6] = [0.5, 5.0, 14.0, 2.5, 7.5, 14.5];
    /// Centres of the logs of sets in a week for the muscle, and of all in two weeks.
    /// Source: benchmark protocol, task C.
    const CENTRES: [f64; 2] = [2.0, 3.5];
    let sets = |days| libm::log1p(past.muscle_sets(coming.muscle, coming.start, days));
    let since = past.days_since_muscle(coming.muscle, coming.start);
    let all = libm::log1p(past.all_sets(coming.start, DAYS[5]));
    row[Sign::Gap as usize] = libm::log(gap.max(DAYS[0]) / DAYS[1]);
    row[Sign::AfterBreak as usize] = if DAYS[2] < gap { 1.0 } else { 0.0 };
    row[Sign::MuscleFresh as usize] = if since < DAYS[3] { 1.0 } else { 0.0 };
    row[Sign::MuscleSets2Days as usize] = sets(DAYS[3]);
    row[Sign::MuscleSets7Days as usize] = sets(DAYS[4]) - CENTRES[0];
    row[Sign::AllSets14Days as usize] = all - CENTRES[1];
}

fn about_load(row: &mut [f64; SIGNS], last: &Bout, ln_load: f64) {
    /// Differences of load are capped here, against the last top and the last best.
    /// Source: benchmark protocol, task C.
    const FAR: [f64; 2] = [0.3, 0.4];
    let top = (ln_load - last.ln_top).clamp(-FAR[0], FAR[0]);
    let best = (ln_load - last.ln_best).clamp(-FAR[1], FAR[1]);
    row[Sign::AgainstLastTop as usize] = top * PER_TENTH;
    row[Sign::AgainstLastBest as usize] = best * PER_TENTH;
}

/// Bouts compared and shortfalls among them.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
struct Rate {
    bouts: f64,
    shorts: f64,
}

impl Rate {
    fn step(&mut self, is_short: bool) {
        self.bouts += 1.0;
        self.shorts += if is_short { 1.0 } else { 0.0 };
    }

    /// The rate with `pseudo` imagined bouts at a more general rate.
    fn leaning_on(self, general: f64, pseudo: f64) -> f64 {
        (self.shorts + pseudo * general) / (self.bouts + pseudo)
    }
}

/// What the shortfall model knows of one athlete.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ShortfallState {
    learner: Learner,
    own: Rate,
    exercises: BTreeMap<ExerciseKey, Rate>,
}

/// Rate that everyone starts from.
/// Choice: that of the benchmark's core logs, 8 %.
const EVERYONES_RATE: f64 = 0.08;

/// Imagined bouts with which her rate leans on everyone's, and that of an exercise on hers.
/// Choice: about a week of training; 30 scores the same on core folds.
const LEANING_BOUTS: f64 = 10.0;

/// Log odds where the sign of her own rate is 0.
/// Choice: the log odds of everyone's rate.
const USUAL_ODDS: f64 = -2.4;

impl ShortfallState {
    pub(crate) fn new(population: &ShortfallPopulation) -> Self {
        let weights = population.weights.to_vec();
        Self {
            learner: Learner::with_priors(weights, population.prior_precisions.to_vec(), 1.0),
            own: Rate::default(),
            exercises: BTreeMap::new(),
        }
    }

    /// Her own rate of shortfalls so far, leaning on everyone's at first.
    pub(crate) fn rate(&self) -> f64 {
        self.own.leaning_on(EVERYONES_RATE, LEANING_BOUTS)
    }

    /// Fills in the signs of her own rates.
    pub(crate) fn about_rates(&self, row: &mut [f64; SIGNS], exercise: ExerciseKey) {
        let odds = |rate: f64| libm::log(rate / (1.0 - rate));
        let own = self.rate();
        let here = self.exercises.get(&exercise).copied().unwrap_or_default();
        row[Sign::OwnRate as usize] = odds(own) - USUAL_ODDS;
        row[Sign::ExerciseRate as usize] = odds(here.leaning_on(own, LEANING_BOUTS)) - odds(own);
    }

    /// The chance of a shortfall, by the signs.
    pub(crate) fn chance(&self, signs: &[f64; SIGNS]) -> f64 {
        let odds: f64 = self
            .learner
            .weights
            .iter()
            .zip(signs)
            .map(|(w, x)| w * x)
            .sum();
        1.0 / (1.0 + libm::exp(-odds))
    }

    /// Learns from how it went.
    pub(crate) fn step(&mut self, exercise: ExerciseKey, signs: &[f64; SIGNS], is_short: bool) {
        let chance = self.chance(signs);
        let surprise = if is_short { 1.0 - chance } else { -chance };
        for (idx, sign) in signs.iter().enumerate() {
            let information = chance * (1.0 - chance) * sign * sign;
            self.learner.step(idx, surprise * sign, information);
        }
        self.own.step(is_short);
        self.exercises.entry(exercise).or_default().step(is_short);
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        self.learner.write(out);
        out.f64s(&[self.own.bouts, self.own.shorts]);
        out.len(self.exercises.len());
        for (key, rate) in &self.exercises {
            out.u32(key.0);
            out.f64s(&[rate.bouts, rate.shorts]);
        }
    }

    pub(crate) fn read(
        population: &ShortfallPopulation,
        bytes: &mut Reader,
    ) -> Result<Self, DecodeError> {
        let mut state = Self::new(population);
        state.learner.read(bytes)?;
        state.own = read_rate(bytes)?;
        for _ in 0..bytes.len()? {
            let key = ExerciseKey(bytes.u32()?);
            state.exercises.insert(key, read_rate(bytes)?);
        }
        Ok(state)
    }
}

fn read_rate(bytes: &mut Reader) -> Result<Rate, DecodeError> {
    let mut rate = [0.0; 2];
    bytes.fill(&mut rate)?;
    let [bouts, shorts] = rate;
    Ok(Rate { bouts, shorts })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> ShortfallState {
        ShortfallState::new(&ShortfallPopulation {
            weights: [0.0; SIGNS],
            prior_precisions: [100.0; SIGNS],
        })
    }

    fn rates(state: &ShortfallState, exercise: u32) -> (f64, f64) {
        let mut row = [0.0; SIGNS];
        state.about_rates(&mut row, ExerciseKey(exercise));
        (
            row[Sign::OwnRate as usize],
            row[Sign::ExerciseRate as usize],
        )
    }

    #[test]
    fn rates_lean_on_the_more_general_until_there_is_more() {
        let mut state = state();
        let (own, here) = rates(&state, 0);
        assert!(own.abs() < 0.1 && here.abs() < 1e-12);
        for idx in 0..60 {
            state.step(ExerciseKey(0), &[0.0; SIGNS], idx % 3 == 0);
            state.step(ExerciseKey(1), &[0.0; SIGNS], false);
        }
        assert!(0.5 < rates(&state, 0).0, "a third of one, none of another");
        assert!(rates(&state, 1).1 < 0.0 && 0.0 < rates(&state, 0).1);
        assert!(rates(&state, 2).1.abs() < 1e-12);
    }

    #[test]
    fn an_infinite_precision_learns_nothing() {
        let mut prior_precisions = [100.0; SIGNS];
        prior_precisions[Sign::OwnRate as usize] = f64::INFINITY;
        let mut state = ShortfallState::new(&ShortfallPopulation {
            weights: [0.0; SIGNS],
            prior_precisions,
        });
        let mut signs = [0.0; SIGNS];
        signs[Sign::OwnRate as usize] = 1.0;
        state.step(ExerciseKey(0), &signs, true);
        assert_eq!(state.chance(&signs).to_bits(), 0.5_f64.to_bits());
    }
}
