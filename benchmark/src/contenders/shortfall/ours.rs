//! The engine's shortfall model.

use std::sync::Arc;

use recoup_engine::forecast::reps::NextSet;
use recoup_engine::forecast::{Person, Population};

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
