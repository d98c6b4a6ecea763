//! Bringing a database's schema up to date, and refusing one that is not ours to change.
//!
//! A migration is a text with a number. What was run is noted in `schema_migration` with its
//! SHA-256: a text that changed after it was run, or a number we do not know, is refused.
use std::path::PathBuf;

use postgres::Client;
use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};

use crate::{
    backup,
    error::{Error, Result},
    on_postgres::Address,
    on_sqlite::File,
};

/// One step of the schema.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Migration {
    pub(crate) id: i64,
    pub(crate) sql: &'static str,
}

/// The steps for SQLite, oldest first.
pub(crate) const SQLITE: &[Migration] = &[
    Migration {
        id: 1,
        sql: include_str!("../migrations/sqlite/001_first.sql"),
    },
    Migration {
        id: 2,
        sql: include_str!("../migrations/sqlite/002_recovery.sql"),
    },
    Migration {
        id: 3,
        sql: include_str!("../migrations/sqlite/003_outcome.sql"),
    },
    Migration {
        id: 4,
        sql: include_str!("../migrations/sqlite/004_reading.sql"),
    },
    Migration {
        id: 5,
        sql: include_str!("../migrations/sqlite/005_engine_state.sql"),
    },
    Migration {
        id: 6,
        sql: include_str!("../migrations/sqlite/006_soreness_after.sql"),
    },
    Migration {
        id: 7,
        sql: include_str!("../migrations/sqlite/007_substitute.sql"),
    },
    Migration {
        id: 8,
        sql: include_str!("../migrations/sqlite/008_activity.sql"),
    },
    Migration {
        id: 9,
        sql: include_str!("../migrations/sqlite/009_if_then.sql"),
    },
    Migration {
        id: 10,
        sql: include_str!("../migrations/sqlite/010_session_part.sql"),
    },
    Migration {
        id: 11,
        sql: include_str!("../migrations/sqlite/011_deletion.sql"),
    },
    Migration {
        id: 12,
        sql: include_str!("../migrations/sqlite/012_plates.sql"),
    },
];

/// The steps for PostgreSQL, oldest first.
pub(crate) const POSTGRES: &[Migration] = &[
    Migration {
        id: 1,
        sql: include_str!("../migrations/postgres/001_first.sql"),
    },
    Migration {
        id: 2,
        sql: include_str!("../migrations/postgres/002_recovery.sql"),
    },
    Migration {
        id: 3,
        sql: include_str!("../migrations/postgres/003_outcome.sql"),
    },
    Migration {
        id: 4,
        sql: include_str!("../migrations/postgres/004_reading.sql"),
    },
    Migration {
        id: 5,
        sql: include_str!("../migrations/postgres/005_engine_state.sql"),
    },
    Migration {
        id: 6,
        sql: include_str!("../migrations/postgres/006_soreness_after.sql"),
    },
    Migration {
        id: 7,
        sql: include_str!("../migrations/postgres/007_substitute.sql"),
    },
    Migration {
        id: 8,
        sql: include_str!("../migrations/postgres/008_activity.sql"),
    },
    Migration {
        id: 9,
        sql: include_str!("../migrations/postgres/009_if_then.sql"),
    },
    Migration {
        id: 10,
        sql: include_str!("../migrations/postgres/010_session_part.sql"),
    },
    Migration {
        id: 11,
        sql: include_str!("../migrations/postgres/011_deletion.sql"),
    },
    Migration {
        id: 12,
        sql: include_str!("../migrations/postgres/012_plates.sql"),
    },
];

/// Runs what is missing in an SQLite file, after a backup if it holds anything.
pub(crate) fn on_sqlite(file: &File, steps: &[Migration]) -> Result<Option<PathBuf>> {
    let mut open = file.open_to_write()?;
    let done = sqlite_done(&open)?;
    if missing(steps, &done)?.is_empty() {
        return Ok(None);
    }
    let copy = backup::before_migration(&open, file, done.len())?;
    let tx = open.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute_batch(
        "CREATE TABLE IF NOT EXISTS schema_migration \
         (id INTEGER NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL) STRICT",
    )?;
    // Another command may have been quicker: look again, now that we hold the lock.
    for step in missing(steps, &sqlite_done(&tx)?)? {
        tx.execute_batch(step.sql)?;
        let row = (step.id, digest(step.sql));
        tx.execute(
            "INSERT INTO schema_migration (id, sha256) VALUES (?1, ?2)",
            row,
        )?;
    }
    tx.commit()?;
    Ok(copy)
}

fn sqlite_done(open: &Connection) -> Result<Vec<(i64, String)>> {
    if !open.table_exists(None, "schema_migration")? {
        return Ok(Vec::new());
    }
    let mut all = open.prepare("SELECT id, sha256 FROM schema_migration ORDER BY id")?;
    let done = all.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(done.collect::<Result<_, _>>()?)
}

/// Runs what is missing in a PostgreSQL database.
pub(crate) fn on_postgres(address: &Address, steps: &[Migration]) -> Result<()> {
    let mut client = address.connect()?;
    crate::store::retry(|| prepare_lock(&mut client))?;
    let mut tx = client.transaction()?;
    // Row 0 is the lock: whoever comes second waits here, then finds nothing missing.
    tx.query_one(
        "SELECT id FROM schema_migration WHERE id = 0 FOR UPDATE",
        &[],
    )?;
    let all = "SELECT id, sha256 FROM schema_migration WHERE id > 0 ORDER BY id";
    let done: Vec<(i64, String)> = tx
        .query(all, &[])?
        .iter()
        .map(|row| (row.get(0), row.get(1)))
        .collect();
    for step in missing(steps, &done)? {
        tx.batch_execute(step.sql)?;
        let sql = "INSERT INTO schema_migration (id, sha256) VALUES ($1, $2)";
        tx.execute(sql, &[&step.id, &digest(step.sql)])?;
    }
    Ok(tx.commit()?)
}

/// Two first starts at once may collide in the catalog; that is a race like any other.
fn prepare_lock(client: &mut Client) -> Result<()> {
    let made = client.batch_execute(
        "CREATE TABLE IF NOT EXISTS schema_migration \
         (id BIGINT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL); \
         INSERT INTO schema_migration (id, sha256) VALUES (0, 'lock') ON CONFLICT DO NOTHING;",
    );
    made.map_err(|error| match Error::from(error) {
        Error::Taken { .. } => Error::Contended,
        other => other,
    })
}

/// The steps still to run, or why this database is not ours to change.
fn missing<'s>(steps: &'s [Migration], done: &[(i64, String)]) -> Result<&'s [Migration]> {
    let known = steps.last().map_or(0, |step| step.id);
    if let Some((found, _)) = done.last().filter(|(id, _)| *id > known) {
        return Err(Error::NewerSchema {
            found: *found,
            known,
        });
    }
    for (step, (id, sha256)) in steps.iter().zip(done) {
        if step.id != *id || digest(step.sql) != *sha256 {
            return Err(Error::ChangedMigration { id: *id });
        }
    }
    Ok(steps.get(done.len()..).unwrap_or_default())
}

fn digest(sql: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(sql)
        .iter()
        .fold(String::new(), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// Refuses an SQLite database with a schema we do not know.
pub(crate) fn check_sqlite(open: &Connection) -> Result<()> {
    missing(SQLITE, &sqlite_done(open)?).map(drop)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::store::Settings;

    const FIRST: Migration = Migration {
        id: 1,
        sql: "CREATE TABLE one (x INTEGER) STRICT",
    };
    const SECOND: Migration = Migration {
        id: 2,
        sql: "CREATE TABLE two (x INTEGER) STRICT",
    };
    const BROKEN: Migration = Migration {
        id: 2,
        sql: "CREATE TABLE two (x INTEGER); NONSENSE",
    };

    fn in_folder(folder: &tempfile::TempDir) -> File {
        let path = folder.path().join("recoup.db");
        File {
            path,
            max_pages: None,
            lock_wait: Settings::USUAL.lock_wait,
        }
    }

    #[test]
    fn second_step_runs_after_a_backup() {
        let folder = tempfile::tempdir().unwrap();
        let file = in_folder(&folder);
        assert_eq!(on_sqlite(&file, &[FIRST]).unwrap(), None);
        let copy = on_sqlite(&file, &[FIRST, SECOND]).unwrap().unwrap();
        assert!(copy.ends_with("recoup.db.before-migration-2"));
        let copied = Connection::open(copy).unwrap();
        assert_eq!(sqlite_done(&copied).unwrap().len(), 1);
        assert_eq!(on_sqlite(&file, &[FIRST, SECOND]).unwrap(), None);
    }

    #[test]
    fn broken_step_leaves_the_schema_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = in_folder(&folder);
        on_sqlite(&file, &[FIRST]).unwrap();
        assert!(on_sqlite(&file, &[FIRST, BROKEN]).is_err());
        let open = file.open_to_read().unwrap();
        assert!(!open.table_exists(None, "two").unwrap());
        assert_eq!(sqlite_done(&open).unwrap().len(), 1);
    }

    /// Each table's columns and primary key, types left out.
    fn tables(sql: &str) -> BTreeMap<&str, (Vec<&str>, &str)> {
        let bodies = sql.split("CREATE TABLE ").skip(1);
        let parts = bodies.filter_map(|rest| rest.split(';').next()?.split_once(" ("));
        parts
            .map(|(name, body)| (name, (columns(body), key(body))))
            .collect()
    }

    fn columns(body: &str) -> Vec<&str> {
        let first_words = body
            .lines()
            .filter_map(|line| line.trim().split(' ').next());
        first_words
            .filter(|word| word.chars().any(char::is_lowercase))
            .collect()
    }

    fn key(body: &str) -> &str {
        let named = body
            .split("PRIMARY KEY (")
            .nth(1)
            .and_then(|rest| rest.split(')').next());
        named.unwrap_or_else(|| body.split_whitespace().next().unwrap())
    }

    #[test]
    fn both_schemas_have_the_same_tables() {
        // A step that only loosens a check makes the table anew in SQLite and alters it in
        // PostgreSQL: what counts is where both end.
        let end = |steps: &'static [Migration]| -> BTreeMap<_, _> {
            steps.iter().flat_map(|step| tables(step.sql)).collect()
        };
        assert_eq!(SQLITE.len(), POSTGRES.len());
        assert_eq!(end(SQLITE), end(POSTGRES));
        let n_tables = end(SQLITE).len();
        assert_eq!(n_tables, 29);
    }

    #[test]
    fn athlete_leads_every_key() {
        let tables = SQLITE.iter().flat_map(|step| tables(step.sql));
        for (table, (columns, key)) in tables {
            let is_hers = key.starts_with("athlete_id") && columns[0] == "athlete_id";
            assert!(is_hers || table == "setup_link", "{table} has key {key}");
        }
    }
}
