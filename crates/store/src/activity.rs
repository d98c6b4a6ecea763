//! What was done beside strength and recovery sessions: a run, a class, a hike.
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
    /// One activity that was done.
    pub struct Activity in "activity", key 2 {
        /// Who did it.
        pub athlete_id: Uuid,
        /// Its id, made by the device or derived from the imported file.
        pub id: Uuid,
        /// Her day.
        pub day: Date,
        /// When it began, if known.
        pub started_at: Option<Timestamp>,
        /// What it was; the engine's code.
        pub kind: String,
        /// What she or the file calls it; empty where the kind says it all.
        pub name: String,
        /// How long it took.
        pub minutes: i64,
        /// How hard all of it felt, in half steps of CR-10: 0 to 20.
        pub effort_halves: Option<i64>,
        /// Millimeters, if known.
        pub distance_mm: Option<i64>,
        /// Mean heart rate in beats a minute, if a device told it.
        pub mean_hr: Option<i64>,
        /// Her note.
        pub note: Option<String>,
        /// Where it was written: `app`, `cli` or `import`.
        pub source: String,
        /// The import it came with.
        pub import_id: Option<Uuid>,
        /// How often it was changed; an import's rows have 0, a device begins at 1.
        pub counter: i64,
        /// The device that changed it last.
        pub device: String,
        /// Whether she took it back.
        pub deleted: bool,
    }
}

revised!(Activity, id);

impl Tx<'_> {
    /// Keeps a version of an activity.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_activity(&mut self, activity: &Activity) -> Result<Written> {
        self.put(activity)
    }

    /// The activity with this id, also if taken back.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_activity(&mut self, athlete_id: Uuid, id: Uuid) -> Result<Option<Activity>> {
        self.find(&[athlete_id.value(), id.value()])
    }

    /// Of an activity two devices changed: the version that `device` did not write.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_other_activity(
        &mut self,
        athlete_id: Uuid,
        id: Uuid,
        device: &str,
    ) -> Result<Option<Activity>> {
        let stored = self.find_activity(athlete_id, id)?;
        self.other_version(stored, device)
    }

    /// Activities of the days `from` to `to`, both included, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_activities(
        &mut self,
        athlete_id: Uuid,
        from: Date,
        to: Date,
    ) -> Result<Vec<Activity>> {
        let args = [athlete_id.value(), from.value(), to.value()];
        self.rows(sql::LIST_ACTIVITIES, &args)
    }

    /// Keeps imported activities that are not there yet; returns how many were new.
    ///
    /// Give each `counter` 0 and the import's id. What she edited or took back stays as she left it.
    ///
    /// # Errors
    /// When the database refuses a row or cannot be written.
    pub fn insert_activities(
        &mut self,
        athlete_id: Uuid,
        activities: &[Activity],
    ) -> Result<usize> {
        let mut n_new = 0;
        for activity in activities {
            n_new += usize::from(self.insert_absent(activity)?);
        }
        if 0 < n_new {
            self.touch_log(athlete_id)?;
        }
        Ok(n_new)
    }

    /// Deletes the activities that came with an import, except those edited since; returns how
    /// many went.
    ///
    /// # Errors
    /// When the database refuses or cannot be written.
    pub fn delete_imported_activities(&mut self, athlete_id: Uuid, import_id: Uuid) -> Result<u64> {
        let args = [athlete_id.value(), import_id.value()];
        self.execute(sql::DELETE_IMPORTED_ACTIVITIES, &args)
    }
}
