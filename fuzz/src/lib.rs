//! What every fuzz target checks: no panic, and answers that hold together.
//!
//! `cargo xtask deep` runs each for a minute on the stable toolchain. What a run finds is kept in
//! `fuzz/corpus/<target>/`, which a normal test replays.

use recoup_import::{Format, Options, parse, sniff};

/// What is told by tables of days.
pub const DEVICES: &[Format] = &[
    Format::Drip,
    Format::Whoop,
    Format::Oura,
    Format::Fitbit,
    Format::Hrv4Training,
    Format::EliteHrv,
    Format::IntervalsIcu,
    Format::GoldenCheetah,
];

/// What is told as JSON.
pub const JSON: &[Format] = &[
    Format::Oura,
    Format::Fitbit,
    Format::IntervalsIcu,
    Format::GarminConnect,
    Format::Liftosaur,
    Format::Wger,
];

/// Reads `bytes` and checks the answer; whether they are of this format.
pub fn check(format: Format, bytes: &[u8]) -> bool {
    check_any(&[format], bytes)
}

/// Reads `bytes` and checks the answer; whether they are of one of these formats.
pub fn check_any(formats: &[Format], bytes: &[u8]) -> bool {
    // Told from the answer where it can be, since sniffing is half the time of a small file.
    let is_wanted = |format| formats.contains(&format);
    let parsed = match parse(bytes, &Options::default()) {
        Ok(parsed) if is_wanted(parsed.format) || sniff(bytes).is_some_and(is_wanted) => parsed,
        Err(_) if sniff(bytes).is_some_and(is_wanted) => return true,
        Ok(_) | Err(_) => return false,
    };
    let starts = parsed
        .sessions
        .windows(2)
        .all(|pair| pair[0].start <= pair[1].start);
    assert!(starts, "sessions are out of order");
    for session in &parsed.sessions {
        assert!(!session.sets.is_empty(), "an empty session");
        for set in &session.sets {
            assert!(!set.exercise.is_empty(), "a set without exercise");
        }
    }
    let days = parsed.health.readings.windows(2);
    let key = |at: &recoup_import::Reading| (at.day, at.signal, at.detail.clone());
    for pair in days {
        assert!(key(&pair[0]) < key(&pair[1]), "a day is told twice");
    }
    true
}
