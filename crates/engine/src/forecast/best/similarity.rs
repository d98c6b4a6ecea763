//! Which earlier session does today resemble? Features of each remembered session.

use super::super::past::{Bout, MAX_BOUTS, OfExercise, Past, mean};
use super::super::seen::{ExerciseKey, Moment, MuscleKey};
use crate::forecast::named::named;

/// Sessions of the exercise that are candidates.
/// Source: benchmark protocol, task A.
pub const CANDIDATES: usize = 10;

/// Differences of ln e1RM are capped here before they are compared.
/// Source: benchmark protocol, task A.
const FAR: f64 = 0.3;

/// Differences of ln e1RM are scaled by this, so that weights are of order 1.
/// Choice: 1 % becomes a tenth.
const PER_TENTH: f64 = 10.0;

/// Differences of ln e1RM below this are none.
/// Source: benchmark protocol, task A.
const SAME: f64 = 0.004;

/// Days that stand for none: gaps below it are not told apart.
/// Source: benchmark protocol, task A.
const LEAST_GAP: f64 = 0.3;

/// Largest difference of log gaps that counts.
/// Source: benchmark protocol, task A.
const FAR_GAP: f64 = 2.0;

/// Centre of log gaps in days: four and a half days.
/// Source: benchmark protocol, task A.
const USUAL_LN_GAP: f64 = 1.5;

/// Centred log gaps are capped above here.
/// Source: benchmark protocol, task A.
const LONG_LN_GAP: f64 = 2.5;

/// Recent surprises are capped here.
/// Source: benchmark protocol, task A.
const FAR_DRIFT: f64 = 0.2;

named! {
    /// How a remembered session resembles today.
    Similarity;
    /// Calendar: the same weekday.
    SameWeekday,
    /// Calendar: distance in place within the session, 0 to -3.
    SamePlace,
    /// Calendar: within three hours of the day.
    SameHour,
    /// Pattern: distance of what preceded it from the last session, in tenths, negative.
    PrecededAlike,
    /// Pattern: the same one session further back.
    PrecededAlikeTwice,
    /// Pattern: preceded by the same repetitions as today is.
    PrecededByReps,
    /// Spacing: distance of log gaps, negative.
    GapAlike,
    /// Spacing: log of its age in weeks.
    Age,
    /// Pattern: something preceded it.
    HasPredecessor,
    /// Pattern: both predecessors match.
    PrecededEqually,
    /// Direction: above the last session, in tenths.
    Above,
    /// Direction: above, times the log gap.
    AboveAfterGap,
    /// Direction: below, times the log gap.
    BelowAfterGap,
    /// Direction: above, times recent surprises.
    AboveAfterSurprise,
    /// Direction: below, times recent surprises.
    BelowAfterSurprise,
    /// Direction: above, when the last session's top sets were equal.
    AboveAfterUniform,
    /// Direction: above, by how much the last session's top sets fell off.
    AboveAfterDrop,
    /// Program: overlap of the exercises of the sessions before.
    ListBefore,
    /// Program: the same one session further back.
    ListTwoBefore,
    /// Program: the session before had the same exercises.
    SameListBefore,
    /// Direction: its top sets were equal.
    WasUniform,
}

named! {
    /// What shifts the centre of everything that is not an exact repeat.
    Shift;
    /// Always 1.
    Always,
    /// Done within two and a half days.
    Within2Days,
    /// 10 to 16 days ago.
    TenToSixteenDays,
    /// 17 to 30 days ago.
    SeventeenToThirtyDays,
    /// Longer ago.
    OverThirtyDays,
    /// Log of sets for the muscle in four days.
    MuscleSets,
    /// Days since the muscle, capped at ten.
    DaysSinceMuscle,
    /// Places later in the session than last time, 0 to 3.
    LaterThanLast,
    /// Places earlier in the session than last time, 0 to 3.
    EarlierThanLast,
    /// What bests of any exercise since the last session of this one added to their levels.
    SurpriseSinceLast,
}

named! {
    /// What widens or narrows the forecast.
    Width;
    /// Always 1.
    Always,
    /// Log of the usual change from session to session.
    Volatility,
    /// Log gap.
    Gap,
    /// Log of the number of sessions.
    History,
    /// Repetitions of the last best set.
    Reps,
}

/// Number of similarity features.
pub const SIMILARITIES: usize = Similarity::ALL.len();
/// Number of shift features.
pub const SHIFTS: usize = Shift::ALL.len();
/// Number of width features.
pub const WIDTHS: usize = Width::ALL.len();

/// One remembered session as a candidate for today.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Its best against the last session's, as a difference of logarithms.
    pub relative: f64,
    /// How it resembles today.
    pub similarity: [f64; SIMILARITIES],
}

/// Everything the mixture is made of, for one exercise of one coming session.
#[derive(Clone, Debug, PartialEq)]
pub struct Recollection {
    /// ln e1RM of the last session's best, which everything is relative to.
    pub ln_last: f64,
    /// Remembered sessions, newest first; at least four, at most ten.
    pub candidates: Vec<Candidate>,
    /// What shifts the centre.
    pub shift: [f64; SHIFTS],
    /// What widens or narrows.
    pub width: [f64; WIDTHS],
    /// Mean of the last five, relative to the last.
    pub mean_of_five: f64,
    /// Exponentially smoothed level, relative to the last.
    pub smooth: f64,
}

/// The exercise about to be done in a session about to begin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coming {
    /// Which exercise.
    pub exercise: ExerciseKey,
    /// The muscle group it trains most.
    pub muscle: MuscleKey,
    /// Start of the session.
    pub start: Moment,
    /// Planned place of the exercise in the session, from 0.
    pub position: u32,
}

/// Sessions of the exercise before its best is forecast.
/// Source: benchmark protocol, section 1.
pub(crate) const LEAST_BOUTS: usize = 4;

/// Days after which a lift is too old to forecast from.
/// Source: benchmark protocol, section 1.
pub(crate) const MAX_GAP_DAYS: f64 = 60.0;

/// What is remembered towards a coming bout; none with fewer than four earlier sessions of the
/// exercise, or more than sixty days after the last.
pub(crate) fn recollect(past: &Past, coming: &Coming) -> Option<Recollection> {
    let history = past.exercise(coming.exercise)?;
    let last = history.last()?;
    let gap = coming.start.days_since(last.start);
    if history.newest().len() < LEAST_BOUTS || MAX_GAP_DAYS < gap {
        return None;
    }
    let view = View::new(past, history, coming);
    let relative = &view.relative;
    Some(Recollection {
        ln_last: last.ln_best,
        candidates: (0..relative.len().min(CANDIDATES))
            .map(|idx| view.candidate(idx))
            .collect(),
        shift: view.shift(past, coming, gap),
        width: view.width(f64::from(history.n_bouts)),
        mean_of_five: mean(relative.iter().take(5).copied()),
        smooth: smoothed(relative),
    })
}

/// The remembered bouts side by side with today.
struct View<'a> {
    past: &'a Past,
    coming: &'a Coming,
    bouts: Vec<&'a Bout>,
    relative: Vec<f64>,
    ln_gap: f64,
    surprise: f64,
}

impl<'a> View<'a> {
    fn new(past: &'a Past, history: &'a OfExercise, coming: &'a Coming) -> Self {
        let bouts: Vec<&Bout> = history.newest().take(MAX_BOUTS).collect();
        let ln_last = bouts[0].ln_best;
        let relative: Vec<f64> = bouts.iter().map(|bout| bout.ln_best - ln_last).collect();
        Self {
            past,
            coming,
            ln_gap: ln_gap(coming.start.days_since(bouts[0].start)),
            surprise: past.latest_surprise().clamp(-FAR_DRIFT, FAR_DRIFT),
            bouts,
            relative,
        }
    }

    fn candidate(&self, idx: usize) -> Candidate {
        let mut similarity = [0.0; SIMILARITIES];
        self.calendar(idx, &mut similarity);
        self.pattern(idx, &mut similarity);
        self.spacing(idx, &mut similarity);
        self.direction(idx, &mut similarity);
        self.program(idx, &mut similarity);
        Candidate {
            relative: self.relative[idx],
            similarity,
        }
    }

    fn calendar(&self, idx: usize, row: &mut [f64; SIMILARITIES]) {
        /// Places further apart are not told apart.
        /// Source: benchmark protocol, task A.
        const FAR_PLACE: u32 = 3;
        /// Hours within which two starts are alike.
        /// Source: benchmark protocol, task A.
        const NEAR_HOURS: f64 = 3.0;
        let (bout, now) = (self.bouts[idx], self.coming);
        let places = bout.position.abs_diff(now.position).min(FAR_PLACE);
        let hours = (bout.start.hour() - now.start.hour()).abs();
        row[Similarity::SameWeekday as usize] = flag(bout.start.weekday() == now.start.weekday());
        row[Similarity::SamePlace as usize] = -f64::from(places);
        row[Similarity::SameHour as usize] = flag(hours < NEAR_HOURS);
    }

    fn pattern(&self, idx: usize, row: &mut [f64; SIMILARITIES]) {
        let distance = |back: usize, today: usize| {
            let then = self.relative.get(idx + back);
            then.zip(self.relative.get(today))
                .map(|(then, today)| (then - today).abs())
        };
        let (one, two) = (distance(1, 0), distance(2, 1));
        let alike = |far: Option<f64>| far.map_or(0.0, |far| -far.min(FAR) * PER_TENTH);
        let equal = |far: Option<f64>| far.is_some_and(|far| far < SAME);
        let reps = self.bouts.get(idx + 1).map(|bout| bout.best_reps);
        row[Similarity::PrecededAlike as usize] = alike(one);
        row[Similarity::PrecededAlikeTwice as usize] = alike(two);
        row[Similarity::PrecededByReps as usize] = flag(reps == Some(self.bouts[0].best_reps));
        row[Similarity::HasPredecessor as usize] = flag(one.is_some());
        row[Similarity::PrecededEqually as usize] = flag(equal(one) && equal(two));
    }

    fn spacing(&self, idx: usize, row: &mut [f64; SIMILARITIES]) {
        /// Least age told apart, in days.
        /// Source: benchmark protocol, task A.
        const LEAST_AGE: f64 = 0.5;
        /// Days in a week.
        /// Source: definition.
        const WEEK: f64 = 7.0;
        let start = self.bouts[idx].start;
        let age = self.coming.start.days_since(start).max(LEAST_AGE);
        row[Similarity::Age as usize] = libm::log(age / WEEK);
        if let Some(before) = self.bouts.get(idx + 1) {
            let gap = ln_gap(start.days_since(before.start));
            row[Similarity::GapAlike as usize] = -(self.ln_gap - gap).abs().min(FAR_GAP);
        }
    }

    fn direction(&self, idx: usize, row: &mut [f64; SIMILARITIES]) {
        /// Repetitions of falling off beyond which more does not matter.
        /// Source: benchmark protocol, task A.
        const FAR_DROP: f64 = 4.0;
        let relative = self.relative[idx];
        let above = relative.clamp(0.0, FAR) * PER_TENTH;
        let below = (-relative).clamp(0.0, FAR) * PER_TENTH;
        let gap = (self.ln_gap - USUAL_LN_GAP).clamp(-USUAL_LN_GAP, LONG_LN_GAP);
        let last = self.bouts[0];
        row[Similarity::Above as usize] = above;
        row[Similarity::AboveAfterGap as usize] = above * gap;
        row[Similarity::BelowAfterGap as usize] = below * gap;
        row[Similarity::AboveAfterSurprise as usize] = above * self.surprise * PER_TENTH;
        row[Similarity::BelowAfterSurprise as usize] = below * self.surprise * PER_TENTH;
        row[Similarity::AboveAfterUniform as usize] = above * flag(last.is_uniform);
        row[Similarity::AboveAfterDrop as usize] = above * last.drop.min(FAR_DROP) / 2.0;
        row[Similarity::WasUniform as usize] = flag(self.bouts[idx].is_uniform);
    }

    fn program(&self, idx: usize, row: &mut [f64; SIMILARITIES]) {
        /// Overlap that counts as the same list.
        /// Source: benchmark protocol, task A.
        const SAME_LIST: f64 = 0.99;
        let now = self.past.n_sessions;
        let then = self.bouts[idx].session;
        let before = self.overlap(now.checked_sub(1), then.checked_sub(1));
        row[Similarity::ListBefore as usize] = before;
        row[Similarity::ListTwoBefore as usize] =
            self.overlap(now.checked_sub(2), then.checked_sub(2));
        row[Similarity::SameListBefore as usize] = flag(SAME_LIST < before);
    }

    /// Shared exercises over all exercises of two sessions; 0 when one is not there.
    fn overlap(&self, one: Option<u32>, other: Option<u32>) -> f64 {
        match (self.past.list(one), self.past.list(other)) {
            (Some(one), Some(other)) => jaccard(one, other),
            _ => 0.0,
        }
    }

    fn shift(&self, past: &Past, coming: &Coming, gap: f64) -> [f64; SHIFTS] {
        /// Bounds of the classes of gaps, in days.
        /// Source: benchmark protocol, task A.
        const GAPS: [f64; 4] = [2.5, 9.5, 16.0, 30.0];
        /// Days over which the muscle's sets are counted.
        /// Source: benchmark protocol, task A.
        const MUSCLE_DAYS: f64 = 4.5;
        /// Centre of the log of those sets.
        /// Source: benchmark protocol, task A.
        const USUAL_LN_SETS: f64 = 1.5;
        /// Days since the muscle beyond which more does not matter.
        /// Source: benchmark protocol, task A.
        const LONG_DAYS: f64 = 10.0;
        /// Half of [`LONG_DAYS`], which centres the feature.
        /// Source: benchmark protocol, task A.
        const HALF_LONG_DAYS: f64 = 5.0;
        /// Places moved beyond which more does not matter.
        /// Choice: as far as [`Similarity::SamePlace`] tells places apart.
        const MOVED: f64 = 3.0;
        let sets = past.muscle_sets(coming.muscle, coming.start, MUSCLE_DAYS);
        let since = past.days_since_muscle(coming.muscle, coming.start);
        let mut row = [0.0; SHIFTS];
        row[Shift::Always as usize] = 1.0;
        row[Shift::Within2Days as usize] = flag(gap < GAPS[0]);
        row[Shift::TenToSixteenDays as usize] = flag(GAPS[1] < gap && gap <= GAPS[2]);
        row[Shift::SeventeenToThirtyDays as usize] = flag(GAPS[2] < gap && gap <= GAPS[3]);
        row[Shift::OverThirtyDays as usize] = flag(GAPS[3] < gap);
        row[Shift::MuscleSets as usize] = libm::log1p(sets) - USUAL_LN_SETS;
        let later = f64::from(coming.position) - f64::from(self.bouts[0].position);
        row[Shift::LaterThanLast as usize] = later.clamp(0.0, MOVED);
        row[Shift::EarlierThanLast as usize] = (-later).clamp(0.0, MOVED);
        row[Shift::DaysSinceMuscle as usize] = since.min(LONG_DAYS) / HALF_LONG_DAYS - 1.0;
        let since_last = past.surprise_since(self.bouts[0].start);
        row[Shift::SurpriseSinceLast as usize] = since_last.clamp(-FAR_DRIFT, FAR_DRIFT);
        row
    }

    fn width(&self, n_bouts: f64) -> [f64; WIDTHS] {
        /// Centres of the features.
        /// Source: benchmark protocol, task A.
        const CENTRE_VOLATILITY: f64 = 3.0;
        /// Sessions where the history feature is 0.
        /// Source: benchmark protocol, task A.
        const USUAL_BOUTS: f64 = 20.0;
        /// Centre of repetitions in tens.
        /// Source: benchmark protocol, task A.
        const CENTRE_REPS: f64 = 0.8;
        /// Changes between sessions that are averaged.
        /// Source: benchmark protocol, task A.
        const CHANGES: usize = 8;
        let changes = self
            .relative
            .windows(2)
            .take(CHANGES)
            .map(|two| (two[1] - two[0]).abs());
        let mut row = [0.0; WIDTHS];
        row[Width::Always as usize] = 1.0;
        row[Width::Volatility as usize] = libm::log(mean(changes) + 0.01) + CENTRE_VOLATILITY;
        row[Width::Gap as usize] = self.ln_gap - USUAL_LN_GAP;
        row[Width::History as usize] = libm::log(n_bouts / USUAL_BOUTS);
        row[Width::Reps as usize] = f64::from(self.bouts[0].best_reps) / 10.0 - CENTRE_REPS;
        row
    }
}

/// The level after following every value from the oldest on; the newest comes first.
fn smoothed(newest_first: &[f64]) -> f64 {
    /// Share of the newest value in the level.
    /// Choice: the best of the smoothings among the benchmark's baselines.
    const NEWEST: f64 = 0.6;
    let oldest_first = newest_first.iter().rev().copied();
    oldest_first
        .reduce(|level, value| level + NEWEST * (value - level))
        .unwrap_or(0.0)
}

fn flag(is_so: bool) -> f64 {
    if is_so { 1.0 } else { 0.0 }
}

fn ln_gap(days: f64) -> f64 {
    libm::log(days.max(LEAST_GAP))
}

/// Shared over all, of two sorted lists.
fn jaccard(one: &[ExerciseKey], other: &[ExerciseKey]) -> f64 {
    let shared = one
        .iter()
        .filter(|key| other.binary_search(key).is_ok())
        .count();
    let all = one.len() + other.len() - shared;
    #[expect(clippy::cast_precision_loss, reason = "sessions have few exercises")]
    let ratio = if all == 0 {
        0.0
    } else {
        shared as f64 / all as f64
    };
    ratio
}
