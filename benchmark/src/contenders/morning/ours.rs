//! The engine's regression on the days before, with all clues or some.

use recoup_engine::forecast::morning::{Answer, Clue, Day, MorningPopulations, MorningState};

use crate::diary::Diary;
use crate::fit;
use crate::protocol::morning::Morning;
use crate::protocol::{Contender, Follower, Model};

/// The engine, fitted on the clues that a filter lets through.
#[derive(Clone, Debug)]
pub(super) struct Ours<F> {
    name: &'static str,
    clues: F,
}

impl<F: Fn(Clue) -> bool> Ours<F> {
    pub(super) fn new(name: &'static str, clues: F) -> Self {
        Self { name, clues }
    }
}

struct Fitted(MorningPopulations);

struct Following<'a> {
    population: &'a MorningPopulations,
    state: MorningState,
}

impl<const TARGET: usize, F: Fn(Clue) -> bool + Sync> Contender<Morning<TARGET>> for Ours<F> {
    fn name(&self) -> String {
        self.name.to_owned()
    }

    fn fit(&self, lessons: &Vec<Diary>) -> Box<dyn Model<Morning<TARGET>>> {
        let diaries: Vec<&Diary> = lessons.iter().collect();
        Box::new(Fitted(fit::morning::fit(&diaries, &self.clues)))
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
    fn forecast(&self, _ask: &u32) -> f64 {
        let forecast = self.state.predict(self.population, Answer::ALL[TARGET]);
        forecast.map_or(3.0, |forecast| forecast.mean)
    }

    fn learn(&mut self, event: &Day) {
        self.state.step(self.population, event);
    }
}
