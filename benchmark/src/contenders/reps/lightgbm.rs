//! The black box on the copy rules' own knowledge: the chance to stop at each repetition.
//!
//! One row per repetition that was reached; the model gives the chance that it is the last one.

use std::collections::BTreeMap;

use recoup_engine::forecast::reps::NextSet;
use recoup_engine::forecast::{ExerciseKey, Moment};

use super::{Memory, Remembered, step};
use crate::contenders::trees::{Example, Forest, Kind, Python};
use crate::protocol::reps::{CHOICES, Chances, Event, Reps, belongs};
use crate::protocol::{Contender, Follower, Model, StrengthLessons};
use crate::table::Lifter;

/// What stands for what is not known.
const MISSING: f64 = -99.0;

/// Every how many-th set of other people is learned from.
/// Choice: each set is some nine rows; a third keeps a fit under a minute.
const EVERY: usize = 3;

/// LightGBM, fitted by a Python.
#[derive(Clone, Debug)]
pub(crate) struct LightGbm(pub(crate) Python);

struct Fitted(Forest);

struct Following<'a> {
    forest: &'a Forest,
    known: Known,
}

/// What the copy rules remember, and when each exercise was done.
#[derive(Default)]
struct Known {
    memory: Memory,
    now: Option<Moment>,
    n_today: u32,
    dates: BTreeMap<ExerciseKey, Dates>,
}

#[derive(Clone, Copy)]
struct Dates {
    before: Option<Moment>,
    last: Moment,
    sessions: u32,
}

impl Known {
    fn learn(&mut self, event: &Event) {
        self.memory.learn(event);
        match (event, self.now) {
            (Event::Begin(start), _) => (self.now, self.n_today) = (Some(*start), 0),
            (Event::Set(set), Some(now)) if belongs(set) => {
                self.n_today += 1;
                let dates = self.dates.entry(set.exercise).or_insert(Dates {
                    before: None,
                    last: now,
                    sessions: 1,
                });
                if dates.last < now {
                    *dates = Dates {
                        before: Some(dates.last),
                        last: now,
                        sessions: dates.sessions + 1,
                    };
                }
            }
            (Event::Set(_), _) => {}
        }
    }

    /// What is known of a set before it: numbers to compare a candidate with, and the rest.
    fn situation(&self, ask: &NextSet) -> Option<Situation> {
        let known = self.memory.exercises.get(&ask.exercise)?;
        let (now, dates) = (self.now?, self.dates.get(&ask.exercise)?);
        let before = if dates.last < now {
            Some(dates.last)
        } else {
            dates.before
        };
        let number = |reps: Option<u16>| reps.map_or(MISSING, f64::from);
        let previous = known.today.last();
        let ratio = previous.map_or(MISSING, |(load, _)| (ask.load_kg / load).ln());
        let at_level = known.level.map_or(MISSING, |level| {
            30.0 * ((level - ask.load_kg.ln()).exp() - 1.0)
        });
        let at_load = known.at_load.get(&step(ask.load_kg));
        Some(Situation {
            numbers: [
                number(previous.map(|(_, reps)| *reps)),
                number(known.last_at(ask.load_kg)),
                number(known.in_position()),
                f64::from(known.usual()),
                at_level,
                number(known.today.first().map(|(_, reps)| *reps)),
                number(at_load.and_then(|sets| sets.first()).copied()),
            ],
            rest: [
                known.today.len() as f64,
                f64::from(self.n_today),
                ratio,
                before.map_or(MISSING, |before| now.days_since(before)),
                f64::from(dates.sessions),
                f64::from(ask.muscle.0),
                at_load.map_or(0.0, |sets| sets.len() as f64),
            ],
            shares: shares(known),
        })
    }
}

struct Situation {
    numbers: [f64; 7],
    rest: [f64; 7],
    shares: Chances,
}

/// How often each number was done in the exercise.
fn shares(known: &Remembered) -> Chances {
    let total: u32 = known.counts.values().sum();
    let mut shares = [0.0; CHOICES];
    for (reps, count) in &known.counts {
        if let Some(share) = shares.get_mut(usize::from(*reps).wrapping_sub(1)) {
            *share = f64::from(*count) / f64::from(total);
        }
    }
    shares
}

impl Situation {
    /// The row of a candidate.
    fn row(&self, candidate: usize) -> Vec<f64> {
        let reps = candidate as f64 + 1.0;
        let against = self.numbers.map(|number| {
            if number <= MISSING {
                MISSING
            } else {
                (reps - number).clamp(-20.0, 20.0)
            }
        });
        let mut row = vec![reps, self.shares[candidate]];
        row.extend(against);
        row.extend(self.rest);
        row
    }
}

impl Contender<Reps> for LightGbm {
    fn name(&self) -> String {
        "LightGBM, chance to stop".to_owned()
    }

    fn fit(&self, lessons: &StrengthLessons) -> Box<dyn Model<Reps>> {
        let examples: Vec<Example> = lessons
            .lifters
            .iter()
            .flat_map(|lifter| examples(lifter))
            .collect();
        let fitted = self.0.fit(Kind::Chance, &examples);
        let mut forests = fitted.expect("asked for, so Python has LightGBM");
        Box::new(Fitted(forests.pop().unwrap_or_default()))
    }
}

fn examples(lifter: &Lifter) -> Vec<Example> {
    let mut known = Known::default();
    let mut examples = vec![];
    for session in &lifter.sessions {
        known.learn(&Event::Begin(session.start));
        for (idx, set) in session.sets.iter().enumerate() {
            let is_learned = belongs(set) && idx % EVERY == 0;
            if let Some(situation) = known.situation(&NextSet::from(set)).filter(|_| is_learned) {
                let done = usize::from(set.reps);
                examples.extend((0..done).map(|candidate| Example {
                    outcome: f64::from(u8::from(candidate + 1 == done)),
                    loss_weight: 1.0,
                    features: situation.row(candidate),
                }));
            }
            known.learn(&Event::Set(*set));
        }
    }
    let loss_weight = 1.0 / (lifter.sessions.len().max(1) as f64).sqrt();
    examples
        .iter_mut()
        .for_each(|example| example.loss_weight = loss_weight);
    examples
}

impl Model<Reps> for Fitted {
    fn follow(&self) -> Box<dyn Follower<Reps> + '_> {
        Box::new(Following {
            forest: &self.0,
            known: Known::default(),
        })
    }
}

impl Follower<Reps> for Following<'_> {
    fn forecast(&self, ask: &NextSet) -> Chances {
        let Some(situation) = self.known.situation(ask) else {
            return [1.0 / CHOICES as f64; CHOICES];
        };
        let mut goes_on = 1.0;
        std::array::from_fn(|candidate| {
            let stops = if candidate + 1 == CHOICES {
                1.0
            } else {
                self.forest.chance(&situation.row(candidate))
            };
            let chance = goes_on * stops;
            goes_on *= 1.0 - stops;
            chance
        })
    }

    fn learn(&mut self, event: &Event) {
        self.known.learn(event);
    }
}
