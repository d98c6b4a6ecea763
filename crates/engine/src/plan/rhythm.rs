//! A week of the plan in numbers: hard sets per muscle against their range, easy minutes, rest days.

use std::collections::BTreeMap;

use super::calendar::week_of;
use super::{Experience, Planned, PlannedDay};
use crate::exercise::{Exercises, Muscle};
use crate::history::History;
use crate::program::{SetsRange, SetsVerdict};
use crate::training_load::weekly_cap;

/// A week of the plan in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekSummary {
    /// Muscles with planned sets, head to toe as muscles are listed.
    pub muscles: Vec<MuscleWeek>,
    /// Working sets of all strength sessions together.
    pub sets: u32,
    /// Minutes of all recovery sessions together.
    pub easy_minutes: i64,
    /// Strength sessions.
    pub n_strength: u32,
    /// Recovery sessions.
    pub n_recovery: u32,
    /// Days with neither, of equal worth.
    pub n_rest_days: u32,
}

/// What a week asks of a muscle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MuscleWeek {
    /// The muscle.
    pub muscle: Muscle,
    /// Planned sets, indirect ones half.
    pub sets: f64,
    /// The range of rule R30 for the person.
    pub range: SetsRange,
    /// Where the sets stand against it.
    pub verdict: SetsVerdict,
    /// The most that rule R31 would allow after the last three weeks, where they tell one: a guard
    /// of grade E, shown and never applied in silence.
    pub guard: Option<f64>,
}

/// The numbers of some days of a plan, most often the seven of [`super::Plan::week`].
///
/// Done sessions count as planned. The range is that of the first day's program week. All zero for
/// no days.
pub fn week_summary(
    days: &[PlannedDay],
    exercises: &Exercises,
    history: &History,
    experience: Experience,
) -> WeekSummary {
    let mut summary = WeekSummary {
        muscles: Vec::new(),
        sets: 0,
        easy_minutes: 0,
        n_strength: 0,
        n_recovery: 0,
        n_rest_days: 0,
    };
    let mut by_muscle: BTreeMap<Muscle, f64> = BTreeMap::new();
    for day in days {
        match &day.planned {
            Planned::Strength(slot) => {
                summary.n_strength += 1;
                for planned in &slot.exercises {
                    summary.sets += u32::from(planned.sets);
                    let exercise = exercises.find(&planned.exercise);
                    for (muscle, share) in exercise.iter().flat_map(|e| &e.muscles) {
                        *by_muscle.entry(*muscle).or_default() +=
                            f64::from(planned.sets) * share.set_weight();
                    }
                }
            }
            Planned::Recovery(slot) => {
                summary.n_recovery += 1;
                summary.easy_minutes += slot.minutes.count();
            }
            Planned::RestDay => summary.n_rest_days += 1,
        }
    }
    let Some(first) = days.first() else {
        return summary;
    };
    let range = SetsRange::aimed_at(experience, week_of(first.number));
    summary.muscles = by_muscle
        .into_iter()
        .map(|(muscle, sets)| MuscleWeek {
            muscle,
            sets,
            range,
            verdict: range.verdict(sets),
            guard: weekly_cap(history, exercises, muscle, first.date),
        })
        .collect();
    summary
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::kit::{choices, day, exercises, full_body, history, session};
    use crate::plan::plan_from;

    #[test]
    fn week_counts_sets_minutes_and_rest() {
        let log = history(vec![]);
        let plan = plan_from(&full_body(), &exercises(), &log, &choices(), day(0));
        let week = week_summary(plan.week(day(3)), &exercises(), &log, Experience::Regular);
        assert_eq!(
            (week.n_strength, week.n_recovery, week.n_rest_days),
            (3, 3, 1)
        );
        assert_eq!((week.sets, week.easy_minutes), (18, 60));
        let quads = week.muscles[0];
        assert_eq!(
            (quads.muscle, quads.sets.to_bits()),
            (Muscle::Quads, 9.0_f64.to_bits())
        );
        assert_eq!(quads.verdict, SetsVerdict::Within);
        assert_eq!(quads.guard, None);
        // Abs help in all eighteen sets.
        let abs = week
            .muscles
            .iter()
            .find(|m| m.muscle == Muscle::Abs)
            .unwrap();
        assert_eq!(abs.sets.to_bits(), 9.0_f64.to_bits());
    }

    #[test]
    fn novice_starts_with_less() {
        let log = history(vec![]);
        let plan = plan_from(&full_body(), &exercises(), &log, &choices(), day(0));
        let first = week_summary(plan.week(day(0)), &exercises(), &log, Experience::New);
        let third = week_summary(plan.week(day(14)), &exercises(), &log, Experience::New);
        assert_eq!(first.muscles[0].verdict, SetsVerdict::Above);
        assert_eq!(third.muscles[0].verdict, SetsVerdict::Within);
    }

    #[test]
    fn guard_comes_from_the_weeks_before() {
        let log = history(vec![session(day(-3), &[("squat", 60.0, &[8, 8, 8, 8, 8])])]);
        let plan = plan_from(&full_body(), &exercises(), &log, &choices(), day(0));
        let week = week_summary(plan.week(day(0)), &exercises(), &log, Experience::Regular);
        assert_eq!(
            week.muscles[0].guard.map(f64::to_bits),
            Some(6.0_f64.to_bits())
        );
    }

    #[test]
    fn no_days_sum_to_nothing() {
        let none = week_summary(&[], &exercises(), &history(vec![]), Experience::Regular);
        assert_eq!((none.sets, none.muscles.len()), (0, 0));
    }
}
