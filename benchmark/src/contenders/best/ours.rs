//! The engine's mixture of remembered sessions.

use std::sync::Arc;

use recoup_engine::forecast::best::{
    BestPopulation, BestState, Coming, QUANTILES, Recollection, Shift, Similarity, raw_parts,
};
use recoup_engine::forecast::{Person, Population};

use crate::fit;
use crate::protocol::best::{Best, Finished};
use crate::protocol::{Contender, Follower, Model, StrengthLessons};

/// The engine as it ships: population parameters that each person's sessions move.
#[derive(Clone, Debug)]
pub(super) struct Ours;

struct Fitted(Arc<Population>);

struct Following(Person);

impl Contender<Best> for Ours {
    fn name(&self) -> String {
        "Recoup".to_owned()
    }

    fn fit(&self, lessons: &StrengthLessons) -> Box<dyn Model<Best>> {
        Box::new(Fitted(Arc::clone(&lessons.population)))
    }
}

impl Model<Best> for Fitted {
    fn follow(&self) -> Box<dyn Follower<Best> + '_> {
        Box::new(Following(Person::new(Arc::clone(&self.0))))
    }
}

impl Follower<Best> for Following {
    fn forecast(&self, ask: &Coming) -> [f64; QUANTILES] {
        let forecast = self.0.predict_best(ask);
        forecast.map_or([0.0; QUANTILES], |forecast| forecast.quantiles())
    }

    fn learn(&mut self, event: &Finished) {
        self.0.begin(event.session.start);
        for set in &event.session.sets {
            self.0.step(set);
        }
        self.0.finish();
    }
}

/// Everyone's parameters, nothing personal.
#[derive(Clone, Debug)]
pub(super) struct Everyone;

impl Contender<Best> for Everyone {
    fn name(&self) -> String {
        "Recoup, nothing personal".to_owned()
    }

    fn fit(&self, lessons: &StrengthLessons) -> Box<dyn Model<Best>> {
        let best = lessons.population.best.clone();
        Box::new(Masked {
            best,
            group: None,
            is_personal: false,
        })
    }
}

/// A group of features that can be left out.
#[derive(Clone, Debug)]
struct Group {
    name: &'static str,
    similarities: &'static [Similarity],
    shifts: &'static [Shift],
}

const PRECEDED: &[Similarity] = &[
    Similarity::PrecededAlike,
    Similarity::PrecededAlikeTwice,
    Similarity::PrecededByReps,
    Similarity::HasPredecessor,
    Similarity::PrecededEqually,
];

/// The groups, by idea.
const GROUPS: [Group; 7] = [
    Group {
        name: "calendar",
        similarities: &[
            Similarity::SameWeekday,
            Similarity::SamePlace,
            Similarity::SameHour,
        ],
        shifts: &[Shift::LaterThanLast, Shift::EarlierThanLast],
    },
    Group {
        name: "what preceded",
        similarities: PRECEDED,
        shifts: &[],
    },
    Group {
        name: "direction",
        similarities: &[
            Similarity::Above,
            Similarity::AboveAfterGap,
            Similarity::BelowAfterGap,
            Similarity::AboveAfterSurprise,
            Similarity::BelowAfterSurprise,
            Similarity::AboveAfterUniform,
            Similarity::AboveAfterDrop,
            Similarity::WasUniform,
        ],
        shifts: &[],
    },
    Group {
        name: "bests since the last",
        similarities: &[],
        shifts: &[Shift::SurpriseSinceLast],
    },
    Group {
        name: "what preceded and bests since the last",
        similarities: PRECEDED,
        shifts: &[Shift::SurpriseSinceLast],
    },
    Group {
        name: "program",
        similarities: &[
            Similarity::ListBefore,
            Similarity::ListTwoBefore,
            Similarity::SameListBefore,
        ],
        shifts: &[],
    },
    Group {
        name: "spacing and load",
        similarities: &[Similarity::GapAlike, Similarity::Age],
        shifts: &[
            Shift::Within2Days,
            Shift::TenToSixteenDays,
            Shift::SeventeenToThirtyDays,
            Shift::OverThirtyDays,
            Shift::MuscleSets,
            Shift::DaysSinceMuscle,
        ],
    },
];

/// Ours refitted without each group.
pub(super) fn without_groups() -> Vec<Box<dyn Contender<Best>>> {
    GROUPS
        .iter()
        .map(|group| Box::new(Without(group.clone())) as Box<dyn Contender<Best>>)
        .collect()
}

#[derive(Clone, Debug)]
struct Without(Group);

/// A mixture that does not see some features.
struct Masked {
    best: BestPopulation,
    group: Option<Group>,
    is_personal: bool,
}

struct MaskedFollowing<'a> {
    model: &'a Masked,
    person: Person,
    state: BestState,
}

impl Group {
    fn hide(&self, seen: &mut Recollection) {
        for candidate in &mut seen.candidates {
            for similarity in self.similarities {
                candidate.similarity[*similarity as usize] = 0.0;
            }
        }
        for shift in self.shifts {
            seen.shift[*shift as usize] = 0.0;
        }
    }
}

impl Contender<Best> for Without {
    fn name(&self) -> String {
        format!("Recoup without {}", self.0.name)
    }

    fn fit(&self, lessons: &StrengthLessons) -> Box<dyn Model<Best>> {
        let logs = lessons.examples.lessons.iter().map(|log| {
            let mut examples = log.best.clone();
            examples
                .iter_mut()
                .for_each(|example| self.0.hide(&mut example.seen));
            examples
        });
        let logs: Vec<_> = logs.collect();
        let logs: Vec<&[fit::best::Example]> = logs.iter().map(|log| &log[..]).collect();
        let best = fit::best::fit(&fit::enough(&logs), fit::SEED);
        Box::new(Masked {
            best,
            group: Some(self.0.clone()),
            is_personal: true,
        })
    }
}

impl Masked {
    fn hide(&self, seen: &mut Recollection) {
        if let Some(group) = &self.group {
            group.hide(seen);
        }
    }
}

impl Model<Best> for Masked {
    fn follow(&self) -> Box<dyn Follower<Best> + '_> {
        let person = Person::new(Arc::new(fit::blank()));
        Box::new(MaskedFollowing {
            model: self,
            person,
            state: BestState::new(),
        })
    }
}

impl Follower<Best> for MaskedFollowing<'_> {
    fn forecast(&self, ask: &Coming) -> [f64; QUANTILES] {
        let Some(mut seen) = self.person.recollect(ask) else {
            return [0.0; QUANTILES];
        };
        self.model.hide(&mut seen);
        let raw = raw_parts(&self.model.best, &seen);
        let forecast = self.state.predict(raw, &seen, ask.exercise);
        forecast.map_or([0.0; QUANTILES], |forecast| forecast.quantiles())
    }

    fn learn(&mut self, event: &Finished) {
        self.person.begin(event.session.start);
        for set in &event.session.sets {
            self.person.step(set);
        }
        let settled = self.person.finish();
        if !self.model.is_personal {
            return;
        }
        let bests = settled
            .into_iter()
            .filter_map(|one| Some((one.exercise, one.best?)));
        let turns: Vec<_> = bests
            .map(|(exercise, mut best)| {
                self.model.hide(&mut best.seen);
                (exercise, raw_parts(&self.model.best, &best.seen), best)
            })
            .collect();
        for (exercise, raw, best) in &turns {
            if let Some(forecast) = self.state.predict(raw.clone(), &best.seen, *exercise) {
                let [own, all] = forecast.mixtures().map(|one| one.crps(best.outcome));
                self.state.compare(own, all);
            }
        }
        for (exercise, raw, best) in turns {
            self.state.step(raw, &best.seen, exercise, best.outcome);
        }
    }
}
