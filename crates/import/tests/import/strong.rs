//! Strong: one small file of our own per quirk.

use crate::kit::{Options, show, told};

#[test]
fn units_as_column_names_and_set_order_from_zero() {
    insta::assert_snapshot!(show("strong/s1-ios-kg.csv", &Options::default()), @r#"
    Strong (the unit in the header, 9 columns), Stated(Kilogram)
    2015-03-13T20:15:08 "Push" key strong|2015-03-13T20:15:08
      2: 0. Incline Bench Press 25000 g (kg) x 10
      3: 0. Incline Bench Press 25000 g (kg) x 10
      4: 1. Running 0 g (kg) 900 s 2500000 mm
    "#);
}

#[test]
fn conversion_dust_quotes_and_a_returning_exercise() {
    insta::assert_snapshot!(show("strong/s2-ios-dust.csv", &Options::default()), @r#"
    Strong (iOS, no unit, 10 columns), lb guessed: 1 set at 44.09: kilograms shown in pounds; Squat (Barbell) 185?
    2016-01-02T09:00:00 "Legs, \"heavy\"" note "tired" key strong|2016-01-02T09:00:00
      2: 0. Squat (Barbell) 34019 g (lb) x 5 note "belt,\nno sleeves"
      4: 0. Squat (Barbell) 83915 g (lb) x 5
      5: 1. Leg Curl (Machine) 20000 g (lb) x 12
      6: 2. Squat (Barbell) 61235 g (lb) x 0
    "#);
}

#[test]
fn marks_rest_timers_and_broken_rows() {
    insta::assert_snapshot!(show("strong/s5-ios-marks.csv", &told("kg")), @r#"
    Strong (iOS, no unit, 12 columns), Answered(Kilogram)
    2025-06-03T20:23:00 "Evening" 950460 s? key strong|2025-06-03T20:23:00
      2: 0. Bench Press (Barbell) warm-up 20000 g (kg) x 10
      3: 0. Bench Press (Barbell) 62500 g (kg) x 8 rir 3/2 rest 120 s
      5: 0. Bench Press (Barbell) failure 62500 g (kg) x 6 rir 0/2
      6: 0. Bench Press (Barbell) drop 42500 g (kg) x 9
      7: 1. Bench Press (Barbell) 50000 g (kg) x 12
      8: 2. Plank 0 g (kg) 60 s
      9: 2. Plank 0 g (kg) 45 s
    2025-06-05T18:00:00 "Evening" 3600 s key strong|2025-06-05T18:00:00
      12: 0. Plank 0 g (kg) 45 s
    ! line 9, Set Order: "X": is no known mark of a set; read as an ordinary set [Nothing]
    ! line 9, RPE: "11": is not an RPE from 1 to 10; left empty [Value]
    ! line 10, Date: "2025-06-04 not a day": is not a date; the row was left out [Row]
    ! line 11, row: "2025-06-05 18:00:00,Evening,1h,\"Plank\",1,0,0.0,0": has 8 fields where the header has 12; the row was left out [Row]
    ! line 12, Reps: "many": is not a number; left empty [Value]
    "#);
}

#[test]
fn android_without_header_and_with_mixed_units() {
    insta::assert_snapshot!(show("strong/s10-android-headerless.csv", &Options::default()), @r#"
    Strong (Android, a unit in every row, 13 columns, no header), PerRow
    2020-12-05T15:44:36 "Legs" note "easy day" key strong|2020-12-05T15:44:36
      1: 0. Bench Press (Barbell) 15876 g (lb) x 10
      2: 1. Pull Up x 9 note "two\nlines"
      4: 2. Running 900 s 2414016 mm
      5: 3. Curl 12000 g (kg) x 9 rir 6/2
    "#);
}

#[test]
fn android_with_numbered_workouts_and_note_rows() {
    insta::assert_snapshot!(show("strong/s9-android-numbered.csv", &Options::default()), @r#"
    Strong (Android 2024, numbered workouts, 13 columns), Stated(Kilogram)
    2024-06-05T18:57:00 "A" 4848 s key strong|2024-06-05T18:57:00
      2: 0. Bench Press (Barbell) warm-up 27216 g (lb) x 5 note "elbows in"
      3: 0. Bench Press (Barbell) 61235 g (lb) x 5 rir 2/2 rest 90 s
      6: 1. Rowing failure 480 s 2000000 mm
    "#);
}

#[test]
fn headers_in_other_languages() {
    insta::assert_snapshot!(show("strong/s4-de.csv", &told("kg")), @r#"
    Strong (iOS, no unit, 12 columns), Answered(Kilogram)
    2022-05-06T18:00:00 "Beine" 2280 s key strong|2022-05-06T18:00:00
      2: 0. Squat (Barbell) 62500 g (kg) x 5
    "#);
    insta::assert_snapshot!(show("strong/s4-fr.csv", &told("kg")), @r#"
    Strong (iOS, no unit, 12 columns), Answered(Kilogram)
    2022-05-06T18:00:00 "Jambes" 3900 s key strong|2022-05-06T18:00:00
      2: 0. Squat (Barbell) 62500 g (kg) x 5
    "#);
    insta::assert_snapshot!(show("strong/s4-zh.csv", &Options::default()), @r#"
    Strong (iOS, no unit, 12 columns), lb guessed: 1 set at 44.09: kilograms shown in pounds; Bent Over Row (Barbell) 44.09?
    2020-09-29T07:10:22 "早" 4380 s key strong|2020-09-29T07:10:22
      2: 0. Bent Over Row (Barbell) 20000 g (lb) x 5
    "#);
}

#[test]
fn a_file_saved_by_a_spreadsheet_asks_for_the_date() {
    insta::assert_snapshot!(show("strong/saved-by-a-spreadsheet.csv", &told("kg")), @r#"
    Strong (iOS, no unit, 7 columns), Answered(Kilogram)
    date? 12/4/2023 15:54 is 2023-04-12 or 2023-12-04, read MonthFirst
    2023-12-04T15:54:00 "" 3060 s key strong|2023-12-04T15:54:00
      2: 0. Squat 62500 g (kg) x 5
    2023-12-05T15:54:00 "" 2880 s key strong|2023-12-05T15:54:00
      3: 0. Squat 65000 g (kg) x 5
    "#);
}

#[test]
fn body_measurements_give_mass() {
    insta::assert_snapshot!(show("strong/measurements.csv", &Options::default()), @r"
    Strong (body measurements), PerRow
    2022-05-06 body_mass_g 80000
    ");
}
