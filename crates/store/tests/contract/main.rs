//! What the store promises, held against real databases: an SQLite file in a temporary folder
//! and a PostgreSQL that the tests start themselves.
#![expect(
    clippy::unwrap_used,
    reason = "in a test, a broken step should stop it there"
)]
#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the story is searched for calls of each method"
)]

mod copies;
mod durability;
mod everything;
mod kit;
mod server;
mod story;
mod trouble;
