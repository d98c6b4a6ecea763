//! `FitNotes`: one small file of our own per quirk.

use crate::kit::{Options, show};

#[test]
fn names_with_unquoted_commas_are_joined() {
    insta::assert_snapshot!(show("fitnotes/commas-in-names.csv", &Options::default()), @r#"
    FitNotes (9 columns), PerRow
    2025-04-29 "" key fitnotes|2025-04-29|
      2: 0. Bench Press (Smith Machine) 7500 g (kg) x 20
      3: 1. Overhead Press (Each Side, Dumbbells) 9072 g (lb) x 5
      4: 2. Plank
    2025-04-30 "" key fitnotes|2025-04-30|
      5: 0. Plank 90 s
      6: 1. Running 900 s 2500000 mm
    ! line 3, Exercise: "Overhead Press (Each Side, Dumbbells)": has a comma that was not quoted; joined to the name before [Nothing]
    ! line 7, row: "2025-04-30,A, B, C, D,Cardio,x,y,z,,,": has 12 fields where the header has 9; the row was left out [Row]
    "#);
}

#[test]
fn a_load_in_either_of_two_columns() {
    insta::assert_snapshot!(show("fitnotes/ios-two-units.csv", &Options::default()), @r#"
    FitNotes (11 columns), Stated(Kilogram)
    2024-02-03 "" key fitnotes|2024-02-03|
      2: 0. Deadlift 100000 g (kg) x 5
      3: 1. Curl warm-up 20412 g (lb) x 10 note "slow"
    "#);
}

#[test]
fn a_unit_in_the_header() {
    insta::assert_snapshot!(show("fitnotes/pounds-in-the-header.csv", &Options::default()), @r#"
    FitNotes (9 columns), Stated(Pound)
    2020-02-03 "" key fitnotes|2020-02-03|
      2: 0. Deadlift 102058 g (lb) x 5 note "belt"
    "#);
}
