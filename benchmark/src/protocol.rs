//! The rules of the game: what a contender may know when, and how its forecasts are judged.
//!
//! A contender is fitted on other people's logs, then follows one person: it is asked, and only
//! after its answers are in it learns what happened. It never holds a log, so it cannot peek;
//! `forecast` takes it unchanged, so an answer cannot depend on the order of the questions.

pub(crate) mod best;
pub(crate) mod morning;
pub(crate) mod reps;
pub(crate) mod shortfall;

use std::sync::Arc;

use recoup_engine::forecast::Population;

use crate::fit::Lessons;
use crate::fit::shortfall as shortfall_fit;
use crate::table::Lifter;

/// What is asked, answered and learned in a task.
pub(crate) trait Task: 'static {
    /// Everything a question tells.
    type Ask;
    /// An answer.
    type Forecast;
    /// What is learned once the answers are in.
    type Event;
    /// Other people's logs, to be fitted on.
    type Lessons: Sync;
    /// A person's log, as the runner holds it.
    type Log: Sync;

    /// The task's name in tables.
    const NAME: &'static str;
    /// What is measured; the first metric decides.
    const METRICS: &'static [Metric];
    /// Fewest rows of a person who counts.
    const LEAST_ROWS: usize;
    /// Upper bounds of the classes of history, and their names.
    const HISTORY: &'static [(u32, &'static str)];

    /// Asks and tells a follower one person's log in order; returns one row per question.
    fn run(log: &Self::Log, follower: &mut dyn Follower<Self>) -> Vec<Row>;
}

/// A way to forecast, before it is fitted.
pub(crate) trait Contender<T: Task>: Sync {
    /// Its name in tables.
    fn name(&self) -> String;
    /// Learns from other people's logs.
    fn fit(&self, lessons: &T::Lessons) -> Box<dyn Model<T>>;
}

/// A fitted way to forecast.
pub(crate) trait Model<T: Task>: Send + Sync {
    /// Starts following a person nothing is known of.
    fn follow(&self) -> Box<dyn Follower<T> + '_>;
}

/// A fitted way to forecast, following one person.
pub(crate) trait Follower<T: Task + ?Sized> {
    /// The answer to a question.
    fn forecast(&self, ask: &T::Ask) -> T::Forecast;
    /// Takes in what happened.
    fn learn(&mut self, event: &T::Event);
}

/// The lessons of the tasks on strength logs.
#[derive(Clone, Debug)]
pub(crate) struct StrengthLessons {
    /// The lifters learned from.
    pub(crate) lifters: Vec<Arc<Lifter>>,
    /// Our parameters, fitted on the same lifters.
    pub(crate) population: Arc<Population>,
    /// What our parameters were fitted on, for fitting them again without some features.
    pub(crate) examples: Examples,
}

/// What a fit of our parameters learns from, lifter by lifter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Examples {
    /// Sets and bouts, whatever the parameters.
    pub(crate) lessons: Vec<Arc<Lessons>>,
    /// Compared bouts, with what the fitted choice model says of them.
    pub(crate) compared: Arc<Vec<Vec<shortfall_fit::Example>>>,
}

/// Chance that a randomised rank between two cumulated chances lies in the central 80 %.
pub(crate) fn central(low: f64, high: f64) -> f64 {
    ((high.min(0.9) - low.max(0.1)) / (high - low).max(1e-9)).clamp(0.0, 1.0)
}

/// How a metric's rows become one number per person and one for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reduce {
    /// The mean.
    Mean,
    /// The root of the mean over people of mean squares.
    RootOfAll,
    /// The mean over people of roots of mean squares.
    RootOfPerson,
    /// Area under the curve within a person: the values are signed chances, see
    /// [`shortfall::signed`].
    Auc,
}

/// One thing that is measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Metric {
    /// Its name in tables.
    pub(crate) name: &'static str,
    /// How rows are reduced.
    pub(crate) reduce: Reduce,
}

/// One question's measurements, in the order of the task's metrics.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Earlier sessions of the exercise, or answered days.
    pub(crate) history: u32,
    /// One value per metric.
    pub(crate) values: Vec<f64>,
    /// What calibration is drawn from: a chance given, and whether it happened.
    pub(crate) chance: Option<(f64, bool)>,
}
