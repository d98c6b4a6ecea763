//! `lift` and `forecast`: what was lifted, what to expect, and how good the guesses were.

use anyhow::{Result, bail};
use recoup_server::app;
use recoup_server::wire::{Lift, Lifts};

use crate::args::OfLift;
use crate::home::Home;
use crate::show;

/// The lifts, or one with its chart.
pub(crate) fn lift(home: &Home, args: &OfLift) -> Result<()> {
    match &args.exercise {
        None => home
            .out
            .show(&all(home)?, |lifts| show::lifts(home.out, lifts)),
        Some(said) => home
            .out
            .show(&one(home, said)?, |lift| show::lift(home.out, lift)),
    }
}

/// How the guesses did against "same as last time", of all lifts or of one.
pub(crate) fn forecast(home: &Home, args: &OfLift) -> Result<()> {
    match &args.exercise {
        None => home
            .out
            .show(&all(home)?, |lifts| show::comparisons(home.out, lifts)),
        Some(said) => home
            .out
            .show(&one(home, said)?, |lift| show::landings(home.out, lift)),
    }
}

fn all(home: &Home) -> Result<Lifts> {
    home.write(app::list_lifts)
}

/// The lift that is meant: its id, its name, or words that only one of hers has.
fn one(home: &Home, said: &str) -> Result<Lift> {
    let lifts = all(home)?.lifts;
    let said = said.to_lowercase();
    let is_exact = |id: &str, name: &str| id == said || name.to_lowercase() == said;
    let has_words = |name: &str| {
        let name = name.to_lowercase();
        said.split_whitespace().all(|word| name.contains(word))
    };
    let exact = lifts
        .iter()
        .find(|lift| is_exact(&lift.exercise_id, &lift.name));
    let near: Vec<_> = lifts.iter().filter(|lift| has_words(&lift.name)).collect();
    let found = match (exact, near.as_slice()) {
        (Some(found), _) => found,
        (None, [only]) => only,
        (None, []) => bail!("you have no lift called {said:?}; `recoup lift` lists yours"),
        (None, several) => {
            let names: Vec<&str> = several.iter().map(|lift| lift.name.as_str()).collect();
            bail!(
                "{said:?} may be any of: {}; say more of it",
                names.join(", ")
            )
        }
    };
    let id = found.exercise_id.clone();
    home.write(move |tx, desk| app::show_lift(tx, desk, &id))
}
