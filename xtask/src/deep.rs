//! `cargo xtask deep`: what takes too long for every change. Fuzzes each importer for a while.

use std::path::Path;
use std::process::Command;

use crate::shell::{self, Outcome};

/// Seconds for each target where none are said. Source: RULINGS 26.
const SECONDS: &str = "60";

/// Runs every fuzz target, or those named, for so many seconds each.
///
/// On the stable toolchain, without a sanitizer: it finds panics, overflows and endless loops,
/// which is what safe Rust leaves to find.
pub(crate) fn deep(args: &[String]) -> Outcome {
    if !shell::is_there("cargo-fuzz") {
        shell::cargo(&["install", "cargo-fuzz", "--locked"])?;
    }
    let (seconds, named) = match args.split_first() {
        Some((first, rest)) if first.parse::<u32>().is_ok() => (first.as_str(), rest),
        _ => (SECONDS, args),
    };
    for target in targets()? {
        if named.is_empty() || named.contains(&target) {
            fuzz(&target, seconds)?;
        }
    }
    Ok(())
}

fn targets() -> Result<Vec<String>, String> {
    let folder = shell::root().join("fuzz/fuzz_targets");
    let files = std::fs::read_dir(&folder).map_err(|e| format!("cannot read fuzz_targets: {e}"))?;
    let mut names: Vec<String> = files
        .filter_map(|file| Some(file.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}

/// What is new goes to a folder that is not kept: what proves worth keeping is moved by hand to
/// `fuzz/corpus`, which `cargo test` replays.
fn fuzz(target: &str, seconds: &str) -> Outcome {
    let found = shell::root().join("fuzz/target/found").join(target);
    std::fs::create_dir_all(&found).map_err(|e| format!("cannot make {}: {e}", found.display()))?;
    let seeds = Path::new("fuzz/corpus").join(target);
    shell::run(
        Command::new(env!("CARGO"))
            .args(["fuzz", "run", "--sanitizer", "none", target])
            .arg(&found)
            .args([seeds.as_path(), Path::new("crates/import/fixtures")])
            .arg("--")
            .args(["-print_final_stats=1", "-timeout=20", "-rss_limit_mb=2048"])
            .arg(format!("-max_total_time={seconds}"))
            .current_dir(shell::root()),
    )
}
