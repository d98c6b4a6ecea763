//! Why a file cannot be read at all.

/// Largest text file accepted, in bytes: 64 MiB.
///
/// Source: RULINGS §9.
pub const LARGEST_TEXT: usize = 64 << 20;

/// Most bytes of a health archive that are read, inflated: 8 GiB.
///
/// Source: RULINGS §9.
pub const LARGEST_HEALTH: u64 = 8 << 30;

/// Most files looked at together, in an archive or a folder.
///
/// Choice: an account export of many years has some ten thousand.
pub const MOST_FILES: usize = 100_000;

/// Most sets read of one file.
///
/// Choice: a set for every minute of almost three years awake, in some 300 MB of memory.
pub(crate) const MOST_SETS: usize = 1_000_000;

/// Most sessions read of one file.
///
/// Choice: three a day for ninety years.
pub(crate) const MOST_SESSIONS: usize = 100_000;

/// Most values kept of a JSON text.
///
/// Choice: 64 MiB of a real account have a million; a value takes some fifty bytes.
pub(crate) const MOST_VALUES: usize = 4_000_000;

/// A file that is not a training log we can read; nothing was taken from it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No bytes, or only white space.
    #[error("the file is empty; export it again from the app")]
    Empty,
    /// More than [`LARGEST_TEXT`] bytes.
    #[error(
        "the file has {found} bytes and the limit for text logs is {limit}; export a shorter span"
    )]
    TooLarge {
        /// Its size in bytes.
        found: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// Not text.
    #[error("this is not a text file but looks like {looks_like}; {remedy}")]
    NotText {
        /// What its first bytes say it is.
        looks_like: &'static str,
        /// What to do next.
        remedy: &'static str,
    },
    /// The file could not be read to its end.
    #[error("the file could not be read ({why}); try again")]
    Unreadable {
        /// What the system said.
        why: String,
    },
    /// An archive that cannot be opened.
    #[error("the archive cannot be opened ({why}); export it again, or unpack it and pick a file")]
    Archive {
        /// What is wrong with it.
        why: String,
    },
    /// An archive or folder in which no file is of a format we know.
    #[error("of its {n_files} files none is of a format we know; pick the one that holds the log")]
    NothingKnown {
        /// How many files there are.
        n_files: usize,
    },
    /// More files together than are looked at.
    #[error("there are more than {limit} files in it; pick the folder or file that holds the log")]
    TooManyFiles {
        /// [`MOST_FILES`].
        limit: usize,
    },
    /// A link in a folder; it may lead anywhere.
    #[error("it is a link, and links are not followed; put the file itself into the folder")]
    Link,
    /// A file made of more parts than are kept in memory.
    #[error("more than {limit} {what} would have to be read; export a shorter span")]
    TooMuch {
        /// Of what.
        what: &'static str,
        /// How many are read.
        limit: usize,
    },
    /// Text of a form we know, cut short or broken.
    #[error("the {what} breaks off or is damaged at line {line}; export it again")]
    Damaged {
        /// The form.
        what: &'static str,
        /// Where, from 1.
        line: u64,
    },
    /// Text, but of no layout we know.
    #[error("no known layout; the first line reads {header:?}")]
    UnknownLayout {
        /// The first line, at most 200 characters.
        header: String,
    },
    /// A file of a known app that holds no training.
    #[error("this is {found} and holds no sets; export {wanted} instead")]
    NoTraining {
        /// What the file is.
        found: &'static str,
        /// The file to export.
        wanted: &'static str,
    },
    /// A column without which no set can be placed is missing.
    #[error("the {format} layout needs a column for {column}; the header reads {header:?}")]
    ColumnMissing {
        /// The layout.
        format: &'static str,
        /// What is missing.
        column: &'static str,
        /// The header, at most 200 characters.
        header: String,
    },
}

impl Refusal {
    /// Why the system would not give the bytes.
    pub(crate) fn unreadable(error: &std::io::Error) -> Refusal {
        Refusal::Unreadable {
            why: error.to_string(),
        }
    }
}

/// `line` cut to 200 characters.
pub(crate) fn quoted(line: &str) -> String {
    line.chars().take(200).collect()
}
