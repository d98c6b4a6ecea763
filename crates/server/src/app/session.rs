//! Sessions as performed: strength with its sets, and recovery.

use jiff::civil::Date;
use recoup_engine::unit::{
    Distance, Effort, Level, Load, Met, Minutes, OutOfRange, Reps, Rir, Seconds,
};
use recoup_store::{self as store, Tx};
use uuid::Uuid;

use super::agreement::{Subject, agree, agree_unseen};
use super::check_in::bare;
use super::{Desk, Error, Result, Versions};
use crate::wire;

/// Sessions with more sets than this are refused. Choice: real logs stay under 120.
const MOST_SETS: usize = 500;
/// Millimeters in a meter. Source: definition.
const MILLIMETERS: f64 = 1_000.0;

/// Keeps a session with its sets; sending it twice changes nothing.
///
/// `source` says where it was written: `app` or `cli`.
///
/// # Errors
/// [`Error::Invalid`] names the value and its limit; [`Error::Contested`] when another device
/// wrote it at the same time.
pub fn put_session(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    sent: &wire::Session,
    source: &str,
) -> Result<wire::Session> {
    let performed = to_row(desk.athlete, sent, source)?;
    let written = tx.put_session(&performed)?;
    agree(tx, desk, training(sent.id), written, |tx| {
        let other = tx.find_other_session(desk.athlete, sent.id, &sent.rev.device)?;
        Ok(other.and_then(|other| Versions::of(sent, &to_wire(desk, &other))))
    })?;
    find_session(tx, desk, sent.id)
}

const fn training(id: Uuid) -> Subject {
    Subject {
        what: "session",
        table: "training_session",
        id,
    }
}

const fn recovery(id: Uuid) -> Subject {
    Subject {
        what: "recovery session",
        table: "recovery_log",
        id,
    }
}

/// Keeps a session that was logged without saying which planned one it was: the day's own open
/// session, where there is one, and its name where none was given.
///
/// # Errors
/// As [`put_session`].
pub fn log_session(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    sent: &wire::Session,
    source: &str,
) -> Result<wire::Session> {
    let planned = super::today::decided(tx, desk, sent.day)?.planned;
    let planned = planned.filter(|p| p.kind == wire::DayKind::Strength);
    let mut session = sent.clone();
    if let Some(planned) = planned {
        session.slot.get_or_insert(planned.session);
        if session.name.is_empty() {
            session.name = planned.name;
        }
    }
    put_session(tx, desk, &session, source)
}

/// A session with its sets.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id, or it was taken back.
pub fn find_session(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid) -> Result<wire::Session> {
    let found = tx
        .find_session(desk.athlete, id)?
        .filter(|s| !s.session.deleted);
    let found = found.ok_or_else(|| Error::Absent {
        what: "session",
        id: id.to_string(),
    })?;
    Ok(to_wire(desk, &found))
}

/// Takes a session back; it stays in the log as taken back.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id; [`Error::Contested`] when another device
/// changed it at the same time.
pub fn delete_session(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid, rev: &wire::Rev) -> Result<()> {
    let absent = || Error::Absent {
        what: "session",
        id: id.to_string(),
    };
    let mut found = tx.find_session(desk.athlete, id)?.ok_or_else(absent)?;
    found.session.deleted = true;
    found.session.counter = rev.counter;
    found.session.device.clone_from(&rev.device);
    let written = tx.put_session(&found)?;
    agree_unseen(tx, desk, training(id), written)
}

/// The sessions of the days `from` to `to`, both included, oldest first.
///
/// # Errors
/// When the store cannot be read.
pub fn list_sessions(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    from: Date,
    to: Date,
) -> Result<Vec<wire::Session>> {
    let found = tx.list_sessions_with_sets(desk.athlete, from, to)?;
    Ok(found
        .iter()
        .filter(|s| !s.session.deleted)
        .map(|s| to_wire(desk, s))
        .collect())
}

/// Keeps a recovery session as done; sending it twice changes nothing.
///
/// # Errors
/// As [`put_session`].
pub fn put_recovery_log(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    id: Uuid,
    sent: &wire::RecoveryLog,
) -> Result<()> {
    let minutes = within("minutes", i64::from(sent.minutes), Minutes::try_new)?.count();
    let effort = sent
        .effort
        .map(|e| within("effort", halves(e), Effort::try_new))
        .transpose()?;
    let met = sent
        .met
        .map(|m| within("met", scaled(m, 1_000.0), Met::try_new))
        .transpose()?;
    let soreness = sent
        .soreness
        .map(|s| within("soreness", i64::from(s), Level::try_new))
        .transpose()?;
    let row = store::RecoveryLog {
        athlete_id: desk.athlete,
        id,
        day: sent.day,
        started_at: sent.started_at,
        template: sent.template.clone(),
        minutes,
        met_milli: met.map_or(0, Met::thousandths),
        effort_halves: effort.map(Effort::halves),
        soreness: soreness.map(Level::points),
        note: Some(sent.note.clone()).filter(|n| !n.is_empty()),
        counter: sent.rev.counter,
        device: sent.rev.device.clone(),
        deleted: false,
    };
    let written = tx.put_recovery_log(&row)?;
    agree(tx, desk, recovery(id), written, |tx| {
        let other = tx.find_other_recovery_log(desk.athlete, id, &sent.rev.device)?;
        Ok(other.and_then(|other| Versions::of(sent, &recovery_to_wire(&other))))
    })
}

/// A recovery session as done.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id, or it was taken back.
pub fn find_recovery_log(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid) -> Result<wire::RecoveryLog> {
    let found = tx.find_recovery_log(desk.athlete, id)?;
    let found = found.filter(|r| !r.deleted).ok_or_else(|| Error::Absent {
        what: "recovery session",
        id: id.to_string(),
    })?;
    Ok(recovery_to_wire(&found))
}

/// Takes a recovery session back.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id; [`Error::Contested`] when another device
/// changed it at the same time.
pub fn delete_recovery_log(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    id: Uuid,
    rev: &wire::Rev,
) -> Result<()> {
    let absent = || Error::Absent {
        what: "recovery session",
        id: id.to_string(),
    };
    let row = tx.find_recovery_log(desk.athlete, id)?.ok_or_else(absent)?;
    let (counter, device) = (rev.counter, rev.device.clone());
    let written = tx.put_recovery_log(&store::RecoveryLog {
        deleted: true,
        counter,
        device,
        ..row
    })?;
    agree_unseen(tx, desk, recovery(id), written)
}

/// A recovery session as the API tells it.
pub(super) fn recovery_to_wire(row: &store::RecoveryLog) -> wire::RecoveryLog {
    wire::RecoveryLog {
        day: row.day,
        started_at: row.started_at,
        template: row.template.clone(),
        minutes: u32::try_from(row.minutes).unwrap_or_default(),
        met: Met::try_new(row.met_milli)
            .ok()
            .map(Met::met)
            .filter(|m| 0.0 < *m),
        effort: row
            .effort_halves
            .and_then(|e| Effort::try_new(e).ok())
            .map(Effort::cr10),
        soreness: row.soreness.and_then(|s| u8::try_from(s).ok()),
        note: row.note.clone().unwrap_or_default(),
        rev: wire::Rev {
            counter: row.counter,
            device: row.device.clone(),
        },
    }
}

fn to_row(athlete_id: Uuid, sent: &wire::Session, source: &str) -> Result<store::PerformedSession> {
    let rpe = sent
        .session_rpe
        .map(|e| within("session_rpe", halves(e), Effort::try_new));
    let length = sent
        .duration_s
        .map(|s| within("duration_s", i64::from(s), Seconds::try_new));
    let session = store::TrainingSession {
        athlete_id,
        id: sent.id,
        day: sent.day,
        started_at: sent.started_at,
        duration_s: length.transpose()?.map(Seconds::count),
        name: sent.name.clone(),
        session_rpe_halves: rpe.transpose()?.map(Effort::halves),
        note: Some(sent.note.clone()).filter(|n| !n.is_empty()),
        slot: sent.slot.clone(),
        source: source.to_owned(),
        import_id: None,
        counter: sent.rev.counter,
        device: sent.rev.device.clone(),
        deleted: false,
    };
    let listed = sent
        .exercises
        .iter()
        .flat_map(|e| e.sets.iter().map(move |s| (e, s)));
    let sets: Vec<_> = listed
        .zip(0..)
        .map(|((exercise, set), idx)| set_row(&session, idx, &exercise.exercise_id, set))
        .collect::<Result<_>>()?;
    if MOST_SETS < sets.len() {
        return Err(Error::Invalid {
            field: "exercises".to_owned(),
            found: format!("{} sets", sets.len()),
            limit: format!("at most {MOST_SETS} sets in one session"),
        });
    }
    Ok(store::PerformedSession { session, sets })
}

fn set_row(
    session: &store::TrainingSession,
    idx: i64,
    exercise_id: &str,
    sent: &wire::PerformedSet,
) -> Result<store::PerformedSet> {
    let load = sent
        .load_g
        .map(|g| within("load_g", g, Load::try_new))
        .transpose()?;
    let reps = sent
        .reps
        .map(|r| within("reps", i64::from(r), Reps::try_new))
        .transpose()?;
    let rir = sent
        .rir
        .map(|r| within("rir", halves(r), Rir::try_new))
        .transpose()?;
    let time = sent
        .duration_s
        .map(|s| within("duration_s", i64::from(s), Seconds::try_new));
    let far = sent
        .distance_m
        .map(|m| within("distance_m", scaled(m, MILLIMETERS), Distance::try_new));
    Ok(store::PerformedSet {
        athlete_id: session.athlete_id,
        session_id: session.id,
        idx,
        exercise_id: exercise_id.to_owned(),
        kind: bare(&sent.kind),
        load_g: load.map(Load::grams),
        load_unit: bare(&sent.unit),
        reps: reps.map(Reps::count),
        rir_halves: rir.map(Rir::halves),
        duration_s: time.transpose()?.map(Seconds::count),
        distance_mm: far.transpose()?.map(Distance::millimeters),
        note: Some(sent.note.clone()).filter(|n| !n.is_empty()),
        suspect: sent.suspect || reps.is_some_and(|r| !r.is_plausible()),
    })
}

/// A stored session as the API tells it; sets of one exercise in a row stand together.
pub(super) fn to_wire(desk: &Desk<'_>, stored: &store::PerformedSession) -> wire::Session {
    let row = &stored.session;
    let mut exercises: Vec<wire::PerformedExercise> = Vec::new();
    for set in &stored.sets {
        let told = set_to_wire(set);
        match exercises.last_mut() {
            Some(last) if last.exercise_id == set.exercise_id => last.sets.push(told),
            _ => exercises.push(wire::PerformedExercise {
                exercise_id: set.exercise_id.clone(),
                name: desk.exercise_name(&set.exercise_id),
                sets: vec![told],
            }),
        }
    }
    wire::Session {
        id: row.id,
        day: row.day,
        started_at: row.started_at,
        duration_s: row.duration_s.and_then(|s| u32::try_from(s).ok()),
        name: row.name.clone(),
        session_rpe: row
            .session_rpe_halves
            .and_then(|e| Effort::try_new(e).ok())
            .map(Effort::cr10),
        note: row.note.clone().unwrap_or_default(),
        slot: row.slot.clone(),
        exercises,
        rev: wire::Rev {
            counter: row.counter,
            device: row.device.clone(),
        },
    }
}

fn set_to_wire(row: &store::PerformedSet) -> wire::PerformedSet {
    let from_code = |code: &str| serde_json::from_value(serde_json::Value::from(code));
    #[expect(clippy::cast_precision_loss, reason = "at most a thousand kilometers")]
    let meters = row.distance_mm.map(|mm| mm as f64 / MILLIMETERS);
    wire::PerformedSet {
        kind: from_code(&row.kind).unwrap_or(wire::SetKind::Working),
        load_g: row.load_g,
        unit: if row.load_unit == "lb" {
            wire::Unit::Lb
        } else {
            wire::Unit::Kg
        },
        reps: row.reps.and_then(|r| u32::try_from(r).ok()),
        rir: row
            .rir_halves
            .and_then(|h| Rir::try_new(h).ok())
            .map(Rir::reps),
        duration_s: row.duration_s.and_then(|s| u32::try_from(s).ok()),
        distance_m: meters,
        note: row.note.clone().unwrap_or_default(),
        suspect: row.suspect,
    }
}

pub(super) fn within<T>(
    field: &str,
    value: i64,
    check: impl FnOnce(i64) -> Result<T, OutOfRange>,
) -> Result<T> {
    check(value).map_err(|e| Error::out_of_range(field, &e))
}

pub(super) fn halves(value: f64) -> i64 {
    scaled(value, 2.0)
}

/// A number in smaller units, rounded; what is not finite becomes a number that no range allows.
pub(super) fn scaled(value: f64, by: f64) -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a cast saturates and ranges are checked"
    )]
    if value.is_finite() {
        (value * by).round() as i64
    } else {
        i64::MAX
    }
}
