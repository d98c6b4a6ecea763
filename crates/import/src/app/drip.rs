//! drip's table of days, of which the bleeding is read: kept only where the person says so.

use crate::cell::Cells;
use crate::format::{Format, Reader};
use crate::health::Signal;
use crate::health::diary::Diary;
use crate::parsed::{Cost, Options, Parsed};
use crate::refusal::Refusal;
use crate::table::Head;
use crate::table::dates::DateReading;

/// The reader of drip's export.
#[derive(Debug)]
pub(crate) struct Drip;

impl Reader for Drip {
    fn format(&self) -> Format {
        Format::Drip
    }

    fn recognizes(&self, head: &Head<'_>, _: &Options) -> bool {
        ["date", "temperaturevalue", "bleedingvalue"]
            .iter()
            .all(|name| head.named(name).is_some())
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let date = head.named("date");
        let (bleeding, exclude) = (head.named("bleedingvalue"), head.named("bleedingexclude"));
        let dates = DateReading::of(head, date, options);
        let mut diary = Diary::new(options.zone.as_ref());
        let mut issues = Vec::new();
        let mut rows = head.rows();
        rows.next_row();
        while rows.next_row().is_some() {
            let cells = Cells { head, rows: &rows };
            let is_left_out = cells.text(exclude).eq_ignore_ascii_case("true");
            // Spotting is no flow.
            if is_left_out || matches!(cells.text(bleeding), "" | "0") {
                continue;
            }
            let Some(flow) = flow(cells.text(bleeding)) else {
                let done = "is none of 0 to 3; left empty";
                issues.push(cells.issue(bleeding, Cost::Value, done));
                continue;
            };
            match cells.moment(date, dates.order) {
                Ok(moment) => diary.set(moment.start.date(), Signal::MenstrualFlow, flow),
                Err(issue) => issues.push(issue),
            }
        }
        let mut parsed = Parsed::of_health(Format::Drip, "days".to_owned(), diary.close());
        parsed.issues = issues;
        parsed.date_question = dates.question;
        Ok(parsed)
    }
}

/// drip's light, medium and heavy as ours.
fn flow(text: &str) -> Option<i64> {
    match text {
        "1" => Some(2),
        "2" => Some(3),
        "3" => Some(4),
        _ => None,
    }
}
