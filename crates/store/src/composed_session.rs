//! Recovery sessions that were composed for an athlete, as she was shown them.
use jiff::Timestamp;
use uuid::Uuid;

use crate::{error::Result, row::row, sql, tx::Tx, value::Field};

row! {
    /// One composed recovery session.
    pub struct ComposedSession in "composed_session", key 2 {
        /// For whom it was composed.
        pub athlete_id: Uuid,
        /// Its id.
        pub id: Uuid,
        /// When it was composed.
        pub at: Timestamp,
        /// What for; the caller's code.
        pub occasion: String,
        /// All of it as JSON, exactly as shown.
        pub body: String,
    }
}

impl Tx<'_> {
    /// Keeps a composed session; one that is there already stays as it is.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn insert_composed_session(&mut self, session: &ComposedSession) -> Result<()> {
        if self
            .find_composed_session(session.athlete_id, session.id)?
            .is_some()
        {
            return Ok(());
        }
        self.insert(session)
    }

    /// The composed session with this id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_composed_session(
        &mut self,
        athlete_id: Uuid,
        id: Uuid,
    ) -> Result<Option<ComposedSession>> {
        self.find(&[athlete_id.value(), id.value()])
    }

    /// The sessions composed since an instant, newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_composed_sessions(
        &mut self,
        athlete_id: Uuid,
        since: Timestamp,
    ) -> Result<Vec<ComposedSession>> {
        self.rows(
            sql::LIST_COMPOSED_SESSIONS,
            &[athlete_id.value(), since.value()],
        )
    }
}
