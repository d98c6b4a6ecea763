//! What became of movement snacks.
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
    /// One answer to a movement snack.
    pub struct SnackLog in "snack_log", key 2 {
        /// Who was asked.
        pub athlete_id: Uuid,
        /// Its id, made by the device.
        pub id: Uuid,
        /// Her day.
        pub day: Date,
        /// When she answered, or when it was due and she did not.
        pub at: Timestamp,
        /// The movement it was about.
        pub movement: String,
        /// What became of it; the caller's code.
        pub answer: String,
        /// The minutes she moved.
        pub minutes: i64,
        /// How often it was changed.
        pub counter: i64,
        /// The device that changed it last.
        pub device: String,
        /// Whether she took it back.
        pub deleted: bool,
    }
}

revised!(SnackLog, id);

impl Tx<'_> {
    /// Keeps a version of an answer to a snack.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_snack_log(&mut self, log: &SnackLog) -> Result<Written> {
        self.put(log)
    }

    /// The answers of the days `from` to `to`, both included, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_snack_logs(
        &mut self,
        athlete_id: Uuid,
        from: Date,
        to: Date,
    ) -> Result<Vec<SnackLog>> {
        self.rows(
            sql::LIST_SNACK_LOGS,
            &[athlete_id.value(), from.value(), to.value()],
        )
    }
}
