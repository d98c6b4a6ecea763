//! The black box on how she did lately: the chance of a shortfall.

use std::collections::BTreeMap;

use recoup_engine::forecast::reps::NextSet;
use recoup_engine::forecast::{ExerciseKey, Moment, SetSeen};

use crate::contenders::trees::{Example, Forest, Kind, Python};
use crate::protocol::shortfall::{Event, Shortfall};
use crate::protocol::{Contender, Follower, Model, StrengthLessons, Task};
use crate::table::Lifter;

/// What stands for what is not known.
const MISSING: f64 = -99.0;

/// LightGBM, fitted by a Python.
#[derive(Clone, Debug)]
pub(crate) struct LightGbm(pub(crate) Python);

struct Fitted(Forest);

struct Following<'a> {
    forest: &'a Forest,
    known: Known,
}

/// A person so far.
#[derive(Default)]
struct Known {
    now: Option<Moment>,
    today: Vec<SetSeen>,
    compared: f64,
    short: f64,
    lifts: BTreeMap<ExerciseKey, Lift>,
}

/// A lift so far.
#[derive(Default)]
struct Lift {
    /// Start and sets of the sessions, oldest first.
    sessions: Vec<(Moment, Vec<(f64, u16)>)>,
    compared: f64,
    short: f64,
    was_short: bool,
}

impl Known {
    fn learn(&mut self, event: &Event) {
        match event {
            Event::Begin(start) => {
                self.now = Some(*start);
                self.today.clear();
            }
            Event::Set(set) => self.today.push(*set),
            Event::End(compared) => self.close(compared),
        }
    }

    fn close(&mut self, compared: &[(ExerciseKey, bool)]) {
        for (exercise, is_short) in compared {
            let short = f64::from(u8::from(*is_short));
            let lift = self.lifts.entry(*exercise).or_default();
            (lift.compared, lift.short) = (lift.compared + 1.0, lift.short + short);
            lift.was_short = *is_short;
            (self.compared, self.short) = (self.compared + 1.0, self.short + short);
        }
        let Some(now) = self.now else { return };
        for set in &self.today {
            let lift = self.lifts.entry(set.exercise).or_default();
            match lift.sessions.last_mut().filter(|(start, _)| *start == now) {
                Some((_, sets)) => sets.push((set.load_kg, set.reps)),
                None => lift.sessions.push((now, vec![(set.load_kg, set.reps)])),
            }
        }
    }

    fn row(&self, ask: &NextSet) -> Vec<f64> {
        let nothing = Lift::default();
        let lift = self.lifts.get(&ask.exercise).unwrap_or(&nothing);
        let at = |sets: &[(f64, u16)]| -> Option<f64> {
            let near = sets
                .iter()
                .filter(|(load, _)| (load / ask.load_kg).ln().abs() <= 0.012);
            near.map(|(_, reps)| f64::from(*reps)).reduce(f64::max)
        };
        let recent = lift.sessions.iter().rev().take(8);
        let matched: Vec<f64> = recent.filter_map(|(_, sets)| at(sets)).take(3).collect();
        let told = |idx: usize| matched.get(idx).copied().unwrap_or(MISSING);
        let last = lift.sessions.last();
        let top = last.map(|(_, sets)| sets.iter().map(|(load, _)| *load).fold(0.0, f64::max));
        let here = || self.today.iter().filter(|set| set.exercise == ask.exercise);
        let muscle = self.today.iter().filter(|set| set.muscle == ask.muscle);
        let gap = last.zip(self.now);
        let rate = |short: f64, compared: f64| (short + 0.8) / (compared + 10.0);
        vec![
            told(0),
            told(1),
            told(2),
            top.map_or(MISSING, |top| (ask.load_kg / top.max(0.1)).ln()),
            gap.map_or(MISSING, |((last, _), now)| now.days_since(*last)),
            rate(self.short, self.compared),
            rate(lift.short, lift.compared),
            f64::from(u8::from(lift.was_short)),
            self.compared,
            lift.sessions.len() as f64,
            self.today.len() as f64,
            here().count() as f64,
            here()
                .next_back()
                .map_or(MISSING, |set| f64::from(set.reps)),
            muscle.count() as f64,
            f64::from(ask.muscle.0),
        ]
    }
}

impl Contender<Shortfall> for LightGbm {
    fn name(&self) -> String {
        "LightGBM, yes or no".to_owned()
    }

    fn fit(&self, lessons: &StrengthLessons) -> Box<dyn Model<Shortfall>> {
        let logs = lessons.lifters.iter();
        let examples: Vec<Example> = logs.flat_map(|lifter| examples(lifter)).collect();
        let fitted = self.0.fit(Kind::Chance, &examples);
        let mut forests = fitted.expect("asked for, so Python has LightGBM");
        Box::new(Fitted(forests.pop().unwrap_or_default()))
    }
}

/// Follows a log and notes what it knew at each question.
#[derive(Default)]
struct Noting {
    known: Known,
    asked: std::cell::RefCell<Vec<Vec<f64>>>,
}

impl Follower<Shortfall> for Noting {
    fn forecast(&self, ask: &NextSet) -> f64 {
        self.asked.borrow_mut().push(self.known.row(ask));
        0.1
    }

    fn learn(&mut self, event: &Event) {
        self.known.learn(event);
    }
}

fn examples(lifter: &Lifter) -> Vec<Example> {
    let mut noting = Noting::default();
    let rows = Shortfall::run(lifter, &mut noting);
    let loss_weight = 1.0 / (rows.len().max(1) as f64).sqrt();
    let asked = noting.asked.into_inner().into_iter();
    let happened = rows.iter().filter_map(|row| row.chance);
    asked
        .zip(happened)
        .map(|(features, (_, happened))| Example {
            outcome: f64::from(u8::from(happened)),
            loss_weight,
            features,
        })
        .collect()
}

impl Model<Shortfall> for Fitted {
    fn follow(&self) -> Box<dyn Follower<Shortfall> + '_> {
        Box::new(Following {
            forest: &self.0,
            known: Known::default(),
        })
    }
}

impl Follower<Shortfall> for Following<'_> {
    fn forecast(&self, ask: &NextSet) -> f64 {
        self.forest.chance(&self.known.row(ask))
    }

    fn learn(&mut self, event: &Event) {
        self.known.learn(event);
    }
}
