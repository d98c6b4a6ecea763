//! `today`, `week` and `warning`.

use anyhow::{Result, bail};
use recoup_server::{app, wire};
use uuid::Uuid;

use crate::args::{EarlyWarning, OnDay};
use crate::home::{Home, rev};
use crate::show;

/// What a day should be, and why.
pub(crate) fn today(home: &Home, args: &OnDay) -> Result<()> {
    let on = args.on;
    let today = home.write(move |tx, desk| app::today(tx, desk, on))?;
    let is_blank = today.basis == wire::Basis::NoProgram;
    let walked = if args.explain && is_blank && !home.out.is_json() {
        let day = today.day;
        Some(home.read(move |tx, desk| app::replay(tx, desk, Some(day), Some(day)))?)
    } else {
        None
    };
    home.out.show(&today, |day| {
        let mut text = show::today(home.out, day, args.explain);
        let did = walked.iter().flat_map(|w| &w.days);
        for day in did.filter(|d| !d.planned.is_empty()) {
            text.push_str("\n\n  Without a program, what you did taken as the plan:\n");
            text.push_str(&super::rules::day(day));
        }
        text
    })
}

/// The week that holds a day.
pub(crate) fn week(home: &Home, args: &OnDay) -> Result<()> {
    let on = home.day(args.on)?;
    let week = home.read(move |tx, desk| app::week_as_of(tx, desk, on, on))?;
    home.out.show(&week, |week| show::week(home.out, week))
}

/// Small signs together; with `--ease`, the easier week begins.
pub(crate) fn warning(home: &Home, args: &EarlyWarning) -> Result<()> {
    let day = home.day(args.on)?;
    let told = home.read(move |tx, desk| app::early_warning(tx, desk, Some(day)))?;
    let told = if args.ease {
        ease(home, &told)?;
        home.read(move |tx, desk| app::early_warning(tx, desk, Some(day)))?
    } else {
        told
    };
    home.out.show(&told, |told| show::warning(home.out, told))
}

/// Begins the easier week the way that the day allows.
fn ease(home: &Home, told: &wire::EarlyWarning) -> Result<()> {
    let (day, id) = (told.day, Uuid::now_v7());
    match told.may_ease {
        wire::MayEase::Override => {
            let choice = wire::OverrideBody {
                day,
                to_state: wire::State::Ease,
                reason: None,
                rev: rev(1),
            };
            home.write(move |tx, desk| app::put_override(tx, desk, id, &choice))
        }
        wire::MayEase::PlanChoice => {
            let choice = wire::PlanChoice::Ease {
                from: day,
                rev: rev(1),
            };
            home.write(move |tx, desk| app::put_plan_choice(tx, desk, id, &choice))
        }
        wire::MayEase::No => bail!(
            "no easier week can begin on {day}: it needs a program and 3 points of early warning, and no easier week may run already"
        ),
    }
}
