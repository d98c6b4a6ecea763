//! Real exports of real people, counted: present only where `RECOUP_DATA` is.

use std::path::PathBuf;

use recoup_import::{Options, Parsed, SetKind, UnitFinding, parse, to_hevy_csv, to_strong_csv};

/// How far a volume load may be from the expected one.
const VOLUME_TOLERANCE: f64 = 0.001;

/// The log that mixes units without saying so; its volume is not to be matched.
const MIXED: &str = "L022.strong.csv";

/// The folder of real logs, when it is there.
fn logs() -> Option<PathBuf> {
    let root = std::env::var_os("RECOUP_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let logs = root.join("logs");
    if logs.join("EXPECTED.tsv").exists() {
        return Some(logs);
    }
    println!(
        "skipped: no real logs at {}; set RECOUP_DATA",
        logs.display()
    );
    None
}

/// One row of the table of expectations.
struct Expected {
    file: String,
    unit: String,
    counts: String,
    volume_kg: f64,
}

fn expectations(table: &str) -> Vec<Expected> {
    let rows = table
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect::<Vec<_>>());
    rows.map(|cells| Expected {
        file: cells[0].to_owned(),
        unit: cells[2].to_owned(),
        counts: cells[3..9].join(" "),
        volume_kg: cells[9].parse().expect("a volume"),
    })
    .collect()
}

/// Sessions, sets, exercises, warm-ups, first and last day, as the table has them.
fn counts(parsed: &Parsed) -> String {
    let sets = parsed.sessions.iter().flat_map(|session| &session.sets);
    let warm_ups = sets.filter(|set| set.kind == SetKind::WarmUp).count();
    let (first, last) = parsed.span().expect("sessions");
    format!(
        "{} {} {} {warm_ups} {first} {last}",
        parsed.sessions.len(),
        parsed.n_sets(),
        parsed.exercises().len()
    )
}

/// Sum of load times repetitions, in kilograms; assistance counts as nothing.
fn volume_kg(parsed: &Parsed) -> f64 {
    let sets = parsed.sessions.iter().flat_map(|session| &session.sets);
    let loads = sets.filter_map(|set| Some((set.load_grams?.max(0), set.reps?)));
    let kilograms =
        |grams: i64| f64::from(i32::try_from(grams).expect("under two tonnes")) / 1000.0;
    loads
        .map(|(grams, reps)| kilograms(grams) * f64::from(reps))
        .sum()
}

/// What is wrong with the counts or the volume of a log.
fn differences(parsed: &Parsed, expected: &Expected) -> Vec<String> {
    let mut wrong = Vec::new();
    let found = counts(parsed);
    if found != expected.counts {
        wrong.push(format!(
            "{}: {found}, expected {}",
            expected.file, expected.counts
        ));
    }
    let off = volume_kg(parsed) / expected.volume_kg - 1.0;
    if VOLUME_TOLERANCE < off.abs() && expected.file != MIXED {
        wrong.push(format!("{}: volume off by {off:.5}", expected.file));
    }
    wrong
}

/// What is wrong with the guess, where the file does not tell its unit.
fn wrong_guess(unit: &UnitFinding, expected: &Expected) -> Option<String> {
    match unit {
        UnitFinding::Guessed(guess) if expected.file == MIXED => guess
            .doubtful
            .is_empty()
            .then(|| format!("{MIXED} mixes units")),
        UnitFinding::Guessed(guess) if guess.unit.code() == expected.unit => None,
        UnitFinding::Stated(_) | UnitFinding::PerRow => None,
        other => Some(format!("{} {}: {other:?}", expected.file, expected.unit)),
    }
}

#[test]
fn real_logs_give_the_expected_counts_and_units() {
    let Some(logs) = logs() else { return };
    let table = std::fs::read_to_string(logs.join("EXPECTED.tsv")).expect("the table");
    let mut wrong = Vec::new();
    for expected in expectations(&table) {
        let bytes = std::fs::read(logs.join(&expected.file)).expect("the log");
        let parsed = parse(&bytes, &Options::default()).expect("a log");
        wrong.extend(wrong_guess(&parsed.unit, &expected));
        wrong.extend(differences(&parsed, &expected));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_real_log_survives_the_way_out_and_in() {
    let Some(logs) = logs() else { return };
    for file in ["L033.strong.csv", "L050.hevy.csv"] {
        let bytes = std::fs::read(logs.join(file)).expect("the log");
        let parsed = parse(&bytes, &Options::default()).expect("a log");
        for text in [
            to_strong_csv(&parsed.sessions),
            to_hevy_csv(&parsed.sessions),
        ] {
            let again = parse(text.as_bytes(), &Options::default()).expect("our own layout");
            assert_eq!(counts(&again), counts(&parsed), "{file}");
            let off = volume_kg(&again) / volume_kg(&parsed) - 1.0;
            assert!(off.abs() < VOLUME_TOLERANCE, "{file}: volume off by {off}");
        }
    }
}
