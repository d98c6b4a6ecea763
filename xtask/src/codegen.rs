//! `cargo xtask codegen`: the API page and the web's types, from the server's own routes, and the
//! sheet of all figures, from the library.

use std::fs;
use std::process::Command;

use crate::shell::{self, Outcome};

const PAGE: &str = "docs/develop/openapi.json";
const FIGURES: &str = "docs/pictures/figures.svg";
const TYPES: &str = "web/src/api/schema.d.ts";

/// Writes the API page, the web's types and the sheet of figures; with `check`, fails where they were not current.
pub(crate) fn codegen(check: bool) -> Outcome {
    let root = shell::root();
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap_or_default();
    let before = [read(PAGE), read(TYPES), read(FIGURES)];
    let page = shell::output(
        Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--package", "recoup", "--", "openapi"])
            .current_dir(&root),
    )?;
    fs::create_dir_all(root.join("docs/develop")).map_err(|e| e.to_string())?;
    fs::write(root.join(PAGE), page).map_err(|e| format!("cannot write {PAGE}: {e}"))?;
    shell::npm(&["run", "types"])?;
    draw_figures(&root)?;
    if check && before != [read(PAGE), read(TYPES), read(FIGURES)] {
        return Err(format!(
            "{PAGE}, {TYPES} or {FIGURES} was not current; it is now: commit it"
        ));
    }
    Ok(())
}

/// The sheet is drawn by the test that holds it, so that both use one drawing.
fn draw_figures(root: &std::path::Path) -> Outcome {
    shell::output(
        Command::new(env!("CARGO"))
            .args(["test", "--quiet", "--package", "recoup-library"])
            .args(["--test", "library", "sheet_is_current"])
            .env("UPDATE", "1")
            .current_dir(root),
    )
    .map(drop)
}
