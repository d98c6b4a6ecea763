//! `simulate`: lives that nobody lived, to see how the coach behaves.

use anyhow::{Context, Result};
use recoup_simulation::{Lives, Summary, compare, table};

use crate::args::{Everywhere, Simulate};
use crate::home;
use crate::out::Out;

/// Simulated people through a program, with decisions and without.
pub(crate) fn simulate(everywhere: &Everywhere, out: Out, args: &Simulate) -> Result<()> {
    let library = home::library(everywhere)?;
    let program = library
        .program(&args.program)
        .with_context(|| format!("there is no program {:?}", args.program))?;
    let (with, without) = compare(Lives {
        program: &program.program,
        exercises: library.exercises(),
        athletes: args.athletes,
        seed: args.seed,
        decline: None,
    });
    let line = |summary: &Summary| -> serde_json::Map<String, serde_json::Value> {
        let lines = Summary::LINES.iter();
        let told = |m: recoup_simulation::Mean| serde_json::json!([m.mean, m.low, m.high]);
        lines
            .map(|(name, of)| ((*name).to_owned(), told(summary.mean(*of))))
            .collect()
    };
    let value = serde_json::json!({
        "program": args.program,
        "athletes": args.athletes,
        "seed": args.seed,
        "with_decisions": line(&with),
        "plan_as_written": line(&without),
    });
    out.show(&value, |_| {
        format!(
            "{} simulated people, {}, seed {}. The model is an assumption, not people.\n\n{}",
            args.athletes,
            args.program,
            args.seed,
            table(&with, &without)
        )
    })
}
