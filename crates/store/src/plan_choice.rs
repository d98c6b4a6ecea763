//! What an athlete chose about her plan.
use jiff::Timestamp;
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
    /// One choice about the plan.
    pub struct PlanChoice in "plan_choice", key 2 {
        /// Who chose.
        pub athlete_id: Uuid,
        /// Its id, made by the device.
        pub id: Uuid,
        /// When she chose.
        pub at: Timestamp,
        /// `move`, `leave_out`, `pause`, `resume` or `days`.
        pub kind: String,
        /// What exactly; the caller's text.
        pub body: String,
        /// How often it was changed.
        pub counter: i64,
        /// The device that changed it last.
        pub device: String,
        /// Whether she took it back.
        pub deleted: bool,
    }
}

revised!(PlanChoice, id);

impl Tx<'_> {
    /// Keeps a version of a choice.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_plan_choice(&mut self, choice: &PlanChoice) -> Result<Written> {
        self.put(choice)
    }

    /// The choice with this id, also if taken back.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_plan_choice(&mut self, athlete_id: Uuid, id: Uuid) -> Result<Option<PlanChoice>> {
        self.find(&[athlete_id.value(), id.value()])
    }

    /// The choices that hold, in the order they were made.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_plan_choices(&mut self, athlete_id: Uuid) -> Result<Vec<PlanChoice>> {
        self.rows(sql::LIST_PLAN_CHOICES, &[athlete_id.value()])
    }
}
