//! The command line, as clap reads it: one table.

mod activity;
mod delete;
mod exercise;
mod snack;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

pub(crate) use activity::Activity;
pub(crate) use delete::Delete;
pub(crate) use exercise::{Exercise, ExerciseVerb, Facts};
pub(crate) use snack::{Snack, SnackVerb};

/// A strength-training coach that treats recovery as training.
#[derive(Debug, Parser)]
#[command(
    name = "recoup",
    version,
    max_term_width = 100,
    arg_required_else_help = true
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) everywhere: Everywhere,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options that every command takes.
#[derive(Debug, Args)]
pub(crate) struct Everywhere {
    /// Folder of the database; made when it is absent [default: the user's data folder, /recoup]
    #[arg(long, global = true, env = "RECOUP_DATA_DIR", value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    /// PostgreSQL instead of the file, as `postgres://user@host/name`
    #[arg(
        long,
        global = true,
        env = "RECOUP_DATABASE",
        value_name = "URL",
        hide_env_values = true
    )]
    pub(crate) database: Option<String>,
    /// Print JSON, one value, for scripts
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// When to color [`NO_COLOR` is respected]
    #[arg(long, global = true, value_enum, default_value_t = ColorWhen::Auto, value_name = "WHEN")]
    pub(crate) color: ColorWhen,
    /// Folder of a keeper's own exercises, sessions and programs
    #[arg(long, global = true, env = "RECOUP_LIBRARY", value_name = "DIR")]
    pub(crate) library: Option<PathBuf>,
}

/// When to color.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// What today should be, and why
    Today(OnDay),
    /// Tell how you are: recovery 0-10, then soreness, sleep, energy, mood 1-5 (5 is good)
    Checkin(CheckIn),
    /// The week as a wave of hard and easy
    Week(OnDay),
    /// How tired you are on the evening after training: 0 fresh, 10 empty
    Evening(Evening),
    /// The four outcomes and the rhythm of your program
    Progress(OnDay),
    /// The report of your program, in three sentences
    Report(OnDay),
    /// Your own test: does recovery help you more than rest?
    Experiment(Experiment),
    /// Your lifts: what you did, what to expect next time
    Lift(OfLift),
    /// How good our guesses were against "same as last time"
    Forecast(OfLift),
    /// How each rule has gone for you: fired, followed, what came after
    Rules(Rules),
    /// What each muscle needs after hard work, with its uncertainty
    Muscles,
    /// Small signs together: points, what was seen, when it clears, what to do
    Warning(EarlyWarning),
    /// Walk your log day by day: what would have been decided
    Replay(Replay),
    /// Your health page, and "a professional has cleared me"
    Health(Health),
    /// Log what you did, list it, or take it back
    Log(Log),
    /// A run, a class, a hike: log it, list it, or take it back
    Activity(Activity),
    /// A recovery session for how you are now
    Recover(Recover),
    /// Exercises of your own, beside the library's
    Exercise(Exercise),
    /// Movement snacks: what is next today, and your answer to it
    Snack(Snack),
    /// See, check, preview and join programs
    Program(Program),
    /// Bring a training log from another app
    Import(Import),
    /// Simulated people live through a program, with decisions and without
    Simulate(Simulate),
    /// Your name, units, days, time zone and kit
    Profile(Profile),
    /// Serve the phone app and the API
    Serve(Serve),
    /// Take everything along, or your log in a layout that other apps read
    Export(Export),
    /// Delete everything about you, in seven days or now, or only what is most private
    Delete(Delete),
    /// Copy the database safely, also while the server runs
    Backup(Backup),
    /// Put a backup in the place of the database
    Restore(Restore),
    /// Set a new password for signing in
    Password(Password),
    /// Make, list and revoke tokens for scripts
    Token(Token),
    /// Check the database, the library and the set-up
    Doctor,
    /// Print shell completions
    Completions(Completions),
    /// Print the API page
    #[command(hide = true)]
    Openapi,
}

/// A day to look at.
#[derive(Debug, Args)]
pub(crate) struct OnDay {
    /// The day, as YYYY-MM-DD [default: today where you are]
    #[arg(long, visible_alias = "date", value_name = "DATE")]
    pub(crate) on: Option<Date>,
    /// Show every reason, input and rule
    #[arg(long, short)]
    pub(crate) explain: bool,
}

/// Whose lives to live.
#[derive(Debug, Args)]
pub(crate) struct Simulate {
    /// A program of the library
    #[arg(long, default_value = "strong-in-sixty")]
    pub(crate) program: String,
    /// How many people
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(crate) athletes: u32,
    /// Seed: the same seed lives the same lives
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

/// The evening's answer.
#[derive(Debug, Args)]
pub(crate) struct Evening {
    /// 0 fresh, 10 empty; without it, what is asked and why
    #[arg(value_name = "0-10")]
    pub(crate) tiredness: Option<u8>,
    /// The day, as YYYY-MM-DD [default: today where you are]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
}

/// An experiment; without a verb, how it stands.
#[derive(Debug, Args)]
pub(crate) struct Experiment {
    #[command(subcommand)]
    pub(crate) verb: Option<ExperimentVerb>,
}

/// What to do with an experiment.
#[derive(Debug, Subcommand)]
pub(crate) enum ExperimentVerb {
    /// Agree to one: what to look at, and which recovery session
    Start {
        /// soreness, prs or energy, on the next morning
        measure: String,
        /// A recovery session of the library
        session: String,
    },
    /// Throw today's coin
    Coin,
    /// Stop it; what it found until then stays
    Stop,
}

/// A lift to look at.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  recoup lift\n  recoup lift deadlift\n  recoup forecast \"bench press\""
)]
pub(crate) struct OfLift {
    /// The exercise, by its name, a part of it, or its id [default: all of yours]
    #[arg(value_name = "EXERCISE")]
    pub(crate) exercise: Option<String>,
}

/// The rules.
#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// Also those that never fired
    #[arg(long)]
    pub(crate) all: bool,
}

/// The early warning.
#[derive(Debug, Args)]
pub(crate) struct EarlyWarning {
    /// The day, as YYYY-MM-DD [default: today where you are]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
    /// Begin the easier week on that day
    #[arg(long)]
    pub(crate) ease: bool,
}

/// A walk through the log.
#[derive(Debug, Args)]
pub(crate) struct Replay {
    /// The first day, as YYYY-MM-DD [default: the first of the log]
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Date>,
    /// The last day, as YYYY-MM-DD [default: today where you are]
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<Date>,
    /// Only the shares of days by state and rule
    #[arg(long)]
    pub(crate) summary: bool,
}

/// The health page.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  recoup health --flag rf12\n  recoup health --periods-missed 4\n  recoup health --cleared 2026-05-12"
)]
pub(crate) struct Health {
    /// Tell a lasting flag by its code
    #[arg(long, value_name = "CODE")]
    pub(crate) flag: Vec<String>,
    /// Take a lasting flag back
    #[arg(long, value_name = "CODE")]
    pub(crate) no_flag: Vec<String>,
    /// Periods missed in a row
    #[arg(long, value_name = "N")]
    pub(crate) periods_missed: Option<u16>,
    /// Hormonal contraception: true or false
    #[arg(long, value_name = "BOOL")]
    pub(crate) contraception: Option<bool>,
    /// Around or after menopause: true or false
    #[arg(long, value_name = "BOOL")]
    pub(crate) menopause: Option<bool>,
    /// A professional has looked at your bones: true or false
    #[arg(long, value_name = "BOOL")]
    pub(crate) bones_cleared: Option<bool>,
    /// The day a professional cleared you for training
    #[arg(long, value_name = "DATE")]
    pub(crate) cleared: Option<Date>,
}

/// A check-in: positional, by flags, or asked one by one when nothing is given.
#[expect(
    clippy::struct_excessive_bools,
    reason = "flags of a command line, each by itself"
)]
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  recoup checkin 7 4 4 4 4\n  recoup checkin 5 --sleep 2 --hours 5.5 --sore quads=7\n  recoup checkin --undo"
)]
pub(crate) struct CheckIn {
    /// Recovered, sore, slept, energy, mood: 0-10, then four of 1-5 (5 is good)
    #[arg(value_name = "N", num_args = 0..=5)]
    pub(crate) answers: Vec<i64>,
    /// Soreness 1-5, 5 none
    #[arg(long, value_name = "1-5")]
    pub(crate) soreness: Option<i64>,
    /// Sleep 1-5, 5 great
    #[arg(long, value_name = "1-5")]
    pub(crate) sleep: Option<i64>,
    /// Energy 1-5, 5 high
    #[arg(long, value_name = "1-5")]
    pub(crate) energy: Option<i64>,
    /// Mood and stress 1-5, 5 calm
    #[arg(long, value_name = "1-5")]
    pub(crate) mood: Option<i64>,
    /// Hours slept, such as 6.5 or 6h40
    #[arg(long, value_name = "HOURS")]
    pub(crate) hours: Option<String>,
    /// Soreness by muscle, 0-10, such as quads=7
    #[arg(long, value_name = "MUSCLE=N")]
    pub(crate) sore: Vec<String>,
    /// Pain at a site, 0-10, such as knee=4 or knee=6:sharp:squat
    #[arg(long, value_name = "SITE=N")]
    pub(crate) pain: Vec<String>,
    /// Ill: fever, chest, stomach or cold
    #[arg(long, value_name = "KIND")]
    pub(crate) ill: Option<String>,
    /// Something feels wrong: tick a red flag by its code (`recoup checkin --flags` lists them)
    #[arg(long, value_name = "CODE")]
    pub(crate) flag: Vec<String>,
    /// List the red flags
    #[arg(long)]
    pub(crate) flags: bool,
    /// Minutes you have today
    #[arg(long, value_name = "MIN")]
    pub(crate) minutes: Option<i64>,
    /// A note for yourself
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// Yesterday's answers again
    #[arg(long, conflicts_with = "answers")]
    pub(crate) same: bool,
    /// Change only what is given and keep the rest of the day's check-in
    #[arg(long)]
    pub(crate) edit: bool,
    /// Take the day's check-in back
    #[arg(long)]
    pub(crate) undo: bool,
    /// The day, as YYYY-MM-DD [default: today where you are]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
}

/// Logging.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  recoup log \"squat w60x5 100x5x3@8\" \"bench 60x8x3\" --rpe 7\n  recoup log --walk 25\n  recoup log --list\n  recoup log --undo"
)]
pub(crate) struct Log {
    /// One exercise with its sets each, such as "squat 100x5@8"
    #[arg(value_name = "LINE")]
    pub(crate) lines: Vec<String>,
    /// Name of the session
    #[arg(long, value_name = "TEXT")]
    pub(crate) name: Option<String>,
    /// How hard the whole session was, 0-10
    #[arg(long, value_name = "0-10")]
    pub(crate) rpe: Option<f64>,
    /// How long it took
    #[arg(long, value_name = "MIN")]
    pub(crate) minutes: Option<i64>,
    /// When it began, such as 18:30
    #[arg(long, value_name = "HH:MM")]
    pub(crate) at: Option<jiff::civil::Time>,
    /// A recovery session from the library, with --minutes
    #[arg(long, value_name = "SESSION", conflicts_with = "lines")]
    pub(crate) recovery: Option<String>,
    /// An easy walk of so many minutes
    #[arg(long, value_name = "MIN", conflicts_with_all = ["lines", "recovery"])]
    pub(crate) walk: Option<i64>,
    /// List the last sessions
    #[arg(long)]
    pub(crate) list: bool,
    /// Take the day's last entry back
    #[arg(long)]
    pub(crate) undo: bool,
    /// The day, as YYYY-MM-DD [default: today where you are]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
}

/// Recovery.
#[derive(Debug, Args)]
pub(crate) struct Recover {
    #[command(subcommand)]
    pub(crate) verb: RecoverVerb,
}

/// What to do about recovery.
#[derive(Debug, Subcommand)]
pub(crate) enum RecoverVerb {
    /// Compose a session, with a reason for every step and what was left out
    Compose(Compose),
}

/// What a session is composed from; the check-in and your settings say the rest.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  recoup recover compose\n  recoup recover compose --minutes 10 --sore quads=6 calves=3\n  recoup recover compose --for range --place desk"
)]
pub(crate) struct Compose {
    /// Minutes you have; cut to 5-30 and to your ceiling
    #[arg(long, value_name = "MIN")]
    pub(crate) minutes: Option<u32>,
    /// Soreness by muscle, 0-10, such as quads=7, in place of the check-in's
    #[arg(long, value_name = "MUSCLE=N", num_args = 1..)]
    pub(crate) sore: Vec<String>,
    /// Where: home, gym, outside or desk
    #[arg(long, value_name = "PLACE")]
    pub(crate) place: Option<String>,
    /// What for, such as `less_sore`, range or restorative [default: what suits the day]
    #[arg(long = "for", value_name = "OCCASION")]
    pub(crate) occasion: Option<String>,
    /// The day, as YYYY-MM-DD [default: today where you are]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
}

/// Programs.
#[derive(Debug, Args)]
pub(crate) struct Program {
    #[command(subcommand)]
    pub(crate) verb: ProgramVerb,
}

/// What to do with programs.
#[derive(Debug, Subcommand)]
pub(crate) enum ProgramVerb {
    /// The programs there are
    List,
    /// One program, week by week
    Show {
        /// Its id
        id: String,
    },
    /// Check a program file and name every mistake with its line
    Check {
        /// The file
        file: PathBuf,
    },
    /// A program file as a calendar
    Preview {
        /// The file, or the id of a program there is
        file: PathBuf,
    },
    /// Begin a program
    Join {
        /// Its id
        id: String,
        /// The first day, as YYYY-MM-DD [default: today where you are]
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
    },
    /// Leave the program you are on; what you did stays
    Leave,
}

/// An import.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The exported file, or a folder of them
    #[arg(required_unless_present_any = ["list", "undo"])]
    pub(crate) file: Option<PathBuf>,
    /// The unit of the loads, where the file does not tell it
    #[arg(long, value_name = "kg|lb")]
    pub(crate) unit: Option<String>,
    /// Take a name of the file for an exercise of the library, as "NAME=ID"
    #[arg(long, value_name = "NAME=ID")]
    pub(crate) map: Vec<String>,
    /// The unit of one exercise where it differs, as "NAME=lb"
    #[arg(long, value_name = "NAME=UNIT")]
    pub(crate) unit_of: Vec<String>,
    /// What a column of a table holds, as "HEADER=date"; see docs/use/import.md
    #[arg(long, value_name = "HEADER=WHAT")]
    pub(crate) column: Vec<String>,
    /// Write what was read, left out and decided to a file
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    /// Keep what the file tells of the cycle and of symptoms
    #[arg(long)]
    pub(crate) keep_cycle: bool,
    /// Do it without asking
    #[arg(long, short)]
    pub(crate) yes: bool,
    /// List the imports made
    #[arg(long)]
    pub(crate) list: bool,
    /// Take an import back, by its id or `last`
    #[arg(long, value_name = "ID")]
    pub(crate) undo: Option<String>,
}

/// The athlete's settings.
#[derive(Debug, Args)]
pub(crate) struct Profile {
    /// Your name
    #[arg(long, value_name = "TEXT")]
    pub(crate) name: Option<String>,
    /// kg or lb
    #[arg(long, value_name = "kg|lb")]
    pub(crate) unit: Option<String>,
    /// Days that can be hard, such as mon,wed,fri
    #[arg(long, value_name = "DAYS", value_delimiter = ',')]
    pub(crate) days: Vec<String>,
    /// Your time zone, such as Europe/Berlin
    #[arg(long, value_name = "ZONE")]
    pub(crate) time_zone: Option<String>,
    /// Your usual hour of training, such as 18:00
    #[arg(long, value_name = "HH:MM")]
    pub(crate) usual: Option<jiff::civil::Time>,
    /// What you can use, such as barbell,dumbbell,bench
    #[arg(long, value_name = "KIT", value_delimiter = ',')]
    pub(crate) kit: Vec<String>,
}

/// Serving.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Where to listen; anything but loopback needs TLS or --public-url
    #[arg(
        long,
        env = "RECOUP_BIND",
        default_value = "127.0.0.1:7420",
        value_name = "ADDR"
    )]
    pub(crate) bind: SocketAddr,
    /// The https address that a proxy in front of Recoup answers
    #[arg(long, env = "RECOUP_PUBLIC_URL", value_name = "URL")]
    pub(crate) public_url: Option<String>,
    /// A proxy whose X-Forwarded-For is believed, beside loopback
    #[arg(long, value_name = "IP", requires = "public_url")]
    pub(crate) proxy: Vec<std::net::IpAddr>,
    /// Certificate chain, PEM
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub(crate) tls_cert: Option<PathBuf>,
    /// Private key, PEM
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    pub(crate) tls_key: Option<PathBuf>,
    /// A year of a believable demo athlete in a throw-away file
    #[arg(long)]
    pub(crate) demo: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The file to write [default: to the terminal, for text]
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// What to write
    #[arg(long = "as", value_name = "LAYOUT", default_value = "json")]
    pub(crate) layout: crate::command::keep::Layout,
    /// The day of the workout, as YYYY-MM-DD [default: today where you are]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// The file to write; must not exist
    pub(crate) to: PathBuf,
}

/// A restore.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The backup
    pub(crate) from: PathBuf,
    /// Do it without asking; the database there is kept beside it
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// A password, read from the terminal or from the standard input.
#[derive(Debug, Args)]
pub(crate) struct Password {
    /// Read it from the standard input instead of asking
    #[arg(long)]
    pub(crate) stdin: bool,
}

/// Tokens.
#[derive(Debug, Args)]
pub(crate) struct Token {
    /// Make one with this label
    #[arg(long, value_name = "LABEL")]
    pub(crate) new: Option<String>,
    /// Revoke one by its id
    #[arg(long, value_name = "ID", conflicts_with = "new")]
    pub(crate) revoke: Option<String>,
}

/// Completions.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn command_table_is_consistent() {
        Cli::command().debug_assert();
    }
}
