//! The open forecasting benchmark.
//!
//! `forecast` runs every contender under the protocol and prints the tables; `fit` learns the
//! population parameters that ship; `port` compares with the reference's published rows.

#![expect(clippy::cast_precision_loss, reason = "counts here are far below 2^53")]
#![expect(clippy::format_collect, reason = "tables are short")]
#![expect(clippy::needless_for_each, reason = "one-line updates read better")]

mod bouts;
mod check;
mod clock;
mod contenders;
mod diary;
mod exports;
mod fit;
mod interval;
mod lives;
mod logs;
mod muscle;
mod plateau;
mod port;
mod protocol;
mod random;
mod report;
mod reserve;
mod results;
mod rough;
mod run;
mod speed;
mod split;
mod study;
mod table;
mod warnings;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
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
    Forecast(Asked),
    /// Judge the shipped weights on the shortest core logs, as the regression test does.
    ShortLogs {
        /// Folder with `sets.csv.gz`.
        #[arg(long)]
        data: PathBuf,
    },
    /// Time how soon simulated plateaus are seen at equal false alarms.
    Plateau {
        /// Also tell the rate of alarms on the logs and diaries of this folder.
        #[arg(long)]
        data: Option<PathBuf>,
        /// How the table is printed; CSV is as JSON.
        #[arg(long, value_enum, default_value_t = Format::Md)]
        format: Format,
    },
    /// Live simulated people through the built-in programs, with decisions and without.
    Simulate {
        /// How many people for each program.
        #[arg(long, default_value_t = 200)]
        athletes: u32,
        /// Seed of all lives.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Count how often early-warning rules speak up, on simulated people and on real diaries.
    Warning {
        /// Folder with `wellness/pmdata.csv.gz`; without it only simulated people are counted.
        #[arg(long)]
        data: Option<PathBuf>,
        /// How many simulated people.
        #[arg(long, default_value_t = 200)]
        athletes: u32,
    },
    /// Whether repetitions in reserve, where people note them, help to forecast the next set.
    Reserve {
        /// Folder with `sets.csv.gz`.
        #[arg(long)]
        data: PathBuf,
    },
    /// How often the chance of a rough day came true, asked before the session as the product asks.
    Rough {
        /// Folder with logs.
        #[arg(long)]
        data: PathBuf,
    },
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

/// What a run of the benchmark is asked for.
#[derive(Debug, clap::Args)]
struct Asked {
    /// Folder with `sets.csv.gz`, or with files as apps export them, one a person; diaries
    /// from its `wellness/` where it has one.
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
    /// Also fit LightGBM with this Python, which has `lightgbm/requirements.txt`.
    #[arg(long)]
    lightgbm: Option<PathBuf>,
    /// Run only ours and contenders whose name holds this.
    #[arg(long)]
    only: Option<String>,
    /// Run only this task.
    #[arg(long, value_parser = study::TASKS)]
    task: Option<String>,
    /// Seed of the folds and of the resampling of people.
    #[arg(long, default_value_t = study::SEED)]
    seed: u64,
    /// Also print what each person gains on the strongest baseline; nothing keeps it.
    #[arg(long)]
    people: bool,
    /// Fail when a headline is worse than these committed results allow.
    #[arg(long)]
    check: Option<PathBuf>,
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

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Simulate { athletes, seed } => print!("{}", lives::tables(athletes, seed)),
        Command::Warning { data, athletes } => {
            print!("{}", warnings::table(data.as_deref(), athletes)?);
        }
        Command::Forecast(asked) => forecast(asked)?,
        Command::Plateau { data, format } => print_plateau(data, format)?,
        Command::ShortLogs { data } => {
            let (settings, results) = study::short_logs(&data)?;
            print!("{}", printed(Format::Json, &settings, &results)?);
        }
        Command::Reserve { data } => {
            print!("{}", reserve::table(&table::read(&table::find(&data))?));
        }
        Command::Rough { data } => print!("{}", rough::table(&logs::read(&data)?.lifters)),
        Command::Speed { data } => speed::print(&table::read(&table::find(&data))?),
        Command::Fit { data, out } => {
            let (text, checksum) = study::Study::open(&data, study::SEED)?.ship()?;
            if let Some(out) = out {
                std::fs::write(out, text)?;
            }
            println!("fitted  {checksum}");
            println!("shipped {}", recoup_engine::forecast::CHECKSUM);
        }
        Command::Report { results, out } => write_report(&results, &out)?,
        Command::Port { data, reference } => {
            port::check(&reference, &table::read(&table::find(&data))?)?;
        }
    }
    Ok(())
}

fn forecast(asked: Asked) -> Result<()> {
    let absent = asked.data.iter().find(|folder| !folder.exists());
    if let Some(folder) = absent.filter(|_| asked.check.is_some()) {
        println!("skipped: no logs in {}", folder.display());
        return Ok(());
    }
    let study = match (asked.data, asked.train, asked.test) {
        (_, Some(train), Some(test)) => study::Study::held_out(&train, &test, asked.seed)?,
        (data, ..) => study::Study::open(&data.unwrap_or_default(), asked.seed)?,
    };
    for remark in &study.remarks {
        eprintln!("{remark}");
    }
    let (results, remarks) = study.run(&study::Extra {
        thorough: asked.thorough,
        lightgbm: asked.lightgbm.map(contenders::trees::Python),
        only: asked.only,
        task: asked.task.clone(),
    });
    for remark in &remarks {
        eprintln!("{remark}");
    }
    ensure!(!results.is_empty(), "nothing could be judged");
    print!("{}", printed(asked.format, study.settings(), &results)?);
    if asked.people {
        eprint!("{}", report::people(&results));
    }
    if let Some(committed) = asked.check {
        let mut committed = results::kept(&committed)?.results;
        committed.retain(|one| asked.task.as_ref().is_none_or(|task| *task == one.task));
        check::check(&committed, &results)?;
        eprintln!("no headline is worse than its committed interval allows");
    }
    Ok(())
}

fn print_plateau(data: Option<PathBuf>, format: Format) -> Result<()> {
    let mut lines = plateau::run();
    if let Some(data) = data {
        lines.extend(plateau::alarm_rates(&logs::read(&data)?, &lines));
    }
    match format {
        Format::Md => print!("{}", report::plateau::page(&lines)),
        Format::Json | Format::Csv => print!("{}", plateau::to_json_lines(&lines)?),
    }
    Ok(())
}

fn write_report(results: &Path, out: &Path) -> Result<()> {
    let timed = std::fs::read_to_string(results.with_file_name("plateau.jsonl"))?;
    let page = report::plateau::page(&plateau::parse(&timed)?);
    std::fs::write(out.join("benchmark-plateau.md"), page)?;
    let kept = results::kept(results)?;
    for (name, text) in report::page::files(&kept) {
        std::fs::write(out.join(name), text)?;
    }
    for (name, tasks) in report::page::MODELS {
        let path = out.join(name);
        let page = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot open {}", path.display()))?;
        std::fs::write(path, report::page::with_rows(&page, &kept.results, tasks)?)?;
    }
    Ok(())
}

fn printed(
    format: Format,
    settings: &results::Settings,
    results: &[run::Result],
) -> Result<String> {
    match format {
        Format::Md => Ok(report::markdown(results)),
        Format::Json => results::to_json_lines(settings, results),
        Format::Csv => Ok(results::to_csv(results)),
    }
}
