//! The first plan: every session on its day before anything has happened.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Choices;
use super::calendar::{Calendar, CalendarDay, DayIdx};
use super::placing::{Candidate, Puzzle, Task};
use super::slots::{Slot, usual_days};
use super::strain::Strain;
use crate::program::{Program, Weekdays};

/// Days that must lie free before a test day. Source: EVIDENCE 6, product default "2-3 rest days"
/// (GRG17: last session 3 ± 1 days before).
const REST_BEFORE_TEST: DayIdx = 2;

/// The strength day that evenness imagines before the program, so that day 1 is not put off.
/// Choice: as far as Friday is from Monday.
const BEFORE_FIRST: DayIdx = -3;

/// Hours from one planned start to the next on the day after.
/// Source: definition; both begin at the person's usual hour of local time.
const HOURS_PER_DAY: f64 = 24.0;

/// The day of every session on the person's weekdays, `None` where its week has no day for it.
///
/// Sessions of a week stay in the week and keep their order. A session that would come too early
/// after another on her weekdays takes another day rather than being lost.
pub(super) fn first_days(
    slots: &[Slot<'_>],
    calendar: &Calendar,
    program: &Program,
    choices: &Choices,
) -> Vec<Option<DayIdx>> {
    let tasks: Vec<Task> = slots
        .iter()
        .map(|slot| Task {
            domain: week_days(slot.week, calendar, program, choices),
            anchor: None,
            is_pinned: false,
        })
        .collect();
    Puzzle {
        tasks: &tasks,
        taken: &BTreeSet::from([BEFORE_FIRST]),
        floor_days: |earlier: usize, later: usize| floor_days(&slots[earlier], &slots[later]),
    }
    .solve()
}

fn week_days(
    week: u8,
    calendar: &Calendar,
    program: &Program,
    choices: &Choices,
) -> Vec<Candidate> {
    calendar
        .active_days(week)
        .filter_map(|idx| Some((idx, *calendar.day(idx)?)))
        .map(|(idx, day)| candidate(idx, day, program, choices))
        .collect()
}

/// A day with whether it is one of the person's weekdays.
pub(super) fn candidate(
    idx: DayIdx,
    day: CalendarDay,
    program: &Program,
    choices: &Choices,
) -> Candidate {
    Candidate {
        day: idx,
        is_usual: is_usual(day.date, usual_days(program, choices.days_on(day.date))),
    }
}

fn is_usual(date: Date, days: Weekdays) -> bool {
    days.contains(date.weekday())
}

/// The least days from one session to a later one.
pub(super) fn floor_days(earlier: &Slot<'_>, later: &Slot<'_>) -> DayIdx {
    let rest = if later.template.is_test {
        REST_BEFORE_TEST + 1
    } else {
        1
    };
    days_for(&earlier.strain, &later.strain).max(rest)
}

/// The least days that the muscles of two sessions need between planned starts.
fn days_for(earlier: &Strain, later: &Strain) -> DayIdx {
    if earlier.gate_h(later) <= HOURS_PER_DAY {
        1
    } else {
        2
    }
}
