//! Tables of no known app: columns by header, by contents, by the person's word.

use std::collections::BTreeMap;

use recoup_import::{Field, columns};

use crate::kit::{Options, fixture, show};

#[test]
fn a_sheet_that_carries_dates_and_names_down() {
    insta::assert_snapshot!(show("plain/english-sheet.csv", &Options::default()), @r#"
    a plain table (5 columns), lb guessed: 3 sets at 225, a bar with 45 lb plates; Squat 225?
    2024-01-15 "" key plain|2024-01-15|
      2: 0. Squat 102058 g (lb) x 5
      2: 0. Squat 102058 g (lb) x 5
      2: 0. Squat 102058 g (lb) x 5
      3: 1. Bench Press 61235 g (lb) x 5
      3: 1. Bench Press 61235 g (lb) x 5
      3: 1. Bench Press 61235 g (lb) x 4
      4: 2. Pull Up x 8
    2024-01-17 "" key plain|2024-01-17|
      6: 0. Deadlift x 5
    2024-01-18 "" key plain|2024-01-18|
      8: 0. Row 100000 g (kg) x 5
    ! line 5, Exercise: "": is empty and so is the row above; the row was left out [Row]
    ! line 6, Weight: "heavy": is not a load; left empty [Value]
    ! line 8, Sets: "25": is too many sets for one row; read as one set [Value]
    "#);
}

#[test]
fn a_sheet_in_russian() {
    insta::assert_snapshot!(show("plain/russian.csv", &Options::default()), @r#"
    a plain table (7 columns), Stated(Kilogram)
    2024-01-15 "Ноги" key plain|2024-01-15|Ноги
      2: 0. Присед 62500 g (kg) x 5
      3: 0. Присед 62500 g (kg) x 5 note "тяжело"
    2024-01-17 "Грудь" key plain|2024-01-17|Грудь
      4: 0. Жим лёжа 50000 g (kg) x 8
    "#);
}

#[test]
fn columns_are_told_by_what_they_contain() {
    insta::assert_snapshot!(show("plain/unknown-headers.csv", &Options::default()), @r#"
    a plain table (5 columns), kg guessed: 1 set at 102.5, a step of kg plates; Squat 105?
    2024-05-01 "" key plain|2024-05-01|
      2: 0. Squat 100000 g (kg) x 5
      3: 0. Squat 102500 g (kg) x 5
      4: 1. Row 40000 g (kg) x 12
    2024-05-03 "" key plain|2024-05-03|
      5: 0. Squat 105000 g (kg) x 3
    "#);
}

#[test]
fn a_log_without_dates_is_refused_with_the_reason() {
    insta::assert_snapshot!(show("plain/no-date.csv", &Options::default()), @r#"refused: the plain table layout needs a column for the date; the header reads "Set,Exercise Name,Time,Rest,Reps,Weight,Volume""#);
}

#[test]
fn day_numbers_of_a_spreadsheet_are_dates() {
    insta::assert_snapshot!(show("plain/spreadsheet-dates.tsv", &Options::default()), @r#"
    a plain table (4 columns), kg guessed: 1 set at 62.5, a step of kg plates; Squat 62.5?
    2018-12-01 "" key plain|2018-12-01|
      2: 0. Squat 60000 g (kg) x 5
    2018-12-03 "" key plain|2018-12-03|
      3: 0. Squat 62500 g (kg) x 5
    "#);
}

#[test]
fn rows_of_equal_sets_are_spread() {
    insta::assert_snapshot!(show("plain/myfitnesspal.csv", &Options::default()), @r#"
    a plain table (5 columns), kg guessed: 3 sets at 102.5, a step of kg plates; Squat 102.5?
    2024-05-01 "" key plain|2024-05-01|
      2: 0. Squat 102500 g (kg) x 5
      2: 0. Squat 102500 g (kg) x 5
      2: 0. Squat 102500 g (kg) x 5
    "#);
}

#[test]
fn the_person_says_what_a_column_holds() {
    let bytes = fixture("plain/unknown-headers.csv");
    let told = [
        ("mood", Field::Notes),
        ("how often", Field::Load),
        ("how heavy", Field::Reps),
    ];
    let columns_told: BTreeMap<String, Field> = told
        .into_iter()
        .map(|(name, field)| (name.to_owned(), field))
        .collect();
    let options = Options {
        columns: columns_told,
        ..Options::default()
    };
    let shown: Vec<String> = columns(&bytes, &options)
        .expect("text")
        .into_iter()
        .map(|column| {
            format!(
                "{} {:?} {:?} {:?}",
                column.header, column.field, column.recognized, column.samples
            )
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n"), @r#"
    when Some(Date) ByContents ["2024-05-01", "2024-05-01", "2024-05-01"]
    what Some(Exercise) ByContents ["Squat", "Squat", "Row"]
    how heavy Some(Reps) Told ["100", "102.5", "40"]
    how often Some(Load) Told ["5", "5", "12"]
    mood Some(Notes) Told ["good", "good", "good"]
    "#);
    insta::assert_snapshot!(show("plain/unknown-headers.csv", &options), @r#"
    a plain table (5 columns), kg guessed: 1 set at 12, a step of kg plates; Squat 5?
    2024-05-01 "" key plain|2024-05-01|
      2: 0. Squat 5000 g (kg) x 100 note "good"
      3: 0. Squat 5000 g (kg) x 102 suspect: more repetitions than a set can hold note "good"
      4: 1. Row 12000 g (kg) x 40 note "good"
    2024-05-03 "" key plain|2024-05-03|
      5: 0. Squat 3000 g (kg) x 105 suspect: more repetitions than a set can hold note "bad"
    ! line 3, how heavy: "102.5": is not whole; rounded down [Nothing]
    "#);
}
