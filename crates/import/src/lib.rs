//! Files of other apps and devices, read: bytes in, sessions, readings and issues out.
//!
//! [`parse`] takes the bytes of a file, [`parse_from`] one too large for memory, and
//! [`parse_several`] those of a folder, with what the caller already knows ([`Options`]), and returns [`Parsed`]: sessions oldest first, what
//! the file tells beside sets ([`Health`]), one [`Issue`] per problem, how the unit of the
//! loads is known, and open questions. Nothing here writes a file, reads a clock or a database
//! of ours; names of exercises stay as written, and matching them to the library is the
//! caller's.
//!
//! What a file is is told by content ([`sniff`]), never by its name: `file` tells archives,
//! FIT, databases, XML, JSON and calendars from text, `format` one table from another. Columns
//! are found by what their header means in any of many languages, never by position.
//!
//! The way out is here too: [`to_strong_csv`] and [`to_hevy_csv`] write sessions in
//! layouts that those apps, and [`parse`], read back; [`to_fit_workout`] writes a planned session
//! for a watch.
//!
//! # To add a format: three steps
//! 1. A table of sets: write `src/app/<app>.rs` with one type that implements
//!    `format::Reader`: which head it recognizes and how it fills a `book::Book`. A table of
//!    days is one more entry of `app/device/layout.rs`; a JSON one more shape of `app/json.rs`.
//! 2. Name it in [`Format`]; add a reader to `READERS` in `app.rs`, before any
//!    reader that would also recognize its header.
//! 3. Put a small file of our own with each of its quirks into
//!    `fixtures/<app>/`, snapshot it in `tests/import/`, and add the fixture
//!    to the fuzz corpus.

mod app;
mod book;
mod cell;
mod file;
mod format;
mod health;
mod layout;
mod name;
mod parsed;
mod refusal;
mod table;
mod workout;

pub use app::plain::{Column, Recognized, columns};
pub use cell::when::DateOrder;
pub use file::{parse, parse_from, parse_several, sniff};
pub use format::Format;
pub use health::{Bout, Health, Reading, Signal};
pub use layout::{to_hevy_csv, to_strong_csv};
pub use name::exercise_key;
pub use parsed::{
    Cost, DateQuestion, Issue, Options, Parsed, ParsedSession, ParsedSet, Suspect, UnitFinding,
    UnitGuess, UnitSample,
};
pub use recoup_engine::session::SetKind;
pub use recoup_engine::unit::MassUnit;
pub use refusal::{LARGEST_HEALTH, LARGEST_TEXT, MOST_FILES, Refusal};
pub use table::heading::Field;
pub use workout::{WorkoutAmount, WorkoutPlan, WorkoutSet, to_fit_workout};
