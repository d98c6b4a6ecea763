//! Compares our forecasts, made with the reference's own parameters, with the reference's
//! published rows for six lifters.
//!
//! The reference is the study behind the protocol, in Python. Its parameters are only used here.

mod heights;
mod matches;
pub(crate) mod progression;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use flate2::read::GzDecoder;
use recoup_engine::forecast::best::{
    BROAD, BestPopulation, CANDIDATES, RawPart, Recall, SHIFTS, SIMILARITIES, Shift, level,
    raw_parts,
};
use recoup_engine::forecast::reps::{FEATURES, Feature, PACES, Pace, RepsPopulation, RepsState};
use recoup_engine::forecast::shortfall::{SIGNS, ShortfallPopulation};
use recoup_engine::forecast::{Person, Population, Settled, SettledBest};
use serde::Deserialize;

use crate::bouts::{History, bouts};
use crate::table::{Lifter, Session};

/// The reference's features of task B in its order, under our names.
const REPS_ORDER: [Feature; FEATURES] = [
    Feature::HabitAtNewLoad,
    Feature::HabitAtLoad,
    Feature::HabitAfter,
    Feature::HabitOfExercise,
    Feature::SameAsBefore,
    Feature::SameOneFewer,
    Feature::SameTwoFewer,
    Feature::SameOneMore,
    Feature::SameDistance,
    Feature::SameAbove,
    Feature::SameLikeLastTime,
    Feature::SameFromLastTime,
    Feature::HeavierAsMany,
    Feature::HeavierE1rmDistance,
    Feature::HeavierE1rmAbove,
    Feature::HeavierDistance,
    Feature::LighterAsMany,
    Feature::LighterE1rmDistance,
    Feature::LighterE1rmAbove,
    Feature::LighterDistance,
    Feature::LastTimeAgain,
    Feature::LastTimeOneMore,
    Feature::LastTimeOneFewer,
    Feature::LastTimeDistance,
    Feature::OpeningAgain,
    Feature::OpeningOneMore,
    Feature::OpeningOneFewer,
    Feature::OpeningDistance,
    Feature::OpeningAbove,
    Feature::TimeBeforeLast,
    Feature::PositionAsMany,
    Feature::PositionDistance,
    Feature::PositionE1rmDistance,
    Feature::AboveCapacity,
    Feature::FarAboveCapacity,
    Feature::OpeningFromCapacity,
    Feature::FarBelowCapacity,
    Feature::DayForm,
    Feature::AsFirstToday,
    Feature::Spacing,
    Feature::MuscleFresh,
    Feature::AfterBreak,
    Feature::OpeningAboveCapacity,
    Feature::SetsToday,
    Feature::HabitAtPosition,
    Feature::HabitAfterHere,
    Feature::HabitOpening,
    Feature::TwiceTheSame,
    Feature::TwiceTheSameOneMore,
    Feature::PositionOpening,
];

/// The fold whose parameters made the published rows of task C. The column `fold` of those rows
/// names others, with which no row is reproduced; with these every row is.
const SHORTFALL_FOLDS: [(&str, usize); 6] = [
    ("L010", 3),
    ("L021", 1),
    ("L024", 2),
    ("L040", 0),
    ("L045", 4),
    ("L051", 2),
];

/// Prior precision and forgetting of task B, and the forgetting of the run that task C read.
const REPS_LEARNING: [f64; 3] = [20.0, 0.998, 0.999];

/// Largest distance that counts as reproduced.
const TOLERANCE: f64 = 1e-3;

/// One published row; which columns are filled depends on the task.
#[derive(Debug, Deserialize)]
struct Published {
    task: String,
    lifter: String,
    exercise: String,
    fold: f64,
    y: Option<f64>,
    w: Option<f64>,
    p_observed: Option<f64>,
    mode: Option<f64>,
    q05: Option<f64>,
    q10: Option<f64>,
    q50: Option<f64>,
    q90: Option<f64>,
    q95: Option<f64>,
    d: Option<f64>,
    p: Option<f64>,
}

/// The reference's parameters.
#[derive(Debug, Deserialize)]
struct Parameters {
    #[serde(rename = "A")]
    best: Folds<Best>,
    #[serde(rename = "B")]
    reps: Folds<Vec<f64>>,
    #[serde(rename = "C")]
    shortfall: Folds<Vec<f64>>,
}

#[derive(Debug, Deserialize)]
struct Folds<T> {
    folds: Vec<T>,
}

#[derive(Debug, Deserialize)]
struct Best {
    b: [[f64; 10]; 2],
    sim: [[f64; heights::ALL]; 2],
    #[serde(rename = "W")]
    steps: Vec<Vec<f64>>,
    #[serde(rename = "Gb")]
    broad_bias: [f64; 2],
    #[serde(rename = "Gv")]
    broad_volatility: [f64; 2],
    loc: [f64; 10],
    sc: [f64; 6],
    sg: [f64; 2],
    lag: f64,
    se: f64,
}

/// How far our forecasts are from the published ones.
#[derive(Debug, Default)]
struct Distance {
    numbers: usize,
    largest: f64,
    beyond: usize,
}

impl Distance {
    fn note(&mut self, ours: f64, theirs: Option<f64>) -> bool {
        let distance = theirs.map_or(f64::INFINITY, |theirs| (ours - theirs).abs());
        let is_near = distance <= TOLERANCE;
        self.numbers += 1;
        self.largest = self.largest.max(distance);
        self.beyond += usize::from(!is_near);
        is_near
    }

    fn print(&self, task: &str) {
        let Self {
            numbers,
            largest,
            beyond,
        } = self;
        println!(
            "{task:<40} {numbers:>6} numbers, largest distance {largest:.1e}, {beyond} beyond 1e-3"
        );
    }
}

/// Prints, per task, how far our rows are from the published ones.
///
/// # Errors
/// The reference's files cannot be read or do not fit the table.
pub(crate) fn check(folder: &Path, lifters: &[Lifter]) -> Result<()> {
    let text =
        std::fs::read(folder.join("params_all_core.json")).context("reference parameters")?;
    let parameters: Parameters = serde_json::from_slice(&text)?;
    let rows = published(&folder.join("predictions_public.csv.gz"))?;
    let mut reps = Distance::default();
    let mut short = Distance::default();
    let mut best = BestDistance::default();
    for (id, fold) in SHORTFALL_FOLDS {
        let lifter = lifters
            .iter()
            .find(|lifter| lifter.id == id)
            .context("lifter not in table")?;
        let of = |task: &str| {
            rows.get(&(task.to_owned(), id.to_owned()))
                .context("no rows")
        };
        let (a, b, c) = (of("A")?, of("B")?, of("C")?);
        let best_parameters = &parameters.best.folds[fold_of(a)];
        let mut population = Population {
            best: best_population(best_parameters),
            reps: reps_population(&parameters.reps.folds[fold_of(b)]),
            shortfall: mute(),
        };
        compare_reps(lifter, b, &population.reps, &mut reps)?;
        population.reps.paces = one_pace(REPS_LEARNING[2]);
        let learned = matches::Logit::new(&parameters.shortfall.folds[fold]);
        compare_shortfalls(lifter, c, &population, learned, &mut short)?;
        compare_bests(lifter, a, &population, best_parameters, &mut best)?;
    }
    best.quantiles.print("A, quantiles");
    best.chances.print("A, chance at quantiles beyond 1e-3");
    reps.print("B, chance of what was done");
    short.print("C, chance of a shortfall");
    Ok(())
}

fn published(path: &Path) -> Result<BTreeMap<(String, String), Vec<Published>>> {
    let file = std::fs::File::open(path).context("reference rows")?;
    let mut rows: BTreeMap<(String, String), Vec<Published>> = BTreeMap::new();
    for row in csv::Reader::from_reader(GzDecoder::new(file)).deserialize() {
        let row: Published = row?;
        rows.entry((row.task.clone(), row.lifter.clone()))
            .or_default()
            .push(row);
    }
    Ok(rows)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "folds are 0 to 5"
)]
fn fold_of(rows: &[Published]) -> usize {
    rows[0].fold as usize
}

fn compare_reps(
    lifter: &Lifter,
    rows: &[Published],
    population: &RepsPopulation,
    distance: &mut Distance,
) -> Result<()> {
    let mut state = RepsState::new(population);
    let mut rows = rows.iter();
    for session in &lifter.sessions {
        state.begin(session.start);
        for set in &session.sets {
            let Some(forecast) = state.step(set) else {
                continue;
            };
            let row = rows.next().context("the reference has fewer rows")?;
            ensure!(row.y == Some(f64::from(set.reps)), "rows of different sets");
            ensure!(row.w == Some(set.load_kg), "rows of different loads");
            ensure!(
                row.mode == Some(f64::from(forecast.likeliest())),
                "another likeliest number"
            );
            distance.note(forecast.chance(set.reps), row.p_observed);
        }
    }
    ensure!(rows.next().is_none(), "the reference has more rows");
    Ok(())
}

/// The settled sessions of a lifter, in order.
fn settled<'a>(
    lifter: &'a Lifter,
    population: &Population,
) -> impl Iterator<Item = (&'a Session, Vec<Settled>)> {
    let mut person = Person::new(Arc::new(population.clone()));
    lifter.sessions.iter().map(move |session| {
        person.begin(session.start);
        for set in &session.sets {
            person.step(set);
        }
        (session, person.finish())
    })
}

/// Compares shortfalls with the whole reference, all of its signs included.
fn compare_shortfalls(
    lifter: &Lifter,
    rows: &[Published],
    population: &Population,
    mut logit: matches::Logit,
    distance: &mut Distance,
) -> Result<()> {
    let mut history = History::default();
    let mut differences = matches::Differences::default();
    let mut rows = rows.iter();
    for (session, settled) in settled(lifter, population) {
        let bouts = bouts(session);
        for one in &settled {
            let Some(shortfall) = &one.shortfall else {
                continue;
            };
            let row = rows.next().context("the reference has fewer rows")?;
            let difference = row.d.unwrap_or(f64::NAN);
            ensure!(
                (difference - shortfall.difference).abs() < 1e-5,
                "rows of different bouts"
            );
            let bout = bouts.iter().find(|bout| bout.exercise == one.exercise);
            let bout = bout.context("settled without a bout")?;
            let history = history.of(one.exercise);
            let signs = matches::signs(&shortfall.signs, history, bout, &differences);
            distance.note(logit.step(&signs, shortfall.is_short), row.p);
            differences.compared(shortfall.difference);
        }
        let compared = settled.iter().map(|one| {
            let difference = one.shortfall.as_ref().map(|one| one.difference);
            (one.exercise, difference)
        });
        differences.end(session.start, compared);
        history.add(&bouts);
    }
    ensure!(rows.next().is_none(), "the reference has more rows");
    Ok(())
}

/// Distances of quantiles; where one is beyond tolerance, also of the chance at it, because a
/// quantile between two remembered sessions moves far when a chance moves little.
#[derive(Debug, Default)]
struct BestDistance {
    quantiles: Distance,
    chances: Distance,
}

impl BestDistance {
    fn note(&mut self, forecast: &heights::Forecast, row: &Published) {
        let quantiles = forecast.quantiles();
        let theirs = [
            (0, row.q05),
            (1, row.q10),
            (9, row.q50),
            (17, row.q90),
            (18, row.q95),
        ];
        for (idx, value) in theirs {
            if !self.quantiles.note(quantiles[idx], value) {
                let chance = forecast.chance_below(value.unwrap_or(f64::NAN));
                self.chances.note(chance, Some(level(idx)));
            }
        }
    }
}

/// Compares bests with the whole reference, with what the shipped mixture leaves out.
fn compare_bests(
    lifter: &Lifter,
    rows: &[Published],
    population: &Population,
    parameters: &Best,
    distance: &mut BestDistance,
) -> Result<()> {
    let mut known = heights::Knowledge::new();
    let mut history = History::default();
    let mut rows = rows.iter();
    for (session, settled) in settled(lifter, population) {
        let mut turns = vec![];
        for one in &settled {
            let Some(best) = &one.best else { continue };
            let row = rows.next().context("the reference has fewer rows")?;
            let is_same = (row.y.unwrap_or(f64::NAN) - one.ln_best).abs() < 1e-5;
            ensure!(
                is_same && row.lifter == lifter.id,
                "rows of different bouts: {}",
                row.exercise
            );
            let mut raw = raw_parts(&population.best, &best.seen);
            known.complete(&mut raw, &best.seen, session.start, parameters);
            raw.extend(steps(&history, one, best, known.latest(), parameters));
            let forecast = known
                .predict(&raw, &best.seen, one.exercise)
                .context("no parts")?;
            distance.note(&forecast, row);
            turns.push((one.exercise, best, raw, forecast));
        }
        for (_, best, _, forecast) in &turns {
            known.compare(forecast, best.outcome);
        }
        for (exercise, best, raw, _) in turns {
            known.step(&raw, best, exercise, session.start);
        }
        history.add(&bouts(session));
    }
    ensure!(rows.next().is_none(), "the reference has more rows");
    Ok(())
}

fn steps(
    history: &History,
    one: &Settled,
    best: &SettledBest,
    surprise: f64,
    parameters: &Best,
) -> Vec<RawPart> {
    let history = history.of(one.exercise);
    progression::steps(
        history,
        &best.seen,
        surprise,
        &parameters.steps,
        parameters.se,
    )
}

fn reps_population(theta: &[f64]) -> RepsPopulation {
    let mut weights = [0.0; FEATURES];
    for (feature, weight) in REPS_ORDER.iter().zip(theta) {
        weights[*feature as usize] = *weight;
    }
    let mut intercepts = [0.0; 30];
    intercepts.copy_from_slice(&theta[FEATURES..]);
    RepsPopulation {
        weights,
        intercepts,
        paces: one_pace(REPS_LEARNING[1]),
    }
}

/// The reference has one set of personal weights; three that learn alike are one.
fn one_pace(keep_precision: f64) -> [Pace; PACES] {
    let pace = Pace {
        prior_precision: REPS_LEARNING[0],
        keep_precision,
        exercise_precision: f64::INFINITY,
    };
    [pace; PACES]
}

/// A shortfall model that says nothing; the reference's is in [`matches`].
fn mute() -> ShortfallPopulation {
    ShortfallPopulation {
        weights: [0.0; SIGNS],
        prior_precisions: [f64::INFINITY; SIGNS],
    }
}

/// The values of `known`, then `rest`.
fn padded<const N: usize>(known: &[f64], rest: f64) -> [f64; N] {
    std::array::from_fn(|idx| known.get(idx).copied().unwrap_or(rest))
}

/// The reference's shifts in its order; those we no longer have are in [`heights`].
const SHIFT_ORDER: [Option<Shift>; 10] = [
    Some(Shift::Always),
    None,
    None,
    None,
    Some(Shift::Within2Days),
    Some(Shift::TenToSixteenDays),
    Some(Shift::SeventeenToThirtyDays),
    Some(Shift::OverThirtyDays),
    Some(Shift::MuscleSets),
    Some(Shift::DaysSinceMuscle),
];

/// The reference's sixth width feature is always 0. It has no repeated changes, no smoothed level,
/// and no shift by place.
fn best_population(best: &Best) -> BestPopulation {
    let recall = |idx: usize| Recall {
        bias: best.b[idx],
        similarity: heights::others(&best.sim[idx]),
    };
    let mut width = [0.0; 5];
    width.copy_from_slice(&best.sc[..5]);
    let mut shift = [0.0; SHIFTS];
    for (place, weight) in SHIFT_ORDER.iter().zip(best.loc) {
        if let Some(place) = place {
            shift[*place as usize] = weight;
        }
    }
    BestPopulation {
        echo: recall(0),
        around: recall(1),
        change: Recall {
            bias: [f64::NEG_INFINITY; CANDIDATES],
            similarity: [0.0; SIMILARITIES],
        },
        change_ln_spread: 0.0,
        broad_bias: padded::<BROAD>(&best.broad_bias, f64::NEG_INFINITY),
        broad_volatility: padded::<BROAD>(&best.broad_volatility, 0.0),
        broad_ln_spread: padded::<BROAD>(&best.sg, 0.0),
        echo_ln_spread: best.se,
        shift,
        width,
        width_per_place: best.lag,
    }
}
