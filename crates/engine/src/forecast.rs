//! What to expect: the session's best, repetitions at a load, a shortfall, tomorrow's answers.

pub mod best;
pub mod codec;
mod effort;
mod learning;
pub mod morning;
mod named;
mod past;
mod person;
pub mod reps;
mod seen;
pub mod shortfall;
mod tally;
mod today;

pub use self::effort::{MAX_STRENGTH_REPS, ln_e1rm};
pub use self::person::{Person, Population, Settled, SettledBest, SettledShortfall};
pub use self::seen::{ExerciseKey, MAX_LOAD_KG, MAX_SEEN_REPS, Moment, MuscleKey, SetSeen};
