//! Today: what is planned, what is decided, what to do, and why.

use jiff::civil::{Date, DateTime};
use recoup_engine::decision::{Day, Decision, State, Work, decide, ease_until, usual_start};
use recoup_engine::plan::{Plan, Planned};
use recoup_engine::warning::warning;
use recoup_store::{self as store, Tx};

use super::check_in::{bare, text, to_wire as check_in_to_wire};
use super::export::from_code;
use super::log::{Log, fresh_id};
use super::plan::{Planning, keep_shown};
use super::telling::{Around, Telling, effect_of, muscles_of};
use super::{Desk, Result, composing};
use crate::wire;

/// The version of the rules that a kept decision names.
const ENGINE: &str = concat!("recoup-engine ", env!("CARGO_PKG_VERSION"));

/// A day as it stands: decided anew from the log, and the decision kept as it was shown.
///
/// `on` is today where the athlete is when it is not given.
///
/// # Errors
/// [`super::Error::NoProfile`] before the settings are kept.
pub fn today(tx: &mut Tx<'_>, desk: &Desk<'_>, on: Option<Date>) -> Result<wire::Today> {
    let settings = super::log::Settings::read(tx, desk)?;
    let on = on.unwrap_or_else(|| settings.today(desk));
    let (told, plan) = decided_with_plan(tx, desk, on)?;
    if let Some(session) = &told.now.recovery {
        composing::keep_composed(tx, desk, session)?;
    }
    keep(tx, desk, told, plan.as_ref())
}

/// A day as it stands, with nothing kept.
pub(super) fn decided(tx: &mut Tx<'_>, desk: &Desk<'_>, on: Date) -> Result<wire::Today> {
    Ok(decided_with_plan(tx, desk, on)?.0)
}

/// A day as it stands, and the plan with its decision in it.
fn decided_with_plan(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    on: Date,
) -> Result<(wire::Today, Option<Plan>)> {
    let log = Log::read(tx, desk, Some(on))?;
    let planning = Planning::read(tx, desk, &log, on)?;
    let check_in = tx.find_check_in_of_day(desk.athlete, on)?;
    let decision = decision(desk, &log, planning.as_ref(), on);
    let choice = standing(tx, desk, on, &decision)?;
    let state = choice.as_ref().map_or(decision.state, |choice| choice.to);
    let chosen = choice.and_then(|choice| to_wire(&choice, &decision));
    let after = planning.as_ref().map(|p| after(desk, &log, p, state, on));
    let wave = super::week::wave(tx, desk, &log, after.as_ref(), on)?;
    let check_in = check_in.as_ref().map(check_in_to_wire).transpose()?;
    let day = composing::Day {
        log: &log,
        planning: planning.as_ref(),
        on,
    };
    let suited = suited(tx, desk, &day, (&decision, state))?;
    let told = Telling {
        desk,
        log: &log,
        decision: &decision,
        state,
        on,
        suited,
    };
    let around = Around {
        planning: planning.as_ref(),
        after: after.as_ref(),
        check_in,
        chosen,
        wave,
    };
    let mut told = told.today(around);
    super::forecast::expect(tx, desk, &log, starts(&log, on), &mut told)?;
    Ok((told, after))
}

/// The composed session of a day: where the plan is taken away, and where the recovery session that
/// is planned holds something that is left out for her health.
fn suited(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    day: &composing::Day<'_>,
    (decision, state): (&Decision, State),
) -> Result<Option<wire::RecoverySession>> {
    let planned = day.planning.and_then(|p| p.plan.on(day.on));
    let work = effect_of(decision, state, planned).work;
    let is_offered = match planned.map(|d| &d.planned) {
        _ if work == Work::Recovery => true,
        Some(Planned::Recovery(slot)) if !matches!(work, Work::Walking | Work::Nothing) => {
            composing::holds_barred(tx, desk, day, &slot.template)?
        }
        Some(Planned::Recovery(_) | Planned::Strength(_) | Planned::RestDay) | None => false,
    };
    if !is_offered {
        return Ok(None);
    }
    composing::suited(tx, desk, day, &muscles_of(decision))
}

/// The decision of a day, before any choice against it.
pub(super) fn decision(
    desk: &Desk<'_>,
    log: &Log,
    planning: Option<&Planning>,
    on: Date,
) -> Decision {
    let day = day_of(desk, log, planning, on);
    decide(&log.history, desk.exercises(), &day)
}

/// A day to decide, with the plan's own session, the usual hour and the early-warning points.
pub(super) fn day_of<'a>(
    desk: &Desk<'_>,
    log: &'a Log,
    planning: Option<&'a Planning>,
    on: Date,
) -> Day<'a> {
    let points = warning(&log.history, desk.exercises(), on).points();
    Day {
        at: starts(log, on),
        ease_until: planning.and_then(|p| ease_until(&p.choices.deloads, on)),
        ..Day::new(&log.history, on)
            .with_planned(planning.and_then(|p| p.plan.on(on)))
            .with_warning(Some(points))
    }
}

/// When a day's session begins, as far as is known.
fn starts(log: &Log, on: Date) -> DateTime {
    let usual = log.settings.usual_start;
    on.to_datetime(usual.unwrap_or_else(|| usual_start(&log.history, on)))
}

/// The plan once the day's decision is in it.
fn after(desk: &Desk<'_>, log: &Log, planning: &Planning, state: State, on: Date) -> Plan {
    let strength = planning.plan.on(on).filter(|day| !day.is_done);
    match strength.map(|day| &day.planned) {
        Some(Planned::Strength(slot)) if state.takes_session_away() => {
            planning.without(desk, log, &slot.key, on)
        }
        Some(Planned::Strength(_) | Planned::Recovery(_) | Planned::RestDay) | None => {
            planning.plan.clone()
        }
    }
}

/// A choice against the day's decision.
pub(super) struct Chosen {
    row: store::OverrideChoice,
    from: State,
    /// The state that she chose.
    pub(super) to: State,
}

/// Her last choice of a day, where it still holds under the decision of now.
pub(super) fn standing(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    on: Date,
    decision: &Decision,
) -> Result<Option<Chosen>> {
    Ok(chosen(tx, desk, on)?.filter(|choice| decision.keeps(choice.from, choice.to)))
}

/// The last choice that was not taken back.
fn chosen(tx: &mut Tx<'_>, desk: &Desk<'_>, on: Date) -> Result<Option<Chosen>> {
    let choices = tx.list_overrides(desk.athlete, on, on)?;
    let last = choices
        .into_iter()
        .filter(|c| !c.undone)
        .max_by_key(|c| (c.at, c.id));
    Ok(last.and_then(|row| {
        Some(Chosen {
            from: State::from_code(&row.from_state).ok()?,
            to: State::from_code(&row.to_state).ok()?,
            row,
        })
    }))
}

fn to_wire(choice: &Chosen, decision: &Decision) -> Option<wire::OverrideChoice> {
    Some(wire::OverrideChoice {
        id: choice.row.id,
        from: from_code(decision.state.code())?,
        to: from_code(choice.to.code())?,
        reason: Some(choice.row.reason.clone()).filter(|r| !r.is_empty()),
        at: choice.row.at,
    })
}

/// Keeps the decision as it is shown, once for each different showing, and the plan with it.
fn keep(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    mut told: wire::Today,
    plan: Option<&Plan>,
) -> Result<wire::Today> {
    if !told.checked_in || told.state.is_none() {
        return Ok(told);
    }
    let body = text(&as_kept(&told));
    let known = tx.find_decision_of_day(desk.athlete, told.day)?;
    if let Some(known) = known.filter(|known| known.body == body) {
        (told.decided_at, told.decision_id) = (Some(known.at), Some(known.id));
        return Ok(told);
    }
    let row = store::Decision {
        athlete_id: desk.athlete,
        id: fresh_id(desk),
        day: told.day,
        at: desk.now,
        check_in_id: told.check_in.as_ref().map(|c| c.id),
        engine_version: ENGINE.to_owned(),
        state: decided_state(&told).map(|s| bare(&s)).unwrap_or_default(),
        body,
    };
    tx.insert_decision(&row)?;
    (told.decided_at, told.decision_id) = (Some(row.at), Some(row.id));
    if let Some(plan) = plan {
        keep_shown(tx, desk, plan, told.day)?;
    }
    Ok(told)
}

/// What of a day is the decision: what was said and why, not what was done since.
fn as_kept(told: &wire::Today) -> wire::Today {
    let mut kept = told.clone();
    let planned = kept.planned.iter_mut().flat_map(|p| &mut p.exercises);
    for exercise in planned.chain(&mut kept.now.exercises) {
        exercise.in_session = None;
    }
    wire::Today {
        check_in: None,
        wave: vec![],
        flags: vec![],
        illness: vec![],
        override_choice: None,
        done: wire::Done {
            sessions: vec![],
            recovery_minutes: 0,
        },
        ..kept
    }
}

/// What was decided, before any choice against it.
pub(super) fn decided_state(told: &wire::Today) -> Option<wire::State> {
    told.override_choice.as_ref().map(|c| c.from).or(told.state)
}
