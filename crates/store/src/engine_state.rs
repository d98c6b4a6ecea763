//! What the engine computed from an athlete's log, so that it need not begin at the first session.
//!
//! A cache: whoever reads it checks that it fits, and computes it again where it does not.
use jiff::civil::Date;
use uuid::Uuid;

use crate::{error::Result, row::row, tx::Tx, value::Field};

row! {
    /// The engine's state of one athlete.
    pub struct EngineState in "engine_state", key 1 {
        /// Whose log it was made from.
        pub athlete_id: Uuid,
        /// The engine that made it, with the checksum of its parameters.
        pub engine: String,
        /// [`Tx::log_revision`] as it was then.
        pub log_revision: i64,
        /// It holds what was done before this day.
        pub day: Date,
        /// The state in the engine's own bytes.
        pub body: Vec<u8>,
    }
}

impl Tx<'_> {
    /// Keeps a state in the place of the one before. The log is not touched: a cache changes
    /// nothing it is made from.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_engine_state(&mut self, state: &EngineState) -> Result<()> {
        self.replace(state)
    }

    /// The state kept of an athlete.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_engine_state(&mut self, athlete_id: Uuid) -> Result<Option<EngineState>> {
        self.find(&[athlete_id.value()])
    }
}
