//! How long keeping and finding takes, on a real file on the disk the tests use.
//!
//! A durable write is shown beside its physical limit: the same bytes appended to a bare file
//! and forced to the disk in the same run.
use std::{fs::OpenOptions, hint::black_box, io::Write};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiff::{Timestamp, civil::date};
use recoup_store::{
    Account, Decision, ImportBatch, PerformedSession, PerformedSet, Store, TrainingSession,
};
use tempfile::TempDir;
use uuid::Uuid;

/// Writes sent at once, as when several phones come back online together.
const AT_ONCE: usize = 64;
/// The longest real log we know: sessions, and sets in each.
const SESSIONS: i64 = 1_163;
const SETS: i64 = 20;

fn new_store() -> (TempDir, Store, Uuid) {
    let folder = tempfile::tempdir().expect("a folder for the benchmark");
    let path = folder.path().join("recoup.db").display().to_string();
    let store = Store::open(&path).expect("a new file opens");
    let athlete_id = Uuid::now_v7();
    let account = Account {
        athlete_id,
        name: "Ada".to_owned(),
        password_hash: None,
        created_at: Timestamp::UNIX_EPOCH,
        log_revision: 0,
    };
    store
        .write(move |tx| tx.insert_account(&account))
        .wait()
        .expect("a new athlete");
    (folder, store, athlete_id)
}

fn decision(athlete_id: Uuid) -> Decision {
    Decision {
        athlete_id,
        id: Uuid::now_v7(),
        day: date(2026, 11, 24),
        at: Timestamp::UNIX_EPOCH,
        check_in_id: None,
        engine_version: "0.1.0".to_owned(),
        state: "hold".to_owned(),
        body: "x".repeat(1_000),
    }
}

fn one_durable_write(criterion: &mut Criterion) {
    let (folder, store, athlete_id) = new_store();
    let mut group = criterion.benchmark_group("one durable write");
    group.bench_function("decision of 1 kB", |bencher| {
        bencher.iter(|| {
            let told = decision(athlete_id);
            store
                .write(move |tx| tx.insert_decision(&told))
                .wait()
                .expect("kept");
        });
    });
    let mut options = OpenOptions::new();
    let bare = options
        .create(true)
        .append(true)
        .open(folder.path().join("bare"));
    let mut bare = bare.expect("a bare file");
    let bytes = format!("{:?}", decision(athlete_id)).into_bytes();
    group.bench_function("bare append and fsync of the same bytes", |bencher| {
        bencher.iter(|| {
            bare.write_all(&bytes).expect("appended");
            bare.sync_data().expect("on the disk");
        });
    });
    group.finish();
}

fn many_durable_writes(criterion: &mut Criterion) {
    let (_folder, store, athlete_id) = new_store();
    let mut group = criterion.benchmark_group("durable writes at once");
    group.throughput(Throughput::Elements(AT_ONCE as u64));
    group.bench_function("64 decisions of 1 kB", |bencher| {
        bencher.iter(|| {
            let send = |_| {
                let told = decision(athlete_id);
                store.write(move |tx| tx.insert_decision(&told))
            };
            let replies: Vec<_> = (0..AT_ONCE).map(send).collect();
            for reply in replies {
                reply.wait().expect("kept");
            }
        });
    });
    group.finish();
}

fn long_log(criterion: &mut Criterion) {
    let (_folder, store, athlete_id) = new_store();
    let batch = import_batch(athlete_id);
    let sessions: Vec<_> = (0..SESSIONS).map(|nth| session(&batch, nth)).collect();
    let mut group = criterion.benchmark_group("1,163 sessions with 23,260 sets");
    group.sample_size(20);
    group.bench_function("apply import and undo it", |bencher| {
        bencher.iter(|| {
            let (batch, sessions) = (batch.clone(), sessions.clone());
            let apply_and_undo = store.write(move |tx| {
                tx.insert_import(&batch, &sessions, &[])?;
                tx.delete_import(athlete_id, batch.id, batch.at)
            });
            apply_and_undo.wait().expect("applied and undone")
        });
    });
    let apply = store.write(move |tx| tx.insert_import(&batch, &sessions, &[]));
    apply.wait().expect("applied");
    group.bench_function("list with sets", |bencher| {
        bencher.iter(|| {
            let (from, to) = (date(2000, 1, 1), date(2100, 1, 1));
            let list = store.read(move |tx| tx.list_sessions_with_sets(athlete_id, from, to));
            black_box(list.wait().expect("listed"))
        });
    });
    group.bench_function("log revision", |bencher| {
        let ask = || store.read(move |tx| tx.log_revision(athlete_id)).wait();
        bencher.iter(|| black_box(ask().expect("told")));
    });
    group.finish();
}

fn import_batch(athlete_id: Uuid) -> ImportBatch {
    ImportBatch {
        athlete_id,
        id: Uuid::now_v7(),
        at: Timestamp::UNIX_EPOCH,
        source_format: "strong".to_owned(),
        file_name: "strong.csv".to_owned(),
        file_sha256: vec![0; 32],
        unit: "kg".to_owned(),
        sessions: SESSIONS,
        sets: SESSIONS * SETS,
        issues: "[]".to_owned(),
        undone_at: None,
    }
}

fn session(batch: &ImportBatch, nth: i64) -> PerformedSession {
    let session = TrainingSession {
        athlete_id: batch.athlete_id,
        id: Uuid::now_v7(),
        day: date(2018, 1, 1).saturating_add(jiff::Span::new().days(nth * 2)),
        started_at: Some(Timestamp::UNIX_EPOCH),
        duration_s: Some(3_600),
        name: "Lower A".to_owned(),
        session_rpe_halves: None,
        note: None,
        slot: None,
        source: "import".to_owned(),
        import_id: Some(batch.id),
        counter: 0,
        device: "import".to_owned(),
        deleted: false,
    };
    let sets = (0..SETS).map(|idx| set(&session, idx)).collect();
    PerformedSession { session, sets }
}

fn set(of: &TrainingSession, idx: i64) -> PerformedSet {
    PerformedSet {
        athlete_id: of.athlete_id,
        session_id: of.id,
        idx,
        exercise_id: "squat".to_owned(),
        kind: "working".to_owned(),
        load_g: Some(100_000),
        load_unit: "kg".to_owned(),
        reps: Some(5),
        rir_halves: None,
        duration_s: None,
        distance_mm: None,
        note: None,
        suspect: false,
    }
}

criterion_group!(benches, one_durable_write, many_durable_writes, long_log);
criterion_main!(benches);
