//! `evening`, `progress`, `report` and `experiment`.

use anyhow::{Context, Result};
use recoup_server::{app, wire};
use uuid::Uuid;

use crate::args::{Evening, ExperimentVerb, OnDay};
use crate::home::{Home, rev};
use crate::show;

/// Keeps the evening's answer, or says what is asked.
pub(crate) fn evening(home: &Home, args: &Evening) -> Result<()> {
    let day = home.day(args.on)?;
    let asked = home.read(move |tx, desk| app::evening(tx, desk, Some(day)))?;
    let told = match args.tiredness {
        None => asked,
        Some(tiredness) => {
            let known = asked.answer.map(|a| (a.id, a.rev.counter + 1));
            let (id, counter) = known.unwrap_or_else(|| (Uuid::now_v7(), 1));
            let answer = wire::Evening {
                id,
                day,
                at: home.who().now,
                tiredness,
                rev: rev(counter),
            };
            home.write(move |tx, desk| {
                app::put_evening(tx, desk, &answer)?;
                app::evening(tx, desk, Some(day))
            })?
        }
    };
    home.out.show(&told, |told| show::evening(home.out, told))
}

/// The four outcomes and the rhythm.
pub(crate) fn progress(home: &Home, args: &OnDay) -> Result<()> {
    let on = args.on;
    let told = home.read(move |tx, desk| app::progress(tx, desk, on))?;
    home.out
        .show(&told, |told| show::progress(home.out, told, args.explain))
}

/// The report of the program.
pub(crate) fn report(home: &Home, args: &OnDay) -> Result<()> {
    let on = args.on;
    let told = home.read(move |tx, desk| app::report(tx, desk, on))?;
    home.out
        .show(&told, |told| show::report(home.out, told, args.explain))
}

/// Agrees to an experiment, throws its coin, stops it, or shows it.
pub(crate) fn experiment(home: &Home, verb: Option<&ExperimentVerb>) -> Result<()> {
    let running = || -> Result<Uuid> {
        let all = home.read(app::experiments)?;
        let current = all
            .current
            .context("no experiment runs; begin one with `start`")?;
        Ok(current.experiment.id)
    };
    match verb {
        None => {}
        Some(ExperimentVerb::Start { measure, session }) => {
            let sent = wire::Experiment {
                id: Uuid::now_v7(),
                measure: measure.clone(),
                template: session.clone(),
                rev: rev(1),
            };
            home.write(move |tx, desk| app::put_experiment(tx, desk, &sent))?;
        }
        Some(ExperimentVerb::Coin) => {
            let id = running()?;
            home.write(move |tx, desk| app::toss_coin(tx, desk, id))?;
        }
        Some(ExperimentVerb::Stop) => {
            let id = running()?;
            home.write(move |tx, desk| app::stop_experiment(tx, desk, id, &rev(2)))?;
        }
    }
    let told = home.read(app::experiments)?;
    home.out
        .show(&told, |told| show::experiments(home.out, told))
}
