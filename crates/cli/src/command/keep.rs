//! `export`, `backup` and `restore`: what is kept, taken out and put back.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use recoup_server::{app, wire};
use recoup_store::Store;

use super::import::confirm;
use crate::args::{Everywhere, Export, Restore};
use crate::home::{Home, place};
use crate::out::Out;

/// What an export is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Layout {
    /// One JSON value to read
    Json,
    /// One ZIP that `recoup import` puts into a new account
    Archive,
    /// CSV that Strong reads
    Strong,
    /// CSV that Hevy reads
    Hevy,
    /// A table for analysis: a row for each set
    Parquet,
    /// The same with a row for each check-in
    ParquetCheckIns,
    /// A FIT workout of a day's strength session, for a watch
    Workout,
}

/// Writes everything about the athlete, or her log as others read it.
pub(crate) fn export(home: &Home, args: &Export) -> Result<()> {
    let (layout, on) = (args.layout, args.on);
    let bytes = match layout {
        Layout::Json => return export_json(home, args),
        Layout::Archive => home.read(app::archive)?.to_zip()?,
        Layout::Strong => laid_out(home, wire::ExportLayout::Strong)?,
        Layout::Hevy => laid_out(home, wire::ExportLayout::Hevy)?,
        Layout::Parquet => laid_out(home, wire::ExportLayout::Parquet)?,
        Layout::ParquetCheckIns => laid_out(home, wire::ExportLayout::ParquetCheckIns)?,
        Layout::Workout => {
            home.write(move |tx, desk| app::watch_workout(tx, desk, on))?
                .bytes
        }
    };
    match (&args.output, layout) {
        (Some(path), _) => {
            std::fs::write(path, &bytes)
                .with_context(|| format!("cannot write {}", path.display()))?;
            home.out
                .say(&format!("Wrote {}, {} bytes.", path.display(), bytes.len()))
        }
        (None, Layout::Strong | Layout::Hevy) => Ok(std::io::stdout().write_all(&bytes)?),
        (None, _) => bail!("this is no text for a terminal; say where to write it with -o FILE"),
    }
}

fn laid_out(home: &Home, layout: wire::ExportLayout) -> Result<Vec<u8>> {
    Ok(home
        .read(move |tx, desk| app::export_as(tx, desk, layout))?
        .bytes)
}

/// One JSON value, to read.
fn export_json(home: &Home, args: &Export) -> Result<()> {
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
