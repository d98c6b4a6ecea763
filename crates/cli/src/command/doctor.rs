//! `doctor`: is everything as it should be, and what to do where it is not.

use anyhow::{Result, bail};
use recoup_server::app;
use recoup_store::Store;

use crate::args::Everywhere;
use crate::home::{library, place};
use crate::out::{Ink, Out};

/// Looks at the database, the content and the set-up; fails where something is wrong.
pub(crate) fn doctor(options: &Everywhere, out: Out) -> Result<()> {
    let mut wrong = 0;
    let mut line = |what: &str, found: Result<String>| -> Result<()> {
        let (mark, text) = match found {
            Ok(text) => (out.ink(Ink::Ease, "ok "), text),
            Err(error) => {
                wrong += 1;
                (out.ink(Ink::Word, "!! "), format!("{error:#}"))
            }
        };
        out.say(&format!("  {mark} {what:<10} {text}"))
    };
    line("version", Ok(env!("CARGO_PKG_VERSION").to_owned()))?;
    line(
        "library",
        library(options).map(|l| {
            format!(
                "{} exercises, {} movements, {} programs",
                l.exercises().len(),
                l.movements().len(),
                l.programs().count()
            )
        }),
    )?;
    let store = place(options).and_then(|place| Ok((Store::open(&place)?, place)));
    match store {
        Err(error) => line("database", Err(error))?,
        Ok((store, place)) => {
            let place = if options.database.is_some() {
                "PostgreSQL".to_owned()
            } else {
                place
            };
            line(
                "database",
                Ok(format!("{} at {place}", store.engine_name())),
            )?;
            line("rows", rows(&store))?;
            line("account", account(&store))?;
        }
    }
    if 0 < wrong {
        bail!("{wrong} things need a look");
    }
    Ok(())
}

fn rows(store: &Store) -> Result<String> {
    let found = store.check_up().wait()?;
    if !found.problems.is_empty() {
        bail!("{}; restore a backup", found.problems.join("; "));
    }
    Ok(format!(
        "sound, {} KB, {} statements understood",
        found.bytes / 1_024,
        found.statements
    ))
}

fn account(store: &Store) -> Result<String> {
    let owner = store.read(app::find_owner).wait()?;
    let password = store.read(|tx| {
        let accounts = tx.list_accounts()?;
        Ok(accounts.iter().any(|a| a.password_hash.is_some()))
    });
    let password = password.wait()?;
    Ok(match (owner, password) {
        (None, _) => "none yet: `recoup serve` prints the first-run link".to_owned(),
        (Some(_), false) => {
            "no password yet: `recoup serve` prints the first-run link, or `recoup password`"
                .to_owned()
        }
        (Some(_), true) => "has a password".to_owned(),
    })
}
