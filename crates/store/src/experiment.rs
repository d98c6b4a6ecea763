//! An athlete's own experiment and its coins.
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
    /// An experiment, fixed before its first coin.
    pub struct Experiment in "experiment", key 2 {
        /// Whose it is.
        pub athlete_id: Uuid,
        /// Its id; the coins come from it.
        pub id: Uuid,
        /// Its first day.
        pub started_on: Date,
        /// When it was agreed to.
        pub at: Timestamp,
        /// What is looked at on the mornings after; the caller's code.
        pub measure: String,
        /// The recovery session that a coin may choose; the library's id.
        pub template: String,
        /// Its last day, once she stopped it.
        pub stopped_on: Option<Date>,
        /// How often it was changed.
        pub counter: i64,
        /// The device that changed it last.
        pub device: String,
        /// Whether she took it back.
        pub deleted: bool,
    }
}

revised!(Experiment, id);

row! {
    /// A coin as it fell and was told.
    pub struct ExperimentToss in "experiment_toss", key 3 {
        /// Whose it is.
        pub athlete_id: Uuid,
        /// The experiment it belongs to.
        pub experiment_id: Uuid,
        /// The day it was for.
        pub day: Date,
        /// When it was told.
        pub at: Timestamp,
        /// What it chose; the caller's code.
        pub arm: String,
    }
}

impl Tx<'_> {
    /// Keeps a version of an experiment.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_experiment(&mut self, experiment: &Experiment) -> Result<Written> {
        self.put(experiment)
    }

    /// The experiment with this id, also if taken back.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_experiment(&mut self, athlete_id: Uuid, id: Uuid) -> Result<Option<Experiment>> {
        self.find(&[athlete_id.value(), id.value()])
    }

    /// The athlete's experiments, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_experiments(&mut self, athlete_id: Uuid) -> Result<Vec<Experiment>> {
        self.rows(sql::LIST_EXPERIMENTS, &[athlete_id.value()])
    }

    /// Keeps a coin. A second coin for the day is refused: it is never thrown again.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn insert_toss(&mut self, toss: &ExperimentToss) -> Result<()> {
        self.insert(toss)?;
        self.touch_log(toss.athlete_id)
    }

    /// The coins of an experiment, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_tosses(
        &mut self,
        athlete_id: Uuid,
        experiment_id: Uuid,
    ) -> Result<Vec<ExperimentToss>> {
        self.rows(
            sql::LIST_TOSSES,
            &[athlete_id.value(), experiment_id.value()],
        )
    }
}
