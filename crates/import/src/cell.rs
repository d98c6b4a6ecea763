//! What every reader does with a cell: read it, or say why not.

pub(crate) mod decimal;
pub(crate) mod fold;
pub(crate) mod mass;
pub(crate) mod month;
pub(crate) mod span;
pub(crate) mod when;

use crate::cell::decimal::Decimal;
use crate::cell::when::{DateOrder, Moment};
use crate::parsed::{Cost, Issue, Issues};
use crate::table::{Head, Rows};

/// A row being read, with the head that names its columns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cells<'r, 'a> {
    pub(crate) head: &'r Head<'a>,
    pub(crate) rows: &'r Rows<'a>,
}

impl Cells<'_, '_> {
    /// The text of a column, trimmed; empty when the file has no such column.
    pub(crate) fn text(&self, column: Option<usize>) -> &str {
        self.rows.get(column)
    }

    /// An issue about `column` of this row.
    pub(crate) fn issue(&self, column: Option<usize>, cost: Cost, done: &'static str) -> Issue {
        let found = self.text(column);
        Issue::new(self.rows.line(), self.head.name(column), found, cost, done)
    }

    /// The moment in `column`.
    pub(crate) fn moment(&self, column: Option<usize>, order: DateOrder) -> Result<Moment, Issue> {
        when::parse(self.text(column), order)
            .ok_or_else(|| self.issue(column, Cost::Row, "is not a date; the row was left out"))
    }

    /// The number in `column`; nothing when empty, an issue when it is something else.
    pub(crate) fn number(&self, column: Option<usize>, issues: &mut Issues) -> Option<Decimal> {
        let text = self.text(column);
        if is_blank(text) {
            return None;
        }
        let number = Decimal::parse(text);
        if number.is_none() {
            issues.push(self.issue(column, Cost::Value, "is not a number; left empty"));
        }
        number
    }

    /// The repetitions in `column`: whole, not negative.
    pub(crate) fn reps(&self, column: Option<usize>, issues: &mut Issues) -> Option<u32> {
        let number = self.number(column, issues)?;
        if !number.is_whole() {
            issues.push(self.issue(column, Cost::Nothing, "is not whole; rounded down"));
        }
        let reps = u32::try_from(number.billionths() / crate::cell::decimal::BILLION);
        if reps.is_err() || number.billionths() < 0 {
            issues.push(self.issue(column, Cost::Value, "cannot be repetitions; left empty"));
            return None;
        }
        reps.ok()
    }

    /// Repetitions in reserve from an RPE, in half steps; 0 and empty are unrated.
    pub(crate) fn rir_of_rpe(&self, column: Option<usize>, issues: &mut Issues) -> Option<u8> {
        let number = self.number(column, issues)?;
        if number.billionths() == 0 {
            return None;
        }
        let halves = number.scaled(2, 1);
        if !(MIN_RPE_HALVES..=MAX_RPE_HALVES).contains(&halves) {
            issues.push(self.issue(
                column,
                Cost::Value,
                "is not an RPE from 1 to 10; left empty",
            ));
            return None;
        }
        if halves * crate::cell::decimal::BILLION != number.billionths() * 2 {
            issues.push(self.issue(column, Cost::Nothing, "rounded to half a step"));
        }
        u8::try_from(MAX_RPE_HALVES - halves).ok()
    }

    /// Repetitions in reserve as written, in half steps, from 0 to 10.
    pub(crate) fn rir(&self, column: Option<usize>, issues: &mut Issues) -> Option<u8> {
        let number = self.number(column, issues)?;
        let halves = u8::try_from(number.scaled(2, 1)).ok();
        let halves = halves.filter(|&halves| i64::from(halves) <= MAX_RPE_HALVES);
        if halves.is_none() {
            let done = "is not repetitions in reserve from 0 to 10; left empty";
            issues.push(self.issue(column, Cost::Value, done));
        }
        halves
    }

    /// Seconds of a timed set; 0 and empty mean that it was not timed.
    pub(crate) fn seconds(&self, column: Option<usize>, issues: &mut Issues) -> Option<u32> {
        let text = self.text(column);
        if is_blank(text) {
            return None;
        }
        let seconds = crate::cell::span::parse_seconds(text);
        if seconds.is_none() {
            issues.push(self.issue(column, Cost::Value, "is not a time; left empty"));
        }
        seconds.filter(|&seconds| 0 < seconds)
    }

    /// Millimetres covered, at so many tenths of one for a unit; 0 and empty mean not measured.
    pub(crate) fn distance(
        &self,
        column: Option<usize>,
        unit_tenths_mm: i64,
        issues: &mut Issues,
    ) -> Option<u64> {
        let number = self.number(column, issues)?;
        u64::try_from(number.scaled(unit_tenths_mm, 10))
            .ok()
            .filter(|&mm| 0 < mm)
    }
}

/// RPE 1 in half steps.
const MIN_RPE_HALVES: i64 = 2;

/// RPE 10 in half steps.
const MAX_RPE_HALVES: i64 = 20;

/// Whether a cell says nothing.
pub(crate) fn is_blank(text: &str) -> bool {
    matches!(
        text,
        "" | "-" | "--" | "null" | "NULL" | "None" | "nan" | "NaN" | "N/A" | "n/a" | "nil"
    )
}
