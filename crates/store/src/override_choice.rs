//! Where an athlete chose otherwise than she was told.
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    error::Result,
    revision::{Written, revised},
    row::row,
    sql,
    tx::Tx,
    value::Field,
};

row! {
    /// One choice against a decision.
    pub struct OverrideChoice in "override_choice", key 2 {
        /// Who chose.
        pub athlete_id: Uuid,
        /// Its id, made by the device.
        pub id: Uuid,
        /// The day it is about.
        pub day: Date,
        /// When she chose.
        pub at: Timestamp,
        /// What she was told, in a word.
        pub from_state: String,
        /// What she chose, in a word.
        pub to_state: String,
        /// Why; empty where no reason is asked.
        pub reason: String,
        /// Whether she took the choice back.
        pub undone: bool,
        /// How often it was changed.
        pub counter: i64,
        /// The device that changed it last.
        pub device: String,
    }
}

revised!(OverrideChoice, id);

impl Tx<'_> {
    /// Keeps a version of a choice.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_override(&mut self, choice: &OverrideChoice) -> Result<Written> {
        self.put(choice)
    }

    /// The choice with this id, also if taken back.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_override(&mut self, athlete_id: Uuid, id: Uuid) -> Result<Option<OverrideChoice>> {
        self.find(&[athlete_id.value(), id.value()])
    }

    /// Choices about the days `from` to `to`, both included, also those taken back, oldest
    /// first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_overrides(
        &mut self,
        athlete_id: Uuid,
        from: Date,
        to: Date,
    ) -> Result<Vec<OverrideChoice>> {
        self.rows(
            sql::LIST_OVERRIDES,
            &[athlete_id.value(), from.value(), to.value()],
        )
    }
}
