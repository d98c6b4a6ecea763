//! The same FIT files read by others: every value that is heard here is the same there.
//!
//! `cargo xtask differential` installs fitdecode and Garmin's own SDK and runs this test; without
//! them, or without files, it says so and passes.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use rustyfit::proto::Message;

use super::{TIMESTAMP, first, integer, listen, message, text};

/// The messages read and their fields, as `rivals/fit.py` and `rivals/fit.mjs` tell them.
const TOLD: [(u16, &str, &[u8]); 10] = [
    (message::FILE_ID, "file", &[3]),
    (message::SESSION, "session", &[2, 7, 5, 6, 9, 16, 193]),
    (message::WORKOUT, "workout", &[]),
    (message::WEIGHT_SCALE, "weighing", &[TIMESTAMP, 0]),
    (message::ACTIVITY, "activity", &[TIMESTAMP, 5]),
    (message::MONITORING_HR, "monitoring_hr", &[TIMESTAMP, 1, 0]),
    (message::SET, "set", &[6, 5, 0, 3, 4, 9, 7, 8, 10]),
    (message::EXERCISE_TITLE, "title", &[0, 1, 2]),
    (message::SLEEP_LEVEL, "sleep_level", &[TIMESTAMP, 0]),
    (message::HRV_STATUS, "hrv_status", &[TIMESTAMP, 1]),
];

fn tell(told: &mut String, heard: &Message) {
    let known = TOLD.iter().find(|(number, _, _)| *number == heard.num.0);
    let Some((_, name, fields)) = known else {
        return;
    };
    told.push_str(name);
    for &field in *fields {
        let number = integer(heard, field).or_else(|| first(heard, field).map(i64::from));
        let value = number.map(|number| number.to_string());
        let value = value.or_else(|| text(heard, field));
        let _ = write!(told, " {}", value.as_deref().unwrap_or("-"));
    }
    told.push('\n');
}

fn ours(paths: &[PathBuf]) -> String {
    let mut told = String::new();
    for path in paths {
        let name = path.file_name().expect("a file").to_string_lossy();
        let _ = writeln!(told, "# {name}");
        let bytes = std::fs::read(path).expect("a file");
        let _ = listen(&bytes, |heard| tell(&mut told, heard));
    }
    told
}

fn theirs(command: &mut Command, paths: &[PathBuf]) -> String {
    let output = command.arg("values").args(paths).output();
    let output = output.expect("installed by `cargo xtask differential`");
    let why = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {why}");
    String::from_utf8(output.stdout).expect("text")
}

/// The lines that differ, each under the file it is of.
fn differences(ours: &str, theirs: &str) -> Vec<String> {
    let mut file = "";
    let mut found = Vec::new();
    let mut theirs = theirs.lines();
    for line in ours.lines() {
        if line.starts_with('#') {
            file = line;
        }
        let other = theirs.next().unwrap_or("nothing");
        if line != other {
            found.push(format!("{file}: {line} here, {other} there"));
        }
    }
    found.extend(theirs.map(|other| format!("{file}: nothing here, {other} there")));
    found
}

#[test]
fn two_other_decoders_tell_the_same_values() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data = std::env::var_os("RECOUP_DATA")
        .map_or_else(|| here.join("../../../shared/data"), PathBuf::from);
    let (Some(rivals), Ok(folder)) = (
        std::env::var_os("RECOUP_RIVALS").map(PathBuf::from),
        std::fs::read_dir(data.join("fit")),
    ) else {
        println!("skipped: needs `cargo xtask differential`, and real files in RECOUP_DATA");
        return;
    };
    let mut paths: Vec<PathBuf> = folder.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ext| ext == "fit"));
    paths.sort();
    let ours = ours(&paths);
    let mut fitdecode = Command::new(rivals.join("venv/bin/python"));
    fitdecode.arg(here.join("rivals/fit.py"));
    let mut fitsdk = Command::new("node");
    fitsdk.arg(here.join("rivals/fit.mjs"));
    fitsdk.arg(rivals.join("node_modules"));
    for (name, command) in [("fitdecode", &mut fitdecode), ("fitsdk", &mut fitsdk)] {
        let found = differences(&ours, &theirs(command, &paths));
        assert!(found.is_empty(), "{name}:\n{}", found.join("\n"));
    }
    let n_values = ours.lines().filter(|line| !line.starts_with('#')).count();
    println!("{} files, {n_values} messages: equal", paths.len());
}
