//! The library: exercises, movements, recovery sessions, programs, evidence and words, kept as text
//! and read into the engine's types.
//!
//! Text in (TOML), types out, and for every mistake the file, the line, the field and what was found.
//! The texts in `library/` are embedded; a keeper can lay a folder of their own over them. Nothing
//! here decides anything: the rules are the engine's.
//!
//! Rooms: one for each kind of text ([`ExerciseCard`], [`MovementCard`], [`RecoveryCard`],
//! [`PrintedFact`], [`Words`]), [`NameMatch`] for the names of other apps, and [`Library`] that holds
//! them all.

mod claims;
mod embedded;
mod evidence;
mod exercises;
pub mod figure;
mod mistake;
mod movements;
mod names;
mod page;
mod programs;
mod recovery_sessions;
mod shelf;
mod words;

pub use claims::{Forbidden, forbidden_in};
pub use evidence::{Direction, PrintedFact, Source, Tag};
pub use exercises::ExerciseCard;
pub use mistake::{Mistake, to_lines};
pub use movements::{ModalityCard, MovementCard};
pub use names::{LEAST_CONFIDENCE, NameMatch, is_same_name};
pub use programs::{WrittenProgram, read_program};
pub use recovery_sessions::{Purpose, RecoveryCard};
pub use shelf::{FolderError, Library};
pub use words::{Language, Unsaid, Words};
