//! The options of `recoup delete`.

use clap::Args;

/// A deletion; without anything, what there is and whether one is waiting.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  recoup delete cycle\n  recoup delete everything --name Maya\n  recoup delete everything --name Maya --now\n  recoup delete --undo"
)]
pub(crate) struct Delete {
    /// everything, cycle, or notes (every note, and soreness and pain by place)
    #[arg(value_name = "WHAT")]
    pub(crate) what: Option<String>,
    /// Your name as the account has it, where everything goes
    #[arg(long, value_name = "NAME", default_value = "")]
    pub(crate) name: String,
    /// At once and for good, instead of in seven days
    #[arg(long)]
    pub(crate) now: bool,
    /// Keep everything after all
    #[arg(long, conflicts_with = "what")]
    pub(crate) undo: bool,
}
