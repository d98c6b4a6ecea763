//! What a session asks of each muscle, and how long the next must keep away.

use crate::exercise::{Exercise, Exercises, Muscle};
use crate::program::StrengthTemplate;
use crate::readiness::{FEW_SETS, Nearness, base_hours, few_sets_hours, gate_of, nearness};
use crate::session::Session;
use crate::training_load::is_hard;

/// How many muscles there are. Source: [`Muscle`].
const N_MUSCLES: usize = Muscle::ALL.len();

/// Hours until ready for each muscle that a session trains directly; 0 for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Strain([u16; N_MUSCLES]);

/// The muscle that two sessions share and that needs the longest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shared {
    /// The muscle.
    pub(super) muscle: Muscle,
    /// Hours until it is expected to be ready.
    pub(super) expected_h: u16,
}

impl Shared {
    /// Hours under which it is too early for the muscle.
    pub(super) fn gate_h(self) -> f64 {
        gate_of(f64::from(self.expected_h))
    }
}

impl Strain {
    /// What a written session asks.
    ///
    /// Choice: a written session keeps its whole distance however few its sets are, so that the
    /// rhythm of a week does not close up when it is eased; few sets count as few once they are done.
    pub(super) fn of_template(session: &StrengthTemplate, exercises: &Exercises) -> Self {
        let mut work = Work::NONE;
        for written in &session.exercises {
            if let Some(exercise) = exercises.find(&written.exercise) {
                let nearness = Nearness::of_plan(written.rir);
                work.add(exercise, nearness, FEW_SETS);
            }
        }
        work.strain()
    }

    /// What a performed session asked.
    pub(super) fn of_session(session: &Session, exercises: &Exercises) -> Self {
        let mut work = Work::NONE;
        for performed in &session.exercises {
            let hard = performed.sets.iter().filter(|s| is_hard(s)).count();
            if let (1.., Some(exercise)) = (hard, exercises.find(&performed.exercise)) {
                #[expect(clippy::cast_precision_loss, reason = "a session has few sets")]
                work.add(exercise, nearness(performed), hard as f64);
            }
        }
        work.strain()
    }

    /// The muscle shared with a later session that needs the longest after this one.
    pub(super) fn shared(&self, later: &Self) -> Option<Shared> {
        Muscle::ALL
            .iter()
            .filter(|muscle| later.0[**muscle as usize] != 0)
            .map(|muscle| Shared {
                muscle: *muscle,
                expected_h: self.0[*muscle as usize],
            })
            .filter(|shared| shared.expected_h != 0)
            .max_by_key(|shared| (shared.expected_h, std::cmp::Reverse(shared.muscle)))
    }

    /// Hours that a later session must keep away; 0 where no muscle is shared.
    pub(super) fn gate_h(&self, later: &Self) -> f64 {
        self.shared(later).map_or(0.0, Shared::gate_h)
    }

    /// Whether a muscle is trained by both.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| *a != 0 && *b != 0)
    }
}

/// Sets and hours by muscle while a session is added up: what is asked depends on both.
struct Work {
    sets: [f64; N_MUSCLES],
    hours: [f64; N_MUSCLES],
    few_sets_hours: [f64; N_MUSCLES],
}

impl Work {
    const NONE: Self = Self {
        sets: [0.0; N_MUSCLES],
        hours: [0.0; N_MUSCLES],
        few_sets_hours: [0.0; N_MUSCLES],
    };

    fn add(&mut self, exercise: &Exercise, nearness: Nearness, sets: f64) {
        for muscle in exercise.direct_muscles() {
            let at = muscle as usize;
            self.sets[at] += sets;
            self.hours[at] = self.hours[at].max(base_hours(exercise, nearness));
            self.few_sets_hours[at] = self.few_sets_hours[at].max(few_sets_hours(nearness));
        }
    }

    fn strain(&self) -> Strain {
        let hours = |at: usize| {
            let hours = if self.sets[at] < FEW_SETS {
                self.hours[at].min(self.few_sets_hours[at])
            } else {
                self.hours[at]
            };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole hours of a few days"
            )]
            let whole = hours as u16;
            whole
        };
        Strain(std::array::from_fn(hours))
    }
}
