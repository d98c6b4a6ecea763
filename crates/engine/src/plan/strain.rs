//! What a session asks of each muscle, and how long the next must keep away.

use crate::exercise::{Exercise, Exercises, Muscle};
use crate::program::StrengthTemplate;
use crate::readiness::{Nearness, base_hours, gate_of, nearness};
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
    /// No muscle.
    pub(super) const NONE: Self = Self([0; N_MUSCLES]);

    /// What a written session asks.
    pub(super) fn of_template(session: &StrengthTemplate, exercises: &Exercises) -> Self {
        let mut strain = Self::NONE;
        for written in &session.exercises {
            if let Some(exercise) = exercises.find(&written.exercise) {
                strain.add(exercise, Nearness::of_plan(written.rir));
            }
        }
        strain
    }

    /// What a performed session asked.
    pub(super) fn of_session(session: &Session, exercises: &Exercises) -> Self {
        let mut strain = Self::NONE;
        for performed in &session.exercises {
            let is_hard = performed.sets.iter().any(is_hard);
            if let (true, Some(exercise)) = (is_hard, exercises.find(&performed.exercise)) {
                strain.add(exercise, nearness(performed));
            }
        }
        strain
    }

    fn add(&mut self, exercise: &Exercise, nearness: Nearness) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole hours of a few days"
        )]
        let hours = base_hours(exercise, nearness) as u16;
        for muscle in exercise.direct_muscles() {
            let expected = &mut self.0[muscle as usize];
            *expected = hours.max(*expected);
        }
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
