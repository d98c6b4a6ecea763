//! What the tests need beside Rust: Node, Chromium and PostgreSQL. Installed where we may, named
//! exactly where we may not.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{self, Outcome};

/// The oldest Node the web app's tools run on.
const NODE_MAJOR: u32 = 20;

/// Checks that Node is there and new enough.
pub(crate) fn node() -> Outcome {
    let found = shell::output(Command::new("node").arg("--version"))
        .map_err(|_| format!("Node {NODE_MAJOR} or newer is needed: https://nodejs.org"))?;
    let major = found
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|m| m.parse().ok());
    match major {
        Some(major) if NODE_MAJOR <= major => Ok(()),
        _ => Err(format!(
            "Node {NODE_MAJOR} or newer is needed, found {}",
            found.trim()
        )),
    }
}

/// Makes sure that Chromium and PostgreSQL are there.
pub(crate) fn services() -> Outcome {
    let mut missing = Vec::new();
    if chromium().is_none() {
        missing.push("chromium");
    }
    if !postgres() {
        missing.push("postgresql");
    }
    if missing.is_empty() {
        Ok(())
    } else {
        install(&missing)
    }
}

/// Chromium as `CHROMIUM` names it, else where Debian puts it.
pub(crate) fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];
    named
        .into_iter()
        .chain(usual.map(PathBuf::from))
        .find(|path| path.exists())
}

fn postgres() -> bool {
    let debian = Path::new("/usr/lib/postgresql");
    let versions = std::fs::read_dir(debian).into_iter().flatten().flatten();
    shell::is_there("initdb")
        || versions
            .map(|v| v.path().join("bin/initdb"))
            .any(|p| p.exists())
}

fn install(packages: &[&str]) -> Outcome {
    let line = format!(
        "apt-get install --yes --no-install-recommends {}",
        packages.join(" ")
    );
    let user = shell::output(Command::new("id").arg("-u")).unwrap_or_default();
    if user.trim() != "0" || !shell::is_there("apt-get") {
        return Err(format!(
            "the tests need {}; install with `sudo {line}`, or the like, and run again",
            packages.join(" and ")
        ));
    }
    let apt = |args: &[&str]| {
        shell::run(
            Command::new("apt-get")
                .args(args)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    };
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}
