//! How long a set takes: the longest log, the quickest of several replays.
//! Counted is the time on a processor, because others may share the machine.

use std::sync::Arc;

use recoup_engine::forecast::reps::RepsState;
use recoup_engine::forecast::{POPULATION, Person};

use crate::clock;
use crate::table::Lifter;

/// Replays, of which the quickest counts: the least disturbed.
const REPLAYS: usize = 7;

/// Prints the time per set of the choice model, and of a full replay with every forecaster.
pub(crate) fn print(lifters: &[Lifter]) {
    let sets = |lifter: &Lifter| {
        lifter
            .sessions
            .iter()
            .map(|one| one.sets.len())
            .sum::<usize>()
    };
    let Some(longest) = lifters.iter().max_by_key(|lifter| sets(lifter)) else {
        return;
    };
    let n = sets(longest);
    let quickest = |replay: &dyn Fn()| {
        let times = (0..REPLAYS).map(|_| {
            let before = clock::seconds();
            replay();
            clock::seconds() - before
        });
        times.fold(f64::INFINITY, f64::min)
    };
    let reps = quickest(&|| {
        let mut state = RepsState::new(&POPULATION.reps);
        for session in &longest.sessions {
            state.begin(session.start);
            for set in &session.sets {
                std::hint::black_box(state.step(set));
            }
        }
    });
    let population = Arc::new(POPULATION.clone());
    let whole = quickest(&|| {
        let mut person = Person::new(Arc::clone(&population));
        for session in &longest.sessions {
            person.begin(session.start);
            for set in &session.sets {
                std::hint::black_box(person.step(set));
            }
            std::hint::black_box(person.finish());
        }
    });
    println!(
        "{n} sets; reps {:.2} µs a set; everything {whole:.3} s",
        1e6 * reps / n as f64
    );
}
