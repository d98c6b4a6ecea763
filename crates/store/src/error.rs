//! What can go wrong while keeping something, in words that say what to do next.
//!
//! No text here carries a value out of a row: drivers like to quote the offending row, and
//! a row is health data. Only names of tables, columns and rules, ids and counts are told.
use std::{io, sync::Arc};

use postgres::error::SqlState;
use rusqlite::ErrorCode;
use uuid::Uuid;

/// What the store answers: a value, or an [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a unit of work was not done. Nothing of it was kept.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The disk, or the page limit of the file, is used up.
    #[error("the disk is full, nothing was kept: free some space, then try again")]
    Full,
    /// Another program held the database longer than we wait.
    #[error("another program holds the database: close it or wait a moment, then try again")]
    Locked,
    /// More work is waiting than the queue takes, or this work waited too long in it.
    #[error("the store is busy, nothing was kept: try again in a moment")]
    Busy,
    /// The database server did not answer or went away.
    #[error("the database server cannot be reached: check that it runs and the address is right")]
    Unreachable,
    /// One question took longer than the database allows.
    #[error("the database took too long over one question: try a shorter span of days")]
    TooSlow,
    /// The file is not a database, or damaged.
    #[error("the database file is damaged or is not a database: restore a backup")]
    Corrupt,
    /// The file or folder cannot be opened for writing.
    #[error("cannot open the database at {path}: check that the folder exists and is writable")]
    CannotOpen {
        /// Where we looked.
        path: String,
    },
    /// A file beside the database could not be read or written.
    #[error("cannot {doing} {path}: {because}")]
    File {
        /// What was tried, as a verb.
        doing: &'static str,
        /// The file it was tried on.
        path: String,
        /// What the operating system answered.
        because: Arc<io::Error>,
    },
    /// A stored row breaks one of our rules.
    #[error("a row of {table} is not as it should be in {column}: run `recoup doctor`")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column that cannot be read.
        column: &'static str,
        /// The row's own id, where its table has one.
        id: Option<Uuid>,
    },
    /// A change touched another number of rows than it must.
    #[error("{found} rows of {table} fit where there must be {expected}: nothing was kept")]
    WrongCount {
        /// The table.
        table: &'static str,
        /// How many rows the change must touch.
        expected: u64,
        /// How many it would have touched.
        found: u64,
    },
    /// A set that names another session or athlete than the session it was given with.
    #[error("set {idx} belongs to another session: give each set its session's id and place")]
    Misplaced {
        /// Position of the set in what was given.
        idx: usize,
    },
    /// The database was written by a newer Recoup.
    #[error(
        "the database has schema {found}, this Recoup knows up to {known}: install a newer one"
    )]
    NewerSchema {
        /// The newest migration in the database.
        found: i64,
        /// The newest migration of this build.
        known: i64,
    },
    /// A migration that was already run is not the one this build carries.
    #[error(
        "migration {id} of the database is not the one of this Recoup: use the build that made it, or restore a backup"
    )]
    ChangedMigration {
        /// Number of the migration.
        id: i64,
    },
    /// Another server already serves this file.
    #[error("another server already uses {path}: stop it first; commands beside it are fine")]
    ServerRunning {
        /// The file that is locked.
        path: String,
    },
    /// Only an SQLite file can be copied by us.
    #[error("a PostgreSQL database is copied with pg_dump and pg_restore, not by Recoup")]
    NotAFile,
    /// A row with this key is there already.
    #[error("the database has such a row already: {rule}")]
    Taken {
        /// Name of the key as the database tells it; never a value.
        rule: String,
    },
    /// A check or reference of the schema refused the row.
    #[error("the database refused the row: {rule}")]
    Refused {
        /// Name of the rule as the database tells it; never a value.
        rule: String,
    },
    /// The closure panicked; the worker lives on.
    #[error("the unit of work broke off, nothing was kept: this is a bug, please report it")]
    Panicked,
    /// The store was closed before the work was done.
    #[error("the store was closed before the work was done")]
    Closed,
    /// The work was lost to an engine that wants it run again. Retried by the store itself.
    #[error("other work came first too often: try again")]
    Contended,
    /// Anything else the database said.
    #[error("database error {code}: {message}")]
    Database {
        /// SQLite's extended result code or PostgreSQL's SQLSTATE.
        code: String,
        /// The database's words, without values.
        message: String,
    },
}

impl Error {
    /// Whether running the same unit of work again may succeed at once.
    ///
    /// True for lost races only ([`Error::Contended`]); a lock has been waited for already.
    pub fn is_transient(&self) -> bool {
        matches!(self, Error::Contended)
    }

    /// A failure of `doing` something to the file at `path`.
    pub(crate) fn file(
        doing: &'static str,
        path: &std::path::Path,
    ) -> impl FnOnce(io::Error) -> Error {
        let path = path.display().to_string();
        move |because| match because.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::Full,
            _ => Error::File {
                doing,
                path,
                because: Arc::new(because),
            },
        }
    }
}

/// `SQLITE_CONSTRAINT_PRIMARYKEY` and `SQLITE_CONSTRAINT_UNIQUE`.
const TAKEN: [i32; 2] = [1_555, 2_067];

/// `SQLITE_BUSY_SNAPSHOT` and `SQLITE_BUSY_RECOVERY`: returned at once, without waiting.
const LOST_RACES: [i32; 2] = [517, 261];

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let (code, message) = match error {
            rusqlite::Error::SqliteFailure(code, message) => (code, message),
            rusqlite::Error::SqlInputError { error, msg, .. } => (error, Some(msg)),
            other => return database("driver", other.to_string()),
        };
        match code.code {
            ErrorCode::DiskFull => Error::Full,
            _ if LOST_RACES.contains(&code.extended_code) => Error::Contended,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Locked,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Error::Corrupt,
            _ if TAKEN.contains(&code.extended_code) => Error::Taken {
                rule: message.unwrap_or_default(),
            },
            ErrorCode::ConstraintViolation => Error::Refused {
                rule: message.unwrap_or_default(),
            },
            _ => database(
                code.extended_code,
                message.unwrap_or_else(|| code.to_string()),
            ),
        }
    }
}

impl From<postgres::Error> for Error {
    fn from(error: postgres::Error) -> Self {
        let Some(told) = error.as_db_error() else {
            return without_server_error(&error);
        };
        let state = told.code();
        let rule = || {
            let named = told.constraint().or(told.column());
            named.unwrap_or("unnamed rule").to_owned()
        };
        match state.code() {
            "40001" | "40P01" => Error::Contended,
            "55P03" => Error::Locked,
            "57014" => Error::TooSlow,
            "53100" => Error::Full,
            "XX001" | "XX002" => Error::Corrupt,
            "23505" => Error::Taken { rule: rule() },
            code if code.starts_with("23") => Error::Refused { rule: rule() },
            // A data exception quotes the value: keep its code only.
            code if code.starts_with("22") => database(code, "a value does not fit".to_owned()),
            code if is_gone(state) || code.starts_with("08") => Error::Unreachable,
            code => database(code, told.message().to_owned()),
        }
    }
}

/// The server said nothing: the connection is gone, or a value could not be sent or read.
fn without_server_error(error: &postgres::Error) -> Error {
    use std::error::Error as _;
    let io_below = error
        .source()
        .is_some_and(<dyn std::error::Error>::is::<io::Error>);
    if error.is_closed() || io_below {
        return Error::Unreachable;
    }
    database("driver", error.to_string())
}

/// The server is starting, stopping, or takes no more connections.
fn is_gone(state: &SqlState) -> bool {
    [
        &SqlState::ADMIN_SHUTDOWN,
        &SqlState::CRASH_SHUTDOWN,
        &SqlState::CANNOT_CONNECT_NOW,
        &SqlState::TOO_MANY_CONNECTIONS,
    ]
    .contains(&state)
}

fn database(code: impl std::fmt::Display, message: String) -> Error {
    Error::Database {
        code: format!("{code}"),
        message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_sqlite(extended_code: i32) -> Error {
        let code = rusqlite::ffi::Error::new(extended_code);
        Error::from(rusqlite::Error::SqliteFailure(
            code,
            Some("told".to_owned()),
        ))
    }

    #[test]
    fn sqlite_codes_become_what_to_do() {
        assert!(matches!(from_sqlite(13), Error::Full));
        assert!(matches!(from_sqlite(5), Error::Locked));
        assert!(from_sqlite(517).is_transient());
        assert!(matches!(from_sqlite(11), Error::Corrupt));
        assert!(matches!(from_sqlite(26), Error::Corrupt));
        assert!(matches!(from_sqlite(1_555), Error::Taken { .. }));
        assert!(matches!(from_sqlite(275), Error::Refused { .. }));
        assert!(matches!(from_sqlite(10), Error::Database { .. }));
    }

    #[test]
    fn every_text_is_one_clause_in_lower_case() {
        let texts = [
            Error::Full,
            Error::Locked,
            Error::Busy,
            Error::Unreachable,
            Error::Corrupt,
        ];
        for text in texts.map(|error| error.to_string()) {
            assert!(text.starts_with(|first: char| first.is_lowercase()) && !text.ends_with('.'));
        }
    }
}
