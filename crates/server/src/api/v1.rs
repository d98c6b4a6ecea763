//! Version 1: one file per resource, one function per route.
//!
//! A handler reads the request, calls one function of `app`, and sends what it returns; it knows no rule.

pub(crate) mod activity;
pub(crate) mod body_mass;
pub(crate) mod check_in;
pub(crate) mod deletion;
pub(crate) mod export;
pub(crate) mod health;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod library;
pub(crate) mod lift;
pub(crate) mod login;
pub(crate) mod me;
pub(crate) mod outcome;
pub(crate) mod own_exercise;
pub(crate) mod program;
pub(crate) mod recovery_log;
pub(crate) mod recovery_session;
pub(crate) mod rules;
pub(crate) mod session;
pub(crate) mod session_part;
pub(crate) mod setup;
pub(crate) mod snack;
pub(crate) mod today;
pub(crate) mod token;
pub(crate) mod warning;
pub(crate) mod week;
