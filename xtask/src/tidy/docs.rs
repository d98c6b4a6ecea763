//! The map in ARCHITECTURE.md, held against the tree in both directions.

use std::fs;
use std::path::Path;

/// Rooms that the map does not name, and names on the map that are no rooms.
///
/// Every crate is on the map, and every room of the engine; the rooms of the other crates are told on
/// their own front pages.
///
/// A line of the map is a list entry that begins with the path of a crate or of one of its top
/// modules in backticks.
pub(crate) fn map(root: &Path) -> Vec<String> {
    let page = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap_or_default();
    let named: Vec<&str> = page
        .lines()
        .filter_map(|l| l.trim_start().strip_prefix("- `"))
        .filter_map(|l| l.split('`').next())
        .filter(|name| {
            ["crates/", "benchmark", "xtask", "web", "library", "fuzz"]
                .iter()
                .any(|p| name.starts_with(p))
        })
        .collect();
    let mut places = Vec::new();
    for room in rooms(root) {
        if !named.contains(&room.as_str()) {
            places.push(format!("ARCHITECTURE.md does not name {room}"));
        }
    }
    for name in named {
        let file = root.join(format!("{name}.rs"));
        if !root.join(name).exists() && !file.exists() {
            places.push(format!("ARCHITECTURE.md names {name}, which is not there"));
        }
    }
    places
}

fn rooms(root: &Path) -> Vec<String> {
    let mut rooms = Vec::new();
    for krate in entries(&root.join("crates")) {
        rooms.push(format!("crates/{krate}"));
        if krate != "engine" {
            continue;
        }
        let source = root.join("crates").join(&krate).join("src");
        let modules = entries(&source)
            .into_iter()
            .filter_map(|f| Some(f.strip_suffix(".rs")?.to_owned()));
        let top = modules.filter(|m| m != "lib" && m != "main");
        rooms.extend(top.map(|m| format!("crates/{krate}/src/{m}")));
    }
    rooms.sort();
    rooms
}

fn entries(folder: &Path) -> Vec<String> {
    let read = fs::read_dir(folder).into_iter().flatten().flatten();
    read.map(|e| e.file_name().to_string_lossy().into_owned())
        .collect()
}
