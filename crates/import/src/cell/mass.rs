//! Kilograms and pounds, once, at the edge.
//!
//! Loads leave this crate as whole grams together with the unit the person
//! saw. Apps that store one unit and show another leave dust behind; here it
//! is put back on the step the plate or stack really had.

use recoup_engine::unit::MassUnit;

use crate::cell::decimal::{BILLION, Decimal};

/// Hundred-thousandths of a gram in one pound, exact by definition.
///
/// Source: international yard and pound agreement, 1959.
const POUND: i64 = 45_359_237;

/// Hundred-thousandths of a gram in one kilogram.
const KILOGRAM: i64 = 100_000_000;

/// Hundred-thousandths of a gram in one gram.
const PER_GRAM: i64 = 100_000;

/// Smallest step of a kilogram log, in billionths of a kilogram: 0.25 kg.
///
/// Source: FORMATS Strong 6.
const KILOGRAM_STEP: i64 = BILLION / 4;

/// Smallest step of a pound log, in billionths of a pound: 0.5 lb.
///
/// Source: FORMATS Strong 6.
const POUND_STEP: i64 = BILLION / 2;

/// How far from a step a number may lie and still be meant as it: 0.01 of the unit.
///
/// Source: FORMATS Strong 6.
const TOLERANCE: i64 = BILLION / 100;

/// The unit in `text` as apps write it: `kg`, `kgs`, `lb`, `lbs.`, `LB`, `公斤`.
pub(crate) fn read_unit(text: &str) -> Option<MassUnit> {
    match text.trim().trim_end_matches('.') {
        "kg" | "kgs" => Some(MassUnit::Kilogram),
        "lb" | "lbs" => Some(MassUnit::Pound),
        other => read_word(&other.to_lowercase()),
    }
}

fn read_word(text: &str) -> Option<MassUnit> {
    match text {
        "kg" | "kgs" | "kilo" | "kilos" | "kilogram" | "kilograms" | "kilogramm" | "кг"
        | "公斤" | "千克" | "キロ" => Some(MassUnit::Kilogram),
        "lb" | "lbs" | "pound" | "pounds" | "pfund" | "libras" | "livres" | "libbre" | "磅"
        | "ポンド" | "фунт" => Some(MassUnit::Pound),
        _ => None,
    }
}

/// The other unit.
pub(crate) fn other(unit: MassUnit) -> MassUnit {
    match unit {
        MassUnit::Kilogram => MassUnit::Pound,
        MassUnit::Pound => MassUnit::Kilogram,
    }
}

fn size(unit: MassUnit) -> i64 {
    match unit {
        MassUnit::Kilogram => KILOGRAM,
        MassUnit::Pound => POUND,
    }
}

fn step(unit: MassUnit) -> i64 {
    match unit {
        MassUnit::Kilogram => KILOGRAM_STEP,
        MassUnit::Pound => POUND_STEP,
    }
}

/// A load put on its step: grams, and the unit in which the step is round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Settled {
    /// Whole grams, negative for assistance.
    pub(crate) grams: i64,
    /// The unit whose step the number lies on, or the unit it was written in.
    pub(crate) round_in: MassUnit,
}

/// The load `value` `unit` in grams, its dust removed.
///
/// A number within 0.01 of a step of its own unit is that step (75 lb for
/// `74.99999999999999`); else a number within 0.01 of a step of the other unit
/// is that one (20 kg for 44.09 lb, 60 lb for 27.21552 kg); else it stands.
pub(crate) fn settle(value: Decimal, unit: MassUnit) -> Settled {
    let own = nearest_step(value, unit);
    if distance(own, value) <= TOLERANCE {
        return Settled {
            grams: grams(own, unit),
            round_in: unit,
        };
    }
    let other = other(unit);
    let crossed = convert(value, unit);
    let step = nearest_step(crossed, other);
    if distance(step, crossed) <= cross_tolerance(other) {
        Settled {
            grams: grams(step, other),
            round_in: other,
        }
    } else {
        Settled {
            grams: grams(value, unit),
            round_in: unit,
        }
    }
}

/// Whole grams of `value` `unit`, nothing snapped.
pub(crate) fn grams(value: Decimal, unit: MassUnit) -> i64 {
    value.scaled(size(unit), PER_GRAM)
}

/// `value` `unit` in the other unit.
pub(crate) fn convert(value: Decimal, unit: MassUnit) -> Decimal {
    let product = i128::from(value.billionths()) * i128::from(size(unit));
    let size = i128::from(size(other(unit)));
    Decimal::from_billionths(crate::cell::decimal::divide_rounded(product, size))
}

/// The tolerance of 0.01 kg, expressed in `unit`.
fn cross_tolerance(unit: MassUnit) -> i64 {
    match unit {
        MassUnit::Kilogram => TOLERANCE,
        MassUnit::Pound => TOLERANCE * 2,
    }
}

/// The step of `unit` nearest to `value`.
pub(crate) fn nearest_step(value: Decimal, unit: MassUnit) -> Decimal {
    let step = step(unit);
    let steps =
        crate::cell::decimal::divide_rounded(i128::from(value.billionths()), i128::from(step));
    Decimal::from_billionths(steps.saturating_mul(step))
}

/// How far apart two numbers are, in billionths.
pub(crate) fn distance(a: Decimal, b: Decimal) -> i64 {
    a.billionths()
        .saturating_sub(b.billionths())
        .saturating_abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use MassUnit::{Kilogram, Pound};
    use proptest::prelude::*;

    fn check(written: &str, unit: MassUnit, grams: i64, round_in: MassUnit) {
        let value = Decimal::parse(written).expect("a number");
        assert_eq!(
            settle(value, unit),
            Settled { grams, round_in },
            "{written} {unit:?}"
        );
    }

    #[test]
    fn loads_land_on_the_step_they_meant() {
        check("135.0", Pound, 61_235, Pound);
        check("74.99999999999999", Pound, 34_019, Pound);
        check("44.09245243697551", Pound, 20_000, Kilogram);
        check("44.09", Pound, 20_000, Kilogram);
        check("264.55", Pound, 120_000, Kilogram);
        check("61.23496995", Kilogram, 61_235, Pound);
        check("27.215519999999998", Kilogram, 27_216, Pound);
        check("20.41168092460379", Kilogram, 20_412, Pound);
        check("11.3", Kilogram, 11_300, Kilogram);
        check("-27.5", Kilogram, -27_500, Kilogram);
        check("0", Pound, 0, Pound);
    }

    #[test]
    fn unit_words_are_read_in_any_spelling() {
        for text in ["kg", "kgs", " KG ", "Kg.", "公斤"] {
            assert_eq!(read_unit(text), Some(Kilogram), "{text}");
        }
        for text in ["lb", "lbs", "LBS", "lbs."] {
            assert_eq!(read_unit(text), Some(Pound), "{text}");
        }
        assert_eq!(read_unit("stone"), None);
    }

    proptest! {
        #[test]
        fn snapping_moves_a_load_by_at_most_ten_grams(thousandths in 0_i64..500_000) {
            let value = Decimal::from_billionths(thousandths * 1_000_000);
            for unit in [Kilogram, Pound] {
                let moved = settle(value, unit).grams - grams(value, unit);
                prop_assert!(moved.abs() <= 10, "{value} {unit:?} moved by {moved} g");
            }
        }
    }
}
