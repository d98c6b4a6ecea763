//! Contenders for the session's best.
//!
//! Most are rules that name one number; [`Spread`] gives them the quantiles of their own errors
//! on other people's logs, scaled by how much the lift usually changes.

mod averages;
mod banister;
mod last_value;
pub(crate) mod lightgbm;
mod ours;
mod progression;
mod same_weekday;
mod trend;

use recoup_engine::forecast::best::{Coming, QUANTILES, level};

use crate::bouts::{Bout, History};
use crate::protocol::best::{Best, Finished, coming, outcome};
use crate::protocol::{Contender, Follower, Model, StrengthLessons};
use crate::table::{Lifter, Session};

/// A rule that names one number.
pub(crate) trait Rule: Clone + Send + Sync + 'static {
    /// Its name in tables.
    fn name(&self) -> String;

    /// ln e1RM of the coming best, as a difference from the last; `history` is oldest first and
    /// holds four bouts or more.
    fn predict(&self, history: &[Bout], coming: &Coming) -> f64;

    /// Takes in a finished session; most rules need no more than the history.
    fn learn(&mut self, _session: &Session, _bouts: &[Bout]) {}
}

/// All contenders; `thorough` adds ours without each group of features.
pub(crate) fn all(thorough: bool) -> Vec<Box<dyn Contender<Best>>> {
    let mut all: Vec<Box<dyn Contender<Best>>> = vec![
        Box::new(ours::Ours),
        Box::new(ours::Everyone),
        Box::new(Spread(last_value::LastValue)),
        Box::new(Spread(averages::Ewma { weight: 0.6 })),
        Box::new(Spread(averages::Ewma { weight: 0.3 })),
        Box::new(Spread(averages::MeanOf3)),
        Box::new(Spread(averages::MedianOf5)),
        Box::new(Spread(averages::MaxOf3)),
        Box::new(Spread(progression::OneMoreRep)),
        Box::new(Spread(progression::DoubleProgression)),
        Box::new(Spread(progression::Linear)),
        Box::new(Spread(same_weekday::SameWeekday)),
        Box::new(Spread(trend::Trend)),
        Box::new(Spread(banister::Banister::TEXTBOOK)),
        Box::new(Spread(banister::Banister::QUICK)),
    ];
    if thorough {
        all.extend(ours::without_groups());
    }
    all
}

/// A rule with the spread of its errors.
#[derive(Clone, Debug)]
pub(crate) struct Spread<R>(pub(crate) R);

/// A rule and the quantiles of its scaled errors.
struct Fitted<R> {
    rule: R,
    errors: [f64; QUANTILES],
}

/// A rule following one person.
struct Following<'a, R> {
    rule: R,
    errors: &'a [f64; QUANTILES],
    history: History,
}

impl<R: Rule> Contender<Best> for Spread<R> {
    fn name(&self) -> String {
        self.0.name()
    }

    fn fit(&self, lessons: &StrengthLessons) -> Box<dyn Model<Best>> {
        let mut errors: Vec<(f64, f64)> = vec![];
        for lifter in &lessons.lifters {
            let found = scaled_errors(&self.0, lifter);
            let weight = 1.0 / (found.len().max(1) as f64).sqrt();
            errors.extend(found.into_iter().map(|error| (error, weight)));
        }
        Box::new(Fitted {
            rule: self.0.clone(),
            errors: quantiles(errors),
        })
    }
}

impl<R: Rule> Model<Best> for Fitted<R> {
    fn follow(&self) -> Box<dyn Follower<Best> + '_> {
        let (rule, errors) = (self.rule.clone(), &self.errors);
        Box::new(Following {
            rule,
            errors,
            history: History::default(),
        })
    }
}

impl<R: Rule> Follower<Best> for Following<'_, R> {
    fn forecast(&self, ask: &Coming) -> [f64; QUANTILES] {
        let history = self.history.of(ask.exercise);
        let centre = self.rule.predict(history, ask);
        let scale = scale(history);
        self.errors.map(|error| centre + scale * error)
    }

    fn learn(&mut self, event: &Finished) {
        self.rule.learn(&event.session, &event.bouts);
        self.history.add(&event.bouts);
    }
}

/// How much a lift usually changes from session to session.
fn scale(history: &[Bout]) -> f64 {
    let recent = &history[history.len().saturating_sub(9)..];
    let changes: Vec<f64> = recent
        .windows(2)
        .map(|two| (two[1].y - two[0].y).abs())
        .collect();
    let mean = changes.iter().sum::<f64>() / changes.len().max(1) as f64;
    (mean + 0.01).clamp((-4.0_f64).exp(), 1.0)
}

/// Errors of a rule on a log, in units of the lift's usual change.
fn scaled_errors<R: Rule>(rule: &R, lifter: &Lifter) -> Vec<f64> {
    let mut rule = rule.clone();
    let mut history = History::default();
    let mut errors = vec![];
    for session in &lifter.sessions {
        let bouts = crate::bouts::bouts(session);
        for bout in &bouts {
            let known = history.of(bout.exercise);
            if let Some(outcome) = outcome(known, bout) {
                errors.push((outcome - rule.predict(known, &coming(bout))) / scale(known));
            }
        }
        rule.learn(session, &bouts);
        history.add(&bouts);
    }
    errors
}

/// Weighted quantiles.
fn quantiles(mut values: Vec<(f64, f64)>) -> [f64; QUANTILES] {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: f64 = values.iter().map(|(_, weight)| weight).sum();
    std::array::from_fn(|idx| {
        let mut sum = 0.0;
        let reached = values.iter().find(|(_, weight)| {
            sum += weight;
            level(idx) * total <= sum
        });
        reached.map_or(0.0, |(value, _)| *value)
    })
}
