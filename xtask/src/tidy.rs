//! `cargo xtask tidy`: the rules of the house that a program can see.
//!
//! Each check is one function from the tree to a list of places; the last line counts them.

mod arrows;
mod content;
mod docs;
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{self, Outcome};

/// A file of the project, with its path from the root.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// The part of the file before its tests.
    pub(crate) fn code(&self) -> &str {
        self.text.split("#[cfg(test)]").next().unwrap_or_default()
    }

    /// The ending of the file's name.
    pub(crate) fn extension(&self) -> &str {
        Path::new(&self.path)
            .extension()
            .and_then(std::ffi::OsStr::to_str)
            .unwrap_or_default()
    }

    /// Whether the whole file is tests or benchmarks.
    pub(crate) fn is_test(&self) -> bool {
        let folders = ["/tests/", "/benches/", "/e2e/", "/examples/"];
        let files = ["/properties.rs", "/oracle.rs", "/stories.rs"];
        folders.iter().any(|part| self.path.contains(part))
            || files.iter().any(|name| self.path.ends_with(name))
    }
}

/// Runs every check and prints each place that breaks a rule.
pub(crate) fn tidy() -> Outcome {
    let files = tree()?;
    let rust: Vec<&File> = files.iter().filter(|f| f.extension() == "rs").collect();
    let mut places = arrows::arrows()?;
    places.extend(source::front_pages(&rust));
    places.extend(source::births_of_constants(&rust));
    places.extend(source::lengths(&rust));
    places.extend(source::names(&rust));
    places.extend(source::foreign_words(&files));
    places.extend(content::content(&files));
    places.extend(docs::map(&shell::root()));
    for place in &places {
        eprintln!("{place}");
    }
    if places.is_empty() {
        println!("tidy: {} files, nothing out of place", files.len());
        return Ok(());
    }
    Err(format!("tidy: {} places out of order", places.len()))
}

/// Every text file that git knows or would take.
fn tree() -> Result<Vec<File>, String> {
    let root = shell::root();
    let listed = shell::output(
        std::process::Command::new("git")
            .args(["ls-files", "--cached", "--others", "--exclude-standard"])
            .current_dir(&root),
    )?;
    let read = |path: &str| -> Option<File> {
        let text = fs::read_to_string(PathBuf::from(&root).join(path)).ok()?;
        Some(File {
            path: path.to_owned(),
            text,
        })
    };
    Ok(listed.lines().filter_map(read).collect())
}
