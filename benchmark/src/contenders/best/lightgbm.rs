//! The black box on what a spreadsheet would know of the earlier sessions: 19 quantile models.

use recoup_engine::forecast::best::{Coming, QUANTILES};

use super::{Rule, scale, trend::Trend};
use crate::bouts::{Bout, History};
use crate::contenders::trees::{Example, Forest, Kind, Python};
use crate::protocol::best::{Best, Finished, coming, outcome};
use crate::protocol::{Contender, Follower, Model, StrengthLessons};
use crate::table::Lifter;

/// Earlier sessions that are told one by one.
/// Source: protocol, section 4: its black box saw fifty features; these are the thirty that do
/// not come from our own engine.
const TOLD: usize = 8;

/// What stands for a session that never was.
const MISSING: f64 = -9.0;

/// LightGBM, fitted by a Python.
#[derive(Clone, Debug)]
pub(crate) struct LightGbm(pub(crate) Python);

struct Fitted(Vec<Forest>);

struct Following<'a> {
    forests: &'a [Forest],
    history: History,
}

impl Contender<Best> for LightGbm {
    fn name(&self) -> String {
        "LightGBM, 19 quantile models".to_owned()
    }

    fn fit(&self, lessons: &StrengthLessons) -> Box<dyn Model<Best>> {
        let examples: Vec<Example> = lessons
            .lifters
            .iter()
            .flat_map(|lifter| examples(lifter))
            .collect();
        let fitted = self.0.fit(Kind::Quantiles, &examples);
        Box::new(Fitted(fitted.expect("asked for, so Python has LightGBM")))
    }
}

impl Model<Best> for Fitted {
    fn follow(&self) -> Box<dyn Follower<Best> + '_> {
        Box::new(Following {
            forests: &self.0,
            history: History::default(),
        })
    }
}

impl Follower<Best> for Following<'_> {
    fn forecast(&self, ask: &Coming) -> [f64; QUANTILES] {
        let row = features(self.history.of(ask.exercise), ask);
        let mut quantiles = [0.0; QUANTILES];
        for (quantile, forest) in quantiles.iter_mut().zip(self.forests) {
            *quantile = forest.value(&row);
        }
        quantiles.sort_by(f64::total_cmp);
        quantiles
    }

    fn learn(&mut self, event: &Finished) {
        self.history.add(&event.bouts);
    }
}

fn examples(lifter: &Lifter) -> Vec<Example> {
    let mut history = History::default();
    let mut examples = vec![];
    for session in &lifter.sessions {
        let bouts = crate::bouts::bouts(session);
        for bout in &bouts {
            let known = history.of(bout.exercise);
            if let Some(outcome) = outcome(known, bout) {
                examples.push(Example {
                    outcome,
                    loss_weight: 1.0,
                    features: features(known, &coming(bout)),
                });
            }
        }
        history.add(&bouts);
    }
    let loss_weight = 1.0 / (examples.len().max(1) as f64).sqrt();
    examples
        .iter_mut()
        .for_each(|example| example.loss_weight = loss_weight);
    examples
}

fn features(history: &[Bout], coming: &Coming) -> Vec<f64> {
    let last = &history[history.len() - 1];
    let mut row = vec![
        history.len() as f64,
        coming.start.days_since(last.start),
        f64::from(coming.position) - f64::from(last.position),
        f64::from(coming.position),
        f64::from(coming.muscle.0),
        f64::from(coming.start.weekday()),
        scale(history),
        Trend.predict(history, coming),
        f64::from(last.best_reps),
        last.sets.len() as f64,
        f64::from(u8::from(last.is_uniform())),
        history
            .iter()
            .map(|bout| bout.y)
            .fold(f64::NEG_INFINITY, f64::max)
            - last.y,
    ];
    let mut newest = history.iter().rev();
    for _ in 0..TOLD {
        let bout = newest.next();
        row.push(bout.map_or(MISSING, |bout| bout.y - last.y));
        row.push(bout.map_or(MISSING, |bout| {
            f64::from(u8::from(bout.start.weekday() == coming.start.weekday()))
        }));
        row.push(bout.map_or(MISSING, |bout| {
            f64::from(u8::from(bout.position == coming.position))
        }));
    }
    row
}
