//! `FitNotes`' own backup: an SQLite database, loads in kilograms whatever was shown.
//!
//! The database is opened from memory, read only, and asked two questions; nothing of it is run.

use jiff::civil::{Date, DateTime, Time};
use rusqlite::{Connection, MAIN_DB, Row};

use crate::book::guess::RawLoad;
use crate::book::{Book, Finish, LoadsIn};
use crate::format::Format;
use crate::health::diary::Diary;
use crate::health::{Health, Signal};
use crate::parsed::{Cost, Issue, Options, Parsed, ParsedSession, ParsedSet};
use crate::refusal::Refusal;
use recoup_engine::unit::MassUnit;

/// What every SQLite file begins with.
pub(crate) const MARK: &[u8] = b"SQLite format 3\0";

const SETS: &str = "SELECT l.date, e.name, l.metric_weight, l.reps, l.unit, \
     l.distance, l.duration_seconds, c.comment \
     FROM training_log l JOIN exercise e ON e._id = l.exercise_id \
     LEFT JOIN Comment c ON c.owner_type_id = 1 AND c.owner_id = l._id \
     ORDER BY l.date, l._id";

const SETS_WITHOUT_COMMENTS: &str = "SELECT l.date, e.name, l.metric_weight, l.reps, l.unit, \
     l.distance, l.duration_seconds, NULL \
     FROM training_log l JOIN exercise e ON e._id = l.exercise_id \
     ORDER BY l.date, l._id";

const BODY: &str = "SELECT date, body_weight_metric FROM BodyWeight ORDER BY date";

/// Reads a backup.
///
/// # Errors
/// When it is no database, or one of another app.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Parsed, Refusal> {
    let wrong = |_| Refusal::NotText {
        looks_like: "an SQLite database that is no FitNotes backup, or a damaged one",
        remedy: "in FitNotes choose Settings, Back up, and pick the .fitnotes file",
    };
    let mut database = Connection::open_in_memory().map_err(wrong)?;
    database
        .deserialize_read_exact(MAIN_DB, bytes, bytes.len(), true)
        .map_err(wrong)?;
    let mut book = Book::default();
    let asked = [SETS, SETS_WITHOUT_COMMENTS].into_iter();
    let mut sets = None;
    for question in asked {
        sets = sets.or_else(|| database.prepare(question).ok());
    }
    let Some(mut sets) = sets else {
        return Err(wrong(rusqlite::Error::InvalidQuery));
    };
    let mut rows = sets.query(()).map_err(wrong)?;
    let mut line = 0;
    loop {
        line += 1;
        match rows.next() {
            Ok(Some(row)) => take(&mut book, row, line),
            Ok(None) => break,
            Err(_) => {
                let done = "the database is damaged here; what came before is kept";
                book.issues
                    .push(Issue::new(line, "file", "", Cost::Row, done));
                break;
            }
        }
    }
    let mut parsed = book.close(Finish {
        format: Format::FitNotes,
        family: "backup".to_owned(),
        loads_in: LoadsIn::Stored(MassUnit::Kilogram),
        options,
        date_question: None,
    });
    parsed.health = body(&database);
    Ok(parsed)
}

fn take(book: &mut Book, row: &Row<'_>, line: u64) {
    let text = |at: usize| {
        row.get::<_, Option<String>>(at)
            .ok()
            .flatten()
            .unwrap_or_default()
    };
    let number = |at: usize| row.get::<_, Option<f64>>(at).ok().flatten();
    let day = text(0);
    let Some(date) = day.get(..10).and_then(|day| day.parse::<Date>().ok()) else {
        let done = "is not a date; the row was left out";
        book.issues
            .push(Issue::new(line, "date", &day, Cost::Row, done));
        return;
    };
    let opened = ParsedSession {
        key: format!("fitnotes|{date}"),
        start: DateTime::from_parts(date, Time::midnight()),
        time_known: false,
        offset_s: None,
        duration_s: None,
        duration_suspect: false,
        name: String::new(),
        notes: String::new(),
        sets: Vec::new(),
    };
    let Some(place) = book.open(opened) else {
        return;
    };
    let name = text(1);
    if name.trim().is_empty() {
        let done = "is empty; the row was left out";
        book.issues
            .push(Issue::new(line, "exercise", "", Cost::Row, done));
        return;
    }
    let mut set = ParsedSet::new(name.trim(), line);
    let whole = |at: usize| number(at).filter(|n| 0.0 < *n).and_then(rounded);
    set.reps = whole(3).and_then(|n| u32::try_from(n).ok());
    set.seconds = whole(6).and_then(|n| u32::try_from(n).ok());
    set.distance_mm = number(5)
        .filter(|metres| 0.0 < *metres)
        .and_then(|metres| rounded(metres * 1_000.0))
        .and_then(|mm| u64::try_from(mm).ok());
    set.note = text(7);
    let load = number(2).and_then(|kg| RawLoad::parse(&kg.to_string(), Some(MassUnit::Kilogram)));
    book.push(place, set, load, false);
}

#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
fn rounded(number: f64) -> Option<i64> {
    /// Far above any count, second or millimetre of a set.
    const MOST: f64 = 1e12;
    (number.abs() < MOST).then(|| number.round() as i64)
}

fn body(database: &Connection) -> Health {
    let mut diary = Diary::new(None);
    let asked = database.prepare(BODY).and_then(|mut question| {
        let rows = question.query_map((), |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, f64>(1)?))
        })?;
        rows.collect::<Result<Vec<_>, _>>()
    });
    for (day, kg) in asked.unwrap_or_default() {
        let date = day.get(..10).and_then(|day| day.parse::<Date>().ok());
        if let Some((date, grams)) = date.zip(rounded(kg * 1_000.0)) {
            diary.set(date, Signal::BodyMass, grams);
        }
    }
    diary.close()
}
