//! What each device has of a session under way. No part of the log: the finished session is.
//!
//! A device writes its own part only, so that two never disagree here; whoever reads joins them.
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{error::Result, row::row, sql, tx::Tx, value::Field};

row! {
    /// A session under way as one device has it.
    pub struct SessionPart in "session_part", key 3 {
        /// Who trains.
        pub athlete_id: Uuid,
        /// The session's id, the same on every device.
        pub session_id: Uuid,
        /// The device.
        pub device: String,
        /// Her day.
        pub day: Date,
        /// When the device last sent it.
        pub at: Timestamp,
        /// How often the device changed it.
        pub counter: i64,
        /// The session with what is to do, as the app keeps it.
        pub body: String,
    }
}

impl Tx<'_> {
    /// Keeps a device's part, unless a later one of that device is there; says whether it did.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_session_part(&mut self, part: &SessionPart) -> Result<bool> {
        let key = [
            part.athlete_id.value(),
            part.session_id.value(),
            part.device.value(),
        ];
        let stored: Option<SessionPart> = self.find(&key)?;
        let is_newer = stored.is_none_or(|stored| stored.counter < part.counter);
        if is_newer {
            self.replace(part)?;
        }
        Ok(is_newer)
    }

    /// The parts of a day's sessions, by session and device.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_session_parts(&mut self, athlete_id: Uuid, day: Date) -> Result<Vec<SessionPart>> {
        self.rows(sql::LIST_SESSION_PARTS, &[athlete_id.value(), day.value()])
    }

    /// Forgets the parts of days before `day`; says how many.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn delete_session_parts(&mut self, athlete_id: Uuid, day: Date) -> Result<u64> {
        self.execute(
            sql::DELETE_SESSION_PARTS,
            &[athlete_id.value(), day.value()],
        )
    }
}
