//! Recovery sessions that were done.
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
    /// One recovery session that was done.
    pub struct RecoveryLog in "recovery_log", key 2 {
        /// Who did it.
        pub athlete_id: Uuid,
        /// Its id, made by the device.
        pub id: Uuid,
        /// Her day.
        pub day: Date,
        /// When it began, if known.
        pub started_at: Option<Timestamp>,
        /// The template it came from.
        pub template: String,
        /// How long it took.
        pub minutes: i64,
        /// Its mean intensity in thousandths of a MET.
        pub met_milli: i64,
        /// How hard it felt, in half steps of CR-10: 0 to 20.
        pub effort_halves: Option<i64>,
        /// How sore she was when it was over, 0 to 10.
        pub soreness: Option<i64>,
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

revised!(RecoveryLog, id);

impl Tx<'_> {
    /// Keeps a version of a recovery session.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_recovery_log(&mut self, log: &RecoveryLog) -> Result<Written> {
        self.put(log)
    }

    /// The recovery session with this id, also if taken back.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_recovery_log(&mut self, athlete_id: Uuid, id: Uuid) -> Result<Option<RecoveryLog>> {
        self.find(&[athlete_id.value(), id.value()])
    }

    /// Of a recovery session two devices changed: the version that `device` did not write.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_other_recovery_log(
        &mut self,
        athlete_id: Uuid,
        id: Uuid,
        device: &str,
    ) -> Result<Option<RecoveryLog>> {
        let stored = self.find_recovery_log(athlete_id, id)?;
        self.other_version(stored, device)
    }

    /// Recovery sessions of the days `from` to `to`, both included, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_recovery_logs(
        &mut self,
        athlete_id: Uuid,
        from: Date,
        to: Date,
    ) -> Result<Vec<RecoveryLog>> {
        self.rows(
            sql::LIST_RECOVERY_LOGS,
            &[athlete_id.value(), from.value(), to.value()],
        )
    }
}
