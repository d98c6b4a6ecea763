//! Dates and times as apps and spreadsheets write them.
//!
//! Any order, any language's month names, AM and PM, spreadsheet day numbers,
//! epoch seconds. What can be read in two ways is said, not decided: see
//! [`DateOrder`].

use std::borrow::Cow;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use crate::cell::decimal::Decimal;
use crate::cell::fold::fold;
use crate::cell::month;

/// Which of two small numbers is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateOrder {
    /// `3/4/2024` is the third of April.
    DayFirst,
    /// `3/4/2024` is the fourth of March.
    MonthFirst,
}

/// A moment as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    /// Date and time; midnight when only the day is given.
    pub(crate) start: DateTime,
    /// Whether a time of day was given.
    pub(crate) time_known: bool,
    /// Seconds east of UTC, when written.
    pub(crate) offset_s: Option<i32>,
    /// What the text itself says about the order of day and month.
    pub(crate) order: OrderSeen,
}

/// What a date says about the order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OrderSeen {
    /// It needs no rule: year first, or the month in letters.
    Plain,
    /// Only this order gives a date.
    Proves(DateOrder),
    /// Both orders give a date.
    Either,
}

/// First and last year that is taken for a training date.
///
/// Choice: no log is older than the oldest training apps' import of paper logs,
/// and nothing is trained in the far future.
const YEARS: std::ops::RangeInclusive<i64> = 1970..=2100;

/// The same years as Thai phones write them.
const BUDDHIST: std::ops::RangeInclusive<i64> = 2513..=2643;

/// Day number 0 of spreadsheets: 1899-12-30, as days before 1970-01-01.
///
/// Source: ECMA-376 part 1, 18.17.4.1 (the 1900 date base).
const SPREADSHEET_EPOCH: i64 = 25_569;

/// Day numbers taken for spreadsheet dates: 1982 to 2119.
const SPREADSHEET_DAYS: std::ops::RangeInclusive<i64> = 30_000..=80_000;

/// Seconds in a day.
const DAY_S: i64 = 86_400;

/// The moment in `text`; `order` decides where the text alone cannot.
pub(crate) fn parse(text: &str, order: DateOrder) -> Option<Moment> {
    let text = text.trim();
    parse_common(text)
        .or_else(|| parse_number(text))
        .or_else(|| parse_free(&western(text), order))
}

/// Years between the Thai calendar and ours.
const BUDDHIST_YEARS: i64 = 543;

/// The text with digits of other scripts as ours, and Thai months without the points inside them,
/// which would take them apart.
fn western(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || LONGEST < text.len() {
        return Cow::Borrowed(text);
    }
    let is_thai = |c: char| ('\u{e00}'..='\u{e7f}').contains(&c);
    let mut last = ' ';
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match digit_of(c) {
            Some(digit) => written.push(digit),
            None if c == '.' && is_thai(last) => {}
            None => written.push(c),
        }
        last = c;
    }
    Cow::Owned(written)
}

/// The digit of another script: Arabic, Persian, Devanagari, Thai, or of full width.
fn digit_of(c: char) -> Option<char> {
    const ZEROS: [u32; 5] = [0x660, 0x6f0, 0x966, 0xe50, 0xff10];
    let code = u32::from(c);
    let zero = ZEROS
        .into_iter()
        .find(|zero| (*zero..zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

/// `2021-08-11 15:10:03`, the form of nearly every row.
fn parse_common(text: &str) -> Option<Moment> {
    let bytes: &[u8; 19] = text.as_bytes().try_into().ok()?;
    let marks = (bytes[4], bytes[7], bytes[10], bytes[13], bytes[16]);
    if !matches!(marks, (b'-', b'-', b' ' | b'T', b':', b':')) {
        return None;
    }
    let two = |at: usize| Some(digit(bytes[at])? * 10 + digit(bytes[at + 1])?);
    let year = i16::from(two(0)?) * 100 + i16::from(two(2)?);
    let date = Date::new(year, two(5)?, two(8)?).ok()?;
    let time = Time::new(two(11)?, two(14)?, two(17)?, 0).ok()?;
    let start = DateTime::from_parts(date, time);
    YEARS.contains(&i64::from(year)).then_some(Moment {
        start,
        time_known: true,
        offset_s: None,
        order: OrderSeen::Plain,
    })
}

fn digit(byte: u8) -> Option<i8> {
    byte.is_ascii_digit().then(|| (byte - b'0').cast_signed())
}

/// A day number of a spreadsheet, or seconds or milliseconds since 1970.
fn parse_number(text: &str) -> Option<Moment> {
    if !text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
    {
        return None;
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let whole_number: i64 = whole.parse().ok()?;
    match (whole.len(), part) {
        (5, _) if SPREADSHEET_DAYS.contains(&whole_number) => {
            let share = Decimal::parse(&format!("0.{part}0"))?;
            let seconds = share.scaled(DAY_S, 1);
            from_epoch(
                (whole_number - SPREADSHEET_EPOCH) * DAY_S + seconds,
                None,
                !part.is_empty(),
            )
        }
        (10, _) => from_epoch(whole_number, Some(0), true),
        (13, "") => from_epoch(whole_number / 1000, Some(0), true),
        _ => None,
    }
}

fn from_epoch(seconds: i64, offset_s: Option<i32>, time_known: bool) -> Option<Moment> {
    let instant = jiff::Timestamp::from_second(seconds).ok()?;
    let start = jiff::tz::Offset::UTC.to_datetime(instant);
    YEARS.contains(&i64::from(start.year())).then_some(Moment {
        start,
        time_known,
        offset_s,
        order: OrderSeen::Plain,
    })
}

/// A run of digits or letters, with the character before it.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    before: char,
    digits: bool,
}

impl Token<'_> {
    fn number(&self) -> Option<i64> {
        (self.digits && self.text.len() <= 9)
            .then(|| self.text.parse().ok())
            .flatten()
    }
}

/// Longest text taken for a date, in bytes.
const LONGEST: usize = 64;

fn parse_free(text: &str, order: DateOrder) -> Option<Moment> {
    if LONGEST < text.len() {
        return None;
    }
    let tokens = tokens(text);
    let (mark, clock) = find_clock(&tokens);
    let (time, after) = match clock {
        Some(hour) => read_clock(&tokens, hour, mark)?,
        None => (None, tokens.len()),
    };
    let before = &tokens[..clock.unwrap_or(tokens.len())];
    let (date, seen) = read_date(before, &tokens[after.min(tokens.len())..], order)?;
    let offset_s = clock.and_then(|_| read_offset(&tokens[after.min(tokens.len())..]));
    Some(Moment {
        start: DateTime::from_parts(date, time.unwrap_or(Time::midnight())),
        time_known: time.is_some(),
        offset_s,
        order: seen,
    })
}

/// What stands between the hours and minutes, and where the hours are: `7:34`, else `7.34` after
/// all that a date takes.
fn find_clock(tokens: &[Token<'_>]) -> (char, Option<usize>) {
    let colon = tokens
        .iter()
        .position(|token| token.digits && token.before == ':');
    if let Some(minute) = colon {
        return (':', minute.checked_sub(1));
    }
    let has_name = tokens
        .iter()
        .any(|token| month::number_of(token.text).is_some());
    let n_date = if has_name { 2 } else { 3 };
    let mut numbers = (0..tokens.len())
        .filter(|&at| tokens[at].digits)
        .skip(n_date);
    let (hour, minute) = (numbers.next(), numbers.next());
    let is_clock = minute.is_some_and(|at| tokens[at].before == '.' && tokens[at].text.len() == 2);
    // Not the tail of a number: a space before it, a word such as `kl.`, or a year.
    let is_apart = hour.is_some_and(|at| {
        let last = at.checked_sub(1).map(|last| &tokens[last]);
        tokens[at].before == ' ' || last.is_some_and(|last| !last.digits || last.text.len() == 4)
    });
    ('.', hour.filter(|_| is_clock && is_apart))
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut start: Option<(usize, bool)> = None;
    let mut before = ' ';
    let mut last = ' ';
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let kind = (c.is_alphabetic() || c.is_ascii_digit()).then_some(c.is_ascii_digit());
        let open = start.map(|(_, digits)| digits);
        if open != kind || at == text.len() {
            if let Some((from, digits)) = start {
                found.push(Token {
                    text: &text[from..at],
                    before,
                    digits,
                });
            }
            start = kind.map(|digits| (at, digits));
            before = last;
        }
        // `5. 10. 2024` is `5.10.2024`.
        if !(c == ' ' && last == '.') {
            last = c;
        }
    }
    found
}

/// The clock that begins with token `hour`, and the token after it.
fn read_clock(tokens: &[Token<'_>], hour: usize, mark: char) -> Option<(Option<Time>, usize)> {
    let mut parts = [tokens.get(hour)?.number()?, 0, 0];
    let mut next = hour + 1;
    for part in &mut parts[1..] {
        let Some(token) = tokens.get(next).filter(|token| token.before == mark) else {
            break;
        };
        *part = token.number()?;
        next += 1;
    }
    if tokens
        .get(next)
        .is_some_and(|token| token.digits && matches!(token.before, '.' | ','))
    {
        next += 1;
    }
    let afternoon = tokens
        .iter()
        .find_map(|token| half_of_day(token.text))
        .or_else(|| {
            let pair = (tokens.get(next)?.text, tokens.get(next + 1)?.text);
            match pair {
                ("a" | "A", "m" | "M") => Some(false),
                ("p" | "P", "m" | "M") => Some(true),
                _ => None,
            }
        });
    let h = match (afternoon, parts[0]) {
        (Some(false), 12) => 0,
        (Some(true), h) if h < 12 => h + 12,
        (_, h) => h,
    };
    let small = |value: i64| i8::try_from(value).ok();
    let time = Time::new(small(h)?, small(parts[1])?, small(parts[2])?, 0).ok()?;
    Some((Some(time), next))
}

/// Whether a word says afternoon (true) or morning (false).
fn half_of_day(word: &str) -> Option<bool> {
    match word {
        "AM" | "am" | "Am" | "上午" | "午前" | "오전" | "凌晨" | "早上" => Some(false),
        "PM" | "pm" | "Pm" | "下午" | "午後" | "오후" | "晚上" => Some(true),
        _ => None,
    }
}

/// An offset after the clock: `Z`, `UTC`, `+0000`, `-04:00`.
fn read_offset(rest: &[Token<'_>]) -> Option<i32> {
    let at = rest
        .iter()
        .position(|token| token.digits && matches!(token.before, '+' | '-'));
    let Some(at) = at else {
        let utc = |token: &Token<'_>| matches!(token.text, "Z" | "UTC" | "GMT" | "UTCZ");
        return rest.iter().any(utc).then_some(0);
    };
    let number = i32::try_from(rest[at].number()?).ok()?;
    let (hours, minutes) = match rest[at].text.len() {
        4 => (number / 100, number % 100),
        1 | 2 => {
            let minutes = rest.get(at + 1).filter(|token| token.before == ':');
            (
                number,
                i32::try_from(minutes.and_then(Token::number).unwrap_or(0)).ok()?,
            )
        }
        _ => return None,
    };
    let seconds = hours * 3600 + minutes * 60;
    (seconds <= 18 * 3600).then_some(if rest[at].before == '-' {
        -seconds
    } else {
        seconds
    })
}

/// The date in the tokens before the clock, with a year that may follow it.
fn read_date(
    before: &[Token<'_>],
    after: &[Token<'_>],
    order: DateOrder,
) -> Option<(Date, OrderSeen)> {
    let marked = marked_month(before);
    let month = marked
        .and_then(|at| before[at].number())
        .or_else(|| before.iter().find_map(|token| month::number_of(token.text)));
    let numbers: Vec<&Token<'_>> = (0..before.len())
        .filter(|&at| before[at].digits && marked != Some(at))
        .map(|at| &before[at])
        .collect();
    // `mar. 25/03/2024` is a Tuesday.
    let month = month.filter(|_| numbers.len() < 3);
    let dated = match before.first() {
        Some(first) if is_weekday(first.text) => &before[1..],
        Some(_) | None => before,
    };
    if month.is_none() && !dated.iter().chain(after).all(is_of_date) {
        return None;
    }
    match (month, numbers.as_slice()) {
        (Some(month), [a, b]) => {
            let (year, day) = if a.text.len() == 4 { (a, b) } else { (b, a) };
            Some((
                date(full_year(year)?, month, day.number()?)?,
                OrderSeen::Plain,
            ))
        }
        (Some(month), [day]) => {
            let year = after
                .iter()
                .find(|token| token.digits && token.text.len() == 4)?;
            Some((
                date(year.number()?, month, day.number()?)?,
                OrderSeen::Plain,
            ))
        }
        (None, [y, m, d]) if y.text.len() == 4 => Some((
            date(full_year(y)?, m.number()?, d.number()?)?,
            OrderSeen::Plain,
        )),
        (None, [a, b, y]) if matches!(y.text.len(), 2 | 4) => {
            read_short_date(a.number()?, b.number()?, full_year(y)?, b.before, order)
        }
        (None, [packed]) if packed.text.len() == 8 => {
            let number = packed.number()?;
            Some((
                date(number / 10_000, number / 100 % 100, number % 100)?,
                OrderSeen::Plain,
            ))
        }
        _ => None,
    }
}

/// The number that a word beside it makes a month, where it does not follow its year:
/// `5 10月 2024`, `5 thg 10 2024`.
fn marked_month(tokens: &[Token<'_>]) -> Option<usize> {
    let is_first_year = tokens.first().is_some_and(|token| token.text.len() == 4);
    let found = tokens.windows(2).enumerate().find_map(|(at, pair)| {
        let [first, second] = pair else { return None };
        match () {
            () if first.digits && matches!(second.text, "月" | "월") => Some(at),
            () if second.digits && matches!(first.text, "thg" | "tháng" | "Tháng") => {
                Some(at + 1)
            }
            () => None,
        }
    });
    found.filter(|_| !is_first_year)
}

/// Whether a word that stands before a date names its weekday: short names whole, longer ones by
/// how they begin.
fn is_weekday(word: &str) -> bool {
    const SHORT: &str = "mo di mi do fr sa so ma wo vr za zo tu we th lu me gi ve je sa do pn wt sr cz pt nd \
        ut st ct pa po pe to ke la su ti пн вт ср чт пт сб вс нд 月 火 水 木 金 土 日 월 화 수 목 금 토 일";
    const BEGINNINGS: &str = "mon tue wed thu fri sat sun die mit don fre sam son lun mar mer jeu ven dim mie jue \
        vie sab dom seg ter qua qui sex gio man tir ons tor lor maa din woe vri zat zon pon wto sro czw pia \
        sob nie понед вторн сред четв пятн субб воскр 星期 周 月曜 火曜 水曜 木曜 金曜 土曜 日曜";
    let folded = fold(word);
    SHORT.split(' ').any(|name| name == folded)
        || BEGINNINGS
            .split_ascii_whitespace()
            .any(|name| folded.starts_with(name))
}

/// Words that a date in numbers may carry.
fn is_of_date(token: &Token<'_>) -> bool {
    let marks = [
        "T", "Z", "UTC", "UTCZ", "GMT", "a", "p", "m", "A", "P", "M", "h", "de", "kl", "klo",
        "Uhr", "uhr", "г", "р", "um", "at", "hs", "thg", "tháng", "Tháng",
    ];
    let east_asian = |c: char| {
        matches!(
            c,
            '年' | '月' | '日' | '時' | '时' | '分' | '년' | '월' | '일'
        )
    };
    token.digits
        || marks.contains(&token.text)
        || half_of_day(token.text).is_some()
        || token.text.chars().all(east_asian)
}

/// Day and month in one order or the other, year last. A dot means day first.
fn read_short_date(
    a: i64,
    b: i64,
    year: i64,
    mark: char,
    order: DateOrder,
) -> Option<(Date, OrderSeen)> {
    let (day_first, month_first) = (date(year, b, a), date(year, a, b));
    match (day_first, month_first) {
        (Some(day_first), _) if mark == '.' => Some((day_first, OrderSeen::Plain)),
        (Some(one), Some(two)) if one == two => Some((one, OrderSeen::Plain)),
        (Some(day_first), Some(month_first)) => {
            let date = match order {
                DateOrder::DayFirst => day_first,
                DateOrder::MonthFirst => month_first,
            };
            Some((date, OrderSeen::Either))
        }
        (Some(date), None) => Some((date, OrderSeen::Proves(DateOrder::DayFirst))),
        (None, Some(date)) => Some((date, OrderSeen::Proves(DateOrder::MonthFirst))),
        (None, None) => None,
    }
}

fn full_year(token: &Token<'_>) -> Option<i64> {
    let number = token.number()?;
    match token.text.len() {
        4 if BUDDHIST.contains(&number) => Some(number - BUDDHIST_YEARS),
        4 => Some(number),
        2 => Some(2000 + number),
        _ => None,
    }
}

fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

/// A start as the clock of `zone` shows it; one that carries no offset, or cannot be placed, stays
/// as written.
pub(crate) fn on_clock_of(zone: &TimeZone, start: DateTime, offset_s: Option<i32>) -> DateTime {
    let written = offset_s.and_then(|seconds| Offset::from_seconds(seconds).ok());
    match written.and_then(|offset| offset.to_timestamp(start).ok()) {
        Some(instant) => zone.to_datetime(instant),
        None => start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(written: &str, expected: &str) {
        let moment = parse(written, DateOrder::DayFirst);
        let shown = moment.map(|moment| match moment.offset_s {
            Some(offset) => format!("{} {offset}", moment.start),
            None if moment.time_known => moment.start.to_string(),
            None => moment.start.date().to_string(),
        });
        assert_eq!(shown.as_deref(), Some(expected), "{written:?}");
    }

    #[test]
    fn every_form_seen_in_files_is_read() {
        check("2021-08-11 15:10:03", "2021-08-11T15:10:03");
        check("2021-08-11T15:10:03", "2021-08-11T15:10:03");
        check("2021-08-11T15:10:03.250Z", "2021-08-11T15:10:03 0");
        check("2021-01-17 22:14:35 +0000", "2021-01-17T22:14:35 0");
        check("2021-01-17T22:14:35-04:30", "2021-01-17T22:14:35 -16200");
        check("2018/8/31 5:49", "2018-08-31T05:49:00");
        check("12/4/2023 15:54", "2023-04-12T15:54:00");
        check("2024-05-06", "2024-05-06");
        check("06.05.24", "2024-05-06");
        check("09/01/25 19:30", "2025-01-09T19:30:00");
        check("8 Apr 2026, 16:50", "2026-04-08T16:50:00");
        check("5 Mai 2026, 07:34", "2026-05-05T07:34:00");
        check("24 Ago 2025, 07:34", "2025-08-24T07:34:00");
        check("3 de fev. de 2026, 00:00", "2026-02-03T00:00:00");
        check("Apr 8, 2026, 4:50 PM", "2026-04-08T16:50:00");
        check("2026年5月5日 07:34", "2026-05-05T07:34:00");
        check("2022-01-01 7:05:06\u{202f}PM", "2022-01-01T19:05:06");
        check("Mo., 25.03.2024", "2024-03-25");
        check("mar. 25/03/2024 18:05", "2024-03-25T18:05:00");
        check("5. 10. 2024 7:34", "2024-10-05T07:34:00");
        check("5. okt. 2024 kl. 07.34", "2024-10-05T07:34:00");
        check("5. lokak. 2024 klo 7.34", "2024-10-05T07:34:00");
        check("5.10.2024 7.34", "2024-10-05T07:34:00");
        check("5 十二月 2024, 07:34", "2024-12-05T07:34:00");
        check("5 10月 2024, 07:34", "2024-10-05T07:34:00");
        check("5 thg 10 2024, 07:34", "2024-10-05T07:34:00");
        check("5 ต.ค. 2567, 07:34", "2024-10-05T07:34:00");
        check("٥ أكتوبر ٢٠٢٤, ٠٧:٣٤", "2024-10-05T07:34:00");
        check("5 अक्तू 2024, 07:34", "2024-10-05T07:34:00");
        check("2018-04-27 12:01:00 a. m. +0000", "2018-04-27T00:01:00 0");
        check("43435.25", "2018-12-01T06:00:00");
        check("43435", "2018-12-01");
        check("1514764800", "2018-01-01T00:00:00 0");
        check("20240506", "2024-05-06");
    }

    #[test]
    fn the_order_of_day_and_month_is_told() {
        let seen = |text| parse(text, DateOrder::DayFirst).map(|moment| moment.order);
        assert_eq!(seen("3/4/2024"), Some(OrderSeen::Either));
        assert_eq!(
            seen("13/4/2024"),
            Some(OrderSeen::Proves(DateOrder::DayFirst))
        );
        assert_eq!(
            seen("4/13/2024"),
            Some(OrderSeen::Proves(DateOrder::MonthFirst))
        );
        assert_eq!(seen("4/4/2024"), Some(OrderSeen::Plain));
        assert_eq!(seen("2024-04-03"), Some(OrderSeen::Plain));
    }

    #[test]
    fn what_is_no_date_is_nothing() {
        for text in [
            "",
            "Bench Press",
            "135.0",
            "12",
            "2024-13-01",
            "31/02/2024",
            "0001-01-01",
        ] {
            assert_eq!(parse(text, DateOrder::DayFirst), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,40}") {
            let _ = parse(&text, DateOrder::MonthFirst);
        }

        #[test]
        fn numbers_in_any_arrangement_do_not_panic(text in "[0-9:/. ,TZ+-]{0,30}") {
            let _ = parse(&text, DateOrder::DayFirst);
        }
    }
}
