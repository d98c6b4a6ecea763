//! The server from outside: the real router over an SQLite file in a temp folder, at a fixed time.

#![expect(
    clippy::unwrap_used,
    reason = "a helper of a test that cannot go on stops where it is"
)]

mod access;
mod activity;
mod archive;
mod days;
mod deletion;
mod edges;
mod experiment;
mod health;
mod imports;
mod kit;
mod language;
mod lifts;
mod listening;
mod own_exercises;
mod page;
mod plan;
mod recovery;
mod signing_in;
mod tables;
mod warning;
