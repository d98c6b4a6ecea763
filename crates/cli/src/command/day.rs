//! `today` and `week`.

use anyhow::Result;
use recoup_server::{app, wire};

use crate::args::OnDay;
use crate::home::Home;
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
