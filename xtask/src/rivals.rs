//! Other readers of the same files, to compare values and speed with: fitdecode, Garmin's own SDK,
//! two readers of health exports. Nothing of the project needs them to be built or run.

use std::path::PathBuf;
use std::process::Command;

use crate::shell::{self, Outcome};

/// Where the pinned versions are named.
const NAMED: &str = "crates/import/rivals";

/// `cargo xtask differential`: FIT files read by three decoders, value by value.
pub(crate) fn differential() -> Outcome {
    let rivals = install()?;
    shell::run(
        Command::new(env!("CARGO"))
            .args([
                "test",
                "--package",
                "recoup-import",
                "--lib",
                "differential",
            ])
            .args(["--", "--nocapture"])
            .env("RECOUP_RIVALS", rivals)
            .current_dir(shell::root()),
    )
}

/// `cargo xtask bench import`: the table of docs/use/import.md.
pub(crate) fn bench_import() -> Outcome {
    let rivals = install()?;
    shell::run(
        Command::new(env!("CARGO"))
            .args(["bench", "--package", "recoup-import"])
            .env("RECOUP_RIVALS", rivals)
            .current_dir(shell::root()),
    )
}

/// Installs them in the folder of builds; where they are.
fn install() -> Result<PathBuf, String> {
    let rivals = shell::root().join("target/rivals");
    let named = shell::root().join(NAMED);
    std::fs::create_dir_all(&rivals).map_err(|e| format!("cannot make target/rivals: {e}"))?;
    let python = rivals.join("venv/bin/python");
    if !python.exists() {
        let make = ["-m", "venv"];
        shell::run(Command::new("python3").args(make).arg(rivals.join("venv")))?;
    }
    shell::run(
        Command::new(python)
            .args(["-m", "pip", "install", "--quiet", "--requirement"])
            .arg(named.join("requirements.txt")),
    )?;
    std::fs::copy(named.join("package.json"), rivals.join("package.json"))
        .map_err(|e| format!("cannot copy package.json: {e}"))?;
    let quietly = ["install", "--no-package-lock", "--no-audit", "--no-fund"];
    shell::run(Command::new("npm").args(quietly).current_dir(&rivals))?;
    Ok(rivals)
}
