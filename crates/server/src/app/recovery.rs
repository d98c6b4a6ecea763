//! Recovery sessions, step by step, as the library wrote them down.

use recoup_engine::exercise::Sides;
use recoup_engine::movement::{self, DoseKind, Step};
use recoup_engine::plan::RecoverySlot;
use recoup_engine::unit::Minutes;
use recoup_library::MovementCard;

use super::Desk;
use crate::wire;

/// Lengths in minutes to choose from. Choice: DESIGN 7.5 names 8, 22 and 30; 5 and 15 for sessions
/// that those would leave without a choice.
const OFFERED_MIN: [i64; 5] = [5, 8, 15, 22, 30];

/// A library session with its steps, for so many minutes or for the longest it is meant for.
pub(super) fn session_to_wire(
    desk: &Desk<'_>,
    template: &str,
    minutes: Option<u32>,
) -> Option<wire::RecoverySession> {
    let session = desk.library.recovery_session(template)?;
    let wanted = minutes.and_then(|m| Minutes::try_new(i64::from(m)).ok());
    let wanted = wanted.unwrap_or(session.template.longest);
    let steps = session.template.steps_for(wanted);
    Some(wire::RecoverySession {
        id: session.template.id.clone(),
        name: session.template.name.clone(),
        made: wire::RecoveryMade::Written,
        purpose: session.purpose.code().to_owned(),
        minutes: whole_minutes(movement::length_s(&steps)),
        lengths: lengths(&session.template),
        met_minutes: movement::met_minutes(&steps, desk.library.movements()).unwrap_or_default(),
        is_training: session.template.is_training,
        reason: None,
        expect: session.expect.clone(),
        expect_not: session.expect_not.clone(),
        leave_out: session.leave_out.clone(),
        steps: steps.iter().map(|step| step_to_wire(desk, step)).collect(),
        left_out: Vec::new(),
    })
}

/// How long a planned recovery session is: what its steps take, which the written minutes bound.
pub(super) fn minutes_of(desk: &Desk<'_>, slot: &RecoverySlot) -> u32 {
    let Some(session) = desk.library.recovery_session(&slot.template) else {
        return u32::try_from(slot.minutes.count()).unwrap_or_default();
    };
    whole_minutes(movement::length_s(
        &session.template.steps_for(slot.minutes),
    ))
}

/// The lengths a session is offered in, of those that are whole sessions of it.
fn lengths(template: &movement::RecoveryTemplate) -> Vec<u32> {
    let range = template.shortest.count()..=template.longest.count();
    let offered = OFFERED_MIN.into_iter().filter(|m| range.contains(m));
    offered.filter_map(|m| u32::try_from(m).ok()).collect()
}

/// Seconds in minutes, a begun one counted.
pub(super) fn whole_minutes(seconds: i64) -> u32 {
    u32::try_from((seconds + 59) / 60).unwrap_or_default()
}

/// A step with its card's words; the movement's id stands for what a card does not say.
pub(super) fn step_to_wire(desk: &Desk<'_>, step: &Step) -> wire::RecoveryStep {
    let id = step.movement.as_str();
    let card = desk.library.movement_card(id);
    let met = desk.library.movements().find(&step.movement);
    let words = |of: fn(&MovementCard) -> &String| card.map(|c| of(c).clone()).unwrap_or_default();
    let form = |of: fn(&MovementCard) -> (&Option<String>, &Option<String>),
                name: &str,
                dose: &movement::Dose| {
        let (text, figure) = of(card?);
        Some(wire::StepForm {
            figure: figure.clone().unwrap_or_else(|| id.to_owned()),
            id: format!("{id}/{name}"),
            text: text.clone()?,
            dose: dose_to_wire(dose),
            seconds: seconds(dose),
        })
    };
    wire::RecoveryStep {
        movement_id: id.to_owned(),
        name: card.map_or_else(|| id.to_owned(), |c| c.name.clone()),
        figure: id.to_owned(),
        setup: words(|c| &c.setup),
        cue: words(|c| &c.action),
        feel: words(|c| &c.feel),
        stop: words(|c| &c.stop),
        care: card.and_then(|c| c.care.clone()),
        dose: dose_to_wire(&step.dose),
        seconds: seconds(&step.dose),
        met: met.map(|m| m.met.met()).unwrap_or_default(),
        reason: None,
        easier: form(
            |c| (&c.easier, &c.easier_figure),
            "easier",
            &step.dose.shorter(),
        ),
        harder: form(|c| (&c.harder, &c.harder_figure), "harder", &step.dose),
    }
}

fn seconds(dose: &movement::Dose) -> u32 {
    u32::try_from(dose.seconds()).unwrap_or_default()
}

fn dose_to_wire(dose: &movement::Dose) -> wire::Dose {
    let whole = |n: i64| u32::try_from(n).unwrap_or_default();
    wire::Dose {
        kind: match dose.kind {
            DoseKind::Hold => wire::DoseKind::Hold,
            DoseKind::Reps => wire::DoseKind::Reps,
            DoseKind::Breaths => wire::DoseKind::Breaths,
            DoseKind::Minutes => wire::DoseKind::Minutes,
        },
        amount: u32::from(dose.amount),
        rounds: u32::from(dose.rounds.max(1)),
        sides: if dose.sides == Sides::Each { 2 } else { 1 },
        pace_s: whole(dose.pace.count()),
        rest_s: whole(dose.rest.count()),
    }
}
