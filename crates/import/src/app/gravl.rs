//! Gravl: one row per set, a start stamp beside the day, units in the header.

use crate::app::columns::Columns;
use crate::app::sheet::Sheet;
use crate::book::LoadsIn;
use crate::format::{Format, Reader};
use crate::parsed::{Options, Parsed};
use crate::refusal::Refusal;
use crate::table::Head;

/// The Gravl reader.
#[derive(Debug)]
pub(crate) struct Gravl;

impl Reader for Gravl {
    fn format(&self) -> Format {
        Format::Gravl
    }

    fn recognizes(&self, head: &Head<'_>, _: &Options) -> bool {
        ["startdate", "workout", "exercise", "settype", "effort"]
            .iter()
            .all(|name| head.named(name).is_some())
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let mut columns = Columns::of(head);
        columns.date = head.named("startdate");
        columns.name = head.named("workout");
        columns.duration = head.named("workoutdurationmin");
        columns.seconds = head.named("setdurationsec");
        let mut sheet = Sheet::new(Format::Gravl, head, &columns, options);
        sheet.read_rows(head, Sheet::take);
        let family = format!("{} columns", head.names.len());
        Ok(sheet.close(family, LoadsIn::Shown(columns.stated), options))
    }
}
