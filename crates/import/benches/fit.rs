//! How fast FIT files are read: all of the real ones, beside two other decoders where they are
//! installed.
//!
//! `cargo bench -p recoup-import --bench fit`; `cargo xtask bench import` installs the others
//! first. Files are in memory before the clock starts, and no interpreter's start is counted. What
//! counts is time on the processor: of ours the average of many rounds, of the others the fastest.

#[path = "probe/stopwatch.rs"]
mod stopwatch;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;

use recoup_import::{Options, parse};
use stopwatch::Stopwatch;

/// Rounds over all files, of ours.
const ROUNDS: u32 = 20;

/// Rounds of the others, of which fitdecode takes seconds and more for one.
const THEIR_ROUNDS: usize = 3;

fn main() -> Result<(), String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data = std::env::var_os("RECOUP_DATA")
        .map_or_else(|| here.join("../../../shared/data"), PathBuf::from);
    let Ok(folder) = std::fs::read_dir(data.join("fit")) else {
        println!("skipped: no real FIT files; set RECOUP_DATA");
        return Ok(());
    };
    let files = folder.filter_map(|file| Some(file.ok()?.path()));
    let mut paths: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|ext| ext == "fit"))
        .collect();
    paths.sort();
    let ours = ours(&paths)?;
    println!("{} FIT files", paths.len());
    println!("{:<16} {:>9.1} ms", "Recoup", ours * 1e3);
    let Some(rivals) = std::env::var_os("RECOUP_RIVALS").map(PathBuf::from) else {
        println!("skipped: no other decoders; `cargo xtask bench import` installs them");
        return Ok(());
    };
    let mut fitdecode = Command::new(rivals.join("venv/bin/python"));
    fitdecode.arg(here.join("rivals/fit.py"));
    let mut fitsdk = Command::new("node");
    fitsdk.arg(here.join("rivals/fit.mjs"));
    fitsdk.arg(rivals.join("node_modules"));
    for (name, command) in [
        ("fitdecode", &mut fitdecode),
        ("@garmin/fitsdk", &mut fitsdk),
    ] {
        let theirs = theirs(command, &paths)?;
        println!(
            "{name:<16} {:>9.1} ms {:>7.1} x",
            theirs * 1e3,
            theirs / ours
        );
    }
    Ok(())
}

/// Seconds of a round, on average.
fn ours(paths: &[PathBuf]) -> Result<f64, String> {
    let contents: Result<Vec<Vec<u8>>, _> = paths.iter().map(std::fs::read).collect();
    let contents = contents.map_err(|why| why.to_string())?;
    let clock = Stopwatch::start();
    for _ in 0..ROUNDS {
        for content in &contents {
            let _ = black_box(parse(black_box(content), &Options::default()));
        }
    }
    Ok(clock.took().as_secs_f64() / f64::from(ROUNDS))
}

/// Seconds of the fastest round of another decoder, which prints those of each.
fn theirs(command: &mut Command, paths: &[PathBuf]) -> Result<f64, String> {
    let rounds = THEIR_ROUNDS.to_string();
    let output = command.arg("time").arg(rounds).args(paths).output();
    let output = output.map_err(|why| why.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let seconds = text.lines().filter_map(|line| line.parse::<f64>().ok());
    let best = seconds.fold(f64::INFINITY, f64::min);
    if best.is_finite() {
        Ok(best)
    } else {
        let why = String::from_utf8_lossy(&output.stderr);
        Err(format!("{command:?} ended with {}\n{why}", output.status))
    }
}
