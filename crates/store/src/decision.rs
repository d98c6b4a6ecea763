//! What an athlete was told, word for word. Never changed, never computed again.
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{error::Result, row::row, sql, tx::Tx, value::Field};

row! {
    /// One decision as it was shown.
    pub struct Decision in "decision", key 2 {
        /// Who was told.
        pub athlete_id: Uuid,
        /// Its id.
        pub id: Uuid,
        /// The day it is about.
        pub day: Date,
        /// When it was made.
        pub at: Timestamp,
        /// The check-in it answers, if there was one.
        pub check_in_id: Option<Uuid>,
        /// The engine that made it.
        pub engine_version: String,
        /// What it says in a word.
        pub state: String,
        /// All of it as JSON, exactly as shown.
        pub body: String,
    }
}

impl Tx<'_> {
    /// Adds a decision.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn insert_decision(&mut self, decision: &Decision) -> Result<()> {
        self.insert(decision)?;
        self.touch_log(decision.athlete_id)
    }

    /// The decision with this id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_decision(&mut self, athlete_id: Uuid, id: Uuid) -> Result<Option<Decision>> {
        self.find(&[athlete_id.value(), id.value()])
    }

    /// The last decision about a day.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_decision_of_day(
        &mut self,
        athlete_id: Uuid,
        day: Date,
    ) -> Result<Option<Decision>> {
        self.row(
            sql::FIND_DECISION_OF_DAY,
            &[athlete_id.value(), day.value()],
        )
    }

    /// All decisions about the days `from` to `to`, both included, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_decisions(
        &mut self,
        athlete_id: Uuid,
        from: Date,
        to: Date,
    ) -> Result<Vec<Decision>> {
        self.rows(
            sql::LIST_DECISIONS,
            &[athlete_id.value(), from.value(), to.value()],
        )
    }
}
