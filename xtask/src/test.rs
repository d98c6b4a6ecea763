//! `cargo xtask test`: everything that must hold, in the order in which it fails fastest.

use std::process::Command;

use crate::shell::{self, Outcome};
use crate::{codegen, run, tidy, tools};

/// Runs every test there is.
pub(crate) fn test() -> Outcome {
    tools::node()?;
    tools::services()?;
    shell::cargo(&["fmt", "--all", "--check"])?;
    tidy::tidy()?;
    web()?;
    shell::cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ])?;
    shell::cargo(&["test", "--workspace"])?;
    codegen::codegen(true)?;
    end_to_end()?;
    println!("\nEverything passed.");
    Ok(())
}

fn web() -> Outcome {
    run::install_web()?;
    for step in ["check", "test", "build", "size"] {
        shell::npm(&["run", step])?;
    }
    Ok(())
}

/// The browser tests, against the binary that `cargo test` has built.
pub(crate) fn end_to_end() -> Outcome {
    shell::cargo(&["build", "--package", "recoup"])?;
    let chromium = tools::chromium().ok_or("the browser tests need Chromium; set CHROMIUM")?;
    shell::run(
        Command::new("npm")
            .args(["run", "e2e"])
            .current_dir(shell::root().join("web"))
            .env("CHROMIUM", chromium)
            .env("RECOUP_BIN", shell::root().join("target/debug/recoup")),
    )
}
