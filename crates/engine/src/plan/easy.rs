//! Which day each recovery session has: the day after the strength session that it follows.
//!
//! Recovery gives way to strength. When a strength session lands on its day, the recovery session
//! goes to the nearest free day, most often the one that the strength session left.

use std::collections::BTreeSet;

use super::assemble::shown_on;
use super::calendar::{Calendar, DayIdx};
use super::settle::REACH_DAYS;
use super::slots::Easy;
use super::{Choices, WhyUnplaced};

/// All that is known before recovery sessions get days.
pub(super) struct Easing<'a> {
    /// The recovery sessions, in order.
    pub(super) easy: &'a [Easy<'a>],
    /// The first day of every strength session, before anything had happened.
    pub(super) base: &'a [Option<DayIdx>],
    /// The days that hold strength now, done or planned.
    pub(super) strength: &'a BTreeSet<DayIdx>,
    /// The calendar.
    pub(super) calendar: &'a Calendar,
    /// The person's choices.
    pub(super) choices: &'a Choices,
    /// Today.
    pub(super) today: DayIdx,
}

/// A recovery session's first day and where it ends up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Eased {
    /// Its day before anything had happened.
    pub(super) home: Option<DayIdx>,
    /// Its day now, or why it has none.
    pub(super) day: Result<DayIdx, WhyUnplaced>,
}

impl Easing<'_> {
    /// Where every recovery session ends up, in order.
    pub(super) fn settle(&self) -> Vec<Eased> {
        let homes = self.homes();
        let mut days: Vec<Option<Result<DayIdx, WhyUnplaced>>> = homes
            .iter()
            .zip(self.easy)
            .map(|(home, easy)| self.stays(easy, *home))
            .collect();
        let mut used: BTreeSet<DayIdx> = days.iter().flatten().filter_map(|d| d.ok()).collect();
        for (day, home) in days.iter_mut().zip(&homes) {
            if day.is_none() {
                let found = home.and_then(|home| self.nearest(home, &used));
                used.extend(found);
                *day = Some(found.ok_or(WhyUnplaced::NoRoom));
            }
        }
        homes
            .into_iter()
            .zip(days)
            .map(|(home, day)| Eased {
                home,
                day: day.unwrap_or(Err(WhyUnplaced::NoRoom)),
            })
            .collect()
    }

    /// The first free day after the strength session that each follows, in the first plan.
    fn homes(&self) -> Vec<Option<DayIdx>> {
        let mut used: BTreeSet<DayIdx> = self.base.iter().flatten().copied().collect();
        self.easy
            .iter()
            .map(|easy| {
                let first = self.calendar.active_days(easy.week).next()?;
                let after = easy.after.map_or(Some(first - 1), |i| self.base[i])?;
                let day = (after + 1..=after + REACH_DAYS).find(|day| {
                    self.calendar.day(*day).is_some_and(|d| !d.is_paused) && !used.contains(day)
                })?;
                used.insert(day);
                Some(day)
            })
            .collect()
    }

    /// Where a session is without looking for a day, or `None` where it must look for one.
    fn stays(&self, easy: &Easy<'_>, home: Option<DayIdx>) -> Option<Result<DayIdx, WhyUnplaced>> {
        if self.choices.left_out.contains(&easy.key) {
            return Some(Err(WhyUnplaced::LeftOut));
        }
        let shown = shown_on(&easy.key, self.choices).map(|(_, day)| day);
        let moved = self.choices.last_move(&easy.key).map(|m| m.to);
        let wanted = [moved, shown].into_iter().flatten();
        let mut wanted = wanted.map(|date| self.calendar.idx(date));
        if let Some(to) = wanted.find(|to| self.is_free(*to)) {
            return Some(Ok(to));
        }
        let Some(home) = home else {
            let why = if self.calendar.is_open_ended() {
                WhyUnplaced::Paused
            } else {
                WhyUnplaced::ProgramEnds
            };
            return Some(Err(why));
        };
        if self.is_free(home) {
            Some(Ok(home))
        } else if home < self.today {
            Some(Err(WhyUnplaced::TimePassed))
        } else {
            None
        }
    }

    fn is_free(&self, day: DayIdx) -> bool {
        self.calendar.day(day).is_some_and(|d| {
            !d.is_paused
                && !self.choices.unavailable.contains(&d.date)
                && !self.strength.contains(&day)
        })
    }

    /// The free day nearest to a session's own from today on; of two as near the earlier.
    fn nearest(&self, home: DayIdx, used: &BTreeSet<DayIdx>) -> Option<DayIdx> {
        (self.today.max(home - REACH_DAYS)..=home + REACH_DAYS)
            .filter(|day| self.is_free(*day) && !used.contains(day))
            .min_by_key(|day| (day.abs_diff(home), *day))
    }
}
