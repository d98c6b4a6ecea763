//! A folder of exports: which of its files are read.
//!
//! Links are not followed, so that nothing outside of the folder is read; neither are pipes and
//! devices. Hidden files are what systems leave behind.

use std::fs::File;
use std::path::{Path, PathBuf};

use recoup_import::{MOST_FILES, Refusal};

use super::file::unreadable;

/// A file of a folder, or a link in it.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its path from the folder on, with `/` between.
    pub(super) name: String,
    path: PathBuf,
    is_link: bool,
}

impl Entry {
    /// Opens it to be read.
    ///
    /// # Errors
    /// [`Refusal::Link`], or what the system says.
    pub(super) fn open(&self) -> Result<File, Refusal> {
        if self.is_link {
            return Err(Refusal::Link);
        }
        File::open(&self.path).map_err(unreadable)
    }

    /// Its size in bytes; 0 for a link.
    pub(super) fn size(&self) -> u64 {
        let about = std::fs::symlink_metadata(&self.path);
        about.map_or(0, |about| if self.is_link { 0 } else { about.len() })
    }
}

/// The files of a folder and of those in it, in the order of their names.
///
/// # Errors
/// When there are more than [`MOST_FILES`], or a folder cannot be read.
pub(super) fn files_of(folder: &Path) -> Result<Vec<Entry>, Refusal> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(&next).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let kind = entry.file_type().map_err(unreadable)?;
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') || is_litter(&path) {
                continue;
            }
            if kind.is_dir() {
                open.push(path);
            } else if kind.is_file() || kind.is_symlink() {
                found.push(Entry {
                    name: name_in(folder, &path),
                    path,
                    is_link: kind.is_symlink(),
                });
            }
            if MOST_FILES < found.len() + open.len() {
                return Err(Refusal::TooManyFiles { limit: MOST_FILES });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// What macOS packs beside the files.
fn is_litter(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "__MACOSX")
}

fn name_in(folder: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(folder).unwrap_or(path);
    let parts = inner.iter().map(|part| part.to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}
