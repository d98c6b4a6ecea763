//! What an athlete told about herself.
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    error::Result,
    revision::{Written, revised},
    row::row,
    tx::Tx,
    value::Field,
};

row! {
    /// An athlete's profile. Its id is hers.
    pub struct Profile in "profile", key 1 {
        /// The athlete.
        pub athlete_id: Uuid,
        /// The unit she reads loads in: `kg` or `lb`.
        pub unit: String,
        /// IANA name of her time zone.
        pub time_zone: String,
        /// The days she can train: bit 0 is Monday, bit 6 Sunday.
        pub training_days: i64,
        /// When she usually starts, in minutes after midnight, 0 to 1439.
        pub usual_minute: Option<i64>,
        /// What she has to train with; the caller's text.
        pub equipment: String,
        /// How long she has trained; the caller's text.
        pub experience: String,
        /// What she answered to the questions about her health; `None` until she did.
        pub health_gate: Option<String>,
        /// When she answered.
        pub health_gate_at: Option<Timestamp>,
        /// Whether this is the invented athlete of the demo.
        pub demo: bool,
        /// The plates she has, in hundredths of the unit, with commas between; `None` until she said.
        pub plates: Option<String>,
        /// Her empty bar, in hundredths of the unit; `None` until she said.
        pub bar_hundredths: Option<i64>,
        /// How often it was changed.
        pub counter: i64,
        /// The device that changed it last.
        pub device: String,
    }
}

revised!(Profile, athlete_id);

impl Tx<'_> {
    /// Keeps a version of a profile.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_profile(&mut self, profile: &Profile) -> Result<Written> {
        self.put(profile)
    }

    /// The profile of an athlete.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_profile(&mut self, athlete_id: Uuid) -> Result<Option<Profile>> {
        self.find(&[athlete_id.value()])
    }
}
