//! What devices measured: one value for a day, a signal and a source.
use std::collections::BTreeSet;

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    error::Result,
    row::row,
    sql,
    tx::Tx,
    value::{Field, Value},
};

row! {
    /// One value of one signal for one day, as one source gave it.
    pub struct Reading in "reading", key 5 {
        /// Whose it is.
        pub athlete_id: Uuid,
        /// Her local day; for a night, the day of waking.
        pub day: Date,
        /// What was measured, by its code.
        pub signal: String,
        /// Which symptom; empty for every other signal.
        pub detail: String,
        /// The format it came from.
        pub source: String,
        /// In the unit of the signal.
        pub value: i64,
        /// Hard to believe: kept and flagged.
        pub suspect: bool,
        /// The import it came with.
        pub import_id: Uuid,
    }
}

impl Tx<'_> {
    /// Keeps readings that are not there yet; returns how many were new.
    ///
    /// A day, signal and source that is kept already stays as it is, so that the same file
    /// twice adds nothing.
    ///
    /// # Errors
    /// When the database refuses a row or cannot be written.
    pub fn insert_readings(&mut self, athlete_id: Uuid, readings: &[Reading]) -> Result<usize> {
        let (Some(first), Some(last)) = (
            readings.iter().map(|reading| reading.day).min(),
            readings.iter().map(|reading| reading.day).max(),
        ) else {
            return Ok(0);
        };
        let known = self.list_readings(athlete_id, first, last)?;
        let mut known: BTreeSet<_> = known.iter().map(key).collect();
        let fresh: Vec<&Reading> = readings
            .iter()
            .filter(|reading| known.insert(key(reading)))
            .collect();
        self.insert_many(&fresh)?;
        self.touch_log(athlete_id)?;
        Ok(fresh.len())
    }

    /// Keeps a reading that she told herself, in the place of an earlier one of the day.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn put_reading(&mut self, reading: &Reading) -> Result<()> {
        self.replace(reading)?;
        self.touch_log(reading.athlete_id)
    }

    /// Readings of the days from `from` to `to`, in order of day, signal, detail and source.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_readings(
        &mut self,
        athlete_id: Uuid,
        from: Date,
        to: Date,
    ) -> Result<Vec<Reading>> {
        let args = [athlete_id.value(), from.value(), to.value()];
        self.rows(sql::LIST_READINGS, &args)
    }

    /// Readings of one signal of the days from `from` to `to`, in order of day, detail and source.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_readings_of(
        &mut self,
        athlete_id: Uuid,
        signal: &str,
        from: Date,
        to: Date,
    ) -> Result<Vec<Reading>> {
        let args = [
            athlete_id.value(),
            Value::Text(signal),
            from.value(),
            to.value(),
        ];
        self.rows(sql::LIST_READINGS_OF, &args)
    }

    /// Deletes the readings that came with an import; returns how many went.
    ///
    /// # Errors
    /// When the database refuses or cannot be written.
    pub fn delete_imported_readings(&mut self, athlete_id: Uuid, import_id: Uuid) -> Result<u64> {
        let args = [athlete_id.value(), import_id.value()];
        self.execute(sql::DELETE_IMPORTED_READINGS, &args)
    }

    /// Deletes every reading of a signal, whatever it came with; returns how many went.
    ///
    /// # Errors
    /// When the database refuses or cannot be written.
    pub fn delete_readings(&mut self, athlete_id: Uuid, signal: &str) -> Result<u64> {
        let args = [athlete_id.value(), Value::Text(signal)];
        let gone = self.execute(sql::DELETE_READINGS, &args)?;
        self.touch_log(athlete_id)?;
        Ok(gone)
    }
}

fn key(reading: &Reading) -> (Date, String, String, String) {
    (
        reading.day,
        reading.signal.clone(),
        reading.detail.clone(),
        reading.source.clone(),
    )
}
