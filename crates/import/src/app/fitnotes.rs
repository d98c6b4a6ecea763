//! `FitNotes`: days without times, one session a day, a unit in the header or in
//! every row, and exercise names with commas that nobody quoted.

use crate::app::columns::Columns;
use crate::app::sheet::Sheet;
use crate::book::LoadsIn;
use crate::cell::Cells;
use crate::cell::decimal::Decimal;
use crate::format::{Format, Reader};
use crate::parsed::{Cost, Options, Parsed};
use crate::refusal::Refusal;
use crate::table::heading::{Field, Unit};
use crate::table::{Head, Rows};

/// The `FitNotes` reader.
#[derive(Debug)]
pub(crate) struct FitNotes;

impl Reader for FitNotes {
    fn format(&self) -> Format {
        Format::FitNotes
    }

    fn recognizes(&self, head: &Head<'_>, _: &Options) -> bool {
        head.named("distanceunit").is_some()
            && head.has_all(&[
                Field::Date,
                Field::Exercise,
                Field::Category,
                Field::Load,
                Field::Reps,
            ])
            && head.column(Field::WorkoutName).is_none()
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let mut columns = Columns::of(head);
        // Its time is how long the set took.
        (columns.seconds, columns.time) = (columns.time, None);
        let loads = load_columns(head);
        let mut sheet = Sheet::new(Format::FitNotes, head, &columns, options);
        let mut rows = head.rows();
        rows.next_row();
        while rows.next_row().is_some() {
            let repaired = repair(&mut rows, &columns);
            let width = if repaired {
                Ok(())
            } else {
                rows.check_exact_width(columns.width)
            };
            match width {
                Ok(()) => take(&mut sheet, &Cells { head, rows: &rows }, &loads, repaired),
                Err(issue) => sheet.book.issues.push(issue),
            }
        }
        let family = format!("{} columns", head.names.len());
        Ok(sheet.close(family, LoadsIn::Shown(columns.stated), options))
    }
}

/// The load columns: `FitNotes` for iOS has one for each unit.
fn load_columns(head: &Head<'_>) -> Vec<(usize, Option<Unit>)> {
    let headings = head.headings.iter().enumerate();
    headings
        .filter_map(|(column, heading)| heading.map(|heading| (column, heading)))
        .filter(|(_, heading)| heading.field == Field::Load)
        .map(|(column, heading)| (column, heading.unit))
        .collect()
}

fn take(sheet: &mut Sheet, cells: &Cells<'_, '_>, loads: &[(usize, Option<Unit>)], repaired: bool) {
    if repaired {
        let done = "has a comma that was not quoted; joined to the name before";
        sheet
            .book
            .issues
            .push(cells.issue(sheet.columns.exercise, Cost::Nothing, done));
    }
    let filled = loads
        .iter()
        .find(|(column, _)| !cells.text(Some(*column)).is_empty());
    if let Some(&(column, unit)) = filled {
        sheet.columns.load = Some(column);
        if let Some(Unit::Mass(mass)) = unit {
            sheet.columns.stated = Some(mass);
        }
    }
    sheet.take(cells);
}

/// Joins the fields after the exercise when the row has too many of them and
/// its numbers then stand where they belong.
fn repair(rows: &mut Rows<'_>, columns: &Columns) -> bool {
    let spare = rows.len().saturating_sub(columns.width);
    let (Some(exercise), Some(reps)) = (columns.exercise, columns.reps) else {
        return false;
    };
    if spare == 0 {
        return false;
    }
    let is_number = |text: &str| text.is_empty() || Decimal::parse(text).is_some();
    let fits = |at: Option<usize>| is_number(rows.get(at.map(|at| at + spare)));
    let fits_joined = fits(Some(reps)) && fits(columns.load) && fits(columns.distance);
    if fits_joined {
        rows.join(exercise, spare);
    }
    fits_joined
}
