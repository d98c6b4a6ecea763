//! `StrongLifts`: one row per exercise with a pair of columns for each set (since
//! about 2017), or one row per workout with a block for each exercise (before).
//!
//! A planned set that was not done is `-` among the repetitions; it is left out
//! and counted. The old layout has every load in both units; the unit that the
//! body weight is written in is the one the person saw.

use recoup_engine::unit::MassUnit;

use crate::app::columns::Columns;
use crate::app::sheet::{Sheet, seconds_between};
use crate::book::LoadsIn;
use crate::book::guess::RawLoad;
use crate::cell::fold::fold;
use crate::cell::when::{DateOrder, Moment};
use crate::cell::{Cells, mass, span, when};
use crate::format::{Format, Reader};
use crate::parsed::{Cost, Options, Parsed, ParsedSession, ParsedSet};
use crate::refusal::Refusal;
use crate::table::Head;

/// The `StrongLifts` reader.
#[derive(Debug)]
pub(crate) struct StrongLifts;

impl Reader for StrongLifts {
    fn format(&self) -> Format {
        Format::StrongLifts
    }

    fn recognizes(&self, head: &Head<'_>, _: &Options) -> bool {
        let shape = Shape::of(head);
        shape.date.is_some() && shape.blocks.iter().any(|block| !block.sets.is_empty())
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let shape = Shape::of(head);
        let mut columns = Columns::at(head.names.len(), |_| None);
        columns.date = shape.date;
        let mut sheet = Sheet::new(Format::StrongLifts, head, &columns, options);
        let mut not_done = 0;
        sheet.read_rows(head, |sheet, cells| not_done += shape.take(sheet, cells));
        sheet.book.note_not_done(not_done);
        let layout = if shape.is_wide {
            "a row for each workout"
        } else {
            "a row for each exercise"
        };
        let family = format!("{layout}, {} columns", head.names.len());
        Ok(sheet.close(family, LoadsIn::Shown(None), options))
    }
}

/// Where things stand in either layout.
#[derive(Debug)]
struct Shape {
    is_wide: bool,
    date: Option<usize>,
    number: Option<usize>,
    name: Option<usize>,
    body_mass: Option<usize>,
    duration: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    note: Option<usize>,
    scheme: Option<usize>,
    blocks: Vec<Block>,
}

/// The columns of one exercise.
#[derive(Debug)]
struct Block {
    exercise: usize,
    /// Load columns that hold for all sets, one for each unit.
    loads: Vec<(MassUnit, usize)>,
    sets: Vec<SetColumns>,
}

/// The columns of one set.
#[derive(Debug)]
struct SetColumns {
    reps: Option<usize>,
    seconds: Option<usize>,
    load: Option<(MassUnit, usize)>,
}

impl Shape {
    fn of(head: &Head<'_>) -> Shape {
        let names: Vec<String> = head.names.iter().map(|name| fold(name)).collect();
        let at = |wanted: &[&str]| {
            names
                .iter()
                .position(|name| wanted.contains(&name.as_str()))
        };
        let blocks = blocks(&names);
        Shape {
            is_wide: names.iter().any(|name| name == "exercise1"),
            date: at(&["dateyyyymmdd", "date"]),
            number: at(&["workout", "workout#"]),
            name: at(&["workoutname"]),
            body_mass: names.iter().position(|name| name.starts_with("bodyweight")),
            duration: at(&["durationhours"]),
            start: at(&["starttimehmm", "starttime"]),
            end: at(&["endtimehmm", "endtime"]),
            note: at(&["notes", "note"]),
            scheme: at(&["sets×reps", "setsreps", "setsxreps"]),
            blocks,
        }
    }

    /// Reads a row; how many of its planned sets were not done.
    fn take(&self, sheet: &mut Sheet, cells: &Cells<'_, '_>) -> u32 {
        let moment = match self.moment(sheet, cells) {
            Ok(moment) => moment,
            Err(issue) => {
                sheet.book.issues.push(issue);
                return 0;
            }
        };
        let Some(place) = sheet.book.open(self.session(cells, &moment)) else {
            return 0;
        };
        let seen = self.unit_seen(cells);
        let skipped = |set: usize| {
            cells
                .text(self.scheme)
                .split('/')
                .nth(set)
                .is_some_and(|reps| reps.trim() == "-")
        };
        let mut not_done = 0;
        for block in &self.blocks {
            let mut first = true;
            for (index, columns) in block.sets.iter().enumerate() {
                if columns.is_blank(cells) {
                    continue;
                }
                if skipped(index) || cells.text(columns.reps) == "-" {
                    not_done += 1;
                    continue;
                }
                let Some((mut set, load)) = block.read_set(sheet, cells, columns, seen) else {
                    continue;
                };
                if first && !self.is_wide {
                    cells.text(self.note).clone_into(&mut set.note);
                }
                sheet.book.push(place, set, load, first);
                first = false;
            }
        }
        not_done
    }

    fn moment(&self, sheet: &Sheet, cells: &Cells<'_, '_>) -> Result<Moment, crate::parsed::Issue> {
        let day = sheet.moment(cells)?;
        let joined = format!("{} {}", day.start.date(), cells.text(self.start));
        Ok(when::parse(&joined, DateOrder::DayFirst).unwrap_or(day))
    }

    fn session(&self, cells: &Cells<'_, '_>, moment: &Moment) -> ParsedSession {
        let date = moment.start.date();
        let number = cells.text(self.number);
        let name = cells.text(self.name);
        let hours = span::parse_with(cells.text(self.duration), 3600);
        let end = format!("{date} {}", cells.text(self.end));
        let end = when::parse(&end, DateOrder::DayFirst).filter(|end| end.time_known);
        let lasted = end.and_then(|end| seconds_between(moment.start, end.start));
        ParsedSession {
            key: format!("stronglifts|{date}|{number}"),
            start: moment.start,
            time_known: moment.time_known,
            offset_s: None,
            duration_s: hours.filter(|&seconds| 0 < seconds).or(lasted),
            duration_suspect: false,
            name: if name.is_empty() { number } else { name }.to_owned(),
            notes: if self.is_wide {
                cells.text(self.note)
            } else {
                ""
            }
            .to_owned(),
            sets: Vec::new(),
        }
    }

    /// The unit written in the body-weight cell, such as `183lb`.
    fn unit_seen(&self, cells: &Cells<'_, '_>) -> Option<MassUnit> {
        let text = cells.text(self.body_mass);
        mass::read_unit(text.trim_start_matches(|c: char| !c.is_alphabetic()))
    }
}

impl SetColumns {
    fn is_blank(&self, cells: &Cells<'_, '_>) -> bool {
        let empty = |column: Option<usize>| cells.text(column).is_empty();
        empty(self.reps) && empty(self.seconds)
    }
}

impl Block {
    fn read_set(
        &self,
        sheet: &mut Sheet,
        cells: &Cells<'_, '_>,
        columns: &SetColumns,
        seen: Option<MassUnit>,
    ) -> Option<(ParsedSet, Option<RawLoad>)> {
        let issues = &mut sheet.book.issues;
        let exercise = cells.text(Some(self.exercise));
        if exercise.is_empty() {
            let done = "is empty; its sets were left out";
            issues.push(cells.issue(Some(self.exercise), Cost::Row, done));
            return None;
        }
        let mut set = ParsedSet::new(exercise, cells.rows.line());
        set.seconds = cells.seconds(columns.seconds, issues);
        set.reps = cells.reps(columns.reps, issues);
        if set.seconds.is_some() {
            set.reps = set.reps.filter(|&reps| 0 < reps);
        }
        let column = columns.load.or_else(|| self.load_column(seen));
        let load = column.and_then(|(unit, column)| {
            let value = cells.number(Some(column), issues)?;
            Some(RawLoad {
                value,
                unit: Some(unit),
                dusty: false,
            })
        });
        Some((set, load))
    }

    /// The load column of the unit the person saw, else kilograms, else what is there.
    fn load_column(&self, seen: Option<MassUnit>) -> Option<(MassUnit, usize)> {
        let wanted = seen.unwrap_or(MassUnit::Kilogram);
        let of_unit = self.loads.iter().find(|(unit, _)| *unit == wanted);
        of_unit.or(self.loads.first()).copied()
    }
}

/// The blocks of columns that begin with an exercise.
fn blocks(names: &[String]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (column, name) in names.iter().enumerate() {
        if name.trim_end_matches(|c: char| c.is_ascii_digit()) == "exercise" {
            blocks.push(Block {
                exercise: column,
                loads: Vec::new(),
                sets: Vec::new(),
            });
            continue;
        }
        let Some(block) = blocks.last_mut() else {
            continue;
        };
        match name.as_str() {
            "weightkg" => block.loads.push((MassUnit::Kilogram, column)),
            "weightlb" => block.loads.push((MassUnit::Pound, column)),
            other => read_set_header(block, column, other),
        }
    }
    blocks
        .retain(|block| !block.loads.is_empty() || block.sets.iter().any(|set| set.load.is_some()));
    blocks
}

/// `set3reps`, `set3kg`, `set3time` or only `set3`.
fn read_set_header(block: &mut Block, column: usize, name: &str) {
    let Some(rest) = name.strip_prefix("set") else {
        return;
    };
    let what = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let Ok(number) = rest[..rest.len() - what.len()].parse::<usize>() else {
        return;
    };
    if !(1..=MOST_SETS).contains(&number) {
        return;
    }
    while block.sets.len() < number {
        block.sets.push(SetColumns {
            reps: None,
            seconds: None,
            load: None,
        });
    }
    let set = &mut block.sets[number - 1];
    match what {
        "" | "reps" => set.reps = Some(column),
        "kg" => set.load = Some((MassUnit::Kilogram, column)),
        "lb" | "lbs" => set.load = Some((MassUnit::Pound, column)),
        "time" | "seconds" | "sec" | "s" => set.seconds = Some(column),
        _ => {}
    }
}

/// Most sets of one exercise that a row is read for.
///
/// Choice: bounds what a hostile header can ask for; real files stop at ten or so.
const MOST_SETS: usize = 100;
