//! What is kept, in SQLite or PostgreSQL behind one handle.
//!
//! Takes rows and gives rows back; decides nothing about training. Everything the product
//! knows about having two databases is in `tx`, `on_sqlite` and `on_postgres`; the rest is
//! rows and SQL that mean the same on both.
//!
//! # To add a kind of row: seven steps
//! 1. Add its table to a new migration in `migrations/sqlite` *and* `migrations/postgres`, and
//!    the migration to the two lists in `migration`. The athlete's id leads every key.
//! 2. Make a file named for it with a `row!` of the same columns, key first, a doc on each.
//! 3. If a device writes it, give it `counter`, `device` and a `revised!` line: a write sent
//!    twice changes nothing, the higher counter wins, and a tie keeps both sides.
//! 4. Add its methods to [`Tx`]: `find_x` (an `Option`), `list_x`, `insert_x`, `put_x` (safe
//!    to repeat), `update_x`, `delete_x`. Whatever changes the athlete's log calls
//!    `touch_log`.
//! 5. Put each question that is not "this row by its key" in `sql/`, and name it in `sql`.
//! 6. Name it in `archive`, so that a person can take it along.
//! 7. Tell it in the story of `tests/contract`, which refuses a method it does not call.
//!
//! # What holds everywhere
//! - A reply means the change is on the disk. Of a unit of work all is kept, or nothing.
//! - Absent is `Ok(None)`; a row that breaks our rules is [`Error::Inconsistent`].
//! - Instants are kept to the microsecond, loads as grams, civil days as days.
//! - Nothing here reads a clock: instants come from the caller.
//!
//! See [`Store`] for an example.
mod account;
mod activity;
mod api_token;
mod archive;
mod backup;
mod check_in;
mod check_up;
mod composed_session;
mod decision;
mod deletion;
mod engine_state;
mod enrollment;
mod error;
mod evening;
mod exercise_mapping;
mod experiment;
mod import_batch;
mod login;
mod migration;
mod on_postgres;
mod on_sqlite;
mod override_choice;
mod own_exercise;
mod plan_choice;
mod plan_shown;
mod profile;
mod reading;
mod recovery_log;
mod recovery_settings;
mod revision;
mod row;
mod session;
mod session_part;
mod setup_link;
mod snack_log;
mod sql;
mod store;
mod tx;
mod value;
mod work;

pub use account::Account;
pub use activity::Activity;
pub use api_token::ApiToken;
pub use archive::{ARCHIVE, ArchiveCell, ArchiveRow, ArchiveTable};
pub use backup::ServerClaim;
pub use check_in::CheckIn;
pub use check_up::CheckUp;
pub use composed_session::ComposedSession;
pub use decision::Decision;
pub use deletion::{Deletion, Scrubbed, TableCount};
pub use engine_state::EngineState;
pub use enrollment::Enrollment;
pub use error::{Error, Result};
pub use evening::Evening;
pub use exercise_mapping::ExerciseMapping;
pub use experiment::{Experiment, ExperimentToss};
pub use import_batch::{ImportBatch, Imported};
pub use login::Login;
pub use override_choice::OverrideChoice;
pub use own_exercise::OwnExercise;
pub use plan_choice::PlanChoice;
pub use plan_shown::PlanShown;
pub use profile::Profile;
pub use reading::Reading;
pub use recovery_log::RecoveryLog;
pub use recovery_settings::RecoverySettings;
pub use revision::{Conflict, Written};
pub use row::Column;
pub use session::{PerformedSession, PerformedSet, TrainingSession};
pub use session_part::SessionPart;
pub use setup_link::SetupLink;
pub use snack_log::SnackLog;
pub use store::{Settings, Store};
pub use tx::Tx;
pub use value::Held;
pub use work::Reply;
