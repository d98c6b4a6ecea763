//! Copies of an SQLite file: taken while it is in use, before a migration, and put back.
//!
//! A copy is made by SQLite itself, never by copying the file: what is in the write-ahead
//! log would be missing. It appears under its name only when it is complete and on the disk.
use std::{
    ffi::OsString,
    fs::{self, File as OsFile, OpenOptions},
    path::{Path, PathBuf},
};

use rusqlite::{Connection, MAIN_DB, OpenFlags, backup::Progress};

use crate::{
    error::{Error, Result},
    migration,
    on_sqlite::File,
    store::{Settings, Store, is_address},
    work::{Reply, aside},
};

/// Copies beside a database with one reason. Choice: who has more should clear up first.
const MOST_COPIES: u32 = 1_000;

/// The right to be the only server on a database; given back when dropped.
#[derive(Debug)]
#[must_use = "the claim ends when it is dropped"]
pub struct ServerClaim {
    /// Locked for as long as it is open, by the operating system: a crash gives it back.
    _lock: Option<OsFile>,
}

impl Store {
    /// Claims to be the only server on this file. Commands beside it need no claim.
    ///
    /// On PostgreSQL several servers may share a database, so nothing is locked there.
    ///
    /// # Errors
    /// [`Error::ServerRunning`] when another server holds the claim.
    pub fn claim_server(&self) -> Result<ServerClaim> {
        match self.path() {
            Some(path) => claim(path),
            None => Ok(ServerClaim { _lock: None }),
        }
    }

    /// Copies the whole database to the new file `to`, while others go on working.
    ///
    /// # Errors
    /// [`Error::NotAFile`] on PostgreSQL; [`Error::File`] when `to` exists.
    pub fn backup(&self, to: &Path) -> Reply<()> {
        let (file, to) = (self.file().cloned(), to.to_owned());
        aside(move || copy(&file?.open_to_read()?, &to))
    }

    /// Puts the backup `from` in the place of the database at `to`.
    ///
    /// What was there is first copied beside it; the path of that copy is returned. Stop the
    /// server before; a command that is running meanwhile sees either the old or the new.
    ///
    /// # Errors
    /// When `from` is not a sound database of ours, a server is running on `to`, or `to` is
    /// not a file. `to` is then as it was.
    pub fn restore(from: &Path, to: &str) -> Result<Option<PathBuf>> {
        if is_address(to) {
            return Err(Error::NotAFile);
        }
        check_backup(from)?;
        let target = File {
            path: PathBuf::from(to),
            max_pages: None,
            lock_wait: Settings::USUAL.lock_wait,
        };
        let mut open = target.open_to_write()?;
        let path = target
            .path
            .canonicalize()
            .map_err(Error::file("find", &target.path))?;
        let _claim = claim(&path)?;
        let kept = beside(&open, &path, "before-restore")?;
        open.restore(MAIN_DB, from, None::<fn(Progress)>)?;
        // The backup may come from an older Recoup.
        drop(open);
        migration::on_sqlite(&target, migration::SQLITE)?;
        Ok(kept)
    }
}

fn claim(database: &Path) -> Result<ServerClaim> {
    let path = with_ending(database, ".server-lock");
    let mut options = OpenOptions::new();
    let lock = options.write(true).create(true).truncate(false).open(&path);
    let lock = lock.map_err(Error::file("open", &path))?;
    match lock.try_lock() {
        Ok(()) => Ok(ServerClaim { _lock: Some(lock) }),
        Err(fs::TryLockError::WouldBlock) => Err(Error::ServerRunning {
            path: database.display().to_string(),
        }),
        Err(fs::TryLockError::Error(because)) => Err(Error::file("lock", &path)(because)),
    }
}

/// The backup before a migration, if there is anything to lose.
pub(crate) fn before_migration(
    open: &Connection,
    file: &File,
    migrations: usize,
) -> Result<Option<PathBuf>> {
    beside(
        open,
        &file.path,
        &format!("before-migration-{}", migrations + 1),
    )
}

/// Copies a database that is not empty to `<path>.<why>`, or `<path>.<why>-2` and so on.
fn beside(open: &Connection, path: &Path, why: &str) -> Result<Option<PathBuf>> {
    let tables: i64 = open.query_row("SELECT count(*) FROM sqlite_schema", (), |r| r.get(0))?;
    if tables == 0 {
        return Ok(None);
    }
    let name = |nth: u32| match nth {
        0 | 1 => with_ending(path, &format!(".{why}")),
        _ => with_ending(path, &format!(".{why}-{nth}")),
    };
    let free = (1..MOST_COPIES)
        .map(name)
        .find(|candidate| !candidate.exists());
    let to = free.ok_or(Error::Full)?;
    copy(open, &to)?;
    Ok(Some(to))
}

/// Writes a complete copy to the new file `to`.
fn copy(open: &Connection, to: &Path) -> Result<()> {
    if to.exists() {
        let taken = std::io::ErrorKind::AlreadyExists;
        return Err(Error::file("write", to)(taken.into()));
    }
    let draft = with_ending(to, ".part");
    let written = write_copy(open, &draft, to);
    if written.is_err() {
        // Best effort: the first error is the one to tell.
        drop(fs::remove_file(&draft));
    }
    written
}

fn write_copy(open: &Connection, draft: &Path, to: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(draft).map_err(Error::file("write", draft))?;
    // SQLite takes text; an empty name would mean a copy that vanishes.
    let unnamable = || Error::file("write", draft)(std::io::ErrorKind::InvalidFilename.into());
    open.execute("VACUUM INTO ?1", [draft.to_str().ok_or_else(unnamable)?])?;
    file.sync_all().map_err(Error::file("write", draft))?;
    fs::rename(draft, to).map_err(Error::file("write", to))?;
    sync_folder(to)
}

/// Makes the new name last through a power cut, too.
fn sync_folder(of: &Path) -> Result<()> {
    let folder = match of.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    let sync = OsFile::open(folder).and_then(|open| open.sync_all());
    sync.map_err(Error::file("write", folder))
}

/// Refuses what we should not put in the place of a database.
fn check_backup(from: &Path) -> Result<()> {
    let cannot = |_| Error::CannotOpen {
        path: from.display().to_string(),
    };
    let open = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY);
    let open = open.map_err(cannot)?;
    let sound: String = open.query_row("PRAGMA quick_check(1)", (), |row| row.get(0))?;
    if sound != "ok" || !open.table_exists(None, "schema_migration")? {
        return Err(Error::Corrupt);
    }
    migration::check_sqlite(&open)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}
