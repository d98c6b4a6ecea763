//! The one handle: a place, its threads, and `read` and `write`.
use std::{path::Path, sync::Arc, thread, time::Duration};

use crate::{
    error::{Error, Result},
    migration,
    on_postgres::Address,
    on_sqlite::File,
    tx::Tx,
    work::{Crew, Mode, Reply},
};

/// Everything that is kept, in one SQLite file or one PostgreSQL database.
///
/// Cheap to clone; all clones share the same threads. The last one dropped waits for the
/// work already sent.
///
/// # Example
/// ```
/// # use recoup_store::{Account, Store};
/// # let folder = tempfile::tempdir().unwrap();
/// let store = Store::open(&folder.path().join("recoup.db").display().to_string())?;
/// let account = Account {
///     athlete_id: uuid::Uuid::now_v7(),
///     name: "Ada".to_owned(),
///     password_hash: None,
///     created_at: jiff::Timestamp::UNIX_EPOCH,
///     log_revision: 0,
/// };
/// let kept = account.clone();
/// store.write(move |tx| tx.insert_account(&kept)).wait()?;
/// let found = store.read(move |tx| tx.find_account(account.athlete_id)).wait()?;
/// assert_eq!(found.map(|a| a.name), Some("Ada".to_owned()));
/// # Ok::<(), recoup_store::Error>(())
/// ```
#[derive(Clone)]
pub struct Store {
    engine: Arc<Engine>,
}

pub(crate) enum Engine {
    Sqlite {
        file: File,
        readers: Crew,
        writer: Crew,
    },
    Postgres {
        address: Box<Address>,
        crew: Crew,
    },
}

/// What a keeper may choose about a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Connections that work at the same time; `None` for what suits the machine.
    pub connections: Option<usize>,
    /// Pages of 4 KiB an SQLite file may grow to; `None` for no limit but the disk's.
    pub max_pages: Option<u32>,
    /// How long a change waits for a lock that another program holds.
    pub lock_wait: Duration,
}

impl Settings {
    /// What suits nearly everyone: as many connections as the cores can use, no limit but
    /// the disk's, five seconds for a lock.
    pub const USUAL: Self = Self {
        connections: None,
        max_pages: None,
        lock_wait: Duration::from_secs(5),
    };
}

impl Store {
    /// Opens the database at `place` and brings its schema up to date.
    ///
    /// `place` is the path of an SQLite file, made if absent, or a `postgres://` address.
    /// Before the schema of a file that holds something is changed, a copy is put beside it.
    /// Blocks; may be called from async code at start-up.
    ///
    /// # Errors
    /// When the place cannot be opened, or its schema is newer than or different from ours.
    pub fn open(place: &str) -> Result<Self> {
        Self::open_with(place, &Settings::USUAL)
    }

    /// [`Store::open`] with a keeper's choices.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_with(place: &str, settings: &Settings) -> Result<Self> {
        let engine = if is_address(place) {
            open_postgres(place, settings)?
        } else {
            open_sqlite(place.as_ref(), settings)?
        };
        Ok(Self {
            engine: Arc::new(engine),
        })
    }

    /// Runs `work` on one consistent snapshot; it cannot change anything.
    ///
    /// Never blocks: when too much is waiting, the reply is [`Error::Busy`].
    pub fn read<T, F>(&self, work: F) -> Reply<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let mut work = Some(work);
        // A read is run again only when it could not begin, so the closure is still there.
        let once = move |tx: &mut Tx<'_>| work.take().ok_or(Error::Contended)?(tx);
        match &*self.engine {
            Engine::Sqlite { readers, .. } => readers.send(Mode::Read, once),
            Engine::Postgres { crew, .. } => crew.send(Mode::Read, once),
        }
    }

    /// Runs `work` in one transaction: all of it is kept, or nothing.
    ///
    /// It is kept, on the disk, when the reply says so. When the engine reports a lost race
    /// the closure is run again from the start, so it must not change anything outside.
    /// Never blocks: when too much is waiting, the reply is [`Error::Busy`].
    pub fn write<T, F>(&self, work: F) -> Reply<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        match &*self.engine {
            Engine::Sqlite { writer, .. } => writer.send(Mode::Write, work),
            Engine::Postgres { crew, .. } => crew.send(Mode::Write, work),
        }
    }

    /// The database in a word: `SQLite` or `PostgreSQL`.
    pub fn engine_name(&self) -> &'static str {
        match &*self.engine {
            Engine::Sqlite { .. } => "SQLite",
            Engine::Postgres { .. } => "PostgreSQL",
        }
    }

    /// The SQLite file, or `None` on PostgreSQL.
    pub fn path(&self) -> Option<&Path> {
        self.file().ok().map(|file| file.path.as_path())
    }

    pub(crate) fn file(&self) -> Result<&File> {
        match &*self.engine {
            Engine::Sqlite { file, .. } => Ok(file),
            Engine::Postgres { .. } => Err(Error::NotAFile),
        }
    }

    pub(crate) fn address(&self) -> Option<&Address> {
        match &*self.engine {
            Engine::Sqlite { .. } => None,
            Engine::Postgres { address, .. } => Some(address),
        }
    }
}

/// Whether `place` names a PostgreSQL database rather than a file.
pub(crate) fn is_address(place: &str) -> bool {
    place.starts_with("postgres://") || place.starts_with("postgresql://")
}

fn open_sqlite(path: &Path, settings: &Settings) -> Result<Engine> {
    let mut file = File {
        path: path.to_owned(),
        max_pages: settings.max_pages,
        lock_wait: settings.lock_wait,
    };
    if let Some(copy) = migration::on_sqlite(&file, migration::SQLITE)? {
        tracing::info!(copy = %copy.display(), "copied the database before changing its schema");
    }
    // One name for one file, however it was reached: the server's lock lies beside it.
    file.path = path.canonicalize().map_err(Error::file("find", path))?;
    let readers = file.readers(settings.connections.unwrap_or_else(cores))?;
    let writer = file.writer()?;
    Ok(Engine::Sqlite {
        file,
        readers,
        writer,
    })
}

fn open_postgres(url: &str, settings: &Settings) -> Result<Engine> {
    let address = Address::parse(url, settings.lock_wait)?;
    let there = address.clone();
    // The driver brings a runtime of its own, which must not meet the caller's.
    let migrated = thread::spawn(move || migration::on_postgres(&there, migration::POSTGRES));
    migrated.join().unwrap_or(Err(Error::Panicked))?;
    // Measured: many more connections than cores make the slowest answers far slower.
    let crew = address.crew(settings.connections.unwrap_or_else(|| 2 * cores()))?;
    Ok(Engine::Postgres {
        address: Box::new(address),
        crew,
    })
}

fn cores() -> usize {
    thread::available_parallelism().map_or(2, usize::from)
}

/// How often a lost race is run again.
const TRIES: u32 = 8;

/// Runs `work` until it is not lost to another writer, waiting twice as long each time.
pub(crate) fn retry<T>(mut work: impl FnMut() -> Result<T>) -> Result<T> {
    let mut tries = 0;
    loop {
        match work() {
            Err(error) if error.is_transient() && tries < TRIES => {
                tries += 1;
                thread::sleep(Duration::from_millis(1 << tries));
            }
            done => return done,
        }
    }
}
