//! The options of `recoup activity`.

use clap::Args;
use jiff::civil::Date;

/// Activity beside lifting; without anything, the last ones.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  recoup activity run 40 --effort 6 --km 7.2\n  recoup activity class 55 --effort 5 --name Spinning\n  recoup activity --undo"
)]
pub(crate) struct Activity {
    /// run, walk, hike, ride, swim, row, class, sport, dance or other
    #[arg(value_name = "KIND", requires = "minutes")]
    pub(crate) kind: Option<String>,
    /// How long it took
    #[arg(value_name = "MIN")]
    pub(crate) minutes: Option<u32>,
    /// How hard all of it was, 0-10; left out, it counts as nothing known
    #[arg(long, value_name = "0-10")]
    pub(crate) effort: Option<f64>,
    /// How far
    #[arg(long, value_name = "KM")]
    pub(crate) km: Option<f64>,
    /// What you call it
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) name: String,
    /// A note for yourself
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) note: String,
    /// Take the day's last one back
    #[arg(long, conflicts_with = "kind")]
    pub(crate) undo: bool,
    /// The day, as YYYY-MM-DD [default: today where you are]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
}
