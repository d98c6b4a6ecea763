//! Strong's other export: measurements of the body, of which the mass is read.

use crate::cell::decimal::Decimal;
use crate::cell::{Cells, mass};
use crate::format::{Format, Reader};
use crate::health::Signal;
use crate::health::diary::Diary;
use crate::parsed::{Cost, Issues, Options, Parsed};
use crate::refusal::Refusal;
use crate::table::Head;
use crate::table::dates::DateReading;
use recoup_engine::unit::MassUnit;

/// The reader of Strong's body measurements.
#[derive(Debug)]
pub(crate) struct StrongBody;

impl Reader for StrongBody {
    fn format(&self) -> Format {
        Format::Strong
    }

    fn recognizes(&self, head: &Head<'_>, _: &Options) -> bool {
        ["date", "measurement", "value", "unit"]
            .iter()
            .all(|name| head.named(name).is_some())
    }

    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal> {
        let (date, kind) = (head.named("date"), head.named("measurement"));
        let (value, unit) = (head.named("value"), head.named("unit"));
        let dates = DateReading::of(head, date, options);
        let mut diary = Diary::new(options.zone.as_ref());
        let mut issues = Issues::default();
        let mut n_other = 0;
        let mut rows = head.rows();
        rows.next_row();
        while rows.next_row().is_some() {
            let cells = Cells { head, rows: &rows };
            let is_mass = cells.text(kind).eq_ignore_ascii_case("weight");
            if !is_mass {
                n_other += 1;
                continue;
            }
            let moment = match cells.moment(date, dates.order) {
                Ok(moment) => moment,
                Err(issue) => {
                    issues.push(issue);
                    continue;
                }
            };
            let number = Decimal::parse(cells.text(value));
            let Some(number) = number else {
                issues.push(cells.issue(value, Cost::Row, "is not a number; the row was left out"));
                continue;
            };
            let unit = mass::read_unit(cells.text(unit)).unwrap_or(MassUnit::Kilogram);
            diary.set(
                moment.start.date(),
                Signal::BodyMass,
                mass::grams(number, unit),
            );
        }
        if 0 < n_other {
            issues.push(crate::parsed::Issue::new(
                0,
                "file",
                "",
                Cost::Nothing,
                format!("{n_other} measurements other than body mass were left out"),
            ));
        }
        let family = "body measurements".to_owned();
        let mut parsed = Parsed::of_health(Format::Strong, family, diary.close());
        parsed.issues = issues.close();
        parsed.date_question = dates.question;
        Ok(parsed)
    }
}
