//! Reads `wellness/pmdata.csv.gz`: one row per person and day.
//!
//! Source of the data: Thambawita et al. 2020, PMData, doi:10.1145/3339825.3394926, CC BY 4.0.

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use recoup_engine::forecast::morning::{ANSWERS, Day};
use serde::Deserialize;

use crate::run::Length;
use crate::table::{self, days_from_civil};

/// One person's days, without gaps.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Diary {
    pub(crate) days: Vec<Day>,
}

impl Length for Diary {
    fn length(&self) -> usize {
        self.days.len()
    }
}

#[derive(Deserialize)]
struct Line {
    subject_id: String,
    date: String,
    fatigue: Option<f64>,
    readiness: Option<f64>,
    soreness: Option<f64>,
    srpe_load: Option<f64>,
}

/// Columns by which a file is told to be such a table.
pub(crate) const COLUMNS: [&str; 3] = ["subject_id", "date", "soreness"];

/// Fewest answered days of a person who is read.
/// Source: protocol, task D.
const LEAST_ANSWERED: usize = 40;

/// Reads the diaries of everyone with forty answered days.
///
/// # Errors
/// The file cannot be opened, or a row has not the columns.
pub(crate) fn read(path: &Path) -> Result<Vec<Diary>> {
    let mut lines: Vec<Line> = vec![];
    let rows = csv::Reader::from_reader(table::open(path)?).into_deserialize();
    for (idx, line) in rows.enumerate() {
        let line = line.with_context(|| format!("row {} of {}", idx + 2, path.display()))?;
        lines.push(line);
    }
    lines.sort_by(|a, b| (&a.subject_id, &a.date).cmp(&(&b.subject_id, &b.date)));
    let people = lines.chunk_by(|a, b| a.subject_id == b.subject_id);
    let answered = |lines: &&[Line]| {
        LEAST_ANSWERED <= lines.iter().filter(|line| line.fatigue.is_some()).count()
    };
    people.filter(answered).map(diary).collect()
}

fn diary(lines: &[Line]) -> Result<Diary> {
    let mut days: Vec<Day> = vec![];
    for line in lines {
        let day = day(line)?;
        let next = days.last().map_or(day.date, |last| last.date + 1);
        let missing = (next..day.date).map(|date| Day {
            date,
            answers: [None; ANSWERS],
            load: 0.0,
        });
        days.extend(missing);
        if next <= day.date {
            days.push(day);
        }
    }
    Ok(Diary { days })
}

fn day(line: &Line) -> Result<Day> {
    let part = |from: usize, to: usize| {
        let text = line
            .date
            .get(from..to)
            .and_then(|part| part.parse::<i64>().ok());
        text.ok_or_else(|| anyhow!("not a date: {}", line.date))
    };
    let answers = [line.fatigue, line.soreness, line.readiness];
    Ok(Day {
        date: days_from_civil(part(0, 4)?, part(5, 7)?, part(8, 10)?),
        answers,
        load: line.srpe_load.unwrap_or(0.0),
    })
}
