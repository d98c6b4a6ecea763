//! What to expect: the session's best, repetitions at a load, a shortfall, tomorrow's answers.
//!
//! Takes a log one set or one day at a time and gives chances and bands, never a bare number.
//! [`Person`] streams a strength log and answers three questions: [`best`] before a session,
//! [`reps`] before a set, [`shortfall`] before the first heaviest set; [`Lifter`] is a person by
//! the names of her exercises, over the log as the product keeps it; [`morning::MorningState`]
//! streams daily answers; [`trend::TrendState`] sees progress bend. Everyone's weights
//! ([`POPULATION`], [`MORNINGS`]) come from the open benchmark and move towards hers.
//!
//! A forecast is shown only where it has beaten "same as last time" for this person
//! ([`Person::proofs`], rule R51). What load to choose, and what to say about a bend, is not
//! decided here; that is the plan's and the warning's. How good the forecasts are is measured in
//! `docs/science/benchmark.md`, never claimed here.

pub mod best;
pub mod codec;
mod effort;
mod learning;
mod lifter;
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
pub use self::lifter::{
    Asked, Expectation, HIGH, LOW, LOWER_HALF, Landing, Lifter, MIDDLE, Side, UPPER_HALF,
};
pub use self::person::{Person, Population, Proofs, Settled, SettledBest, SettledShortfall};
pub use self::population::{CHECKSUM, MORNINGS, POPULATION};
pub use self::proof::{Calls, LEAST_SESSIONS, Proof, Standing};
pub use self::seen::{ExerciseKey, MAX_LOAD_KG, MAX_SEEN_REPS, Moment, MuscleKey, SetSeen};
