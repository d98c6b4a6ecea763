//! The plan as it was last shown, day by day.
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{error::Result, row::row, sql, tx::Tx, value::Field};

row! {
    /// What was last shown for one day.
    pub struct PlanShown in "plan_shown", key 2 {
        /// Who saw it.
        pub athlete_id: Uuid,
        /// The day it is about.
        pub day: Date,
        /// When it was shown.
        pub at: Timestamp,
        /// All of it as JSON, exactly as shown.
        pub body: String,
    }
}

impl Tx<'_> {
    /// Keeps what was shown in the place of what was shown before. The log is not touched:
    /// showing a plan changes nothing it is made from.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_plan_shown(&mut self, shown: &PlanShown) -> Result<()> {
        self.replace(shown)
    }

    /// What was last shown for a day.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_plan_shown(&mut self, athlete_id: Uuid, day: Date) -> Result<Option<PlanShown>> {
        self.find(&[athlete_id.value(), day.value()])
    }

    /// What was last shown for the days `from` to `to`, both included.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_plans_shown(
        &mut self,
        athlete_id: Uuid,
        from: Date,
        to: Date,
    ) -> Result<Vec<PlanShown>> {
        self.rows(
            sql::LIST_PLANS_SHOWN,
            &[athlete_id.value(), from.value(), to.value()],
        )
    }
}
