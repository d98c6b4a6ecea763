//! The one answer of an evening after training.
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
    /// How tired an athlete was on an evening.
    pub struct Evening in "evening", key 2 {
        /// Who answered.
        pub athlete_id: Uuid,
        /// Its id, made by the device.
        pub id: Uuid,
        /// Her day.
        pub day: Date,
        /// When she answered.
        pub at: Timestamp,
        /// 0 fresh, 10 empty.
        pub tiredness: i64,
        /// How often it was changed.
        pub counter: i64,
        /// The device that changed it last.
        pub device: String,
        /// Whether she took it back.
        pub deleted: bool,
    }
}

revised!(Evening, id);

impl Tx<'_> {
    /// Keeps a version of an evening's answer.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_evening(&mut self, evening: &Evening) -> Result<Written> {
        self.put(evening)
    }

    /// The answer with this id, also if taken back.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_evening(&mut self, athlete_id: Uuid, id: Uuid) -> Result<Option<Evening>> {
        self.find(&[athlete_id.value(), id.value()])
    }

    /// The answers that count, one a day at most, from `from` to `to`, both included.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_evenings(
        &mut self,
        athlete_id: Uuid,
        from: Date,
        to: Date,
    ) -> Result<Vec<Evening>> {
        self.rows(
            sql::LIST_EVENINGS,
            &[athlete_id.value(), from.value(), to.value()],
        )
    }
}
