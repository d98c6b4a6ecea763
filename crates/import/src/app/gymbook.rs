//! `GymBook`: headers in the language of the phone, a time for every set, and
//! cells that carry their unit: `20 ripetizioni`, `14 minuti`, `62,50 kg`.
//!
//! Planned sets that were skipped are rows too; they are left out and counted.

use recoup_engine::session::SetKind;

use crate::app::columns::{Columns, is_yes};
use crate::app::sheet::Sheet;
use crate::book::LoadsIn;
use crate::book::guess::RawLoad;
use crate::cell::decimal::Decimal;
use crate::cell::{Cells, mass, span};
use crate::format::{Format, Reader};
use crate::parsed::{Cost, Options, Parsed, ParsedSet};
use crate::refusal::Refusal;
use crate::table::Head;
use crate::table::heading::{self, Field, Unit};

/// The `GymBook` reader.
#[derive(Debug)]
pub(crate) struct GymBook;

/// Stems of "skipped" in the languages of the app, folded.
const SKIPPED: [&str; 8] = [
    "saltat",
    "skipp",
    "ubersprung",
    "omit",
    "saut",
    "pulad",
    "overgeslag",
    "hopp",
];

/// Stems of "cool-down", folded.
const COOL_DOWN: [&str; 5] = ["defatic", "cooldown", "abkuhl", "enfri", "retouraucalme"];

impl Reader for GymBook {
    fn format(&self) -> Format {
        Format::GymBook
    }

    fn recognizes(&self, head: &Head<'_>, _: &Options) -> bool {
        let shared = |field| joined_column(head, field).is_some();
        shared(Field::Reps) && shared(Field::Load) && head.has_all(&[Field::Date, Field::Exercise])
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let shape = Shape::of(head);
        let mut columns = Columns::of(head);
        (columns.reps, columns.load) = (
            joined_column(head, Field::Reps),
            joined_column(head, Field::Load),
        );
        let mut sheet = Sheet::new(Format::GymBook, head, &columns, options);
        let mut not_done = 0;
        sheet.read_rows(head, |sheet, cells| {
            if is_yes(cells.text(shape.skipped)) {
                not_done += 1;
            } else {
                shape.take(sheet, cells);
            }
        });
        sheet.book.note_not_done(not_done);
        let family = format!("{} columns, units in cells", head.names.len());
        Ok(sheet.close(family, LoadsIn::Shown(None), options))
    }
}

/// The column of `field` whose header names two things, such as `Peso / Distanza`.
fn joined_column(head: &Head<'_>, field: Field) -> Option<usize> {
    let means = |name: &str| heading::recognize(name).is_some_and(|heading| heading.field == field);
    head.names.iter().position(|name| {
        name.split_once('/')
            .is_some_and(|(first, rest)| !rest.contains('/') && means(first.trim()))
    })
}

/// The columns only this app has.
#[derive(Debug)]
struct Shape {
    kind: Option<usize>,
    skipped: Option<usize>,
}

impl Shape {
    fn of(head: &Head<'_>) -> Shape {
        let folded = |name: &String| crate::cell::fold::fold(name);
        Shape {
            kind: head
                .names
                .iter()
                .position(|name| name.matches('/').count() == 2),
            skipped: head
                .names
                .iter()
                .position(|name| SKIPPED.iter().any(|stem| folded(name).starts_with(stem))),
        }
    }

    fn take(&self, sheet: &mut Sheet, cells: &Cells<'_, '_>) {
        let Some(place) = sheet.session(cells) else {
            return;
        };
        let exercise = cells.text(sheet.columns.exercise);
        if exercise.is_empty() {
            let done = "is empty; the row was left out";
            sheet
                .book
                .issues
                .push(cells.issue(sheet.columns.exercise, Cost::Row, done));
            return;
        }
        let mut set = ParsedSet::new(exercise, cells.rows.line());
        set.kind = self.kind(sheet, cells);
        cells.text(sheet.columns.notes).clone_into(&mut set.note);
        read_reps(sheet, cells, &mut set);
        let load = read_load(sheet, cells, &mut set);
        if set.seconds.is_some() || set.distance_mm.is_some() {
            set.reps = set.reps.filter(|&reps| 0 < reps);
        }
        sheet.book.push(place, set, load, false);
    }

    fn kind(&self, sheet: &mut Sheet, cells: &Cells<'_, '_>) -> SetKind {
        let folded = crate::cell::fold::fold(cells.text(self.kind));
        if COOL_DOWN.iter().any(|stem| folded.contains(stem)) {
            let done = "is a cool-down set; read as an ordinary set";
            sheet
                .book
                .issues
                .push(cells.issue(self.kind, Cost::Nothing, done));
            return SetKind::Working;
        }
        let mut columns = sheet.columns;
        columns.kind = self.kind;
        columns.read_kind(cells, &mut sheet.book.issues)
    }
}

/// Repetitions, or a time when the unit in the cell is one.
fn read_reps(sheet: &mut Sheet, cells: &Cells<'_, '_>, set: &mut ParsedSet) {
    let column = sheet.columns.reps;
    let text = cells.text(column);
    if crate::cell::is_blank(text) {
        return;
    }
    match split_amount(text) {
        Some((number, unit)) if is_repetition(unit) && 0 <= number.rounded() => {
            set.reps = u32::try_from(number.rounded()).ok();
        }
        _ => set.seconds = span::parse_seconds(text).filter(|&seconds| 0 < seconds),
    }
    if set.reps.is_none() && set.seconds.is_none() && span::parse_seconds(text).is_none() {
        let done = "is neither repetitions nor a time; left empty";
        sheet
            .book
            .issues
            .push(cells.issue(column, Cost::Value, done));
    }
}

/// A load, or a distance when the unit in the cell is one.
fn read_load(sheet: &mut Sheet, cells: &Cells<'_, '_>, set: &mut ParsedSet) -> Option<RawLoad> {
    let column = sheet.columns.load;
    let text = cells.text(column);
    if crate::cell::is_blank(text) {
        return None;
    }
    let (number, unit) = split_amount(text).unwrap_or((Decimal::from_billionths(0), "?"));
    match (
        mass::read_unit(unit),
        heading::read_unit(&unit.to_lowercase()),
    ) {
        (Some(mass), _) => Some(RawLoad {
            value: number,
            unit: Some(mass),
            dusty: false,
        }),
        (None, Some(Unit::Length(mm))) => {
            set.distance_mm = u64::try_from(number.scaled(mm, 1))
                .ok()
                .filter(|&mm| 0 < mm);
            None
        }
        (None, _) if unit.is_empty() => Some(RawLoad {
            value: number,
            unit: None,
            dusty: false,
        }),
        (None, _) => {
            let done = "is neither a load nor a distance; left empty";
            sheet
                .book
                .issues
                .push(cells.issue(column, Cost::Value, done));
            None
        }
    }
}

/// A number and the word after it.
fn split_amount(text: &str) -> Option<(Decimal, &str)> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '\'');
    let end = text.find(|c: char| !is_number(c)).unwrap_or(text.len());
    Some((Decimal::parse(&text[..end])?, text[end..].trim()))
}

/// Whether the word after a number says that it counts repetitions.
fn is_repetition(unit: &str) -> bool {
    let folded = crate::cell::fold::fold(unit);
    unit.is_empty()
        || [
            "rip", "rep", "wdh", "wiederh", "次", "回", "повт", "herh", "powt",
        ]
        .iter()
        .any(|stem| folded.starts_with(stem))
}
