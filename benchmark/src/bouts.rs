//! Bouts by the protocol's own reading of a log, independent of the engine's.
//!
//! A bout is one exercise of one session. Contenders get them to remember; the runner takes the
//! outcomes from them.

use std::collections::BTreeMap;

use recoup_engine::forecast::{ExerciseKey, MAX_STRENGTH_REPS, Moment, MuscleKey, ln_e1rm};

use crate::table::Session;

/// One exercise of one session.
#[derive(Clone, Debug)]
pub(crate) struct Bout {
    pub(crate) exercise: ExerciseKey,
    pub(crate) muscle: MuscleKey,
    pub(crate) start: Moment,
    /// Place in the session, from 0.
    pub(crate) position: u32,
    /// ln e1RM of the best set.
    pub(crate) y: f64,
    /// Load of the best set.
    pub(crate) best_kg: f64,
    /// Repetitions of the best set.
    pub(crate) best_reps: u16,
    /// Heaviest load.
    pub(crate) top_kg: f64,
    /// Load and repetitions of every strength set.
    pub(crate) sets: Vec<(f64, u16)>,
}

impl Bout {
    /// Repetitions of the sets at the heaviest load.
    pub(crate) fn top_reps(&self) -> Vec<u16> {
        let at_top = self
            .sets
            .iter()
            .filter(|(load, _)| self.top_kg * 0.999 <= *load);
        at_top.map(|(_, reps)| *reps).collect()
    }

    /// Two or more sets at the heaviest load, all with equal repetitions.
    pub(crate) fn is_uniform(&self) -> bool {
        let reps = self.top_reps();
        2 <= reps.len() && reps.iter().all(|one| *one == reps[0])
    }
}

/// The bouts of a session, in the order they began.
pub(crate) fn bouts(session: &Session) -> Vec<Bout> {
    let mut order: Vec<ExerciseKey> = vec![];
    let mut found: BTreeMap<ExerciseKey, Bout> = BTreeMap::new();
    for set in &session.sets {
        if !order.contains(&set.exercise) {
            order.push(set.exercise);
        }
        if set.load_kg <= 0.0 || MAX_STRENGTH_REPS < set.reps {
            continue;
        }
        let y = ln_e1rm(set.load_kg, set.reps);
        let bout = found.entry(set.exercise).or_insert_with(|| Bout {
            exercise: set.exercise,
            muscle: set.muscle,
            start: session.start,
            position: 0,
            y: f64::NEG_INFINITY,
            best_kg: 0.0,
            best_reps: 0,
            top_kg: 0.0,
            sets: vec![],
        });
        if bout.y < y {
            (bout.y, bout.best_kg, bout.best_reps) = (y, set.load_kg, set.reps);
        }
        bout.top_kg = bout.top_kg.max(set.load_kg);
        bout.sets.push((set.load_kg, set.reps));
    }
    let bouts = order.iter().filter_map(|key| found.remove(key));
    bouts
        .zip(0..)
        .map(|(bout, position)| Bout { position, ..bout })
        .collect()
}

/// The bouts of each exercise so far, oldest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct History(BTreeMap<ExerciseKey, Vec<Bout>>);

impl History {
    /// Bouts of an exercise, oldest first.
    pub(crate) fn of(&self, exercise: ExerciseKey) -> &[Bout] {
        self.0.get(&exercise).map_or(&[], Vec::as_slice)
    }

    /// Adds a session's bouts.
    pub(crate) fn add(&mut self, bouts: &[Bout]) {
        for bout in bouts {
            self.0.entry(bout.exercise).or_default().push(bout.clone());
        }
    }
}
