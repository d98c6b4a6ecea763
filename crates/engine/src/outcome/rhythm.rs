//! The rhythm of a program, week by week: rest, easing and life count like training does.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::code::coded;
use crate::history::History;
use crate::plan::{Choices, Plan, Planned, WhyUnplaced};

coded! {
    /// Where a week of the program stands.
    pub enum WeekState as "state of a week" {
        /// Every session was done, eased, moved, left out by choice or taken by life.
        AsMeant = "as_meant",
        /// It holds today, or sessions of it are still to come.
        UnderWay = "under_way",
        /// It has passed, and part of it went as meant.
        InPart = "in_part",
        /// It has not begun.
        Ahead = "ahead",
    }
}

/// One week of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RhythmWeek {
    /// Its number, from 1.
    pub week: u8,
    /// Strength sessions it asks.
    pub sessions: u32,
    /// Those that count so far: done, swapped, held, short, left out by choice, pause, illness.
    pub counted: u32,
    /// Where it stands.
    pub state: WeekState,
}

impl RhythmWeek {
    /// Whether it has passed or is under way; only such weeks count, for or against.
    pub fn has_begun(self) -> bool {
        self.state != WeekState::Ahead
    }
}

#[derive(Default)]
struct Tally {
    sessions: u32,
    counted: u32,
    first: Option<Date>,
    last: Option<Date>,
    is_open: bool,
}

/// The weeks of a program as they went (rule R54), oldest first.
///
/// A session counts when it was done in any form (held and short ones too), swapped for recovery,
/// left out by choice, paused, or fell on a day of illness or travel. A day that went by without a
/// word does not count and breaks nothing: later weeks stand for themselves.
pub fn rhythm(plan: &Plan, choices: &Choices, history: &History, today: Date) -> Vec<RhythmWeek> {
    let mut weeks: BTreeMap<u8, Tally> = BTreeMap::new();
    for day in &plan.days {
        let number = u8::try_from(day.number.saturating_sub(1) / DAYS_PER_WEEK + 1);
        let span = weeks.entry(number.unwrap_or(u8::MAX)).or_default();
        span.first.get_or_insert(day.date);
        span.last = Some(day.date);
        if let Planned::Strength(slot) = &day.planned {
            let tally = weeks.entry(slot.week).or_default();
            let counts = day.is_done || choices.last_swap(&slot.key).is_some();
            tally.sessions += 1;
            tally.counted += u32::from(counts);
            tally.is_open |= !day.is_done && today <= day.date;
        }
    }
    let strength = plan.unplaced.iter().filter(|u| !is_recovery(&u.key));
    for unplaced in strength {
        let tally = weeks.entry(unplaced.week).or_default();
        let was = unplaced.was_on;
        let is_chosen = match unplaced.why {
            WhyUnplaced::LeftOut
            | WhyUnplaced::FewerDays
            | WhyUnplaced::Away
            | WhyUnplaced::ProgramEnds
            | WhyUnplaced::Paused => true,
            // Its own day went by without a word, and only then was there no room to make up for it.
            WhyUnplaced::NoRoom => was.is_none_or(|on| today <= on),
            WhyUnplaced::TimePassed => false,
        };
        let is_swapped = choices.last_swap(&unplaced.key).is_some();
        let counts = is_chosen || is_swapped || was.is_some_and(|on| is_excused(history, on));
        tally.sessions += 1;
        tally.counted += u32::from(counts);
    }
    weeks
        .into_iter()
        .map(|(week, tally)| tally.week(week, today))
        .collect()
}

/// Days in a week of a program. Source: definition.
const DAYS_PER_WEEK: u16 = 7;

/// Recovery sessions have keys of their own kind and are offered, never owed.
fn is_recovery(key: &str) -> bool {
    let of_week = key.split_once('-').map(|(_, slot)| slot);
    of_week.is_some_and(|slot| slot.starts_with('r') && 1 < slot.len())
}

/// Whether she was ill on a day, or moved gently instead.
fn is_excused(history: &History, on: Date) -> bool {
    let is_ill = history.check_in(on).is_some_and(|c| c.illness.is_some());
    is_ill || history.recovery().iter().any(|r| r.date == on)
}

impl Tally {
    fn week(self, week: u8, today: Date) -> RhythmWeek {
        let has_begun = self.first.is_some_and(|first| first <= today);
        let has_passed = self.last.is_some_and(|last| last < today);
        let state = if !has_begun {
            WeekState::Ahead
        } else if has_passed && !self.is_open {
            if self.counted == self.sessions {
                WeekState::AsMeant
            } else {
                WeekState::InPart
            }
        } else {
            WeekState::UnderWay
        };
        RhythmWeek {
            week,
            sessions: self.sessions,
            counted: self.counted,
            state,
        }
    }
}
