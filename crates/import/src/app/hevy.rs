//! Hevy: one quoted row per set, month names in the language of the phone, the
//! unit of loads and distances in the column's name.

use crate::app::columns::Columns;
use crate::app::sheet::Sheet;
use crate::book::LoadsIn;
use crate::format::{Format, Reader};
use crate::parsed::{Options, Parsed};
use crate::refusal::Refusal;
use crate::table::Head;

/// The Hevy reader.
#[derive(Debug)]
pub(crate) struct Hevy;

impl Reader for Hevy {
    fn format(&self) -> Format {
        Format::Hevy
    }

    fn recognizes(&self, head: &Head<'_>, _: &Options) -> bool {
        ["exercisetitle", "setindex", "settype", "starttime"]
            .iter()
            .all(|name| head.named(name).is_some())
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let columns = Columns::of(head);
        let index = head.named("setindex");
        let mut sheet = Sheet::new(Format::Hevy, head, &columns, options);
        sheet.read_rows(head, |sheet, cells| {
            let Some(place) = sheet.session(cells) else {
                return;
            };
            let kind = columns.read_kind(cells, &mut sheet.book.issues);
            // Sets are counted from 0 in every block of an exercise.
            sheet.push(cells, place, kind, cells.text(index) == "0");
        });
        let loads_in = columns.stated.map_or(LoadsIn::Shown(None), LoadsIn::Stored);
        let family = format!("workouts, {} columns", head.names.len());
        Ok(sheet.close(family, loads_in, options))
    }
}
