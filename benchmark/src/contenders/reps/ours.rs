//! The engine's choice model, whole and without each group of features.

use std::sync::Arc;

use recoup_engine::forecast::reps::{
    Choices, Feature, NextSet, RepsPopulation, RepsState, Told, Voices,
};

use crate::fit;
use crate::protocol::reps::{CHOICES, Chances, Event, Reps, belongs};
use crate::protocol::{Contender, Follower, Model, StrengthLessons};

/// The engine as it ships.
#[derive(Clone, Debug)]
pub(super) struct Ours;

struct Fitted(RepsPopulation);

struct Following(RepsState);

impl Contender<Reps> for Ours {
    fn name(&self) -> String {
        "Recoup".to_owned()
    }

    fn fit(&self, lessons: &StrengthLessons) -> Box<dyn Model<Reps>> {
        Box::new(Fitted(lessons.population.reps.clone()))
    }
}

impl Model<Reps> for Fitted {
    fn follow(&self) -> Box<dyn Follower<Reps> + '_> {
        Box::new(Following(RepsState::new(&self.0)))
    }
}

impl Follower<Reps> for Following {
    fn forecast(&self, ask: &NextSet) -> Chances {
        let mut answer = [1.0 / CHOICES as f64; CHOICES];
        if let Some(forecast) = self.0.predict(ask) {
            answer.copy_from_slice(forecast.chances());
        }
        answer
    }

    fn learn(&mut self, event: &Event) {
        match event {
            Event::Begin(start) => self.0.begin(*start),
            Event::Set(set) => {
                self.0.step(set);
            }
        }
    }
}

/// The choice model with some features hidden, refitted; with or without personal weights.
#[derive(Clone, Debug)]
pub(super) struct Refitted {
    name: String,
    hidden: Vec<Feature>,
    is_personal: bool,
}

impl Refitted {
    /// Everyone's weights, nothing personal but habits.
    pub(super) fn everyone() -> Self {
        let name = "Recoup, nothing personal".to_owned();
        Self {
            name,
            hidden: vec![],
            is_personal: false,
        }
    }
}

/// Features by idea: the name's beginning tells.
const GROUPS: [(&str, &[&str]); 7] = [
    ("habit", &["Habit"]),
    ("the set before", &["Same", "Heavier", "Lighter", "AsFirst"]),
    (
        "last time at the load",
        &["LastTime", "Opening", "TimeBefore", "Twice"],
    ),
    ("last session by position", &["Position"]),
    (
        "capacity",
        &[
            "Above",
            "Far",
            "OpeningFromCapacity",
            "OpeningAboveCapacity",
        ],
    ),
    ("day form", &["DayForm"]),
    (
        "spacing",
        &["Spacing", "MuscleFresh", "AfterBreak", "SetsToday"],
    ),
];

/// Ours refitted without each group.
pub(super) fn without_groups() -> Vec<Box<dyn Contender<Reps>>> {
    let without = |(name, starts): &(&str, &[&str])| {
        let is_hidden = |name: &&str| starts.iter().any(|start| name.starts_with(start));
        let hidden = Feature::ALL
            .iter()
            .zip(Feature::NAMES)
            .filter(|(_, name)| is_hidden(name));
        Box::new(Refitted {
            name: format!("Recoup without {name}"),
            hidden: hidden.map(|(feature, _)| *feature).collect(),
            is_personal: true,
        }) as Box<dyn Contender<Reps>>
    };
    GROUPS.iter().map(without).collect()
}

struct Masked {
    population: RepsPopulation,
    hidden: Vec<Feature>,
    is_personal: bool,
}

/// Personal weights as the engine moves them, over the features that are not hidden.
struct MaskedFollowing<'a> {
    model: &'a Masked,
    memory: RepsState,
    voices: Voices,
}

impl Contender<Reps> for Refitted {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn fit(&self, lessons: &StrengthLessons) -> Box<dyn Model<Reps>> {
        let population = if self.hidden.is_empty() {
            lessons.population.reps.clone()
        } else {
            let without = |log: &Arc<fit::Lessons>| -> Vec<fit::reps::Example> {
                let sets = log.reps.iter();
                sets.map(|example| example.without(&self.hidden)).collect()
            };
            let logs: Vec<_> = lessons.examples.lessons.iter().map(without).collect();
            let logs: Vec<&[fit::reps::Example]> = logs.iter().map(|log| &log[..]).collect();
            fit::reps::fit(&fit::enough(&logs))
        };
        let (hidden, is_personal) = (self.hidden.clone(), self.is_personal);
        Box::new(Masked {
            population,
            hidden,
            is_personal,
        })
    }
}

impl Model<Reps> for Masked {
    fn follow(&self) -> Box<dyn Follower<Reps> + '_> {
        let memory = RepsState::new(&fit::reps::flat());
        Box::new(MaskedFollowing {
            model: self,
            memory,
            voices: Voices::new(&self.population),
        })
    }
}

impl MaskedFollowing<'_> {
    fn choices(&self, next: &NextSet) -> Option<Choices> {
        self.memory
            .choices(next)
            .map(|choices| choices.without(&self.model.hidden))
    }
}

impl Follower<Reps> for MaskedFollowing<'_> {
    fn forecast(&self, ask: &NextSet) -> Chances {
        let mut answer = [1.0 / CHOICES as f64; CHOICES];
        if let Some(choices) = self.choices(ask) {
            answer.copy_from_slice(&self.voices.chances(&choices, ask.exercise)[..CHOICES]);
        }
        answer
    }

    fn learn(&mut self, event: &Event) {
        match event {
            Event::Begin(start) => self.memory.begin(*start),
            Event::Set(set) => {
                let choices = self.choices(&NextSet::from(set)).filter(|_| belongs(set));
                if let Some(choices) = choices.filter(|_| self.model.is_personal) {
                    self.voices.learn(&Told {
                        choices: &choices,
                        exercise: set.exercise,
                        done: usize::from(set.reps) - 1,
                    });
                }
                self.memory.step(set);
            }
        }
    }
}
