//! One file for each group of commands; each turns its options into a unit of work and shows the
//! answer.

pub(crate) mod account;
pub(crate) mod activity;
pub(crate) mod check_in;
pub(crate) mod day;
pub(crate) mod delete;
pub(crate) mod doctor;
pub(crate) mod exercise;
pub(crate) mod health;
pub(crate) mod import;
pub(crate) mod keep;
pub(crate) mod lift;
pub(crate) mod log;
pub(crate) mod outcome;
pub(crate) mod program;
pub(crate) mod recover;
pub(crate) mod rules;
pub(crate) mod serve;
pub(crate) mod simulate;
pub(crate) mod snack;
