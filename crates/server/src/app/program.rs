//! Programs: which there are, which one an athlete is on, joining and leaving.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use recoup_engine::History;
use recoup_engine::exercise::{Exercise, Muscle};
use recoup_engine::plan::{Choices, Experience, Plan, Planned, plan_from};
use recoup_engine::program::{Program, ProgramWeek, SetsRange, SetsVerdict, WeekSlot, weekly_sets};
use recoup_library::WrittenProgram;
use recoup_store::{self as store, Tx};

use super::export::from_code;
use super::log::{Settings, fresh_id};
use super::prescription::{exercise_to_wire, minutes_of};
use super::{Desk, Error, Result};
use crate::wire;

/// A program that an athlete is on, as she joined it.
#[derive(Debug, Clone)]
pub(super) struct Enrolled {
    pub(super) started_on: Date,
    pub(super) program: Program,
}

/// The program she is on at a date, or else the next one that she has joined and not begun.
pub(super) fn current(tx: &mut Tx<'_>, desk: &Desk<'_>, on: Date) -> Result<Option<Enrolled>> {
    let running = tx.find_enrollment_on(desk.athlete, on)?;
    let found = match running {
        Some(row) => Some(row),
        None => next_enrollment(tx, desk, on)?,
    };
    let enrolled = |row: store::Enrollment| {
        Ok(Enrolled {
            started_on: row.started_on,
            program: as_joined(desk, &row)?,
        })
    };
    found.map(enrolled).transpose()
}

fn next_enrollment(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    on: Date,
) -> Result<Option<store::Enrollment>> {
    let joined = tx.list_enrollments(desk.athlete)?.into_iter();
    let ahead = joined.filter(|e| on < e.started_on && e.ended_on.is_none());
    Ok(ahead.min_by_key(|e| e.started_on))
}

/// The name of the program she is on at a date.
pub(super) fn current_name(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    on: Date,
) -> Result<Option<wire::ProgramName>> {
    let found = current(tx, desk, on)?;
    Ok(found.map(|e| wire::ProgramName {
        id: e.program.id,
        name: e.program.name,
    }))
}

/// The program as its text was on the day she joined; what the library says of it now where that
/// text no longer reads.
fn as_joined(desk: &Desk<'_>, row: &store::Enrollment) -> Result<Program> {
    let now = desk
        .library
        .program(&row.program_id)
        .map(|written| written.text.as_str());
    if now != Some(row.program_text.as_str())
        && let Ok(program) = recoup_library::read_program(&row.program_id, &row.program_text)
    {
        return Ok(program);
    }
    Ok(find(desk, &row.program_id)?.program.clone())
}

pub(super) fn find<'l>(desk: &Desk<'l>, id: &str) -> Result<&'l WrittenProgram> {
    let absent = || Error::Absent {
        what: "program",
        id: id.to_owned(),
    };
    desk.library.program(id).ok_or_else(absent)
}

/// The programs there are.
pub fn list_programs(desk: &Desk<'_>) -> Vec<wire::ProgramCard> {
    desk.library
        .programs()
        .map(|written| card(desk, &written.program))
        .collect()
}

/// One program, week by week.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id.
pub fn show_program(desk: &Desk<'_>, id: &str) -> Result<wire::Program> {
    Ok(preview_program(desk, &find(desk, id)?.program))
}

/// What is wrong with a program that reads, in words; a plan can still be made of what is right.
pub fn program_flaws(desk: &Desk<'_>, program: &Program) -> Vec<String> {
    program
        .flaws(desk.exercises())
        .iter()
        .map(ToString::to_string)
        .collect()
}

/// A program as a calendar that begins on a Monday, for someone without a history.
pub fn preview_program(desk: &Desk<'_>, program: &Program) -> wire::Program {
    let monday = Date::constant(2024, 1, 1);
    let plan = blank_plan(desk, program, monday);
    let aimed_at = aimed_at(desk, program);
    let weeks = plan
        .days
        .chunks(7)
        .zip(1_u32..)
        .map(|(days, week)| wire::ProgramWeek {
            week,
            deload: week_of(program, week).is_some_and(|w| w.is_deload),
            days: days.iter().map(|day| program_day(desk, day)).collect(),
            muscles: week_of(program, week)
                .map_or_else(Vec::new, |w| muscles(desk, (w, week), &aimed_at)),
        });
    wire::Program {
        card: card(desk, program),
        phases: phases(program),
        weeks: weeks.collect(),
    }
}

/// The muscles that the program trains directly somewhere; the others only help.
fn aimed_at(desk: &Desk<'_>, program: &Program) -> BTreeSet<Muscle> {
    let strength = program.weeks().flat_map(ProgramWeek::strength);
    let exercises = strength.flat_map(|session| &session.exercises);
    let known = exercises.filter_map(|e| desk.library.exercises().find(&e.exercise));
    known.flat_map(Exercise::direct_muscles).collect()
}

/// What a week asks of each muscle as written, head to toe.
fn muscles(
    desk: &Desk<'_>,
    (written, week): (&ProgramWeek, u32),
    aimed_at: &BTreeSet<Muscle>,
) -> Vec<wire::ProgramMuscle> {
    let number = u8::try_from(week).unwrap_or(u8::MAX);
    let fit = |experience, sets| match SetsRange::aimed_at(experience, number).verdict(sets) {
        SetsVerdict::Below => wire::SetsFit::Below,
        SetsVerdict::Within => wire::SetsFit::Within,
        SetsVerdict::Above => wire::SetsFit::Above,
    };
    weekly_sets(written, desk.exercises())
        .into_iter()
        .map(|(muscle, sets)| wire::ProgramMuscle {
            muscle: muscle.code().to_owned(),
            name: desk.muscle(muscle),
            sets,
            for_new: fit(Experience::New, sets),
            for_regular: fit(Experience::Regular, sets),
            helps_only: !aimed_at.contains(&muscle),
        })
        .collect()
}

/// Joins a program: the one before ends the day before, what was done stays.
///
/// # Errors
/// [`Error::Absent`] when there is no such program; [`Error::NoProfile`] before the settings.
pub fn enroll(tx: &mut Tx<'_>, desk: &Desk<'_>, id: &str, on: Option<Date>) -> Result<Date> {
    let settings = Settings::read(tx, desk)?;
    let written = find(desk, id)?;
    let started_on = on.unwrap_or_else(|| settings.today(desk));
    end_current(tx, desk, started_on)?;
    tx.insert_enrollment(&store::Enrollment {
        athlete_id: desk.athlete,
        id: fresh_id(desk),
        program_id: written.program.id.clone(),
        program_text: written.text.clone(),
        started_on,
        ended_on: None,
        at: desk.now,
    })?;
    Ok(started_on)
}

/// Leaves the program she is on, from today on; what she did stays.
///
/// # Errors
/// [`Error::NoProgram`] when she is on none.
pub fn leave_program(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<()> {
    let today = Settings::read(tx, desk)?.today(desk);
    if current(tx, desk, today)?.is_none() {
        return Err(Error::NoProgram);
    }
    end_current(tx, desk, today.yesterday().unwrap_or(today))
}

/// Makes a date the last day of what runs on it or is due to begin after it.
fn end_current(tx: &mut Tx<'_>, desk: &Desk<'_>, on: Date) -> Result<()> {
    let open = tx
        .list_enrollments(desk.athlete)?
        .into_iter()
        .filter(|e| e.ended_on.is_none_or(|end| on <= end));
    for enrollment in open {
        tx.update_enrollment_ended(desk.athlete, enrollment.id, on)?;
    }
    Ok(())
}

fn blank_plan(desk: &Desk<'_>, program: &Program, from: Date) -> Plan {
    let choices = Choices::starting(from, program.training_days);
    plan_from(
        program,
        desk.exercises(),
        &History::default(),
        &choices,
        from,
    )
}

fn card(desk: &Desk<'_>, program: &Program) -> wire::ProgramCard {
    let monday = Date::constant(2024, 1, 1);
    let plan = blank_plan(desk, program, monday);
    let first = plan.week(monday);
    let strength = first.iter().filter_map(|day| match &day.planned {
        Planned::Strength(slot) => Some(slot),
        Planned::Recovery(_) | Planned::RestDay => None,
    });
    let strength: Vec<_> = strength.collect();
    let longest = strength
        .iter()
        .map(|slot| minutes_of(&slot.exercises))
        .max()
        .unwrap_or(0);
    wire::ProgramCard {
        id: program.id.clone(),
        name: program.name.clone(),
        summary: program.summary.clone(),
        for_whom: desk.say(&format!("program.{}.for_whom", program.id), &[]),
        days: u32::from(program.length_days),
        strength_days: u32::try_from(strength.len()).unwrap_or_default(),
        minutes: longest,
        equipment: equipment(desk, program),
        rhythm: first
            .iter()
            .filter_map(|day| rhythm_day(desk, day))
            .collect(),
    }
}

fn equipment(desk: &Desk<'_>, program: &Program) -> Vec<String> {
    let slots = program
        .phases
        .iter()
        .flat_map(|p| &p.weeks)
        .flat_map(|w| &w.slots);
    let exercises = slots.flat_map(|slot| match slot {
        WeekSlot::Strength(session) => session.exercises.as_slice(),
        WeekSlot::Recovery(_) => &[],
    });
    let needed = exercises.filter_map(|e| desk.exercises().find(&e.exercise));
    let codes: std::collections::BTreeSet<_> = needed
        .flat_map(|e| e.equipment.iter().map(|kit| kit.code()))
        .collect();
    codes.into_iter().map(str::to_owned).collect()
}

fn rhythm_day(desk: &Desk<'_>, day: &recoup_engine::plan::PlannedDay) -> Option<wire::RhythmDay> {
    let (kind, name) = named(desk, &day.planned);
    Some(wire::RhythmDay {
        weekday: weekday(day.date.weekday())?,
        kind,
        name,
    })
}

/// What a planned day is for, and what it is called.
pub(super) fn named(desk: &Desk<'_>, planned: &Planned) -> (wire::DayKind, String) {
    match planned {
        Planned::Strength(slot) => (wire::DayKind::Strength, slot.name.clone()),
        Planned::Recovery(slot) => (
            wire::DayKind::Recovery,
            super::speech::recovery_name(desk, &slot.template),
        ),
        Planned::RestDay => (wire::DayKind::Rest, desk.say("day.rest", &[])),
    }
}

fn program_day(desk: &Desk<'_>, day: &recoup_engine::plan::PlannedDay) -> wire::ProgramDay {
    let (kind, name) = named(desk, &day.planned);
    let (minutes, sets, exercises) = match &day.planned {
        Planned::Strength(slot) => (
            minutes_of(&slot.exercises),
            slot.exercises.iter().map(|e| u32::from(e.sets)).sum(),
            slot.exercises
                .iter()
                .map(|e| exercise_to_wire(desk, e, recoup_engine::unit::MassUnit::Kilogram))
                .collect(),
        ),
        Planned::Recovery(slot) => (super::recovery::minutes_of(desk, slot), 0, vec![]),
        Planned::RestDay => (0, 0, vec![]),
    };
    wire::ProgramDay {
        day_number: u32::from(day.number),
        weekday: weekday(day.date.weekday()).unwrap_or(wire::Weekday::Mon),
        kind,
        name,
        minutes,
        hard_sets: sets,
        exercises,
    }
}

fn phases(program: &Program) -> Vec<wire::ProgramPhase> {
    let mut from_week = 1;
    let mut phases = Vec::new();
    for phase in &program.phases {
        let weeks = u32::try_from(phase.weeks.len()).unwrap_or_default();
        phases.push(wire::ProgramPhase {
            name: phase.name.clone(),
            from_week,
            to_week: from_week + weeks.saturating_sub(1),
            aim: String::new(),
        });
        from_week += weeks;
    }
    phases
}

fn week_of(program: &Program, week: u32) -> Option<&recoup_engine::program::ProgramWeek> {
    program
        .phases
        .iter()
        .flat_map(|p| &p.weeks)
        .nth(usize::try_from(week).ok()?.checked_sub(1)?)
}

pub(super) fn weekday(day: Weekday) -> Option<wire::Weekday> {
    from_code(super::locale::code(day))
}
