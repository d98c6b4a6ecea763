//! Recovery sessions of the library, step by step.

use recoup_engine::exercise::Sides;
use recoup_engine::movement::{DoseKind, Step};
use recoup_engine::unit::Minutes;

use super::Desk;
use crate::wire;

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
        minutes: u32::try_from((recoup_engine::movement::length_s(&steps) + 59) / 60).ok()?,
        expect: session.expect.clone(),
        expect_not: session.expect_not.clone(),
        steps: steps.iter().map(|step| step_to_wire(desk, step)).collect(),
    })
}

fn step_to_wire(desk: &Desk<'_>, step: &Step) -> wire::RecoveryStep {
    let id = step.movement.as_str();
    let card = desk.library.movement_card(id);
    let dose = &step.dose;
    wire::RecoveryStep {
        movement_id: id.to_owned(),
        name: card.map_or_else(|| id.to_owned(), |c| c.name.clone()),
        cue: card.map(|c| c.action.clone()).unwrap_or_default(),
        dose: wire::Dose {
            kind: match dose.kind {
                DoseKind::Hold => wire::DoseKind::Hold,
                DoseKind::Reps => wire::DoseKind::Reps,
                DoseKind::Breaths => wire::DoseKind::Breaths,
                DoseKind::Minutes => wire::DoseKind::Minutes,
            },
            amount: f64::from(dose.amount) * f64::from(dose.rounds.max(1)),
            sides: if dose.sides == Sides::Each { 2 } else { 1 },
        },
        seconds: u32::try_from(dose.seconds()).unwrap_or_default(),
    }
}
