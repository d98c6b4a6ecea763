//! The `recoup` command.
//!
//! It works on the database itself, beside a running server or without one, through the same
//! application functions as the API. The exit code is decided here: 0 done, 1 not done, 2 the
//! command was not understood.

mod args;
mod command;
mod home;
mod out;
mod shorthand;
mod show;

use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory, Parser};

use crate::args::{Cli, Command};
use crate::home::Home;
use crate::out::Out;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let out = Out::new(&cli.everywhere);
    match run(&cli, out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if out.is_json() {
                eprintln!("{}", serde_json::json!({ "error": format!("{error:#}") }));
            } else {
                eprintln!("recoup: {error:#}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(cli: &Cli, out: Out) -> Result<()> {
    let open = || Home::open(&cli.everywhere, out);
    match &cli.command {
        Command::Today(args) => command::day::today(&open()?, args),
        Command::Checkin(args) => command::check_in::check_in(&open()?, args),
        Command::Week(args) => command::day::week(&open()?, args),
        Command::Evening(args) => command::outcome::evening(&open()?, args),
        Command::Progress(args) => command::outcome::progress(&open()?, args),
        Command::Report(args) => command::outcome::report(&open()?, args),
        Command::Experiment(args) => command::outcome::experiment(&open()?, args.verb.as_ref()),
        Command::Lift(args) => command::lift::lift(&open()?, args),
        Command::Forecast(args) => command::lift::forecast(&open()?, args),
        Command::Rules(args) => command::rules::rules(&open()?, args),
        Command::Warning(args) => command::day::warning(&open()?, args),
        Command::Muscles => command::rules::muscles(&open()?),
        Command::Replay(args) => command::rules::replay(&open()?, args),
        Command::Health(args) => command::health::health(&open()?, args),
        Command::Log(args) => command::log::log(&open()?, args),
        Command::Activity(args) => command::activity::activity(&open()?, args),
        Command::Recover(args) => command::recover::recover(&open()?, &args.verb),
        Command::Exercise(args) => command::exercise::exercise(&open()?, args.verb.as_ref()),
        Command::Snack(args) => command::snack::snack(&open()?, args.verb.as_ref()),
        Command::Program(args) => command::program::program(&open()?, &args.verb),
        Command::Import(args) => command::import::import(&open()?, args),
        Command::Simulate(args) => command::simulate::simulate(&cli.everywhere, out, args),
        Command::Profile(args) => command::account::profile(&open()?, args),
        Command::Serve(args) => command::serve::serve(&cli.everywhere, out, args),
        Command::Export(args) => command::keep::export(&open()?, args),
        Command::Delete(args) => command::delete::delete(&open()?, args),
        Command::Backup(args) => command::keep::backup(&open()?, &args.to),
        Command::Restore(args) => command::keep::restore(&cli.everywhere, out, args),
        Command::Password(args) => command::account::password(&open()?, args),
        Command::Token(args) => command::account::token(&open()?, args),
        Command::Doctor => command::doctor::doctor(&cli.everywhere, out),
        Command::Completions(args) => {
            clap_complete::generate(
                args.shell,
                &mut Cli::command(),
                "recoup",
                &mut std::io::stdout(),
            );
            Ok(())
        }
        Command::Openapi => {
            println!("{}", recoup_server::openapi_json());
            Ok(())
        }
    }
}
