//! What an athlete has and avoids for recovery, and when she wants movement snacks.
use uuid::Uuid;

use crate::{
    error::Result,
    revision::{Written, revised},
    row::row,
    tx::Tx,
    value::Field,
};

row! {
    /// An athlete's settings for recovery. Their id is hers.
    pub struct RecoverySettings in "recovery_settings", key 1 {
        /// The athlete.
        pub athlete_id: Uuid,
        /// The things she has at hand; the caller's text.
        pub props: String,
        /// The conditions for which movements are left out; the caller's text.
        pub conditions: String,
        /// Her settings for snacks; the caller's text.
        pub snacks: String,
        /// How often they were changed.
        pub counter: i64,
        /// The device that changed them last.
        pub device: String,
    }
}

revised!(RecoverySettings, athlete_id);

impl Tx<'_> {
    /// Keeps a version of the settings.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_recovery_settings(&mut self, settings: &RecoverySettings) -> Result<Written> {
        self.put(settings)
    }

    /// The settings of an athlete.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_recovery_settings(&mut self, athlete_id: Uuid) -> Result<Option<RecoverySettings>> {
        self.find(&[athlete_id.value()])
    }
}
