//! Contenders for repetitions at a chosen load.
//!
//! Rules name one number; [`Spread`] turns it into chances by how such rules missed on other
//! people's logs.

mod copies;
mod epley;
pub(crate) mod lightgbm;
mod ours;

use std::collections::BTreeMap;

use recoup_engine::forecast::reps::NextSet;
use recoup_engine::forecast::{ExerciseKey, SetSeen, ln_e1rm};

use crate::protocol::reps::{CHOICES, Chances, Event, Reps, belongs};
use crate::protocol::{Contender, Follower, Model, StrengthLessons};
use crate::table::Lifter;

/// Sets as rules remember them: load and repetitions.
type Done = (f64, u16);

/// One exercise as rules remember it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Remembered {
    /// Today's sets.
    pub(crate) today: Vec<Done>,
    /// The last session's sets.
    pub(crate) last: Vec<Done>,
    /// The last session with a load, by load in tenths of a kilogram.
    pub(crate) at_load: BTreeMap<i64, Vec<u16>>,
    /// How often each number was done.
    counts: BTreeMap<u16, u32>,
    /// Slowly following ln e1RM.
    pub(crate) level: Option<f64>,
    /// The last session's sets by weekday.
    pub(crate) by_weekday: BTreeMap<u8, Vec<Done>>,
    /// Today's weekday.
    pub(crate) weekday: u8,
    /// The weekday of today's sets.
    done_on: u8,
}

impl Remembered {
    /// The commonest number so far.
    pub(crate) fn usual(&self) -> u16 {
        let most = self
            .counts
            .iter()
            .max_by_key(|(reps, count)| (**count, u16::MAX - **reps));
        most.map_or(8, |(reps, _)| *reps)
    }

    /// Sets of the last session at the load, if there was one.
    pub(crate) fn last_at(&self, load_kg: f64) -> Option<u16> {
        let done = self
            .today
            .iter()
            .filter(|(load, _)| step(*load) == step(load_kg))
            .count();
        self.at_load
            .get(&step(load_kg))
            .and_then(|sets| sets.get(done).or(sets.last()))
            .copied()
    }

    /// The last session's set in the position of the next.
    pub(crate) fn in_position(&self) -> Option<u16> {
        let set = self.last.get(self.today.len()).or(self.last.last());
        set.map(|(_, reps)| *reps)
    }

    fn close(&mut self) {
        if self.today.is_empty() {
            return;
        }
        let mut by_load: BTreeMap<i64, Vec<u16>> = BTreeMap::new();
        let mut best = f64::NEG_INFINITY;
        for (load, reps) in &self.today {
            by_load.entry(step(*load)).or_default().push(*reps);
            best = best.max(ln_e1rm(*load, (*reps).min(15)));
        }
        self.at_load.extend(by_load);
        self.level = Some(self.level.map_or(best, |level| {
            let gain = if level < best { 0.5 } else { 0.2 };
            level + gain * (best - level)
        }));
        self.last = std::mem::take(&mut self.today);
        self.by_weekday.insert(self.done_on, self.last.clone());
    }
}

#[expect(clippy::cast_possible_truncation, reason = "loads are below 600 kg")]
fn step(load_kg: f64) -> i64 {
    (load_kg * 10.0).round() as i64
}

/// A rule that names one number of repetitions.
pub(crate) trait Rule: Clone + Send + Sync + 'static {
    /// Its name in tables.
    fn name(&self) -> String;
    /// The number it names.
    fn predict(&self, known: &Remembered, load_kg: f64) -> u16;
}

/// All contenders; `thorough` adds ours without each group of features.
pub(crate) fn all(thorough: bool) -> Vec<Box<dyn Contender<Reps>>> {
    let mut all: Vec<Box<dyn Contender<Reps>>> = vec![
        Box::new(ours::Ours),
        Box::new(ours::Refitted::everyone()),
        Box::new(Spread(copies::GamersChain)),
        Box::new(Spread(copies::PreviousSet)),
        Box::new(Spread(copies::LastSet)),
        Box::new(Spread(copies::SamePosition)),
        Box::new(Spread(copies::SameWeekday)),
        Box::new(Spread(copies::SameLoad)),
        Box::new(Spread(copies::SameLoadOneMore)),
        Box::new(Spread(epley::EpleyInversion)),
    ];
    if thorough {
        all.extend(ours::without_groups());
    }
    all
}

/// Largest miss told apart.
const FAR: usize = 12;

/// Chance given to anyone's usual numbers whatever the rule says.
const ANYTHING: f64 = 0.03;

/// A rule with the chances of its misses.
#[derive(Clone, Debug)]
pub(crate) struct Spread<R>(pub(crate) R);

struct Fitted<R> {
    rule: R,
    misses: [f64; 2 * FAR + 1],
    usual: Chances,
}

struct Following<'a, R> {
    model: &'a Fitted<R>,
    memory: Memory,
}

/// What rules remember of one person.
#[derive(Clone, Debug, Default)]
struct Memory {
    exercises: BTreeMap<ExerciseKey, Remembered>,
    weekday: u8,
}

impl Memory {
    fn learn(&mut self, event: &Event) {
        match event {
            Event::Begin(start) => {
                self.weekday = start.weekday();
                for exercise in self.exercises.values_mut() {
                    exercise.close();
                    exercise.weekday = self.weekday;
                }
            }
            Event::Set(set) if belongs(set) => self.add(set),
            Event::Set(_) => {}
        }
    }

    fn add(&mut self, set: &SetSeen) {
        let exercise = self.exercises.entry(set.exercise).or_default();
        exercise.today.push((set.load_kg, set.reps));
        (exercise.weekday, exercise.done_on) = (self.weekday, self.weekday);
        *exercise.counts.entry(set.reps).or_insert(0) += 1;
    }
}

impl<R: Rule> Contender<Reps> for Spread<R> {
    fn name(&self) -> String {
        self.0.name()
    }

    fn fit(&self, lessons: &StrengthLessons) -> Box<dyn Model<Reps>> {
        let mut misses = [0.0; 2 * FAR + 1];
        let mut usual = [0.0; CHOICES];
        for lifter in &lessons.lifters {
            let weight = 1.0 / (lifter.sessions.len().max(1) as f64).sqrt();
            for (named, reps) in named(&self.0, lifter) {
                if let Some(named) = named {
                    misses[miss(reps, named)] += weight;
                }
                usual[usize::from(reps) - 1] += weight;
            }
        }
        let total: f64 = misses.iter().sum();
        misses.iter_mut().for_each(|share| *share /= total);
        let total: f64 = usual.iter().sum();
        usual.iter_mut().for_each(|share| *share /= total);
        Box::new(Fitted {
            rule: self.0.clone(),
            misses,
            usual,
        })
    }
}

/// What a rule names before each set of a log, and what was done.
fn named<R: Rule>(rule: &R, lifter: &Lifter) -> Vec<(Option<u16>, u16)> {
    let mut memory = Memory::default();
    let mut found = vec![];
    for session in &lifter.sessions {
        memory.learn(&Event::Begin(session.start));
        for set in session.sets.iter().filter(|set| belongs(set)) {
            let known = memory.exercises.get(&set.exercise);
            let named = known.map(|known| rule.predict(known, set.load_kg).clamp(1, 30));
            found.push((named, set.reps));
            memory.add(set);
        }
    }
    found
}

fn miss(reps: u16, named: u16) -> usize {
    let far = (i32::from(reps) - i32::from(named)).clamp(-12, 12) + 12;
    usize::try_from(far).unwrap_or(0)
}

impl<R: Rule> Model<Reps> for Fitted<R> {
    fn follow(&self) -> Box<dyn Follower<Reps> + '_> {
        Box::new(Following {
            model: self,
            memory: Memory::default(),
        })
    }
}

impl<R: Rule> Follower<Reps> for Following<'_, R> {
    fn forecast(&self, ask: &NextSet) -> Chances {
        let Some(known) = self.memory.exercises.get(&ask.exercise) else {
            return self.model.usual;
        };
        let named = self.model.rule.predict(known, ask.load_kg).clamp(1, 30);
        let mut chances = [0.0; CHOICES];
        for (reps, chance) in (1_u16..).zip(&mut chances) {
            if i32::from(reps).abs_diff(i32::from(named)) <= 12 {
                *chance = self.model.misses[miss(reps, named)];
            }
        }
        let total: f64 = chances.iter().sum();
        for (chance, usual) in chances.iter_mut().zip(&self.model.usual) {
            *chance = (1.0 - ANYTHING) * *chance / total + ANYTHING * usual;
        }
        chances
    }

    fn learn(&mut self, event: &Event) {
        self.memory.learn(event);
    }
}
