//! Which performed session carried out which planned one.
//!
//! 1. A session that names its slot carries out that slot.
//! 2. Else it carries out the session that the first plan, or the person, put on its date.
//! 3. Else, of the sessions of its program week that are still open, the one with the nearest day
//!    that shares an exercise or a directly trained muscle with it; the earlier of two as near.
//!
//! What was shown in between does not matter, so the same log always means the same.
//! What fits nothing is an extra session: it counts as strain and carries out no slot.

use std::collections::BTreeSet;

use super::calendar::{Calendar, DAYS_PER_WEEK, DayIdx, week_of};
use super::slots::Slot;
use super::strain::Strain;
use crate::exercise::Exercises;
use crate::history::History;
use crate::plan::Choices;
use crate::session::Session;
use jiff::civil::Date;

/// Where and by which session a slot was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Carried {
    /// The day.
    pub(super) day: DayIdx,
    /// The session's identity.
    pub(super) session: u128,
}

/// The slots of a plan with their days, and the days of the calendar.
pub(super) struct Matching<'a> {
    /// The slots, in order.
    pub(super) slots: &'a [Slot<'a>],
    /// The day of each slot in the first plan, or the day that the person moved it to.
    pub(super) homes: &'a [Option<DayIdx>],
    /// The calendar.
    pub(super) calendar: &'a Calendar,
    /// The exercises.
    pub(super) exercises: &'a Exercises,
}

/// The sessions that may carry out a slot: from the week that the person entered in to today.
pub(super) fn eligible<'a>(history: &'a History, choices: &Choices, today: Date) -> &'a [Session] {
    let into_week = choices.enters_at.saturating_sub(1) % DAYS_PER_WEEK;
    let from = choices
        .started_on
        .saturating_sub(jiff::Span::new().days(into_week));
    let to = today.tomorrow().unwrap_or(today);
    history.sessions_between(from, to)
}

/// For every slot the session that carried it out, if one did.
pub(super) fn carried_out(matching: &Matching<'_>, sessions: &[Session]) -> Vec<Option<Carried>> {
    let mut carried = vec![None; matching.slots.len()];
    let mut used = BTreeSet::new();
    for find in [by_key, by_date, by_week] {
        for (i, session) in sessions.iter().enumerate() {
            if used.contains(&i) || session.work().next().is_none() {
                continue;
            }
            if let Some(slot) = find(matching, session, &carried) {
                let day = matching.calendar.idx(session.date);
                let session = session.id;
                carried[slot] = Some(Carried { day, session });
                used.insert(i);
            }
        }
    }
    carried
}

/// Slots that nothing has carried out.
fn open(carried: &[Option<Carried>]) -> impl Iterator<Item = usize> + '_ {
    (0..carried.len()).filter(|i| carried[*i].is_none())
}

fn by_key(m: &Matching<'_>, session: &Session, carried: &[Option<Carried>]) -> Option<usize> {
    let key = session.slot.as_deref()?;
    open(carried).find(|i| m.slots[*i].key == key)
}

fn by_date(m: &Matching<'_>, session: &Session, carried: &[Option<Carried>]) -> Option<usize> {
    let day = m.calendar.idx(session.date);
    open(carried).find(|i| m.homes[*i] == Some(day))
}

fn by_week(m: &Matching<'_>, session: &Session, carried: &[Option<Carried>]) -> Option<usize> {
    let idx = m.calendar.idx(session.date);
    let week = week_of(m.calendar.day(idx)?.number);
    let strain = Strain::of_session(session, m.exercises);
    open(carried)
        .filter(|i| m.slots[*i].week == week && is_like(session, &strain, &m.slots[*i]))
        .filter_map(|i| Some((m.homes[i]?.abs_diff(idx), i)))
        .min()
        .map(|(_, i)| i)
}

fn is_like(session: &Session, strain: &Strain, slot: &Slot<'_>) -> bool {
    let shares_exercise = slot.template.exercises.iter().any(|written| {
        session
            .exercises
            .iter()
            .any(|performed| performed.exercise == written.exercise)
    });
    shares_exercise || strain.overlaps(&slot.strain)
}
