//! The engine's shortfall model.

use std::sync::Arc;

use recoup_engine::forecast::reps::NextSet;
use recoup_engine::forecast::shortfall::Sign;
use recoup_engine::forecast::{Person, Population};

use crate::fit;
use crate::protocol::shortfall::{Event, Shortfall};
use crate::protocol::{Contender, Follower, Model, StrengthLessons};

/// The engine as it ships.
#[derive(Clone, Debug)]
pub(super) struct Ours;

struct Fitted(Arc<Population>);

struct Following(Person);

impl Contender<Shortfall> for Ours {
    fn name(&self) -> String {
        "Recoup".to_owned()
    }

    fn fit(&self, lessons: &StrengthLessons) -> Box<dyn Model<Shortfall>> {
        Box::new(Fitted(Arc::clone(&lessons.population)))
    }
}

/// Signs by idea.
const GROUPS: [(&str, &[Sign]); 4] = [
    ("the choice model", &[Sign::ChoiceModel]),
    (
        "rest and sets",
        &[
            Sign::Gap,
            Sign::AfterBreak,
            Sign::MuscleFresh,
            Sign::MuscleSets2Days,
            Sign::MuscleSets7Days,
            Sign::AllSets14Days,
        ],
    ),
    ("the load", &[Sign::AgainstLastTop, Sign::AgainstLastBest]),
    ("her own rates", &[Sign::OwnRate, Sign::ExerciseRate]),
];

/// Ours refitted without each group.
pub(super) fn without_groups() -> Vec<Box<dyn Contender<Shortfall>>> {
    let without = |(name, hidden): &(&'static str, &'static [Sign])| {
        Box::new(Without { name, hidden }) as Box<dyn Contender<Shortfall>>
    };
    GROUPS.iter().map(without).collect()
}

/// Ours refitted without some signs.
#[derive(Clone, Debug)]
struct Without {
    name: &'static str,
    hidden: &'static [Sign],
}

impl Contender<Shortfall> for Without {
    fn name(&self) -> String {
        format!("Recoup without {}", self.name)
    }

    fn fit(&self, lessons: &StrengthLessons) -> Box<dyn Model<Shortfall>> {
        let logs = lessons.examples.compared.iter().map(|log| &log[..]);
        let logs: Vec<&[fit::shortfall::Example]> = logs.collect();
        Box::new(Fitted(Arc::new(Population {
            shortfall: fit::shortfall::fit(&fit::enough(&logs), self.hidden),
            ..Population::clone(&lessons.population)
        })))
    }
}

impl Model<Shortfall> for Fitted {
    fn follow(&self) -> Box<dyn Follower<Shortfall> + '_> {
        Box::new(Following(Person::new(Arc::clone(&self.0))))
    }
}

impl Follower<Shortfall> for Following {
    fn forecast(&self, ask: &NextSet) -> f64 {
        self.0.predict_shortfall(ask).unwrap_or(0.1)
    }

    fn learn(&mut self, event: &Event) {
        match event {
            Event::Begin(start) => {
                self.0.begin(*start);
            }
            Event::Set(set) => {
                self.0.step(set);
            }
            Event::End(_) => {
                self.0.finish();
            }
        }
    }
}
