//! The open forecasting benchmark.
//!
//! `forecast` runs every contender under the protocol and prints the tables; `fit` learns the
//! population parameters that ship; `port` compares with the reference's published rows.

#![expect(clippy::cast_precision_loss, reason = "counts here are far below 2^53")]
#![expect(clippy::format_collect, reason = "tables are short")]
#![expect(clippy::needless_for_each, reason = "one-line updates read better")]

mod bouts;
mod check;
mod contenders;
mod diary;
mod fit;
mod interval;
mod muscle;
mod plateau;
mod port;
mod protocol;
mod random;
mod report;
mod run;
mod speed;
mod split;
mod study;
mod table;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};

/// The open forecasting benchmark.
#[derive(Debug, Parser)]
#[command(name = "recoup-benchmark", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run all contenders under the protocol and print one table per task.
    Forecast {
        /// Folder with `sets.csv.gz` and, where there is one, `wellness/pmdata.csv.gz`.
        #[arg(long, required_unless_present = "train")]
        data: Option<PathBuf>,
        /// Learn from the logs of this folder only; needs --test.
        #[arg(long, requires = "test")]
        train: Option<PathBuf>,
        /// Judge the people of this folder only; needs --train.
        #[arg(long, requires = "train")]
        test: Option<PathBuf>,
        /// How the tables are printed.
        #[arg(long, value_enum, default_value_t = Format::Md)]
        format: Format,
        /// Also run ours without each group of features.
        #[arg(long)]
        thorough: bool,
        /// Fail when a headline is worse than these committed results allow.
        #[arg(long)]
        check: Option<PathBuf>,
    },
    /// Judge the shipped weights on the shortest core logs, as the regression test does.
    ShortLogs {
        /// Folder with `sets.csv.gz`.
        #[arg(long)]
        data: PathBuf,
    },
    /// Time how soon simulated plateaus are seen at equal false alarms.
    Plateau,
    /// Time the forecasters on the longest log.
    Speed {
        /// Folder with `sets.csv.gz`.
        #[arg(long)]
        data: PathBuf,
    },
    /// Learn the population parameters that ship, from the logs and nothing else.
    Fit {
        /// Folder with `sets.csv.gz` and `wellness/pmdata.csv.gz`.
        #[arg(long)]
        data: PathBuf,
        /// File to write them to: the engine's `forecast/population.rs`.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Write the page and the pictures from committed results.
    Report {
        /// Results as `forecast --format json` printed them.
        #[arg(long)]
        results: PathBuf,
        /// Folder to write `benchmark.md` and its pictures to.
        #[arg(long)]
        out: PathBuf,
    },
    /// Compare our forecasts, made with the reference's parameters, with its published rows.
    Port {
        /// Folder with `sets.csv.gz`.
        #[arg(long)]
        data: PathBuf,
        /// Folder with the reference's parameters and rows.
        #[arg(long)]
        reference: PathBuf,
    },
}

/// How tables are printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// Markdown.
    Md,
    /// One JSON object per line.
    Json,
    /// Comma-separated values.
    Csv,
}

fn main() -> Result<()> {
    match Cli::parse().command {
        Command::Forecast {
            data,
            train,
            test,
            format,
            thorough,
            check: committed,
        } => {
            let study = match (data, train, test) {
                (_, Some(train), Some(test)) => study::Study::held_out(&train, &test)?,
                (data, ..) => study::Study::open(&data.unwrap_or_default())?,
            };
            let results = study.run(thorough);
            let text = match format {
                Format::Md => report::markdown(&results),
                Format::Json => report::json_lines(&results)?,
                Format::Csv => report::csv(&results),
            };
            print!("{text}");
            if let Some(committed) = committed {
                check::check(
                    &report::parse(&std::fs::read_to_string(committed)?)?,
                    &results,
                )?;
            }
        }
        Command::Plateau => print!("{}", plateau::table()),
        Command::ShortLogs { data } => {
            print!("{}", report::json_lines(&study::short_logs(&data)?)?);
        }
        Command::Speed { data } => speed::print(&table::read(&table::find(&data))?),
        Command::Fit { data, out } => {
            let (text, checksum) = study::Study::open(&data)?.ship();
            if let Some(out) = out {
                std::fs::write(out, text)?;
            }
            println!("fitted  {checksum}");
            println!("shipped {}", recoup_engine::forecast::CHECKSUM);
        }
        Command::Report { results, out } => {
            let results = report::parse(&std::fs::read_to_string(results)?)?;
            for (name, text) in report::page::files(&results) {
                std::fs::write(out.join(name), text)?;
            }
        }
        Command::Port { data, reference } => {
            port::check(&reference, &table::read(&table::find(&data))?)?;
        }
    }
    Ok(())
}
