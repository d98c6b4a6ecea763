//! `snack`: the movement snacks of today, the answer to the next one, and whether to ask at all.

use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use recoup_server::{app, wire};
use uuid::Uuid;

use super::check_in::coded;
use crate::args::SnackVerb;
use crate::home::{Home, rev};
use crate::show;

/// Keeps an answer or a setting where one is given, then shows today's snacks.
pub(crate) fn snack(home: &Home, verb: Option<&SnackVerb>) -> Result<()> {
    use wire::SnackAnswerKind::{Done, Muted, NotToday, Postponed};
    match verb {
        None => {}
        Some(SnackVerb::On { days }) => turn(home, true, days)?,
        Some(SnackVerb::Off) => turn(home, false, &[])?,
        Some(SnackVerb::Mute { id }) => {
            let day = home.read(app::snacks_today)?;
            if !day.kinds.contains(id) {
                let known = day.kinds.join(", ");
                bail!("there is no snack {id:?}; there are {known}");
            }
            answer(home, &day, id, (Muted, 0))?;
        }
        Some(SnackVerb::Done) => answer_next(home, Done)?,
        Some(SnackVerb::Later) => answer_next(home, Postponed)?,
        Some(SnackVerb::NotToday) => answer_next(home, NotToday)?,
    }
    let day = home.read(app::snacks_today)?;
    let is_on = home.read(app::recovery_settings)?.snacks.on;
    home.out
        .show(&day, |day| show::snacks(home.out, day, is_on))
}

/// Answers the next snack; where none is next there is nothing to answer, and why is said.
fn answer_next(home: &Home, kind: wire::SnackAnswerKind) -> Result<()> {
    let day = home.read(app::snacks_today)?;
    let why = day.none_because.clone().unwrap_or_default();
    let next = day.next.as_ref();
    let next = next.with_context(|| format!("no snack to answer. {why}"))?;
    let minutes = match kind {
        wire::SnackAnswerKind::Done => next.session.minutes,
        _ => 0,
    };
    answer(home, &day, &next.movement_id, (kind, minutes))
}

fn answer(
    home: &Home,
    day: &wire::SnacksToday,
    movement: &str,
    (kind, minutes): (wire::SnackAnswerKind, u32),
) -> Result<()> {
    let id = Uuid::now_v7();
    let sent = wire::SnackAnswer {
        day: day.day,
        at: Timestamp::now(),
        movement_id: movement.to_owned(),
        answer: kind,
        minutes,
        rev: rev(1),
    };
    home.write(move |tx, desk| app::put_snack(tx, desk, id, &sent))
}

/// Turns asking on or off, and on which days where some are named.
fn turn(home: &Home, on: bool, days: &[String]) -> Result<()> {
    let days = days.iter();
    let days = days.map(|day| coded("--days", day, "days such as mon,wed,sat"));
    let named = days.collect::<Result<Vec<wire::Weekday>>>()?;
    home.write(move |tx, desk| {
        let kept = app::recovery_settings(tx, desk)?;
        let mut snacks = wire::SnackSettings { on, ..kept.snacks };
        if !named.is_empty() {
            snacks.days.clone_from(&named);
        }
        let body = wire::RecoverySettingsBody {
            props: kept.props,
            conditions: kept.conditions,
            snacks,
            rev: rev(kept.rev.counter + 1),
        };
        app::put_recovery_settings(tx, desk, &body)
    })
}
