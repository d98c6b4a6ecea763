//! What to expect: the session's best, repetitions at a load, a shortfall, tomorrow's answers.

pub mod best;
pub mod codec;
mod effort;
mod learning;
pub mod morning;
mod named;
mod past;
mod person;
mod population;
mod proof;
pub mod reps;
mod seen;
pub mod shortfall;
mod tally;
mod today;
pub mod trend;

pub use self::effort::{MAX_STRENGTH_REPS, ln_e1rm};
pub use self::person::{Person, Population, Proofs, Settled, SettledBest, SettledShortfall};
pub use self::population::{CHECKSUM, MORNINGS, POPULATION};
pub use self::proof::{LEAST_SESSIONS, Proof, Standing};
pub use self::seen::{ExerciseKey, MAX_LOAD_KG, MAX_SEEN_REPS, Moment, MuscleKey, SetSeen};
