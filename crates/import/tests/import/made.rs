//! Files that are made here and read back: archives, databases, FIT, and damage to them.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use recoup_import::{
    Format, MassUnit, Options, Refusal, Signal, WorkoutAmount, WorkoutPlan, WorkoutSet, parse,
    sniff, to_fit_workout,
};
use rustyfit::Encoder;
use rustyfit::profile::typedef::{
    DateTime, ExerciseCategory, File, FitBaseUnit, MessageIndex, SetType,
};
use rustyfit::profile::{mesgdef, typedef};
use rustyfit::proto::{FIT, Message};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::kit::{fixture, show_bytes};

fn zipped(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("a new file");
        archive.write_all(bytes).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

#[test]
fn an_account_export_is_one_answer() {
    let archive = zipped(&[
        ("export/sleeps.csv", fixture("whoop/sleeps.csv")),
        (
            "export/physiological_cycles.csv",
            fixture("whoop/cycles.csv"),
        ),
        ("export/workouts.csv", fixture("whoop/workouts.csv")),
        ("export/journal_entries.csv", fixture("whoop/journal.csv")),
        ("__MACOSX/export/._sleeps.csv", b"junk".to_vec()),
    ]);
    let parsed = parse(&archive, &Options::default()).expect("an archive");
    assert_eq!(parsed.format, Format::Whoop);
    assert_eq!(parsed.health.bouts.len(), 1);
    let nights = parsed
        .health
        .readings
        .iter()
        .filter(|r| r.signal == Signal::Sleep);
    assert_eq!(nights.count(), 3, "one night is told twice and counts once");
    let left_out: Vec<_> = parsed
        .issues
        .iter()
        .filter(|i| i.found.contains("journal"))
        .collect();
    assert_eq!(left_out.len(), 1);
}

#[test]
fn apple_health_is_read_out_of_its_archive() {
    let plain = fixture("apple_health/export.xml");
    let archive = zipped(&[("apple_health_export/Export.xml", plain.clone())]);
    let from_archive = parse(&archive, &Options::default()).expect("an archive");
    let from_file = parse(&plain, &Options::default()).expect("a file");
    assert_eq!(from_archive.health, from_file.health);
    assert_eq!(from_archive.format, Format::AppleHealth);
}

#[test]
fn names_in_an_archive_are_only_names() {
    let archive = zipped(&[("../../etc/hrv.csv", fixture("fitbit/hrv.csv"))]);
    let parsed = parse(&archive, &Options::default()).expect("an archive");
    assert_eq!(parsed.health.readings.len(), 1);
}

#[test]
fn a_bomb_costs_its_own_file() {
    let bomb = vec![b' '; 65 << 20];
    let archive = zipped(&[("bomb.csv", bomb), ("hrv.csv", fixture("fitbit/hrv.csv"))]);
    assert!(archive.len() < 1 << 20);
    let parsed = parse(&archive, &Options::default()).expect("an archive");
    assert_eq!(parsed.health.readings.len(), 1);
    let why = parsed.issues[0].to_string();
    assert!(why.contains("the limit for text logs"), "{why}");
}

#[test]
fn an_archive_of_archives_and_pictures_is_refused() {
    let inner = zipped(&[("hrv.csv", fixture("fitbit/hrv.csv"))]);
    let archive = zipped(&[("inner.zip", inner), ("photo.png", b"\x89PNG\r\n".to_vec())]);
    let refusal = parse(&archive, &Options::default()).expect_err("nothing known");
    assert_eq!(refusal, Refusal::NothingKnown { n_files: 2 });
}

#[test]
fn a_cut_archive_says_so() {
    let archive = zipped(&[("hrv.csv", fixture("fitbit/hrv.csv"))]);
    let refusal = parse(&archive[..archive.len() / 2], &Options::default());
    assert!(
        matches!(refusal, Err(Refusal::Archive { .. })),
        "{refusal:?}"
    );
}

#[test]
fn billion_laughs_stay_untold() {
    let mut text = String::from("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">");
    for n in 1..10 {
        let _ = write!(text, "<!ENTITY lol{n} \"{}\">", "&lol;".repeat(10));
    }
    text.push_str(
        "]><HealthData><Record type=\"HKQuantityTypeIdentifierBodyMass\" unit=\"kg\" \
                   endDate=\"2026-03-01 07:00:00 +0100\" value=\"&lol9;\"/></HealthData>",
    );
    let parsed = parse(text.as_bytes(), &Options::default()).expect("an export");
    assert!(parsed.health.is_empty());
    assert_eq!(parsed.issues.len(), 1);
}

#[test]
fn a_cut_export_keeps_what_came_before() {
    let whole = fixture("apple_health/export.xml");
    for cut in (0..whole.len()).step_by(97) {
        // Any cut: no panic, and never more than the whole tells.
        if let Ok(parsed) = parse(&whole[..cut], &Options::default()) {
            assert!(parsed.health.readings.len() <= 8);
        }
    }
}

fn database() -> Vec<u8> {
    let mut backup = rusqlite::Connection::open_in_memory().expect("memory");
    backup
        .execute_batch(
            "CREATE TABLE exercise (_id INTEGER PRIMARY KEY, name TEXT);
             CREATE TABLE training_log (_id INTEGER PRIMARY KEY, exercise_id INTEGER, date TEXT,
                 metric_weight REAL, reps INTEGER, unit INTEGER, distance REAL,
                 duration_seconds INTEGER);
             CREATE TABLE BodyWeight (_id INTEGER PRIMARY KEY, date TEXT, body_weight_metric REAL);
             INSERT INTO exercise VALUES (1, 'Deadlift'), (2, 'Plank'), (3, ' ');
             INSERT INTO training_log VALUES (1, 1, '2026-03-01', 61.23496995, 5, 2, 0, 0),
                 (2, 1, '2026-03-01', 100, 5, 1, 0, 0), (3, 2, '2026-03-01', 0, 0, 1, 0, 60),
                 (4, 1, 'then', 100, 5, 1, 0, 0), (5, 3, '2026-03-02', 100, 5, 1, 0, 0);
             INSERT INTO BodyWeight VALUES (1, '2026-03-01', 62.5);",
        )
        .expect("a backup");
    backup
        .serialize(rusqlite::MAIN_DB)
        .expect("memory")
        .to_vec()
}

#[test]
fn a_fitnotes_backup_is_read() {
    insta::assert_snapshot!(show_bytes(&database(), &Options::default()), @r#"
    FitNotes (backup), Stated(Kilogram)
    2026-03-01 "" key fitnotes|2026-03-01
      1: 0. Deadlift 61235 g (lb) x 5
      2: 0. Deadlift 100000 g (kg) x 5
      3: 1. Plank 0 g (kg) 60 s
    2026-03-01 body_mass_g 62500
    ! line 4, exercise: "": is empty; the row was left out [Row]
    ! line 5, date: "then": is not a date; the row was left out [Row]
    "#);
}

#[test]
fn a_damaged_database_never_panics() {
    let whole = database();
    for place in (0..whole.len()).step_by(61) {
        let mut damaged = whole.clone();
        damaged[place] ^= 0x5a;
        let _ = parse(&damaged, &Options::default());
        let _ = parse(&whole[..place], &Options::default());
    }
}

const START: u32 = 1_141_668_000;

fn set(at: u32, change: impl FnOnce(&mut mesgdef::Set)) -> Message {
    let mut set = mesgdef::Set::new();
    set.timestamp = DateTime(START);
    set.start_time = DateTime(START + at);
    set.set_type = SetType::ACTIVE;
    set.duration = 40_000;
    set.category = Box::new([ExerciseCategory::BENCH_PRESS, ExerciseCategory::ROW]);
    set.category_subtype = Box::new([1, 0]);
    change(&mut set);
    Message::from(set)
}

fn workout() -> Vec<u8> {
    let mut file = mesgdef::FileId::new();
    file.r#type = File::ACTIVITY;
    file.serial_number = 77;
    let mut session = mesgdef::Session::new();
    session.start_time = DateTime(START);
    session.total_elapsed_time = 3_600_000;
    session.sport = typedef::Sport::TRAINING;
    session.sub_sport = typedef::SubSport::STRENGTH_TRAINING;
    let mut title = mesgdef::ExerciseTitle::new();
    title.exercise_category = ExerciseCategory::BENCH_PRESS;
    title.exercise_name = 1;
    title.wkt_step_name = Box::new(["Flat bench".into()]);
    title.message_index = MessageIndex(0);
    let messages = vec![
        Message::from(file),
        Message::from(title),
        set(0, |set| {
            set.repetitions = 8;
            set.weight = 960;
            set.weight_display_unit = FitBaseUnit::KILOGRAM;
        }),
        set(60, |set| set.set_type = SetType::REST),
        set(120, |set| {
            set.repetitions = 6;
            set.weight = 980;
            set.weight_display_unit = FitBaseUnit::POUND;
            set.category_subtype = Box::new([2, 0]);
        }),
        set(240, |set| {
            set.category = Box::new([ExerciseCategory::UNKNOWN]);
            set.category_subtype = Box::new([]);
            set.weight = 0;
        }),
        Message::from(session),
    ];
    let mut fit = FIT {
        messages,
        ..FIT::default()
    };
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = Encoder::new();
    encoder
        .encode(
            &mut embedded_io_adapters::std::FromStd::new(&mut bytes),
            &mut fit,
        )
        .expect("memory");
    bytes.into_inner()
}

#[test]
fn a_watch_tells_sets_by_their_own_start() {
    assert_eq!(sniff(&workout()), Some(Format::GarminFit));
    insta::assert_snapshot!(show_bytes(&workout(), &Options::default()), @r#"
    a Garmin FIT file (strength workout), Stated(Kilogram)
    2026-03-05T18:00:00 (UTC+0) "strength training" 3600 s key garmin_fit|77|1141668000
      0: 0. Flat bench 60000 g (kg) x 8 40 s
      0: 1. Barbell Board Bench Press 61235 g (lb) x 6 40 s
      0: 2. Unknown exercise 40 s
    "#);
}

#[test]
fn a_chained_file_is_read_to_its_end() {
    let twice = [workout(), workout()].concat();
    let parsed = parse(&twice, &Options::default()).expect("a file");
    assert_eq!(parsed.n_sets(), 6);
    assert_eq!(parsed.sessions.len(), 1);
}

#[test]
fn a_damaged_watch_file_never_panics() {
    let whole = workout();
    for place in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[place] ^= 0xa5;
        let _ = parse(&damaged, &Options::default());
        let _ = parse(&whole[..place], &Options::default());
    }
}

fn planned() -> Vec<u8> {
    let set = |exercise: &str, amount, load_grams, rest_s| WorkoutSet {
        exercise: exercise.to_owned(),
        amount,
        load_grams,
        unit: MassUnit::Kilogram,
        rest_s,
    };
    let plan = WorkoutPlan {
        name: "Lower A".to_owned(),
        written_at: "2026-05-12T06:00:00Z".parse().expect("an instant"),
        serial: 7,
        sets: vec![
            set("Bench Press", WorkoutAmount::Reps(5), Some(62_500), 180),
            set("Bench Press", WorkoutAmount::Reps(5), Some(62_500), 180),
            set("Jo's finisher", WorkoutAmount::Seconds(40), None, 60),
        ],
    };
    to_fit_workout(&plan, &|name| {
        (name == "Barbell Bench Press").then(|| "Bench Press".to_owned())
    })
}

#[test]
fn a_planned_workout_is_a_plan_and_not_a_log() {
    insta::assert_snapshot!(show_bytes(&planned(), &Options::default()), @r#"
    a Garmin FIT file (planned workout), Stated(Kilogram)
    ! file: a planned workout: nothing in it was done yet, so nothing was read [Nothing]
    "#);
}

#[test]
fn a_planned_workout_holds_its_steps_when_decoded() {
    use rustyfit::{Decoder, DecoderEvent, StreamingIterator as _};
    let bytes = planned();
    let mut decoder = Decoder::builder().expand_components(false).build();
    let mut stream = decoder.stream(bytes.as_slice());
    let (mut told, mut titles) = (Vec::new(), Vec::new());
    while let Some(event) = stream.next() {
        let DecoderEvent::Message(message) = event.as_ref().expect("a sound file") else {
            continue;
        };
        match message.num.0 {
            27 => {
                let step = mesgdef::WorkoutStep::from(*message);
                told.push((
                    step.intensity.0,
                    step.duration_type.0,
                    step.duration_value,
                    (step.exercise_category.0, step.exercise_name),
                    step.exercise_weight_scaled(),
                ));
            }
            264 => {
                let title = mesgdef::ExerciseTitle::from(*message);
                titles.push((
                    title.exercise_category.0,
                    title.wkt_step_name[0].to_string(),
                ));
            }
            _ => {}
        }
    }
    let none = (u16::MAX, u16::MAX);
    assert_eq!(
        told,
        [
            (0, 29, 5, (0, 1), Some(62.5)),
            (1, 0, 180_000, none, None),
            (0, 29, 5, (0, 1), Some(62.5)),
            (1, 0, 180_000, none, None),
            (0, 0, 40_000, (65_534, 0), None),
        ]
    );
    assert_eq!(
        titles,
        [
            (0, "Bench Press".to_owned()),
            (65_534, "Jo's finisher".to_owned())
        ]
    );
}
