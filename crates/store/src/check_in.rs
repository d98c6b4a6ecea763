//! What an athlete said about how she is.
//!
//! A day may have several; the newest that was not taken back is the one that counts.
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
    /// One check-in. What was not answered is `None`, never 0.
    pub struct CheckIn in "check_in", key 2 {
        /// Who checked in.
        pub athlete_id: Uuid,
        /// Its id, made by the device.
        pub id: Uuid,
        /// Her day.
        pub day: Date,
        /// When she answered.
        pub at: Timestamp,
        /// Perceived recovery, 0 to 10.
        pub prs: Option<i64>,
        /// Soreness, 1 to 5 with 5 the good end.
        pub soreness: Option<i64>,
        /// Sleep, 1 to 5 with 5 the good end.
        pub sleep: Option<i64>,
        /// Energy, 1 to 5 with 5 the good end.
        pub energy: Option<i64>,
        /// Mood, 1 to 5 with 5 the good end.
        pub mood: Option<i64>,
        /// Time asleep, in minutes, if typed.
        pub sleep_minutes: Option<i64>,
        /// Time asleep as a band, if picked; the caller's text.
        pub sleep_band: Option<String>,
        /// Sore muscles; the caller's text.
        pub sore_muscles: String,
        /// Pains by site; the caller's text.
        pub pains: String,
        /// Illness; the caller's text.
        pub illness: String,
        /// Red flags ticked; the caller's text.
        pub flags: String,
        /// Symptoms; the caller's text.
        pub symptoms: String,
        /// Minutes she has today, if told.
        pub minutes_available: Option<i64>,
        /// Whether it is "same as yesterday".
        pub copied: bool,
        /// Her note.
        pub note: Option<String>,
        /// How often it was changed.
        pub counter: i64,
        /// The device that changed it last.
        pub device: String,
        /// Whether she took it back.
        pub deleted: bool,
    }
}

revised!(CheckIn, id);

impl Tx<'_> {
    /// Keeps a version of a check-in.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_check_in(&mut self, check_in: &CheckIn) -> Result<Written> {
        self.put(check_in)
    }

    /// The check-in with this id, also if taken back.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_check_in(&mut self, athlete_id: Uuid, id: Uuid) -> Result<Option<CheckIn>> {
        self.find(&[athlete_id.value(), id.value()])
    }

    /// Of a check-in two devices changed: the version that `device` did not write.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_other_check_in(
        &mut self,
        athlete_id: Uuid,
        id: Uuid,
        device: &str,
    ) -> Result<Option<CheckIn>> {
        let stored = self.find_check_in(athlete_id, id)?;
        self.other_version(stored, device)
    }

    /// The check-in that counts for a day.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_check_in_of_day(&mut self, athlete_id: Uuid, day: Date) -> Result<Option<CheckIn>> {
        self.row(
            sql::FIND_CHECK_IN_OF_DAY,
            &[athlete_id.value(), day.value()],
        )
    }

    /// The check-ins that count, one a day at most, from `from` to `to`, both included.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_check_ins(
        &mut self,
        athlete_id: Uuid,
        from: Date,
        to: Date,
    ) -> Result<Vec<CheckIn>> {
        self.rows(
            sql::LIST_CHECK_INS,
            &[athlete_id.value(), from.value(), to.value()],
        )
    }

    /// Every check-in of one day, also those taken back, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_check_ins_of_day(&mut self, athlete_id: Uuid, day: Date) -> Result<Vec<CheckIn>> {
        self.rows(
            sql::LIST_CHECK_INS_OF_DAY,
            &[athlete_id.value(), day.value()],
        )
    }
}
