//! Programs an athlete joined, with their text as it was that day.
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    error::Result,
    row::{Row, row},
    sql,
    tx::Tx,
    value::Field,
};

row! {
    /// One program an athlete joined.
    pub struct Enrollment in "enrollment", key 2 {
        /// Who joined.
        pub athlete_id: Uuid,
        /// Its id.
        pub id: Uuid,
        /// The program.
        pub program_id: String,
        /// The program's text as joined: a later edit of the program changes nothing here.
        pub program_text: String,
        /// Its first day.
        pub started_on: Date,
        /// Its last day, once it is over.
        pub ended_on: Option<Date>,
        /// When she joined.
        pub at: Timestamp,
    }
}

impl Tx<'_> {
    /// Joins a program.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn insert_enrollment(&mut self, enrollment: &Enrollment) -> Result<()> {
        self.insert(enrollment)?;
        self.touch_log(enrollment.athlete_id)
    }

    /// The program that covers a day: of several the one that began last.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_enrollment_on(
        &mut self,
        athlete_id: Uuid,
        day: Date,
    ) -> Result<Option<Enrollment>> {
        self.row(sql::FIND_ENROLLMENT_ON, &[athlete_id.value(), day.value()])
    }

    /// All programs an athlete joined, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_enrollments(&mut self, athlete_id: Uuid) -> Result<Vec<Enrollment>> {
        self.rows(sql::LIST_ENROLLMENTS, &[athlete_id.value()])
    }

    /// Ends a program; `ended_on` is its last day.
    ///
    /// # Errors
    /// [`Error::WrongCount`](crate::Error::WrongCount) when she never joined it.
    pub fn update_enrollment_ended(
        &mut self,
        athlete_id: Uuid,
        id: Uuid,
        ended_on: Date,
    ) -> Result<()> {
        let args = [ended_on.value(), athlete_id.value(), id.value()];
        self.execute_one(Enrollment::TABLE, sql::UPDATE_ENROLLMENT_ENDED, &args)?;
        self.touch_log(athlete_id)
    }
}
