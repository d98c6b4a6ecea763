//! Numbers as people and apps write them, kept exactly.
//!
//! A [`Decimal`] counts billionths, so that `0.1` stays `0.1` and the float
//! dust of a unit conversion (`74.99999999999999`) rounds away where it is read.
//! Conversion to grams happens once, in [`crate::cell::mass`].

use std::fmt;

/// Billionths in one whole.
pub(crate) const BILLION: i64 = 1_000_000_000;

/// Digits kept after the point.
const PLACES: u32 = 9;

/// Largest whole number accepted: above it no unit of a training log makes sense.
const LARGEST_WHOLE: i64 = 1_000_000_000;

/// A decimal number in billionths; magnitude at most 1,000,000,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Decimal(i64);

impl Decimal {
    /// The number in `text`, or nothing when it is not one.
    ///
    /// Spaces around it, a sign, a decimal comma, digit grouping and an
    /// exponent are accepted; digits past the ninth place are rounded.
    pub(crate) fn parse(text: &str) -> Option<Decimal> {
        let text = text.trim();
        if text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
        {
            parse_plain(text, b'.')
        } else {
            parse_written(text)
        }
    }

    /// The number that is `billionths` / 1,000,000,000.
    pub(crate) const fn from_billionths(billionths: i64) -> Decimal {
        Decimal(billionths)
    }

    /// Billionths of one.
    pub(crate) const fn billionths(self) -> i64 {
        self.0
    }

    /// The nearest whole number, halves away from zero.
    pub(crate) fn rounded(self) -> i64 {
        divide_rounded(i128::from(self.0), i128::from(BILLION))
    }

    /// Whether nothing stands after the point.
    pub(crate) const fn is_whole(self) -> bool {
        self.0 % BILLION == 0
    }

    /// This number to two places, as people write loads.
    pub(crate) fn to_cents(self) -> Decimal {
        let cent = BILLION / 100;
        Decimal(divide_rounded(i128::from(self.0), i128::from(cent)).saturating_mul(cent))
    }

    /// This number times `numerator / denominator`, rounded to a whole number.
    pub(crate) fn scaled(self, numerator: i64, denominator: i64) -> i64 {
        let product = i128::from(self.0) * i128::from(numerator);
        divide_rounded(product, i128::from(denominator) * i128::from(BILLION))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        let whole = magnitude / BILLION.unsigned_abs();
        let part = format!("{:09}", magnitude % BILLION.unsigned_abs());
        match part.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            part => write!(f, "{sign}{whole}.{part}"),
        }
    }
}

/// `numerator / denominator` to the nearest whole, halves away from zero;
/// saturates at the ends of `i64`.
pub(crate) fn divide_rounded(numerator: i128, denominator: i128) -> i64 {
    let half = denominator / 2;
    let shifted = if numerator < 0 {
        numerator - half
    } else {
        numerator + half
    };
    let whole = shifted / denominator;
    i64::try_from(whole).unwrap_or(if whole < 0 { i64::MIN } else { i64::MAX })
}

/// Digits with at most one `point`, no sign, no spaces.
fn parse_plain(text: &str, point: u8) -> Option<Decimal> {
    let mut billionths: i64 = 0;
    let mut places: Option<u32> = None;
    let mut digits = 0_u32;
    for byte in text.bytes() {
        if byte == point {
            match places {
                Some(_) => return None,
                None => places = Some(0),
            }
            continue;
        }
        let digit = i64::from(char::from(byte).to_digit(10)?);
        digits += 1;
        match &mut places {
            None => {
                billionths = billionths.checked_mul(10)?.checked_add(digit)?;
                if LARGEST_WHOLE < billionths {
                    return None;
                }
            }
            Some(count) if *count < PLACES => {
                billionths = billionths.checked_mul(10)?.checked_add(digit)?;
                *count += 1;
            }
            Some(count) if *count == PLACES => {
                billionths = billionths.checked_add(i64::from(digit * 2 >= 10))?;
                *count += 1;
            }
            Some(_) => {}
        }
    }
    let missing = PLACES - places.unwrap_or(0).min(PLACES);
    let value = billionths.checked_mul(10_i64.pow(missing))?;
    (0 < digits).then_some(Decimal(value))
}

/// The slower forms: sign, spaces inside, comma, grouping, exponent.
fn parse_written(text: &str) -> Option<Decimal> {
    let mut rest: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '\u{2019}'))
        .collect();
    let negative = rest.starts_with(['-', '\u{2212}']);
    if negative || rest.starts_with('+') {
        rest = rest.chars().skip(1).collect();
    }
    let Decimal(magnitude) = if rest.contains(['e', 'E']) {
        parse_exponent(&rest)?
    } else {
        parse_grouped(&rest)?
    };
    Some(Decimal(if negative { -magnitude } else { magnitude }))
}

/// When both marks are there the last one is the decimal point; a comma alone
/// is a decimal comma.
fn parse_grouped(text: &str) -> Option<Decimal> {
    match (text.rfind('.'), text.rfind(',')) {
        (Some(dot), Some(comma)) if dot < comma => parse_plain(&text.replace('.', ""), b','),
        (Some(_), Some(_)) => parse_plain(&text.replace(',', ""), b'.'),
        (None, Some(_)) => parse_plain(text, b','),
        (_, None) => parse_plain(text, b'.'),
    }
}

/// `1.5E2`, as spreadsheets write large and small numbers.
fn parse_exponent(text: &str) -> Option<Decimal> {
    if !text
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'-' | b'+'))
    {
        return None;
    }
    let value: f64 = text.parse().ok()?;
    let fits = value.is_finite() && value.abs() <= 1e9;
    fits.then(|| parse_plain(&format!("{value:.9}"), b'.'))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(written: &str, expected: &str) {
        let found = Decimal::parse(written).map(|value| value.to_string());
        assert_eq!(found.as_deref(), Some(expected), "{written:?}");
    }

    #[test]
    fn numbers_are_read_as_written() {
        check("135.0", "135");
        check(" 8", "8");
        check("0,25", "0.25");
        check("-27.5", "-27.5");
        check("1,234.5", "1234.5");
        check("1.234,5", "1234.5");
        check("61.23496995", "61.23496995");
        check("1.5E2", "150");
        check(".5", "0.5");
    }

    #[test]
    fn dust_of_conversions_rounds_away() {
        check("74.99999999999999", "75");
        check("185.00000000000003", "185");
        check("149.99999999999997", "150");
    }

    #[test]
    fn what_is_no_number_is_nothing() {
        for text in [
            "",
            " ",
            "abc",
            "1.2.3",
            ".",
            "-",
            "12kg",
            "99999999999999999999",
            "1e99",
            "e",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn printing_then_reading_returns_the_same(billionths in -1_000_000_000_000_i64..1_000_000_000_000) {
            let value = Decimal::from_billionths(billionths);
            prop_assert_eq!(Decimal::parse(&value.to_string()), Some(value));
        }

        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,24}") {
            let _ = Decimal::parse(&text);
        }
    }
}
