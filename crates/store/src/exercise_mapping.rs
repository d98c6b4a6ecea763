//! What an athlete's own exercise names mean to us.
use uuid::Uuid;

use crate::{
    error::Result,
    row::row,
    sql,
    tx::Tx,
    value::{Field, Value},
};

row! {
    /// One name from an imported log and the exercise it stands for.
    pub struct ExerciseMapping in "exercise_mapping", key 2 {
        /// Whose name it is.
        pub athlete_id: Uuid,
        /// The name as it stands in the log.
        pub source_name: String,
        /// Our exercise.
        pub exercise_id: String,
    }
}

impl Tx<'_> {
    /// Keeps what a name means, in the place of what it meant before.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_exercise_mapping(&mut self, mapping: &ExerciseMapping) -> Result<()> {
        self.replace(mapping)?;
        self.touch_log(mapping.athlete_id)
    }

    /// All names of an athlete, in the order of the alphabet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_exercise_mappings(&mut self, athlete_id: Uuid) -> Result<Vec<ExerciseMapping>> {
        self.rows(sql::LIST_EXERCISE_MAPPINGS, &[athlete_id.value()])
    }

    /// Forgets what a name means; tells whether it meant anything.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn delete_exercise_mapping(&mut self, athlete_id: Uuid, source_name: &str) -> Result<bool> {
        let args = [athlete_id.value(), Value::Text(source_name)];
        let known = self.execute(sql::DELETE_EXERCISE_MAPPING, &args)? == 1;
        self.touch_log(athlete_id)?;
        Ok(known)
    }
}
