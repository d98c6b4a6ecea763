//! Which day each session has from today on.
//!
//! What was done and what the person chose stays. A session to which something has happened (its day
//! passed, a decision took it away, the day is not available, hard work for the same muscle came too
//! near) is placed anew within six days of its own day, and may make the sessions of these days give
//! way; all others are pinned. So a bad day shakes no more than the days near it and near what would
//! be lost to it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;

use super::base::{candidate, floor_days};
use super::calendar::{Calendar, DayIdx};
use super::carried_out::Carried;
use super::placing::{Candidate, Puzzle, Task};
use super::preview::hours_between;
use super::slots::Slot;
use super::strain::Strain;
use super::{Choices, WhyUnplaced};
use crate::program::Program;
use crate::session::Session;

/// Days before and after its own within which a session may be placed anew.
/// Choice: a week that has gone by is gone; making it up would crowd the next. A record of people
/// who make up sessions later and do well would change it.
pub(super) const REACH_DAYS: DayIdx = 6;

/// Days before today in which work can still be too near.
/// Source: the longest gate is 44 hours (RULINGS 2) and a session is at most five hours long.
const RECENT_DAYS: DayIdx = 3;

/// All that is known before sessions get days.
pub(super) struct Settling<'a> {
    /// The sessions, in order.
    pub(super) slots: &'a [Slot<'a>],
    /// The calendar.
    pub(super) calendar: &'a Calendar,
    /// The program.
    pub(super) program: &'a Program,
    /// The person's choices.
    pub(super) choices: &'a Choices,
    /// Today.
    pub(super) today: DayIdx,
    /// The day of each session before anything had happened, or the day the person moved it to.
    pub(super) homes: &'a [Option<DayIdx>],
    /// The day of each session as last shown.
    pub(super) anchors: &'a [Option<DayIdx>],
    /// What was carried out.
    pub(super) carried: &'a [Option<Carried>],
    /// Sessions done up to today with the strain of each.
    pub(super) performed: &'a [(&'a Session, Strain)],
}

/// Where a session ends up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Settled {
    /// It was carried out.
    Done(Carried),
    /// It is planned for a day.
    On(DayIdx),
    /// It has no day.
    Nowhere(WhyUnplaced),
}

/// Where every session ends up, in order.
pub(super) fn settle(settling: &Settling<'_>) -> Vec<Settled> {
    let standings = settling.standings();
    let scene = Scene::new(settling, chosen_days(&standings));
    let pending: Vec<usize> = (0..standings.len())
        .filter(|i| standings[*i] == Standing::Pending)
        .collect();
    let placed = scene.place(&pending);
    let mut settled: Vec<Settled> = standings
        .iter()
        .map(|standing| match *standing {
            Standing::Done(carried) => Settled::Done(carried),
            Standing::Chosen(day) => Settled::On(day),
            Standing::Out(why) => Settled::Nowhere(why),
            Standing::Pending => Settled::Nowhere(WhyUnplaced::NoRoom),
        })
        .collect();
    for (slot, day) in pending.iter().zip(placed) {
        settled[*slot] = day.map_or_else(|| Settled::Nowhere(scene.why(*slot)), Settled::On);
    }
    settled
}

/// How things stand with a session before it is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Done(Carried),
    Chosen(DayIdx),
    Out(WhyUnplaced),
    Pending,
}

impl Settling<'_> {
    fn standings(&self) -> Vec<Standing> {
        let mut standings: Vec<Standing> =
            (0..self.slots.len()).map(|i| self.standing(i)).collect();
        // Of two sessions on one day the one that was moved there last stays.
        let mut by_day: BTreeMap<DayIdx, usize> = BTreeMap::new();
        for i in 0..standings.len() {
            let Standing::Chosen(day) = standings[i] else {
                continue;
            };
            let Some(other) = by_day.insert(day, i) else {
                continue;
            };
            let moved_at = |i: usize| self.choices.last_move(&self.slots[i].key).map(|m| m.at);
            let (stays, yields) = if moved_at(i) < moved_at(other) {
                (other, i)
            } else {
                (i, other)
            };
            by_day.insert(day, stays);
            standings[yields] = Standing::Pending;
        }
        standings
    }

    fn standing(&self, i: usize) -> Standing {
        if let Some(carried) = self.carried[i] {
            return Standing::Done(carried);
        }
        if self.choices.left_out.contains(&self.slots[i].key) {
            return Standing::Out(WhyUnplaced::LeftOut);
        }
        if self.homes[i].is_none() {
            let why = if self.calendar.is_open_ended() {
                WhyUnplaced::Paused
            } else {
                WhyUnplaced::ProgramEnds
            };
            return Standing::Out(why);
        }
        self.chosen_day(i)
            .map_or(Standing::Pending, Standing::Chosen)
    }

    /// The day that the person chose, while it holds.
    fn chosen_day(&self, i: usize) -> Option<DayIdx> {
        let key = &self.slots[i].key;
        let to = self.calendar.idx(self.choices.last_move(key)?.to);
        let is_open = self.calendar.day(to).is_some_and(|day| !day.is_paused);
        let is_worked = self
            .performed
            .iter()
            .any(|(session, _)| self.calendar.idx(session.date) == to);
        let holds = self.swapped_on(i) < Some(to) && self.today <= to && is_open && !is_worked;
        holds.then_some(to)
    }

    fn swapped_on(&self, i: usize) -> Option<DayIdx> {
        let on = self.choices.last_swap(&self.slots[i].key)?;
        Some(self.calendar.idx(on))
    }
}

fn chosen_days(standings: &[Standing]) -> BTreeMap<DayIdx, usize> {
    standings
        .iter()
        .enumerate()
        .filter_map(|(i, standing)| match standing {
            Standing::Chosen(day) => Some((*day, i)),
            Standing::Done(_) | Standing::Out(_) | Standing::Pending => None,
        })
        .collect()
}

/// What stands on the calendar whatever is placed.
struct Scene<'a> {
    s: &'a Settling<'a>,
    /// Sessions that the person put on a day.
    chosen: BTreeMap<DayIdx, usize>,
    /// Days on which strength was done.
    worked: BTreeSet<DayIdx>,
    /// Days of either kind.
    taken: BTreeSet<DayIdx>,
}

impl<'a> Scene<'a> {
    fn new(s: &'a Settling<'a>, chosen: BTreeMap<DayIdx, usize>) -> Self {
        let worked: BTreeSet<DayIdx> = s
            .performed
            .iter()
            .map(|(session, _)| s.calendar.idx(session.date))
            .collect();
        let taken = worked.iter().chain(chosen.keys()).copied().collect();
        Self {
            s,
            chosen,
            worked,
            taken,
        }
    }

    /// The day of every pending session. A session that would be lost to others that were placed
    /// anew may in turn make those near its own day give way, until no further one is lost.
    fn place(&self, pending: &[usize]) -> Vec<Option<DayIdx>> {
        let mut displaced = self.displaced(pending);
        loop {
            let days = self.place_around(pending, &displaced);
            let lost = pending.iter().zip(&days).filter(|(_, day)| day.is_none());
            let n_displaced = displaced.len();
            displaced.extend(lost.map(|(i, _)| *i));
            if displaced.len() == n_displaced {
                return days;
            }
        }
    }

    fn place_around(&self, pending: &[usize], displaced: &BTreeSet<usize>) -> Vec<Option<DayIdx>> {
        let tasks: Vec<Task> = pending
            .iter()
            .map(|i| self.task(*i, self.is_shaken(*i, displaced)))
            .collect();
        let floor_days = |earlier: usize, later: usize| {
            let (earlier, later) = (pending[earlier], pending[later]);
            floor_days(&self.s.slots[earlier], &self.s.slots[later])
        };
        Puzzle {
            tasks: &tasks,
            taken: &self.taken,
            floor_days,
        }
        .solve()
    }

    /// The sessions that cannot stay where they are.
    fn displaced(&self, pending: &[usize]) -> BTreeSet<usize> {
        let mut displaced: BTreeSet<usize> = pending
            .iter()
            .copied()
            .filter(|i| !self.can_stay(*i))
            .collect();
        for pair in pending.windows(2) {
            let floor = floor_days(&self.s.slots[pair[0]], &self.s.slots[pair[1]]);
            if let (Some(earlier), Some(later)) = (self.s.anchors[pair[0]], self.s.anchors[pair[1]])
                && later - earlier < floor
            {
                displaced.extend(pair);
            }
        }
        displaced
    }

    /// Whether nothing has happened to a session on the day that it was last shown on.
    fn can_stay(&self, i: usize) -> bool {
        self.s.anchors[i].is_some_and(|anchor| {
            self.s.today <= anchor
                && self.s.swapped_on(i) < Some(anchor)
                && self.is_open(anchor)
                && (anchor == self.s.today || self.is_clear_of_work(i, anchor))
        })
    }

    /// Whether a session may be placed anew: something happened to it or to one near its day.
    fn is_shaken(&self, i: usize, displaced: &BTreeSet<usize>) -> bool {
        displaced
            .iter()
            .any(|other| match (self.s.homes[i], self.s.homes[*other]) {
                (Some(own), Some(home)) => own.abs_diff(home) <= REACH_DAYS.unsigned_abs(),
                (None, _) | (_, None) => i == *other,
            })
    }

    fn task(&self, i: usize, is_shaken: bool) -> Task {
        let anchor = self.s.anchors[i];
        let domain = if is_shaken {
            self.reachable(i)
                .filter(|c| self.may_take(i, c.day))
                .collect()
        } else {
            anchor
                .and_then(|day| self.candidate(day))
                .into_iter()
                .collect()
        };
        Task {
            domain,
            anchor,
            is_pinned: !is_shaken,
        }
    }

    /// Every day within reach of a session's own that is not past.
    fn reachable(&self, i: usize) -> impl Iterator<Item = Candidate> + '_ {
        let home = self.s.homes[i].unwrap_or_default();
        let after_swap = self.s.swapped_on(i).map_or(DayIdx::MIN, |on| on + 1);
        let from = (home - REACH_DAYS).max(self.s.today).max(after_swap);
        (from..=home + REACH_DAYS).filter_map(|day| self.candidate(day))
    }

    fn candidate(&self, day: DayIdx) -> Option<Candidate> {
        let calendar_day = *self.s.calendar.day(day)?;
        Some(candidate(day, calendar_day, self.s.program, self.s.choices))
    }

    fn may_take(&self, i: usize, day: DayIdx) -> bool {
        let stays = self.s.anchors[i] == Some(day);
        self.is_open(day)
            && ((stays && day == self.s.today) || self.is_clear_of_work(i, day))
            && (stays || self.is_clear_of_chosen(i, day))
    }

    /// Whether nothing stands on a day and the person is there.
    fn is_open(&self, day: DayIdx) -> bool {
        self.s.calendar.day(day).is_some_and(|d| {
            !d.is_paused
                && !self.s.choices.unavailable.contains(&d.date)
                && !self.chosen.contains_key(&day)
                && !self.worked.contains(&day)
        })
    }

    /// Whether work that was done is long enough ago on a day, counted from its end to the usual
    /// hour of that day.
    fn is_clear_of_work(&self, i: usize, day: DayIdx) -> bool {
        let Some(start) = self.start_on(day) else {
            return false;
        };
        let strain = &self.s.slots[i].strain;
        self.s
            .performed
            .iter()
            .rev()
            .take_while(|(session, _)| day - RECENT_DAYS <= self.s.calendar.idx(session.date))
            .all(|(session, done)| done.gate_h(strain) <= hours_between(session.ended(), start))
    }

    fn start_on(&self, day: DayIdx) -> Option<DateTime> {
        let date = self.s.calendar.day(day)?.date;
        Some(date.to_datetime(self.s.choices.usual_start))
    }

    /// Whether the sessions that the person put on days near are far enough away.
    fn is_clear_of_chosen(&self, i: usize, day: DayIdx) -> bool {
        let slots = self.s.slots;
        self.chosen.iter().all(|(chosen_day, chosen)| {
            let floor = if *chosen_day < day {
                floor_days(&slots[*chosen], &slots[i])
            } else {
                floor_days(&slots[i], &slots[*chosen])
            };
            floor.unsigned_abs() <= day.abs_diff(*chosen_day)
        })
    }

    /// Why a session found no day.
    fn why(&self, i: usize) -> WhyUnplaced {
        let mut days = self.reachable(i).map(|c| c.day).peekable();
        if days.peek().is_none() {
            return WhyUnplaced::TimePassed;
        }
        let is_away = |day: DayIdx| {
            self.s
                .calendar
                .day(day)
                .is_none_or(|d| d.is_paused || self.s.choices.unavailable.contains(&d.date))
        };
        if days.all(is_away) {
            WhyUnplaced::Away
        } else {
            WhyUnplaced::NoRoom
        }
    }
}
