//! The plan of an athlete: her program on her days, with her choices and what she was told.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use recoup_engine::decision::{State, choice_stands, ease_until};
use recoup_engine::exercise::ExerciseId;
use recoup_engine::plan::{
    Choices, DayFit, Fits, Kit, Lock, Move, Nearness, Pause, Plan, Planned, Shown, Swap,
    move_preview, plan_from,
};
use recoup_engine::program::{Program, WeekSlot};
use recoup_store::{self as store, Tx};
use serde::Deserialize;
use uuid::Uuid;

use super::agreement::{Subject, agree_unseen};
use super::bout::taken_days;
use super::check_in::text;
use super::log::{Log, Settings};
use super::program::{Enrolled, current};
use super::{Desk, Error, Result};
use crate::wire;

/// Days that a preview of moving looks ahead. Choice: this week and the next.
const PREVIEW_DAYS: i64 = 14;

/// A plan with all that it was made from.
pub(super) struct Planning {
    pub(super) enrolled: Enrolled,
    pub(super) choices: Choices,
    pub(super) plan: Plan,
}

/// What was decided on a day, as far as the plan needs it.
pub(super) struct DecidedDay {
    pub(super) day: Date,
    pub(super) state: State,
    pub(super) session: Option<String>,
}

impl Planning {
    /// The plan as it stands on a date, before that date's own decision; `None` without a program.
    pub(super) fn read(
        tx: &mut Tx<'_>,
        desk: &Desk<'_>,
        log: &Log,
        on: Date,
    ) -> Result<Option<Self>> {
        let Some(mut enrolled) = current(tx, desk, on)? else {
            return Ok(None);
        };
        substitute(tx, desk, &mut enrolled.program)?;
        let choices = read_choices(tx, desk, log, &enrolled, on)?;
        let plan = plan_from(
            &enrolled.program,
            desk.exercises(),
            &log.history,
            &choices,
            on,
        );
        Ok(Some(Self {
            enrolled,
            choices,
            plan,
        }))
    }

    /// The last day of the easier week that a date is in.
    pub(super) fn eased_until(&self, on: Date) -> Option<Date> {
        ease_until(&self.choices.deloads, on)
    }

    /// The plan as if an easier week began on a date.
    pub(super) fn with_ease(&self, desk: &Desk<'_>, log: &Log, on: Date) -> Plan {
        let mut choices = self.choices.clone();
        choices.deloads.insert(on);
        self.remade(desk, log, &choices, on)
    }

    /// The plan as if no easier week reached a date.
    pub(super) fn without_ease(&self, desk: &Desk<'_>, log: &Log, on: Date) -> Plan {
        let mut choices = self.choices.clone();
        while ease_until(&choices.deloads, on).is_some() {
            let first = choices.deloads.range(..=on).next_back().copied();
            choices.deloads.retain(|day| Some(*day) != first);
        }
        self.remade(desk, log, &choices, on)
    }

    /// The plan once a decision has taken a session away from a day.
    pub(super) fn without(&self, desk: &Desk<'_>, log: &Log, key: &str, on: Date) -> Plan {
        let mut choices = self.choices.clone();
        choices.swapped.push(Swap {
            key: key.to_owned(),
            on,
        });
        self.remade(desk, log, &choices, on)
    }

    fn remade(&self, desk: &Desk<'_>, log: &Log, choices: &Choices, on: Date) -> Plan {
        plan_from(
            &self.enrolled.program,
            desk.exercises(),
            &log.history,
            choices,
            on,
        )
    }
}

/// What was decided, or chosen instead, on the days of a span; the last of a day counts.
pub(super) fn decided_days(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    from: Date,
    to: Date,
) -> Result<Vec<DecidedDay>> {
    let mut days: Vec<DecidedDay> = Vec::new();
    for row in tx.list_decisions(desk.athlete, from, to)? {
        let Ok(state) = State::from_code(&row.state) else {
            continue;
        };
        let kept: Kept = serde_json::from_str(&row.body).unwrap_or_default();
        days.retain(|d| d.day != row.day);
        days.push(DecidedDay {
            day: row.day,
            state,
            session: kept.planned.map(|p| p.session),
        });
    }
    for chosen in tx
        .list_overrides(desk.athlete, from, to)?
        .iter()
        .filter(|c| !c.undone)
    {
        let (Ok(from), Ok(to)) = (
            State::from_code(&chosen.from_state),
            State::from_code(&chosen.to_state),
        ) else {
            continue;
        };
        let day = days.iter_mut().find(|d| d.day == chosen.day);
        if let Some(day) = day.filter(|d| choice_stands(from, to, d.state)) {
            day.state = to;
        }
    }
    Ok(days)
}

/// The days on which she chose an easier week herself, whether or not a decision was kept: it begins
/// on the day itself.
fn chosen_eases(tx: &mut Tx<'_>, desk: &Desk<'_>, from: Date, to: Date) -> Result<Vec<Date>> {
    if to < from {
        return Ok(vec![]);
    }
    let mut last: BTreeMap<Date, store::OverrideChoice> = BTreeMap::new();
    for row in tx.list_overrides(desk.athlete, from, to)? {
        let is_newer = |known: &store::OverrideChoice| (known.at, known.id) < (row.at, row.id);
        if !row.undone && last.get(&row.day).is_none_or(is_newer) {
            last.insert(row.day, row);
        }
    }
    let eases = last
        .into_values()
        .filter(|c| c.to_state == State::Ease.code());
    Ok(eases.map(|c| c.day).collect())
}

/// The part of a kept decision that the plan needs.
#[derive(Default, Deserialize)]
struct Kept {
    planned: Option<KeptSession>,
}

#[derive(Deserialize)]
struct KeptSession {
    session: String,
}

fn read_choices(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    log: &Log,
    enrolled: &Enrolled,
    on: Date,
) -> Result<Choices> {
    let settings = &log.settings;
    let mut choices = Choices::starting(enrolled.started_on, settings.days);
    choices.kit = kit_of(settings);
    choices.usual_start = settings.usual_start.unwrap_or(choices.usual_start);
    choices.experience = settings.experience;
    for row in tx
        .list_plan_choices(desk.athlete)?
        .iter()
        .filter(|c| !c.deleted)
    {
        let Ok(choice) = serde_json::from_str(&row.body) else {
            continue;
        };
        apply(&mut choices, choice, row);
    }
    choices.unavailable = taken_days(tx, desk, enrolled.started_on, Date::MAX)?;
    let before = on.yesterday().unwrap_or(on);
    for decided in decided_days(tx, desk, enrolled.started_on, before)? {
        if let (true, Some(key)) = (decided.state.takes_session_away(), decided.session) {
            choices.swapped.push(Swap {
                key,
                on: decided.day,
            });
        } else if decided.state == State::Ease
            && ease_until(&choices.deloads, decided.day).is_none()
        {
            // Only the first day begins an easier week; the days inside it are told Ease as well.
            choices.deloads.insert(decided.day);
        }
    }
    for day in chosen_eases(tx, desk, enrolled.started_on, on)? {
        if ease_until(&choices.deloads, day).is_none() {
            choices.deloads.insert(day);
        }
    }
    choices.shown = last_shown(tx, desk, enrolled.started_on, before)?;
    Ok(choices)
}

/// What she lifts with.
pub(super) fn kit_of(settings: &Settings) -> Kit {
    let usual = Kit::usual(settings.unit);
    Kit {
        owned: owned(&settings.equipment),
        bar: settings.bar.unwrap_or(usual.bar),
        plates: settings.plates.clone(),
        ..usual
    }
}

fn owned(
    equipment: &[String],
) -> Option<std::collections::BTreeSet<recoup_engine::exercise::Equipment>> {
    let known = equipment
        .iter()
        .filter_map(|e| recoup_engine::exercise::Equipment::from_code(e).ok());
    Some(known.collect()).filter(|owned: &std::collections::BTreeSet<_>| !owned.is_empty())
}

fn apply(choices: &mut Choices, choice: wire::PlanChoice, row: &store::PlanChoice) {
    match choice {
        wire::PlanChoice::Move { session, to, .. } => {
            choices.moves.push(Move {
                key: session,
                to,
                at: row.at,
            });
        }
        wire::PlanChoice::LeaveOut { session, .. } => {
            choices.left_out.insert(session);
        }
        wire::PlanChoice::Pause { from, .. } => choices.pauses.push(Pause { from, until: None }),
        wire::PlanChoice::Ease { from, .. } => {
            choices.deloads.insert(from);
        }
        // The program itself has the other exercise already, and an if-then plan moves nothing.
        wire::PlanChoice::Substitute { .. } | wire::PlanChoice::IfThen { .. } => {}
        wire::PlanChoice::Resume { on, .. } => {
            for pause in choices
                .pauses
                .iter_mut()
                .filter(|p| p.until.is_none() && p.from <= on)
            {
                pause.until = Some(on);
            }
        }
    }
}

/// Puts the exercises that she chose for the whole program in the place of the coach's.
fn substitute(tx: &mut Tx<'_>, desk: &Desk<'_>, program: &mut Program) -> Result<()> {
    for row in tx
        .list_plan_choices(desk.athlete)?
        .iter()
        .filter(|c| !c.deleted)
    {
        let Ok(wire::PlanChoice::Substitute { exercise, with, .. }) =
            serde_json::from_str(&row.body)
        else {
            continue;
        };
        let weeks = program.phases.iter_mut().flat_map(|phase| &mut phase.weeks);
        for slot in weeks.flat_map(|week| &mut week.slots) {
            let WeekSlot::Strength(template) = slot else {
                continue;
            };
            let written = template.exercises.iter_mut();
            for written in written.filter(|w| w.exercise.as_str() == exercise) {
                written.exercise = ExerciseId::new(&with);
            }
        }
    }
    Ok(())
}

fn known_exercise(desk: &Desk<'_>, id: &str) -> Result<()> {
    let found = desk.exercises().find(&ExerciseId::new(id));
    found.map(|_| ()).ok_or_else(|| Error::Absent {
        what: "exercise",
        id: id.to_owned(),
    })
}

/// The plan as it was last shown before a day.
fn last_shown(tx: &mut Tx<'_>, desk: &Desk<'_>, from: Date, to: Date) -> Result<Option<Shown>> {
    if to < from {
        return Ok(None);
    }
    let shown = tx.list_plans_shown(desk.athlete, from, to)?;
    let last = shown.iter().max_by_key(|s| s.day);
    Ok(last.and_then(|row| {
        Some(Shown {
            on: row.day,
            days: serde_json::from_str(&row.body).ok()?,
        })
    }))
}

/// Keeps the plan as it is shown on a day: it is something the person was told.
pub(super) fn keep_shown(tx: &mut Tx<'_>, desk: &Desk<'_>, plan: &Plan, on: Date) -> Result<()> {
    let strength = plan
        .days
        .iter()
        .filter(|d| matches!(d.planned, Planned::Strength(_)));
    let days: std::collections::BTreeMap<&str, Date> = strength
        .filter_map(|d| Some((d.planned.key()?, d.date)))
        .collect();
    let body = text(&days);
    let known = tx.find_plan_shown(desk.athlete, on)?;
    if known.is_none_or(|known| known.body != body) {
        tx.put_plan_shown(&store::PlanShown {
            athlete_id: desk.athlete,
            day: on,
            at: desk.now,
            body,
        })?;
    }
    Ok(())
}

/// Keeps a choice about the plan: a move, a session left out, a pause.
///
/// # Errors
/// [`Error::NoProgram`] without one; [`Error::Absent`] for a session that is not in the plan;
/// [`Error::Contested`] when another device chose at the same time.
pub fn put_plan_choice(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    id: Uuid,
    choice: &wire::PlanChoice,
) -> Result<()> {
    // Her own if-then plans need no program.
    if !matches!(choice, wire::PlanChoice::IfThen { .. }) {
        is_in_the_plan(tx, desk, choice)?;
    }
    let kind = match choice {
        wire::PlanChoice::Move { .. } => "move",
        wire::PlanChoice::LeaveOut { .. } => "leave_out",
        wire::PlanChoice::Pause { .. } => "pause",
        wire::PlanChoice::Resume { .. } => "resume",
        wire::PlanChoice::Ease { .. } => "ease",
        wire::PlanChoice::IfThen { if_, then, .. } => {
            super::if_then::check(if_, then)?;
            "if_then"
        }
        wire::PlanChoice::Substitute { exercise, with, .. } => {
            known_exercise(desk, exercise)?;
            known_exercise(desk, with)?;
            "substitute"
        }
    };
    let counter = choice.rev().counter;
    let known = tx.find_plan_choice(desk.athlete, id)?;
    // Sent twice, it was still chosen when it was sent first.
    let at = known
        .filter(|k| k.counter == counter)
        .map_or(desk.now, |k| k.at);
    let row = store::PlanChoice {
        athlete_id: desk.athlete,
        id,
        at,
        kind: kind.to_owned(),
        body: text(choice),
        counter,
        device: choice.rev().device.clone(),
        deleted: false,
    };
    let written = tx.put_plan_choice(&row)?;
    let of = Subject {
        what: "plan",
        table: "plan_choice",
        id,
    };
    agree_unseen(tx, desk, of, written)
}

/// Whether the plan has the session that a choice is about.
fn is_in_the_plan(tx: &mut Tx<'_>, desk: &Desk<'_>, choice: &wire::PlanChoice) -> Result<()> {
    let log = Log::read(tx, desk, None)?;
    let today = log.settings.today(desk);
    let planning = Planning::read(tx, desk, &log, today)?.ok_or(Error::NoProgram)?;
    if let wire::PlanChoice::Move { session, .. } | wire::PlanChoice::LeaveOut { session, .. } =
        choice
    {
        let known = planning.plan.day_of(session).is_some()
            || planning.plan.unplaced.iter().any(|u| u.key == *session);
        if !known {
            return Err(Error::Absent {
                what: "planned session",
                id: session.clone(),
            });
        }
    }
    Ok(())
}

/// Takes a choice about the plan back.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id.
pub fn delete_plan_choice(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid) -> Result<()> {
    let absent = || Error::Absent {
        what: "choice",
        id: id.to_string(),
    };
    let row = tx.find_plan_choice(desk.athlete, id)?.ok_or_else(absent)?;
    tx.put_plan_choice(&store::PlanChoice {
        deleted: true,
        counter: row.counter + 1,
        ..row
    })?;
    Ok(())
}

/// How a planned session would fit each day of this week and the next.
///
/// # Errors
/// [`Error::NoProgram`] without one; [`Error::Absent`] for a session that is not in the plan.
pub fn preview_move(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    session: &str,
) -> Result<Vec<wire::MovePreview>> {
    let log = Log::read(tx, desk, None)?;
    let today = log.settings.today(desk);
    let planning = Planning::read(tx, desk, &log, today)?.ok_or(Error::NoProgram)?;
    let absent = || Error::Absent {
        what: "planned session",
        id: session.to_owned(),
    };
    let fits = move_preview(&planning.plan, session);
    if fits.is_empty() {
        return Err(absent());
    }
    let last = today.saturating_add(PREVIEW_DAYS.days());
    Ok(fits
        .iter()
        .filter(|f| f.date <= last)
        .map(|fit| fit_to_wire(desk, fit))
        .collect())
}

/// Keeps a choice other than the decision: easier with one tap, harder with a reason, never past a
/// safety rule.
///
/// # Errors
/// [`Error::NotOffered`] says why; [`Error::Invalid`] when a reason is missing.
pub fn put_override(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    id: Uuid,
    sent: &wire::OverrideBody,
) -> Result<()> {
    let shown = super::today::decided(tx, desk, sent.day)?;
    let from = super::today::decided_state(&shown).ok_or(Error::NoProgram)?;
    let harder = shown
        .choices
        .harder
        .iter()
        .any(|h| h.state == sent.to_state);
    if harder && sent.reason.as_deref().is_none_or(|r| r.trim().is_empty()) {
        return Err(Error::Invalid {
            field: "reason".to_owned(),
            found: "nothing".to_owned(),
            limit: "one reason, because it is harder than advised".to_owned(),
        });
    }
    if !harder && !shown.choices.easier.contains(&sent.to_state) {
        return Err(Error::NotOffered {
            to: super::check_in::bare(&sent.to_state),
        });
    }
    let known = tx.find_override(desk.athlete, id)?;
    let at = known
        .filter(|k| k.counter == sent.rev.counter)
        .map_or(desk.now, |k| k.at);
    let written = tx.put_override(&store::OverrideChoice {
        athlete_id: desk.athlete,
        id,
        day: sent.day,
        at,
        from_state: super::check_in::bare(&from),
        to_state: super::check_in::bare(&sent.to_state),
        reason: sent.reason.clone().unwrap_or_default(),
        undone: false,
        counter: sent.rev.counter,
        device: sent.rev.device.clone(),
    })?;
    let of = Subject {
        what: "choice",
        table: "override_choice",
        id,
    };
    agree_unseen(tx, desk, of, written)
}

/// Takes a choice back: the decision stands again.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id.
pub fn undo_override(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid) -> Result<Date> {
    let absent = || Error::Absent {
        what: "choice",
        id: id.to_string(),
    };
    let row = tx.find_override(desk.athlete, id)?.ok_or_else(absent)?;
    let day = row.day;
    tx.put_override(&store::OverrideChoice {
        undone: true,
        counter: row.counter + 1,
        ..row
    })?;
    Ok(day)
}

fn fit_to_wire(desk: &Desk<'_>, fit: &DayFit) -> wire::MovePreview {
    let near = |key: &str, near: &Nearness| {
        let values = [
            ("session", near.session.clone()),
            ("muscles", desk.muscles(&[near.muscle])),
            ("hours", near.hours.to_string()),
            ("needed", near.expected_hours.to_string()),
        ];
        desk.say(&format!("fit.{key}"), &values)
    };
    let (fits, why) = match &fit.fits {
        Fits::Fits => (wire::PlanFit::Fits, desk.say("fit.fits", &[])),
        Fits::Close(nearness) => (wire::PlanFit::Close, near("close", nearness)),
        Fits::TooClose(nearness) => (wire::PlanFit::TooClose, near("too_close", nearness)),
        Fits::Locked(lock) => (wire::PlanFit::Locked, locked(desk, lock)),
    };
    wire::MovePreview {
        day: fit.date,
        fits,
        why,
    }
}

fn locked(desk: &Desk<'_>, lock: &Lock) -> String {
    match lock {
        Lock::Past => desk.say("fit.past", &[]),
        Lock::Paused => desk.say("fit.paused", &[]),
        Lock::Away => desk.say("fit.away", &[]),
        Lock::Done => desk.say("fit.done", &[]),
        Lock::Taken { session } => desk.say("fit.taken", &[("session", session.clone())]),
    }
}
