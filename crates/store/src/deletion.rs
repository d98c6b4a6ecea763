//! Deleting: what was asked for and is not done yet, what an athlete has in every table, and parts of it.
//!
//! The tables are read from the database's own catalog and not from a list of ours, so that a
//! table somebody forgot would show in the count.
use std::{fs, path::PathBuf, thread, time::Duration};

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    error::{Error, Result},
    on_sqlite::File,
    row::{Cells, Column, Row, row},
    session_part::SessionPart,
    sql,
    store::Store,
    tx::Tx,
    value::{Field, Value},
    work::{Reply, aside},
};

row! {
    /// A wish to have everything deleted, until it is done or undone.
    pub struct Deletion in "deletion", key 1 {
        /// Whose everything.
        pub athlete_id: Uuid,
        /// When she asked.
        pub asked_at: Timestamp,
        /// When it is done, unless she undoes it before.
        pub due_at: Timestamp,
    }
}

/// How many rows of an athlete a table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCount {
    /// The table.
    pub table: String,
    /// Rows in it that carry her id.
    pub rows: i64,
}

/// The name of a table that has athletes' rows.
struct TableName(String);

impl Row for TableName {
    const TABLE: &'static str = "the catalog";
    const KEY: usize = 1;
    const COLUMNS: &'static [&'static str] = &["name"];
    const TOLD: &'static [Column] = &[];
    const ABOUT: &'static str = "A table of the catalog.";

    fn values(&self) -> Vec<Value<'_>> {
        vec![self.0.value()]
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        cells.next().map(Self)
    }
}

/// A count and nothing else.
struct Count(i64);

impl Row for Count {
    const TABLE: &'static str = "a count";
    const KEY: usize = 1;
    const COLUMNS: &'static [&'static str] = &["n"];
    const TOLD: &'static [Column] = &[];
    const ABOUT: &'static str = "A count.";

    fn values(&self) -> Vec<Value<'_>> {
        vec![self.0.value()]
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        cells.next().map(Self)
    }
}

/// Every table with an athlete's id, as SQLite tells it.
const TABLES_SQLITE: &str = "SELECT m.name AS name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c \
    WHERE m.type = 'table' AND c.name = 'athlete_id' ORDER BY m.name";
/// Every table with an athlete's id, as PostgreSQL tells it.
const TABLES_POSTGRES: &str = "SELECT table_name::text AS name FROM information_schema.columns \
    WHERE column_name = 'athlete_id' AND table_schema = current_schema() ORDER BY table_name";

impl Tx<'_> {
    /// Keeps a wish for deletion; a second one takes the place of the first.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_deletion(&mut self, wish: &Deletion) -> Result<()> {
        self.replace(wish)
    }

    /// The wish for deletion of an athlete, if there is one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_deletion(&mut self, athlete_id: Uuid) -> Result<Option<Deletion>> {
        self.find(&[athlete_id.value()])
    }

    /// Takes a wish for deletion back; `false` when there is none.
    ///
    /// # Errors
    /// When the database refuses or cannot be written.
    pub fn delete_deletion(&mut self, athlete_id: Uuid) -> Result<bool> {
        Ok(self.execute(sql::DELETE_DELETION, &[athlete_id.value()])? == 1)
    }

    /// Wishes that are due, oldest first. Not led by an athlete: it is asked to find out whose.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_due_deletions(&mut self, now: Timestamp) -> Result<Vec<Deletion>> {
        self.rows(sql::LIST_DUE_DELETIONS, &[now.value()])
    }

    /// What an athlete has in each table of the database that has athletes' rows, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_table_counts(&mut self, athlete_id: Uuid) -> Result<Vec<TableCount>> {
        let catalog = self.by_engine(TABLES_SQLITE, TABLES_POSTGRES);
        let names = self.rows::<TableName>(catalog, &[])?;
        let mut counts = Vec::new();
        for TableName(table) in names {
            // The name comes from the catalog of a schema that we made.
            let question = format!("SELECT count(*) AS n FROM {table} WHERE athlete_id = $1");
            let found = self.row::<Count>(&question, &[athlete_id.value()])?;
            let rows = found.map_or(0, |Count(n)| n);
            counts.push(TableCount { table, rows });
        }
        Ok(counts)
    }

    /// Deletes what she told of her cycle and of symptoms at check-ins, with what she was told on
    /// such days and both devices' versions of such check-ins. `none` is what a check-in without
    /// symptoms has in their place. Returns how many rows were changed or went.
    ///
    /// # Errors
    /// When the database refuses or cannot be written.
    pub fn delete_symptoms(&mut self, athlete_id: Uuid, none: &str) -> Result<u64> {
        let of = [athlete_id.value()];
        let told = self.execute(sql::DELETE_DECISIONS_ON_SYMPTOMS, &of)?;
        let cleared = [Value::Text(none), athlete_id.value()];
        let cleared = self.execute(sql::UPDATE_SYMPTOMS_CLEARED, &cleared)?;
        self.execute(sql::DELETE_CHECK_IN_CONFLICTS, &of)?;
        self.forget_computed(athlete_id)?;
        Ok(told + cleared)
    }

    /// Deletes every note of hers, and soreness and pain by place. `none_sore` and `no_pains` are
    /// what a check-in without them has in their place, and `unnoted` what the body of a session under
    /// way is without its notes. Returns how many rows were changed.
    ///
    /// # Errors
    /// When the database refuses or cannot be written.
    pub fn delete_notes_and_body_map(
        &mut self,
        athlete_id: Uuid,
        none_sore: &str,
        no_pains: &str,
        unnoted: impl Fn(&str) -> String,
    ) -> Result<u64> {
        let of = [athlete_id.value()];
        let mut changed = 0;
        for question in [
            sql::UPDATE_SESSION_NOTES_CLEARED,
            sql::UPDATE_RECOVERY_NOTES_CLEARED,
            sql::UPDATE_ACTIVITY_NOTES_CLEARED,
        ] {
            changed += self.execute(question, &of)?;
        }
        // After the sessions, which are found by the notes of their sets.
        changed += self.execute(sql::UPDATE_SET_NOTES_CLEARED, &of)?;
        let cleared = [
            Value::Text(none_sore),
            Value::Text(no_pains),
            athlete_id.value(),
        ];
        changed += self.execute(sql::UPDATE_BODY_MAP_CLEARED, &cleared)?;
        let parts: Vec<SessionPart> = self.rows(sql::LIST_ALL_SESSION_PARTS, &of)?;
        for part in parts {
            let body = unnoted(&part.body);
            if body != part.body {
                let counter = part.counter + 1;
                self.replace(&SessionPart {
                    counter,
                    body,
                    ..part
                })?;
                changed += 1;
            }
        }
        self.execute(sql::DELETE_CONFLICTS, &of)?;
        self.forget_computed(athlete_id)?;
        Ok(changed)
    }

    fn forget_computed(&mut self, athlete_id: Uuid) -> Result<()> {
        self.execute(sql::DELETE_ENGINE_STATE, &[athlete_id.value()])?;
        self.touch_log(athlete_id)
    }
}

/// What is left on the disk after a deletion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scrubbed {
    /// Whether the file was written anew without what was deleted, and the write-ahead log emptied.
    /// `false` on PostgreSQL, whose own vacuum does that in its own time.
    pub is_rewritten: bool,
    /// Copies of the database beside it, made before a migration or a restore: they still hold it.
    pub copies: Vec<PathBuf>,
}

/// How often emptying the log is tried while others read. Choice: two seconds together.
const TRIES: u32 = 20;
/// Between two tries.
const BETWEEN: Duration = Duration::from_millis(100);

impl Store {
    /// Writes an SQLite file anew, so that nothing deleted lingers in free pages or in the
    /// write-ahead log, and names the copies of the database that lie beside it.
    ///
    /// # Errors
    /// When the file cannot be written or its folder cannot be read.
    pub fn scrub(&self) -> Reply<Scrubbed> {
        let file = self.file().cloned();
        aside(move || match file {
            Ok(file) => scrub(&file),
            Err(Error::NotAFile) => Ok(Scrubbed {
                is_rewritten: false,
                copies: Vec::new(),
            }),
            Err(error) => Err(error),
        })
    }
}

fn scrub(file: &File) -> Result<Scrubbed> {
    let open = file.open_to_write()?;
    crate::store::retry(|| Ok(open.execute_batch("VACUUM")?))?;
    let mut is_rewritten = false;
    for _ in 0..TRIES {
        let busy: i64 = open.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |r| r.get(0))?;
        is_rewritten = busy == 0;
        if is_rewritten {
            break;
        }
        thread::sleep(BETWEEN);
    }
    Ok(Scrubbed {
        is_rewritten,
        copies: copies_beside(file)?,
    })
}

fn copies_beside(file: &File) -> Result<Vec<PathBuf>> {
    let (Some(folder), Some(name)) = (file.path.parent(), file.path.file_name()) else {
        return Ok(Vec::new());
    };
    let start = format!("{}.before-", name.to_string_lossy());
    let entries = fs::read_dir(folder).map_err(Error::file("list", folder))?;
    let mut copies: Vec<PathBuf> = entries
        .filter_map(std::result::Result::ok)
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(&start))
        .map(|entry| entry.path())
        .collect();
    copies.sort();
    Ok(copies)
}
