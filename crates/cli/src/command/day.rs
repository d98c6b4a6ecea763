//! `today` and `week`.

use anyhow::Result;
use recoup_server::app;

use crate::args::OnDay;
use crate::home::Home;
use crate::show;

/// What a day should be, and why.
pub(crate) fn today(home: &Home, args: &OnDay) -> Result<()> {
    let on = args.on;
    let today = home.write(move |tx, desk| app::today(tx, desk, on))?;
    home.out
        .show(&today, |day| show::today(home.out, day, args.explain))
}

/// The week that holds a day.
pub(crate) fn week(home: &Home, args: &OnDay) -> Result<()> {
    let on = home.day(args.on)?;
    let week = home.read(move |tx, desk| app::week_as_of(tx, desk, on, on))?;
    home.out.show(&week, |week| show::week(home.out, week))
}
