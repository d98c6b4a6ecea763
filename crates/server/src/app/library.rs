//! The library in cards.

use recoup_engine::movement::{Dose, DoseKind, Movement, Prop};
use recoup_library::{PrintedFact, RecoveryCard};

use super::recovery::session_to_wire;
use super::speech;
use super::{Desk, Error, Result};
use crate::wire;

/// Strength exercises, by name.
pub fn list_exercises(desk: &Desk<'_>) -> Vec<wire::ExerciseCard> {
    let mut cards: Vec<_> = desk.library.exercises().iter().map(exercise).collect();
    cards.sort_by(|a, b| a.name.cmp(&b.name));
    cards
}

/// Recovery movements, by name.
pub fn list_movements(desk: &Desk<'_>) -> Vec<wire::MovementCard> {
    let mut cards: Vec<_> = desk
        .library
        .movements()
        .iter()
        .filter_map(|m| movement(desk, m))
        .collect();
    cards.sort_by(|a, b| a.name.cmp(&b.name));
    cards
}

/// Recovery sessions, by name.
pub fn list_recovery_sessions(desk: &Desk<'_>) -> Vec<wire::RecoveryCard> {
    let mut cards: Vec<_> = desk
        .library
        .recovery_sessions()
        .filter_map(|s| recovery(desk, s))
        .collect();
    cards.sort_by(|a, b| a.name.cmp(&b.name));
    cards
}

/// One recovery session, step by step, as long as it is meant for.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id.
pub fn show_recovery_session(
    desk: &Desk<'_>,
    id: &str,
    minutes: Option<u32>,
) -> Result<wire::RecoverySession> {
    let absent = || Error::Absent {
        what: "recovery session",
        id: id.to_owned(),
    };
    session_to_wire(desk, id, minutes).ok_or_else(absent)
}

fn exercise(exercise: &recoup_engine::exercise::Exercise) -> wire::ExerciseCard {
    let share = |(muscle, share): &(
        recoup_engine::exercise::Muscle,
        recoup_engine::exercise::Share,
    )| {
        wire::MuscleShare {
            muscle: muscle.code().to_owned(),
            share: share.set_weight(),
        }
    };
    wire::ExerciseCard {
        id: exercise.id.as_str().to_owned(),
        name: exercise.name.clone(),
        pattern: exercise.pattern.code().to_owned(),
        muscles: exercise.muscles.iter().map(share).collect(),
        equipment: exercise
            .equipment
            .iter()
            .map(|e| e.code().to_owned())
            .collect(),
        substitutes: exercise
            .substitutes
            .iter()
            .map(|s| s.as_str().to_owned())
            .collect(),
        loading: super::in_session::loading(exercise.loading),
        measure: super::in_session::measure(exercise.measure),
        per_side: exercise.sides == recoup_engine::exercise::Sides::Each,
    }
}

fn movement(desk: &Desk<'_>, movement: &Movement) -> Option<wire::MovementCard> {
    let card = desk.library.movement_card(movement.id.as_str())?;
    let (supports, _) = desk.library.evidence_of(&movement.id)?;
    let modality = desk.library.modality(movement.modality);
    Some(wire::MovementCard {
        id: card.id.as_str().to_owned(),
        name: card.name.clone(),
        modality: modality.map_or_else(String::new, |m| m.name.clone()),
        targets: movement
            .muscles
            .iter()
            .map(|m| desk.muscles(&[*m]))
            .collect(),
        cue: card.action.clone(),
        dose_text: dose_text(&movement.dose),
        care: card.care.clone().unwrap_or_default(),
        easier: card.easier.clone(),
        harder: card.harder.clone(),
        evidence: fact_evidence(desk, supports),
    })
}

fn recovery(desk: &Desk<'_>, card: &RecoveryCard) -> Option<wire::RecoveryCard> {
    let fact = card.facts.iter().find_map(|id| desk.library.fact(id))?;
    let steps = card.template.steps.iter();
    let props: std::collections::BTreeSet<Prop> = steps
        .filter_map(|s| desk.library.movements().find(&s.movement))
        .flat_map(|m| m.props.iter().copied())
        .collect();
    Some(wire::RecoveryCard {
        id: card.id.clone(),
        name: card.name.clone(),
        minutes: u32::try_from(card.template.longest.count()).unwrap_or_default(),
        purpose: card.purpose.code().to_owned(),
        expect: card.expect.clone(),
        equipment: props.into_iter().map(|p| p.code().to_owned()).collect(),
        evidence: fact_evidence(desk, fact),
    })
}

fn fact_evidence(desk: &Desk<'_>, fact: &PrintedFact) -> wire::Evidence {
    let sources: Vec<&str> = fact.sources.iter().map(String::as_str).collect();
    speech::evidence(desk, fact.grade, &sources)
}

fn dose_text(dose: &Dose) -> String {
    let unit = match dose.kind {
        DoseKind::Hold => "s",
        DoseKind::Reps => "times",
        DoseKind::Breaths => "breaths",
        DoseKind::Minutes => "min",
    };
    let sides = match dose.sides {
        recoup_engine::exercise::Sides::Each => ", each side",
        recoup_engine::exercise::Sides::Both => "",
    };
    match dose.rounds {
        0 | 1 => format!("{} {unit}{sides}", dose.amount),
        rounds => format!("{rounds} \u{d7} {} {unit}{sides}", dose.amount),
    }
}
