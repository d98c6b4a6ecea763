//! The days of a program on the calendar: day N, weeks, and pauses that freeze both.

use std::ops::Range;

use jiff::civil::Date;

use super::Choices;

/// A day as a number: its place in [`Calendar::days`], below zero before the first.
pub(super) type DayIdx = i32;

/// Days in a week. Source: definition.
pub(super) const DAYS_PER_WEEK: u16 = 7;

/// Days after which a calendar ends, whatever the pauses.
/// Choice: ten years; nobody pauses longer and comes back to day N.
const LONGEST_CALENDAR: usize = 3_653;

/// Days that an open pause is drawn beyond today.
/// Choice: two weeks, what a screen shows at once.
const OPEN_PAUSE_DAYS: i32 = 14;

/// One date of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CalendarDay {
    /// The athlete's local date.
    pub(super) date: Date,
    /// Day N, frozen while the program is paused.
    pub(super) number: u16,
    /// Whether the program stands still.
    pub(super) is_paused: bool,
}

/// All dates of a program, in order and without a gap.
#[derive(Debug, Clone)]
pub(super) struct Calendar {
    first: Date,
    days: Vec<CalendarDay>,
    is_open_ended: bool,
}

impl Calendar {
    /// The dates of a program of so many days. An open pause stops it; the days that remain are
    /// then on no date.
    pub(super) fn new(length_days: u16, choices: &Choices, today: Date) -> Self {
        let mut calendar = Self {
            first: choices.started_on,
            days: Vec::with_capacity(usize::from(length_days)),
            is_open_ended: false,
        };
        let open_from = open_pause(choices);
        let mut number = choices.enters_at.max(1).saturating_sub(1);
        let mut date = choices.started_on;
        while number < length_days && calendar.days.len() < LONGEST_CALENDAR {
            let stands = open_from.is_some_and(|from| from <= date);
            if stands && OPEN_PAUSE_DAYS < days_between(today.max(choices.started_on), date) {
                break;
            }
            let is_paused = stands || choices.is_paused(date);
            number += u16::from(!is_paused);
            calendar.is_open_ended |= stands;
            calendar.days.push(CalendarDay {
                date,
                number: number.max(1),
                is_paused,
            });
            let Ok(tomorrow) = date.tomorrow() else { break };
            date = tomorrow;
        }
        calendar
    }

    /// Every date, in order.
    pub(super) fn days(&self) -> &[CalendarDay] {
        &self.days
    }

    /// Whether the program is paused without an end, so that days of it have no date.
    pub(super) const fn is_open_ended(&self) -> bool {
        self.is_open_ended
    }

    /// The place of a date, which may lie before the first day or after the last.
    pub(super) fn idx(&self, date: Date) -> DayIdx {
        days_between(self.first, date)
    }

    /// The date at a place, also before the first day and after the last.
    pub(super) fn date(&self, idx: DayIdx) -> Date {
        self.first.saturating_add(jiff::Span::new().days(idx))
    }

    /// The day at a place.
    pub(super) fn day(&self, idx: DayIdx) -> Option<&CalendarDay> {
        self.days.get(usize::try_from(idx).ok()?)
    }

    /// The places of all days.
    pub(super) fn range(&self) -> Range<DayIdx> {
        0..DayIdx::try_from(self.days.len()).unwrap_or(DayIdx::MAX)
    }

    /// The places of a week's days that are not paused, in order.
    pub(super) fn active_days(&self, week: u8) -> impl Iterator<Item = DayIdx> + '_ {
        let first = u16::from(week).saturating_sub(1) * DAYS_PER_WEEK;
        let start = self.days.partition_point(|day| day.number <= first);
        self.range()
            .zip(&self.days)
            .skip(start)
            .take_while(move |(_, day)| day.number <= first + DAYS_PER_WEEK)
            .filter(|(_, day)| !day.is_paused)
            .map(|(idx, _)| idx)
    }
}

/// The week of the program, from 1, that day N lies in.
pub(super) fn week_of(number: u16) -> u8 {
    let week = number.saturating_sub(1) / DAYS_PER_WEEK + 1;
    u8::try_from(week).unwrap_or(u8::MAX)
}

/// Days from one date to another; below zero when the second is earlier.
pub(super) fn days_between(from: Date, to: Date) -> DayIdx {
    // The earliest and latest dates are 7.3 million days apart.
    DayIdx::try_from(from.duration_until(to).as_hours() / HOURS_PER_DAY).unwrap_or(DayIdx::MAX)
}

/// Hours in a civil day. Source: definition.
const HOURS_PER_DAY: i64 = 24;

fn open_pause(choices: &Choices) -> Option<Date> {
    choices
        .pauses
        .iter()
        .filter(|pause| pause.until.is_none())
        .map(|pause| pause.from)
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Pause;
    use crate::program::Weekdays;
    use jiff::civil::date;

    fn choices() -> Choices {
        Choices::starting(date(2026, 5, 11), Weekdays::MON_WED_FRI)
    }

    #[test]
    fn days_follow_one_another() {
        let calendar = Calendar::new(60, &choices(), date(2026, 5, 11));
        assert_eq!(calendar.days().len(), 60);
        assert_eq!(calendar.days()[59].date, date(2026, 7, 9));
        assert_eq!(
            calendar.active_days(9).collect::<Vec<_>>(),
            [56, 57, 58, 59]
        );
    }

    #[test]
    fn pause_freezes_the_number() {
        let mut choices = choices();
        choices.pauses.push(Pause {
            from: date(2026, 5, 13),
            until: Some(date(2026, 5, 16)),
        });
        let calendar = Calendar::new(60, &choices, date(2026, 5, 11));
        let numbers: Vec<_> = calendar.days()[..7].iter().map(|d| d.number).collect();
        assert_eq!(numbers, [1, 2, 2, 2, 2, 3, 4]);
        assert_eq!(calendar.days().len(), 63);
        assert_eq!(
            calendar.active_days(1).collect::<Vec<_>>(),
            [0, 1, 5, 6, 7, 8, 9]
        );
    }

    #[test]
    fn open_pause_waits() {
        let mut choices = choices();
        choices.pauses.push(Pause {
            from: date(2026, 5, 13),
            until: None,
        });
        let calendar = Calendar::new(60, &choices, date(2026, 6, 1));
        assert!(calendar.is_open_ended());
        let last = calendar.days().last().unwrap();
        assert_eq!((last.number, last.date), (2, date(2026, 6, 15)));
    }

    #[test]
    fn half_way_entry_keeps_the_number() {
        let mut choices = choices();
        choices.enters_at = 31;
        let calendar = Calendar::new(60, &choices, date(2026, 5, 11));
        assert_eq!(calendar.days()[0].number, 31);
        assert_eq!(calendar.days().len(), 30);
    }

    #[test]
    fn leap_day_is_a_day() {
        let calendar = Calendar::new(
            3,
            &Choices::starting(date(2028, 2, 28), Weekdays::MON_WED_FRI),
            date(2028, 2, 28),
        );
        let dates: Vec<_> = calendar.days().iter().map(|d| d.date).collect();
        assert_eq!(
            dates,
            [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)]
        );
        assert_eq!(calendar.idx(date(2028, 3, 1)), 2);
    }
}
