//! Logs from other apps: a preview with its questions, then all of a file or nothing.

mod file;
mod folder;
mod question;

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use recoup_import::{self as parse, Parsed, ParsedSession, UnitFinding};
use recoup_store::{self as store, Tx};
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub use self::file::{Content, read_file};
use self::question::{column, unit_question};
use super::log::Settings;
use super::{Desk, Error, Result, bout};
use crate::wire;

/// Issues that a preview shows; their count tells all.
const SHOWN_ISSUES: usize = 200;

/// A file with the answers to its questions.
#[derive(Debug, Clone)]
pub struct ImportFile {
    /// The file's name, only to show it.
    pub name: String,
    /// What is in it.
    pub content: Content,
    /// The unit of its loads, where it does not tell.
    pub unit: Option<wire::Unit>,
    /// Units of single exercises, by their name in the file, that differ from `unit`.
    pub exercise_units: BTreeMap<String, wire::Unit>,
    /// Which of day and month comes first, where it does not tell.
    pub date_order: Option<wire::DateOrder>,
    /// Names of the file, and the exercises they are.
    pub mapping: BTreeMap<String, String>,
    /// What columns of a table hold, by their header, where the person said so.
    pub columns: BTreeMap<String, parse::Field>,
    /// Whether what it tells of the cycle and of symptoms may be kept.
    pub keep_intimate: bool,
}

/// A file that was read, before anything of it is kept.
///
/// Reading takes as long as the file is large, so it happens outside of a unit of work, where
/// nobody waits for it.
#[derive(Debug)]
pub struct ReadFile {
    asked: ImportFile,
    parsed: Parsed,
    /// The columns of a table that no layout of an app explains.
    columns: Vec<parse::Column>,
    /// Why nothing could be read before the columns are told.
    asks_columns: bool,
    /// The hash of its bytes, open to take the answers in.
    hash: Sha256,
}

impl ReadFile {
    fn sha256(&self) -> [u8; 32] {
        self.hash.clone().finalize().into()
    }
}

/// What columns hold, by the codes that a person or a script said.
///
/// # Errors
/// [`Error::Invalid`] for a code that is none.
pub fn columns_of(told: &BTreeMap<String, String>) -> Result<BTreeMap<String, parse::Field>> {
    let known = || parse::Field::ALL.map(parse::Field::code).join(", ");
    let one = |(header, code): (&String, &String)| {
        let field = parse::Field::from_code(code).ok_or_else(|| Error::Invalid {
            field: "columns".to_owned(),
            found: format!("{:?}", code.chars().take(40).collect::<String>()),
            limit: format!("one of {}", known()),
        })?;
        Ok((header.clone(), field))
    };
    told.iter().map(one).collect()
}

/// The clock of the athlete, which [`read_file`] needs for nights and mornings.
///
/// # Errors
/// When she has no profile.
pub fn time_zone(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<TimeZone> {
    Ok(Settings::read(tx, desk)?.zone)
}

/// What a file holds, before anything is kept.
///
/// # Errors
/// When the store cannot be read.
pub fn preview_import(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    file: &ReadFile,
) -> Result<wire::ImportPreview> {
    let settings = Settings::read(tx, desk)?;
    let parsed = &file.parsed;
    let names = Names::read(tx, desk, &file.asked)?;
    let mut known = 0;
    for session in &parsed.sessions {
        let found = tx.find_session(desk.athlete, session_id(session))?;
        known += u32::from(found.is_some());
    }
    let last = parsed.sessions.last().map(|s| {
        let batch = batch_id(file);
        super::session::to_wire(desk, &to_row(desk, s, &settings.zone, &names, batch))
    });
    let span = parsed.span();
    let sets = || parsed.sessions.iter().flat_map(|s| &s.sets);
    let activities = bout::activities(desk, parsed, &settings.zone, batch_id(file));
    let busy = &parsed.health.busy_days;
    let taken = match (busy.first(), busy.last()) {
        (Some(from), Some(to)) => bout::taken_days(tx, desk, *from, *to)?,
        _ => std::collections::BTreeSet::new(),
    };
    Ok(wire::ImportPreview {
        sha256: hex(&file.sha256()),
        format: parsed.format.name().to_owned(),
        family: parsed.family.clone(),
        file_name: file.asked.name.clone(),
        is_tried: parsed.format.is_tried(),
        sessions: count(parsed.sessions.len()),
        sets: count(parsed.n_sets()),
        warm_ups: count(sets().filter(|s| s.kind == parse::SetKind::WarmUp).count()),
        exercises: count(parsed.exercises().len()),
        first: span.map(|(first, _)| first),
        last: span.map(|(_, last)| last),
        new_sessions: count(parsed.sessions.len()) - known,
        known_sessions: known,
        volume_kg: volume_kg(parsed),
        readings: super::reading::counted(tx, desk, &parsed.health)?,
        other_activities: count(activities.len()),
        new_activities: count(bout::n_new(tx, desk, &activities)?),
        strength_without_sets: count(bout::n_strength(parsed)),
        busy_days: count(busy.len()),
        new_busy_days: count(busy.iter().filter(|day| !taken.contains(day)).count()),
        columns: file.columns.iter().map(column).collect(),
        asks_columns: file.asks_columns,
        unit: unit_question(&parsed.unit),
        date_question: parsed.date_question.as_ref().map(|q| wire::DateQuestion {
            sample: q.written.clone(),
            day_first: q.day_first,
            month_first: q.month_first,
        }),
        names: names.told(desk, parsed),
        issue_count: count(parsed.issues.len()),
        issues: parsed.issues.iter().take(SHOWN_ISSUES).map(issue).collect(),
        last_session: last,
    })
}

/// Keeps what a file holds, in one transaction; a second import of the same file adds nothing.
///
/// # Errors
/// [`Error::UnitAsked`] when the file does not tell its unit and no answer came with it.
pub fn import(tx: &mut Tx<'_>, desk: &Desk<'_>, file: &ReadFile) -> Result<wire::ImportDone> {
    let settings = Settings::read(tx, desk)?;
    let parsed = &file.parsed;
    if file.asks_columns {
        return Err(Error::ColumnsAsked);
    }
    if parsed.unit.is_question() {
        return Err(Error::UnitAsked {
            reason: unit_question(&parsed.unit).reason,
        });
    }
    let names = Names::read(tx, desk, &file.asked)?;
    let id = batch_id(file);
    let sessions: Vec<_> = parsed
        .sessions
        .iter()
        .map(|s| to_row(desk, s, &settings.zone, &names, id))
        .collect();
    let batch = batch_row(desk, file, id);
    let mappings = file
        .asked
        .mapping
        .iter()
        .map(|(name, exercise)| store::ExerciseMapping {
            athlete_id: desk.athlete,
            source_name: name.clone(),
            exercise_id: exercise.clone(),
        });
    let added = tx.insert_import(&batch, &sessions, &mappings.collect::<Vec<_>>())?;
    let readings = super::reading::rows(desk, &file.parsed, id, file.asked.keep_intimate);
    let new_readings = tx.insert_readings(desk.athlete, &readings)?;
    let activities = bout::activities(desk, parsed, &settings.zone, id);
    let new_activities = tx.insert_activities(desk.athlete, &activities)?;
    let busy = bout::busy_days(desk, parsed, id);
    let new_busy_days = tx.insert_readings(desk.athlete, &busy)?;
    Ok(wire::ImportDone {
        id,
        sessions: count(added.sessions),
        sets: count(added.sets),
        skipped_known: count(sessions.len() - added.sessions),
        readings: count(new_readings),
        activities: count(new_activities),
        busy_days: count(new_busy_days),
        issues: count(parsed.issues.len()),
    })
}

/// The imports made, newest first.
///
/// # Errors
/// When the store cannot be read.
pub fn list_imports(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<Vec<wire::ImportBatch>> {
    let mut batches = tx.list_imports(desk.athlete)?;
    batches.sort_by_key(|batch| std::cmp::Reverse((batch.at, batch.id)));
    Ok(batches.iter().map(batch_to_wire).collect())
}

/// Takes an import back: its sessions and activities go, but for those that were edited since, and
/// its readings and taken days.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id.
pub fn delete_import(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid) -> Result<wire::ImportBatch> {
    let absent = || Error::Absent {
        what: "import",
        id: id.to_string(),
    };
    tx.find_import(desk.athlete, id)?.ok_or_else(absent)?;
    tx.delete_import(desk.athlete, id, desk.now)?;
    tx.delete_imported_readings(desk.athlete, id)?;
    tx.delete_imported_activities(desk.athlete, id)?;
    let batch = tx.find_import(desk.athlete, id)?.ok_or_else(absent)?;
    Ok(batch_to_wire(&batch))
}

/// Which exercise a name of a file is: as told now, as told before, as the library knows it, or
/// the person's own under the name itself.
struct Names {
    told: BTreeMap<String, String>,
}

impl Names {
    fn read(tx: &mut Tx<'_>, desk: &Desk<'_>, file: &ImportFile) -> Result<Self> {
        let before = tx.list_exercise_mappings(desk.athlete)?;
        let mut told: BTreeMap<_, _> = before
            .into_iter()
            .map(|m| (m.source_name, m.exercise_id))
            .collect();
        told.extend(file.mapping.clone());
        Ok(Self { told })
    }

    /// The exercise of a name, where it is sure.
    fn find(&self, desk: &Desk<'_>, name: &str) -> Option<String> {
        let told = self.told.get(name).cloned();
        told.or_else(|| {
            desk.match_exercise(name)
                .sure()
                .map(|id| id.as_str().to_owned())
        })
    }

    fn told(&self, desk: &Desk<'_>, parsed: &Parsed) -> Vec<wire::ImportName> {
        let mut counts = parsed.exercises();
        counts.sort_by_key(|(name, sets)| (std::cmp::Reverse(*sets), *name));
        let told = |(name, sets): (&str, usize)| {
            let exercise_id = self.find(desk, name);
            let guess = desk.match_exercise(name).guess().map(|id| wire::NameGuess {
                exercise_id: id.as_str().to_owned(),
                name: desk.exercise_name(id.as_str()),
            });
            let guess = if exercise_id.is_some() { None } else { guess };
            wire::ImportName {
                source: name.to_owned(),
                sets: count(sets),
                exercise_id,
                guess,
            }
        };
        counts.into_iter().map(told).collect()
    }
}

/// What ids of imported things are derived in: not of the athlete, so that a file imported again
/// after an archive was put into another account is still known there.
const IMPORTS: Uuid = Uuid::from_u128(0x5d0c_6a3e_91b7_4f28_a4c2_70e6_1f9b_d835);

/// The id of an imported thing that is known by these bytes.
pub(super) fn derived(key: &[u8]) -> Uuid {
    Uuid::new_v5(&IMPORTS, key)
}

fn session_id(session: &ParsedSession) -> Uuid {
    derived(session.key.as_bytes())
}

/// The id of an import: of the file and its answers, so that the same import twice is one.
fn batch_id(file: &ReadFile) -> Uuid {
    let mut hash = file.hash.clone();
    hash.update(super::check_in::text(&(
        file.asked.unit,
        file.asked.date_order,
    )));
    if !file.asked.exercise_units.is_empty() {
        hash.update(super::check_in::text(&file.asked.exercise_units));
    }
    for (header, field) in &file.asked.columns {
        hash.update(header);
        hash.update(field.code());
    }
    if file.asked.keep_intimate {
        hash.update(b"keep_intimate");
    }
    derived(&hash.finalize())
}

fn batch_row(desk: &Desk<'_>, file: &ReadFile, id: Uuid) -> store::ImportBatch {
    let parsed = &file.parsed;
    let unit = match (&parsed.unit, file.asked.unit) {
        (UnitFinding::Stated(unit) | UnitFinding::Answered(unit), _) => unit_code(*unit),
        (_, Some(wire::Unit::Lb)) => "lb",
        (_, Some(wire::Unit::Kg) | None) => "kg",
    };
    let issues: Vec<_> = parsed.issues.iter().take(SHOWN_ISSUES).map(issue).collect();
    store::ImportBatch {
        athlete_id: desk.athlete,
        id,
        at: desk.now,
        source_format: parsed.format.name().to_owned(),
        file_name: file.asked.name.clone(),
        file_sha256: file.sha256().to_vec(),
        unit: unit.to_owned(),
        sessions: i64::from(count(parsed.sessions.len())),
        sets: i64::from(count(parsed.n_sets())),
        issues: super::check_in::text(&issues),
        undone_at: None,
    }
}

fn to_row(
    desk: &Desk<'_>,
    parsed: &ParsedSession,
    zone: &TimeZone,
    names: &Names,
    batch: Uuid,
) -> store::PerformedSession {
    let id = session_id(parsed);
    let start = parsed.local_start(zone);
    let started_at = start.to_zoned(zone.clone()).ok().map(|z| z.timestamp());
    let session = store::TrainingSession {
        athlete_id: desk.athlete,
        id,
        day: start.date(),
        started_at: started_at.filter(|_| parsed.time_known),
        duration_s: parsed
            .duration_s
            .filter(|_| !parsed.duration_suspect)
            .map(i64::from),
        name: parsed.name.clone(),
        session_rpe_halves: None,
        note: Some(parsed.notes.clone()).filter(|n| !n.is_empty()),
        slot: None,
        source: "import".to_owned(),
        import_id: Some(batch),
        counter: 0,
        device: String::new(),
        deleted: false,
    };
    let mut known: BTreeMap<&str, String> = BTreeMap::new();
    let sets = parsed.sets.iter().zip(0..).map(|(set, idx)| {
        let name = set.exercise.as_str();
        let exercise = known
            .entry(name)
            .or_insert_with(|| names.find(desk, name).unwrap_or_else(|| name.to_owned()));
        set_row(&session, idx, exercise, set)
    });
    let sets = sets.collect();
    store::PerformedSession { session, sets }
}

fn set_row(
    session: &store::TrainingSession,
    idx: i64,
    exercise_id: &str,
    set: &parse::ParsedSet,
) -> store::PerformedSet {
    let kind = match set.kind {
        parse::SetKind::Working => "working",
        parse::SetKind::WarmUp => "warm_up",
        parse::SetKind::Drop => "drop",
        parse::SetKind::Failure => "failure",
        parse::SetKind::RestPause => "rest_pause",
    };
    store::PerformedSet {
        athlete_id: session.athlete_id,
        session_id: session.id,
        idx,
        exercise_id: exercise_id.to_owned(),
        kind: kind.to_owned(),
        load_g: set.load_grams,
        load_unit: unit_code(set.load_unit).to_owned(),
        reps: set.reps.map(i64::from),
        rir_halves: set.rir_halves.map(i64::from),
        duration_s: set.seconds.map(i64::from),
        distance_mm: set.distance_mm.and_then(|d| i64::try_from(d).ok()),
        note: Some(set.note.clone()).filter(|n| !n.is_empty()),
        suspect: set.suspect.is_some(),
    }
}

const fn unit_to_wire(unit: parse::MassUnit) -> wire::Unit {
    match unit {
        parse::MassUnit::Kilogram => wire::Unit::Kg,
        parse::MassUnit::Pound => wire::Unit::Lb,
    }
}

const fn unit_code(unit: parse::MassUnit) -> &'static str {
    match unit {
        parse::MassUnit::Kilogram => "kg",
        parse::MassUnit::Pound => "lb",
    }
}

/// Load times repetitions over all sets; assistance counts as no load, as the app's own sums do.
#[expect(clippy::cast_precision_loss, reason = "a sum to show")]
fn volume_kg(parsed: &Parsed) -> f64 {
    let sets = parsed.sessions.iter().flat_map(|s| &s.sets);
    let one = |set: &parse::ParsedSet| {
        Some(set.load_grams?.max(0) as f64 / 1_000.0 * f64::from(set.reps?))
    };
    sets.filter_map(one).sum()
}

fn issue(issue: &parse::Issue) -> wire::ImportIssue {
    wire::ImportIssue {
        line: u32::try_from(issue.line).unwrap_or(u32::MAX),
        field: issue.field.clone(),
        found: issue.found.clone(),
        done: issue.what_was_done.to_string(),
    }
}

fn batch_to_wire(row: &store::ImportBatch) -> wire::ImportBatch {
    let issues: Vec<wire::ImportIssue> = serde_json::from_str(&row.issues).unwrap_or_default();
    wire::ImportBatch {
        id: row.id,
        file_name: row.file_name.clone(),
        sha256: hex(&row.file_sha256),
        format: row.source_format.clone(),
        unit: Some(if row.unit == "lb" {
            wire::Unit::Lb
        } else {
            wire::Unit::Kg
        }),
        sessions: u32::try_from(row.sessions).unwrap_or_default(),
        sets: u32::try_from(row.sets).unwrap_or_default(),
        issues: count(issues.len()),
        at: row.at,
        undone_at: row.undone_at,
    }
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes
        .iter()
        .flat_map(|b| [digit(b >> 4), digit(b & 15)])
        .collect()
}
