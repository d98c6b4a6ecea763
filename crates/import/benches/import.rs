//! How fast a log is read: beside the bare `csv` crate, in the same run.
//!
//! `strings` reads the same bytes with the `csv` crate into one `String` per
//! field, `records` into one `StringRecord` per row; neither looks at a value.

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use recoup_import::{MassUnit, Options, parse};

/// Rows of the generated log.
const ROWS: u32 = 24_000;

/// Sets in a session of the generated log.
const SETS: u32 = 20;

/// A log as Strong for iOS writes it, ours from end to end.
fn generated() -> Vec<u8> {
    let mut text = String::from(
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n",
    );
    let exercises = [
        "Squat (Barbell)",
        "Bench Press (Barbell)",
        "Seated Row (Cable)",
        "Leg Press",
    ];
    for row in 0..ROWS {
        let (session, set) = (row / SETS, row % SETS);
        let (year, month, day) = (
            2010 + session / 336,
            session / 28 % 12 + 1,
            session % 28 + 1,
        );
        let exercise = exercises[(set / 5) as usize];
        let (order, load, reps) = (set % 5 + 1, 20 + 5 * (row % 30), 3 + row % 10);
        let _ = writeln!(
            text,
            "{year}-{month:02}-{day:02} 18:05:00,Workout {session},1h 5m,\"{exercise}\",{order},{load}.0,{reps}.0,0,0.0,,,"
        );
    }
    text.into_bytes()
}

/// The largest real log, where real logs are.
fn real() -> Option<Vec<u8>> {
    let root = std::env::var_os("RECOUP_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    std::fs::read(root.join("logs/L002.strong.csv")).ok()
}

fn measure(c: &mut Criterion, name: &str, bytes: &[u8]) {
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("records", |b| {
        b.iter(|| {
            let rows = csv::Reader::from_reader(black_box(bytes)).into_records();
            rows.collect::<Result<Vec<_>, _>>().expect("sound bytes")
        });
    });
    group.bench_function("strings", |b| {
        b.iter(|| {
            let rows = csv::Reader::from_reader(black_box(bytes)).into_records();
            let strings = rows
                .map(|row| row.map(|row| row.iter().map(str::to_owned).collect::<Vec<String>>()));
            strings.collect::<Result<Vec<_>, _>>().expect("sound bytes")
        });
    });
    let options = Options {
        unit: Some(MassUnit::Kilogram),
        ..Options::default()
    };
    group.bench_function("import", |b| {
        b.iter(|| parse(black_box(bytes), &options).expect("a log"));
    });
    group.finish();
}

fn import(c: &mut Criterion) {
    measure(c, "strong, 24,000 rows of our own", &generated());
    match real() {
        Some(bytes) => measure(c, "strong, the largest real log", &bytes),
        None => println!("skipped: no real logs; set RECOUP_DATA"),
    }
}

criterion_group!(benches, import);
criterion_main!(benches);
