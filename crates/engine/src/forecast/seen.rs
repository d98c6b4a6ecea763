//! What a forecaster sees of a log: plain values, no plan, no names.
//!
//! The caller numbers exercises and muscles as it likes; the forecasters only compare the
//! numbers. Times are the athlete's local clock, because habits follow the clock on the wall.

/// Seconds in a day.
/// Source: definition.
const SECONDS_PER_DAY: i64 = 86_400;

/// Seconds in an hour.
/// Source: definition.
const SECONDS_PER_HOUR: f64 = 3_600.0;

/// Days in a week.
/// Source: definition.
const DAYS_PER_WEEK: i64 = 7;

/// Heaviest external load a forecaster believes, in kilograms.
/// Choice: no lift in the benchmark's logs is heavier; above it a typo is likelier.
pub const MAX_LOAD_KG: f64 = 600.0;

/// Most repetitions of one set a forecaster believes.
/// Choice: the benchmark's protocol reads up to a hundred; above it a typo is likelier.
pub const MAX_SEEN_REPS: u16 = 100;

/// One exercise of one athlete, numbered by the caller; never reused for another exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExerciseKey(pub u32);

/// The muscle group an exercise trains most, numbered by the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MuscleKey(pub u8);

/// A point in local time: seconds since local midnight of 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// Seconds since local midnight of 1970-01-01; may be negative.
    pub seconds: i64,
}

impl Moment {
    /// The moment as days since local midnight of 1970-01-01.
    #[expect(
        clippy::cast_precision_loss,
        reason = "seconds of any real log stay far below 2^53"
    )]
    pub fn to_days(self) -> f64 {
        self.seconds as f64 / SECONDS_PER_DAY as f64
    }

    /// Day of the week, 0 to 6; which day is 0 does not matter to a forecaster.
    pub fn weekday(self) -> u8 {
        let day = self.seconds.div_euclid(SECONDS_PER_DAY);
        u8::try_from(day.rem_euclid(DAYS_PER_WEEK)).unwrap_or(0)
    }

    /// Hour of the day, from 0 to below 24, with its fraction.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a remainder below 86,400 is exact"
    )]
    pub fn hour(self) -> f64 {
        self.seconds.rem_euclid(SECONDS_PER_DAY) as f64 / SECONDS_PER_HOUR
    }

    /// Days from `earlier` to this moment; negative when `earlier` is later.
    pub fn days_since(self, earlier: Moment) -> f64 {
        self.to_days() - earlier.to_days()
    }
}

/// One performed set, warm-ups left out by the caller where they are marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SetSeen {
    /// Which exercise.
    pub exercise: ExerciseKey,
    /// The muscle group it trains most.
    pub muscle: MuscleKey,
    /// External load in kilograms; 0 for bodyweight.
    pub load_kg: f64,
    /// Repetitions performed.
    pub reps: u16,
    /// Repetitions left in reserve as the athlete reported them, where she did.
    pub rir: Option<f64>,
}

impl SetSeen {
    /// Whether the set can be believed: a finite load of 0 to [`MAX_LOAD_KG`] and 1 to
    /// [`MAX_SEEN_REPS`] repetitions. Others are passed over as if they had not been logged.
    pub fn is_believable(&self) -> bool {
        self.load_kg.is_finite()
            && 0.0 <= self.load_kg
            && self.load_kg <= MAX_LOAD_KG
            && 1 <= self.reps
            && self.reps <= MAX_SEEN_REPS
    }
}
