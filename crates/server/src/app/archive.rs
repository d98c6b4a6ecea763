//! Everything that is kept about an athlete as one ZIP of JSON, and back into a new account.
//!
//! `about.json` says what wrote it; beside it lies one list of rows for each table. What each
//! column says is on a page of its own, which is made from the rows themselves.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use recoup_store::{ARCHIVE, ArchiveCell, ArchiveRow, ArchiveTable, Column, Held, Tx};
use serde_json::{Map, Value};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Desk, Error, Result};
use crate::wire;

/// The name of this layout; a changed layout gets a new number.
const FORMAT: &str = "recoup-archive-1";

/// What an archive says of itself.
const ABOUT: &str = "about.json";

/// Most bytes that the files of an archive may inflate to.
///
/// Choice: a life of training with nightly readings stays under a hundred megabytes.
const MOST_BYTES: u64 = 1 << 30;

/// Everything that is kept about an athlete.
#[derive(Debug, Clone, PartialEq)]
pub struct Archive {
    /// What wrote it, when, and for whom.
    pub about: wire::ArchiveAbout,
    /// Rows of each table of [`ARCHIVE`].
    rows: Vec<Vec<ArchiveRow>>,
}

/// Takes everything out.
///
/// # Errors
/// When the store cannot be read.
pub fn archive(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<Archive> {
    let me = super::me(tx, desk)?;
    let mut rows = Vec::new();
    let mut counts = BTreeMap::new();
    for table in ARCHIVE {
        let found = tx.list_archive_rows(desk.athlete, table)?;
        counts.insert(table.name.to_owned(), found.len() as u64);
        rows.push(found);
    }
    Ok(Archive {
        about: wire::ArchiveAbout {
            format: FORMAT.to_owned(),
            version: me.version,
            exported_at: desk.now,
            name: me.athlete.name,
            rows: counts,
        },
        rows,
    })
}

/// Puts an archive into an account that has no log yet; its name and settings come with it, the
/// password stays.
///
/// # Errors
/// [`Error::HasLog`] when something was logged here already.
pub fn put_archive(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    archive: &Archive,
) -> Result<wire::ArchiveAbout> {
    if tx.has_log(desk.athlete)? {
        return Err(Error::HasLog);
    }
    tx.replace_with_archive(desk.athlete, &archive.rows)?;
    super::rename(tx, desk, &archive.about.name)?;
    Ok(archive.about.clone())
}

/// Whether a ZIP is an archive of ours.
pub fn is_archive(zip: &[u8]) -> bool {
    zip.starts_with(b"PK")
        && ZipArchive::new(Cursor::new(zip)).is_ok_and(|zip| zip.index_for_name(ABOUT).is_some())
}

impl Archive {
    /// The archive as a ZIP.
    ///
    /// # Errors
    /// [`Error::Archive`] when it is too large for one.
    pub fn to_zip(&self) -> Result<Vec<u8>> {
        let mut zip = Zip::new();
        zip.add(ABOUT, &pretty(&self.about))?;
        for (table, rows) in ARCHIVE.iter().zip(&self.rows) {
            let rows: Vec<Value> = rows.iter().map(|row| to_json(table, row)).collect();
            zip.add(&file_of(table), &lines(&rows))?;
        }
        zip.close()
    }

    /// Reads a ZIP; nothing of it is kept yet.
    ///
    /// # Errors
    /// [`Error::Archive`] names the file, the row and the column that is not as it should be.
    pub fn from_zip(bytes: &[u8]) -> Result<Self> {
        let mut zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken("the ZIP is damaged"))?;
        let mut budget = MOST_BYTES;
        let mut read = |name: &str| -> Result<Option<Vec<u8>>> {
            let Ok(file) = zip.by_name(name) else {
                return Ok(None);
            };
            let mut text = Vec::new();
            let taken = file.take(budget + 1).read_to_end(&mut text);
            let taken = taken.map_err(|_| broken(&format!("{name} is damaged")))?;
            budget = budget
                .checked_sub(taken as u64)
                .ok_or_else(|| broken("it inflates to more than 1 GB"))?;
            Ok(Some(text))
        };
        let about = read(ABOUT)?.ok_or_else(|| broken("about.json is missing"))?;
        let about: wire::ArchiveAbout = serde_json::from_slice(&about)
            .map_err(|_| broken("about.json is not as documented"))?;
        if about.format != FORMAT {
            let found = about.format.chars().take(40).collect::<String>();
            return Err(broken(&format!(
                "its layout is {found:?}, this Recoup reads {FORMAT:?}"
            )));
        }
        let known = |name: &String| ARCHIVE.iter().any(|table| table.name == name);
        if let Some(unknown) = about.rows.keys().find(|name| !known(name)) {
            return Err(broken(&format!(
                "it holds {unknown:?}, which this Recoup does not know: install a newer one"
            )));
        }
        let mut rows = Vec::new();
        for table in ARCHIVE {
            let text = read(&file_of(table))?;
            let of_table = text.map_or(Ok(Vec::new()), |text| from_text(table, &text))?;
            let told = about.rows.get(table.name).copied().unwrap_or(0);
            if told != of_table.len() as u64 {
                return Err(broken(&format!(
                    "{} holds {} rows where about.json says {told}",
                    file_of(table),
                    of_table.len()
                )));
            }
            rows.push(of_table);
        }
        Ok(Self { about, rows })
    }
}

/// A ZIP in the making, the same bytes for the same files.
pub(super) struct Zip(ZipWriter<Cursor<Vec<u8>>>);

impl Zip {
    pub(super) fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let added = self.0.start_file(name, SimpleFileOptions::default());
        added.map_err(|_| broken("it cannot be written"))?;
        self.0
            .write_all(bytes)
            .map_err(|_| broken("it cannot be written"))
    }

    pub(super) fn close(self) -> Result<Vec<u8>> {
        let closed = self
            .0
            .finish()
            .map_err(|_| broken("it cannot be written"))?;
        Ok(closed.into_inner())
    }
}

fn file_of(table: &ArchiveTable) -> String {
    format!("{}.json", table.name)
}

fn broken(why: &str) -> Error {
    Error::Archive {
        why: why.to_owned(),
    }
}

fn pretty(about: &wire::ArchiveAbout) -> Vec<u8> {
    serde_json::to_vec_pretty(about).unwrap_or_default()
}

/// A list with a row on each line, so that two archives can be compared by eye.
fn lines(rows: &[Value]) -> Vec<u8> {
    let rows: Vec<String> = rows.iter().map(Value::to_string).collect();
    format!("[\n{}\n]\n", rows.join(",\n")).into_bytes()
}

fn to_json(table: &ArchiveTable, row: &ArchiveRow) -> Value {
    let cells = table.columns.iter().zip(row);
    Value::Object(
        cells
            .map(|(column, cell)| (column.name.to_owned(), cell_to_json(cell)))
            .collect(),
    )
}

fn cell_to_json(cell: &ArchiveCell) -> Value {
    match cell {
        ArchiveCell::Empty => Value::Null,
        ArchiveCell::Integer(n) => Value::from(*n),
        ArchiveCell::YesNo(is) => Value::from(*is),
        ArchiveCell::Instant(at) => Value::from(at.to_string()),
        ArchiveCell::Text(text) => Value::from(text.as_str()),
        ArchiveCell::Bytes(bytes) => Value::from(super::import::hex(bytes)),
        ArchiveCell::Id(id) => Value::from(id.to_string()),
        ArchiveCell::Day(day) => Value::from(day.to_string()),
    }
}

fn from_text(table: &ArchiveTable, text: &[u8]) -> Result<Vec<ArchiveRow>> {
    let rows: Vec<Map<String, Value>> = serde_json::from_slice(text).map_err(|e| {
        broken(&format!(
            "{} is no list of rows (line {})",
            file_of(table),
            e.line()
        ))
    })?;
    let numbered = rows.into_iter().zip(1..);
    let mut read: Vec<ArchiveRow> = numbered
        .map(|(row, n)| from_json(table, n, row))
        .collect::<Result<_>>()?;
    read.sort();
    if read
        .windows(2)
        .any(|two| two[0][..table.key] == two[1][..table.key])
    {
        return Err(broken(&format!("{} holds a row twice", file_of(table))));
    }
    Ok(read)
}

fn from_json(table: &ArchiveTable, n: u64, mut row: Map<String, Value>) -> Result<ArchiveRow> {
    let cells = table.columns.iter().map(|column| {
        let value = row.remove(column.name).unwrap_or(Value::Null);
        let cell = cell_from_json(column, &value).filter(|cell| cell.fits(column));
        cell.ok_or_else(|| {
            let (file, name) = (file_of(table), column.name);
            broken(&format!(
                "{file}, row {n}: {name} must be {}",
                meaning(column)
            ))
        })
    });
    let cells = cells.collect::<Result<_>>()?;
    match row.keys().next() {
        None => Ok(cells),
        Some(name) => {
            let name = name.chars().take(40).collect::<String>();
            let file = file_of(table);
            Err(broken(&format!(
                "{file}, row {n}: {name:?} is not known: install a newer Recoup"
            )))
        }
    }
}

fn cell_from_json(column: &Column, value: &Value) -> Option<ArchiveCell> {
    if value.is_null() {
        return Some(ArchiveCell::Empty);
    }
    let text = value.as_str();
    match column.held {
        Held::Integer => value.as_i64().map(ArchiveCell::Integer),
        Held::YesNo => value.as_bool().map(ArchiveCell::YesNo),
        Held::Instant => text?.parse().ok().map(ArchiveCell::Instant),
        Held::Text => text.map(|text| ArchiveCell::Text(text.to_owned())),
        Held::Bytes => from_hex(text?).map(ArchiveCell::Bytes),
        Held::Id => text?.parse().ok().map(ArchiveCell::Id),
        Held::Day => text?.parse().ok().map(ArchiveCell::Day),
    }
}

/// What a column must hold, in words.
fn meaning(column: &Column) -> String {
    let what = match column.held {
        Held::Integer => "a whole number",
        Held::YesNo => "true or false",
        Held::Instant => "a moment such as 2026-05-12T06:00:00Z",
        Held::Text => "text",
        Held::Bytes => "bytes in hexadecimal",
        Held::Id => "a UUID",
        Held::Day => "a day such as 2026-05-12",
    };
    let or_nothing = if column.may_be_empty { ", or null" } else { "" };
    format!("{what}{or_nothing}")
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(16)).collect();
    let digits = digits.filter(|digits| digits.len().is_multiple_of(2))?;
    digits
        .chunks(2)
        .map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok())
        .collect()
}

/// The page that says what each file and column of an archive is.
pub fn archive_page() -> String {
    let mut page = String::from(PAGE);
    for table in ARCHIVE {
        let about = table.about.split_whitespace().collect::<Vec<_>>().join(" ");
        let file = file_of(table);
        let head = "| key | value | what it says |\n|---|---|---|\n";
        page.extend(["\n## ", &file, "\n", &about, "\n\n", head]);
        for (n, column) in table.columns.iter().enumerate() {
            let key = if n < table.key { " (key)" } else { "" };
            let about = column
                .about
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let (name, value) = (column.name, meaning(column));
            page.extend(["| `", name, "`", key, " | ", &value, " | ", &about, " |\n"]);
        }
    }
    page
}

const PAGE: &str = "\
# What is in an archive

`recoup export --as archive -o all.zip`, `GET /api/v1/archive` and You \u{2192} Take it with you write one ZIP: `about.json`, and one file for each kind of thing that is kept, a list of objects.
`recoup import all.zip`, `PUT /api/v1/archive` and the import page put it into an account that has no log yet, here or on another Recoup, on SQLite or PostgreSQL; what is exported from there is the same again.

Not in it: passwords, tokens and logins, and what can be computed again.
Moments are RFC 3339 in UTC, to the microsecond; days are the athlete's own.
`body` and other texts that hold JSON are the very text that was kept, so that what you were told stays as it was shown.
An archive of a newer Recoup that holds something this one does not know is refused whole.

This page is made from the code, and a test holds them together.

## about.json
| key | value | what it says |
|---|---|---|
| `format` | text | `recoup-archive-1` |
| `version` | text | The version that wrote it. |
| `exported_at` | a moment | When it was written. |
| `name` | text | The athlete's name. |
| `rows` | an object | How many rows each file holds. |
";
