//! What every fuzz target checks: no panic, and answers that hold together.
//!
//! Run one with `cargo +nightly fuzz run strong fuzz/corpus/strong
//! crates/import/fixtures/strong`: the fixtures are the seeds, and what a run
//! finds is kept in `fuzz/corpus/<format>/`, which a normal test replays.

use recoup_import::{Format, Options, parse, sniff};

/// Reads `bytes` and checks the answer; whether they are of this format.
pub fn check(format: Format, bytes: &[u8]) -> bool {
    let parsed = parse(bytes, &Options::default());
    if sniff(bytes) != Some(format) {
        return false;
    }
    let Ok(parsed) = parsed else { return true };
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
    true
}
