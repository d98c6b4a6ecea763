//! All that a person did and felt, in order: the one input of every rule.

use jiff::civil::Date;

use crate::safety::Health;
use crate::session::{Activity, RecoverySession, Session};
use crate::wellness::{CheckIn, Evening, Measured, Night, Slept};

/// A person's log in order of time.
///
/// It is sorted on the way in, so the order in which entries were made or imported changes nothing.
#[derive(Debug, Clone, Default)]
pub struct History {
    sessions: Vec<Session>,
    recovery: Vec<RecoverySession>,
    check_ins: Vec<CheckIn>,
    evenings: Vec<Evening>,
    activities: Vec<Activity>,
    measured: Vec<Measured>,
    flow_days: Vec<Date>,
    health: Health,
}

impl History {
    /// A log from entries in any order. Of several check-ins on a date the last given counts.
    pub fn new(
        mut sessions: Vec<Session>,
        mut recovery: Vec<RecoverySession>,
        check_ins: Vec<CheckIn>,
        health: Health,
    ) -> Self {
        sessions.sort_by_key(|s| (s.started(), s.id));
        recovery.sort_by_key(|r| (r.date, r.start, r.id));
        let by_date: std::collections::BTreeMap<Date, CheckIn> =
            check_ins.into_iter().map(|c| (c.date, c)).collect();
        Self {
            sessions,
            recovery,
            check_ins: by_date.into_values().collect(),
            evenings: Vec::new(),
            activities: Vec::new(),
            measured: Vec::new(),
            flow_days: Vec::new(),
            health,
        }
    }

    /// The same log with evening answers in any order; of several on a date the last given counts.
    #[must_use]
    pub fn with_evenings(mut self, evenings: Vec<Evening>) -> Self {
        let by_date: std::collections::BTreeMap<Date, Evening> =
            evenings.into_iter().map(|e| (e.date, e)).collect();
        self.evenings = by_date.into_values().collect();
        self
    }

    /// The same log with other activity in any order.
    #[must_use]
    pub fn with_activities(mut self, mut activities: Vec<Activity>) -> Self {
        activities.sort_by_key(|a| (a.date, a.start, a.id));
        self.activities = activities;
        self
    }

    /// Activity beside strength and recovery sessions, oldest first.
    pub fn activities(&self) -> &[Activity] {
        &self.activities
    }

    /// The same log with what devices measured, in any order; of several on a date the last given
    /// counts.
    #[must_use]
    pub fn with_measured(mut self, measured: Vec<Measured>) -> Self {
        let by_date: std::collections::BTreeMap<Date, Measured> =
            measured.into_iter().map(|m| (m.date, m)).collect();
        self.measured = by_date.into_values().collect();
        self
    }

    /// The same log with the days of menstrual flow, in any order.
    #[must_use]
    pub fn with_flow_days(mut self, days: Vec<Date>) -> Self {
        let days: std::collections::BTreeSet<Date> = days.into_iter().collect();
        self.flow_days = days.into_iter().collect();
        self
    }

    /// What devices measured on the dates of `from..to` (the end not included), oldest first.
    pub fn measured_between(&self, from: Date, to: Date) -> &[Measured] {
        let end = self.measured.partition_point(|m| m.date < to);
        let start = self.measured.partition_point(|m| m.date < from).min(end);
        &self.measured[start..end]
    }

    /// Days of menstrual flow, oldest first; empty where they are not kept.
    pub fn flow_days(&self) -> &[Date] {
        &self.flow_days
    }

    /// The night before a date: as she told it, else as a device measured it.
    pub fn night(&self, date: Date) -> Option<Night> {
        self.night_of(date, self.check_in(date))
    }

    /// The night before a date with this check-in.
    pub fn night_of(&self, date: Date, check_in: Option<&CheckIn>) -> Option<Night> {
        if let Some(slept) = check_in.and_then(|c| c.slept) {
            return Some(Night {
                slept,
                is_measured: false,
            });
        }
        let at = self.measured.binary_search_by_key(&date, |m| m.date).ok()?;
        Some(Night {
            slept: Slept::Exactly(self.measured[at].slept?),
            is_measured: true,
        })
    }

    /// Evening answers, oldest first, one a date.
    pub fn evenings(&self) -> &[Evening] {
        &self.evenings
    }

    /// Strength sessions, oldest first.
    pub fn sessions(&self) -> &[Session] {
        &self.sessions
    }

    /// Recovery sessions, oldest first.
    pub fn recovery(&self) -> &[RecoverySession] {
        &self.recovery
    }

    /// Check-ins, oldest first, one a date.
    pub fn check_ins(&self) -> &[CheckIn] {
        &self.check_ins
    }

    /// What was told about health outside the check-in.
    pub const fn health(&self) -> &Health {
        &self.health
    }

    /// The strength sessions before a date, oldest first.
    pub fn sessions_before(&self, date: Date) -> &[Session] {
        &self.sessions[..self.sessions.partition_point(|s| s.date < date)]
    }

    /// The strength sessions of `from..to` (the end not included), oldest first.
    pub fn sessions_between(&self, from: Date, to: Date) -> &[Session] {
        let end = self.sessions.partition_point(|s| s.date < to);
        let start = self.sessions.partition_point(|s| s.date < from).min(end);
        &self.sessions[start..end]
    }

    /// The check-ins before a date, oldest first.
    pub fn check_ins_before(&self, date: Date) -> &[CheckIn] {
        &self.check_ins[..self.check_ins.partition_point(|c| c.date < date)]
    }

    /// The check-in of a date.
    pub fn check_in(&self, date: Date) -> Option<&CheckIn> {
        self.check_ins
            .binary_search_by_key(&date, |c| c.date)
            .ok()
            .map(|i| &self.check_ins[i])
    }
}
