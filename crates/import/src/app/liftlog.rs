//! `LiftLog`'s plain export: newest first, a stamp for every set, a unit in every row.

use std::collections::BTreeMap;

use crate::app::columns::Columns;
use crate::app::sheet::Sheet;
use crate::book::LoadsIn;
use crate::cell::Cells;
use crate::format::{Format, Reader};
use crate::parsed::{Options, Parsed};
use crate::refusal::Refusal;
use crate::table::Head;

/// The `LiftLog` reader.
#[derive(Debug)]
pub(crate) struct LiftLog;

impl Reader for LiftLog {
    fn format(&self) -> Format {
        Format::LiftLog
    }

    fn recognizes(&self, head: &Head<'_>, _: &Options) -> bool {
        ["sessionid", "timestamp", "exercise", "targetreps"]
            .iter()
            .all(|name| head.named(name).is_some())
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let mut columns = Columns::of(head);
        columns.reps = head.named("reps");
        let session_id = head.named("sessionid");
        let mut sheet = Sheet::new(Format::LiftLog, head, &columns, options);
        let mut places = BTreeMap::new();
        sheet.read_rows(head, |sheet, cells| {
            let id = cells.text(session_id);
            let Some(place) = session(sheet, cells, id) else {
                return;
            };
            let newest_first = places.entry(place).or_insert(false);
            *newest_first |= rewind_start(sheet, cells, place);
            let kind = columns.read_kind(cells, &mut sheet.book.issues);
            sheet.push(cells, place, kind, false);
        });
        for (place, newest_first) in places {
            if newest_first {
                sheet.book.reverse(place);
            }
        }
        let family = format!("plain export, {} columns", head.names.len());
        Ok(sheet.close(family, LoadsIn::Shown(None), options))
    }
}

/// The session with this identifier, made when it is new.
fn session(sheet: &mut Sheet, cells: &Cells<'_, '_>, id: &str) -> Option<usize> {
    match sheet.moment(cells) {
        Ok(moment) => {
            let session = sheet.start(cells, &moment, format!("liftlog|{id}"));
            sheet.book.open(session)
        }
        Err(issue) => {
            sheet.book.issues.push(issue);
            None
        }
    }
}

/// Moves the session's start back to this row when it is earlier; whether it was.
fn rewind_start(sheet: &mut Sheet, cells: &Cells<'_, '_>, place: usize) -> bool {
    let Ok(moment) = sheet.moment(cells) else {
        return false;
    };
    let session = sheet.book.session(place);
    let earlier = moment.start < session.start;
    if earlier {
        session.start = moment.start;
    }
    earlier
}
