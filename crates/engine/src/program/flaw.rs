//! What is wrong with a program, so that a coach hears of it before anyone joins.

use super::{Amount, Program, ProgramExercise, StrengthTemplate};
use crate::exercise::{ExerciseId, Exercises};

/// Something that a program promises and cannot keep.
///
/// The reader of program texts knows the lines; it finds them by week and session named here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// The program runs no day.
    #[error("the program must run at least one day, found 0")]
    NoDays,
    /// No weekday is given for strength.
    #[error("the program names no training day")]
    NoTrainingDays,
    /// The weeks end before the days do.
    #[error("{length_days} days need {needed} weeks, found {found}")]
    TooFewWeeks {
        /// Days that the program says it runs.
        length_days: u16,
        /// Weeks that these days need.
        needed: u16,
        /// Weeks that are written.
        found: usize,
    },
    /// A week asks for more sessions than it has days.
    #[error("week {week} has {found} strength sessions, at most 7 fit")]
    TooManySessions {
        /// The week, from 1.
        week: usize,
        /// Strength sessions in it.
        found: usize,
    },
    /// A session has no exercise.
    #[error("week {week}, {session}: a session needs at least one exercise")]
    NoExercises {
        /// The week, from 1.
        week: usize,
        /// The session's name.
        session: String,
    },
    /// An exercise is not in the library.
    #[error("week {week}, {session}: exercise {exercise} is not in the library")]
    UnknownExercise {
        /// The week, from 1.
        week: usize,
        /// The session's name.
        session: String,
        /// The id that was found.
        exercise: ExerciseId,
    },
    /// An exercise has no sets, or a range is upside down.
    #[error("week {week}, {session}: {exercise} needs at least 1 set and a range from low to high")]
    ImpossibleAmount {
        /// The week, from 1.
        week: usize,
        /// The session's name.
        session: String,
        /// The exercise.
        exercise: ExerciseId,
    },
    /// A substitution names an exercise that is not in the library.
    #[error("substitution: exercise {exercise} is not in the library")]
    UnknownSubstitute {
        /// The id that was found.
        exercise: ExerciseId,
    },
}

/// Days in a week. Source: definition.
const DAYS_PER_WEEK: u16 = 7;

impl Program {
    /// Everything that is wrong with the program, in the order of its text; empty when it is sound.
    pub fn flaws(&self, exercises: &Exercises) -> Vec<Flaw> {
        let mut flaws = self.frame_flaws();
        for (i, week) in self.weeks().enumerate() {
            let found = week.strength().count();
            if usize::from(DAYS_PER_WEEK) < found {
                flaws.push(Flaw::TooManySessions { week: i + 1, found });
            }
            for session in week.strength() {
                flaws.extend(session_flaws(session, i + 1, exercises));
            }
        }
        flaws.extend(self.substitution_flaws(exercises));
        flaws
    }

    fn frame_flaws(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        if self.length_days == 0 {
            flaws.push(Flaw::NoDays);
        }
        if self.training_days.is_empty() {
            flaws.push(Flaw::NoTrainingDays);
        }
        let (needed, found) = (
            self.length_days.div_ceil(DAYS_PER_WEEK),
            self.weeks().count(),
        );
        if found < usize::from(needed) {
            let length_days = self.length_days;
            flaws.push(Flaw::TooFewWeeks {
                length_days,
                needed,
                found,
            });
        }
        flaws
    }

    fn substitution_flaws<'a>(
        &'a self,
        exercises: &'a Exercises,
    ) -> impl Iterator<Item = Flaw> + 'a {
        self.substitutions
            .iter()
            .flat_map(|s| [&s.exercise, &s.with])
            .filter(|id| exercises.find(id).is_none())
            .map(|id| Flaw::UnknownSubstitute {
                exercise: id.clone(),
            })
    }
}

fn session_flaws(session: &StrengthTemplate, week: usize, exercises: &Exercises) -> Vec<Flaw> {
    let name = || session.name.clone();
    if session.exercises.is_empty() {
        return vec![Flaw::NoExercises {
            week,
            session: name(),
        }];
    }
    let mut flaws = Vec::new();
    for written in &session.exercises {
        let (session, exercise) = (name(), written.exercise.clone());
        if exercises.find(&exercise).is_none() {
            flaws.push(Flaw::UnknownExercise {
                week,
                session,
                exercise,
            });
        } else if !is_possible(written) {
            flaws.push(Flaw::ImpossibleAmount {
                week,
                session,
                exercise,
            });
        }
    }
    flaws
}

fn is_possible(written: &ProgramExercise) -> bool {
    let in_order = match written.amount {
        Amount::Reps { low, high } => 0 < low.count() && low <= high,
        Amount::Time { low, high } => 0 < low.count() && low <= high,
    };
    0 < written.sets && in_order
}
