//! Logs of a folder: the normalised table where there is one, else what apps exported.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};

use crate::diary::{self, Diary};
use crate::exports::{self, Skipped};
use crate::table::{self, Group, Lifter};

/// Everything a folder tells.
#[derive(Debug)]
pub(crate) struct Logs {
    /// What the logs were read from, in words.
    pub(crate) read: String,
    pub(crate) lifters: Vec<Arc<Lifter>>,
    /// Files that are no log of strength training, and why.
    pub(crate) skipped: Vec<Skipped>,
    pub(crate) diaries: Vec<Diary>,
    /// Whose diaries they are, and how many, in the order of `diaries`.
    pub(crate) diarists: Vec<(String, usize)>,
}

/// Reads a folder and all below it, files told apart by content: `sets.csv.gz` or `sets.csv` if
/// the folder has one, else every normalised table and every export of one person's app; and
/// every table of diaries.
///
/// # Errors
/// The folder cannot be listed, holds no log at all, or a table has not the columns.
pub(crate) fn read(folder: &Path) -> Result<Logs> {
    let (mut diaries, mut diarists) = (vec![], vec![]);
    let (mut tables, mut others) = (vec![], vec![]);
    for path in exports::files_below(folder)? {
        let columns = columns(&path);
        let has = |known: &[&str]| {
            known
                .iter()
                .all(|name| columns.iter().any(|one| one == name))
        };
        if has(&diary::COLUMNS) {
            let people = diary::read(&path)?;
            diarists.push((name(&path), people.len()));
            diaries.extend(people);
        } else if has(&table::COLUMNS) {
            tables.push(path);
        } else {
            others.push(path);
        }
    }
    let table = table::find(folder);
    let Strength {
        read,
        lifters,
        skipped,
    } = if table.exists() {
        // It holds everyone; beside it the exports behind it may lie.
        Strength {
            read: "normalised table",
            lifters: table::read(&table)?,
            skipped: vec![],
        }
    } else {
        strength(folder, &tables, &others)?
    };
    if lifters.is_empty() && diaries.is_empty() {
        let why = skipped
            .iter()
            .map(|one| format!("\n  {}: {}", one.file, one.why));
        let why: String = why.collect();
        bail!(
            "no log of strength training and no diary in {}{why}",
            folder.display()
        );
    }
    Ok(Logs {
        read: read.to_owned(),
        lifters: lifters.into_iter().map(Arc::new).collect(),
        skipped,
        diaries,
        diarists,
    })
}

/// The strength logs of a folder, as they are read.
struct Strength {
    read: &'static str,
    lifters: Vec<Lifter>,
    skipped: Vec<Skipped>,
}

/// The people of all tables and exports; who is in several counts once.
fn strength(folder: &Path, tables: &[PathBuf], exports: &[PathBuf]) -> Result<Strength> {
    let mut lifters = vec![];
    for path in tables {
        lifters.extend(table::read(path)?);
    }
    let mut found = exports::read(folder, exports);
    for lifter in found.lifters {
        if lifters.iter().any(|other| is_same_person(&lifter, other)) {
            let why = "the same person as another log".to_owned();
            let file = lifter.id;
            found.skipped.push(Skipped { file, why });
        } else {
            lifters.push(lifter);
        }
    }
    let read = if tables.is_empty() {
        "app exports"
    } else {
        "normalised tables and app exports"
    };
    Ok(Strength {
        read,
        lifters,
        skipped: found.skipped,
    })
}

/// Longest first line that is looked at, in bytes.
/// Choice: many times that of any table here.
const LONGEST_HEAD: u64 = 10_000;

/// The names in a CSV file's first line; none in a file of another kind.
fn columns(path: &Path) -> Vec<String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unpacked = Path::new(name.trim_end_matches(".gz")).extension();
    if !unpacked.is_some_and(|end| end.eq_ignore_ascii_case("csv")) {
        return vec![];
    }
    let mut head = vec![];
    let read = table::open(path).map(|file| file.take(LONGEST_HEAD).read_to_end(&mut head));
    let text = String::from_utf8_lossy(&head);
    let line = read
        .ok()
        .and_then(|_| text.lines().next())
        .unwrap_or_default();
    let names = line.trim_start_matches('\u{feff}').split(',');
    names
        .map(|name| name.trim_matches('"').to_owned())
        .collect()
}

/// What the people of a file are called in tables.
fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match name.trim_end_matches(".gz").trim_end_matches(".csv") {
        "pmdata" => "PMData".to_owned(),
        other => other.to_owned(),
    }
}

/// Leaves out of `learned` whoever is also in `judged`; returns how many those were.
pub(crate) fn drop_same_people(learned: &mut Vec<Arc<Lifter>>, judged: &[Arc<Lifter>]) -> usize {
    let before = learned.len();
    learned.retain(|one| !judged.iter().any(|other| is_same_person(one, other)));
    before - learned.len()
}

/// Share of sessions in common from which two logs are one person's.
/// Choice: strangers share next to none, an older export of the same person shares all.
const SAME: f64 = 0.2;

/// Whether two logs tell of one person: they share sessions that began in the same minute (or on
/// the same day, without a time) with as many sets and repetitions.
fn is_same_person(one: &Lifter, other: &Lifter) -> bool {
    let marks = |lifter: &Lifter| {
        let marks = lifter.sessions.iter().map(|session| {
            let reps: u32 = session.sets.iter().map(|set| u32::from(set.reps)).sum();
            (session.start.seconds / 60, session.sets.len(), reps)
        });
        marks.collect::<std::collections::BTreeSet<_>>()
    };
    let (one, other) = (marks(one), marks(other));
    let least = one.len().min(other.len());
    let shared = one.intersection(&other).count();
    least != 0 && SAME * least as f64 <= shared as f64
}

/// Positions of the lifters of a group.
pub(crate) fn of_group(lifters: &[Arc<Lifter>], group: Group) -> Vec<usize> {
    let all = 0..lifters.len();
    all.filter(|idx| lifters[*idx].group == group).collect()
}
