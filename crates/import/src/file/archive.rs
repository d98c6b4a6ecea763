//! ZIP archives: every file in them that we know, as one answer.
//!
//! A wellness export is a folder of tables, an Apple Health export one huge file among others.
//! Sizes that an archive declares are not believed: what is inflated is counted, and the
//! counting stops it.

use std::io::{BufRead as _, BufReader, Read, Seek};

use zip::ZipArchive;

use super::several::Found;
use super::{Counted, Kind, kind_of, parse_whole, remark};
use crate::app::apple_health;
use crate::parsed::{Cost, Options, Parsed};
use crate::refusal::{LARGEST_HEALTH, LARGEST_TEXT, MOST_FILES, Refusal};

/// Reads an archive.
///
/// # Errors
/// When it is damaged, holds nothing we know, or a workbook.
pub(super) fn read(
    source: impl Read + Seek,
    options: &Options,
    on_progress: &mut dyn FnMut(u64),
) -> Result<Parsed, Refusal> {
    let mut archive = ZipArchive::new(source).map_err(|error| Refusal::Archive {
        why: error.to_string(),
    })?;
    if archive.index_for_name("[Content_Types].xml").is_some() {
        return Err(Refusal::NotText {
            looks_like: "a spreadsheet or document (.xlsx, .docx)",
            remedy: "save the sheet as CSV",
        });
    }
    if MOST_FILES < archive.len() {
        return Err(Refusal::TooManyFiles { limit: MOST_FILES });
    }
    let mut found = Found::default();
    let mut budget = LARGEST_HEALTH;
    for place in 0..archive.len() {
        if found.is_full() {
            break;
        }
        budget -= read_file(
            &mut archive,
            place,
            options,
            &mut Under {
                found: &mut found,
                budget,
                on_progress,
            },
        );
        if budget == 0 {
            let done = format!("more than {LARGEST_HEALTH} bytes inflated; the rest was left out");
            found.issues.push(remark(Cost::Row, "", done));
            break;
        }
    }
    found.close(archive.len())
}

/// What one file of an archive is read into.
struct Under<'a> {
    found: &'a mut Found,
    budget: u64,
    /// Told in bytes of the archive as it lies there, not of what they inflate to.
    on_progress: &'a mut dyn FnMut(u64),
}

/// Reads one file; how many bytes were inflated.
fn read_file<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    place: usize,
    options: &Options,
    under: &mut Under<'_>,
) -> u64 {
    let file = match archive.by_index(place) {
        Ok(file) => file,
        Err(error) => {
            let done = format!("a file of the archive cannot be opened ({error}); left out");
            under.found.issues.push(remark(Cost::Row, "", done));
            return 0;
        }
    };
    let name = file.name().unwrap_or_default().into_owned();
    let is_litter = name.starts_with("__MACOSX/") || name.ends_with(".DS_Store");
    if file.is_dir() || is_litter {
        return 0;
    }
    let span = Span {
        from: file.data_start().unwrap_or_default(),
        len: file.compressed_size(),
        inflated: file.size(),
    };
    let mut count = |done| (under.on_progress)(span.at(done));
    let counted = Counted::new(file.take(under.budget), &mut count);
    let mut source = BufReader::with_capacity(1 << 16, counted);
    let kind = source.fill_buf().map(kind_of);
    let parsed = match kind {
        Ok(Kind::Health) => apple_health::read(&mut source, options.zone.as_ref()),
        Ok(Kind::Archive) => Err(Refusal::Archive {
            why: "an archive within an archive".to_owned(),
        }),
        Ok(kind) => {
            let mut bytes = Vec::new();
            let all = source
                .by_ref()
                .take(LARGEST_TEXT as u64 + 1)
                .read_to_end(&mut bytes);
            all.map_err(|error| Refusal::unreadable(&error))
                .and_then(|_| parse_whole(kind, &bytes, options))
        }
        Err(error) => Err(Refusal::unreadable(&error)),
    };
    let done = source.get_ref().done;
    drop(source);
    under.found.take(&name, parsed);
    done
}

/// Where the bytes of a file lie in its archive.
struct Span {
    from: u64,
    len: u64,
    /// What the archive says they inflate to; a lie costs a wrong bar and nothing else.
    inflated: u64,
}

impl Span {
    /// How far the archive is read when so much of the file is inflated.
    fn at(&self, done: u64) -> u64 {
        let share = u128::from(self.len) * u128::from(done) / u128::from(self.inflated.max(1));
        let done = u64::try_from(share).map_or(self.len, |done| done.min(self.len));
        self.from.saturating_add(done)
    }
}
