//! Apps of which no real file was at hand: built from their documented layouts,
//! not tried on a real file.

use crate::kit::{Options, show};

#[test]
fn liftlog_rows_are_put_in_the_order_done() {
    insta::assert_snapshot!(show("liftlog/newest-first.csv", &Options::default()), @r#"
    LiftLog (plain export, 8 columns), PerRow
    2026-01-05T10:44:38 "" key liftlog|8b
      5: 0. Bench Press 67500 g (kg) x 12
      4: 0. Bench Press 68039 g (lb) x 11 note "slow"
      3: 1. Pull-ups 0 g (kg) x 7
    2026-01-07T10:45:06 "" key liftlog|b5
      2: 0. Incline Press 60000 g (kg) x 8
    "#);
}

#[test]
fn liftosaur_counts_only_completed_sets() {
    insta::assert_snapshot!(show("liftosaur/completed-and-required.csv", &Options::default()), @r#"
    Liftosaur (history, 20 columns), PerRow
    2026-03-01T10:00:00 (UTC+0) "Day 1" key liftosaur|2026-03-01T10:00:00
      2: 0. Bench Press, Barbell warm-up 43091 g (lb) x 5
      3: 0. Bench Press, Barbell 83915 g (lb) x 6 rir 3/2 note "last one slow"
    ! file: 1 planned set was not done and left out [Nothing]
    "#);
}

#[test]
fn alpha_progression_blocks_are_exercises() {
    insta::assert_snapshot!(show("alpha_progression/two-workouts.csv", &Options::default()), @r#"
    Alpha Progression (blocks of sets), Stated(Kilogram)
    2026-02-19T17:54:00 "Legs · Day 2 · Week 4 · Three days" 3720 s key alpha_progression|2026-02-19T17:54:00
      2: 0. Hack Squats (Machine) warm-up 37500 g (kg) x 9
      2: 0. Hack Squats (Machine) warm-up 72500 g (kg) x 7
      4: 0. Hack Squats (Machine) 115000 g (kg) x 8 rir 2/2
      5: 0. Hack Squats (Machine) 102500 g (kg) x 6 rir 1/2
      6: 1. Chin-Ups (Bodyweight) warm-up 0 g (kg) x 5
      8: 1. Chin-Ups (Bodyweight) 12500 g (kg) x 9 rir 4/2
    2026-02-21T09:05:00 "Push · Day 1 · Week 4 · Three days" 2880 s key alpha_progression|2026-02-21T09:05:00
      14: 0. Bench Press (Barbell) 80000 g (kg) x 5 rir 4/2
    ! line 9, row: "2;heavy;8;1": is not a set of load and repetitions; left out [Row]
    "#);
}

#[test]
fn gravl_rows_carry_their_start() {
    insta::assert_snapshot!(show("gravl/one-workout.csv", &Options::default()), @r#"
    Gravl (18 columns), Stated(Kilogram)
    2026-02-03T18:30:00 "Push" 3120 s note "good" key gravl|2026-02-03T18:30:00
      2: 0. Bench Press warm-up 40000 g (kg) x 10
      3: 0. Bench Press 82500 g (kg) x 5 rir 4/2
      4: 1. Treadmill 600 s 1500000 mm
    "#);
}

#[test]
fn gymbook_cells_carry_their_unit() {
    insta::assert_snapshot!(show("gymbook/italian.csv", &Options::default()), @r#"
    GymBook (12 columns, units in cells), PerRow
    2025-01-09T19:30:00 "Spinta" 1200 s key gymbook|2025-01-09|Spinta
      2: 0. Panca piana warm-up 40000 g (kg) x 12
      3: 0. Panca piana 62500 g (kg) x 8 note "lento"
      5: 1. Tapis roulant 840 s 2300000 mm
    2025-01-15T19:30:00 "Spinta" key gymbook|2025-01-15|Spinta
      6: 0. Trazioni 0 g (kg)
    ! line 5, Set / Set di riscaldamento / Set di defaticamento: "Set di defaticamento": is a cool-down set; read as an ordinary set [Nothing]
    ! line 6, Ripetizioni / Tempo: "quante?": is neither repetitions nor a time; left empty [Value]
    ! file: 1 planned set was not done and left out [Nothing]
    "#);
}

#[test]
fn gymbook_is_read_in_german() {
    insta::assert_snapshot!(show("gymbook/german.csv", &Options::default()), @r#"
    GymBook (12 columns, units in cells), PerRow
    2025-01-15T18:02:00 "Beine" 240 s key gymbook|2025-01-15|Beine
      2: 0. Kniebeuge 102500 g (kg) x 5
      3: 0. Kniebeuge 102058 g (lb) x 5
    "#);
}

#[test]
fn stronglifts_pairs_of_columns_are_sets() {
    insta::assert_snapshot!(show("stronglifts/a-row-for-each-exercise.csv", &Options::default()), @r#"
    StrongLifts (a row for each exercise, 23 columns), PerRow
    2026-03-03T22:02:00 "Workout A" 2700 s key stronglifts|2026-03-03|1
      2: 0. Squat 102058 g (lb) x 5 note "deep, slow"
      2: 0. Squat 102058 g (lb) x 5
      3: 1. Bench Press 61235 g (lb) x 5
      3: 1. Bench Press 61235 g (lb) x 3
    2026-03-03T22:56:00 "Workout B" 34 s key stronglifts|2026-03-03|2
      4: 0. Deadlift 142882 g (lb) x 5
    ! file: 1 planned set was not done and left out [Nothing]
    "#);
}

#[test]
fn stronglifts_blocks_of_columns_are_exercises() {
    insta::assert_snapshot!(show("stronglifts/a-row-for-each-workout.csv", &Options::default()), @r#"
    StrongLifts (a row for each workout, 28 columns), PerRow
    2015-03-16 "A" note "easy" key stronglifts|2015-03-16|A
      2: 0. Squat 58967 g (lb) x 5
      2: 0. Squat 58967 g (lb) x 5
      2: 0. Squat 58967 g (lb) x 5
      2: 0. Squat 58967 g (lb) x 5
      2: 0. Squat 58967 g (lb) x 5
      2: 1. Bench press 43091 g (lb) x 5
      2: 1. Bench press 43091 g (lb) x 5
      2: 1. Bench press 43091 g (lb) x 4
      2: 2. Barbell row 29484 g (lb) x 5
      2: 2. Barbell row 29484 g (lb) x 5
    2015-03-18 "B" key stronglifts|2015-03-18|B
      3: 0. Squat 62500 g (kg) x 5
      3: 0. Squat 62500 g (kg) x 5
      3: 0. Squat 62500 g (kg) x 5
      3: 0. Squat 62500 g (kg) x 5
      3: 0. Squat 62500 g (kg) x 5
      3: 1. Overhead press 30000 g (kg) x 5
      3: 1. Overhead press 30000 g (kg) x 5
      3: 1. Overhead press 30000 g (kg) x 5
      3: 1. Overhead press 30000 g (kg) x 5
      3: 1. Overhead press 30000 g (kg) x 5
      3: 2. Deadlift 80000 g (kg) x 5
    ! file: 1 planned set was not done and left out [Nothing]
    "#);
}

#[test]
fn jefit_sets_are_unpacked() {
    insta::assert_snapshot!(show("jefit/backup.csv", &Options::default()), @r#"
    Jefit (backup, 14 columns), Stated(Pound)
    2026-01-01T17:00:00 (UTC+0) "" 3120 s key jefit|2026-01-01|1000
      19: 0. Barbell Bench Press 61235 g (lb) x 10
      19: 0. Barbell Bench Press 70534 g (lb) x 8
      20: 1. Dumbbell Row 9072 g (lb) x 10
      20: 1. Dumbbell Row 9072 g (lb) x 10
    2026-01-05 "" key jefit|2026-01-05|2000
      21: 0. Barbell Squat 45359 g (lb) x 5
    ! line 19, logs: "155x": is not a load times repetitions; the set was left out [Row]
    ! line 22, mydate: "not a day": is not a date; the row was left out [Row]
    "#);
}
