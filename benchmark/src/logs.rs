//! Logs of a folder: the normalised table where there is one, else what apps exported.

use std::path::Path;
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
    /// Whose diaries they are.
    pub(crate) diarists: String,
}

/// Reads `sets.csv.gz` or `sets.csv` if the folder has one, else every file in it as the export of
/// one person's app; and the first `.csv.gz` of `wellness/` as diaries.
///
/// # Errors
/// The folder cannot be read, holds no log at all, or a table has not the columns.
pub(crate) fn read(folder: &Path) -> Result<Logs> {
    let table = table::find(folder);
    let (read, lifters, skipped) = if table.exists() {
        ("normalised table", table::read(&table)?, vec![])
    } else {
        let found = exports::read(folder)?;
        ("app exports", found.lifters, found.skipped)
    };
    let (diarists, diaries) = diaries(folder)?;
    if lifters.is_empty() && diaries.is_empty() {
        bail!("{} holds no log", folder.display());
    }
    Ok(Logs {
        read: read.to_owned(),
        lifters: lifters.into_iter().map(Arc::new).collect(),
        skipped,
        diaries,
        diarists,
    })
}

fn diaries(folder: &Path) -> Result<(String, Vec<Diary>)> {
    let folder = folder.join("wellness");
    let mut files = if folder.is_dir() {
        exports::files(&folder)?
    } else {
        vec![]
    };
    files.retain(|file| file.to_string_lossy().ends_with(".csv.gz"));
    let Some(file) = files.first() else {
        return Ok((String::new(), vec![]));
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let name = match name.trim_end_matches(".csv.gz") {
        "pmdata" => "PMData",
        other => other,
    };
    Ok((name.to_owned(), diary::read(file)?))
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
