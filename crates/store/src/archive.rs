//! Everything of an athlete, table by table, and back into an account that has no log yet.
//!
//! An archive is what a person takes along, so a cell is told in words anyone can read (a day, a
//! moment, yes or no) and not as a database holds it. Whose it is stands nowhere in it: rows are
//! given the athlete they are put back for.
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    activity::Activity,
    check_in::CheckIn,
    composed_session::ComposedSession,
    decision::Decision,
    enrollment::Enrollment,
    error::{Error, Result},
    evening::Evening,
    exercise_mapping::ExerciseMapping,
    experiment::{Experiment, ExperimentToss},
    import_batch::ImportBatch,
    override_choice::OverrideChoice,
    own_exercise::OwnExercise,
    plan_choice::PlanChoice,
    plan_shown::PlanShown,
    profile::Profile,
    reading::Reading,
    recovery_log::RecoveryLog,
    recovery_settings::RecoverySettings,
    revision::Conflict,
    row::{self, Column, OnConflict, Row},
    session::{PerformedSet, TrainingSession},
    snack_log::SnackLog,
    tx::{CHUNKS, Tx},
    value::{Field, Held, Value},
};

/// One table of an archive: what it is called, and what its columns say.
#[derive(Clone, Copy)]
pub struct ArchiveTable {
    /// Its name.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// Its columns without the athlete's, key first.
    pub columns: &'static [Column],
    /// How many of the columns are the key.
    pub key: usize,
    /// Whether a row is something the person did, felt or chose; the others come by themselves
    /// in an account that is only looked at.
    pub is_log: bool,
    insert: fn(usize) -> String,
    clear: fn() -> String,
    read: fn(&mut Tx<'_>, Uuid) -> Result<Vec<ArchiveRow>>,
}

/// The cells of a row, in the order of its table's columns.
pub type ArchiveRow = Vec<ArchiveCell>;

/// The value of one column of one row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ArchiveCell {
    /// Nothing.
    Empty,
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    YesNo(bool),
    /// A moment.
    Instant(Timestamp),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// An id.
    Id(Uuid),
    /// A day.
    Day(Date),
}

/// Every table of an archive, parents before their children.
///
/// Left out are secrets (logins, tokens, the password) and what can be computed again.
pub const ARCHIVE: &[ArchiveTable] = &[
    table::<Profile>(false),
    table::<ImportBatch>(true),
    table::<ExerciseMapping>(true),
    table::<TrainingSession>(true),
    table::<PerformedSet>(true),
    table::<RecoveryLog>(true),
    table::<Activity>(true),
    table::<CheckIn>(true),
    table::<Evening>(true),
    table::<Reading>(true),
    table::<Decision>(false),
    table::<OverrideChoice>(true),
    table::<Enrollment>(true),
    table::<PlanChoice>(true),
    table::<PlanShown>(false),
    table::<ComposedSession>(false),
    table::<RecoverySettings>(false),
    table::<SnackLog>(true),
    table::<OwnExercise>(true),
    table::<Experiment>(true),
    table::<ExperimentToss>(true),
    table::<Conflict>(true),
];

/// Tables that hold something of an athlete and are in no archive: who she is here, her secrets, a
/// session under way, a wish to be deleted,
/// and a cache.
#[cfg(test)]
const LEFT_OUT: &[&str] = &[
    "account",
    "login",
    "api_token",
    "engine_state",
    "session_part",
    "deletion",
];

const fn table<R: Row>(is_log: bool) -> ArchiveTable {
    ArchiveTable {
        name: R::TABLE,
        about: R::ABOUT,
        columns: R::TOLD.split_at(1).1,
        key: R::KEY - 1,
        is_log,
        insert: |n| row::insert::<R>(n, OnConflict::Fail),
        clear: row::clear::<R>,
        read: read::<R>,
    }
}

fn read<R: Row>(tx: &mut Tx<'_>, athlete_id: Uuid) -> Result<Vec<ArchiveRow>> {
    let rows = tx.rows::<R>(&row::list::<R>(), &[athlete_id.value()])?;
    let told = |row: &R| -> Option<ArchiveRow> {
        let cells = R::TOLD.iter().zip(row.values()).skip(1);
        cells
            .map(|(column, value)| ArchiveCell::of(column.held, value))
            .collect()
    };
    let rows: Option<Vec<_>> = rows.iter().map(told).collect();
    // Each row was read as its kind a moment ago, so each value is one of its column's.
    let mut rows = rows.ok_or(Error::Inconsistent {
        table: R::TABLE,
        column: "?",
        id: None,
    })?;
    // Two databases order text in two ways; an archive has one.
    rows.sort();
    Ok(rows)
}

impl ArchiveCell {
    fn of(held: Held, value: Value<'_>) -> Option<Self> {
        if value == Value::Null {
            return Some(ArchiveCell::Empty);
        }
        match held {
            Held::Integer => Field::read(value).map(ArchiveCell::Integer),
            Held::YesNo => Field::read(value).map(ArchiveCell::YesNo),
            Held::Instant => Field::read(value).map(ArchiveCell::Instant),
            Held::Text => Field::read(value).map(ArchiveCell::Text),
            Held::Bytes => Field::read(value).map(ArchiveCell::Bytes),
            Held::Id => Field::read(value).map(ArchiveCell::Id),
            Held::Day => Field::read(value).map(ArchiveCell::Day),
        }
    }

    fn value(&self) -> Value<'_> {
        match self {
            ArchiveCell::Empty => Value::Null,
            ArchiveCell::Integer(n) => n.value(),
            ArchiveCell::YesNo(is) => is.value(),
            ArchiveCell::Instant(at) => at.value(),
            ArchiveCell::Text(text) => text.value(),
            ArchiveCell::Bytes(bytes) => bytes.value(),
            ArchiveCell::Id(id) => id.value(),
            ArchiveCell::Day(day) => day.value(),
        }
    }

    /// Whether a column may hold this.
    pub fn fits(&self, column: &Column) -> bool {
        match self {
            ArchiveCell::Empty => column.may_be_empty,
            ArchiveCell::Integer(_) => column.held == Held::Integer,
            ArchiveCell::YesNo(_) => column.held == Held::YesNo,
            ArchiveCell::Instant(_) => column.held == Held::Instant,
            ArchiveCell::Text(_) => column.held == Held::Text,
            ArchiveCell::Bytes(_) => column.held == Held::Bytes,
            ArchiveCell::Id(_) => column.held == Held::Id,
            ArchiveCell::Day(_) => column.held == Held::Day,
        }
    }
}

impl std::fmt::Debug for ArchiveTable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("ArchiveTable").field(&self.name).finish()
    }
}

impl Tx<'_> {
    /// All rows of a table that are an athlete's, in an order that both databases share.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_archive_rows(
        &mut self,
        athlete_id: Uuid,
        table: &ArchiveTable,
    ) -> Result<Vec<ArchiveRow>> {
        (table.read)(self, athlete_id)
    }

    /// Whether the athlete did, felt or chose anything yet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has_log(&mut self, athlete_id: Uuid) -> Result<bool> {
        for table in ARCHIVE.iter().filter(|table| table.is_log) {
            if !(table.read)(self, athlete_id)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Puts an archive's rows in the place of all that is kept about an athlete.
    ///
    /// `rows` holds those of [`ARCHIVE`], table by table. Ask [`Tx::has_log`] first.
    ///
    /// # Errors
    /// When the database refuses a row; nothing is changed then.
    pub fn replace_with_archive(
        &mut self,
        athlete_id: Uuid,
        rows: &[Vec<ArchiveRow>],
    ) -> Result<()> {
        let athlete = [athlete_id.value()];
        for table in ARCHIVE.iter().rev() {
            self.execute(&(table.clear)(), &athlete)?;
        }
        for (table, rows) in ARCHIVE.iter().zip(rows) {
            self.insert_archive_rows(athlete_id, table, rows)?;
        }
        self.touch_log(athlete_id)
    }

    fn insert_archive_rows(
        &mut self,
        athlete_id: Uuid,
        table: &ArchiveTable,
        rows: &[ArchiveRow],
    ) -> Result<()> {
        let mut rest = rows;
        for size in CHUNKS {
            while let Some((chunk, after)) = rest.split_at_checked(size) {
                let mut args = Vec::new();
                for row in chunk {
                    args.push(athlete_id.value());
                    args.extend(row.iter().map(ArchiveCell::value));
                }
                self.execute(&(table.insert)(size), &args)?;
                rest = after;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_of_an_athlete_is_in_the_archive_or_left_out_on_purpose() {
        let schema: String = crate::migration::SQLITE.iter().map(|m| m.sql).collect();
        let named = schema.split("CREATE TABLE ").skip(1);
        for table in named {
            let (name, body) = table.split_once('(').unwrap();
            let name = name.trim();
            let body = body.split("STRICT").next().unwrap();
            if body.contains("athlete_id") && !name.ends_with("_before") {
                let is_told = ARCHIVE.iter().any(|told| told.name == name);
                assert!(
                    is_told || LEFT_OUT.contains(&name),
                    "{name} is in no archive: name it in ARCHIVE or LEFT_OUT"
                );
            }
        }
    }

    #[test]
    fn parents_come_before_their_children() {
        let place = |name: &str| ARCHIVE.iter().position(|table| table.name == name);
        assert!(place("training_session") < place("performed_set"));
        assert!(place("experiment") < place("experiment_toss"));
    }
}
