//! Strength sessions that were performed, with their sets.
//!
//! A session and its sets are one thing to whoever writes them: they share a revision.
use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    error::{Error, Result},
    revision::{Verdict, Written, is_same_content, revised, to_json, weigh},
    row::{from_json, row},
    sql,
    tx::Tx,
    value::Field,
};

row! {
    /// One strength session, without its sets.
    pub struct TrainingSession in "training_session", key 2 {
        /// Who trained.
        pub athlete_id: Uuid,
        /// Its id, made by the device or derived from the imported log.
        pub id: Uuid,
        /// Her day.
        pub day: Date,
        /// When it began, if known.
        pub started_at: Option<Timestamp>,
        /// How long it took, in seconds, if known.
        pub duration_s: Option<i64>,
        /// What it was called.
        pub name: String,
        /// How hard all of it felt, in half steps of CR-10: 0 to 20.
        pub session_rpe_halves: Option<i64>,
        /// Her note.
        pub note: Option<String>,
        /// The planned session it carried out, if it was one.
        pub slot: Option<String>,
        /// Where it was written: `app`, `cli` or `import`.
        pub source: String,
        /// The import it came with.
        pub import_id: Option<Uuid>,
        /// How often it was changed; an import's rows have 0, a device begins at 1.
        pub counter: i64,
        /// The device that changed it last.
        pub device: String,
        /// Whether she took it back.
        pub deleted: bool,
    }
}

revised!(TrainingSession, id);

row! {
    /// One set that was performed.
    pub struct PerformedSet in "performed_set", key 3 {
        /// Who trained: as in its session.
        pub athlete_id: Uuid,
        /// The session's id.
        pub session_id: Uuid,
        /// Its place in the session, from 0.
        pub idx: i64,
        /// The exercise.
        pub exercise_id: String,
        /// Warm-up, working and so on; the caller's text.
        pub kind: String,
        /// The load in grams, negative when it assists; `None` where there is none.
        pub load_g: Option<i64>,
        /// The unit she saw: `kg` or `lb`.
        pub load_unit: String,
        /// Repetitions.
        pub reps: Option<i64>,
        /// Repetitions in reserve, in half steps.
        pub rir_halves: Option<i64>,
        /// Seconds, for what is done for time.
        pub duration_s: Option<i64>,
        /// Millimeters, for what is done for distance.
        pub distance_mm: Option<i64>,
        /// Her note.
        pub note: Option<String>,
        /// Whether its numbers look mistyped, so that no estimate should use them.
        pub suspect: bool,
    }
}

/// A session with its sets, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerformedSession {
    /// The session.
    pub session: TrainingSession,
    /// Its sets; each carries the session's ids and its own place.
    pub sets: Vec<PerformedSet>,
}

impl PerformedSession {
    /// Refuses sets that belong elsewhere.
    pub(crate) fn check_places(&self) -> Result<()> {
        let TrainingSession { athlete_id, id, .. } = self.session;
        let is_misplaced = |(idx, set): (usize, &PerformedSet)| {
            let place = i64::try_from(idx).unwrap_or(i64::MAX);
            (set.athlete_id, set.session_id, set.idx) != (athlete_id, id, place)
        };
        match self.sets.iter().enumerate().position(is_misplaced) {
            Some(idx) => Err(Error::Misplaced { idx }),
            None => Ok(()),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        is_same_content(&self.session, &other.session) && self.sets == other.sets
    }

    fn to_json(&self) -> serde_json::Map<String, serde_json::Value> {
        let sets = self.sets.iter().map(|set| to_json(set).into()).collect();
        let mut body = to_json(&self.session);
        body.insert("sets".to_owned(), serde_json::Value::Array(sets));
        body
    }

    fn from_json(version: &serde_json::Value) -> Result<Self> {
        let sets = version["sets"].as_array().into_iter().flatten();
        Ok(Self {
            session: from_json(version)?,
            sets: sets.map(from_json).collect::<Result<_>>()?,
        })
    }
}

impl Tx<'_> {
    /// Keeps a version of a session with all its sets.
    ///
    /// # Errors
    /// [`Error::Misplaced`] when a set does not carry the session's ids and its own place;
    /// otherwise when the database refuses the row or cannot be written.
    pub fn put_session(&mut self, sent: &PerformedSession) -> Result<Written> {
        sent.check_places()?;
        let session = &sent.session;
        let Some(stored) = self.find_session(session.athlete_id, session.id)? else {
            self.insert(session)?;
            self.insert_sets(sent)?;
            self.touch_log(session.athlete_id)?;
            return Ok(Written::New);
        };
        match weigh(session, &stored.session, sent.is_same(&stored)) {
            Verdict::Newer => {
                self.replace_session(sent)?;
                Ok(Written::Replaced)
            }
            Verdict::Same => self.same_or_contested(session),
            Verdict::Older => Ok(Written::Older),
            Verdict::ContestedWon => {
                self.insert_conflict(&stored.session, stored.to_json())?;
                self.replace_session(sent)?;
                Ok(Written::Contested)
            }
            Verdict::ContestedLost => {
                self.insert_conflict(session, sent.to_json())?;
                Ok(Written::Contested)
            }
        }
    }

    fn replace_session(&mut self, sent: &PerformedSession) -> Result<()> {
        let TrainingSession { athlete_id, id, .. } = sent.session;
        self.replace(&sent.session)?;
        self.execute(
            sql::DELETE_SETS_OF_SESSION,
            &[athlete_id.value(), id.value()],
        )?;
        self.insert_sets(sent)?;
        self.touch_log(athlete_id)
    }

    fn insert_sets(&mut self, of: &PerformedSession) -> Result<()> {
        self.insert_many(&of.sets.iter().collect::<Vec<_>>())
    }

    /// The session with this id and its sets, also if taken back.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_session(&mut self, athlete_id: Uuid, id: Uuid) -> Result<Option<PerformedSession>> {
        let key = [athlete_id.value(), id.value()];
        let Some(session) = self.find(&key)? else {
            return Ok(None);
        };
        let sets = self.rows(sql::LIST_SETS_OF_SESSION, &key)?;
        Ok(Some(PerformedSession { session, sets }))
    }

    /// Of a session two devices changed: the version that `device` did not write.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_other_session(
        &mut self,
        athlete_id: Uuid,
        id: Uuid,
        device: &str,
    ) -> Result<Option<PerformedSession>> {
        let Some(stored) = self.find_session(athlete_id, id)? else {
            return Ok(None);
        };
        if stored.session.device != device {
            return Ok(Some(stored));
        }
        let version = self.losing_version(&stored.session)?;
        version.map(|v| PerformedSession::from_json(&v)).transpose()
    }

    /// Sessions of the days `from` to `to`, both included, without their sets, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_sessions(
        &mut self,
        athlete_id: Uuid,
        from: Date,
        to: Date,
    ) -> Result<Vec<TrainingSession>> {
        self.rows(
            sql::LIST_SESSIONS,
            &[athlete_id.value(), from.value(), to.value()],
        )
    }

    /// Sessions of the days `from` to `to`, both included, with their sets, oldest first.
    ///
    /// Two questions, however long the log is.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_sessions_with_sets(
        &mut self,
        athlete_id: Uuid,
        from: Date,
        to: Date,
    ) -> Result<Vec<PerformedSession>> {
        let args = [athlete_id.value(), from.value(), to.value()];
        let mut sets_by_session = BTreeMap::<Uuid, Vec<PerformedSet>>::new();
        for set in self.rows::<PerformedSet>(sql::LIST_SESSION_SETS, &args)? {
            sets_by_session.entry(set.session_id).or_default().push(set);
        }
        let with_sets = |session: TrainingSession| {
            let sets = sets_by_session.remove(&session.id).unwrap_or_default();
            PerformedSession { session, sets }
        };
        Ok(self
            .list_sessions(athlete_id, from, to)?
            .into_iter()
            .map(with_sets)
            .collect())
    }
}
