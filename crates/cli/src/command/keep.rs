//! `export`, `backup` and `restore`: what is kept, taken out and put back.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use recoup_server::app;
use recoup_store::Store;

use super::import::confirm;
use crate::args::{Everywhere, Export, Restore};
use crate::home::{Home, place};
use crate::out::Out;

/// Writes everything about the athlete as one JSON value.
pub(crate) fn export(home: &Home, args: &Export) -> Result<()> {
    let all = home.read(app::export)?;
    let text = serde_json::to_string_pretty(&all)?;
    let Some(path) = &args.output else {
        return Ok(writeln!(std::io::stdout(), "{text}")?);
    };
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
    home.out.say(&format!(
        "Wrote {}: {} sessions, {} check-ins, {} decisions.",
        path.display(),
        all.sessions.len(),
        all.check_ins.len(),
        all.decisions.len()
    ))
}

/// Copies the database, also while the server runs.
pub(crate) fn backup(home: &Home, to: &Path) -> Result<()> {
    if to.exists() {
        bail!(
            "{} is there already; name a new file, a backup never overwrites",
            to.display()
        );
    }
    home.app.store().backup(to).wait()?;
    home.out.say(&format!(
        "Copied to {}. Put it back with `recoup restore {}`.",
        to.display(),
        to.display()
    ))
}

/// Puts a backup in the place of the database; the one there is kept beside it.
pub(crate) fn restore(options: &Everywhere, out: Out, args: &Restore) -> Result<()> {
    let place = place(options)?;
    let text = format!(
        "Put {} in the place of {place}? The one there is kept.",
        args.from.display()
    );
    if !args.yes && !confirm(&text)? {
        return out.say("Nothing was changed.");
    }
    let kept = Store::restore(&args.from, &place)?;
    let kept = kept.map_or(String::new(), |kept| {
        format!(" The one before is {}.", kept.display())
    });
    out.say(&format!("Restored from {}.{kept}", args.from.display()))
}
