//! Hevy: one small file of our own per quirk.

use crate::kit::{Options, show};

#[test]
fn body_measurements_give_mass() {
    insta::assert_snapshot!(show("hevy/measurements.csv", &Options::default()), @r"
    Hevy (body measurements), PerRow
    2026-01-31 body_mass_g 80000
    ");
}

#[test]
fn month_names_in_the_language_of_the_phone() {
    insta::assert_snapshot!(show("hevy/months-in-portuguese.csv", &Options::default()), @r#"
    Hevy (workouts, 14 columns), Stated(Kilogram)
    2025-08-24T18:05:00 "Costas" note "pesado" key hevy|2025-08-24T18:05:00
      8: 0. Esteira 900 s 2500000 mm
      9: 1. Remada x 12
    2026-05-05T07:34:00 "Peito" 4200 s key hevy|2026-05-05T07:34:00
      2: 0. Supino Sentado (Máquina) warm-up 13750 g (kg) x 8 note "devagar\ne fundo"
      4: 0. Supino Sentado (Máquina) failure 22680 g (lb) x 6 rir 1/2 note "devagar\ne fundo"
      6: 1. Rosca Direta 20000 g (kg) x 10 superset 0
      7: 2. Tríceps drop 15000 g (kg) x 12 superset 0
    ! line 9, set_type: "partial": is no known kind of set; read as an ordinary set [Nothing]
    ! line 10, start_time: "32 Ago 2025, 18:05": is not a date; the row was left out [Row]
    "#);
}

#[test]
fn units_in_the_names_of_columns() {
    insta::assert_snapshot!(show("hevy/pounds-and-miles.csv", &Options::default()), @r#"
    Hevy (workouts, 14 columns), Stated(Pound)
    2025-12-22T08:00:00 "Push" 4200 s key hevy|2025-12-22T08:00:00
      2: 0. Bench Press (Barbell) 83915 g (lb) x 5 rir 4/2
      3: 1. Running 600 s 1609344 mm
    "#);
}
