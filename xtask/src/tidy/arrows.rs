//! The direction of dependencies, against what Cargo itself says.

use std::process::Command;

use crate::shell;

/// For each crate, the crates of ours it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("recoup-engine", &[]),
    ("recoup-library", &["recoup-engine"]),
    ("recoup-import", &["recoup-engine"]),
    ("recoup-store", &["recoup-engine"]),
    ("recoup-simulation", &["recoup-engine"]),
    (
        "recoup-server",
        &[
            "recoup-engine",
            "recoup-library",
            "recoup-import",
            "recoup-store",
        ],
    ),
    (
        "recoup",
        &[
            "recoup-engine",
            "recoup-library",
            "recoup-import",
            "recoup-store",
            "recoup-server",
            "recoup-simulation",
        ],
    ),
    (
        "recoup-benchmark",
        &[
            "recoup-engine",
            "recoup-library",
            "recoup-import",
            "recoup-simulation",
        ],
    ),
];

/// Crates that must not be reached from the engine, however deep.
const NOT_IN_ENGINE: &[&str] = &[
    "tokio",
    "rusqlite",
    "postgres",
    "serde",
    "axum",
    "tracing",
    "rand",
    "getrandom",
];

/// Every arrow that points where it may not.
pub(crate) fn arrows() -> Result<Vec<String>, String> {
    let mut places = Vec::new();
    for (name, allowed) in MAY_USE {
        for dependency in dependencies(name, "1")? {
            let ours = dependency.starts_with("recoup");
            if ours && dependency != *name && !allowed.contains(&dependency.as_str()) {
                places.push(format!(
                    "{name} may not use {dependency} (STYLE of ARCHITECTURE.md)"
                ));
            }
        }
    }
    for dependency in dependencies("recoup-engine", "99")? {
        if NOT_IN_ENGINE.contains(&dependency.as_str()) {
            places.push(format!("the engine must not reach {dependency}"));
        }
    }
    Ok(places)
}

fn dependencies(package: &str, depth: &str) -> Result<Vec<String>, String> {
    let args = [
        "tree",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--package",
        package,
        "--depth",
    ];
    let tree = shell::output(
        Command::new(env!("CARGO"))
            .args(args)
            .arg(depth)
            .current_dir(shell::root()),
    )?;
    Ok(tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect())
}
