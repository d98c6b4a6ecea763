//! SQLite: a few reading threads and exactly one that writes.
//!
//! Every commit is forced to the disk before it is acknowledged (`synchronous=FULL`). Writes
//! that wait meanwhile share the next commit: each runs in a savepoint of its own, so one
//! that fails costs the others nothing, and nobody is answered before the commit is done.
use std::{
    fs::OpenOptions,
    path::{Path, PathBuf},
    time::Duration,
};

use crossbeam_channel::Receiver;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::{
    error::{Error, Result},
    tx::Tx,
    work::{Crew, Job, Order},
};

/// Writes that may share one commit. Choice: bounds the wait of the first of them.
const GROUP: usize = 128;
/// Prepared statements a connection keeps. Choice: more than we have.
const STATEMENTS: usize = 256;

/// What each connection is told first.
const SETTINGS: &str = "PRAGMA synchronous=FULL; \
    PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456; \
    PRAGMA trusted_schema=OFF;";

/// One database file and how large it may grow.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) path: PathBuf,
    pub(crate) max_pages: Option<u32>,
    /// How long to wait for another program's lock.
    pub(crate) lock_wait: Duration,
}

impl File {
    /// A connection that may write; makes the file if there is none.
    pub(crate) fn open_to_write(&self) -> Result<Connection> {
        make_private(&self.path)?;
        let open = self.open(OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        open.execute_batch("PRAGMA journal_mode=WAL;")?;
        if let Some(pages) = self.max_pages {
            open.execute_batch(&format!("PRAGMA max_page_count={pages};"))?;
        }
        Ok(open)
    }

    /// A connection that can only read.
    pub(crate) fn open_to_read(&self) -> Result<Connection> {
        self.open(OpenFlags::SQLITE_OPEN_READ_ONLY)
    }

    fn open(&self, mode: OpenFlags) -> Result<Connection> {
        let cannot = |_| Error::CannotOpen {
            path: self.path.display().to_string(),
        };
        let flags = mode | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = Connection::open_with_flags(&self.path, flags).map_err(cannot)?;
        open.set_prepared_statement_cache_capacity(STATEMENTS);
        open.busy_timeout(self.lock_wait)?;
        open.execute_batch(SETTINGS)?;
        Ok(open)
    }

    /// The threads that read.
    pub(crate) fn readers(&self, n: usize) -> Result<Crew> {
        Crew::start("read", n, || {
            let file = self.clone();
            move |orders| read_all(&file, &orders)
        })
    }

    /// The thread that writes.
    pub(crate) fn writer(&self) -> Result<Crew> {
        Crew::start("write", 1, || {
            let file = self.clone();
            move |orders| write_all(&file, &orders)
        })
    }
}

/// Makes an empty file only its owner can read; SQLite's own files beside it follow suit.
fn make_private(path: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let cannot = |_| Error::CannotOpen {
        path: path.display().to_string(),
    };
    options.open(path).map(drop).map_err(cannot)
}

/// A connection that is opened when first needed and given up when it seems broken.
struct Kept {
    open: Option<Connection>,
}

impl Kept {
    fn get(&mut self, open: impl FnOnce() -> Result<Connection>) -> Result<&mut Connection> {
        let ready = match self.open.take() {
            Some(ready) => ready,
            None => open()?,
        };
        Ok(self.open.insert(ready))
    }

    fn forget_if_broken(&mut self, outcome: &Result<()>) {
        if matches!(outcome, Err(Error::Corrupt | Error::Database { .. })) {
            self.open = None;
        }
    }
}

fn read_all(file: &File, orders: &Receiver<Order>) {
    let mut kept = Kept { open: None };
    for Order { mut job, .. } in orders.iter().filter_map(Order::still_wanted) {
        let outcome = kept
            .get(|| file.open_to_read())
            .and_then(|open| read(open, &mut *job));
        kept.forget_if_broken(&outcome);
        job.answer(outcome);
    }
}

/// One consistent snapshot.
fn read(open: &mut Connection, job: &mut dyn Job) -> Result<()> {
    let snapshot = open.transaction()?;
    job.run(&mut Tx::on_sqlite(&snapshot))
}

fn write_all(file: &File, orders: &Receiver<Order>) {
    let mut kept = Kept { open: None };
    while let Ok(first) = orders.recv() {
        let waiting = std::iter::once(first).chain(orders.try_iter().take(GROUP - 1));
        let jobs = waiting
            .filter_map(Order::still_wanted)
            .map(|order| order.job)
            .collect();
        write_together(&mut kept, file, jobs);
    }
}

/// Runs the jobs in one transaction. When that is lost, for a reason that one of them may
/// have caused, each gets one of its own.
fn write_together(kept: &mut Kept, file: &File, mut jobs: Vec<Box<dyn Job>>) {
    let done = match kept.get(|| file.open_to_write()) {
        Ok(open) => commit(open, &mut jobs),
        Err(error) => Err(error),
    };
    kept.forget_if_broken(&done.as_ref().map(drop).map_err(Clone::clone));
    match done {
        Ok(outcomes) => {
            for (job, told) in jobs.into_iter().zip(outcomes) {
                job.answer(told);
            }
        }
        Err(error) if jobs.len() == 1 || matches!(error, Error::Locked) => {
            for job in jobs {
                job.answer(Err(error.clone()));
            }
        }
        Err(_) => {
            for job in jobs {
                write_together(kept, file, vec![job]);
            }
        }
    }
}

/// One commit for all; the outer error is the transaction's, the inner ones are the jobs'.
fn commit(open: &mut Connection, jobs: &mut [Box<dyn Job>]) -> Result<Vec<Result<()>>> {
    let mut tx = crate::store::retry(|| begin(open))?;
    let outcomes = jobs
        .iter_mut()
        .map(|job| in_savepoint(&mut tx, &mut **job))
        .collect::<Result<_>>()?;
    tx.commit()?;
    Ok(outcomes)
}

fn begin(open: &Connection) -> Result<rusqlite::Transaction<'_>> {
    Ok(rusqlite::Transaction::new_unchecked(
        open,
        TransactionBehavior::Immediate,
    )?)
}

fn in_savepoint(tx: &mut rusqlite::Transaction<'_>, job: &mut dyn Job) -> Result<Result<()>> {
    let savepoint = tx.savepoint()?;
    let (outcome, is_abandoned) = {
        let mut work = Tx::on_sqlite(&savepoint);
        (job.run(&mut work), work.is_abandoned())
    };
    if savepoint.is_autocommit() {
        // A full disk or an I/O error makes SQLite roll back the whole transaction.
        return Err(outcome.err().unwrap_or(Error::Closed));
    }
    if outcome.is_ok() && !is_abandoned {
        savepoint.commit()?;
    }
    Ok(outcome)
}
