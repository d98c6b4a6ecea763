//! How often each rule fired for a person, what she did with it, and what came of it.
//!
//! Computed from the decisions as they were told and from the log, and kept nowhere. It changes no
//! rule: people choose when they follow one, so what came of it is told and not taken for its cause.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::State;
use crate::exercise::Exercises;
use crate::history::History;
use crate::outcome::student;
use crate::readiness::composite_on;
use crate::reason::Rule;
use crate::strength::{estimate_usual, mean_and_sd, session_e1rm};

/// A decision as it was told, and what she chose instead, where she did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The day it was for.
    pub date: Date,
    /// The rules that fired.
    pub rules: Vec<Rule>,
    /// What was decided.
    pub decided: State,
    /// What she chose instead.
    pub chosen: Option<State>,
}

/// What she did with a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Followed {
    /// As decided.
    AsDecided,
    /// Easier than decided.
    Easier,
    /// Harder than decided, by choice or by a session that the log holds.
    Harder,
}

impl Told {
    /// What she did with it: her choice, or strength logged on a day without any.
    pub fn followed(&self, history: &History) -> Followed {
        let next = self.date.tomorrow().unwrap_or(self.date);
        let has_trained = || !history.sessions_between(self.date, next).is_empty();
        match self.chosen {
            Some(chosen) if self.decided < chosen => Followed::Harder,
            Some(chosen) if chosen < self.decided => Followed::Easier,
            Some(_) | None if self.decided.takes_session_away() && has_trained() => {
                Followed::Harder
            }
            Some(_) | None => Followed::AsDecided,
        }
    }
}

/// A mean with its count and, from three values on, the interval that holds it nine times in ten.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// How many values.
    pub n: usize,
    /// The nine-in-ten interval.
    pub nine_in_ten: Option<(f64, f64)>,
}

/// Values that an interval needs. Choice: two values tell almost nothing of their spread.
const INTERVAL_NEED: usize = 3;
/// Upper end of an interval that holds nine in ten. Source: definition.
const NINE_UPPER: f64 = 0.95;

impl Mean {
    /// The mean of values; `None` of none.
    #[expect(clippy::cast_precision_loss, reason = "counts of days")]
    pub fn of(values: &[f64]) -> Option<Self> {
        let n = values.len();
        let (mean, sd) = mean_and_sd(values);
        let reach = || {
            let freedom = u32::try_from(n - 1).unwrap_or(u32::MAX);
            student::quantile(NINE_UPPER, freedom) * sd / libm::sqrt(n as f64)
        };
        let nine_in_ten = (INTERVAL_NEED <= n).then(reach);
        (0 < n).then(|| Self {
            mean,
            n,
            nine_in_ten: nine_in_ten.map(|reach| (mean - reach, mean + reach)),
        })
    }
}

/// What came after a decision: her next session's strength, and her next morning.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct After {
    /// The next session's estimates against their 28-day means before the decision, in percent.
    pub strength: Option<f64>,
    /// The next morning's composite, in its standard deviations; above zero is better than usual.
    pub morning: Option<f64>,
}

/// Days within which the next session tells something. Choice: a week, as a plan's reach.
const NEXT_DAYS: i32 = 7;

/// What came after a decision on a date, as far as the log tells.
pub fn outcome_of(history: &History, exercises: &Exercises, date: Date) -> After {
    let until = date.saturating_add(NEXT_DAYS.days());
    let next = history.sessions_between(date, until).first();
    let differences: Vec<f64> = next
        .into_iter()
        .flat_map(|s| s.exercises.iter().map(move |p| (s, p)))
        .filter_map(|(session, performed)| {
            let best = session_e1rm(session, exercises.find(&performed.exercise)?)?;
            let usual = estimate_usual(history, exercises, &performed.exercise, date).ok()?;
            Some(usual.percent_from(best.kilograms))
        })
        .collect();
    let tomorrow = date.tomorrow().unwrap_or(date);
    After {
        strength: (!differences.is_empty()).then(|| mean_and_sd(&differences).0),
        morning: composite_on(history, tomorrow).map(|c| c.z),
    }
}

/// How a rule has gone for a person.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleHistory {
    /// Which rule.
    pub rule: Rule,
    /// Days on which it fired.
    pub fired: usize,
    /// Of these, days on which she did as decided.
    pub as_decided: usize,
    /// Of these, days on which she chose easier.
    pub easier: usize,
    /// Of these, days on which she did more than decided.
    pub harder: usize,
    /// The next session's strength in percent of usual, where she did no more than decided.
    pub strength_followed: Option<Mean>,
    /// The same, where she did more.
    pub strength_harder: Option<Mean>,
    /// The next morning's composite, where she did no more than decided.
    pub morning_followed: Option<Mean>,
    /// The same, where she did more.
    pub morning_harder: Option<Mean>,
}

/// How every rule that ever fired has gone, in the order of the rules.
///
/// Of several tellings of a date the last counts. The order of tellings of different dates does not
/// matter.
pub fn rule_histories(told: &[Told], history: &History, exercises: &Exercises) -> Vec<RuleHistory> {
    let by_date: BTreeMap<Date, &Told> = told.iter().map(|t| (t.date, t)).collect();
    let mut days: BTreeMap<Rule, Vec<(Followed, After)>> = BTreeMap::new();
    for (date, told) in by_date {
        let came = (told.followed(history), outcome_of(history, exercises, date));
        let rules: std::collections::BTreeSet<Rule> = told.rules.iter().copied().collect();
        for rule in rules {
            days.entry(rule).or_default().push(came);
        }
    }
    days.into_iter()
        .map(|(rule, days)| rule_history(rule, &days))
        .collect()
}

fn rule_history(rule: Rule, days: &[(Followed, After)]) -> RuleHistory {
    let count = |of: Followed| days.iter().filter(|(f, _)| *f == of).count();
    let mean = |is_harder: bool, of: fn(&After) -> Option<f64>| {
        let values: Vec<f64> = days
            .iter()
            .filter(|(f, _)| (*f == Followed::Harder) == is_harder)
            .filter_map(|(_, after)| of(after))
            .collect();
        Mean::of(&values)
    };
    RuleHistory {
        rule,
        fired: days.len(),
        as_decided: count(Followed::AsDecided),
        easier: count(Followed::Easier),
        harder: count(Followed::Harder),
        strength_followed: mean(false, |a| a.strength),
        strength_harder: mean(true, |a| a.strength),
        morning_followed: mean(false, |a| a.morning),
        morning_harder: mean(true, |a| a.morning),
    }
}
