//! Exercises of your own, as clap reads them.

use clap::{Args, Subcommand};

/// Exercises of your own; without a verb, yours.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  recoup exercise add \"Suitcase hold\" --direct forearms,abs --pattern carry \\\n    --equipment kettlebell --measure time --each-side\n  recoup exercise edit \"Suitcase hold\" --name \"Suitcase stand\" --measure distance\n  recoup exercise remove \"Suitcase stand\""
)]
pub(crate) struct Exercise {
    #[command(subcommand)]
    pub(crate) verb: Option<ExerciseVerb>,
}

/// What to do with exercises.
#[derive(Debug, Subcommand)]
pub(crate) enum ExerciseVerb {
    /// Yours, or all with --all
    List {
        /// The library's too
        #[arg(long)]
        all: bool,
    },
    /// Add one
    Add {
        /// What you call it
        name: String,
        #[command(flatten)]
        facts: Facts,
    },
    /// Change one; what is not told stays
    Edit {
        /// What it is called now
        exercise: String,
        /// What to call it from now on
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        facts: Facts,
    },
    /// Take one away; what you did of it stays in the log
    Remove {
        /// What it is called
        exercise: String,
    },
}

/// What an exercise works, needs and counts.
#[derive(Debug, Clone, Args)]
pub(crate) struct Facts {
    /// Muscles that do the main work, such as quads,glutes
    #[arg(long, value_name = "MUSCLES", value_delimiter = ',')]
    pub(crate) direct: Option<Vec<String>>,
    /// Muscles that help
    #[arg(long, value_name = "MUSCLES", value_delimiter = ',')]
    pub(crate) indirect: Option<Vec<String>>,
    /// The movement, such as squat or `horizontal_pull`
    #[arg(long)]
    pub(crate) pattern: Option<String>,
    /// All that it needs at once, such as barbell,bench
    #[arg(long, value_name = "KIT", value_delimiter = ',')]
    pub(crate) equipment: Option<Vec<String>>,
    /// What the load means: external, bodyweight (added to yours) or assisted (help)
    #[arg(long)]
    pub(crate) loading: Option<String>,
    /// What a set counts: reps, time or distance
    #[arg(long)]
    pub(crate) measure: Option<String>,
    /// A set is done for each side
    #[arg(long, overrides_with = "both_sides")]
    pub(crate) each_side: bool,
    /// A set is done once
    #[arg(long)]
    pub(crate) both_sides: bool,
}
