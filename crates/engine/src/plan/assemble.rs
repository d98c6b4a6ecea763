//! The plan from its parts: first days, what was done, where the rest goes, what each day asks.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::calendar::{Calendar, CalendarDay, DayIdx};
use super::carried_out::{Matching, carried_out, eligible};
use super::easy::{Eased, Easing};
use super::prescription::{Given, Prescribing};
use super::preview::{Bout, Spacing};
use super::settle::{Settled, Settling, settle};
use super::slots::{Easy, Slot, Slots, slots};
use super::strain::Strain;
use super::{
    Choices, DoneSlot, Plan, Planned, PlannedDay, RecoverySlot, Unplaced, Went, WhyUnplaced, base,
};
use crate::exercise::Exercises;
use crate::history::History;
use crate::program::Program;
use crate::session::Session;

/// The plan of a program for a person, as it stands on a date.
///
/// Days before the date show what the plan was, with what was carried out; from the date on every
/// open session has its day, or is listed in [`Plan::unplaced`] with the reason.
/// Entries of the log after the date are not read. Total: a flawed program gives a plan that holds
/// less, an empty history gives the first plan.
///
/// What a performed session carries out: the slot that it names; else the one planned for its date;
/// else the open one of its program week with the nearest day that shares an exercise or a muscle.
pub fn plan_from(
    program: &Program,
    exercises: &Exercises,
    history: &History,
    choices: &Choices,
    date: Date,
) -> Plan {
    let calendar = Calendar::new(program.length_days, choices, date);
    let given = Given {
        program,
        exercises,
        history,
        choices,
        calendar: &calendar,
        today: date,
    };
    Layout::new(&given).plan(&given)
}

/// Every session with its days.
struct Layout<'a> {
    slots: Slots<'a>,
    /// The first day of every strength session.
    base: Vec<Option<DayIdx>>,
    /// The day of every strength session as last seen.
    anchors: Vec<Option<DayIdx>>,
    settled: Vec<Settled>,
    eased: Vec<Eased>,
    /// What was done lately, with the strain of each.
    performed: Vec<(&'a Session, Strain)>,
}

impl<'a> Layout<'a> {
    fn new(given: &Given<'a>) -> Self {
        let Given {
            program,
            exercises,
            history,
            choices,
            calendar,
            today,
        } = *given;
        let slots = slots(program, exercises, calendar, choices);
        let base = base::first_days(&slots.strength, calendar, program, choices);
        let days = KnownDays::new(&slots.strength, &base, given);
        let matching = Matching {
            slots: &slots.strength,
            homes: &days.homes,
            calendar,
            exercises,
        };
        let carried = carried_out(&matching, eligible(history, choices, today));
        let performed = lately(given);
        let settled = settle(&Settling {
            slots: &slots.strength,
            calendar,
            program,
            choices,
            today: calendar.idx(today),
            homes: &days.homes,
            anchors: &days.anchors,
            carried: &carried,
            performed: &performed,
        });
        let strength = settled
            .iter()
            .copied()
            .filter_map(Settled::day)
            .chain(performed.iter().map(|(s, _)| calendar.idx(s.date)))
            .collect();
        let eased = Easing {
            easy: &slots.easy,
            base: &base,
            strength: &strength,
            calendar,
            choices,
            today: calendar.idx(today),
        }
        .settle();
        Self {
            anchors: days.anchors,
            slots,
            base,
            settled,
            eased,
            performed,
        }
    }

    fn plan(&self, given: &Given<'a>) -> Plan {
        let mut days: Vec<PlannedDay> = given
            .calendar
            .days()
            .iter()
            .copied()
            .map(open_day)
            .collect();
        self.lay_easy(&mut days, given);
        self.lay_strength(&mut days, given);
        self.mark_left(&mut days, given.calendar, given.choices);
        Plan {
            program: given.program.id.clone(),
            length_days: given.program.length_days,
            unplaced: self.unplaced(given.calendar),
            done: self.done(given.calendar),
            days,
            spacing: self.spacing(given),
        }
    }

    fn lay_easy(&self, days: &mut [PlannedDay], given: &Given<'_>) {
        let done: BTreeSet<Date> = given.history.recovery().iter().map(|r| r.date).collect();
        for (easy, eased) in self.slots.easy.iter().zip(&self.eased) {
            let Some(day) = eased.day.ok().and_then(|idx| at(days, idx)) else {
                continue;
            };
            day.planned = Planned::Recovery(recovery_slot(easy));
            day.is_done = day.date <= given.today && done.contains(&day.date);
            day.moved_from = moved_from(given.calendar, eased.home, eased.day.ok());
        }
    }

    fn lay_strength(&self, days: &mut [PlannedDay], given: &Given<'a>) {
        let dated: Vec<(Date, &Slot<'_>)> = self
            .slots
            .strength
            .iter()
            .zip(&self.settled)
            .filter_map(|(slot, settled)| Some((given.calendar.day(settled.day()?)?.date, slot)))
            .collect();
        let prescribing = Prescribing::new(given, &dated);
        let placed = self
            .slots
            .strength
            .iter()
            .zip(&self.settled)
            .zip(&self.base);
        for ((slot, settled), home) in placed {
            let Some(day) = settled.day().and_then(|idx| at(days, idx)) else {
                continue;
            };
            if matches!(day.planned, Planned::Strength(_)) && day.is_done {
                continue;
            }
            day.planned = Planned::Strength(prescribing.prescribe(slot, day.date));
            day.is_done = matches!(settled, Settled::Done(_));
            day.moved_from = moved_from(given.calendar, *home, settled.day());
        }
    }

    /// Marks the days that a strength session left.
    fn mark_left(&self, days: &mut [PlannedDay], calendar: &Calendar, choices: &Choices) {
        for (i, slot) in self.slots.strength.iter().enumerate() {
            let day = self.settled[i].day();
            let swapped = choices.last_swap(&slot.key).map(|on| calendar.idx(on));
            let left = [swapped, self.anchors[i], self.base[i]]
                .into_iter()
                .flatten()
                .find(|left| Some(*left) != day);
            if let Some(left) = left.and_then(|idx| at(days, idx)) {
                left.went = Some(Went {
                    key: slot.key.clone(),
                    name: slot.template.name.clone(),
                    to: day.and_then(|idx| calendar.day(idx)).map(|d| d.date),
                });
            }
        }
    }

    fn unplaced(&self, calendar: &Calendar) -> Vec<Unplaced> {
        let date = |idx: Option<DayIdx>| idx.and_then(|i| calendar.day(i)).map(|d| d.date);
        let strength = self
            .slots
            .strength
            .iter()
            .zip(&self.settled)
            .zip(&self.base);
        let strength = strength.filter_map(|((slot, settled), home)| match settled {
            Settled::Nowhere(why) => Some(unplaced_slot(slot, date(*home), *why)),
            Settled::Done(_) | Settled::On(_) => None,
        });
        let resting = self.slots.resting.iter();
        let resting = resting.map(|slot| unplaced_slot(slot, None, WhyUnplaced::FewerDays));
        let easy = self.slots.easy.iter().zip(&self.eased);
        let easy = easy.filter_map(|(easy, eased)| {
            eased.day.err().map(|why| Unplaced {
                key: easy.key.clone(),
                name: easy.template.template.clone(),
                week: easy.week,
                was_on: date(eased.home),
                why,
            })
        });
        let mut unplaced: Vec<Unplaced> = strength.chain(resting).chain(easy).collect();
        unplaced.sort_by_key(|u| u.week);
        unplaced
    }

    /// What previews need to know.
    fn spacing(&self, given: &Given<'_>) -> Spacing {
        let start = given.choices.usual_start;
        let strength = || self.slots.strength.iter().zip(&self.settled);
        let planned = strength().filter_map(|(slot, settled)| match settled {
            Settled::On(day) => {
                let starts = given.calendar.day(*day)?.date.to_datetime(start);
                Some(Bout {
                    key: Some(slot.key.clone()),
                    name: slot.template.name.clone(),
                    starts,
                    ends: starts,
                    strain: slot.strain,
                })
            }
            Settled::Done(_) | Settled::Nowhere(_) => None,
        });
        let carried: BTreeMap<u128, &str> = strength()
            .filter_map(|(slot, settled)| match settled {
                Settled::Done(carried) => Some((carried.session, slot.key.as_str())),
                Settled::On(_) | Settled::Nowhere(_) => None,
            })
            .collect();
        let performed = self.performed.iter().map(|(session, strain)| Bout {
            key: carried.get(&session.id).map(|key| (*key).to_owned()),
            name: session.name.clone(),
            starts: session.started(),
            ends: session.ended(),
            strain: *strain,
        });
        Spacing {
            bouts: planned.chain(performed).collect(),
            unplaced: strength()
                .filter(|(_, settled)| matches!(settled, Settled::Nowhere(_)))
                .map(|(slot, _)| slot)
                .chain(&self.slots.resting)
                .map(|slot| (slot.key.clone(), slot.strain))
                .collect(),
            unavailable: given.choices.unavailable.iter().copied().collect(),
            usual_start: start,
            today: given.today,
        }
    }

    fn done(&self, calendar: &Calendar) -> Vec<DoneSlot> {
        let done = self.slots.strength.iter().zip(&self.settled);
        done.filter_map(|(slot, settled)| match settled {
            Settled::Done(carried) => Some(DoneSlot {
                key: slot.key.clone(),
                session: carried.session,
                on: calendar.date(carried.day),
            }),
            Settled::On(_) | Settled::Nowhere(_) => None,
        })
        .collect()
    }
}

/// The strength sessions from a week before the program to today, oldest first.
fn lately<'a>(given: &Given<'a>) -> Vec<(&'a Session, Strain)> {
    let until = given.today.tomorrow().unwrap_or(given.today);
    let from = given
        .choices
        .started_on
        .saturating_sub(jiff::Span::new().days(LOOK_BACK_DAYS));
    given
        .history
        .sessions_between(from, until)
        .iter()
        .filter(|s| s.work().next().is_some())
        .map(|s| (s, Strain::of_session(s, given.exercises)))
        .collect()
}

/// Days before the program of which work can matter to its first sessions.
/// Choice: a week covers the longest gate many times over.
const LOOK_BACK_DAYS: DayIdx = 7;

/// The days of strength sessions before the log is read.
struct KnownDays {
    /// The first day, or the day that the person moved it to.
    homes: Vec<Option<DayIdx>>,
    /// The day as last shown.
    anchors: Vec<Option<DayIdx>>,
}

impl KnownDays {
    fn new(slots: &[Slot<'_>], base: &[Option<DayIdx>], given: &Given<'_>) -> Self {
        let (calendar, choices) = (given.calendar, given.choices);
        let moves: Vec<Option<Date>> = slots
            .iter()
            .map(|slot| choices.last_move(&slot.key).map(|m| m.to))
            .map(|to| to.filter(|to| calendar.day(calendar.idx(*to)).is_some()))
            .collect();
        let homes = moves
            .iter()
            .zip(base)
            .map(|(to, base)| to.map(|to| calendar.idx(to)).or(*base));
        let homes: Vec<Option<DayIdx>> = homes.collect();
        let anchors = slots
            .iter()
            .zip(&moves)
            .zip(&homes)
            .map(|((slot, to), home)| {
                let shown = shown_on(&slot.key, choices)
                    .filter(|(on, _)| to.is_none_or(|to| to < *on))
                    .map(|(_, day)| calendar.idx(day))
                    .filter(|idx| calendar.day(*idx).is_some());
                home.map(|home| shown.unwrap_or(home))
            });
        let anchors = anchors.collect();
        Self { homes, anchors }
    }
}

/// When a session's day was last shown and which it was, unless a change of days made it void.
pub(super) fn shown_on(key: &str, choices: &Choices) -> Option<(Date, Date)> {
    let shown = choices.shown.as_ref()?;
    let day = *shown.days.get(key)?;
    let is_void = choices
        .changed_days
        .keys()
        .any(|change| shown.on < *change && *change <= day);
    (!is_void).then_some((shown.on, day))
}

impl Settled {
    fn day(self) -> Option<DayIdx> {
        match self {
            Self::Done(carried) => Some(carried.day),
            Self::On(day) => Some(day),
            Self::Nowhere(_) => None,
        }
    }
}

const fn open_day(day: CalendarDay) -> PlannedDay {
    let mut planned = PlannedDay::new(day.date, day.number, Planned::RestDay);
    planned.is_paused = day.is_paused;
    planned
}

fn at(days: &mut [PlannedDay], idx: DayIdx) -> Option<&mut PlannedDay> {
    days.get_mut(usize::try_from(idx).ok()?)
}

fn moved_from(calendar: &Calendar, home: Option<DayIdx>, day: Option<DayIdx>) -> Option<Date> {
    let home = home.filter(|home| Some(*home) != day)?;
    calendar.day(home).map(|d| d.date)
}

fn recovery_slot(easy: &Easy<'_>) -> RecoverySlot {
    RecoverySlot {
        key: easy.key.clone(),
        template: easy.template.template.clone(),
        minutes: easy.template.minutes,
    }
}

fn unplaced_slot(slot: &Slot<'_>, was_on: Option<Date>, why: WhyUnplaced) -> Unplaced {
    Unplaced {
        key: slot.key.clone(),
        name: slot.template.name.clone(),
        week: slot.week,
        was_on,
        why,
    }
}
