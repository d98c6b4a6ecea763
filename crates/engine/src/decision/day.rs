//! The day that a decision is for: what is planned, when it would begin, what she said.

use jiff::civil::{Date, DateTime, Time};

use crate::history::History;
use crate::plan::PlannedDay;
use crate::session::DEFAULT_START;
use crate::wellness::CheckIn;

/// A day to decide.
#[derive(Debug, Clone)]
pub struct Day<'a> {
    /// The athlete's local date.
    pub date: Date,
    /// When the planned session would begin, in local time.
    pub at: DateTime,
    /// The check-in of the day, where there is one.
    pub check_in: Option<&'a CheckIn>,
    /// What the plan holds, where there is a plan.
    pub planned: Option<&'a PlannedDay>,
    /// Early-warning points, 0 to 14, where they were computed.
    pub warning: Option<u8>,
    /// The last day of an ease week that she accepted.
    pub ease_until: Option<Date>,
}

impl<'a> Day<'a> {
    /// A day with the history's own check-in and the person's usual hour, nothing planned.
    pub fn new(history: &'a History, date: Date) -> Self {
        Self {
            date,
            at: date.to_datetime(usual_start(history, date)),
            check_in: history.check_in(date),
            planned: None,
            warning: None,
            ease_until: None,
        }
    }

    /// The same day with what the plan holds.
    #[must_use]
    pub const fn with_planned(mut self, planned: Option<&'a PlannedDay>) -> Self {
        self.planned = planned;
        self
    }

    /// The same day with early-warning points.
    #[must_use]
    pub const fn with_warning(mut self, points: Option<u8>) -> Self {
        self.warning = points;
        self
    }
}

/// How many sessions with a known hour tell the usual one. Choice: about a month.
const USUAL_SESSIONS: usize = 12;

/// The hour at which a person usually begins: the middle one of her last twelve known hours before
/// a date, else 18:00 (RULINGS 2).
pub fn usual_start(history: &History, date: Date) -> Time {
    let mut hours: Vec<Time> = history
        .sessions_before(date)
        .iter()
        .rev()
        .filter_map(|s| s.start)
        .take(USUAL_SESSIONS)
        .collect();
    hours.sort_unstable();
    hours.get(hours.len() / 2).copied().unwrap_or(DEFAULT_START)
}
