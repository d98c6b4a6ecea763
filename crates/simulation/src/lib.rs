//! Simulated people who live through whole programs with the real engine.
//!
//! Takes a program, exercises, a number of people and a seed; every day each person wakes, answers
//! the check-in, is told a decision, gets her plan, and trains or does not. What she truly is (how
//! tired each muscle is, how she slept, whether she is ill) is known here and nowhere else, so that
//! decisions can be held against it. The same seed lives the same lives on every machine.
//!
//! The model is an assumption, written down in `docs/science/simulated-people.md`: it says how the
//! coach behaves, never how people do. The product's science is in the engine, which this crate
//! only calls.

#![expect(clippy::cast_precision_loss, reason = "counts here are far below 2^53")]

mod chance;
mod life;
mod person;
mod tally;

pub use life::{Coach, Lived, START, Warned, live, live_with};
pub use tally::{Line, Mean, Summary, Tally, table};

use recoup_engine::exercise::Exercises;
use recoup_engine::program::Program;

/// Which lives to live.
#[derive(Debug, Clone, Copy)]
pub struct Lives<'a> {
    /// The program that all of them follow.
    pub program: &'a Program,
    /// The exercises it names.
    pub exercises: &'a Exercises,
    /// How many people.
    pub athletes: u32,
    /// Seed of all that happens to them.
    pub seed: u64,
    /// A decline that happens to all of them; none in a usual world.
    pub decline: Option<Decline>,
}

/// A planted decline: strength falls by 0.4 % a day, to 8 % below, whatever she lifts.
/// Choice: as far as illness takes it in this model, over three weeks instead of one night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decline {
    /// The first day of it, counted from 0.
    pub from_day: i32,
    /// Whether her mornings feel it as they feel tired muscles.
    pub is_felt: bool,
}

/// Days from an alarm to the next that is counted. Choice: as the plateau benchmark has it.
pub const REFRACTORY_DAYS: i32 = 28;

/// The same people through the same program, with decisions and without.
pub fn compare(lives: Lives<'_>) -> (Summary, Summary) {
    (
        live(lives, Coach::Decides),
        live(lives, Coach::PlanAsWritten),
    )
}
