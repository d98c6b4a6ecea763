//! Several files as one answer: those of an archive, or of a folder.

use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom};

use super::{parse_from, remark};
use crate::format::Format;
use crate::parsed::{Cost, Issues, Options, Parsed, UnitFinding};
use crate::refusal::{LARGEST_HEALTH, MOST_FILES, Refusal};

/// Most files named one by one as left out.
const MOST_NAMED: usize = 20;

/// Reads files that lie together, such as those of a folder, as one answer, and says how many
/// of their bytes are done.
///
/// Each file comes with the name its issues are told under. A file that cannot be opened or is
/// of no format we know is left out and named; an archive among them is read.
///
/// # Errors
/// [`Refusal::NothingKnown`] when no file is of a format we know, and
/// [`Refusal::TooManyFiles`] for more than [`MOST_FILES`].
pub fn parse_several<F: Read + Seek>(
    files: impl IntoIterator<Item = (String, Result<F, Refusal>)>,
    options: &Options,
    on_progress: &mut dyn FnMut(u64),
) -> Result<Parsed, Refusal> {
    let mut found = Found::default();
    let (mut n_files, mut before) = (0, 0);
    for (name, opened) in files {
        n_files += 1;
        if found.is_full() {
            break;
        }
        if MOST_FILES < n_files {
            return Err(Refusal::TooManyFiles { limit: MOST_FILES });
        }
        if LARGEST_HEALTH <= before {
            let done = format!("more than {LARGEST_HEALTH} bytes; the rest was left out");
            found.issues.push(remark(Cost::Row, &name, done));
            break;
        }
        let mut len = 0;
        let parsed = opened
            .and_then(|mut file| {
                len = len_of(&mut file).map_err(|error| Refusal::unreadable(&error))?;
                Ok(file)
            })
            .and_then(|file| parse_from(file, options, &mut |done| on_progress(before + done)));
        before += len;
        on_progress(before);
        found.take(&name, parsed);
    }
    found.close(n_files)
}

/// How long a file is; it stands at its start again.
fn len_of(file: &mut impl Seek) -> io::Result<u64> {
    let len = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(0))?;
    Ok(len)
}

/// What was found in several files so far.
#[derive(Default)]
pub(super) struct Found {
    whole: Option<Parsed>,
    formats: BTreeMap<Format, u32>,
    pub(super) issues: Issues,
    left_out: Vec<(String, String)>,
    /// Sets, readings and activities so far.
    n_kept: usize,
}

/// Sets, readings and activities after which no further file is read.
///
/// Choice: a set for every minute of almost three years awake; without an end an archive of many logs,
/// each within its own limit, would fill the memory.
const MOST_KEPT: usize = 1_000_000;

impl Found {
    /// Whether so much is kept that no further file is read; says so.
    pub(super) fn is_full(&mut self) -> bool {
        let is_full = MOST_KEPT <= self.n_kept;
        if is_full {
            let done = format!(
                "more than {MOST_KEPT} sets and readings; the files after these were left out"
            );
            self.issues.push(remark(Cost::Row, "", done));
        }
        is_full
    }

    /// Puts a file's answer to the others', or why there is none.
    pub(super) fn take(&mut self, name: &str, parsed: Result<Parsed, Refusal>) {
        let mut parsed = match parsed {
            Ok(parsed) => parsed,
            Err(why) => {
                self.left_out.push((name.to_owned(), why.to_string()));
                return;
            }
        };
        *self.formats.entry(parsed.format).or_default() += 1;
        self.n_kept += parsed.n_sets() + parsed.health.readings.len() + parsed.health.bouts.len();
        let file = name.rsplit('/').next().unwrap_or(name);
        for mut issue in std::mem::take(&mut parsed.issues) {
            issue.field = format!("{file}, {}", issue.field);
            self.issues.push(issue);
        }
        match &mut self.whole {
            None => self.whole = Some(parsed),
            Some(whole) => {
                if let Some(done) = other_unit(whole, &parsed) {
                    self.issues.push(remark(Cost::Nothing, file, done));
                }
                join(whole, parsed);
            }
        }
    }

    /// All of it as one answer.
    ///
    /// # Errors
    /// When no file was of a format we know.
    pub(super) fn close(mut self, n_files: usize) -> Result<Parsed, Refusal> {
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
            whole.family = format!("{n_read} files");
        }
        whole
            .sessions
            .sort_by(|a, b| (a.start, &a.key).cmp(&(b.start, &b.key)));
        whole.sessions.dedup_by(|b, a| a.key == b.key);
        whole.issues = self.issues.close();
        Ok(whole)
    }
}

/// One question is asked for all files: what to know where one speaks for the other unit.
fn other_unit(whole: &Parsed, other: &Parsed) -> Option<String> {
    let (UnitFinding::Guessed(before), UnitFinding::Guessed(now)) = (&whole.unit, &other.unit)
    else {
        return None;
    };
    (before.unit != now.unit).then(|| {
        format!(
            "its loads look like {}, those before like {}; one answer is taken for all, so import it by itself",
            now.unit.code(),
            before.unit.code()
        )
    })
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
