//! Liftosaur's CSV: required and completed values side by side, stamps in UTC.
//! Only completed sets count; a completed set without its own load was done at
//! the required one.

use crate::app::columns::Columns;
use crate::app::sheet::Sheet;
use crate::book::LoadsIn;
use crate::format::{Format, Reader};
use crate::parsed::{Options, Parsed};
use crate::refusal::Refusal;
use crate::table::Head;

/// The Liftosaur reader.
#[derive(Debug)]
pub(crate) struct Liftosaur;

impl Reader for Liftosaur {
    fn format(&self) -> Format {
        Format::Liftosaur
    }

    fn recognizes(&self, head: &Head<'_>, _: &Options) -> bool {
        [
            "workoutdatetime",
            "exercise",
            "completedreps",
            "requiredreps",
        ]
        .iter()
        .all(|name| head.named(name).is_some())
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let columns = columns(head);
        let completed = (columns.load, columns.load_unit);
        let required = (
            head.named("requiredweightvalue"),
            head.named("requiredweightunit"),
        );
        let mut sheet = Sheet::new(Format::Liftosaur, head, &columns, options);
        let mut not_done = 0;
        sheet.read_rows(head, |sheet, cells| {
            if cells.text(columns.reps).is_empty() {
                not_done += 1;
                return;
            }
            let has_own = !cells.text(completed.0).is_empty();
            let (load, load_unit) = if has_own { completed } else { required };
            (sheet.columns.load, sheet.columns.load_unit) = (load, load_unit);
            sheet.take(cells);
        });
        sheet.book.note_not_done(not_done);
        let family = format!("history, {} columns", head.names.len());
        Ok(sheet.close(family, LoadsIn::Shown(None), options))
    }
}

/// The completed side of the columns.
fn columns(head: &Head<'_>) -> Columns {
    let mut columns = Columns::at(head.names.len(), |_| None);
    columns.date = head.named("workoutdatetime");
    columns.name = head.named("dayname");
    columns.exercise = head.named("exercise");
    columns.warm_up = head.named("iswarmupset");
    columns.reps = head.named("completedreps");
    columns.rpe = head.named("completedrpe");
    columns.load = head.named("completedweightvalue");
    columns.load_unit = head.named("completedweightunit");
    columns.notes = head.named("notes");
    columns
}
