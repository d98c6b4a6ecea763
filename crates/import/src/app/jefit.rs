//! Jefit: one file of many sections under `###` banners. Sets stand packed in the
//! exercise logs (`60x10,65x8`); the workout sessions give starts and lengths;
//! the settings may tell the unit.

use std::collections::BTreeMap;

use crate::app::columns::Columns;
use crate::app::sheet::Sheet;
use crate::book::LoadsIn;
use crate::book::guess::RawLoad;
use crate::cell::decimal::Decimal;
use crate::cell::when::{DateOrder, Moment};
use crate::cell::{Cells, mass, span, when};
use crate::format::{Format, Reader};
use crate::parsed::{Cost, Issue, Options, Parsed, ParsedSession, ParsedSet};
use crate::refusal::{Refusal, quoted};
use crate::table::Head;
use recoup_engine::unit::MassUnit;

/// The Jefit reader.
#[derive(Debug)]
pub(crate) struct Jefit;

/// The banner over the sets.
const LOGS: &str = "### EXERCISE LOGS";

/// The banner over the workouts.
const SESSIONS: &str = "### WORKOUT SESSIONS";

/// The banner over the settings.
const SETTING: &str = "### SETTING";

impl Reader for Jefit {
    fn format(&self) -> Format {
        Format::Jefit
    }

    fn recognizes(&self, head: &Head<'_>, _: &Options) -> bool {
        head.line().starts_with('#') && head.text.contains(LOGS)
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let Some(logs) = find_section(head, LOGS) else {
            return Err(Refusal::NoTraining {
                found: "a Jefit file without exercise logs",
                wanted: "a full backup as CSV",
            });
        };
        for (name, column) in [
            ("mydate", "the date"),
            ("ename", "the exercise"),
            ("logs", "the sets"),
        ] {
            if logs.named(name).is_none() {
                let header = quoted(logs.line());
                return Err(Refusal::ColumnMissing {
                    format: "Jefit",
                    column,
                    header,
                });
            }
        }
        let stated = find_section(head, SETTING).and_then(|section| unit_of(&section));
        let workouts = find_section(head, SESSIONS).map(|section| workouts_of(&section));
        let reading = Reading::new(&logs, workouts.unwrap_or_default());
        let mut sheet = Sheet::new(Format::Jefit, &logs, &reading.columns, options);
        sheet.read_rows(&logs, |sheet, cells| reading.take(sheet, cells));
        let family = format!("backup, {} columns", logs.names.len());
        Ok(sheet.close(family, LoadsIn::Shown(stated), options))
    }
}

/// The table under `banner`, up to the next line of marks.
fn find_section<'a>(file: &Head<'a>, banner: &str) -> Option<Head<'a>> {
    let text = file.text;
    let at = text.find(banner)?;
    let below = at + text[at..].find('\n')? + 1;
    let table = text[below..].trim_start_matches(['\r', '\n', ' ']);
    let start = text.len() - table.len();
    let end = table.find("\n###").unwrap_or(table.len());
    let mut head = Head::of(&table[..end]);
    head.lines_above += file.lines_above;
    head.lines_above += text[..start]
        .bytes()
        .map(|byte| u64::from(byte == b'\n'))
        .sum::<u64>();
    Some(head)
}

/// The unit in the settings, when they name one.
fn unit_of(section: &Head<'_>) -> Option<MassUnit> {
    let column = section.named("mass").or_else(|| section.named("massunit"));
    let mut rows = section.rows();
    rows.next_row();
    rows.next_row()?;
    mass::read_unit(rows.get(column))
}

/// Start and length of each workout, by its identifier.
type Workouts = BTreeMap<String, (Option<Moment>, Option<u32>)>;

/// Reads the table of workouts.
fn workouts_of(section: &Head<'_>) -> Workouts {
    let head = section;
    let columns = (
        head.named("id"),
        head.named("starttime"),
        head.named("totaltime"),
    );
    let mut rows = head.rows();
    let mut workouts = BTreeMap::new();
    rows.next_row();
    while rows.next_row().is_some() {
        let start = when::parse(rows.get(columns.1), DateOrder::DayFirst);
        let length = span::parse_seconds(rows.get(columns.2)).filter(|&seconds| 0 < seconds);
        workouts.insert(rows.get(columns.0).to_owned(), (start, length));
    }
    workouts
}

/// The exercise logs under way.
#[derive(Debug)]
struct Reading {
    columns: Columns,
    logs: Option<usize>,
    session: Option<usize>,
    workouts: Workouts,
}

impl Reading {
    fn new(section: &Head<'_>, workouts: Workouts) -> Reading {
        let head = section;
        let mut columns = Columns::at(head.names.len(), |_| None);
        columns.date = head.named("mydate");
        columns.exercise = head.named("ename");
        Reading {
            columns,
            logs: head.named("logs"),
            session: head.named("belongsession"),
            workouts,
        }
    }

    fn take(&self, sheet: &mut Sheet, cells: &Cells<'_, '_>) {
        let day = match sheet.moment(cells) {
            Ok(day) => day,
            Err(issue) => {
                sheet.book.issues.push(issue);
                return;
            }
        };
        let exercise = cells.text(self.columns.exercise);
        if exercise.is_empty() {
            let done = "is empty; the row was left out";
            sheet
                .book
                .issues
                .push(cells.issue(self.columns.exercise, Cost::Row, done));
            return;
        }
        let Some(place) = sheet.book.open(self.open(cells, &day)) else {
            return;
        };
        for (index, packed) in cells.text(self.logs).split(',').enumerate() {
            if packed.trim().is_empty() {
                continue;
            }
            let Some((load, reps)) = unpack(packed) else {
                let done = "is not a load times repetitions; the set was left out";
                let line = cells.rows.line();
                sheet
                    .book
                    .issues
                    .push(Issue::new(line, "logs", packed, Cost::Row, done));
                continue;
            };
            let mut set = ParsedSet::new(exercise, cells.rows.line());
            set.reps = Some(reps);
            let load = RawLoad {
                value: load,
                unit: None,
                dusty: false,
            };
            sheet.book.push(place, set, Some(load), index == 0);
        }
    }

    /// The session of a row: the workout it belongs to, else its day.
    fn open(&self, cells: &Cells<'_, '_>, day: &Moment) -> ParsedSession {
        let id = cells.text(self.session);
        let (start, length) = self.workouts.get(id).copied().unwrap_or((None, None));
        // A start of another day is the phone's clock in UTC; the day as logged holds.
        let start = start.filter(|start| start.start.date() == day.start.date());
        let belongs = if matches!(id, "" | "0" | "-1") {
            ""
        } else {
            id
        };
        let moment = start.unwrap_or(*day);
        ParsedSession {
            key: format!("jefit|{}|{belongs}", day.start.date()),
            start: moment.start,
            time_known: moment.time_known,
            offset_s: moment.offset_s,
            duration_s: length,
            duration_suspect: false,
            name: String::new(),
            notes: String::new(),
            sets: Vec::new(),
        }
    }
}

/// `60x10` as a load and repetitions.
fn unpack(packed: &str) -> Option<(Decimal, u32)> {
    let (load, reps) = packed.trim().split_once(['x', 'X', '×'])?;
    Some((Decimal::parse(load)?, reps.trim().parse().ok()?))
}
