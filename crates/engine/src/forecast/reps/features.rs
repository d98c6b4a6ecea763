//! The features of a candidate number of repetitions, grouped by idea.

use super::situation::Situation;
use crate::forecast::effort::ln_rep_factor;
use crate::forecast::named::named;
use crate::forecast::tally::{CHOICES, LANES, MAX_REPS, Row};

/// Logarithms of Epley's factor are scaled by this, so that weights are of order 1.
/// Choice: one repetition at ten is then a quarter.
const PER_TENTH: f64 = 10.0;

/// Scale of a distance counted in repetitions.
/// Source: benchmark protocol, task B.
const PER_REP: f64 = 0.3;

/// Scale of the squared excess over capacity.
/// Source: benchmark protocol, task B.
const PER_SQUARE: f64 = 50.0;

named! {
    /// A feature of the choice model; each is a number for every candidate.
    Feature;
    /// Habit: log chance at this load, when it was lifted less than twice.
    HabitAtNewLoad,
    /// Habit: log chance at this load, when it was lifted twice or more.
    HabitAtLoad,
    /// Habit: log chance after a set like the one before, in any exercise.
    HabitAfter,
    /// Habit: log chance in this exercise.
    HabitOfExercise,
    /// Habit: log chance at this set position of the exercise.
    HabitAtPosition,
    /// Habit: log chance after a set like the one before, in this exercise.
    HabitAfterHere,
    /// Habit: for a first set, log chance given last session's first set.
    HabitOpening,
    /// Set before, same load: as many.
    SameAsBefore,
    /// Set before, same load: one fewer.
    SameOneFewer,
    /// Set before, same load: two fewer.
    SameTwoFewer,
    /// Set before, same load: one more.
    SameOneMore,
    /// Set before, same load: distance in effort.
    SameDistance,
    /// Set before, same load: effort above it.
    SameAbove,
    /// Set before, same load: the change there was last time from this set to the next.
    SameLikeLastTime,
    /// Set before, same load: distance in repetitions from that change.
    SameFromLastTime,
    /// Set before, lighter than this: as many.
    HeavierAsMany,
    /// Set before, lighter than this: distance in e1RM.
    HeavierE1rmDistance,
    /// Set before, lighter than this: e1RM above it.
    HeavierE1rmAbove,
    /// Set before, lighter than this: distance in effort.
    HeavierDistance,
    /// Set before, heavier than this: as many.
    LighterAsMany,
    /// Set before, heavier than this: distance in e1RM.
    LighterE1rmDistance,
    /// Set before, heavier than this: e1RM above it.
    LighterE1rmAbove,
    /// Set before, heavier than this: distance in effort.
    LighterDistance,
    /// As many as in the first set of today.
    AsFirstToday,
    /// Later set: as many as last time at this load, in this position.
    LastTimeAgain,
    /// Later set: one more than that.
    LastTimeOneMore,
    /// Later set: one fewer than that.
    LastTimeOneFewer,
    /// Later set: distance in effort from that.
    LastTimeDistance,
    /// First set: as many as last time at this load.
    OpeningAgain,
    /// First set: one more than that.
    OpeningOneMore,
    /// First set: one fewer than that.
    OpeningOneFewer,
    /// First set: distance in effort from that.
    OpeningDistance,
    /// First set: effort above that.
    OpeningAbove,
    /// As many as the time before last at this load.
    TimeBeforeLast,
    /// As many as both of the last two times, when they agree.
    TwiceTheSame,
    /// One more than both of the last two times, when they agree.
    TwiceTheSameOneMore,
    /// As many as last session's set in this position, at another load.
    PositionAsMany,
    /// Distance in effort from last session's set in this position, at another load.
    PositionDistance,
    /// Distance in e1RM from last session's set in this position, at another load.
    PositionE1rmDistance,
    /// First set: as many as last session's first set.
    PositionOpening,
    /// Effort above capacity.
    AboveCapacity,
    /// Squared effort above capacity.
    FarAboveCapacity,
    /// First set: distance from capacity.
    OpeningFromCapacity,
    /// Squared effort below capacity.
    FarBelowCapacity,
    /// First set: effort above capacity.
    OpeningAboveCapacity,
    /// How today's earlier sets went against habit, times effort.
    DayForm,
    /// Days since this exercise, times effort.
    Spacing,
    /// First set of a muscle trained within two and a half days, times effort.
    MuscleFresh,
    /// First set after more than two weeks, times effort.
    AfterBreak,
    /// Sets done today, times effort.
    SetsToday,
}

/// Number of features.
pub const FEATURES: usize = Feature::ALL.len();

/// The features of all candidates for one set.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    values: [Row; FEATURES],
    used: u64,
}

impl Choices {
    pub(super) fn new() -> Self {
        Self {
            values: [[0.0; LANES]; FEATURES],
            used: 0,
        }
    }

    /// The features that are not zero for every candidate, with their values by candidate.
    pub fn used(&self) -> impl Iterator<Item = (usize, &[f64; LANES])> {
        let mut left = self.used;
        std::iter::from_fn(move || {
            let feature = usize::try_from(left.trailing_zeros()).unwrap_or(FEATURES);
            left &= left.wrapping_sub(1);
            self.values.get(feature).map(|row| (feature, row))
        })
    }

    /// The same with some features hidden, for measuring what they are worth.
    #[must_use]
    pub fn without(mut self, hidden: &[Feature]) -> Self {
        for feature in hidden {
            self.used &= !(1 << (*feature as usize));
        }
        self
    }

    fn put(&mut self, feature: Feature, value: impl Fn(usize) -> f64) {
        self.used |= 1 << (feature as usize);
        for (idx, slot) in self.values[feature as usize][..CHOICES]
            .iter_mut()
            .enumerate()
        {
            *slot = value(idx);
        }
    }

    fn put_row(&mut self, feature: Feature, row: &Row) {
        self.used |= 1 << (feature as usize);
        self.values[feature as usize] = *row;
    }

    /// Marks one number of repetitions; out of 1 to 30 it marks none.
    fn mark(&mut self, feature: Feature, reps: i32) {
        if 1 <= reps && reps <= i32::from(MAX_REPS) {
            self.used |= 1 << (feature as usize);
            let idx = usize::try_from(reps - 1).unwrap_or(0);
            self.values[feature as usize][idx] = 1.0;
        }
    }
}

/// Logarithm of Epley's factor for each candidate, computed once.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Efforts(Row);

impl Efforts {
    pub(super) fn new() -> Self {
        let mut row = [0.0; LANES];
        for (idx, reps) in (1..=MAX_REPS).enumerate() {
            row[idx] = ln_rep_factor(reps);
        }
        Self(row)
    }

    pub(super) fn of(&self, reps: u16) -> f64 {
        let idx = usize::from(reps.clamp(1, MAX_REPS)) - 1;
        self.0[idx]
    }

    pub(super) fn all(&self) -> &Row {
        &self.0
    }
}

/// All features of the set about to be done.
pub(super) fn features(now: &Situation, efforts: &Efforts) -> Choices {
    let mut choices = Choices::new();
    habit(&mut choices, now);
    before(&mut choices, now, efforts);
    last_time(&mut choices, now, efforts);
    position(&mut choices, now, efforts);
    capacity(&mut choices, now, efforts);
    circumstance(&mut choices, now, efforts);
    choices
}

/// What she usually does: fading counts, smoothed from the particular to the general.
fn habit(choices: &mut Choices, now: &Situation) {
    /// Faded sets from which a load counts as known.
    /// Source: benchmark protocol, task B.
    const KNOWN_LOAD: f64 = 2.0;
    let at_load = if now.n_at_load < KNOWN_LOAD {
        Feature::HabitAtNewLoad
    } else {
        Feature::HabitAtLoad
    };
    choices.put_row(at_load, &logs(&now.chances_at_load));
    let after = logs(&now.chances_after);
    choices.put_row(Feature::HabitAfter, &after);
    choices.put_row(Feature::HabitOfExercise, &logs(&now.chances_of_exercise));
    choices.put_row(Feature::HabitAtPosition, &logs(&now.chances_at_position));
    match &now.chances_after_here {
        Some(chances) => choices.put_row(Feature::HabitAfterHere, &logs(chances)),
        None => choices.put_row(Feature::HabitOpening, &after),
    }
}

fn logs(chances: &Row) -> Row {
    let mut row = [0.0; LANES];
    for (log, chance) in row[..CHOICES].iter_mut().zip(chances) {
        *log = libm::log(*chance);
    }
    row
}

/// The set before, today.
fn before(choices: &mut Choices, now: &Situation, efforts: &Efforts) {
    let Some(previous) = now.previous else { return };
    let reps = i32::from(previous.reps);
    let effort = efforts.of(previous.reps);
    let rise = now.ln_load - previous.ln_load;
    match now.step {
        super::memory::Step::First => {}
        super::memory::Step::Same => {
            same_load(choices, now, reps, |idx| efforts.all()[idx] - effort);
        }
        super::memory::Step::Heavier => {
            choices.mark(Feature::HeavierAsMany, reps);
            let gain = |idx: usize| rise + efforts.all()[idx] - effort;
            choices.put(Feature::HeavierE1rmDistance, |idx| {
                gain(idx).abs() * PER_TENTH
            });
            choices.put(Feature::HeavierE1rmAbove, |idx| {
                gain(idx).max(0.0) * PER_TENTH
            });
            choices.put(Feature::HeavierDistance, |idx| {
                (efforts.all()[idx] - effort).abs() * PER_TENTH
            });
        }
        super::memory::Step::Lighter => {
            choices.mark(Feature::LighterAsMany, reps);
            let gain = |idx: usize| rise + efforts.all()[idx] - effort;
            choices.put(Feature::LighterE1rmDistance, |idx| {
                gain(idx).abs() * PER_TENTH
            });
            choices.put(Feature::LighterE1rmAbove, |idx| {
                gain(idx).max(0.0) * PER_TENTH
            });
            choices.put(Feature::LighterDistance, |idx| {
                (efforts.all()[idx] - effort).abs() * PER_TENTH
            });
        }
    }
    choices.mark(Feature::AsFirstToday, i32::from(now.first_today));
}

fn same_load(choices: &mut Choices, now: &Situation, reps: i32, gain: impl Fn(usize) -> f64) {
    choices.mark(Feature::SameAsBefore, reps);
    choices.mark(Feature::SameOneFewer, reps - 1);
    choices.mark(Feature::SameTwoFewer, reps - 2);
    choices.mark(Feature::SameOneMore, reps + 1);
    choices.put(Feature::SameDistance, |idx| gain(idx).abs() * PER_TENTH);
    choices.put(Feature::SameAbove, |idx| gain(idx).max(0.0) * PER_TENTH);
    if let (Some(last), Some(then)) = (now.last_time, now.last_time_before) {
        let expected = reps + i32::from(last) - i32::from(then);
        choices.mark(Feature::SameLikeLastTime, expected);
        choices.put(Feature::SameFromLastTime, |idx| {
            (candidate(idx) - f64::from(expected)).abs() * PER_REP
        });
    }
}

/// The candidate at an index, as a number.
fn candidate(idx: usize) -> f64 {
    f64::from(u32::try_from(idx).unwrap_or(0)) + 1.0
}

/// The last times at this very load.
fn last_time(choices: &mut Choices, now: &Situation, efforts: &Efforts) {
    if let Some(last) = now.last_time {
        let reps = i32::from(last);
        let effort = efforts.of(last);
        let gain = |idx: usize| (efforts.all()[idx] - effort) * PER_TENTH;
        if now.is_first() {
            choices.mark(Feature::OpeningAgain, reps);
            choices.mark(Feature::OpeningOneMore, reps + 1);
            choices.mark(Feature::OpeningOneFewer, reps - 1);
            choices.put(Feature::OpeningDistance, |idx| gain(idx).abs());
            choices.put(Feature::OpeningAbove, |idx| gain(idx).max(0.0));
        } else {
            choices.mark(Feature::LastTimeAgain, reps);
            choices.mark(Feature::LastTimeOneMore, reps + 1);
            choices.mark(Feature::LastTimeOneFewer, reps - 1);
            choices.put(Feature::LastTimeDistance, |idx| gain(idx).abs());
        }
    }
    if let Some(before_last) = now.time_before_last {
        choices.mark(Feature::TimeBeforeLast, i32::from(before_last));
        if now.last_time == Some(before_last) {
            choices.mark(Feature::TwiceTheSame, i32::from(before_last));
            choices.mark(Feature::TwiceTheSameOneMore, i32::from(before_last) + 1);
        }
    }
}

/// Last session's set in this position.
fn position(choices: &mut Choices, now: &Situation, efforts: &Efforts) {
    let Some(then) = now.in_position else { return };
    if now.is_first() {
        choices.mark(Feature::PositionOpening, i32::from(then.reps));
    }
    if super::situation::is_same_load(now.ln_load, then.ln_load) {
        return;
    }
    let effort = efforts.of(then.reps);
    let rise = now.ln_load - then.ln_load;
    choices.mark(Feature::PositionAsMany, i32::from(then.reps));
    choices.put(Feature::PositionDistance, |idx| {
        (efforts.all()[idx] - effort).abs() * PER_TENTH
    });
    choices.put(Feature::PositionE1rmDistance, |idx| {
        (rise + efforts.all()[idx] - effort).abs() * PER_TENTH
    });
}

/// What she can do, by the level of her session bests.
fn capacity(choices: &mut Choices, now: &Situation, efforts: &Efforts) {
    let excess = |idx: usize| efforts.all()[idx] - now.ln_capacity;
    choices.put(Feature::AboveCapacity, |idx| {
        excess(idx).max(0.0) * PER_TENTH
    });
    choices.put(Feature::FarAboveCapacity, |idx| {
        let above = excess(idx).max(0.0);
        above * above * PER_SQUARE
    });
    choices.put(Feature::FarBelowCapacity, |idx| {
        let below = excess(idx).min(0.0);
        below * below * PER_TENTH
    });
    if now.is_first() {
        choices.put(Feature::OpeningFromCapacity, |idx| {
            excess(idx).abs() * PER_TENTH
        });
        choices.put(Feature::OpeningAboveCapacity, |idx| {
            excess(idx).max(0.0) * PER_TENTH
        });
    }
}

/// When and in what form.
fn circumstance(choices: &mut Choices, now: &Situation, efforts: &Efforts) {
    /// A muscle trained within so many days counts as fresh work.
    /// Source: benchmark protocol, task B.
    const FRESH_DAYS: f64 = 2.5;
    /// More days than this count as a break.
    /// Source: benchmark protocol, task B.
    const BREAK_DAYS: f64 = 14.0;
    /// Usual spacing in days, where the feature is zero.
    /// Source: benchmark protocol, task B.
    const USUAL_DAYS: f64 = 5.0;
    /// Least spacing told apart, in days.
    /// Source: benchmark protocol, task B.
    const LEAST_DAYS: f64 = 0.5;
    let spacing = libm::log(now.days_since.max(LEAST_DAYS) / USUAL_DAYS);
    let sets = libm::log(1.0 + f64::from(now.sets_today));
    let by_effort = |factor: f64| move |idx: usize| efforts.all()[idx] * factor;
    choices.put(Feature::DayForm, by_effort(now.day_form * PER_TENTH));
    choices.put(Feature::Spacing, by_effort(spacing));
    choices.put(Feature::SetsToday, by_effort(sets));
    if now.is_first() && now.days_since_muscle < FRESH_DAYS {
        choices.put(Feature::MuscleFresh, by_effort(1.0));
    }
    if now.is_first() && BREAK_DAYS < now.days_since {
        choices.put(Feature::AfterBreak, by_effort(1.0));
    }
}
