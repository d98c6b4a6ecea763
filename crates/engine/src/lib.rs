//! The science of Recoup: from what was done and felt to what to do next, and why.
//!
//! Everything here is a pure function of plain values and a date. The crate cannot reach a file, a
//! clock, a socket or an unseeded source of chance, so the same log, program and date give the same
//! answer to the bit on every machine. Exponentials and logarithms come from `libm` for that reason.
//!
//! Rooms, in the order a day passes through them: what was done ([`session`]) and felt
//! ([`wellness`]) is measured ([`strength`], [`training_load`], [`readiness`]), checked
//! ([`safety`]), decided ([`decision`]) and planned ([`program`], [`plan`]); what came of it over
//! weeks is [`outcome`].

mod code;

pub mod decision;
pub mod exercise;
pub mod forecast;
pub mod history;
pub mod in_session;
pub mod movement;
pub mod outcome;
pub mod plan;
pub mod program;
pub mod readiness;
pub mod reason;
pub mod recovery;
pub mod safety;
pub mod session;
pub mod strength;
pub mod training_load;
pub mod unit;
pub mod warning;
pub mod wellness;

pub use code::UnknownCode;
pub use history::History;
