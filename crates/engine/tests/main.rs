//! The engine from outside: golden cases, each rule at its limits, properties, published numbers.

#![expect(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test that cannot go on should stop, and exact numbers are meant"
)]

mod easier;
mod golden;
mod kit;
mod limits;
mod loads;
mod measured;
mod outcomes;
mod plates_table;
mod published;
mod recovery_times;
mod rhythm;
mod rule_cases;
mod rule_history;
mod rules_page;
mod warning;
mod whole_day;
