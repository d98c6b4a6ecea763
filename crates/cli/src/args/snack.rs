//! The options of `recoup snack`.

use clap::{Args, Subcommand};

/// Movement snacks; without a verb, today's.
#[derive(Debug, Args)]
pub(crate) struct Snack {
    #[command(subcommand)]
    pub(crate) verb: Option<SnackVerb>,
}

/// An answer to the next snack, or a setting of all.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum SnackVerb {
    /// You did it; its minutes count
    Done,
    /// Ask again in fifteen minutes
    Later,
    /// Never this movement again
    Mute {
        /// Its id, as `recoup snack` prints it
        id: String,
    },
    /// No more today
    NotToday,
    /// Begin asking
    On {
        /// On these days, such as mon,wed,sat [default: as set before, first Monday to Friday]
        #[arg(long, value_name = "DAYS", value_delimiter = ',')]
        days: Vec<String>,
    },
    /// Stop asking
    Off,
}
