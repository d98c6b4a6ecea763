//! Tables that devices and their apps write: one row a day, a night, a weighing or a workout.
//!
//! Each layout says by which headers it is known, where its day stands and which columns are
//! read. A column that nothing here uses (scores, calories, strain) is not read: what another
//! app computed is its own.

mod layout;
pub(crate) mod tongue;

use crate::app::device::layout::{Clock, LAYOUTS, Layout, Take, TakenAs};
use crate::app::device::tongue::Columns;
use crate::cell::when::{DateOrder, Moment};
use crate::cell::{Cells, is_blank, span, when};
use crate::format::{Format, Reader};
use crate::health::diary::{Diary, morning_of};
use crate::health::{Bout, Signal};
use crate::parsed::{Cost, Issue, Issues, Options, Parsed};
use crate::refusal::Refusal;
use crate::table::dates::DateReading;
use crate::table::{Head, Rows};

/// The reader of every layout of one maker.
#[derive(Debug)]
pub(crate) struct Device(pub(crate) Format);

impl Device {
    fn layout(&self, head: &Head<'_>) -> Option<&'static Layout> {
        let columns = Columns::of(head, self.0);
        let has = |name: &&str| columns.find(name).is_some();
        LAYOUTS
            .iter()
            .filter(|layout| layout.format == self.0)
            .find(|layout| layout.known_by.iter().all(has))
    }
}

impl Reader for Device {
    fn format(&self) -> Format {
        self.0
    }

    fn recognizes(&self, head: &Head<'_>, _: &Options) -> bool {
        self.layout(head).is_some()
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let Some(layout) = self.layout(head) else {
            return Err(Refusal::UnknownLayout {
                header: crate::refusal::quoted(head.line()),
            });
        };
        let mut sheet = DeviceSheet::new(head, layout, options);
        let mut rows = head.rows();
        rows.next_row();
        while rows.next_row().is_some() {
            sheet.take_row(head, &rows);
        }
        let mut parsed = Parsed::of_health(self.0, layout.family.to_owned(), sheet.diary.close());
        parsed.issues = sheet.issues.close();
        if Columns::of(head, self.0).are_by_place() {
            let done = "its headers are in a language we do not know; columns were taken by their usual places, so check the numbers";
            let issue = Issue::new(1, "header", head.line(), Cost::Nothing, done);
            parsed.issues.insert(0, issue);
        }
        parsed.date_question = sheet.question;
        Ok(parsed)
    }
}

struct DeviceSheet {
    layout: &'static Layout,
    day: Option<usize>,
    nap: Option<usize>,
    takes: Vec<(usize, &'static Take)>,
    order: DateOrder,
    day_before_month: bool,
    question: Option<crate::parsed::DateQuestion>,
    diary: Diary,
    issues: Issues,
}

impl DeviceSheet {
    fn new(head: &Head<'_>, layout: &'static Layout, options: &Options) -> DeviceSheet {
        let columns = Columns::of(head, layout.format);
        let day = layout.day.iter().find_map(|name| columns.find(name));
        let takes = layout.takes.iter();
        let takes = takes.filter_map(|take| {
            let column = take.names.iter().find_map(|name| columns.find(name))?;
            Some((column, take))
        });
        let dates = DateReading::of(head, day, options);
        DeviceSheet {
            layout,
            day,
            nap: columns.find("nap"),
            takes: takes.collect(),
            order: dates.order,
            day_before_month: layout.clock == Clock::YearDayMonth && is_year_day_month(head, day),
            question: dates.question,
            diary: Diary::new(options.zone.as_ref()),
            issues: Issues::default(),
        }
    }

    fn take_row(&mut self, head: &Head<'_>, rows: &Rows<'_>) {
        let cells = Cells { head, rows };
        let text = cells.text(self.day);
        if is_blank(text) {
            // A cycle that has not ended, or an empty line: nothing to place.
            return;
        }
        let Some(moment) = self.moment(&cells, self.day) else {
            let done = "is not a date; the row was left out";
            self.issues.push(cells.issue(self.day, Cost::Row, done));
            return;
        };
        match self.layout.taken_as {
            TakenAs::Values => self.take_values(&cells, moment),
            TakenAs::Bout => self.take_bout(&cells, moment),
        }
    }

    /// The moment in a column; a zone in a column of its own is its offset.
    fn moment(&self, cells: &Cells<'_, '_>, column: Option<usize>) -> Option<Moment> {
        let text = cells.text(column);
        let turned = self.day_before_month.then(|| turn(text)).flatten();
        when::parse(turned.as_deref().unwrap_or(text), self.order)
    }

    fn take_values(&mut self, cells: &Cells<'_, '_>, moment: Moment) {
        let is_nap = matches!(cells.text(self.nap), "true" | "TRUE" | "True");
        if is_nap {
            return;
        }
        let local = self.diary.local(moment.start, moment.offset_s);
        let day = match self.layout.clock {
            Clock::Waking if moment.time_known => morning_of(local),
            Clock::Waking | Clock::Day | Clock::YearDayMonth => Some(local.date()),
        };
        let Some(day) = day else { return };
        for &(column, take) in &self.takes {
            let text = cells.text(Some(column));
            if is_blank(text) {
                continue;
            }
            let value = take
                .signal
                .and_then(|signal| Some((signal, read(text, take)?)));
            let Some((signal, value)) = value else {
                let done = "is not a number; left empty";
                self.issues
                    .push(cells.issue(Some(column), Cost::Value, done));
                continue;
            };
            match (self.layout.several_a_day, signal) {
                (true, Signal::Rmssd | Signal::Sdnn) => self.diary.add(day, signal, value),
                _ => self.diary.set(day, signal, value),
            }
        }
    }

    fn take_bout(&mut self, cells: &Cells<'_, '_>, moment: Moment) {
        let mut bout = Bout {
            start: moment.start,
            offset_s: moment.offset_s,
            duration_s: 0,
            activity: String::new(),
            distance_mm: None,
            mean_hr: None,
            session_rpe_halves: None,
        };
        for &(column, take) in &self.takes {
            let text = cells.text(Some(column));
            let number = || read(text, take);
            match take.names[0] {
                "activityname" => text.clone_into(&mut bout.activity),
                "durationmin" => bout.duration_s = number().and_then(whole).unwrap_or(0),
                "averagehrbpm" => bout.mean_hr = number().and_then(whole),
                _ => bout.distance_mm = number().and_then(whole).filter(|&mm: &u64| 0 < mm),
            }
        }
        self.diary.bout(bout);
    }
}

fn whole<T: TryFrom<i64>>(value: i64) -> Option<T> {
    T::try_from(value).ok()
}

/// A cell in the unit of its signal; clocks (`7:30`) count as lengths of time.
fn read(text: &str, take: &Take) -> Option<i64> {
    if let [hours, minutes] = text.split(':').collect::<Vec<_>>()[..] {
        // `7:15` of sleep is hours and minutes, not a stopwatch's minutes and seconds.
        return span::parse_seconds(&format!("{hours}:{minutes}:00")).map(i64::from);
    }
    let number = crate::cell::decimal::Decimal::parse(text)?;
    let value = number.scaled(take.times, take.over);
    (0 <= value).then_some(value)
}

/// Whether the days of a file are written year, day, month: one of them must be impossible
/// the other way round, and none impossible this way.
fn is_year_day_month(head: &Head<'_>, day: Option<usize>) -> bool {
    let mut rows = head.rows();
    rows.next_row();
    let mut dates = 0_u32;
    let mut usual_fits = true;
    while rows.next_row().is_some() {
        let text = rows.get(day);
        let parts: Vec<&str> = text.split('-').collect();
        let [_, a, b] = parts.as_slice() else {
            continue;
        };
        let (Ok(a), Ok(b)) = (a.parse::<u8>(), b.get(..2).unwrap_or(b).parse::<u8>()) else {
            continue;
        };
        dates += 1;
        usual_fits &= a <= MONTHS;
        if MONTHS < b {
            return false;
        }
    }
    // Android's app always writes it so; with a handful of rows nothing may prove it.
    0 < dates && (!usual_fits || head.named("time").is_some())
}

const MONTHS: u8 = 12;

/// `2017-27-07` as `2017-07-27`.
fn turn(text: &str) -> Option<String> {
    let (date, rest) = text.split_at_checked(10)?;
    let mut parts = date.split('-');
    let (year, day, month) = (parts.next()?, parts.next()?, parts.next()?);
    Some(format!("{year}-{month}-{day}{rest}"))
}
