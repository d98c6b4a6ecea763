//! Strong: comma files from iOS, semicolon files from Android, in any language,
//! with or without a header, units in rows, headers or nowhere.
//!
//! Rest timers and notes come as rows of their own; both are put on the set
//! they belong to. Seconds and distance of 0 mean "not measured", and so do 0
//! repetitions beside them; a load of 0 is a load.

use jiff::civil::DateTime;
use recoup_engine::session::SetKind;
use recoup_engine::unit::MassUnit;

use crate::book::guess::RawLoad;
use crate::book::{Book, Finish, LoadsIn};
use crate::cell::Cells;
use crate::cell::mass;
use crate::cell::span;
use crate::cell::when::DateOrder;
use crate::format::{Format, Reader};
use crate::parsed::{Cost, Options, Parsed, ParsedSession, ParsedSet};
use crate::refusal::Refusal;
use crate::table::dates::DateReading;
use crate::table::heading::{Field, KILOMETRE_MM, MILE_MM, Unit};
use crate::table::{Head, Rows};

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

impl Reader for Strong {
    fn format(&self) -> Format {
        Format::Strong
    }

    fn recognizes(&self, head: &Head<'_>) -> bool {
        is_headerless(head)
            || head.has_all(&[Field::Date, Field::Exercise, Field::SetOrder, Field::Reps])
                && head.column(Field::Load).is_some()
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let columns = Columns::of(head);
        let mut rows = head.rows();
        if !columns.headerless {
            rows.next_row();
        }
        let dates = DateReading::of(head, columns.date, options);
        let mut reading = Reading {
            columns,
            book: Book::default(),
            last: None,
            last_number: None,
            dates: dates.order,
        };
        while rows.next_row().is_some() {
            if let Err(issue) = rows.check_width(reading.columns.width) {
                reading.book.issues.push(issue);
                continue;
            }
            reading.take(head, &rows);
        }
        let Reading { columns, book, .. } = reading;
        Ok(book.close(Finish {
            format: Format::Strong,
            family: columns.family(head),
            loads_in: columns.loads_in(),
            options,
            date_question: dates.question,
        }))
    }
}

/// Strong's other export: body measurements, no sets.
pub(crate) fn is_measurements(head: &Head<'_>) -> bool {
    let names: Vec<String> = head
        .names
        .iter()
        .map(|name| crate::cell::fold::fold(name))
        .collect();
    ["measurement", "value", "unit"]
        .iter()
        .all(|wanted| names.iter().any(|name| name == wanted))
}

/// A first line that is a row of an Android file: date, names, set order, unit.
fn is_headerless(head: &Head<'_>) -> bool {
    let name = |at: usize| head.names.get(at).map_or("", String::as_str);
    matches!(head.names.len(), 13 | 14)
        && head.delimiter == b';'
        && crate::cell::when::parse(name(0), DateOrder::DayFirst).is_some()
        && matches!(Mark::of(name(3)), Mark::Set(_) | Mark::Rest | Mark::Note)
        && (name(5).is_empty() || mass::read_unit(name(5)).is_some())
}

/// Where each field stands.
#[derive(Debug)]
struct Columns {
    headerless: bool,
    width: usize,
    date: Option<usize>,
    name: Option<usize>,
    duration: Option<usize>,
    duration_unit_s: i64,
    exercise: Option<usize>,
    order: Option<usize>,
    load: Option<usize>,
    load_unit: Option<usize>,
    stated: Option<MassUnit>,
    numbered: bool,
    reps: Option<usize>,
    rpe: Option<usize>,
    distance: Option<usize>,
    distance_unit: Option<usize>,
    distance_mm: Option<i64>,
    seconds: Option<usize>,
    notes: Option<usize>,
    workout_notes: Option<usize>,
}

impl Columns {
    fn of(head: &Head<'_>) -> Columns {
        let headerless = is_headerless(head);
        let column = |field: Field| {
            if headerless {
                ANDROID[..head.names.len()]
                    .iter()
                    .position(|&known| known == field)
            } else {
                head.column(field)
            }
        };
        let unit = |field: Field| {
            if headerless {
                None
            } else {
                head.heading(field).and_then(|heading| heading.unit)
            }
        };
        Columns {
            headerless,
            width: head.names.len(),
            date: column(Field::Date),
            name: column(Field::WorkoutName),
            duration: column(Field::Duration),
            duration_unit_s: match unit(Field::Duration) {
                Some(Unit::Time(seconds)) => seconds,
                _ => 1,
            },
            exercise: column(Field::Exercise),
            order: column(Field::SetOrder),
            load: column(Field::Load),
            load_unit: column(Field::LoadUnit),
            stated: match unit(Field::Load) {
                Some(Unit::Mass(mass)) => Some(mass),
                _ => None,
            },
            numbered: !headerless && column(Field::WorkoutNumber).is_some(),
            reps: column(Field::Reps),
            rpe: column(Field::Rpe),
            distance: column(Field::Distance),
            distance_unit: column(Field::DistanceUnit),
            distance_mm: match unit(Field::Distance) {
                Some(Unit::Length(mm)) => Some(mm),
                _ => None,
            },
            seconds: column(Field::Seconds),
            notes: column(Field::Notes),
            workout_notes: column(Field::WorkoutNotes),
        }
    }

    /// Numbered files always write kilograms; the others what the person saw.
    fn loads_in(&self) -> LoadsIn {
        match self.stated {
            Some(unit) if self.numbered => LoadsIn::Stored(unit),
            stated => LoadsIn::Shown(stated),
        }
    }

    /// The layout in words.
    fn family(&self, head: &Head<'_>) -> String {
        let system = match (self.numbered, self.load_unit.is_some(), head.delimiter) {
            (true, _, _) => "Android 2024, numbered workouts",
            (false, true, b';') => "Android, a unit in every row",
            (false, true, _) => "a unit in every row",
            (false, false, _) if self.stated.is_some() => "the unit in the header",
            (false, false, _) => "iOS, no unit",
        };
        let header = if self.headerless { ", no header" } else { "" };
        format!("{system}, {} columns{header}", self.width)
    }
}

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
            _ => match crate::cell::decimal::Decimal::parse(text) {
                Some(number) => Mark::Set(Some(number.rounded())),
                None => Mark::Unknown,
            },
        }
    }
}

/// A file under way.
#[derive(Debug)]
struct Reading {
    columns: Columns,
    book: Book,
    /// The date as written in the row before, and its session.
    last: Option<(String, usize)>,
    /// The number of the set before, when it had one.
    last_number: Option<i64>,
    dates: DateOrder,
}

impl Reading {
    fn take(&mut self, head: &Head<'_>, rows: &Rows<'_>) {
        let cells = Cells { head, rows };
        let Some(place) = self.session(&cells) else {
            return;
        };
        let order = self.columns.order;
        match Mark::of(cells.text(order)) {
            Mark::Rest => self.rest(&cells, place),
            Mark::Note => self.note(&cells, place),
            Mark::Set(number) => self.set(&cells, place, SetKind::Working, number),
            Mark::Kind(kind) => self.set(&cells, place, kind, None),
            Mark::Unknown => {
                let done = "is no known mark of a set; read as an ordinary set";
                self.book
                    .issues
                    .push(cells.issue(order, Cost::Nothing, done));
                self.set(&cells, place, SetKind::Working, None);
            }
        }
    }

    /// The session of the row; rows of one session share the date as written.
    fn session(&mut self, cells: &Cells<'_, '_>) -> Option<usize> {
        let written = cells.text(self.columns.date);
        if let Some((last, place)) = &self.last
            && last == written
        {
            return Some(*place);
        }
        let moment = match cells.moment(self.columns.date, self.dates) {
            Ok(moment) => moment,
            Err(issue) => {
                self.book.issues.push(issue);
                return None;
            }
        };
        let name = cells.text(self.columns.name);
        let place = self.book.open(ParsedSession {
            key: key(moment.start, moment.time_known, name),
            start: moment.start,
            time_known: moment.time_known,
            offset_s: moment.offset_s,
            duration_s: span::parse_with(
                cells.text(self.columns.duration),
                self.columns.duration_unit_s,
            ),
            duration_suspect: false,
            name: name.to_owned(),
            notes: cells.text(self.columns.workout_notes).to_owned(),
            sets: Vec::new(),
        });
        self.last = Some((written.to_owned(), place));
        Some(place)
    }

    fn rest(&mut self, cells: &Cells<'_, '_>, place: usize) {
        let seconds = cells.seconds(self.columns.seconds, &mut self.book.issues);
        if let Some(set) = self.book.session(place).sets.last_mut() {
            set.rest_s = set.rest_s.or(seconds);
        }
    }

    /// A note goes to the first set of its exercise, or to the session when the
    /// exercise has no set yet.
    fn note(&mut self, cells: &Cells<'_, '_>, place: usize) {
        let exercise = cells.text(self.columns.exercise);
        let text = cells.text(self.columns.notes);
        let session = self.book.session(place);
        let set = session.sets.iter_mut().find(|set| set.exercise == exercise);
        append(set.map_or(&mut session.notes, |set| &mut set.note), text);
    }

    fn set(&mut self, cells: &Cells<'_, '_>, place: usize, kind: SetKind, number: Option<i64>) {
        let columns = &self.columns;
        let exercise = cells.text(columns.exercise);
        if exercise.is_empty() {
            let done = "is empty; the row was left out";
            self.book
                .issues
                .push(cells.issue(columns.exercise, Cost::Row, done));
            return;
        }
        let issues = &mut self.book.issues;
        let unit = columns
            .stated
            .or_else(|| mass::read_unit(cells.text(columns.load_unit)));
        let load_text = cells.text(columns.load);
        let load = RawLoad::parse(load_text, unit);
        if load.is_none() {
            // Says what is wrong with it, when it is not just empty.
            cells.number(columns.load, issues);
        }
        let seconds = cells.seconds(columns.seconds, issues);
        let distance_mm = cells.distance(columns.distance, columns.distance_unit_mm(cells), issues);
        let measured = seconds.is_some() || distance_mm.is_some();
        let reps = cells
            .reps(columns.reps, issues)
            .filter(|&reps| 0 < reps || !measured);
        let set = ParsedSet {
            exercise: exercise.to_owned(),
            block: 0,
            superset: None,
            kind,
            load_grams: None,
            load_unit: MassUnit::Kilogram,
            reps,
            rir_halves: cells.rir_of_rpe(columns.rpe, issues),
            seconds,
            distance_mm,
            note: cells.text(columns.notes).to_owned(),
            rest_s: None,
            line: cells.rows.line(),
            suspect: None,
        };
        let counts_on = number.is_none() || self.last_number < number;
        let begins = !counts_on || opens_block(cells);
        self.last_number = number.or(self.last_number);
        let workout_notes = cells.text(self.columns.workout_notes);
        let session = self.book.session(place);
        if session
            .sets
            .last()
            .is_none_or(|last| last.exercise != exercise)
        {
            self.last_number = number;
        }
        if session.notes.is_empty() {
            session.notes.push_str(workout_notes);
        }
        self.book.push(place, set, load, begins);
    }
}

impl Columns {
    /// Millimetres in one of the row's unit of distance; kilometres when unsaid.
    fn distance_unit_mm(&self, cells: &Cells<'_, '_>) -> i64 {
        let written = cells.text(self.distance_unit).trim_end_matches('.');
        match (self.distance_mm, written) {
            (Some(mm), _) => mm,
            (None, "mi" | "miles") => MILE_MM,
            (None, "m" | "meters") => 1000,
            (None, _) => KILOMETRE_MM,
        }
    }
}

/// iOS writes `""` in the first row of every block of an exercise, and nothing
/// in the others: the only mark of a block repeated at once.
fn opens_block(cells: &Cells<'_, '_>) -> bool {
    cells.head.delimiter == b',' && cells.rows.first_line().contains(",\"\",")
}

/// The same session in every export of Strong: its start, or its day and name.
fn key(start: DateTime, time_known: bool, name: &str) -> String {
    if time_known {
        format!("strong|{start}")
    } else {
        format!("strong|{}|{name}", start.date())
    }
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
