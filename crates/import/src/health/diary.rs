//! Readings in the making: several values of a day become one, intervals of sleep a night.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

use crate::health::{Bout, Health, Reading, Signal};

/// The hour from which sleep that ends on a day counts to the next: 18:00.
///
/// Choice: naps after lunch still belong to the day, an early night to the morning after.
const NIGHT_FROM_HOUR: i8 = 18;

/// Most intervals of sleep kept for one night; a device writes a few dozen.
const MOST_INTERVALS: usize = 4_096;

/// A diary under way.
#[derive(Debug, Default)]
pub(crate) struct Diary {
    zone: Option<TimeZone>,
    values: BTreeMap<(Date, Signal, String), Tally>,
    asleep: BTreeMap<Date, Vec<(i64, i64)>>,
    in_bed: BTreeMap<Date, Vec<(i64, i64)>>,
    bouts: Vec<Bout>,
    busy_days: Vec<Date>,
}

/// Values of one day, to be averaged.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    sum: i64,
    n: i64,
}

/// Whether the person slept in an interval, or only lay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rest {
    Asleep,
    InBed,
}

impl Diary {
    /// An empty diary; stamps with an offset are put on the clock of `zone`.
    pub(crate) fn new(zone: Option<&TimeZone>) -> Diary {
        Diary {
            zone: zone.cloned(),
            ..Diary::default()
        }
    }

    /// A moment on the person's own clock.
    pub(crate) fn local(&self, start: DateTime, offset_s: Option<i32>) -> DateTime {
        let instant = offset_s
            .and_then(|seconds| Offset::from_seconds(seconds).ok())
            .and_then(|offset| offset.to_timestamp(start).ok());
        match (instant, &self.zone) {
            (Some(instant), Some(zone)) => zone.to_datetime(instant),
            _ => start,
        }
    }

    /// The one value of a day; a later one takes its place. Zero stands for not measured.
    pub(crate) fn set(&mut self, day: Date, signal: Signal, value: i64) {
        if value != 0 {
            self.values
                .insert((day, signal, String::new()), Tally { sum: value, n: 1 });
        }
    }

    /// One of several values of a day, which are averaged. Zero stands for not measured.
    pub(crate) fn add(&mut self, day: Date, signal: Signal, value: i64) {
        if value != 0 {
            let tally = self.values.entry((day, signal, String::new())).or_default();
            tally.sum = tally.sum.saturating_add(value);
            tally.n += 1;
        }
    }

    /// A level noted for a day; the highest of a day stays.
    pub(crate) fn note(&mut self, day: Date, signal: Signal, detail: &str, level: i64) {
        let tally = self
            .values
            .entry((day, signal, detail.to_owned()))
            .or_default();
        *tally = Tally {
            sum: tally.sum.max(level),
            n: 1,
        };
    }

    /// An interval of rest on the person's clock. Intervals of a night may overlap, as a phone's
    /// and a watch's do: time is counted once.
    pub(crate) fn rest(&mut self, rest: Rest, from: DateTime, to: DateTime) {
        let (Some(start), Some(end)) = (seconds(from), seconds(to)) else {
            return;
        };
        let Some(day) = morning_of(to).filter(|_| start < end) else {
            return;
        };
        let nights = match rest {
            Rest::Asleep => &mut self.asleep,
            Rest::InBed => &mut self.in_bed,
        };
        let night = nights.entry(day).or_default();
        if night.len() < MOST_INTERVALS {
            night.push((start, end));
        }
    }

    /// Activity without sets.
    pub(crate) fn bout(&mut self, bout: Bout) {
        if 0 < bout.duration_s {
            self.bouts.push(bout);
        }
    }

    /// A day that is taken.
    pub(crate) fn busy(&mut self, day: Date) {
        self.busy_days.push(day);
    }

    /// The whole, in order of days.
    pub(crate) fn close(mut self) -> Health {
        let mut readings: Vec<Reading> = Vec::new();
        for (day, night) in self.in_bed {
            // Older devices tell only the time in bed, which is longer than sleep: flagged.
            if !self.asleep.contains_key(&day) {
                readings.push(Reading {
                    suspect: true,
                    ..reading(day, Signal::Sleep, String::new(), covered(night))
                });
            }
        }
        for (day, night) in self.asleep {
            readings.push(reading(day, Signal::Sleep, String::new(), covered(night)));
        }
        for ((day, signal, detail), tally) in self.values {
            readings.push(reading(day, signal, detail, tally.sum / tally.n.max(1)));
        }
        self.bouts.sort();
        let mut health = Health::default();
        health.join(Health {
            readings,
            bouts: self.bouts,
            busy_days: self.busy_days,
        });
        health
    }
}

fn reading(day: Date, signal: Signal, detail: String, value: i64) -> Reading {
    Reading {
        day,
        signal,
        detail,
        value,
        suspect: !signal.plausible().contains(&value),
    }
}

/// The day whose morning follows a rest that ends at `to`.
pub(crate) fn morning_of(to: DateTime) -> Option<Date> {
    if to.hour() < NIGHT_FROM_HOUR {
        Some(to.date())
    } else {
        to.date().tomorrow().ok()
    }
}

/// Seconds of a moment, to subtract from another.
fn seconds(moment: DateTime) -> Option<i64> {
    Some(Offset::UTC.to_timestamp(moment).ok()?.as_second())
}

/// Seconds covered by intervals, overlaps counted once.
fn covered(mut intervals: Vec<(i64, i64)>) -> i64 {
    intervals.sort_unstable();
    let mut until = i64::MIN;
    let mut total = 0;
    for (start, end) in intervals {
        total += (end - start.max(until)).max(0);
        until = until.max(end);
    }
    total
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn overlapping_sleep_is_counted_once() {
        let night = date(2024, 3, 2).at(0, 0, 0, 0);
        let mut diary = Diary::default();
        let hour = |h: i8, m: i8| night.date().at(h, m, 0, 0);
        diary.rest(Rest::InBed, hour(0, 0), hour(8, 0));
        diary.rest(Rest::Asleep, hour(1, 0), hour(3, 0));
        diary.rest(Rest::Asleep, hour(2, 0), hour(4, 30));
        let health = diary.close();
        assert_eq!(health.readings.len(), 1);
        assert_eq!(health.readings[0].value, 12_600);
        assert!(!health.readings[0].suspect);
    }

    #[test]
    fn sleep_before_midnight_belongs_to_the_morning_after() {
        let mut diary = Diary::default();
        let day = date(2024, 3, 1);
        diary.rest(Rest::Asleep, day.at(21, 0, 0, 0), day.at(23, 30, 0, 0));
        let next = date(2024, 3, 2);
        diary.rest(Rest::Asleep, next.at(0, 0, 0, 0), next.at(5, 0, 0, 0));
        let health = diary.close();
        assert_eq!(
            (health.readings[0].day, health.readings[0].value),
            (next, 27_000)
        );
        assert_eq!(health.readings.len(), 1);
    }

    #[test]
    fn zero_is_not_measured_and_the_unbelievable_is_flagged() {
        let mut diary = Diary::default();
        let day = date(2024, 3, 1);
        diary.set(day, Signal::RestingHr, 0);
        diary.set(day, Signal::BodyMass, 653_000);
        let health = diary.close();
        assert_eq!(health.readings.len(), 1);
        assert!(health.readings[0].suspect);
    }

    #[test]
    fn values_of_a_day_are_averaged() {
        let mut diary = Diary::default();
        let day = date(2024, 3, 1);
        diary.add(day, Signal::Sdnn, 40_000);
        diary.add(day, Signal::Sdnn, 60_000);
        assert_eq!(diary.close().readings[0].value, 50_000);
    }
}
