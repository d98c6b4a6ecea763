//! Fitbod: one small file of our own per quirk.

use crate::kit::{Options, show};

#[test]
fn the_layout_of_2019() {
    insta::assert_snapshot!(show("fitbod/2019.csv", &Options::default()), @r#"
    Fitbod (2019, 7 columns), Stated(Kilogram)
    2019-02-12 "" key fitbod|2019-02-12|
      4: 0. Bench Press 18144 g (lb) x 7
      4: 0. Bench Press 18144 g (lb) x 7
      4: 0. Bench Press 18144 g (lb) x 7
    2019-02-13 "" key fitbod|2019-02-13|
      2: 0. Chin Up warm-up 0 g (kg) x 5
      3: 1. Bench Press 18144 g (lb) x 7
    "#);
}

#[test]
fn stamps_in_utc_walks_and_stray_lines() {
    insta::assert_snapshot!(show("fitbod/utc-and-walks.csv", &Options::default()), @r#"
    Fitbod (11 columns), Stated(Kilogram)
    2021-01-16T19:00:00 (UTC+0) "" key fitbod|2021-01-16T19:00:00
      7: 0. Walking 0 g (kg) 1412 s 1874816 mm
    2021-01-16T20:00:00 (UTC+0) "" key fitbod|2021-01-16T20:00:00
      6: 0. Assisted Pull Up -27500 g (kg) x 8
    2021-01-17T22:14:35 (UTC+0) "" key fitbod|2021-01-17T22:14:35
      2: 0. Back Squat warm-up 20412 g (lb) x 4
      3: 0. Back Squat 61235 g (lb) x 2 note "deep"
    "#);
}
