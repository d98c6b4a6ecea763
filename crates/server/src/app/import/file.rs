//! Reading a file where it is: in memory, on the disk, or many in a folder.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Seek as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::tz::TimeZone;
use recoup_import::{self as parse, Parsed};
use sha2::{Digest, Sha256};

use super::super::{Error, Result};
use super::{ImportFile, ReadFile, folder};
use crate::wire;

/// Where the bytes of a file are.
#[derive(Debug, Clone)]
pub enum Content {
    /// In memory: a text log.
    Memory(Arc<[u8]>),
    /// On the disk: a health archive may be gigabytes.
    Disk(PathBuf),
    /// A folder on the disk: its files are one import, as those of an archive are.
    Folder(PathBuf),
}

impl Content {
    /// Bytes that [`read_file`] goes through, and so what its progress comes to: what is on the
    /// disk is read once for its hash and once for what is in it.
    pub fn to_read(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::Disk(path) => 2 * std::fs::metadata(path).map_or(0, |about| about.len()),
            Self::Folder(path) => {
                let files = folder::files_of(path).unwrap_or_default();
                2 * files.iter().map(folder::Entry::size).sum::<u64>()
            }
        }
    }
}

/// Reads a file and says how much of [`Content::to_read`] is done.
///
/// # Errors
/// [`Error::Import`] when it cannot be read at all.
pub fn read_file(
    file: ImportFile,
    zone: TimeZone,
    on_progress: &mut dyn FnMut(u64),
) -> Result<ReadFile> {
    let to_mass = |unit: wire::Unit| match unit {
        wire::Unit::Kg => parse::MassUnit::Kilogram,
        wire::Unit::Lb => parse::MassUnit::Pound,
    };
    let units = file.exercise_units.iter();
    let options = parse::Options {
        unit: file.unit.map(to_mass),
        exercise_units: units
            .map(|(name, unit)| (name.clone(), to_mass(*unit)))
            .collect(),
        date_order: file.date_order.map(|order| match order {
            wire::DateOrder::DayFirst => parse::DateOrder::DayFirst,
            wire::DateOrder::MonthFirst => parse::DateOrder::MonthFirst,
        }),
        zone: Some(zone),
        columns: file.columns.clone(),
    };
    let mut hash = Sha256::new();
    let read = match &file.content {
        Content::Memory(bytes) => {
            hash.update(bytes);
            parse::parse(bytes, &options)
        }
        Content::Disk(path) => {
            let mut opened = File::open(path).map_err(unreadable)?;
            let size = hash_all(&mut opened, &mut hash, on_progress).map_err(unreadable)?;
            opened.rewind().map_err(unreadable)?;
            parse::parse_from(opened, &options, &mut |done| on_progress(size + done))
        }
        Content::Folder(path) => read_folder(path, &options, &mut hash, on_progress),
    };
    let (parsed, asks_columns) = match read {
        Ok(parsed) => (parsed, false),
        Err(refusal) => (Parsed::unread(asked_of(refusal)?), true),
    };
    let columns = if parsed.format == parse::Format::Plain {
        table_of(&file.content).map_or(Ok(Vec::new()), |bytes| parse::columns(&bytes, &options))?
    } else {
        Vec::new()
    };
    if asks_columns && columns.len() < 2 {
        return Err(Error::Import(parse::Refusal::UnknownLayout {
            header: columns.into_iter().map(|c| c.header).collect(),
        }));
    }
    Ok(ReadFile {
        asked: file,
        parsed,
        columns,
        asks_columns,
        hash,
    })
}

/// Reads the files of a folder as one answer. Its hash is of their names and contents.
fn read_folder(
    folder: &Path,
    options: &parse::Options,
    hash: &mut Sha256,
    on_progress: &mut dyn FnMut(u64),
) -> Result<Parsed, parse::Refusal> {
    let files = folder::files_of(folder)?;
    let mut before = 0;
    for entry in &files {
        hash.update(&entry.name);
        // A file that cannot be opened is told of when it is read.
        let Ok(mut opened) = entry.open() else {
            continue;
        };
        let mut tell = |done| on_progress(before + done);
        let size = hash_all(&mut opened, hash, &mut tell).map_err(unreadable)?;
        hash.update(size.to_le_bytes());
        before += size;
    }
    let opened = files.iter().map(|entry| (entry.name.clone(), entry.open()));
    parse::parse_several(opened, options, &mut |done| on_progress(before + done))
}

#[expect(clippy::needless_pass_by_value, reason = "an end of `map_err`")]
pub(super) fn unreadable(error: std::io::Error) -> parse::Refusal {
    parse::Refusal::Unreadable {
        why: error.to_string(),
    }
}

/// A refusal that telling the columns may turn: the header that was seen.
fn asked_of(refusal: parse::Refusal) -> Result<String, parse::Refusal> {
    match refusal {
        parse::Refusal::UnknownLayout { header } | parse::Refusal::ColumnMissing { header, .. } => {
            Ok(header)
        }
        other => Err(other),
    }
}

/// The bytes of a file that is small enough to be a table.
fn table_of(content: &Content) -> Option<Vec<u8>> {
    match content {
        Content::Memory(bytes) => Some(bytes.to_vec()),
        Content::Disk(path) => {
            let size = std::fs::metadata(path).ok()?.len();
            (size <= parse::LARGEST_TEXT as u64).then(|| std::fs::read(path).ok())?
        }
        Content::Folder(_) => None,
    }
}

/// Takes a file into a hash; how long it was.
fn hash_all(
    source: &mut File,
    hash: &mut Sha256,
    on_progress: &mut dyn FnMut(u64),
) -> std::io::Result<u64> {
    let mut source = BufReader::with_capacity(1 << 20, source);
    let mut done = 0;
    loop {
        let chunk = source.fill_buf()?;
        let n = chunk.len();
        if n == 0 {
            return Ok(done);
        }
        hash.update(chunk);
        source.consume(n);
        done += n as u64;
        on_progress(done);
    }
}
