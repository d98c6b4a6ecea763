//! A log with one set in each row, read from top to bottom.

use jiff::civil::DateTime;
use recoup_engine::session::SetKind;

use crate::app::columns::Columns;
use crate::book::{Book, Finish, LoadsIn};
use crate::cell::when::{DateOrder, Moment};
use crate::cell::{Cells, span, when};
use crate::format::Format;
use crate::parsed::{DateQuestion, Issue, Options, Parsed, ParsedSession};
use crate::table::Head;
use crate::table::dates::DateReading;

/// A sheet under way.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) format: Format,
    pub(crate) columns: Columns,
    pub(crate) book: Book,
    /// The date (and name) as written in the row before, and its session.
    last: Option<(String, usize)>,
    order: DateOrder,
    question: Option<DateQuestion>,
}

impl Sheet {
    /// A sheet at its first row.
    pub(crate) fn new(
        format: Format,
        head: &Head<'_>,
        columns: &Columns,
        options: &Options,
    ) -> Sheet {
        let dates = DateReading::of(head, columns.date, options);
        let (order, question) = (dates.order, dates.question);
        Sheet {
            format,
            columns: *columns,
            book: Book::default(),
            last: None,
            order,
            question,
        }
    }

    /// Gives every row below the header to `take`; rows of the wrong width
    /// become issues.
    pub(crate) fn read_rows(
        &mut self,
        head: &Head<'_>,
        mut take: impl FnMut(&mut Sheet, &Cells<'_, '_>),
    ) {
        let mut rows = head.rows();
        rows.next_row();
        while rows.next_row().is_some() {
            match rows.check_width(self.columns.width) {
                Ok(()) => take(self, &Cells { head, rows: &rows }),
                Err(issue) => self.book.issues.push(issue),
            }
        }
    }

    /// The moment of a row, from its date and time cells.
    pub(crate) fn moment(&self, cells: &Cells<'_, '_>) -> Result<Moment, Issue> {
        let time = cells.text(self.columns.time);
        if time.is_empty() {
            return cells.moment(self.columns.date, self.order);
        }
        let joined = format!("{} {time}", cells.text(self.columns.date));
        match when::parse(&joined, self.order) {
            Some(moment) => Ok(moment),
            None => cells.moment(self.columns.date, self.order),
        }
    }

    /// The session of a row: rows of one session share their start, or their
    /// day and name when no time is known or the time is the set's own.
    pub(crate) fn session(&mut self, cells: &Cells<'_, '_>) -> Option<usize> {
        let columns = &self.columns;
        let written = cells.text(columns.date);
        let (time, name) = (cells.text(columns.time), cells.text(columns.name));
        if let Some((last, place)) = &self.last
            && is_joined(last, [written, time, name])
        {
            return Some(*place);
        }
        let moment = match self.moment(cells) {
            Ok(moment) => moment,
            Err(issue) => {
                self.book.issues.push(issue);
                return None;
            }
        };
        let joined = [written, time, name].join("\n");
        let key = match columns.time {
            Some(_) => format!("{}|{}|{name}", self.format.name(), moment.start.date()),
            None => key(self.format, &moment, name),
        };
        let place = self.book.open(self.start(cells, &moment, key))?;
        if columns.time.is_some() {
            widen(self.book.session(place), &moment);
        }
        self.last = Some((joined, place));
        Some(place)
    }

    /// A session with what its first row tells.
    pub(crate) fn start(
        &self,
        cells: &Cells<'_, '_>,
        moment: &Moment,
        key: String,
    ) -> ParsedSession {
        let columns = &self.columns;
        let told = span::parse_with(cells.text(columns.duration), columns.duration_unit_s);
        let end = when::parse(cells.text(columns.end), self.order);
        let lasted = end.and_then(|end| seconds_between(moment.start, end.start));
        ParsedSession {
            key,
            start: moment.start,
            time_known: moment.time_known,
            offset_s: moment.offset_s,
            duration_s: told.or(lasted),
            duration_suspect: false,
            name: cells.text(columns.name).to_owned(),
            notes: cells.text(columns.workout_notes).to_owned(),
            sets: Vec::new(),
        }
    }

    /// Reads the row's set (or equal sets) of this kind into the session at `place`.
    pub(crate) fn push(
        &mut self,
        cells: &Cells<'_, '_>,
        place: usize,
        kind: SetKind,
        begins_block: bool,
    ) {
        let read = self.columns.read_set(cells, kind, &mut self.book.issues);
        let Some((set, load)) = read else { return };
        let notes = cells.text(self.columns.workout_notes);
        let session = self.book.session(place);
        if session.notes.is_empty() {
            session.notes.push_str(notes);
        }
        for _ in 1..self.columns.read_count(cells, &mut self.book.issues) {
            self.book.push(place, set.clone(), load, begins_block);
        }
        self.book.push(place, set, load, begins_block);
    }

    /// Reads an ordinary row: its session, its kind, its set.
    pub(crate) fn take(&mut self, cells: &Cells<'_, '_>) {
        let Some(place) = self.session(cells) else {
            return;
        };
        let kind = self.columns.read_kind(cells, &mut self.book.issues);
        self.push(cells, place, kind, false);
    }

    /// The whole, with every load in grams.
    pub(crate) fn close(self, family: String, loads_in: LoadsIn, options: &Options) -> Parsed {
        self.book.close(Finish {
            format: self.format,
            family,
            loads_in,
            options,
            date_question: self.question,
        })
    }
}

/// Stretches a session to a set done at `moment`: a time of its own belongs to
/// the set, so the session runs from the first to the last.
fn widen(session: &mut ParsedSession, moment: &Moment) {
    if !(moment.time_known && session.time_known) {
        return;
    }
    let end = session.duration_s.map_or(session.start, |seconds| {
        session
            .start
            .saturating_add(jiff::SignedDuration::from_secs(i64::from(seconds)))
    });
    session.start = session.start.min(moment.start);
    session.duration_s = seconds_between(session.start, end.max(moment.start));
}

/// Whether `joined` is these parts, each on a line.
fn is_joined(joined: &str, parts: [&str; 3]) -> bool {
    let [a, b, c] = parts;
    joined.len() == a.len() + b.len() + c.len() + 2
        && joined.starts_with(a)
        && joined.ends_with(c)
        && joined[a.len()..]
            .strip_prefix('\n')
            .is_some_and(|rest| rest.starts_with(b))
}

/// The same session in every export of an app: its start, or its day and name.
pub(crate) fn key(format: Format, moment: &Moment, name: &str) -> String {
    if moment.time_known {
        format!("{}|{}", format.name(), moment.start)
    } else {
        format!("{}|{}|{name}", format.name(), moment.start.date())
    }
}

/// Whole seconds from one moment to a later one.
pub(crate) fn seconds_between(start: DateTime, end: DateTime) -> Option<u32> {
    u32::try_from(start.duration_until(end).as_secs())
        .ok()
        .filter(|&seconds| 0 < seconds)
}
