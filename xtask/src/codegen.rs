//! `cargo xtask codegen`: the API page and the web's types, from the server's own routes.

use std::fs;
use std::process::Command;

use crate::shell::{self, Outcome};

const PAGE: &str = "docs/develop/openapi.json";
const TYPES: &str = "web/src/api/schema.d.ts";

/// Writes the API page and the web's types; with `check`, fails where they were not current.
pub(crate) fn codegen(check: bool) -> Outcome {
    let root = shell::root();
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap_or_default();
    let before = [read(PAGE), read(TYPES)];
    let page = shell::output(
        Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--package", "recoup", "--", "openapi"])
            .current_dir(&root),
    )?;
    fs::create_dir_all(root.join("docs/develop")).map_err(|e| e.to_string())?;
    fs::write(root.join(PAGE), page).map_err(|e| format!("cannot write {PAGE}: {e}"))?;
    shell::npm(&["run", "types"])?;
    if check && before != [read(PAGE), read(TYPES)] {
        return Err(format!(
            "{PAGE} or {TYPES} was not current; it is now: commit it"
        ));
    }
    Ok(())
}
