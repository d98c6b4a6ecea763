//! What a session asks of each muscle, and how long the next must keep away.

use crate::exercise::{Exercise, Exercises, Muscle, Pattern};
use crate::program::{ProgramExercise, StrengthTemplate};
use crate::session::{Session, SetKind};
use crate::unit::Rir;

/// How close to failure the sets of an exercise go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    /// Three or more left.
    Far,
    /// One or two left, or not told.
    Near,
    /// None left.
    Failure,
}

/// Hours until a muscle is expected to be ready again, by what trained it.
///
/// Lower ends of the ranges. Source: EVIDENCE 2.1, the product's default table, grade E: "our
/// default, not tested"; RULINGS 2 takes the lower ends.
struct ExpectedHours {
    far: u16,
    near: u16,
    failure: u16,
}

/// Single-joint work and small muscles. Source: EVIDENCE 2.1.
const SMALL: ExpectedHours = ExpectedHours {
    far: 24,
    near: 24,
    failure: 48,
};
/// Upper body, several joints. Source: EVIDENCE 2.1.
const UPPER: ExpectedHours = ExpectedHours {
    far: 24,
    near: 48,
    failure: 48,
};
/// Squats and lunges. Source: EVIDENCE 2.1.
const LOWER: ExpectedHours = ExpectedHours {
    far: 36,
    near: 48,
    failure: 72,
};
/// Hinges. Source: EVIDENCE 2.1.
const HINGE: ExpectedHours = ExpectedHours {
    far: 48,
    near: 48,
    failure: 72,
};

/// The share of the expected hours under which it is too early. Source: RULES R21, RULINGS 2.
const EARLY_SHARE: f64 = 0.75;
/// Hours beyond which it is never too early, so that Mon/Wed/Fri works. Source: RULINGS 2.
const LONGEST_GATE_H: f64 = 44.0;
/// Reps in reserve from which sets are far from failure. Source: EVIDENCE 2.1.
const FAR_REPS: f64 = 3.0;

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
        (f64::from(self.expected_h) * EARLY_SHARE).min(LONGEST_GATE_H)
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
                strain.add(exercise, closeness_of(written));
            }
        }
        strain
    }

    /// What a performed session asked.
    pub(super) fn of_session(session: &Session, exercises: &Exercises) -> Self {
        let mut strain = Self::NONE;
        for performed in &session.exercises {
            let closeness = performed
                .sets
                .iter()
                .filter(|set| set.is_work())
                .map(|set| closeness(set.rir, set.kind))
                .max();
            if let (Some(closeness), Some(exercise)) =
                (closeness, exercises.find(&performed.exercise))
            {
                strain.add(exercise, closeness);
            }
        }
        strain
    }

    fn add(&mut self, exercise: &Exercise, closeness: Closeness) {
        let hours = expected_hours(exercise.pattern, closeness);
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

fn expected_hours(pattern: Pattern, closeness: Closeness) -> u16 {
    let hours = match pattern {
        Pattern::Squat | Pattern::Lunge | Pattern::Jump => LOWER,
        Pattern::Hinge => HINGE,
        Pattern::HorizontalPush
        | Pattern::VerticalPush
        | Pattern::HorizontalPull
        | Pattern::VerticalPull
        | Pattern::Carry => UPPER,
        Pattern::UpperIsolation | Pattern::LowerIsolation | Pattern::Core | Pattern::Cardio => {
            SMALL
        }
    };
    match closeness {
        Closeness::Far => hours.far,
        Closeness::Near => hours.near,
        Closeness::Failure => hours.failure,
    }
}

fn closeness_of(written: &ProgramExercise) -> Closeness {
    closeness(Some(written.rir), SetKind::Working)
}

fn closeness(rir: Option<Rir>, kind: SetKind) -> Closeness {
    match (kind, rir.map(Rir::reps)) {
        (SetKind::Failure, _) => Closeness::Failure,
        (_, Some(left)) if FAR_REPS <= left => Closeness::Far,
        (_, Some(left)) if left < 1.0 => Closeness::Failure,
        (_, Some(_) | None) => Closeness::Near,
    }
}
