//! Reads the normalised table of sets: one row per set, all lifters.
//!
//! Part of the protocol (section 1): warm-ups, rows without load or repetitions, and rows beyond
//! belief are left out; sessions are ordered by start, sets by their place in the file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use flate2::read::GzDecoder;
use recoup_engine::forecast::{ExerciseKey, Moment, MuscleKey, SetSeen};
use serde::Deserialize;

use crate::muscle::muscle;
use crate::run::Length;

/// The apps a lifter's log came from, as the protocol groups them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// Strong, Hevy, `FitNotes`: the lifter chose the loads.
    Core,
    /// Fitbod: a machine prescribed them. Never trained on.
    Fitbod,
}

/// One session as it was performed.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// Local start.
    pub(crate) start: Moment,
    /// The sets in the order they are listed.
    pub(crate) sets: Vec<SetSeen>,
}

impl Length for Lifter {
    fn length(&self) -> usize {
        self.sessions.iter().map(|session| session.sets.len()).sum()
    }
}

/// One lifter's log.
#[derive(Clone, Debug)]
pub(crate) struct Lifter {
    /// Which lifter; printed nowhere.
    pub(crate) id: String,
    /// The group the log belongs to.
    pub(crate) group: Group,
    /// Sessions by start.
    pub(crate) sessions: Vec<Session>,
}

#[derive(Deserialize)]
struct Line {
    lifter_id: String,
    source: String,
    session_id: String,
    start: String,
    exercise: String,
    set_type: String,
    weight_kg: Option<f64>,
    reps: Option<f64>,
    rpe: Option<f64>,
}

/// The table in a folder: `sets.csv.gz`, else `sets.csv`.
pub(crate) fn find(folder: &Path) -> PathBuf {
    let packed = folder.join("sets.csv.gz");
    if packed.exists() {
        packed
    } else {
        folder.join("sets.csv")
    }
}

/// Opens a file, unpacked where it ends in `gz`.
///
/// # Errors
/// The file cannot be opened.
pub(crate) fn open(path: &Path) -> Result<Box<dyn std::io::Read>> {
    let file =
        std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    Ok(match path.extension() {
        Some(end) if end == "gz" => Box::new(GzDecoder::new(file)),
        _ => Box::new(file),
    })
}

/// Columns by which a file is told to be this table.
pub(crate) const COLUMNS: [&str; 3] = ["lifter_id", "session_id", "weight_kg"];

/// Reads `sets.csv.gz` (or `.csv`).
///
/// # Errors
/// The file cannot be opened, or a row has not the columns of the table.
pub(crate) fn read(path: &Path) -> Result<Vec<Lifter>> {
    let mut lines: Vec<Line> = vec![];
    let rows = csv::Reader::from_reader(open(path)?).into_deserialize();
    for (idx, line) in rows.enumerate() {
        let line = line.with_context(|| format!("row {} of {}", idx + 2, path.display()))?;
        lines.push(line);
    }
    lines.sort_by(|a, b| {
        (&a.lifter_id, &a.start, &a.session_id).cmp(&(&b.lifter_id, &b.start, &b.session_id))
    });
    lines
        .chunk_by(|a, b| a.lifter_id == b.lifter_id)
        .map(lifter)
        .collect()
}

fn lifter(lines: &[Line]) -> Result<Lifter> {
    let mut keys = BTreeMap::new();
    let mut sessions: Vec<Session> = vec![];
    for lines in lines.chunk_by(|a, b| a.session_id == b.session_id) {
        let sets: Vec<SetSeen> = lines
            .iter()
            .filter_map(|line| seen(line, &mut keys))
            .collect();
        if !sets.is_empty() {
            sessions.push(Session {
                start: moment(&lines[0].start)?,
                sets,
            });
        }
    }
    let group = if lines[0].source == "fitbod" {
        Group::Fitbod
    } else {
        Group::Core
    };
    Ok(Lifter {
        id: lines[0].lifter_id.clone(),
        group,
        sessions,
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounded just above"
)]
fn seen(line: &Line, keys: &mut BTreeMap<String, u32>) -> Option<SetSeen> {
    let (load_kg, reps) = (line.weight_kg?, line.reps?);
    if line.set_type == "warmup" || !(1.0..=100.0).contains(&reps) {
        return None;
    }
    let count = u32::try_from(keys.len()).unwrap_or(u32::MAX);
    let key = *keys.entry(line.exercise.clone()).or_insert(count);
    let set = SetSeen {
        exercise: ExerciseKey(key),
        muscle: MuscleKey(muscle(&line.exercise)),
        load_kg,
        reps: reps as u16,
        rir: line.rpe.map(|rpe| 10.0 - rpe),
    };
    set.is_believable().then_some(set)
}

/// Parses `2020-12-07T16:17:06.000000` as local seconds.
fn moment(text: &str) -> Result<Moment> {
    let bad = || anyhow!("not a local time: {text}");
    let part = |from: usize, to: usize| {
        text.get(from..to)
            .and_then(|part| part.parse::<i64>().ok())
            .ok_or_else(bad)
    };
    let days = days_from_civil(part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let seconds = part(11, 13)? * 3600 + part(14, 16)? * 60 + part(17, 19)?;
    Ok(Moment {
        seconds: days * 86_400 + seconds,
    })
}

/// Days from 1970-01-01 to a date of the Gregorian calendar.
///
/// Source: H. Hinnant, `days_from_civil`, <https://howardhinnant.github.io/date_algorithms.html>.
pub(crate) fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_the_epoch() {
        assert_eq!(days_from_civil(1970, 1, 1), 0);
        assert_eq!(days_from_civil(2010, 1, 1), 14_610);
        assert_eq!(days_from_civil(2024, 2, 29), 19_782);
    }

    #[test]
    fn local_times_keep_their_seconds() {
        assert_eq!(
            moment("1970-01-02T01:02:03.000000").unwrap().seconds,
            90_123
        );
        assert!(moment("yesterday").is_err());
    }
}
