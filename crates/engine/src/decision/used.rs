//! The inputs of a decision: which were used, with their values, and which were missing.

use super::facts::{Facts, typed_hours};
use super::safety_rules::days_between;
use crate::code::coded;
use crate::readiness::VARIABILITY_DAYS;
use crate::reason::Quantity;
use crate::safety::Health;
use crate::unit::Minutes;
use crate::wellness::{CheckIn, Wellness};

coded! {
    /// An input that can count.
    pub enum Input as "input" {
        /// Perceived recovery.
        Prs = "prs",
        /// Soreness overall.
        Soreness = "soreness",
        /// How the night was.
        Sleep = "sleep",
        /// Energy.
        Energy = "energy",
        /// Mood and stress.
        Mood = "mood",
        /// Hours slept.
        HoursSlept = "hours_slept",
        /// Hours slept as a device measured them, where she told none.
        HoursMeasured = "hours_measured",
        /// Heart-rate variability.
        Variability = "variability",
        /// Soreness by muscle.
        SoreMuscles = "sore_muscles",
        /// Pain at a site.
        Pain = "pain",
        /// Being ill.
        Illness = "illness",
        /// Red flags.
        Flags = "flags",
        /// Cycle or menopause symptoms.
        Symptoms = "symptoms",
        /// Minutes she has.
        Minutes = "minutes",
        /// The composite of the check-in.
        Composite = "composite",
        /// Hours since the planned muscles worked.
        MuscleHours = "muscle_hours",
        /// Early-warning points.
        Warning = "warning",
        /// Days since the last strength session.
        DaysSince = "days_since",
        /// The health page.
        Health = "health",
        /// What is planned.
        Plan = "plan",
    }
}

/// An input that was used.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Used {
    /// Which.
    pub input: Input,
    /// Its value.
    pub value: Quantity,
}

/// The inputs that were there, in the order of [`Input`].
pub(super) fn used(facts: &Facts<'_>) -> Vec<Used> {
    let mut used = Vec::new();
    let mut push = |input, value: Option<Quantity>| {
        used.extend(value.map(|value| Used { input, value }));
    };
    if let Some(check_in) = facts.day.check_in {
        for of in Wellness::ALL {
            push(input_of(*of), check_in.answer(*of).map(Quantity::Points));
        }
        let hours = check_in.slept.and_then(typed_hours);
        push(Input::HoursSlept, hours.map(Quantity::Hours));
        let band = check_in.slept.filter(|_| hours.is_none());
        push(Input::HoursSlept, band.map(|_| Quantity::Yes));
        let night = facts.night_ago(0).filter(|night| night.is_measured);
        let measured = night.and_then(|night| typed_hours(night.slept));
        push(Input::HoursMeasured, measured.map(Quantity::Hours));
        push(Input::SoreMuscles, count(check_in.sore_muscles.len()));
        push(Input::Pain, count(check_in.pains.len()));
        push(Input::Illness, check_in.illness.map(|_| Quantity::Yes));
        push(Input::Flags, count(check_in.flags.len()));
        push(Input::Symptoms, count(check_in.symptoms.len()));
        let minutes = check_in.minutes_available.map(Minutes::count);
        push(Input::Minutes, minutes.map(Quantity::Minutes));
    }
    let z = facts.composite.as_ref().map(|c| c.z);
    push(Input::Composite, z.map(Quantity::Deviations));
    let variability = facts.composite.as_ref().and_then(|c| c.variability);
    let counted = variability.filter(|v| VARIABILITY_DAYS <= v.valid_days);
    push(
        Input::Variability,
        counted.map(|v| Quantity::Deviations(v.z)),
    );
    push(
        Input::MuscleHours,
        planned_hours(facts).map(Quantity::Hours),
    );
    let points = facts.day.warning.map(f64::from);
    push(Input::Warning, points.map(Quantity::Points));
    push(Input::DaysSince, days_since(facts).map(Quantity::Days));
    let is_told = *facts.history.health() != Health::default();
    push(Input::Health, is_told.then_some(Quantity::Yes));
    push(Input::Plan, facts.day.planned.map(|_| Quantity::Yes));
    used
}

/// How many, where there are any.
fn count(n: usize) -> Option<Quantity> {
    let n = i64::try_from(n).ok()?;
    (0 < n).then_some(Quantity::Count(n))
}

const fn input_of(of: Wellness) -> Input {
    match of {
        Wellness::Recovery => Input::Prs,
        Wellness::Soreness => Input::Soreness,
        Wellness::Sleep => Input::Sleep,
        Wellness::Energy => Input::Energy,
        Wellness::Mood => Input::Mood,
    }
}

/// Hours since the planned muscle that worked last.
fn planned_hours(facts: &Facts<'_>) -> Option<f64> {
    facts
        .planned()
        .flat_map(|(_, e)| e.direct_muscles())
        .filter_map(|m| facts.muscles.get(&m).map(|w| w.hours))
        .min_by(f64::total_cmp)
}

fn days_since(facts: &Facts<'_>) -> Option<i64> {
    let last = facts.history.sessions_before(facts.day.date).last()?;
    Some(days_between(last.date, facts.day.date))
}

/// The inputs that could have counted and were not there. What nobody is asked (pain, illness,
/// flags, minutes) is not missing when it is not told.
pub(super) fn missing(facts: &Facts<'_>) -> Vec<Input> {
    let check_in = facts.day.check_in;
    let mut missing: Vec<Input> = Wellness::ALL
        .iter()
        .filter(|of| check_in.and_then(|c| c.answer(**of)).is_none())
        .map(|of| input_of(*of))
        .collect();
    let mut push_if = |is_missing: bool, input| missing.extend(is_missing.then_some(input));
    push_if(is_sleep_asked(facts), Input::HoursSlept);
    push_if(facts.composite.is_none(), Input::Composite);
    push_if(has_unknown_exercise(facts), Input::MuscleHours);
    push_if(facts.day.warning.is_none(), Input::Warning);
    push_if(facts.day.planned.is_none(), Input::Plan);
    missing
}

fn is_sleep_asked(facts: &Facts<'_>) -> bool {
    let is_poor = facts.day.check_in.is_some_and(CheckIn::is_poor_night);
    is_poor && facts.night_ago(0).is_none()
}

/// Whether the plan holds an exercise whose muscles are not known.
fn has_unknown_exercise(facts: &Facts<'_>) -> bool {
    facts
        .slot
        .is_some_and(|s| facts.planned().count() < s.exercises.len())
}
