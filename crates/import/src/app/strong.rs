//! Strong: comma files from iOS, semicolon files from Android, in any language,
//! with or without a header, units in rows, headers or nowhere.
//!
//! An app that speaks a language we do not know still writes its columns in the order it always
//! does, and what is in them shows it: see [`place`].
//!
//! Rest timers and notes come as rows of their own; both are put on the set
//! they belong to.

mod place;

use recoup_engine::session::SetKind;

use crate::app::columns::{Columns, kind_of};
use crate::app::sheet::Sheet;
use crate::book::LoadsIn;
use crate::cell::{Cells, mass};
use crate::format::{Format, Reader};
use crate::parsed::{Cost, Issue, Options, Parsed};
use crate::refusal::Refusal;
use crate::table::Head;
use crate::table::heading::{self, Field, Unit};

/// The Strong reader.
#[derive(Debug)]
pub(crate) struct Strong;

/// The columns of an Android file, for one that comes without its header.
const ANDROID: [Field; 14] = [
    Field::Date,
    Field::WorkoutName,
    Field::Exercise,
    Field::SetOrder,
    Field::Load,
    Field::LoadUnit,
    Field::Reps,
    Field::Rpe,
    Field::Distance,
    Field::DistanceUnit,
    Field::Seconds,
    Field::Notes,
    Field::WorkoutNotes,
    Field::Duration,
];

/// The same before the duration was added.
const ANDROID_13: [Field; 13] = {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, _] = ANDROID;
    [a, b, c, d, e, f, g, h, i, j, k, l, m]
};

impl Reader for Strong {
    fn format(&self) -> Format {
        Format::Strong
    }

    fn recognizes(&self, head: &Head<'_>, _: &Options) -> bool {
        is_headerless(head) || has_signature(head) || place::of(head).is_some()
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let placed = if is_headerless(head) {
            Some(&ANDROID[..head.names.len()])
        } else {
            place::of(head)
        };
        let columns = placed.map_or_else(|| Columns::of(head), |fields| columns_at(head, fields));
        let order = match placed {
            Some(fields) => fields.iter().position(|&field| field == Field::SetOrder),
            None => head.column(Field::SetOrder),
        };
        let mut reading = Reading {
            sheet: Sheet::new(Format::Strong, head, &columns, options),
            order,
            last_number: None,
        };
        if placed.is_some() && !is_headerless(head) {
            let issue = Issue::new(1, "header", head.line(), Cost::Nothing, place::REMARK);
            reading.sheet.book.issues.push(issue);
        }
        let is_numbered = place::is_numbered(head, placed);
        let mut rows = head.rows();
        if !is_headerless(head) {
            rows.next_row();
        }
        while rows.next_row().is_some() {
            match rows.check_width(columns.width) {
                Ok(()) => reading.take(&Cells { head, rows: &rows }),
                Err(issue) => reading.sheet.book.issues.push(issue),
            }
        }
        Ok(reading.sheet.close(
            family(head, &columns, is_numbered),
            loads_in(&columns, is_numbered),
            options,
        ))
    }
}

/// A header with an order of sets, or with seconds and distance for every set.
fn has_signature(head: &Head<'_>) -> bool {
    let order = head
        .column(Field::SetOrder)
        .map(|column| head.names[column].as_str());
    head.has_all(&[
        Field::Date,
        Field::Exercise,
        Field::SetOrder,
        Field::Reps,
        Field::Load,
    ]) && (order.is_some_and(heading::says_order)
        || head.has_all(&[Field::Seconds, Field::Distance]))
}

/// A first line that is a row of an Android file: date, names, set order, unit.
fn is_headerless(head: &Head<'_>) -> bool {
    let name = |at: usize| head.names.get(at).map_or("", String::as_str);
    matches!(head.names.len(), 13 | 14)
        && head.delimiter == b';'
        && crate::cell::when::parse(name(0), crate::cell::when::DateOrder::DayFirst).is_some()
        && matches!(Mark::of(name(3)), Mark::Set(_) | Mark::Rest | Mark::Note)
        && (name(5).is_empty() || mass::read_unit(name(5)).is_some())
}

/// The layout in words.
fn family(head: &Head<'_>, columns: &Columns, is_numbered: bool) -> String {
    let system = match (is_numbered, columns.load_unit.is_some(), head.delimiter) {
        (true, _, _) => "Android 2024, numbered workouts",
        (false, true, b';') => "Android, a unit in every row",
        (false, true, _) => "a unit in every row",
        (false, false, _) if columns.stated.is_some() => "the unit in the header",
        (false, false, _) => "iOS, no unit",
    };
    let header = if is_headerless(head) {
        ", no header"
    } else {
        ""
    };
    format!("{system}, {} columns{header}", columns.width)
}

/// Numbered files always write kilograms; the others what the person saw.
fn loads_in(columns: &Columns, is_numbered: bool) -> LoadsIn {
    match columns.stated {
        Some(unit) if is_numbered => LoadsIn::Stored(unit),
        stated => LoadsIn::Shown(stated),
    }
}

/// The columns by their places, with the units that the header names whatever its language.
fn columns_at(head: &Head<'_>, fields: &[Field]) -> Columns {
    let mut columns = Columns::at(head.names.len(), |field| {
        fields.iter().position(|&known| known == field)
    });
    let unit =
        |column: Option<usize>| column.and_then(|column| heading::unit_of(head.names.get(column)?));
    if is_headerless(head) {
        return columns;
    }
    if let Some(Unit::Mass(mass)) = unit(columns.load) {
        columns.stated = Some(mass);
    }
    if let Some(Unit::Length(mm)) = unit(columns.distance) {
        columns.distance_unit_mm = Some(mm);
    }
    columns
}

/// Stems of "rest" in the languages of the app, folded.
const RESTS: [&str; 21] = [
    "rest",
    "ruhe",
    "pause",
    "pausa",
    "descans",
    "repos",
    "ripos",
    "recup",
    "отдых",
    "відпоч",
    "休息",
    "休憩",
    "휴식",
    "dinlen",
    "rust",
    "vila",
    "pihen",
    "odpocz",
    "odpoc",
    "hvile",
    "lepo",
];

/// What the set-order column says a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A set, with the number it has in its exercise.
    Set(Option<i64>),
    /// A set of a kind.
    Kind(SetKind),
    /// The rest after the set before.
    Rest,
    /// A note on the exercise.
    Note,
    /// Something else.
    Unknown,
}

impl Mark {
    fn of(text: &str) -> Mark {
        if let Ok(number) = text.parse() {
            return Mark::Set(Some(number));
        }
        match crate::cell::fold::fold(text).as_str() {
            "" => Mark::Set(None),
            "w" | "warmup" => Mark::Kind(SetKind::WarmUp),
            "d" | "drop" | "dropset" => Mark::Kind(SetKind::Drop),
            "f" | "failure" => Mark::Kind(SetKind::Failure),
            "resttimer" | "rest" => Mark::Rest,
            "note" | "notes" => Mark::Note,
            word => match crate::cell::decimal::Decimal::parse(text) {
                Some(number) => Mark::Set(Some(number.rounded())),
                None if RESTS.iter().any(|stem| word.contains(stem)) => Mark::Rest,
                None => kind_of(text).map_or(Mark::Unknown, Mark::Kind),
            },
        }
    }
}

/// A file under way.
#[derive(Debug)]
struct Reading {
    sheet: Sheet,
    order: Option<usize>,
    /// The number of the set before, when it had one.
    last_number: Option<i64>,
}

impl Reading {
    fn take(&mut self, cells: &Cells<'_, '_>) {
        let Some(place) = self.sheet.session(cells) else {
            return;
        };
        match Mark::of(cells.text(self.order)) {
            Mark::Rest => self.rest(cells, place),
            Mark::Note => self.note(cells, place),
            Mark::Set(number) => self.set(cells, place, SetKind::Working, number),
            Mark::Kind(kind) => self.set(cells, place, kind, None),
            Mark::Unknown => {
                let done = "is no known mark of a set; read as an ordinary set";
                self.sheet
                    .book
                    .issues
                    .push(cells.issue(self.order, Cost::Nothing, done));
                self.set(cells, place, SetKind::Working, None);
            }
        }
    }

    /// A rest timer belongs to the set before it.
    fn rest(&mut self, cells: &Cells<'_, '_>, place: usize) {
        let book = &mut self.sheet.book;
        let seconds = cells.seconds(self.sheet.columns.seconds, &mut book.issues);
        if let Some(set) = book.session(place).sets.last_mut() {
            set.rest_s = set.rest_s.or(seconds);
        }
    }

    /// A note goes to the first set of its exercise, or to the session when the
    /// exercise has no set yet.
    fn note(&mut self, cells: &Cells<'_, '_>, place: usize) {
        let exercise = cells.text(self.sheet.columns.exercise);
        let text = cells.text(self.sheet.columns.notes);
        let session = self.sheet.book.session(place);
        let set = session.sets.iter_mut().find(|set| set.exercise == exercise);
        append(set.map_or(&mut session.notes, |set| &mut set.note), text);
    }

    /// A block of an exercise begins where the numbers begin again.
    fn set(&mut self, cells: &Cells<'_, '_>, place: usize, kind: SetKind, number: Option<i64>) {
        let exercise = cells.text(self.sheet.columns.exercise);
        let last = self.sheet.book.session(place).sets.last();
        if last.is_none_or(|last| last.exercise != exercise) {
            self.last_number = None;
        }
        let counts_on = number.is_none() || self.last_number < number;
        self.last_number = number.or(self.last_number);
        self.sheet
            .push(cells, place, kind, !counts_on || opens_block(cells));
    }
}

/// iOS writes `""` in the first row of every block of an exercise, and nothing
/// in the others: the only mark of a block repeated at once.
fn opens_block(cells: &Cells<'_, '_>) -> bool {
    cells.head.delimiter == b',' && cells.rows.first_line().contains(",\"\",")
}

/// Adds a paragraph, unless it is there already.
fn append(notes: &mut String, text: &str) {
    if text.is_empty() || notes.contains(text) {
        return;
    }
    if !notes.is_empty() {
        notes.push('\n');
    }
    notes.push_str(text);
}
