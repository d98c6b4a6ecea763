//! Everything that is kept about an athlete, in one value.

use jiff::civil::Date;
use recoup_store::Tx;

use super::account::profile_to_wire;
use super::health::KeptAnswers;
use super::session::recovery_to_wire;
use super::{Desk, Result};
use crate::wire;

/// The name of this layout; a changed layout gets a new number.
const FORMAT: &str = "recoup-export-1";

/// Everything she logged, felt, chose and was told. What can be computed again is not in it.
///
/// # Errors
/// When the store cannot be read.
pub fn export(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<wire::Export> {
    let (athlete, from, to) = (desk.athlete, Date::MIN, Date::MAX);
    let me = super::me(tx, desk)?;
    let profile = tx.find_profile(athlete)?;
    let answers = profile
        .as_ref()
        .and_then(|p| Some((p.health_gate_at, p.health_gate.as_deref()?)));
    let recovery = tx.list_recovery_logs(athlete, from, to)?;
    Ok(wire::Export {
        format: FORMAT.to_owned(),
        version: me.version,
        exported_at: desk.now,
        athlete: me.athlete,
        profile: profile.as_ref().map(profile_to_wire),
        health_answers: answers.and_then(|(at, text)| kept_answers(at, text)),
        sessions: super::list_sessions(tx, desk, from, to)?,
        recovery_logs: recovery
            .iter()
            .filter(|r| !r.deleted)
            .map(|r| (r.id, recovery_to_wire(r)))
            .collect(),
        activities: super::list_activities(tx, desk, from, to)?,
        check_ins: super::list_check_ins(tx, desk, from, to)?,
        evenings: tx
            .list_evenings(athlete, from, to)?
            .iter()
            .filter_map(super::evening::to_wire)
            .collect(),
        experiments: super::experiment::kept(tx, desk)?,
        decisions: tx
            .list_decisions(athlete, from, to)?
            .iter()
            .filter_map(decision)
            .collect(),
        overrides: tx
            .list_overrides(athlete, from, to)?
            .iter()
            .filter_map(chosen)
            .collect(),
        enrollments: tx
            .list_enrollments(athlete)?
            .iter()
            .map(enrollment)
            .collect(),
        plan_choices: tx
            .list_plan_choices(athlete)?
            .iter()
            .filter_map(plan_choice)
            .collect(),
        imports: super::list_imports(tx, desk)?,
        mappings: tx
            .list_exercise_mappings(athlete)?
            .into_iter()
            .map(mapping)
            .collect(),
        own_exercises: super::list_own_exercises(tx, desk)?,
    })
}

fn kept_answers(at: Option<jiff::Timestamp>, text: &str) -> Option<wire::KeptHealthAnswers> {
    let kept: KeptAnswers = serde_json::from_str(text).ok()?;
    let (page, cleared_on) = (kept.page(), kept.cleared_on());
    Some(wire::KeptHealthAnswers {
        answered_at: at,
        answers: kept.answers,
        life_stage: kept.life_stage.and_then(|s| from_code(&s)),
        postpartum_weeks: kept.postpartum_weeks,
        page,
        cleared_on,
    })
}

fn decision(row: &recoup_store::Decision) -> Option<wire::KeptDecision> {
    Some(wire::KeptDecision {
        id: row.id,
        day: row.day,
        decided_at: row.at,
        state: from_code(&row.state)?,
        engine: row.engine_version.clone(),
        shown: serde_json::from_str(&row.body).ok()?,
    })
}

fn chosen(row: &recoup_store::OverrideChoice) -> Option<wire::KeptOverride> {
    (!row.undone).then_some(())?;
    Some(wire::KeptOverride {
        id: row.id,
        day: row.day,
        from: from_code(&row.from_state)?,
        to: from_code(&row.to_state)?,
        reason: Some(row.reason.clone()).filter(|r| !r.is_empty()),
        at: row.at,
    })
}

fn enrollment(row: &recoup_store::Enrollment) -> wire::KeptEnrollment {
    wire::KeptEnrollment {
        id: row.id,
        program_id: row.program_id.clone(),
        start_on: row.started_on,
        left_on: row.ended_on,
    }
}

fn plan_choice(row: &recoup_store::PlanChoice) -> Option<wire::KeptPlanChoice> {
    (!row.deleted).then_some(())?;
    let choice = serde_json::from_str(&row.body).ok()?;
    Some(wire::KeptPlanChoice {
        id: row.id,
        choice,
        at: row.at,
    })
}

fn mapping(row: recoup_store::ExerciseMapping) -> wire::KeptMapping {
    wire::KeptMapping {
        source: row.source_name,
        exercise_id: row.exercise_id,
    }
}

/// The wire value of a code that is kept in a column.
pub(super) fn from_code<T: serde::de::DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::from(code)).ok()
}
