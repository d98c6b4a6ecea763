//! Running other programs, with an error that says which and how it ended.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a chore returns: nothing, or a text for the person who ran it.
pub(crate) type Outcome = Result<(), String>;

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map_or_else(PathBuf::new, Path::to_path_buf)
}

/// Runs a command to its end, with our own input and output.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let line = shown(command);
    println!("\n\u{25b8} {line}");
    let status = command
        .status()
        .map_err(|e| format!("cannot start `{line}`: {e}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{line}` ended with {status}"))
    }
}

/// What a command prints, or why it did not.
pub(crate) fn output(command: &mut Command) -> Result<String, String> {
    let line = shown(command);
    let out = command
        .output()
        .map_err(|e| format!("cannot start `{line}`: {e}"))?;
    if !out.status.success() {
        let why = String::from_utf8_lossy(&out.stderr).into_owned();
        return Err(format!("`{line}` ended with {}\n{why}", out.status));
    }
    String::from_utf8(out.stdout).map_err(|e| format!("`{line}` printed no text: {e}"))
}

/// Whether a program is there to be started.
pub(crate) fn is_there(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .output()
        .is_ok_and(|o| o.status.success())
}

/// Cargo at the root of the workspace.
pub(crate) fn cargo(args: &[&str]) -> Outcome {
    run(Command::new(env!("CARGO")).args(args).current_dir(root()))
}

/// Npm in the folder of the web app.
pub(crate) fn npm(args: &[&str]) -> Outcome {
    run(Command::new("npm")
        .args(args)
        .current_dir(root().join("web")))
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line = program
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    for arg in command.get_args() {
        line.push(' ');
        line.push_str(&arg.to_string_lossy());
    }
    line
}
