//! One type for each quantity: its unit, its range and its name stand here once, and the check, the
//! error text and the test generators come from that one table.
//!
//! Quantities that people type or count are integers, so that kilograms and pounds come back as they
//! were written. Floating point begins where estimates begin.
//!
//! ```
//! use recoup_engine::unit::{Load, MassUnit};
//! let bar = Load::from_mass(45.0, MassUnit::Pound)?;
//! assert_eq!(bar.grams(), 20_412);
//! assert_eq!(bar.to_text(MassUnit::Pound), "45");
//! # Ok::<(), recoup_engine::unit::OutOfRange>(())
//! ```

use crate::code::coded;

/// A number outside the range of its quantity.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{quantity} must be between {min} and {max} {unit}, found {found}")]
pub struct OutOfRange {
    /// The quantity, such as `load`.
    pub quantity: &'static str,
    /// The unit in which the numbers of this error are.
    pub unit: &'static str,
    /// The number that was offered.
    pub found: f64,
    /// The least number allowed.
    pub min: i64,
    /// The greatest number allowed.
    pub max: i64,
}

/// Declares a quantity that is kept as a whole number of its unit.
macro_rules! quantity {
    ($($(#[$meta:meta])* $name:ident($read:ident) = $min:literal ..= $max:literal, $unit:literal, $text:literal;)+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            #[doc = concat!("The least value, in ", $unit, ".")]
            pub const MIN: i64 = $min;
            #[doc = concat!("The greatest value, in ", $unit, ".")]
            pub const MAX: i64 = $max;

            #[doc = concat!("A checked ", $text, ", from ", $unit, ".")]
            ///
            /// # Errors
            #[doc = concat!("[`OutOfRange`] outside ", stringify!($min), "..=", stringify!($max), ".")]
            pub const fn try_new(value: i64) -> Result<Self, OutOfRange> {
                if value < Self::MIN || Self::MAX < value {
                    #[expect(clippy::cast_precision_loss, reason = "only shown in an error")]
                    return Err(OutOfRange { quantity: $text, unit: $unit, found: value as f64, min: $min, max: $max });
                }
                Ok(Self(value))
            }

            #[doc = concat!("The value in ", $unit, ".")]
            pub const fn $read(self) -> i64 {
                self.0
            }
        }
    )+ };
}

quantity! {
    /// External mass. Below zero it is help: an assisted pull-up with 20 kg of help is −20 kg.
    Load(grams) = -1_000_000..=10_000_000, "grams", "load";
    /// Repetitions of one set. The upper bound is what a damaged file may say, not what a person
    /// can do: see [`Reps::is_plausible`].
    Reps(count) = 0..=1_000_000, "repetitions", "reps";
    /// Reps in reserve, in half repetitions: 5 means two and a half.
    Rir(halves) = 0..=20, "half repetitions in reserve", "reps in reserve";
    /// Effort of a whole session or recovery session on the CR-10 scale, in half points.
    Effort(halves) = 0..=20, "half points of CR-10", "effort";
    /// A length of time.
    Seconds(count) = 0..=31_536_000, "seconds", "duration";
    /// A distance covered.
    Distance(millimeters) = 0..=1_000_000_000, "millimeters", "distance";
    /// Perceived recovery: 0 wrung out, 10 fully charged.
    Prs(points) = 0..=10, "points", "perceived recovery";
    /// One item of a check-in: 1 to 5, 5 the good end for every item, soreness included.
    Rating(points) = 1..=5, "points", "rating";
    /// Soreness of a muscle or pain at a site: 0 none, 10 the most there is.
    Level(points) = 0..=10, "points", "level";
    /// A night's sleep.
    Sleep(minutes) = 0..=1_440, "minutes", "sleep";
    /// Beats of the heart at rest, in thousandths of a beat per minute.
    RestingPulse(thousandths) = 20_000..=250_000, "thousandths of a beat per minute", "resting pulse";
    /// Root mean square of successive differences of beat intervals.
    Rmssd(microseconds) = 1_000..=1_000_000, "microseconds", "heart-rate variability";
    /// Minutes of a session, or minutes that a person has.
    Minutes(count) = 0..=1_440, "minutes", "minutes";
    /// Energy cost of an activity, in thousandths of a MET.
    Met(thousandths) = 0..=25_000, "thousandths of a MET", "energy cost";
    /// Symptom strength as the person rates it: 0 none, 3 strong.
    Symptom(points) = 0..=3, "points", "symptom";
}

coded! {
    /// The unit in which a person sees loads.
    pub enum MassUnit as "unit" {
        /// Kilograms.
        Kilogram = "kg",
        /// Pounds avoirdupois.
        Pound = "lb",
    }
}

impl MassUnit {
    /// Grams in one of this unit. The pound is exact by definition (0.45359237 kg).
    /// Source: International yard and pound agreement of 1959.
    pub const fn grams(self) -> f64 {
        match self {
            Self::Kilogram => 1_000.0,
            Self::Pound => 453.592_37,
        }
    }
}

impl Load {
    /// No external load.
    pub const ZERO: Self = Self(0);

    /// A load as a person typed it, to the nearest gram.
    ///
    /// A gram is far below the smallest plate, so the number typed comes back by
    /// [`Load::to_text`] in the same unit.
    ///
    /// # Errors
    /// [`OutOfRange`] also for a number that is not finite.
    pub fn from_mass(mass: f64, unit: MassUnit) -> Result<Self, OutOfRange> {
        let grams = libm::round(mass * unit.grams());
        #[expect(clippy::cast_precision_loss, reason = "the bounds are far below 2^53")]
        let in_range = Self::MIN as f64 <= grams && grams <= Self::MAX as f64;
        if !in_range {
            let (min, max) = (Self::MIN, Self::MAX);
            return Err(OutOfRange {
                quantity: "load",
                unit: "grams",
                found: grams,
                min,
                max,
            });
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "checked against the bounds above"
        )]
        Self::try_new(grams as i64)
    }

    /// The load in kilograms.
    #[expect(clippy::cast_precision_loss, reason = "the bounds are far below 2^53")]
    pub fn kilograms(self) -> f64 {
        self.0 as f64 / MassUnit::Kilogram.grams()
    }

    /// The load in a unit, as a number.
    #[expect(clippy::cast_precision_loss, reason = "the bounds are far below 2^53")]
    pub fn in_unit(self, unit: MassUnit) -> f64 {
        self.0 as f64 / unit.grams()
    }

    /// The load as a person reads it: at most two decimals, no trailing zeros, no unit.
    pub fn to_text(self, unit: MassUnit) -> String {
        let cents = libm::round(self.in_unit(unit) * 100.0) / 100.0;
        format!("{cents}")
    }
}

impl Reps {
    /// More repetitions than this in one set are taken for a slip of the keyboard.
    /// Choice: sets of 100 exist in real logs as challenges; beyond that, typing errors rule.
    pub const PLAUSIBLE_MAX: i64 = 100;

    /// Whether a person can have done this in one set.
    pub const fn is_plausible(self) -> bool {
        self.0 <= Self::PLAUSIBLE_MAX
    }
}

impl Rir {
    /// Reps in reserve as a number of repetitions, in steps of one half.
    #[expect(clippy::cast_precision_loss, reason = "at most 20")]
    pub fn reps(self) -> f64 {
        self.0 as f64 / 2.0
    }

    /// Whole repetitions in reserve.
    ///
    /// # Errors
    /// [`OutOfRange`] above ten repetitions.
    pub const fn from_reps(reps: i64) -> Result<Self, OutOfRange> {
        Self::try_new(reps.saturating_mul(2))
    }

    /// Reps in reserve from a rating of perceived exertion of a *set*: RIR = 10 − RPE.
    /// `None` outside 0..=10 and between half steps it takes the nearest.
    /// Source: ZOU16.
    pub fn from_set_rpe(rpe: f64) -> Option<Self> {
        let halves = libm::round((10.0 - rpe) * 2.0);
        if !(0.0..=20.0).contains(&halves) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 20")]
        Self::try_new(halves as i64).ok()
    }
}

impl Minutes {
    /// No time.
    pub const NONE: Self = Self(0);
}

impl Effort {
    /// Effort on the CR-10 scale, 0 to 10.
    #[expect(clippy::cast_precision_loss, reason = "at most 20")]
    pub fn cr10(self) -> f64 {
        self.0 as f64 / 2.0
    }
}

impl Met {
    /// Energy cost in MET.
    #[expect(clippy::cast_precision_loss, reason = "at most 25,000")]
    pub fn met(self) -> f64 {
        self.0 as f64 / 1_000.0
    }
}

impl Sleep {
    /// Hours of sleep.
    #[expect(clippy::cast_precision_loss, reason = "at most 1,440")]
    pub fn hours(self) -> f64 {
        self.0 as f64 / MINUTES_PER_HOUR
    }
}

impl RestingPulse {
    /// Beats per minute.
    #[expect(clippy::cast_precision_loss, reason = "at most 250,000")]
    pub fn beats(self) -> f64 {
        self.0 as f64 / THOUSAND
    }
}

impl Rmssd {
    /// The natural logarithm of milliseconds, in which variability is compared.
    #[expect(clippy::cast_precision_loss, reason = "at most a million")]
    pub fn ln_ms(self) -> f64 {
        libm::log(self.0 as f64 / THOUSAND)
    }
}

/// Thousandths in a whole. Source: definition.
const THOUSAND: f64 = 1_000.0;

/// Minutes in an hour. Source: definition.
pub const MINUTES_PER_HOUR: f64 = 60.0;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn error_names_quantity_value_and_limit() {
        let error = Prs::try_new(11).unwrap_err();
        assert_eq!(
            error.to_string(),
            "perceived recovery must be between 0 and 10 points, found 11"
        );
    }

    #[test]
    fn rpe_eight_leaves_two() {
        assert_eq!(Rir::from_set_rpe(8.0), Rir::from_reps(2).ok());
        assert_eq!(Rir::from_set_rpe(8.5).map(Rir::reps), Some(1.5));
        assert_eq!(Rir::from_set_rpe(11.0), None);
    }

    #[test]
    fn not_a_number_is_refused() {
        assert!(Load::from_mass(f64::NAN, MassUnit::Kilogram).is_err());
        assert!(Load::from_mass(f64::INFINITY, MassUnit::Pound).is_err());
    }

    proptest! {
        #[test]
        fn typed_quarter_steps_come_back(quarters in -800_i32..4_000, pounds in any::<bool>()) {
            let unit = if pounds { MassUnit::Pound } else { MassUnit::Kilogram };
            let typed = f64::from(quarters) / 4.0;
            let load = Load::from_mass(typed, unit).unwrap();
            prop_assert_eq!(load.to_text(unit), format!("{typed}"));
        }
    }
}
