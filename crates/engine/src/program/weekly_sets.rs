//! Hard sets per muscle and week, against the dose of rule R30.

use std::collections::BTreeMap;

use super::ProgramWeek;
use crate::exercise::{Exercises, Muscle};
use crate::plan::Experience;
use crate::training_load::weekly_range;

/// Hard sets by muscle: a direct set counts 1, an indirect one 0.5.
pub type WeeklySets = BTreeMap<Muscle, f64>;

/// Hard sets that each muscle gets in a week of a program.
///
/// Exercises that are not in the library count for no muscle. Muscles without a set are absent.
/// Source: PEL25 (fractional counting).
pub fn weekly_sets(week: &ProgramWeek, exercises: &Exercises) -> WeeklySets {
    let mut sets = WeeklySets::new();
    for written in week.strength().flat_map(|session| &session.exercises) {
        let Some(exercise) = exercises.find(&written.exercise) else {
            continue;
        };
        for (muscle, share) in &exercise.muscles {
            *sets.entry(*muscle).or_insert(0.0) += f64::from(written.sets) * share.set_weight();
        }
    }
    sets
}

/// The range of weekly hard sets per muscle that a person is aimed at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SetsRange {
    /// The least.
    pub low: f64,
    /// The most.
    pub high: f64,
}

/// Where a number of weekly sets stands against a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetsVerdict {
    /// Under the range.
    Below,
    /// Within it, ends included.
    Within,
    /// Over the range.
    Above,
}

impl SetsRange {
    /// The range of rule R30 for a person, by the week of a program from 1.
    pub const fn aimed_at(experience: Experience, week: u8) -> Self {
        let (low, high) = weekly_range(experience, week);
        Self { low, high }
    }

    /// Where a number of weekly sets stands.
    pub fn verdict(self, sets: f64) -> SetsVerdict {
        if sets < self.low {
            SetsVerdict::Below
        } else if sets <= self.high {
            SetsVerdict::Within
        } else {
            SetsVerdict::Above
        }
    }
}
