//! What wearables, scales, calendars and account exports tell, from fixtures of our own.

use crate::kit::{Options, show};

#[test]
fn a_whoop_cycle_belongs_to_its_morning() {
    insta::assert_snapshot!(show("whoop/cycles.csv", &Options::default()), @r#"
    WHOOP (physiological cycles), PerRow
    2026-03-01 sleep_s 1200 suspect
    2026-03-01 rmssd_us 300000000 suspect
    2026-03-03 sleep_s 24060
    2026-03-03 resting_hr_mbpm 54000
    2026-03-03 rmssd_us 48500
    2026-03-04 sleep_s 25800
    2026-03-04 resting_hr_mbpm 51000
    2026-03-04 rmssd_us 62000
    ! line 5, Resting heart rate (bpm): "x": is not a number; left empty [Value]
    "#);
}

#[test]
fn a_nap_is_no_night() {
    insta::assert_snapshot!(show("whoop/sleeps.csv", &Options::default()), @r"
    WHOOP (sleeps), PerRow
    2026-03-04 sleep_s 25800
    ");
}

#[test]
fn a_workout_is_kept_as_activity() {
    insta::assert_snapshot!(show("whoop/workouts.csv", &Options::default()), @r"
    WHOOP (workouts), PerRow
    2026-03-04T17:00:00 None Running 2760 s, Some(7150500) mm, Some(142) bpm, effort None
    ");
}

#[test]
fn a_journal_is_refused_by_name() {
    insta::assert_snapshot!(show("whoop/journal.csv", &Options::default()), @"refused: this is WHOOP's journal and holds no sets; export the whole export, or its cycles, sleeps and workouts instead");
}

#[test]
fn oura_trends_carry_seconds() {
    insta::assert_snapshot!(show("oura/trends.csv", &Options::default()), @r"
    Oura (trends, older headers), PerRow
    2026-03-01 sleep_s 25200
    2026-03-01 resting_hr_mbpm 51000
    2026-03-01 rmssd_us 44000
    ");
}

#[test]
fn oura_app_data_is_read_with_semicolons() {
    insta::assert_snapshot!(show("oura/sleepmodel.csv", &Options::default()), @r"
    Oura (app data, sleep), PerRow
    2026-03-01 sleep_s 26100
    2026-03-01 resting_hr_mbpm 50000
    2026-03-01 rmssd_us 41000
    ");
}

#[test]
fn oura_keeps_the_long_sleep_of_a_day() {
    insta::assert_snapshot!(show("oura/api.json", &Options::default()), @r"
    Oura (sleep periods), PerRow
    2026-03-01 sleep_s 26100
    2026-03-01 resting_hr_mbpm 50000
    2026-03-01 rmssd_us 41000
    ");
}

#[test]
fn fitbit_naps_and_broken_days_are_left_out() {
    insta::assert_snapshot!(show("fitbit/sleep.json", &Options::default()), @r"
    Fitbit (sleep), PerRow
    2026-03-01 sleep_s 24720
    ! file: 1 entries without a day that can be read; left out [Row]
    ");
}

#[test]
fn fitbit_days_without_measurement_are_empty() {
    insta::assert_snapshot!(show("fitbit/resting.json", &Options::default()), @r"
    Fitbit (resting heart rate), PerRow
    2026-02-28 resting_hr_mbpm 54250
    ");
}

#[test]
fn fitbit_distances_may_be_miles() {
    insta::assert_snapshot!(show("fitbit/exercise.json", &Options::default()), @r"
    Fitbit (exercise), PerRow
    2026-03-01T17:05:00 None Run 1800 s, Some(4988966) mm, Some(148) bpm, effort None
    ");
}

#[test]
fn fitbit_variability_by_day() {
    insta::assert_snapshot!(show("fitbit/hrv.csv", &Options::default()), @r"
    Fitbit (heart rate variability by day), PerRow
    2026-03-01 rmssd_us 38750
    ");
}

#[test]
fn fitbit_variability_in_detail_is_averaged() {
    insta::assert_snapshot!(show("fitbit/hrv-details.csv", &Options::default()), @r"
    Fitbit (heart rate variability in detail), PerRow
    2026-03-01 rmssd_us 45000
    ");
}

#[test]
fn hrv4training_writes_the_day_before_the_month() {
    insta::assert_snapshot!(show("hrv4training/android.csv", &Options::default()), @r"
    HRV4Training (measurements), PerRow
    2026-07-27 sleep_s 27000
    2026-07-27 resting_hr_mbpm 48500
    2026-07-27 rmssd_us 80250
    2026-07-27 sdnn_us 71500
    2026-08-03 sleep_s 26100
    2026-08-03 resting_hr_mbpm 50000
    2026-08-03 rmssd_us 70000
    2026-08-03 sdnn_us 60000
    ");
}

#[test]
fn carriage_returns_alone_end_lines() {
    insta::assert_snapshot!(show("hrv4training/ios-cr-only.csv", &Options::default()), @r"
    HRV4Training (measurements), PerRow
    2026-04-27 resting_hr_mbpm 52000
    2026-04-27 rmssd_us 55500
    2026-04-27 sdnn_us 61000
    ");
}

#[test]
fn elite_hrv_readings_of_a_day_are_averaged() {
    insta::assert_snapshot!(show("elite_hrv/readings.csv", &Options::default()), @r"
    Elite HRV (readings), PerRow
    2026-03-01 resting_hr_mbpm 58000
    2026-03-01 rmssd_us 55300
    2026-03-01 sdnn_us 65000
    ");
}

#[test]
fn intervals_answers_on_another_scale_are_not_read() {
    insta::assert_snapshot!(show("intervals/wellness.csv", &Options::default()), @r"
    intervals.icu (wellness), PerRow
    2026-03-01 sleep_s 27000
    2026-03-01 resting_hr_mbpm 50000
    2026-03-01 rmssd_us 55500
    2026-03-01 body_mass_g 62400
    ");
}

#[test]
fn intervals_json_reads_as_its_table() {
    insta::assert_snapshot!(show("intervals/wellness.json", &Options::default()), @r"
    intervals.icu (wellness, JSON), PerRow
    2026-03-01 sleep_s 27000
    2026-03-01 resting_hr_mbpm 50000
    2026-03-01 rmssd_us 55500
    2026-03-01 body_mass_g 62400
    ");
}

#[test]
fn a_body_table_gives_mass() {
    insta::assert_snapshot!(show("golden_cheetah/body.csv", &Options::default()), @r"
    GoldenCheetah (body), PerRow
    2026-03-01 body_mass_g 62400
    ");
}

#[test]
fn garmin_nights_are_their_stages() {
    insta::assert_snapshot!(show("garmin_connect/sleep.json", &Options::default()), @r"
    Garmin Connect (sleep data), PerRow
    2026-03-01 sleep_s 25200
    ");
}

#[test]
fn garmin_variability_is_one_metric_of_many() {
    insta::assert_snapshot!(show("garmin_connect/status.json", &Options::default()), @r"
    Garmin Connect (health status), PerRow
    2026-03-01 rmssd_us 47000
    ");
}

#[test]
fn garmin_days_give_the_resting_heart() {
    insta::assert_snapshot!(show("garmin_connect/day.json", &Options::default()), @r"
    Garmin Connect (days), PerRow
    2026-03-01 resting_hr_mbpm 49000
    ");
}

#[test]
fn liftosaur_json_has_the_csv_keys() {
    insta::assert_snapshot!(show("liftosaur/history.json", &Options::default()), @r#"
    Liftosaur (history, JSON), PerRow
    2026-03-01T10:00:00 (UTC+0) "Day 1" 3600 s key liftosaur|2026-03-01T10:00:00
      0: 0. Bench Press, Barbell warm-up 43091 g (lb) x 5
      0: 0. Bench Press, Barbell 83915 g (lb) x 6 rir 3/2
    ! file: 1 planned set was not done and left out [Nothing]
    "#);
}

#[test]
fn wger_numbers_become_names() {
    insta::assert_snapshot!(show("wger/dump.json", &Options::default()), @r#"
    wger (API dump), PerRow
    2026-03-01T17:00:00 (UTC+0) "" note "felt good" key wger|4
      0: 0. Bench Press 60000 g (kg) x 8 rir 4/2
      0: 1. wger exercise 9 45 s
    ! date: is not a date; the set was left out [Row]
    "#);
}

#[test]
fn a_calendar_gives_days_and_no_titles() {
    insta::assert_snapshot!(show("calendar/holiday.ics", &Options::default()), @r#"
    a calendar (2 events), PerRow
    busy 2026-05-04
    busy 2026-05-05
    ! line 13, DTSTART: "soon": an event without a start that can be read; left out [Row]
    "#);
}

#[test]
fn apple_health_overlaps_are_counted_once() {
    insta::assert_snapshot!(show("apple_health/export.xml", &Options::default()), @r"
    Apple Health (export, 14 records), PerRow
    2014-01-04 resting_hr_mbpm 58000
    2026-03-01 sleep_s 23400
    2026-03-01 resting_hr_mbpm 51000
    2026-03-01 sdnn_us 50500
    2026-03-01 body_mass_g 62369
    2026-03-01 menstrual_flow 3
    2026-03-01 symptom headache 2
    2026-03-01T17:00:00 Some(3600) Traditional Strength Training 3660 s, None mm, Some(112) bpm, effort None
    2026-03-02T17:00:00 Some(3600) Running 1800 s, Some(5200000) mm, None bpm, effort None
    ! HKQuantityTypeIdentifierBodyMass: a record without a date or a value that can be read; left out [Row]
    ");
}
