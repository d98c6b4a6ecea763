//! Small means to tell a story with: an athlete, a day, a session, a check-in.
use std::path::PathBuf;

use jiff::{Timestamp, civil::Date};
use recoup_store::{
    Account, CheckIn, ImportBatch, PerformedSession, PerformedSet, Settings, Store,
    TrainingSession, Tx,
};
use tempfile::TempDir;
use uuid::Uuid;

/// A store on an SQLite file in a folder that goes away with it.
pub(crate) struct OnFile {
    pub(crate) store: Store,
    pub(crate) path: PathBuf,
    pub(crate) folder: TempDir,
}

pub(crate) fn on_file() -> OnFile {
    on_file_with(&Settings::USUAL)
}

pub(crate) fn on_file_with(settings: &Settings) -> OnFile {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("recoup.db");
    let store = Store::open_with(path.to_str().unwrap(), settings).unwrap();
    OnFile {
        store,
        path,
        folder,
    }
}

/// Another door to the same file, past the store.
pub(crate) fn raw(path: &std::path::Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}

pub(crate) fn write<T: Send + 'static>(
    store: &Store,
    work: impl FnMut(&mut Tx<'_>) -> recoup_store::Result<T> + Send + 'static,
) -> T {
    store.write(work).wait().unwrap()
}

pub(crate) fn read<T: Send + 'static>(
    store: &Store,
    work: impl FnOnce(&mut Tx<'_>) -> recoup_store::Result<T> + Send + 'static,
) -> T {
    store.read(work).wait().unwrap()
}

/// An athlete the store knows.
pub(crate) fn athlete(store: &Store) -> Uuid {
    let account = account("Ada");
    let id = account.athlete_id;
    write(store, move |tx| tx.insert_account(&account));
    id
}

pub(crate) fn account(name: &str) -> Account {
    Account {
        athlete_id: Uuid::now_v7(),
        name: name.to_owned(),
        password_hash: None,
        created_at: at(0),
        log_revision: 0,
    }
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// An instant some microseconds after a fixed one.
pub(crate) fn at(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(1_790_000_000_000_000 + micros).unwrap()
}

/// A session of `n_sets` sets of squats.
pub(crate) fn session(athlete_id: Uuid, on: &str, n_sets: usize) -> PerformedSession {
    let session = TrainingSession {
        athlete_id,
        id: Uuid::now_v7(),
        day: day(on),
        started_at: Some(at(1)),
        duration_s: Some(3_600),
        name: "Lower A".to_owned(),
        session_rpe_halves: Some(13),
        note: None,
        slot: Some("w1-mon".to_owned()),
        source: "app".to_owned(),
        import_id: None,
        counter: 1,
        device: "phone".to_owned(),
        deleted: false,
    };
    let sets = (0..n_sets).map(|idx| squat(&session, idx)).collect();
    PerformedSession { session, sets }
}

fn squat(of: &TrainingSession, idx: usize) -> PerformedSet {
    PerformedSet {
        athlete_id: of.athlete_id,
        session_id: of.id,
        idx: i64::try_from(idx).unwrap(),
        exercise_id: "squat".to_owned(),
        kind: "working".to_owned(),
        load_g: Some(102_058),
        load_unit: "lb".to_owned(),
        reps: Some(5),
        rir_halves: Some(3),
        duration_s: None,
        distance_mm: None,
        note: Some("belt".to_owned()),
        suspect: false,
    }
}

pub(crate) fn check_in(athlete_id: Uuid, on: &str) -> CheckIn {
    CheckIn {
        athlete_id,
        id: Uuid::now_v7(),
        day: day(on),
        at: at(0),
        prs: Some(7),
        soreness: Some(4),
        sleep: Some(4),
        energy: None,
        mood: Some(4),
        sleep_minutes: Some(431),
        sleep_band: None,
        sore_muscles: "quads:2".to_owned(),
        pains: String::new(),
        illness: String::new(),
        flags: String::new(),
        symptoms: String::new(),
        minutes_available: Some(45),
        copied: false,
        note: None,
        counter: 1,
        device: "phone".to_owned(),
        deleted: false,
    }
}

pub(crate) fn import_batch(athlete_id: Uuid) -> ImportBatch {
    ImportBatch {
        athlete_id,
        id: Uuid::new_v5(&athlete_id, b"strong.csv kg"),
        at: at(5),
        source_format: "strong".to_owned(),
        file_name: "strong.csv".to_owned(),
        file_sha256: vec![7; 32],
        unit: "kg".to_owned(),
        sessions: 2,
        sets: 5,
        issues: "[]".to_owned(),
        undone_at: None,
    }
}

/// A session as an import gives it.
pub(crate) fn imported(batch: &ImportBatch, on: &str, n_sets: usize) -> PerformedSession {
    let mut sent = session(batch.athlete_id, on, n_sets);
    sent.session.import_id = Some(batch.id);
    "import".clone_into(&mut sent.session.source);
    "import".clone_into(&mut sent.session.device);
    sent.session.counter = 0;
    sent
}
