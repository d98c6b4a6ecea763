//! `cargo xtask run`: from a fresh clone to a page in the browser.

use std::process::Command;

use crate::shell::{self, Outcome};
use crate::tools;

/// Builds the web app and the binary and starts the server on loopback.
///
/// `--demo` serves a believable demo athlete from a throw-away file; `--fast` skips link-time
/// optimization; what follows `--` goes to `recoup serve`.
pub(crate) fn run(args: &[String]) -> Outcome {
    let (ours, theirs) = match args.iter().position(|a| a == "--") {
        Some(at) => (&args[..at], &args[at + 1..]),
        None => (args, &args[args.len()..]),
    };
    let has = |flag: &str| ours.iter().any(|a| a == flag);
    if let Some(unknown) = ours.iter().find(|a| *a != "--demo" && *a != "--fast") {
        return Err(format!(
            "{unknown} is not known; use --demo, --fast, or -- before the server's own"
        ));
    }
    build_web()?;
    let profile = if has("--fast") { "fast" } else { "release" };
    shell::cargo(&["build", "--profile", profile, "--package", "recoup"])?;
    let mut serve = Command::new(shell::root().join("target").join(profile).join("recoup"));
    serve.arg("serve").args(theirs);
    if has("--demo") {
        serve.arg("--demo");
    }
    shell::run(&mut serve)
}

/// Installs the web app's packages as locked and builds it into `web/dist`.
pub(crate) fn build_web() -> Outcome {
    tools::node()?;
    install_web()?;
    shell::npm(&["run", "build"])
}

/// Installs the web app's packages as locked.
pub(crate) fn install_web() -> Outcome {
    shell::npm(&["ci", "--no-audit", "--no-fund"])
}
