//! Exercises that an athlete added to the library's.
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
    /// One exercise of an athlete's own.
    pub struct OwnExercise in "own_exercise", key 2 {
        /// Whose it is.
        pub athlete_id: Uuid,
        /// Its id, made by the device.
        pub id: Uuid,
        /// What she calls it.
        pub name: String,
        /// What it works, needs and counts; the caller's text.
        pub body: String,
        /// How often it was changed.
        pub counter: i64,
        /// The device that changed it last.
        pub device: String,
        /// Whether she took it away; logs of it keep its name.
        pub deleted: bool,
    }
}

revised!(OwnExercise, id);

impl Tx<'_> {
    /// Keeps a version of an exercise.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_own_exercise(&mut self, exercise: &OwnExercise) -> Result<Written> {
        self.put(exercise)
    }

    /// The exercise with this id, also if taken away.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_own_exercise(&mut self, athlete_id: Uuid, id: Uuid) -> Result<Option<OwnExercise>> {
        self.find(&[athlete_id.value(), id.value()])
    }

    /// All of an athlete's own exercises, by name, those she took away too.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_own_exercises(&mut self, athlete_id: Uuid) -> Result<Vec<OwnExercise>> {
        self.rows(sql::LIST_OWN_EXERCISES, &[athlete_id.value()])
    }
}
