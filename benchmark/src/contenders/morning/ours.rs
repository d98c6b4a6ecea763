//! The engine's regression on the days before, with all clues or some.

use recoup_engine::forecast::morning::{Answer, Clue, Day, MorningPopulations, MorningState};

use crate::diary::Diary;
use crate::fit;
use crate::protocol::morning::{Expected, Morning};
use crate::protocol::{Contender, Follower, Model};

/// The engine, fitted without some clues.
#[derive(Clone, Debug)]
pub(super) struct Ours {
    name: &'static str,
    hidden: &'static [Clue],
}

impl Ours {
    pub(super) fn new(name: &'static str, hidden: &'static [Clue]) -> Self {
        Self { name, hidden }
    }
}

struct Fitted(MorningPopulations);

struct Following<'a> {
    population: &'a MorningPopulations,
    state: MorningState,
}

impl<const TARGET: usize> Contender<Morning<TARGET>> for Ours {
    fn name(&self) -> String {
        self.name.to_owned()
    }

    fn fit(&self, lessons: &Vec<Diary>) -> Box<dyn Model<Morning<TARGET>>> {
        let diaries: Vec<&Diary> = lessons.iter().collect();
        Box::new(Fitted(fit::morning::fit(&diaries, |clue| {
            !self.hidden.contains(&clue)
        })))
    }
}

impl<const TARGET: usize> Model<Morning<TARGET>> for Fitted {
    fn follow(&self) -> Box<dyn Follower<Morning<TARGET>> + '_> {
        Box::new(Following {
            population: &self.0,
            state: MorningState::new(&self.0),
        })
    }
}

impl<const TARGET: usize> Follower<Morning<TARGET>> for Following<'_> {
    fn forecast(&self, _ask: &u32) -> Expected {
        let forecast = self.state.predict(self.population, Answer::ALL[TARGET]);
        forecast.map_or(Expected::from(3.0), |forecast| Expected {
            mean: forecast.mean,
            spread: Some(forecast.spread),
        })
    }

    fn learn(&mut self, event: &Day) {
        self.state.step(self.population, event);
    }
}
