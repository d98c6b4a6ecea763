//! Training logs of other apps, read: bytes in, sessions and issues out.
//!
//! [`parse`] takes the bytes of a file and what the caller already knows
//! ([`Options`]) and returns [`Parsed`]: sessions oldest first, one [`Issue`]
//! per problem, how the unit of the loads is known, and open questions. Nothing
//! here reads a file, a clock or a database; names of exercises stay as written,
//! and matching them to the library is the caller's.
//!
//! Formats are told by content ([`sniff`]), never by the file's name. Columns are
//! found by what their header means in any of many languages, never by position.
//!
//! The way out is here too: [`to_strong_csv`] and [`to_hevy_csv`] write sessions in
//! layouts that those apps, and [`parse`], read back.
//!
//! # To add a format: three steps
//! 1. Write `src/app/<app>.rs` with one type that implements `format::Reader`: which
//!    head it recognizes and how it fills a `book::Book`.
//! 2. Name it in [`Format`] and add it to `READERS` in `app.rs`, before any
//!    reader that would also recognize its header.
//! 3. Put a small file of our own with each of its quirks into
//!    `fixtures/<app>/`, snapshot it in `tests/import/`, and add the fixture
//!    to the fuzz corpus.

mod app;
mod book;
mod cell;
mod format;
mod layout;
mod name;
mod parsed;
mod refusal;
mod table;

pub use app::plain::{Column, Recognized, columns};
pub use cell::when::DateOrder;
pub use format::{Format, parse, sniff};
pub use layout::{to_hevy_csv, to_strong_csv};
pub use name::exercise_key;
pub use parsed::{
    Cost, DateQuestion, Issue, Options, Parsed, ParsedSession, ParsedSet, Suspect, UnitFinding,
    UnitGuess, UnitSample,
};
pub use recoup_engine::session::SetKind;
pub use recoup_engine::unit::MassUnit;
pub use refusal::{LARGEST_TEXT, Refusal};
pub use table::heading::Field;
