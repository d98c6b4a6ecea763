//! The log as Parquet, read back.

use axum::body;
use jiff::civil::Date;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::{Field, Row};
use recoup_server::app::{self, Who as Person};
use recoup_server::wire;

use crate::archive::demo;
use crate::kit::now;

/// The rows of a Parquet file, as its own crate reads them.
fn rows_of(parquet: Vec<u8>) -> Vec<Row> {
    let file = SerializedFileReader::new(body::Bytes::from(parquet)).unwrap();
    file.get_row_iter(None)
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

/// A cell by its column's name.
fn cell<'r>(row: &'r Row, name: &str) -> &'r Field {
    let found = row.get_column_iter().find(|(column, _)| *column == name);
    found.unwrap().1
}

/// The words of a cell; nothing for a null, nor for any other kind.
fn word(row: &Row, name: &str) -> Option<String> {
    match cell(row, name) {
        Field::Str(word) => Some(word.clone()),
        _ => None,
    }
}

fn whole(row: &Row, name: &str) -> Option<i64> {
    match cell(row, name) {
        Field::Int(n) | Field::Date(n) => Some(i64::from(*n)),
        Field::TimestampMicros(n) => Some(*n),
        _ => None,
    }
}

fn real(row: &Row, name: &str) -> Option<f64> {
    match cell(row, name) {
        Field::Double(x) => Some(*x),
        _ => None,
    }
}

fn day(row: &Row) -> Date {
    let since = jiff::Span::new().days(whole(row, "day").unwrap());
    Date::constant(1970, 1, 1).checked_add(since).unwrap()
}

fn kilograms(grams: i64) -> f64 {
    f64::from(i32::try_from(grams).unwrap()) / 1_000.0
}

/// What a log's JSON tells of a set, in the units of the tables.
type Told = (Date, String, String, Option<f64>, Option<i64>, Option<f64>);

#[test]
fn the_tables_read_back_are_the_log() {
    let (app, maya, _folder) = demo();
    let all = app.read_wait(maya, app::export).unwrap();
    let table = move |layout| {
        let left = app.read_wait(maya, move |tx, desk| app::export_as(tx, desk, layout));
        rows_of(left.unwrap().bytes)
    };

    let rows = table(wire::ExportLayout::Parquet);
    let mut read: Vec<Told> = rows
        .iter()
        .map(|row| {
            (
                day(row),
                word(row, "session_id").unwrap(),
                word(row, "exercise").unwrap(),
                real(row, "load_kg"),
                whole(row, "reps"),
                real(row, "reps_in_reserve"),
            )
        })
        .collect();
    let mut told: Vec<Told> = Vec::new();
    for session in &all.sessions {
        for exercise in &session.exercises {
            told.extend(exercise.sets.iter().map(|set| {
                (
                    session.day,
                    session.id.to_string(),
                    exercise.name.clone(),
                    set.load_g.map(kilograms),
                    set.reps.map(i64::from),
                    set.rir,
                )
            }));
        }
    }
    assert!(500 < told.len(), "a year has many sets");
    let in_order = |a: &Told, b: &Told| a.partial_cmp(b).unwrap();
    assert!(read.is_sorted_by_key(|of| of.0));
    read.sort_by(in_order);
    told.sort_by(in_order);
    assert!(read == told, "{} rows for {} sets", read.len(), told.len());

    let rows = table(wire::ExportLayout::ParquetCheckIns);
    assert_eq!(rows.len(), all.check_ins.len());
    let mut check_ins: Vec<_> = all.check_ins.iter().collect();
    check_ins.sort_by_key(|check_in| (check_in.day, check_in.id));
    for (row, check_in) in rows.iter().zip(check_ins) {
        assert_eq!(day(row), check_in.day);
        assert_eq!(
            whole(row, "answered_at"),
            Some(check_in.at.as_microsecond())
        );
        assert_eq!(whole(row, "recovery_0_10"), check_in.prs.map(i64::from));
        assert_eq!(whole(row, "soreness_1_5"), check_in.soreness.map(i64::from));
        assert_eq!(
            whole(row, "sleep_min"),
            check_in.sleep_minutes.map(i64::from)
        );
    }
}

#[test]
fn a_log_without_sets_is_a_table_without_rows() {
    let (app, maya, _folder) = demo();
    let nobody = Person {
        athlete: uuid::Uuid::nil(),
        ..maya
    };
    let fresh = app.write_wait(nobody, |tx, _| app::open_account(tx, "somebody", now()));
    let fresh = Person {
        athlete: fresh.unwrap(),
        ..maya
    };
    for layout in [
        wire::ExportLayout::Parquet,
        wire::ExportLayout::ParquetCheckIns,
    ] {
        let left = app.read_wait(fresh, move |tx, desk| app::export_as(tx, desk, layout));
        assert_eq!(rows_of(left.unwrap().bytes).len(), 0);
    }
}
