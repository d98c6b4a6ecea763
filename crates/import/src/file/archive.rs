//! ZIP archives: every file in them that we know, as one answer.
//!
//! A wellness export is a folder of tables, an Apple Health export one huge file among others.
//! Sizes that an archive declares are not believed: what is inflated is counted, and the
//! counting stops it.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read, Seek};

use zip::ZipArchive;

use super::{Counted, Kind, kind_of, parse_whole, remark};
use crate::app::apple_health;
use crate::format::Format;
use crate::parsed::{Cost, Options, Parsed, UnitFinding};
use crate::refusal::{LARGEST_HEALTH, LARGEST_TEXT, Refusal};

/// Most files looked at in one archive.
///
/// Choice: an account export of many years has some ten thousand.
const MOST_FILES: usize = 100_000;

/// Most files named one by one as left out.
const MOST_NAMED: usize = 20;

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
    let mut found = Found::default();
    let mut budget = LARGEST_HEALTH;
    for place in 0..archive.len().min(MOST_FILES) {
        let before = LARGEST_HEALTH - budget;
        let mut tell = |done| on_progress(before + done);
        budget -= read_file(
            &mut archive,
            place,
            options,
            &mut Under {
                found: &mut found,
                budget,
                tell: &mut tell,
            },
        );
        on_progress(LARGEST_HEALTH - budget);
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
    tell: &'a mut dyn FnMut(u64),
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
    let mut inflated = 0;
    let mut count = |done| inflated = done;
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
    (under.tell)(done);
    under.found.take(&name, parsed);
    done
}

/// What was found in an archive so far.
#[derive(Default)]
struct Found {
    whole: Option<Parsed>,
    formats: BTreeMap<Format, u32>,
    issues: Vec<crate::parsed::Issue>,
    left_out: Vec<(String, String)>,
}

impl Found {
    fn take(&mut self, name: &str, parsed: Result<Parsed, Refusal>) {
        let mut parsed = match parsed {
            Ok(parsed) => parsed,
            Err(why) => {
                self.left_out.push((name.to_owned(), why.to_string()));
                return;
            }
        };
        *self.formats.entry(parsed.format).or_default() += 1;
        let file = name.rsplit('/').next().unwrap_or(name);
        for mut issue in std::mem::take(&mut parsed.issues) {
            issue.field = format!("{file}, {}", issue.field);
            self.issues.push(issue);
        }
        match &mut self.whole {
            None => self.whole = Some(parsed),
            Some(whole) => join(whole, parsed),
        }
    }

    fn close(mut self, n_files: usize) -> Result<Parsed, Refusal> {
        let Some(mut whole) = self.whole else {
            return Err(Refusal::NothingKnown { n_files });
        };
        let n_left_out = self.left_out.len();
        for (name, why) in self.left_out.iter().take(MOST_NAMED) {
            self.issues
                .push(remark(Cost::Nothing, name, format!("not read: {why}")));
        }
        if MOST_NAMED < n_left_out {
            let done = format!("{} more files were not read", n_left_out - MOST_NAMED);
            self.issues.push(remark(Cost::Nothing, "", done));
        }
        let n_read: u32 = self.formats.values().sum();
        if 1 < self.formats.len() {
            whole.format = Format::Archive;
        }
        if 1 < n_read {
            whole.family = format!("{n_read} files of an archive");
        }
        whole
            .sessions
            .sort_by(|a, b| (a.start, &a.key).cmp(&(b.start, &b.key)));
        whole.sessions.dedup_by(|b, a| a.key == b.key);
        whole.issues = self.issues;
        Ok(whole)
    }
}

/// Puts one file's answer to the others'. The first open question stays open.
fn join(whole: &mut Parsed, other: Parsed) {
    let is_better = !whole.unit.is_question()
        && (other.unit.is_question() || matches!(whole.unit, UnitFinding::PerRow));
    if is_better && !other.sessions.is_empty() {
        whole.unit = other.unit;
    }
    whole.date_question = whole.date_question.take().or(other.date_question);
    whole.sessions.extend(other.sessions);
    whole.health.join(other.health);
}
