//! Fitbod: kilograms always, stamps in UTC shared by the whole workout, newest
//! first, stray blank lines, and walks from the phone among the workouts.

use crate::app::columns::Columns;
use crate::app::sheet::Sheet;
use crate::book::LoadsIn;
use crate::format::{Format, Reader};
use crate::parsed::{Options, Parsed};
use crate::refusal::Refusal;
use crate::table::Head;
use crate::table::heading::Field;
use recoup_engine::unit::MassUnit;

/// The Fitbod reader.
#[derive(Debug)]
pub(crate) struct Fitbod;

impl Reader for Fitbod {
    fn format(&self) -> Format {
        Format::Fitbod
    }

    fn recognizes(&self, head: &Head<'_>, _: &Options) -> bool {
        head.named("iswarmup").is_some()
            && head.has_all(&[Field::Date, Field::Exercise, Field::Reps, Field::Load])
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let mut columns = Columns::of(head);
        // Its duration is the set's, not the workout's.
        (columns.seconds, columns.duration) = (columns.duration, None);
        let unit = columns.stated.unwrap_or(MassUnit::Kilogram);
        columns.stated = Some(unit);
        let mut sheet = Sheet::new(Format::Fitbod, head, &columns, options);
        sheet.read_rows(head, Sheet::take);
        let year = if head.named("multiplier").is_some() {
            ""
        } else {
            "2019, "
        };
        let family = format!("{year}{} columns", head.names.len());
        Ok(sheet.close(family, LoadsIn::Stored(unit), options))
    }
}
