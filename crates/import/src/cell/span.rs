//! Lengths of time as apps write them, in any language.

use crate::cell::decimal::Decimal;

/// Longest session believed, in seconds: 6 hours.
///
/// Choice: timers left running give 23 h and 264 h in real files; the longest
/// sessions that people mean are under five.
pub(crate) const LONGEST_SESSION_S: u32 = 6 * 3600;

/// Seconds in a day.
const DAY_S: i64 = 24 * 3600;

/// A bare number below this, in billionths, is a clock that a spreadsheet made a share of a day:
/// 0.25 is 6 hours.
///
/// Choice: nobody writes a quarter of a second, and no session is longer.
const SHARE_OF_DAY: i64 = 250_000_000;

/// Whole seconds of `1h 8m`, `38min`, `1小时13分钟`, `1:05:06`, `4848`, and of `0.045`, a share of
/// a day.
pub(crate) fn parse_seconds(text: &str) -> Option<u32> {
    parse_with(text, 1)
}

/// Like [`parse_seconds`], where a bare number counts units of `bare_s` seconds.
pub(crate) fn parse_with(text: &str, bare_s: i64) -> Option<u32> {
    let text = text.trim();
    if let Some(number) = Decimal::parse(text) {
        let is_share_of_day = bare_s == 1 && (1..SHARE_OF_DAY).contains(&number.billionths());
        let bare_s = if is_share_of_day { DAY_S } else { bare_s };
        return u32::try_from(number.scaled(bare_s, 1)).ok();
    }
    if text.contains(':') {
        parse_clock(text)
    } else {
        parse_words(text)
    }
}

/// `H:MM:SS` or `MM:SS`.
fn parse_clock(text: &str) -> Option<u32> {
    let parts: Vec<&str> = text.split(':').collect();
    if !matches!(parts.len(), 2 | 3) {
        return None;
    }
    let mut seconds: u64 = 0;
    for part in &parts[..parts.len() - 1] {
        seconds = (seconds + u64::from(part.trim().parse::<u32>().ok()?)) * 60;
    }
    let last = Decimal::parse(parts.last()?)?.rounded();
    u32::try_from(seconds.checked_add(u64::try_from(last).ok()?)?).ok()
}

/// Numbers, each followed by a unit.
fn parse_words(text: &str) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    let mut seconds: i64 = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let unit_at = rest.find(|c: char| !is_of_number(c))?;
        let amount = Decimal::parse(&rest[..unit_at])?;
        rest = rest[unit_at..].trim_start();
        let end = rest
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(rest.len());
        seconds = seconds.checked_add(amount.scaled(unit_seconds(rest[..end].trim())?, 1))?;
        rest = &rest[end..];
    }
    u32::try_from(seconds).ok()
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

/// Seconds in the unit a word names, by its first letter.
fn unit_seconds(word: &str) -> Option<i64> {
    let word = word.trim_end_matches(['.', ',']);
    if !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let first = word.chars().next()?;
    match first.to_lowercase().next()? {
        _ if word.starts_with("ms") => None,
        'd' | 'j' | 'g' | '天' | '日' | '일' | 'д' => Some(DAY_S),
        'h' | 'u' | 'o' | '小' | '时' | '時' | '시' | 'ч' => Some(3600),
        's' if word.to_lowercase().starts_with("st") => Some(3600),
        's' | '秒' | '초' | 'с' => Some(1),
        'm' | '分' | '분' | 'м' => Some(60),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn durations_are_read_in_every_form_seen() {
        let cases = [
            ("1h 8m", 4080),
            ("55m", 3300),
            ("1h", 3600),
            ("45s", 45),
            ("264h 1m", 950_460),
            ("38min", 2280),
            ("1h 5min", 3900),
            ("1小时13分钟", 4380),
            ("55分钟", 3300),
            ("4848", 4848),
            ("1:05:06", 3906),
            ("0:30", 30),
            ("1 Std. 5 Min.", 3900),
            ("1時間13分", 4380),
            ("1시간 13분", 4380),
            ("14 minuti", 840),
            ("2.5h", 9000),
            ("0.045138889", 3900),
            ("0.25", 0),
        ];
        for (text, seconds) in cases {
            assert_eq!(parse_seconds(text), Some(seconds), "{text}");
        }
        assert_eq!(parse_with("51", 60), Some(3060));
        assert_eq!(parse_with("0.0094", 3600), Some(34));
    }

    #[test]
    fn what_is_no_duration_is_nothing() {
        for text in [
            "",
            "note",
            "1h x",
            "-5",
            "5 apples",
            "1:2:3:4",
            "99999999999h",
        ] {
            assert_eq!(parse_seconds(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,24}") {
            let _ = parse_seconds(&text);
        }
    }
}
