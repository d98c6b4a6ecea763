//! iCalendar: the days that a calendar says are taken, and nothing else of it.
//!
//! Titles, places and guests are not read: Recoup has no use for them. Events that repeat are
//! followed for a year from their start.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::cell::when::{self, DateOrder, Moment};
use crate::format::Format;
use crate::health::diary::Diary;
use crate::parsed::{Cost, Issue, Issues, Options, Parsed};

/// What a calendar begins with.
pub(crate) const MARK: &str = "BEGIN:VCALENDAR";

/// Most days that one event may take.
const LONGEST_EVENT: usize = 366;

/// Most days that all repetitions of one event may take.
const MOST_REPEATS: usize = 400;

/// Hours from which an event takes the day.
///
/// Choice: a morning of meetings leaves an evening to train; a whole-day event does not.
const TAKES_A_DAY_HOURS: i64 = 8;

/// Reads a calendar.
pub(crate) fn read(text: &str, options: &Options) -> Parsed {
    let mut diary = Diary::new(options.zone.as_ref());
    let mut issues = Issues::default();
    let mut event: Option<BTreeMap<String, String>> = None;
    let mut n_events = 0_u32;
    for (line, number) in unfold(text) {
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        let name = name.split(';').next().unwrap_or(name).to_ascii_uppercase();
        match (name.as_str(), value.trim()) {
            ("BEGIN", "VEVENT") => event = Some(BTreeMap::new()),
            ("END", "VEVENT") => {
                n_events += 1;
                let Some(told) = event.take() else { continue };
                if take(&mut diary, &told).is_none() {
                    let found = told.get("DTSTART").map_or("", String::as_str);
                    let done = "an event without a start that can be read; left out";
                    issues.push(Issue::new(number, "DTSTART", found, Cost::Row, done));
                }
            }
            (_, value) => {
                if let Some(told) = event.as_mut() {
                    told.entry(name).or_insert_with(|| value.to_owned());
                }
            }
        }
    }
    let family = format!("{n_events} events");
    let mut parsed = Parsed::of_health(Format::ICalendar, family, diary.close());
    parsed.issues = issues.close();
    parsed
}

/// Lines with their continuations joined, and where each begins.
fn unfold(text: &str) -> impl Iterator<Item = (String, u64)> {
    let mut lines = text.lines().zip(1..).peekable();
    std::iter::from_fn(move || {
        let (line, number) = lines.next()?;
        let mut line = line.to_owned();
        while let Some((more, _)) = lines.next_if(|(line, _)| line.starts_with([' ', '\t'])) {
            line.push_str(&more[1..]);
        }
        Some((line, number))
    })
}

fn take(diary: &mut Diary, event: &BTreeMap<String, String>) -> Option<()> {
    let is = |name: &str, value: &str| event.get(name).is_some_and(|found| found == value);
    if is("TRANSP", "TRANSPARENT") || is("STATUS", "CANCELLED") {
        return Some(());
    }
    let start = moment(event.get("DTSTART")?)?;
    let end = event.get("DTEND").and_then(|end| moment(end));
    let days = days(diary, &start, end.as_ref());
    for shift in shifts(start.start.date(), event.get("RRULE").map(String::as_str)) {
        for day in &days {
            if let Ok(day) = day.checked_add(shift) {
                diary.busy(day);
            }
        }
    }
    Some(())
}

/// The days an event takes: all of a whole-day event, those of a timed one that lasts long.
fn days(diary: &Diary, start: &Moment, end: Option<&Moment>) -> Vec<Date> {
    let from = diary.local(start.start, start.offset_s);
    let Some(to) = end.map(|end| diary.local(end.start, end.offset_s)) else {
        return if start.time_known {
            Vec::new()
        } else {
            vec![from.date()]
        };
    };
    let hours = to.duration_since(from).as_hours();
    if start.time_known && hours < TAKES_A_DAY_HOURS {
        return Vec::new();
    }
    // The end of a whole-day event is the day after its last.
    let mut day = from.date();
    let mut taken = vec![day];
    while let Ok(next) = day.tomorrow()
        && next.at(0, 0, 0, 0) < to
        && taken.len() < LONGEST_EVENT
    {
        taken.push(next);
        day = next;
    }
    taken
}

/// How far each repetition lies from the first, the first among them.
fn shifts(first: Date, rule: Option<&str>) -> Vec<Span> {
    let parts: BTreeMap<&str, &str> = rule
        .unwrap_or("")
        .split(';')
        .filter_map(|part| part.split_once('='))
        .collect();
    let every = parts
        .get("INTERVAL")
        .and_then(|n| n.parse().ok())
        .unwrap_or(1_i64)
        .clamp(1, 366);
    let count = parts
        .get("COUNT")
        .and_then(|n| n.parse().ok())
        .unwrap_or(MOST_REPEATS);
    let until = parts.get("UNTIL").and_then(|until| moment(until));
    let year = first.checked_add(1.year()).unwrap_or(Date::MAX);
    let last = until.map_or(year, |until| until.start.date().min(year));
    let weekdays = weekdays(parts.get("BYDAY").copied().unwrap_or(""));
    let fits = |n: i64, day: Date| match parts.get("FREQ") {
        Some(&"DAILY") => n % every == 0,
        Some(&"WEEKLY") if weekdays.is_empty() => n % (7 * every) == 0,
        Some(&"WEEKLY") => {
            let from_monday = i64::from(first.weekday().to_monday_zero_offset());
            let week = (n + from_monday) / 7;
            week % every == 0 && weekdays.contains(&day.weekday())
        }
        _ => n == 0,
    };
    let mut found = Vec::new();
    let mut day = first;
    for n in 0.. {
        if last < day && 0 < n {
            break;
        }
        if fits(n, day) {
            found.push(n.days());
        }
        let Ok(next) = day.tomorrow() else { break };
        if count.min(MOST_REPEATS) <= found.len() {
            break;
        }
        day = next;
    }
    found
}

fn weekdays(list: &str) -> Vec<Weekday> {
    let named = |code: &str| match code.trim_start_matches(|c: char| !c.is_ascii_alphabetic()) {
        "MO" => Some(Weekday::Monday),
        "TU" => Some(Weekday::Tuesday),
        "WE" => Some(Weekday::Wednesday),
        "TH" => Some(Weekday::Thursday),
        "FR" => Some(Weekday::Friday),
        "SA" => Some(Weekday::Saturday),
        "SU" => Some(Weekday::Sunday),
        _ => None,
    };
    list.split(',').filter_map(named).collect()
}

/// `20260504`, `20260504T090000`, `20260504T090000Z`.
fn moment(text: &str) -> Option<Moment> {
    let day = text
        .get(..8)
        .filter(|day| day.bytes().all(|b| b.is_ascii_digit()))?;
    let day = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
    let Some(clock) = text.get(9..15) else {
        return when::parse(&day, DateOrder::DayFirst);
    };
    let clock = clock.bytes().all(|b| b.is_ascii_digit()).then_some(clock)?;
    let zone = if text.ends_with('Z') { "Z" } else { "" };
    let written = format!(
        "{day} {}:{}:{}{zone}",
        &clock[..2],
        &clock[2..4],
        &clock[4..]
    );
    when::parse(&written, DateOrder::DayFirst)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(event: &str) -> Vec<String> {
        let text = format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n");
        let parsed = read(&text, &Options::default());
        parsed
            .health
            .busy_days
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_whole_day_event_ends_the_day_before_its_end() {
        let holiday = "DTSTART;VALUE=DATE:20260504\r\nDTEND;VALUE=DATE:20260507";
        assert_eq!(days(holiday), ["2026-05-04", "2026-05-05", "2026-05-06"]);
    }

    #[test]
    fn an_hour_does_not_take_a_day_and_a_long_shift_does() {
        assert!(days("DTSTART:20260504T090000\r\nDTEND:20260504T100000").is_empty());
        assert_eq!(
            days("DTSTART:20260504T080000\r\nDTEND:20260504T200000"),
            ["2026-05-04"]
        );
    }

    #[test]
    fn repetitions_are_followed_and_free_time_is_free() {
        let weekly = "DTSTART;VALUE=DATE:20260504\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3";
        assert_eq!(days(weekly), ["2026-05-04", "2026-05-07", "2026-05-11"]);
        assert!(days("DTSTART;VALUE=DATE:20260504\r\nTRANSP:TRANSPARENT").is_empty());
    }

    #[test]
    fn no_title_is_read() {
        let told = "DTSTART;VALUE=DATE:20260504\r\nSUMMARY:Doctor";
        let text = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{told}\nEND:VEVENT\n");
        assert!(!format!("{:?}", read(&text, &Options::default())).contains("Doctor"));
    }
}
