//! What the rules read: gathered once for a day, so that each rule is a look-up.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Day;
use crate::exercise::{Exercise, Exercises, Muscle, Pattern};
use crate::history::History;
use crate::plan::{Planned, PlannedExercise, StrengthSlot};
use crate::readiness::{self, Composite, MuscleWork};
use crate::safety::RedFlag;
use crate::wellness::{CheckIn, Night, Pain, SleepBand, Slept};

/// Everything a rule may look at.
pub(super) struct Facts<'a> {
    pub(super) history: &'a History,
    pub(super) exercises: &'a Exercises,
    pub(super) day: &'a Day<'a>,
    /// The strength session planned for the day.
    pub(super) slot: Option<&'a StrengthSlot>,
    /// Valid check-ins of the baseline.
    pub(super) baseline_check_ins: usize,
    /// Today's composite.
    pub(super) composite: Option<Composite>,
    /// Last hard work by muscle.
    pub(super) muscles: BTreeMap<Muscle, MuscleWork>,
}

impl<'a> Facts<'a> {
    pub(super) fn gather(history: &'a History, exercises: &'a Exercises, day: &'a Day<'a>) -> Self {
        let slot = match day.planned.map(|p| &p.planned) {
            Some(Planned::Strength(slot)) => Some(slot),
            Some(Planned::Recovery(_) | Planned::RestDay) | None => None,
        };
        let baseline = readiness::baseline(history, day.date);
        let night = history.night_of(day.date, day.check_in);
        let slept_h = night.and_then(|n| typed_hours(n.slept));
        Self {
            composite: day
                .check_in
                .and_then(|c| readiness::composite(&baseline, c)),
            baseline_check_ins: baseline.check_ins,
            muscles: readiness::muscles(
                history,
                exercises,
                day.at,
                slot.map(|s| s.key.as_str()),
                slept_h,
            ),
            history,
            exercises,
            day,
            slot,
        }
    }

    /// The date so many days ago.
    pub(super) fn days_ago(&self, days: i64) -> Date {
        self.day.date.saturating_sub(days.days())
    }

    /// The check-in so many days ago; today's is the one of the day.
    pub(super) fn check_in_ago(&self, days: i64) -> Option<&'a CheckIn> {
        match days {
            0 => self.day.check_in,
            n => self.history.check_in(self.days_ago(n)),
        }
    }

    /// The night before the day so many days ago: as she told it, else as a device measured it.
    pub(super) fn night_ago(&self, days: i64) -> Option<Night> {
        self.history
            .night_of(self.days_ago(days), self.check_in_ago(days))
    }

    /// The composite so many days ago, against the usual of that day.
    pub(super) fn composite_ago(&self, days: i64) -> Option<f64> {
        if days == 0 {
            return self.composite.as_ref().map(|c| c.z);
        }
        readiness::composite_on(self.history, self.days_ago(days)).map(|c| c.z)
    }

    /// Check-ins up to and with today's, newest first, no older than so many days.
    pub(super) fn recent(&self, days: i64) -> impl Iterator<Item = &'a CheckIn> {
        let from = self.days_ago(days);
        let before = self.history.check_ins_before(self.day.date);
        self.day
            .check_in
            .into_iter()
            .chain(before.iter().rev())
            .take_while(move |c| from <= c.date)
    }

    /// Every check-in up to and with today's, newest first.
    pub(super) fn all_check_ins(&self) -> impl Iterator<Item = &'a CheckIn> {
        let before = self.history.check_ins_before(self.day.date);
        self.day.check_in.into_iter().chain(before.iter().rev())
    }

    /// Whether a lasting flag stands on the health page or is ticked today.
    pub(super) fn has_flag(&self, flag: RedFlag) -> bool {
        let is_ticked = self.day.check_in.is_some_and(|c| c.flags.contains(&flag));
        is_ticked || self.history.health().flags.contains(&flag)
    }

    /// Pains of the last days with the date of their report, newest first.
    pub(super) fn pains(&self, days: i64) -> impl Iterator<Item = (Date, &'a Pain)> {
        self.recent(days)
            .flat_map(|c| c.pains.iter().map(move |p| (c.date, p)))
    }

    /// Planned exercises that the library knows.
    pub(super) fn planned(&self) -> impl Iterator<Item = (&'a PlannedExercise, &'a Exercise)> {
        let exercises = self.exercises;
        self.slot
            .into_iter()
            .flat_map(|s| s.exercises.iter())
            .filter_map(move |p| exercises.find(&p.exercise).map(|e| (p, e)))
    }

    /// Planned exercises of any of these patterns.
    pub(super) fn planned_of(&self, patterns: &[Pattern]) -> Vec<(&'a PlannedExercise, Pattern)> {
        self.planned()
            .filter(|(_, e)| patterns.contains(&e.pattern))
            .map(|(p, e)| (p, e.pattern))
            .collect()
    }
}

/// Hours slept, where they were typed and not chosen from bands.
pub(super) fn typed_hours(slept: Slept) -> Option<f64> {
    match slept {
        Slept::Exactly(sleep) => Some(sleep.hours()),
        Slept::About(_) => None,
    }
}

/// Hours under which one night asks for an easy day. Source: R17 (CRA22); the cut-off is ours.
pub(super) const FLOOR_H: f64 = 5.0;
/// Hours under which a night is short. Source: R17, R18 (CRA22); the cut-off is ours.
pub(super) const SHORT_H: f64 = 6.0;

/// Whether a night was under five hours.
pub(super) fn is_under_five(slept: Slept) -> bool {
    match slept {
        Slept::Exactly(sleep) => sleep.hours() < FLOOR_H,
        Slept::About(band) => band == SleepBand::UnderFive,
    }
}

/// Whether a night was under six hours.
pub(super) fn is_under_six(slept: Slept) -> bool {
    match slept {
        Slept::Exactly(sleep) => sleep.hours() < SHORT_H,
        Slept::About(band) => match band {
            SleepBand::UnderFive | SleepBand::FiveToSix => true,
            SleepBand::SixToSeven | SleepBand::SevenPlus => false,
        },
    }
}
