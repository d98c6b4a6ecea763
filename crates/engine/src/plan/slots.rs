//! The sessions of a program in the order a person does them.

use super::Choices;
use super::calendar::{Calendar, week_of};
use super::strain::Strain;
use crate::exercise::Exercises;
use crate::program::{
    Program, ProgramWeek, RecoveryTemplate, StrengthTemplate, WeekSlot, Weekdays,
};

/// A strength session of the program that the person is to do.
#[derive(Debug, Clone)]
pub(super) struct Slot<'a> {
    /// Its stable key.
    pub(super) key: String,
    /// The week of the program, from 1.
    pub(super) week: u8,
    /// What the coach wrote.
    pub(super) template: &'a StrengthTemplate,
    /// Whether the coach made its week a deload.
    pub(super) is_deload: bool,
    /// What it asks of each muscle.
    pub(super) strain: Strain,
}

/// A recovery session of the program.
#[derive(Debug, Clone)]
pub(super) struct Easy<'a> {
    /// Its stable key.
    pub(super) key: String,
    /// The week of the program, from 1.
    pub(super) week: u8,
    /// What the coach wrote.
    pub(super) template: &'a RecoveryTemplate,
    /// The place in [`Slots::strength`] of the session that it follows, if any comes before.
    pub(super) after: Option<usize>,
}

/// The sessions of a program for one person, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Slots<'a> {
    /// Strength sessions that have a place in the weeks.
    pub(super) strength: Vec<Slot<'a>>,
    /// Strength sessions whose turn it is not, because the person has fewer days.
    pub(super) resting: Vec<Slot<'a>>,
    /// Recovery sessions.
    pub(super) easy: Vec<Easy<'a>>,
}

/// The sessions of every week from the one that the person entered in.
///
/// When she has fewer days than the program has sessions, they take turns: with two days and the
/// sessions A, B, C the weeks are A B, C A, B C.
pub(super) fn slots<'a>(
    program: &'a Program,
    exercises: &Exercises,
    calendar: &Calendar,
    choices: &Choices,
) -> Slots<'a> {
    let mut slots = Slots::default();
    let entered = week_of(choices.enters_at.max(1));
    let last = week_of(program.length_days);
    let mut before = 0;
    for (number, week) in (1..=last).zip(program.weeks()) {
        if number < entered {
            continue;
        }
        let room = room_in(calendar, number, program, choices);
        let names: Vec<_> = named_slots(week, number, exercises);
        let skip = if number == entered && 1 < choices.enters_at {
            names.len().saturating_sub(room.here)
        } else {
            0
        };
        let (turn, resting) = take_turns(names, skip, room.full, before);
        before += turn.len();
        add_easy(&mut slots, week, number, (skip, turn.len()));
        slots.strength.extend(turn);
        slots.resting.extend(resting);
    }
    slots
}

/// How many strength sessions a week can hold by the person's weekdays.
struct Room {
    /// In a full week.
    full: usize,
    /// In the days that the week has.
    here: usize,
}

fn room_in(calendar: &Calendar, week: u8, program: &Program, choices: &Choices) -> Room {
    let mut here = 0;
    let mut days = usual_days(program, choices.training_days);
    for day in calendar
        .active_days(week)
        .filter_map(|idx| calendar.day(idx))
    {
        days = usual_days(program, choices.days_on(day.date));
        here += usize::from(days.contains(day.date.weekday()));
    }
    Room {
        full: usize::from(days.len()),
        here,
    }
}

/// The person's weekdays, or the program's where she chose none.
pub(super) fn usual_days(program: &Program, chosen: Weekdays) -> Weekdays {
    [chosen, program.training_days]
        .into_iter()
        .find(|days| !days.is_empty())
        .unwrap_or(Weekdays::MON_WED_FRI)
}

fn named_slots<'a>(week: &'a ProgramWeek, number: u8, exercises: &Exercises) -> Vec<Slot<'a>> {
    week.strength()
        .zip('a'..='z')
        .map(|(template, letter)| Slot {
            key: format!("w{number}-{letter}"),
            week: number,
            template,
            is_deload: week.is_deload,
            strain: Strain::of_template(template, exercises),
        })
        .collect()
}

/// The sessions whose turn it is, in the order of the turn, and those that rest this week.
fn take_turns(
    mut slots: Vec<Slot<'_>>,
    skip: usize,
    room: usize,
    before: usize,
) -> (Vec<Slot<'_>>, Vec<Slot<'_>>) {
    slots.drain(..skip);
    if slots.len() <= room {
        return (slots, Vec::new());
    }
    let n_slots = slots.len();
    slots.rotate_left(before % n_slots);
    let resting = slots.split_off(room);
    (slots, resting)
}

/// Adds a week's recovery sessions, each after the strength session that it follows in the text: the
/// first of the text stands for the first of the turn. Where fewer are done this week, those beyond
/// follow the last.
///
/// Recovery sessions that follow one of the `n_skipped` first strength sessions lie before the day
/// that the person entered on.
fn add_easy<'a>(
    slots: &mut Slots<'a>,
    week: &'a ProgramWeek,
    number: u8,
    (n_skipped, n_turn): (usize, usize),
) {
    let base = slots.strength.len();
    let (mut n_strength, mut n_easy) = (0, 0);
    for slot in &week.slots {
        match slot {
            WeekSlot::Strength(_) => n_strength += 1,
            WeekSlot::Recovery(template) => {
                n_easy += 1;
                if n_strength <= n_skipped && 0 < n_skipped {
                    continue;
                }
                slots.easy.push(Easy {
                    key: format!("w{number}-r{n_easy}"),
                    week: number,
                    template,
                    after: (base + n_turn.min(n_strength - n_skipped)).checked_sub(1),
                });
            }
        }
    }
}
