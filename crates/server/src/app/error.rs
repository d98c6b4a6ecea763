//! Why something was not done, in words that name the field, the value and the limit.

use recoup_engine::unit::OutOfRange;

/// What the application answers: a value, or an [`enum@Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Two versions of one thing that two devices wrote with the same counter, as the API tells them.
#[derive(Debug, Clone, PartialEq)]
pub struct Versions {
    /// The one that was sent now.
    pub sent: serde_json::Value,
    /// The one that was there.
    pub stored: serde_json::Value,
}

impl Versions {
    /// Two versions as JSON.
    pub(crate) fn of(
        sent: &impl serde::Serialize,
        stored: &impl serde::Serialize,
    ) -> Option<Box<Self>> {
        Some(Box::new(Self {
            sent: serde_json::to_value(sent).ok()?,
            stored: serde_json::to_value(stored).ok()?,
        }))
    }
}

/// Why something was not done. Nothing of it was kept, except of [`Error::Contested`]: both versions were.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A value of the request breaks a limit.
    #[error("{field} must be {limit}, found {found}")]
    Invalid {
        /// The field, as the API names it.
        field: String,
        /// What was found; never a free text.
        found: String,
        /// What it must be.
        limit: String,
    },
    /// What was asked for is not there.
    #[error("there is no {what} {id:?}")]
    Absent {
        /// A session, a program, an import.
        what: &'static str,
        /// The id that was asked for.
        id: String,
    },
    /// Two devices wrote the same thing; both are kept until the person chooses.
    #[error("two devices changed this {what}; both are kept, choose one")]
    Contested {
        /// What was changed.
        what: &'static str,
        /// The two versions, to ask the person with; absent where there is nothing to read.
        versions: Option<Box<Versions>>,
    },
    /// A choice that a safety rule or the asymmetry of choices does not leave open.
    #[error("{to} is not open today; a safety rule set the limit, or it is no other choice")]
    NotOffered {
        /// The state that was asked for.
        to: String,
    },
    /// No recovery session is offered.
    #[error("{why}")]
    NoSession {
        /// Why, in a sentence.
        why: String,
    },
    /// There is no profile yet.
    #[error(
        "set up who you are first: `recoup profile --unit kg --days mon,wed,fri`, or on the first-run page"
    )]
    NoProfile,
    /// There is no program yet.
    #[error("join a program first: `recoup program list`, then `recoup program join ID`")]
    NoProgram,
    /// The file cannot be imported at all.
    #[error(transparent)]
    Import(#[from] recoup_import::Refusal),
    /// The file does not tell its unit, and the answer is missing.
    #[error(
        "the file does not say whether loads are in kg or lb ({reason}); say which with `unit`"
    )]
    UnitAsked {
        /// What makes us guess, if we do.
        reason: String,
    },
    /// No column of a table is known to hold what is needed, and the answer is missing.
    #[error(
        "the file does not say which of its columns hold the date, the exercise and the load or the repetitions; say it with `columns`"
    )]
    ColumnsAsked,
    /// An archive cannot be read, or written.
    #[error("the archive cannot be used: {why}; nothing was kept")]
    Archive {
        /// What is wrong, and where.
        why: String,
    },
    /// A table could not be written.
    #[error("the table cannot be written ({why}); take the archive instead")]
    Table {
        /// What the writer says.
        why: String,
    },
    /// An archive goes into an account without a log.
    #[error(
        "there is a log here already, and an archive never mixes with one: put it into a new account"
    )]
    HasLog,
    /// The system gave no random bytes.
    #[error("the system gives no random bytes; try again")]
    NoChance,
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] recoup_store::Error),
}

impl Error {
    /// A number outside its range, under the name of its field.
    pub(crate) fn out_of_range(field: &str, error: &OutOfRange) -> Self {
        Self::Invalid {
            field: field.to_owned(),
            found: error.found.to_string(),
            limit: format!("between {} and {} {}", error.min, error.max, error.unit),
        }
    }

    /// A code that is not one of those allowed.
    pub(crate) fn unknown(field: &str, error: &recoup_engine::UnknownCode) -> Self {
        Self::Invalid {
            field: field.to_owned(),
            found: format!("{:?}", error.found),
            limit: format!("one of {}", error.allowed),
        }
    }
}
