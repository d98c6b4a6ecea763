//! `recover`: a session composed for how you are now.

use anyhow::Result;
use recoup_server::{app, wire};

use super::check_in::{level_of, pair};
use crate::args::{Compose, RecoverVerb};
use crate::home::Home;
use crate::show;

/// Does what was asked about recovery.
pub(crate) fn recover(home: &Home, verb: &RecoverVerb) -> Result<()> {
    match verb {
        RecoverVerb::Compose(args) => compose(home, args),
    }
}

fn compose(home: &Home, args: &Compose) -> Result<()> {
    let areas = args.sore.iter().map(|text| area(text));
    let areas = areas.collect::<Result<Vec<_>>>()?;
    let body = wire::ComposeBody {
        on: args.on,
        minutes: args.minutes,
        occasion: args.occasion.clone(),
        areas: Some(areas).filter(|areas| !areas.is_empty()),
        place: args.place.clone(),
        ..wire::ComposeBody::default()
    };
    let session = home.write(move |tx, desk| app::compose_session(tx, desk, &body))?;
    home.out
        .show(&session, |session| show::composed(home.out, session))
}

fn area(text: &str) -> Result<wire::SoreArea> {
    let (muscle, level) = pair("--sore", text)?;
    Ok(wire::SoreArea {
        muscle: muscle.to_owned(),
        soreness: level_of("--sore", level)?,
    })
}
