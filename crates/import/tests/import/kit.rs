//! Fixtures read and shown as text, one line per set, for snapshots.

use std::fmt::Write as _;
use std::path::PathBuf;

pub(crate) use recoup_import::Options;
use recoup_import::{
    Health, MassUnit, Parsed, ParsedSession, ParsedSet, SetKind, UnitFinding, parse,
};

/// The bytes of a fixture.
pub(crate) fn fixture(path: &str) -> Vec<u8> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    std::fs::read(root.join(path)).expect("a fixture")
}

/// Options with the unit answered.
pub(crate) fn told(unit: &str) -> Options {
    Options {
        unit: MassUnit::from_code(unit).ok(),
        ..Options::default()
    }
}

/// A fixture as read: format, unit, sessions, sets, issues, or the refusal.
pub(crate) fn show(path: &str, options: &Options) -> String {
    show_bytes(&fixture(path), options)
}

/// Bytes as read, as text.
pub(crate) fn show_bytes(bytes: &[u8], options: &Options) -> String {
    match parse(bytes, options) {
        Ok(parsed) => show_parsed(&parsed),
        Err(refusal) => format!("refused: {refusal}"),
    }
}

fn show_parsed(parsed: &Parsed) -> String {
    let mut text = format!(
        "{} ({}), {}\n",
        parsed.format,
        parsed.family,
        unit(&parsed.unit)
    );
    if let Some(question) = &parsed.date_question {
        let _ = writeln!(
            text,
            "date? {} is {} or {}, read {:?}",
            question.written, question.day_first, question.month_first, question.used
        );
    }
    for session in &parsed.sessions {
        show_session(&mut text, session);
    }
    show_health(&mut text, &parsed.health);
    for issue in &parsed.issues {
        let _ = writeln!(text, "! {issue} [{:?}]", issue.cost);
    }
    text
}

fn unit(finding: &UnitFinding) -> String {
    match finding {
        UnitFinding::Guessed(guess) => format!(
            "{} guessed: {}; {} {}?",
            guess.unit.code(),
            guess.reason,
            guess.sample.exercise,
            guess.sample.written
        ),
        other => format!("{other:?}"),
    }
}

fn show_session(text: &mut String, session: &ParsedSession) {
    let start = if session.time_known {
        session.start.to_string()
    } else {
        session.start.date().to_string()
    };
    let _ = write!(text, "{start}");
    if let Some(offset) = session.offset_s {
        let _ = write!(text, " (UTC{offset:+})");
    }
    let _ = write!(text, " {:?}", session.name);
    if let Some(seconds) = session.duration_s {
        let _ = write!(
            text,
            " {seconds} s{}",
            if session.duration_suspect { "?" } else { "" }
        );
    }
    if !session.notes.is_empty() {
        let _ = write!(text, " note {:?}", session.notes);
    }
    let _ = writeln!(text, " key {}", session.key);
    for set in &session.sets {
        show_set(text, set);
    }
}

fn show_set(text: &mut String, set: &ParsedSet) {
    let kind = match set.kind {
        SetKind::Working => "",
        SetKind::WarmUp => " warm-up",
        SetKind::Drop => " drop",
        SetKind::Failure => " failure",
        SetKind::RestPause => " rest-pause",
    };
    let _ = write!(
        text,
        "  {}: {}. {}{kind}",
        set.line, set.block, set.exercise
    );
    let _ = set
        .load_grams
        .map(|grams| write!(text, " {grams} g ({})", set.load_unit.code()));
    let _ = set.reps.map(|reps| write!(text, " x {reps}"));
    let _ = set.rir_halves.map(|halves| write!(text, " rir {halves}/2"));
    let _ = set.seconds.map(|seconds| write!(text, " {seconds} s"));
    let _ = set.distance_mm.map(|mm| write!(text, " {mm} mm"));
    let _ = set.rest_s.map(|seconds| write!(text, " rest {seconds} s"));
    let _ = set
        .superset
        .map(|superset| write!(text, " superset {superset}"));
    let _ = set
        .suspect
        .map(|suspect| write!(text, " suspect: {suspect}"));
    if !set.note.is_empty() {
        let _ = write!(text, " note {:?}", set.note);
    }
    text.push('\n');
}

fn show_health(text: &mut String, health: &Health) {
    for reading in &health.readings {
        let suspect = if reading.suspect { " suspect" } else { "" };
        let _ = writeln!(
            text,
            "{} {} {}{}{suspect}",
            reading.day,
            reading.signal.code(),
            if reading.detail.is_empty() {
                String::new()
            } else {
                format!("{} ", reading.detail)
            },
            reading.value
        );
    }
    for bout in &health.bouts {
        let _ = writeln!(
            text,
            "{} {:?} {} {} s, {:?} mm, {:?} bpm, effort {:?}",
            bout.start,
            bout.offset_s,
            bout.activity,
            bout.duration_s,
            bout.distance_mm,
            bout.mean_hr,
            bout.session_rpe_halves
        );
    }
    for day in &health.busy_days {
        let _ = writeln!(text, "busy {day}");
    }
}
