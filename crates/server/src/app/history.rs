//! Everything that was done, one line each, newest first.

use jiff::civil::Date;
use recoup_engine::unit::Effort;
use recoup_store::{self as store, Tx};

use super::{Desk, Result};
use crate::wire;

/// What was done on the days `from` to `to`, both included, newest first.
///
/// # Errors
/// When the store cannot be read.
pub fn history(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    from: Date,
    to: Date,
) -> Result<Vec<wire::HistoryEntry>> {
    let sessions = tx.list_sessions_with_sets(desk.athlete, from, to)?;
    let sessions = sessions.iter().filter(|s| !s.session.deleted);
    let recovery = tx.list_recovery_logs(desk.athlete, from, to)?;
    let activities = tx.list_activities(desk.athlete, from, to)?;
    let recovered = recovery.iter().map(|r| recovered(tx, desk, r));
    let recovered = recovered.collect::<Result<Vec<_>>>()?;
    let mut all: Vec<wire::HistoryEntry> = sessions
        .map(|s| strength(desk, s))
        .chain(recovered)
        .chain(activities.iter().map(activity))
        .collect();
    all.sort_by_key(|a| std::cmp::Reverse((a.day, a.started_at, a.id)));
    Ok(all)
}

fn strength(desk: &Desk<'_>, stored: &store::PerformedSession) -> wire::HistoryEntry {
    let row = &stored.session;
    let mut exercises: Vec<String> = Vec::new();
    for set in &stored.sets {
        let name = desk.exercise_name(&set.exercise_id);
        if !exercises.contains(&name) {
            exercises.push(name);
        }
    }
    let effort = cr10(row.session_rpe_halves);
    #[expect(clippy::cast_precision_loss, reason = "seconds of a session")]
    let load = effort.zip(row.duration_s).map(|(e, s)| e * s as f64 / 60.0);
    wire::HistoryEntry {
        id: row.id,
        kind: wire::HistoryKind::Strength,
        activity: None,
        day: row.day,
        started_at: row.started_at,
        name: row.name.clone(),
        minutes: row.duration_s.and_then(|s| u32::try_from(s / 60).ok()),
        effort,
        load,
        sets: u32::try_from(stored.sets.len()).unwrap_or(u32::MAX),
        exercises,
        note: row.note.clone().unwrap_or_default(),
        imported: row.import_id.is_some(),
    }
}

fn recovered(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    row: &store::RecoveryLog,
) -> Result<wire::HistoryEntry> {
    Ok(wire::HistoryEntry {
        id: row.id,
        kind: wire::HistoryKind::Recovery,
        activity: None,
        day: row.day,
        started_at: row.started_at,
        name: super::composing::done_name(tx, desk, &row.template)?,
        minutes: u32::try_from(row.minutes).ok(),
        effort: cr10(row.effort_halves),
        load: None,
        sets: 0,
        exercises: Vec::new(),
        note: row.note.clone().unwrap_or_default(),
        imported: false,
    })
}

fn activity(row: &store::Activity) -> wire::HistoryEntry {
    let told = super::activity::to_wire(row);
    wire::HistoryEntry {
        id: told.id,
        kind: wire::HistoryKind::Activity,
        activity: Some(told.kind),
        day: told.day,
        started_at: told.started_at,
        name: told.name,
        minutes: Some(told.minutes),
        effort: told.effort,
        load: told.load,
        sets: 0,
        exercises: Vec::new(),
        note: told.note,
        imported: told.imported,
    }
}

fn cr10(halves: Option<i64>) -> Option<f64> {
    Some(Effort::try_new(halves?).ok()?.cr10())
}
