//! The library in cards.

use std::collections::BTreeSet;

use recoup_engine::exercise::Muscle;
use recoup_engine::movement::{Dose, DoseKind, Movement, PregnancyMark, Prop};
use recoup_library::{PrintedFact, RecoveryCard};

use super::recovery::{session_to_wire, whole_minutes};
use super::speech;
use super::{Desk, Error, Result};
use crate::wire;

/// Strength exercises, the library's and her own, by name.
pub fn list_exercises(desk: &Desk<'_>) -> Vec<wire::ExerciseCard> {
    let exercises = desk.exercises().iter();
    let mut cards: Vec<_> = exercises.map(|one| exercise(desk, one)).collect();
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

fn exercise(desk: &Desk<'_>, exercise: &recoup_engine::exercise::Exercise) -> wire::ExerciseCard {
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
        own: desk.is_own(&exercise.id),
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
        muscles: codes_of(movement.muscles.iter().map(|m| m.code())),
        equipment: codes_of(movement.props.iter().map(|p| p.code())),
        shortest: whole_minutes(movement.dose.seconds()),
        stages: stages(&[movement]),
        pregnancy_note: card.pregnancy_note.clone(),
        cue: card.action.clone(),
        dose_text: dose_text(desk, &movement.dose),
        care: card.care.clone().unwrap_or_default(),
        easier: card.easier.clone(),
        harder: card.harder.clone(),
        evidence: fact_evidence(desk, supports),
    })
}

fn recovery(desk: &Desk<'_>, card: &RecoveryCard) -> Option<wire::RecoveryCard> {
    let fact = card.facts.iter().find_map(|id| desk.library.fact(id))?;
    let steps = card.template.steps.iter();
    let steps = steps.filter_map(|s| desk.library.movements().find(&s.movement));
    let steps: Vec<&Movement> = steps.collect();
    let of = |m: &&Movement| m.props.clone();
    let props: BTreeSet<Prop> = steps.iter().flat_map(of).collect();
    let of = |m: &&Movement| m.muscles.clone();
    let muscles: BTreeSet<Muscle> = steps.iter().flat_map(of).collect();
    Some(wire::RecoveryCard {
        id: card.id.clone(),
        name: card.name.clone(),
        minutes: u32::try_from(card.template.longest.count()).unwrap_or_default(),
        purpose: card.purpose.code().to_owned(),
        expect: card.expect.clone(),
        shortest: u32::try_from(card.template.shortest.count()).unwrap_or_default(),
        equipment: codes_of(props.into_iter().map(Prop::code)),
        muscles: codes_of(muscles.into_iter().map(Muscle::code)),
        stages: stages(&steps),
        evidence: fact_evidence(desk, fact),
    })
}

fn codes_of(codes: impl Iterator<Item = &'static str>) -> Vec<String> {
    codes.map(str::to_owned).collect()
}

/// The stages of life that all of some movements suit, as they are or as their cards change them.
fn stages(movements: &[&Movement]) -> Vec<String> {
    let suits = |stage: &str, is_suited: fn(&Movement) -> bool| {
        let all = movements.iter().all(|m| is_suited(m));
        all.then(|| stage.to_owned())
    };
    let pregnancy = suits("pregnancy", |m| m.pregnancy != PregnancyMark::LeaveOut);
    let after_birth = suits("after_birth", |m| m.postpartum_start);
    pregnancy.into_iter().chain(after_birth).collect()
}

fn fact_evidence(desk: &Desk<'_>, fact: &PrintedFact) -> wire::Evidence {
    let sources: Vec<&str> = fact.sources.iter().map(String::as_str).collect();
    speech::evidence(desk, fact.grade, &sources)
}

fn dose_text(desk: &Desk<'_>, dose: &Dose) -> String {
    let key = match dose.kind {
        DoseKind::Hold => "dose.hold",
        DoseKind::Reps => "dose.reps",
        DoseKind::Breaths => "dose.breaths",
        DoseKind::Minutes => "dose.minutes",
    };
    let once = desk.say(key, &[("amount", dose.amount.to_string())]);
    let all = match dose.rounds {
        0 | 1 => once,
        rounds => desk.say(
            "dose.rounds",
            &[("rounds", rounds.to_string()), ("dose", once)],
        ),
    };
    match dose.sides {
        recoup_engine::exercise::Sides::Each => desk.say("dose.each_side", &[("dose", all)]),
        recoup_engine::exercise::Sides::Both => all,
    }
}
