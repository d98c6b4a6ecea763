//! Every chore of the project, so that a person and the build machine run the same ones.
//!
//! `cargo xtask run` and `cargo xtask test` do all the set-up on a machine that has only Rust, Node
//! and apt. This crate has no dependencies, so it starts in a second.

mod codegen;
mod deep;
mod rivals;
mod run;
mod shell;
mod test;
mod tidy;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <chore>

  run [--demo] [--fast] [-- ARGS]  build the web app and the binary, start the server on loopback
  test                             everything that must hold, set-up included
  tidy                             the rules of the house that a program can see
  codegen [--check]                docs/develop/openapi.json and the web's types from the server
  web                              build the web app only
  e2e                              the browser tests only (after `cargo build`)
  bench [import]                   every benchmark, or that of importing beside other readers,
                                   which it installs
  differential                     FIT files beside two other decoders, which it installs
  deep [SECONDS] [TARGET...]       fuzz every importer for a minute, or so long, or those named";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    let outcome = match args.first().map(String::as_str) {
        Some("run") => run::run(rest),
        Some("test") => test::test(),
        Some("tidy") => tidy::tidy(),
        Some("codegen") => codegen::codegen(rest.iter().any(|a| a == "--check")),
        Some("web") => run::build_web(),
        Some("e2e") => test::end_to_end(),
        Some("deep") => deep::deep(rest),
        Some("differential") => rivals::differential(),
        Some("bench") if rest.first().is_some_and(|of| of == "import") => rivals::bench_import(),
        Some("bench") => shell::cargo(&["bench", "--workspace"]),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
