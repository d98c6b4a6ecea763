//! Logs that came in as files: all of a file or nothing, twice is once, and back out again.
use std::collections::BTreeSet;

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    error::{Error, Result},
    exercise_mapping::ExerciseMapping,
    row::{Cells, Column, Row, row},
    session::{PerformedSession, PerformedSet, TrainingSession},
    sql,
    tx::Tx,
    value::{Field, Value},
};

row! {
    /// One file that was imported.
    pub struct ImportBatch in "import_batch", key 2 {
        /// Whose log it is.
        pub athlete_id: Uuid,
        /// Its id, derived from the file and the answers given, so that twice is once.
        pub id: Uuid,
        /// When it was applied.
        pub at: Timestamp,
        /// The format it was read as.
        pub source_format: String,
        /// The file's name.
        pub file_name: String,
        /// SHA-256 of the file.
        pub file_sha256: Vec<u8>,
        /// The unit its loads were read in: `kg` or `lb`.
        pub unit: String,
        /// How many sessions the file held.
        pub sessions: i64,
        /// How many sets the file held.
        pub sets: i64,
        /// What was wrong with it; the caller's text.
        pub issues: String,
        /// When it was taken back.
        pub undone_at: Option<Timestamp>,
    }
}

/// What an import added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// Sessions that were not there before.
    pub sessions: usize,
    /// Sets of those sessions.
    pub sets: usize,
}

/// The id of a session and nothing else of it.
struct SessionId(Uuid);

impl Row for SessionId {
    const TABLE: &'static str = TrainingSession::TABLE;
    const KEY: usize = 1;
    const COLUMNS: &'static [&'static str] = &["id"];
    const TOLD: &'static [Column] = &[];
    const ABOUT: &'static str = "";

    fn values(&self) -> Vec<Value<'_>> {
        vec![self.0.value()]
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        cells.next().map(Self)
    }
}

impl Tx<'_> {
    /// Applies an import: the batch, the sessions that are not there yet, and the names.
    ///
    /// Sessions are known by their ids, so applying it again adds nothing, and what she edited
    /// or took back stays as she left it. Give each session `counter` 0, `deleted` false and
    /// the batch's id. A batch that was taken back is in force again.
    ///
    /// # Errors
    /// [`Error::Misplaced`] when a set does not belong to its session, or a session (then
    /// `idx` is its place in the list) not to this batch.
    pub fn insert_import(
        &mut self,
        batch: &ImportBatch,
        sessions: &[PerformedSession],
        mappings: &[ExerciseMapping],
    ) -> Result<Imported> {
        check_batch(batch, sessions)?;
        self.replace(&ImportBatch {
            undone_at: None,
            ..batch.clone()
        })?;
        for mapping in mappings {
            self.replace(mapping)?;
        }
        let athlete = [batch.athlete_id.value()];
        let known = self.rows::<SessionId>(sql::LIST_SESSION_IDS, &athlete)?;
        let mut known: BTreeSet<Uuid> = known.into_iter().map(|SessionId(id)| id).collect();
        // Inserting into the set also drops a session that the file holds twice.
        let is_new = |sent: &&PerformedSession| known.insert(sent.session.id);
        let fresh: Vec<_> = sessions.iter().filter(is_new).collect();
        let sets: Vec<&PerformedSet> = fresh.iter().flat_map(|sent| &sent.sets).collect();
        self.insert_many(&fresh.iter().map(|sent| &sent.session).collect::<Vec<_>>())?;
        self.insert_many(&sets)?;
        self.touch_log(batch.athlete_id)?;
        Ok(Imported {
            sessions: fresh.len(),
            sets: sets.len(),
        })
    }

    /// The import with this id, also if taken back.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_import(&mut self, athlete_id: Uuid, id: Uuid) -> Result<Option<ImportBatch>> {
        self.find(&[athlete_id.value(), id.value()])
    }

    /// The last import of a file with this SHA-256 that is in force.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_import_of_file(
        &mut self,
        athlete_id: Uuid,
        file_sha256: &[u8],
    ) -> Result<Option<ImportBatch>> {
        self.row(
            sql::FIND_IMPORT_OF_FILE,
            &[athlete_id.value(), Value::Bytes(file_sha256)],
        )
    }

    /// All imports, also those taken back, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_imports(&mut self, athlete_id: Uuid) -> Result<Vec<ImportBatch>> {
        self.rows(sql::LIST_IMPORTS, &[athlete_id.value()])
    }

    /// Takes an import back: deletes its sessions, except those edited since. The batch
    /// itself stays, marked; the names stay too. Returns how many sessions went.
    ///
    /// # Errors
    /// [`Error::WrongCount`] when there is no such import in force.
    pub fn delete_import(&mut self, athlete_id: Uuid, id: Uuid, at: Timestamp) -> Result<u64> {
        let marked = [at.value(), athlete_id.value(), id.value()];
        self.execute_one(ImportBatch::TABLE, sql::UPDATE_IMPORT_UNDONE, &marked)?;
        self.touch_log(athlete_id)?;
        self.execute(
            sql::DELETE_IMPORTED_SESSIONS,
            &[athlete_id.value(), id.value()],
        )
    }
}

/// Refuses sessions that are not this batch's, before anything is written.
fn check_batch(batch: &ImportBatch, sessions: &[PerformedSession]) -> Result<()> {
    let is_misplaced = |sent: &PerformedSession| {
        let of = &sent.session;
        let batch_of = (of.athlete_id, of.import_id, of.counter, of.deleted);
        batch_of != (batch.athlete_id, Some(batch.id), 0, false)
    };
    if let Some(idx) = sessions.iter().position(is_misplaced) {
        return Err(Error::Misplaced { idx });
    }
    sessions.iter().try_for_each(PerformedSession::check_places)
}
