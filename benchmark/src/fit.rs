//! Fits the population's parameters from logs alone.

pub(crate) mod best;
pub(crate) mod lbfgs;
pub(crate) mod morning;
pub(crate) mod reps;
pub(crate) mod shipped;
pub(crate) mod shortfall;

use std::sync::Arc;

use recoup_engine::forecast::{Person, Population, Settled};

use crate::table::Lifter;

/// Fewest bouts or sets of a lifter that is learned from.
const LEAST_ROWS: usize = 30;

/// Seed of the order in which bouts are learned from.
pub(crate) const SEED: u64 = 0;

/// What one lifter's log teaches, whatever the parameters.
#[derive(Debug)]
pub(crate) struct Lessons {
    pub(crate) reps: Vec<reps::Example>,
    pub(crate) best: Vec<best::Example>,
}

/// The population of some lifters, and the compared bouts it was fitted on.
pub(crate) struct Fitted {
    pub(crate) population: Population,
    pub(crate) compared: Vec<Vec<shortfall::Example>>,
}

/// Weights that know nothing yet.
pub(crate) fn blank() -> Population {
    Population {
        best: best::start(),
        reps: reps::flat(),
        shortfall: shortfall::flat(),
    }
}

/// Every session of a lifter, settled by a person who starts from `population`.
pub(crate) fn settle(lifter: &Lifter, population: &Arc<Population>) -> Vec<Settled> {
    let mut person = Person::new(Arc::clone(population));
    let mut settled = vec![];
    for session in &lifter.sessions {
        settled.extend(person.begin(session.start));
        for set in &session.sets {
            person.step(set);
        }
    }
    settled.extend(person.finish());
    settled
}

/// What a log teaches.
pub(crate) fn lessons(lifter: &Lifter) -> Lessons {
    Lessons {
        reps: reps::examples(lifter),
        best: best_examples(lifter),
    }
}

/// The bouts of a lifter whose best is forecast.
pub(crate) fn best_examples(lifter: &Lifter) -> Vec<best::Example> {
    let settled = settle(lifter, &Arc::new(blank()));
    let best = settled.into_iter().filter_map(|settled| settled.best);
    best.map(|best| best::Example {
        seen: best.seen,
        outcome: best.outcome,
    })
    .collect()
}

/// Which models are fitted; the others stay blank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    /// The session's best.
    pub(crate) best: bool,
    /// Repetitions at a load.
    pub(crate) reps: bool,
    /// Shortfalls; they need repetitions, which are then fitted too.
    pub(crate) shortfall: bool,
}

impl Wanted {
    /// Everything.
    pub(crate) const ALL: Self = Self {
        best: true,
        reps: true,
        shortfall: true,
    };
}

/// The population of some lifters.
pub(crate) fn fit(lifters: &[&Lifter], lessons: &[Arc<Lessons>], wanted: Wanted) -> Fitted {
    let mut known = blank();
    if wanted.reps || wanted.shortfall {
        let rows: Vec<&[reps::Example]> = lessons.iter().map(|l| &l.reps[..]).collect();
        known.reps = reps::fit(&enough(&rows));
    }
    if wanted.best {
        let bouts: Vec<&[best::Example]> = lessons.iter().map(|l| &l.best[..]).collect();
        known.best = best::fit(&enough(&bouts), SEED);
    }
    if !wanted.shortfall {
        return Fitted {
            population: known,
            compared: vec![],
        };
    }
    let known = Arc::new(known);
    let compared: Vec<Vec<shortfall::Example>> = lifters
        .iter()
        .map(|lifter| shortfalls(lifter, &known))
        .collect();
    let rows: Vec<&[shortfall::Example]> = compared.iter().map(|rows| &rows[..]).collect();
    let shortfall = shortfall::fit(&enough(&rows), &[]);
    let population = Population {
        shortfall,
        ..Arc::unwrap_or_clone(known)
    };
    Fitted {
        population,
        compared,
    }
}

/// Whether some lifter's log holds enough to learn from, for every model.
pub(crate) fn is_enough(lessons: &[Arc<Lessons>]) -> bool {
    let is_enough = |one: &Arc<Lessons>| LEAST_ROWS <= one.best.len().min(one.reps.len());
    lessons.iter().any(is_enough)
}

pub(crate) fn enough<'a, T>(lifters: &[&'a [T]]) -> Vec<&'a [T]> {
    lifters
        .iter()
        .copied()
        .filter(|rows| LEAST_ROWS <= rows.len())
        .collect()
}

fn shortfalls(lifter: &Lifter, population: &Arc<Population>) -> Vec<shortfall::Example> {
    let settled = settle(lifter, population)
        .into_iter()
        .filter_map(|one| one.shortfall);
    settled
        .map(|one| shortfall::Example {
            signs: one.signs,
            is_short: one.is_short,
        })
        .collect()
}
