//! Any table with a set in each row: columns by what their header says, else by
//! what they contain, else as the person said.
//!
//! Spreadsheets leave a date or an exercise out where it repeats: both are
//! carried down. A cell may hold several sets (`5/5/4`, `3x8`) or its unit (`60kg`).

mod contents;

use recoup_engine::unit::MassUnit;

use crate::app::columns::Columns;
use crate::app::plain::contents::Counted;
use crate::app::sheet::Sheet;
use crate::book::LoadsIn;
use crate::book::guess::RawLoad;
use crate::cell::decimal::Decimal;
use crate::cell::{Cells, is_blank, mass};
use crate::format::{Format, Reader, head_of};
use crate::parsed::{Cost, Issues, Options, Parsed, ParsedSet};
use crate::refusal::Refusal;
use crate::table::heading::{self, Field, Unit};
use crate::table::{Head, text};

/// The reader of plain tables.
#[derive(Debug)]
pub(crate) struct Plain;

/// A column of a plain table, as a person sees it before the import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its header, as written.
    pub header: String,
    /// What it holds, when that is known.
    pub field: Option<Field>,
    /// How that is known.
    pub recognized: Recognized,
    /// Its first values that are not empty, at most three.
    pub samples: Vec<String>,
}

/// How the meaning of a column is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recognized {
    /// The person said so.
    Told,
    /// Its header says so.
    ByHeader,
    /// Its values look like it.
    ByContents,
    /// Not at all: ask, or leave it out.
    No,
}

/// The columns of a table, for the step in which a person says what they hold.
///
/// The answers go into [`Options::columns`] by header. Works for any text with
/// a header line, also where [`parse`](crate::parse) refuses it.
///
/// # Errors
/// [`Refusal`] when the bytes are not text.
pub fn columns(bytes: &[u8], options: &Options) -> Result<Vec<Column>, Refusal> {
    let text = text::decode(bytes, |body| {
        1 + Head::of(body).headings.iter().flatten().count()
    })?;
    let (head, _) = head_of(&text.body, options);
    let known = known_fields(&head, options);
    let samples = contents::samples(&head);
    let columns = head.names.iter().zip(known).zip(samples);
    Ok(columns
        .map(|((header, (field, recognized)), samples)| Column {
            header: header.clone(),
            field,
            recognized,
            samples: samples.into_iter().take(3).collect(),
        })
        .collect())
}

/// What each column holds and how that is known; no field twice.
fn known_fields(head: &Head<'_>, options: &Options) -> Vec<(Option<Field>, Recognized)> {
    let mut known: Vec<(Option<Field>, Recognized)> = Vec::new();
    for (name, heading) in head.names.iter().zip(&head.headings) {
        let told = options.columns.get(name).copied();
        let found = match (told, heading) {
            (Some(field), _) => (Some(field), Recognized::Told),
            (None, Some(heading)) => (Some(heading.field), Recognized::ByHeader),
            (None, None) => (None, Recognized::No),
        };
        known.push(found);
    }
    let told: Vec<Field> = options.columns.values().copied().collect();
    let mut seen = Vec::new();
    for column in &mut known {
        let (Some(field), recognized) = *column else {
            continue;
        };
        let overruled = recognized == Recognized::ByHeader && told.contains(&field);
        // Any number of columns may be left out.
        let is_read = field != Field::Category;
        if is_read && (overruled || seen.contains(&field)) {
            *column = (None, Recognized::No);
        } else {
            seen.push(field);
        }
    }
    contents::complete(head, &mut known);
    known
}

impl Reader for Plain {
    fn format(&self) -> Format {
        Format::Plain
    }

    fn recognizes(&self, head: &Head<'_>, options: &Options) -> bool {
        let known = known_fields(head, options);
        let has = |wanted| known.iter().any(|(field, _)| *field == Some(wanted));
        has(Field::Date)
            && has(Field::Exercise)
            && [Field::Load, Field::Reps, Field::Seconds, Field::Distance]
                .into_iter()
                .any(has)
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let known = known_fields(head, options);
        let at = |field| known.iter().position(|(known, _)| *known == Some(field));
        let mut columns = Columns::at(head.names.len(), at);
        let unit =
            |column: Option<usize>| column.and_then(|column| heading::unit_of(&head.names[column]));
        if let Some(Unit::Mass(mass)) = unit(columns.load) {
            columns.stated = Some(mass);
        }
        if let Some(Unit::Length(mm)) = unit(columns.distance) {
            columns.distance_unit_mm = Some(mm);
        }
        if let Some(Unit::Time(seconds)) = unit(columns.duration) {
            columns.duration_unit_s = seconds;
        }
        let is_told = |field| {
            known
                .iter()
                .any(|(known, how)| *known == Some(field) && *how == Recognized::Told)
        };
        if !is_told(Field::Sets) {
            columns.sets = counting_column(head, &columns, at(Field::SetOrder));
        }
        let times = columns.time.filter(|_| columns.seconds.is_none());
        if let Some(time) = times
            && !is_told(Field::Time)
            && contents::is_length(&contents::samples(head)[time])
        {
            (columns.seconds, columns.time) = (Some(time), None);
        }
        if columns.seconds.is_none() && contents::is_of_sets(head, &columns) {
            (columns.seconds, columns.duration) = (columns.duration, None);
        }
        let mut sheet = Sheet::new(Format::Plain, head, &columns, options);
        let mut carried = Carried {
            pairs: set_columns(head, options),
            ..Carried::default()
        };
        sheet.read_rows(head, |sheet, cells| carried.take(sheet, cells));
        let family = format!("{} columns", head.names.len());
        Ok(sheet.close(family, LoadsIn::Shown(columns.stated), options))
    }
}

/// The column that says how many equal sets a row stands for, if any.
fn counting_column(head: &Head<'_>, columns: &Columns, order: Option<usize>) -> Option<usize> {
    let told = |column| contents::counted(head, column, columns.date, columns.exercise);
    match (columns.sets, order) {
        // Beside a number for each row, another counts the sets of all rows.
        (Some(_), Some(order)) if told(order) == Some(Counted::Order) => None,
        (Some(sets), _) => Some(sets).filter(|&sets| told(sets) != Some(Counted::Order)),
        (None, Some(order)) => Some(order).filter(|&order| told(order) == Some(Counted::Sets)),
        (None, None) => None,
    }
}

/// What rows leave out because the row above says it.
#[derive(Debug, Default)]
struct Carried {
    place: Option<usize>,
    exercise: String,
    /// The load and the repetitions of each set, where a row has columns for several.
    pairs: Vec<(usize, usize)>,
}

/// `Weight 1, Reps 1, Weight 2, Reps 2`: where each set of a row stands, in a table with columns
/// for several.
fn set_columns(head: &Head<'_>, options: &Options) -> Vec<(usize, usize)> {
    let of = |wanted| {
        let headings = head.headings.iter().enumerate();
        headings.filter_map(move |(at, heading)| {
            heading
                .filter(|heading| heading.field == wanted)
                .map(|_| at)
        })
    };
    let (loads, reps): (Vec<usize>, Vec<usize>) =
        (of(Field::Load).collect(), of(Field::Reps).collect());
    if loads.len() != reps.len() || loads.len() < 2 || !options.columns.is_empty() {
        return Vec::new();
    }
    loads.into_iter().zip(reps).collect()
}

impl Carried {
    fn take(&mut self, sheet: &mut Sheet, cells: &Cells<'_, '_>) {
        let columns = sheet.columns;
        let carries = cells.text(columns.date).is_empty();
        let place = if carries {
            self.place
        } else {
            sheet.session(cells)
        };
        if self.place != place {
            self.exercise.clear();
        }
        self.place = place.or(self.place);
        let exercise = cells.text(columns.exercise);
        if !exercise.is_empty() {
            exercise.clone_into(&mut self.exercise);
        }
        let of_pairs = self
            .pairs
            .iter()
            .flat_map(|&(load, reps)| [Some(load), Some(reps)]);
        let nothing = [
            columns.load,
            columns.reps,
            columns.seconds,
            columns.distance,
        ]
        .into_iter()
        .chain(of_pairs)
        .all(|column| is_blank(cells.text(column)));
        let Some(place) = place.filter(|_| !nothing) else {
            return;
        };
        if self.exercise.is_empty() {
            let done = "is empty and so is the row above; the row was left out";
            sheet
                .book
                .issues
                .push(cells.issue(columns.exercise, Cost::Row, done));
            return;
        }
        if self.pairs.is_empty() {
            self.read_sets(sheet, cells, place);
        }
        for &(load, reps) in &self.pairs {
            if is_blank(cells.text(Some(load))) && is_blank(cells.text(Some(reps))) {
                continue;
            }
            (sheet.columns.load, sheet.columns.reps) = (Some(load), Some(reps));
            self.read_sets(sheet, cells, place);
        }
    }

    fn read_sets(&self, sheet: &mut Sheet, cells: &Cells<'_, '_>, place: usize) {
        let columns = sheet.columns;
        let issues = &mut sheet.book.issues;
        let mut set = ParsedSet::new(&self.exercise, cells.rows.line());
        set.kind = columns.read_kind(cells, issues);
        set.seconds = cells.seconds(columns.seconds, issues);
        set.distance_mm = columns.read_distance(cells, issues);
        set.rir_halves = cells.rir_of_rpe(columns.rpe, issues);
        set.rir_halves = set.rir_halves.or_else(|| cells.rir(columns.rir, issues));
        set.rest_s = cells.seconds(columns.rest, issues);
        cells.text(columns.notes).clone_into(&mut set.note);
        let count = columns.read_count(cells, issues);
        let loads = read_loads(&columns, cells, issues);
        let reps = read_reps(&columns, cells, issues);
        let measured = set.seconds.is_some() || set.distance_mm.is_some();
        let n_sets = if reps.len() == 1 {
            count.max(loads.len())
        } else {
            reps.len()
        };
        for index in 0..n_sets {
            let mut set = set.clone();
            let of_set = reps.get(index).or(reps.last()).copied().flatten();
            set.reps = of_set.filter(|&reps| 0 < reps || !measured);
            let load = loads.get(index).or(loads.last()).copied().flatten();
            sheet.book.push(place, set, load, false);
        }
    }
}

/// The loads of a row: one, or one for each set.
fn read_loads(
    columns: &Columns,
    cells: &Cells<'_, '_>,
    issues: &mut Issues,
) -> Vec<Option<RawLoad>> {
    let text = cells.text(columns.load);
    let row_unit = columns
        .stated
        .or_else(|| mass::read_unit(cells.text(columns.load_unit)));
    if is_blank(text) || is_body_weight(text) {
        return vec![None];
    }
    let parts = text.split(['/', ';']);
    let loads: Option<Vec<_>> = parts
        .map(|part| read_load(part, row_unit).map(Some))
        .collect();
    loads.unwrap_or_else(|| {
        let done = "is not a load; left empty";
        issues.push(cells.issue(columns.load, Cost::Value, done));
        vec![None]
    })
}

/// `60`, `60kg`, `135 lbs`.
fn read_load(text: &str, row_unit: Option<MassUnit>) -> Option<RawLoad> {
    let text = beyond_body(text.trim());
    let end = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let unit = match text[end..].trim() {
        "" => row_unit,
        word => Some(mass::read_unit(word)?),
    };
    RawLoad::parse(text[..end].trim(), unit)
}

/// `BW+10` and `BW - 20 kg` from their sign on.
fn beyond_body(text: &str) -> &str {
    match text.find(['+', '-']) {
        Some(at) if 0 < at && is_body_weight(&text[..at]) => &text[at..],
        Some(_) | None => text,
    }
}

/// Words for "no load but the body".
fn is_body_weight(text: &str) -> bool {
    let folded = crate::cell::fold::fold(text);
    [
        "bw",
        "bodyweight",
        "body",
        "eigengewicht",
        "自重",
        "pdc",
        "corpolibero",
    ]
    .contains(&folded.as_str())
}

/// The repetitions of a row: one number, a list (`5/5/4`), or `3x8`.
fn read_reps(columns: &Columns, cells: &Cells<'_, '_>, issues: &mut Issues) -> Vec<Option<u32>> {
    let text = cells.text(columns.reps);
    if is_blank(text) {
        return vec![None];
    }
    if Decimal::parse(text).is_some() && text.parse::<u32>().is_ok() {
        return vec![cells.reps(columns.reps, issues)];
    }
    match packed_reps(text) {
        Some(reps) => reps.into_iter().map(Some).collect(),
        None => vec![cells.reps(columns.reps, issues)],
    }
}

/// Most sets that one cell may hold.
///
/// Choice: ten sets of ten is the largest common scheme; twice that is room enough.
const MOST_SETS: usize = 20;

fn packed_reps(text: &str) -> Option<Vec<u32>> {
    let whole = |part: &str| part.trim().parse::<u32>().ok();
    if let Some((sets, reps)) = text.split_once(['x', 'X', '×', '*']) {
        let sets = usize::try_from(whole(sets)?)
            .ok()
            .filter(|&sets| 0 < sets)?;
        return (sets <= MOST_SETS).then_some(vec![whole(reps)?; sets]);
    }
    let parts: Vec<&str> = text
        .split(['/', ',', ';', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let is_list = (2..=MOST_SETS).contains(&parts.len());
    is_list
        .then(|| parts.into_iter().map(whole).collect())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_with_several_sets_are_unpacked() {
        let cases: [(&str, Option<&[u32]>); 6] = [
            ("5/5/4", Some(&[5, 5, 4])),
            ("5, 5, 4", Some(&[5, 5, 4])),
            ("3x8", Some(&[8, 8, 8])),
            ("3 × 8", Some(&[8, 8, 8])),
            ("many", None),
            ("999x8", None),
        ];
        for (text, reps) in cases {
            assert_eq!(packed_reps(text).as_deref(), reps, "{text}");
        }
    }

    #[test]
    fn loads_carry_their_unit() {
        let unit = |text| read_load(text, None).map(|load| (load.value.to_string(), load.unit));
        assert_eq!(
            unit("60kg"),
            Some(("60".to_owned(), Some(MassUnit::Kilogram)))
        );
        assert_eq!(
            unit("135 lbs"),
            Some(("135".to_owned(), Some(MassUnit::Pound)))
        );
        assert_eq!(unit("60"), Some(("60".to_owned(), None)));
        assert_eq!(
            unit("BW + 10 kg"),
            Some(("10".to_owned(), Some(MassUnit::Kilogram)))
        );
        assert_eq!(unit("bw-20"), Some(("-20".to_owned(), None)));
        assert_eq!(unit("heavy"), None);
    }
}
