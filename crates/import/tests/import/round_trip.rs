//! What is written in another app's layout comes back the same.

use recoup_import::{
    Format, MassUnit, Options, Parsed, ParsedSession, parse, sniff, to_hevy_csv, to_strong_csv,
};

use crate::kit::fixture;

fn read(text: &str) -> Parsed {
    parse(text.as_bytes(), &Options::default()).expect("our own layout")
}

/// A log with marks, rests, notes, effort and both units.
fn log(path: &str) -> Vec<ParsedSession> {
    parse(&fixture(path), &Options::default())
        .expect("a fixture")
        .sessions
}

/// The sessions without what no layout carries: lines, keys, the unit of no load.
fn comparable(sessions: &[ParsedSession]) -> Vec<ParsedSession> {
    let mut sessions = sessions.to_vec();
    for session in &mut sessions {
        session.key.clear();
        for set in &mut session.sets {
            set.line = 0;
            if set.load_grams.is_none() {
                set.load_unit = MassUnit::Kilogram;
            }
        }
    }
    sessions
}

#[test]
fn strong_files_come_back_the_same() {
    for path in [
        "strong/s5-ios-marks.csv",
        "strong/s2-ios-dust.csv",
        "strong/s10-android-headerless.csv",
        "strong/s9-android-numbered.csv",
    ] {
        let sessions = log(path);
        let text = to_strong_csv(&sessions);
        assert_eq!(sniff(text.as_bytes()), Some(Format::Strong), "{path}");
        let again = read(&text);
        assert_eq!(again.issues, [], "{path}");
        assert_eq!(comparable(&again.sessions), comparable(&sessions), "{path}");
    }
}

#[test]
fn hevy_files_come_back_the_same() {
    for path in ["hevy/months-in-portuguese.csv", "hevy/pounds-and-miles.csv"] {
        let sessions = log(path);
        let text = to_hevy_csv(&sessions);
        assert_eq!(sniff(text.as_bytes()), Some(Format::Hevy), "{path}");
        let again = read(&text);
        assert_eq!(again.issues, [], "{path}");
        assert_eq!(comparable(&again.sessions), comparable(&sessions), "{path}");
    }
}

#[test]
fn names_that_look_like_formulas_are_guarded() {
    let mut sessions = log("strong/s1-ios-kg.csv");
    "=cmd|' /C calc'!A0".clone_into(&mut sessions[0].name);
    let text = to_strong_csv(&sessions);
    assert!(text.contains("\" =cmd|' /C calc'!A0\""), "{text}");
    assert_eq!(read(&text).sessions[0].name, sessions[0].name);
}
