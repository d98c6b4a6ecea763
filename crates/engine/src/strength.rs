//! Estimates of one-repetition maximum (e1RM) from sets.
//!
//! Takes sets and gives kilograms with a standard error, or says why it cannot. An estimate is a
//! way to compare a person with herself on one exercise: numbers of two exercises, or of two
//! people, are never compared. What to expect next time is the forecast's question, not this room's.
//!
//! ```
//! use recoup_engine::strength::Formula;
//! let kilograms = 100.0 * Formula::Epley.multiple(7.0).unwrap_or(f64::NAN);
//! assert!((kilograms - 123.33).abs() < 0.01);
//! ```

mod personal_best;
mod reserve_bias;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::code::coded;
use crate::exercise::{Exercise, ExerciseId, Exercises, Loading, Measure};
use crate::history::History;
use crate::session::{Session, Set, SetKind};
use crate::unit::Rir;

pub use self::personal_best::{Before, PersonalBest, estimate_personal_best};
pub use self::reserve_bias::{BIAS_NEED, ReserveBias, estimate_reserve_bias};

coded! {
    /// A published curve from repetitions to maximum.
    ///
    /// Source: EVIDENCE 4.6 (E1RM); REY06 measured 70 adults, 36 of them women.
    pub enum Formula as "e1RM formula" {
        /// 1 + r/30; the house formula.
        Epley = "epley",
        /// 36/(37 − r).
        Brzycki = "brzycki",
        /// r to the power 0.10.
        Lombardi = "lombardi",
        /// 1 + 0.025 r.
        OConner = "oconner",
        /// 100/(101.3 − 2.67123 r).
        Lander = "lander",
        /// 100/(52.2 + 41.9 e^(−0.055 r)).
        Mayhew = "mayhew",
        /// 100/(48.8 + 53.8 e^(−0.075 r)).
        Wathan = "wathan",
    }
}

/// The formula used where none is named.
/// Choice: Epley agrees with the effort chart at 5 repetitions with 2 left (123.3 for 100), is
/// linear in repetitions, and no formula is better on every lift (REY06).
pub const HOUSE: Formula = Formula::Epley;

/// Repetitions to the limit beyond which no formula is used.
/// Source: REY06, "no more than 10 repetitions".
pub const MOST_REPS_TO_LIMIT: f64 = 10.0;

/// Repetitions per unit of the Epley line. Source: E1RM.
const EPLEY_REPS: f64 = 30.0;
/// Numerator of Brzycki. Source: E1RM.
const BRZYCKI_TOP: f64 = 36.0;
/// Where Brzycki has its pole, in repetitions. Source: E1RM.
const BRZYCKI_POLE: f64 = 37.0;
/// Exponent of Lombardi. Source: E1RM.
const LOMBARDI_POWER: f64 = 0.10;
/// Slope of O'Conner per repetition. Source: E1RM.
const OCONNER_SLOPE: f64 = 0.025;
/// Percent at zero repetitions of Lander. Source: E1RM.
const LANDER_START: f64 = 101.3;
/// Percent lost per repetition of Lander. Source: E1RM.
const LANDER_SLOPE: f64 = 2.671_23;
/// Percent that Mayhew tends to. Source: E1RM.
const MAYHEW_FLOOR: f64 = 52.2;
/// Percent that decays in Mayhew. Source: E1RM.
const MAYHEW_SPAN: f64 = 41.9;
/// Decay of Mayhew per repetition. Source: E1RM.
const MAYHEW_DECAY: f64 = 0.055;
/// Percent that Wathan tends to. Source: E1RM.
const WATHAN_FLOOR: f64 = 48.8;
/// Percent that decays in Wathan. Source: E1RM.
const WATHAN_SPAN: f64 = 53.8;
/// Decay of Wathan per repetition. Source: E1RM.
const WATHAN_DECAY: f64 = 0.075;
/// The whole, in percent. Source: definition.
const WHOLE: f64 = 100.0;

impl Formula {
    /// How many times the load the maximum is, for repetitions to the limit.
    ///
    /// `None` below one repetition and at or beyond the formula's pole. Rises with repetitions.
    /// This is the bare curve; [`estimate_e1rm`] keeps to the published range.
    pub fn multiple(self, reps_to_limit: f64) -> Option<f64> {
        let r = reps_to_limit;
        if !(1.0..).contains(&r) {
            return None;
        }
        let multiple = match self {
            Self::Epley if r <= 1.0 => 1.0,
            Self::Epley => 1.0 + r / EPLEY_REPS,
            Self::Brzycki => BRZYCKI_TOP / (BRZYCKI_POLE - r),
            Self::Lombardi => libm::pow(r, LOMBARDI_POWER),
            Self::OConner => 1.0 + OCONNER_SLOPE * r,
            Self::Lander => WHOLE / (LANDER_START - LANDER_SLOPE * r),
            Self::Mayhew => WHOLE / (MAYHEW_FLOOR + MAYHEW_SPAN * libm::exp(-MAYHEW_DECAY * r)),
            Self::Wathan => WHOLE / (WATHAN_FLOOR + WATHAN_SPAN * libm::exp(-WATHAN_DECAY * r)),
        };
        (multiple.is_finite() && 0.0 < multiple).then_some(multiple)
    }
}

/// Shares of the maximum by half repetitions to the limit, from one repetition with none left.
/// Source: Tuchscherer's chart, EVIDENCE 4.7; one coach's chart for powerlifts, grade E.
const EFFORT_CHART: [f64; 30] = [
    1.000, 0.978, 0.955, 0.939, 0.922, 0.907, 0.892, 0.878, 0.863, 0.850, 0.837, 0.824, 0.811,
    0.799, 0.786, 0.774, 0.762, 0.751, 0.739, 0.723, 0.707, 0.694, 0.680, 0.667, 0.653, 0.640,
    0.626, 0.613, 0.599, 0.586,
];

/// The share of the maximum, 0 to 1, that so many repetitions with so many left usually are.
///
/// `None` for zero repetitions and beyond the chart's 15.5 repetitions to the limit.
pub fn percent_1rm(reps: u8, rir: Rir) -> Option<f64> {
    let steps = usize::from(reps.checked_sub(1)?) * 2;
    let left = usize::try_from(rir.halves()).ok()?;
    EFFORT_CHART.get(steps + left).copied()
}

/// Why there is no estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoEstimate {
    /// The load is not what is lifted, and the body's mass is not known.
    #[error("the load is not all that is lifted")]
    BodyMass,
    /// The set counts time or distance.
    #[error("the set does not count repetitions")]
    NotReps,
    /// Load or repetitions were not noted, or are zero.
    #[error("load or repetitions are not noted")]
    NotNoted,
    /// The set is a warm-up or out of the plausible.
    #[error("the set is not work that can be trusted")]
    NotWork,
    /// More repetitions to the limit than any formula was tested for.
    #[error("more than 10 repetitions to the limit")]
    OutsideRange,
    /// Fewer sessions than a mean needs.
    #[error("too few sessions in the last 28 days")]
    TooFew,
}

/// An estimated one-repetition maximum of one set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct E1rm {
    /// Kilograms.
    pub kilograms: f64,
    /// Standard error in kilograms, for comparing a person with herself on this exercise.
    ///
    /// It covers the error in judging what was left; it does not cover that people differ in how
    /// many repetitions they can do at a share of their maximum.
    pub standard_error: f64,
    /// Whether reps in reserve were noted. Where not, the set is read as one to the limit, and the
    /// estimate is a floor.
    pub is_floor: bool,
}

/// Spread of the true reps in reserve around those reported, up to 8 repetitions.
/// Choice: EVIDENCE 3.1, after HAL22.
const RIR_SPREAD: f64 = 1.0;
/// The same, 9 to 12 repetitions. Choice: EVIDENCE 3.1, after HAL22.
const RIR_SPREAD_LONG: f64 = 1.5;
/// Repetitions up to which the smaller spread holds. Source: EVIDENCE 3.1.
const SHORT_SET: f64 = 8.0;
/// Spread of what was left where nothing was noted.
/// Choice: most working sets end with 0 to 4 left, a spread near 1.5 around their middle of 2; read
/// from zero that is the root of 2² + 1.5².
const RIR_SPREAD_UNKNOWN: f64 = 2.5;

/// The estimated one-repetition maximum of a set, with its standard error.
///
/// Repetitions to the limit are repetitions plus those left. Rises with load, repetitions and
/// reserve. Nothing is estimated for bodyweight and assisted exercises, whose load is not all that
/// is lifted.
///
/// # Errors
/// [`NoEstimate`] says why: not work, nothing noted, or outside the published range of 10.
pub fn estimate_e1rm(set: &Set, exercise: &Exercise, by: Formula) -> Result<E1rm, NoEstimate> {
    match (exercise.loading, exercise.measure) {
        (Loading::Bodyweight | Loading::Assisted, _) => return Err(NoEstimate::BodyMass),
        (_, Measure::Time | Measure::Distance) => return Err(NoEstimate::NotReps),
        (Loading::External, Measure::Reps) => {}
    }
    if !set.is_straight_work() || set.is_suspect {
        return Err(NoEstimate::NotWork);
    }
    let (Some(load), Some(reps)) = (set.load, set.reps) else {
        return Err(NoEstimate::NotNoted);
    };
    if load.grams() <= 0 || reps.count() <= 0 {
        return Err(NoEstimate::NotNoted);
    }
    from_numbers(load.kilograms(), reps_number(reps.count()), set.rir, by)
}

#[expect(clippy::cast_precision_loss, reason = "at most a million")]
const fn reps_number(reps: i64) -> f64 {
    reps as f64
}

fn from_numbers(
    load_kg: f64,
    reps: f64,
    rir: Option<Rir>,
    by: Formula,
) -> Result<E1rm, NoEstimate> {
    let to_limit = reps + rir.map_or(0.0, Rir::reps);
    if MOST_REPS_TO_LIMIT < to_limit {
        return Err(NoEstimate::OutsideRange);
    }
    let multiple = by.multiple(to_limit).ok_or(NoEstimate::OutsideRange)?;
    let next = by
        .multiple(to_limit + 1.0)
        .ok_or(NoEstimate::OutsideRange)?;
    let spread = match rir {
        None => RIR_SPREAD_UNKNOWN,
        Some(_) if reps <= SHORT_SET => RIR_SPREAD,
        Some(_) => RIR_SPREAD_LONG,
    };
    Ok(E1rm {
        kilograms: load_kg * multiple,
        standard_error: load_kg * (next - multiple) * spread,
        is_floor: rir.is_none(),
    })
}

/// The best estimate of an exercise in a session, in kilograms; `None` where no set gives one.
pub fn session_e1rm(session: &Session, exercise: &Exercise) -> Option<E1rm> {
    session
        .work()
        .filter(|(id, _)| **id == exercise.id)
        .filter_map(|(_, set)| estimate_e1rm(set, exercise, HOUSE).ok())
        .max_by(|a, b| a.kilograms.total_cmp(&b.kilograms))
}

/// The best estimate of an exercise in a session from the sets whose reserve is known: told, or none
/// because the set went to the limit. `None` where there is no such set.
///
/// A set that stopped at its planned repetitions with nothing told says nothing about the limit above
/// it. Read as one to the limit it would make every such session look weaker than one with its reserve
/// told, so what compares sessions with each other leaves it out.
///
/// Choice: left out rather than read with the plan's reserve. What was planned was not observed, and
/// an estimate from it would rise and fall with the plan. A person who never tells a reserve is told
/// what is missing; her forecasts and the repetitions she gains at a load do not need it.
pub fn session_e1rm_told(session: &Session, exercise: &Exercise) -> Option<E1rm> {
    session
        .work()
        .filter(|(id, _)| **id == exercise.id)
        .filter_map(|(_, set)| estimate_e1rm(&with_known_reserve(set)?, exercise, HOUSE).ok())
        .max_by(|a, b| a.kilograms.total_cmp(&b.kilograms))
}

/// A set with its reserve, which of a set to the limit is none; `None` where it is not known.
fn with_known_reserve(set: &Set) -> Option<Set> {
    match (set.rir, set.kind) {
        (Some(_), _) => Some(set.clone()),
        (None, SetKind::Failure) => Some(set.clone().with_rir(Rir::from_reps(0).ok()?)),
        (None, _) => None,
    }
}

/// A person's usual estimate for an exercise: mean and spread of her sessions' best.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usual {
    /// Mean, in kilograms.
    pub mean: f64,
    /// Standard deviation, in kilograms.
    pub sd: f64,
    /// How many sessions it comes from.
    pub sessions: usize,
}

/// Days over which the usual is taken. Source: RULES 1, dE against the 28-day mean.
pub const USUAL_DAYS: i32 = 28;
/// Sessions below which there is no usual. Choice: a spread needs three values to mean anything.
pub const USUAL_SESSIONS: usize = 3;

impl Usual {
    /// How far an estimate lies from the usual, in percent of it; below zero is weaker.
    pub fn percent_from(&self, kilograms: f64) -> f64 {
        (kilograms - self.mean) / self.mean * WHOLE
    }

    /// The spread, in percent of the mean.
    pub fn sd_percent(&self) -> f64 {
        self.sd / self.mean * WHOLE
    }
}

/// The usual estimate of an exercise over the 28 days before a date.
///
/// # Errors
/// [`NoEstimate::TooFew`] below three sessions with an estimate; [`NoEstimate::NotNoted`] for an
/// exercise that is not known.
pub fn estimate_usual(
    history: &History,
    exercises: &Exercises,
    id: &ExerciseId,
    date: Date,
) -> Result<Usual, NoEstimate> {
    let exercise = exercises.find(id).ok_or(NoEstimate::NotNoted)?;
    let from = date.saturating_sub(USUAL_DAYS.days());
    let best: Vec<f64> = history
        .sessions_between(from, date)
        .iter()
        .filter_map(|s| session_e1rm(s, exercise))
        .map(|e| e.kilograms)
        .collect();
    if best.len() < USUAL_SESSIONS {
        return Err(NoEstimate::TooFew);
    }
    let (mean, sd) = mean_and_sd(&best);
    Ok(Usual {
        mean,
        sd,
        sessions: best.len(),
    })
}

/// Mean and standard deviation (n − 1) of at least two values; zero spread below two.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of days and sessions are small"
)]
pub(crate) fn mean_and_sd(values: &[f64]) -> (f64, f64) {
    if values.is_empty() {
        return (0.0, 0.0);
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    if values.len() < 2 {
        return (mean, 0.0);
    }
    let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
    (mean, libm::sqrt(squares / (n - 1.0)))
}
