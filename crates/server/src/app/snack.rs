//! Movement snacks of a day: the next one in words, and what became of each.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use recoup_engine::decision::State;
use recoup_engine::movement::{Fit, Movement, MovementId, Step};
use recoup_engine::plan::Planned;
use recoup_engine::recovery::{
    DoneSnack, Lull, Snack, SnackDay, SnackLimits, SnackPast, next_snack, snack_allowed,
    snack_times,
};
use recoup_engine::session::DEFAULT_START;
use recoup_engine::training_load::hard_sets;
use recoup_engine::unit::{Minutes, Seconds};
use recoup_store::{self as store, Tx};
use uuid::Uuid;

use super::agreement::{Subject, agree_unseen};
use super::composing::{self, Day};
use super::export::from_code;
use super::log::Log;
use super::plan::Planning;
use super::prescription::minutes_of;
use super::program::weekday;
use super::recovery::{step_to_wire, whole_minutes};
use super::recovery_settings::{put_recovery_settings, recovery_settings};
use super::{Desk, Error, Result};
use crate::wire;

/// Days back over which unanswered snacks count. Choice: three in a row come within a week.
const BEFORE_DAYS: i64 = 7;
/// Hours for which a trained muscle gets gentle snacks only. Source: R42.
const TRAINED_H: i64 = 48;
/// Minutes that an answer says at most. Choice: a snack is a few minutes; an hour is a session.
const MOST_MINUTES: u32 = 60;
/// Days of a week. Source: definition.
const WEEK: usize = 7;
/// Minutes in an hour. Source: definition.
const MINUTES_PER_HOUR: i64 = 60;

/// The snacks of today.
///
/// # Errors
/// [`Error::NoProfile`] before the settings are kept.
pub fn snacks_today(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<wire::SnacksToday> {
    let zone = super::log::Settings::read(tx, desk)?.zone;
    let here = desk.now.to_zoned(zone.clone());
    let on = here.date();
    let log = Log::read(tx, desk, Some(on))?;
    let planning = Planning::read(tx, desk, &log, on)?;
    let day = Day {
        log: &log,
        planning: planning.as_ref(),
        on,
    };
    let mut ask = composing::ask(tx, desk, &day)?;
    ask.props.extend([
        recoup_engine::movement::Prop::Path,
        recoup_engine::movement::Prop::Stairs,
    ]);
    let settings = recovery_settings(tx, desk)?.snacks;
    let limits = limits(&settings, desk, &zone, on);
    let rows = tx.list_snack_logs(desk.athlete, on.saturating_sub(BEFORE_DAYS.days()), on)?;
    let past = |is_today: bool| -> Vec<SnackPast> {
        let rows = rows.iter().filter(|r| (r.day == on) == is_today);
        rows.filter_map(|r| past(r, &zone)).collect()
    };
    let (today, before) = (past(true), past(false));
    let decided = tx.find_decision_of_day(desk.athlete, on)?;
    let state = decided.and_then(|d| State::from_code(&d.state).ok());
    let snacks = SnackDay {
        limits: &limits,
        weekday: on.weekday(),
        state: state.unwrap_or(State::Hold),
        gate_passed: !log.settings.health.gate_open,
        strength: strength(&day),
        trained: trained(desk, &log, here.datetime()),
        ask: &ask,
        today: &today,
        before: &before,
    };
    let next = next_snack(&snacks, here.time(), desk.library.movements());
    let done = rows.iter().filter(|r| r.day == on && r.answer == "done");
    let kinds = desk.library.movements().iter();
    let times = snack_times(&snacks).into_iter();
    Ok(wire::SnacksToday {
        day: on,
        none_because: next
            .as_ref()
            .err()
            .map(|skip| desk.say(&format!("snack.{}", skip.code()), &[])),
        none_code: next.as_ref().err().map(|skip| skip.code().to_owned()),
        others: next.as_ref().map_or_else(
            |_| Vec::new(),
            |next| others(desk, &snacks, next, (on, &zone)),
        ),
        next: next.ok().map(|snack| card(desk, &snack, (on, &zone))),
        times: times.map(clock).collect(),
        done_minutes: u32::try_from(done.map(|r| r.minutes).sum::<i64>()).unwrap_or_default(),
        kinds: kinds
            .filter(|m| m.fits.contains(&Fit::Snack))
            .map(|m| m.id.as_str().to_owned())
            .collect(),
    })
}

/// Keeps what became of a snack; sending it twice changes nothing.
///
/// # Errors
/// [`Error::Invalid`] for a movement that is not known or minutes above an hour; [`Error::Contested`]
/// when another device answered at the same time.
pub fn put_snack(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    id: Uuid,
    sent: &wire::SnackAnswer,
) -> Result<()> {
    let movement = MovementId::new(sent.movement_id.as_str());
    if desk.library.movements().find(&movement).is_none() {
        return Err(Error::Invalid {
            field: "movement_id".to_owned(),
            found: "an unknown id".to_owned(),
            limit: "a movement of the library".to_owned(),
        });
    }
    if MOST_MINUTES < sent.minutes {
        return Err(Error::Invalid {
            field: "minutes".to_owned(),
            found: sent.minutes.to_string(),
            limit: "0 to 60".to_owned(),
        });
    }
    let answer = super::check_in::bare(&sent.answer);
    let row = store::SnackLog {
        athlete_id: desk.athlete,
        id,
        day: sent.day,
        at: sent.at,
        movement: sent.movement_id.clone(),
        answer,
        minutes: i64::from(sent.minutes),
        counter: sent.rev.counter,
        device: sent.rev.device.clone(),
        deleted: false,
    };
    let written = tx.put_snack_log(&row)?;
    let of = Subject {
        what: "snack",
        table: "snack_log",
        id,
    };
    agree_unseen(tx, desk, of, written)?;
    if sent.answer == wire::SnackAnswerKind::Muted {
        mute(tx, desk, sent)?;
    }
    Ok(())
}

fn mute(tx: &mut Tx<'_>, desk: &Desk<'_>, sent: &wire::SnackAnswer) -> Result<()> {
    let mut settings = recovery_settings(tx, desk)?;
    if settings.snacks.muted.contains(&sent.movement_id) {
        return Ok(());
    }
    settings.snacks.muted.push(sent.movement_id.clone());
    let body = wire::RecoverySettingsBody {
        props: settings.props,
        conditions: settings.conditions,
        snacks: settings.snacks,
        rev: wire::Rev {
            counter: settings.rev.counter + 1,
            device: sent.rev.device.clone(),
        },
    };
    put_recovery_settings(tx, desk, &body)
}

/// Snacks done on the days `from` to `to`, as a dose.
pub(super) fn done_snacks(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    from: Date,
    to: Date,
) -> Result<Vec<DoneSnack>> {
    let rows = tx.list_snack_logs(desk.athlete, from, to)?;
    let done = rows.iter().filter(|r| r.answer == "done");
    Ok(done
        .filter_map(|r| {
            let movement = MovementId::new(r.movement.as_str());
            Some(DoneSnack {
                date: r.day,
                minutes: Minutes::try_new(r.minutes).ok()?,
                met: desk.library.movements().find(&movement).map(|m| m.met),
            })
        })
        .collect())
}

fn limits(
    settings: &wire::SnackSettings,
    desk: &Desk<'_>,
    zone: &TimeZone,
    on: Date,
) -> SnackLimits {
    let lull = |hours: &wire::Hours| Lull {
        from: i64::from(hours.from),
        to: i64::from(hours.to),
    };
    let mut quiet: Vec<Lull> = settings.quiet.iter().map(lull).collect();
    if let Some(until) = settings
        .do_not_disturb_until
        .filter(|until| desk.now < *until)
    {
        let until = until.to_zoned(zone.clone());
        let to = if until.date() == on {
            minute_of(until.time())
        } else {
            i64::from(settings.awake.to)
        };
        quiet.push(Lull { from: 0, to });
    }
    SnackLimits {
        on: settings.on,
        days: Weekday::Monday
            .cycle_forward()
            .take(WEEK)
            .filter(|day| weekday(*day).is_some_and(|day| settings.days.contains(&day)))
            .collect(),
        awake: lull(&settings.awake),
        quiet,
        most: settings.most,
        muted: settings.muted.iter().map(MovementId::new).collect(),
    }
}

fn minute_of(time: jiff::civil::Time) -> i64 {
    i64::from(time.hour()) * MINUTES_PER_HOUR + i64::from(time.minute())
}

fn past(row: &store::SnackLog, zone: &TimeZone) -> Option<SnackPast> {
    let at = minute_of(row.at.to_zoned(zone.clone()).time());
    match from_code::<wire::SnackAnswerKind>(&row.answer)? {
        wire::SnackAnswerKind::Done => Some(SnackPast::Done(at)),
        wire::SnackAnswerKind::Postponed => Some(SnackPast::Postponed(at)),
        wire::SnackAnswerKind::Ignored => Some(SnackPast::Ignored(at)),
        wire::SnackAnswerKind::NotToday => Some(SnackPast::NotToday),
        wire::SnackAnswerKind::Muted => None,
    }
}

/// Strength of the day: what is planned at her usual hour, and what was done.
fn strength(day: &Day<'_>) -> Vec<Lull> {
    let usual = day.log.settings.usual_start.unwrap_or(DEFAULT_START);
    let planned = day.planning.and_then(|p| p.plan.on(day.on));
    let planned = planned
        .filter(|d| !d.is_done)
        .and_then(|d| match &d.planned {
            Planned::Strength(slot) => Some(Lull {
                from: minute_of(usual),
                to: minute_of(usual) + i64::from(minutes_of(&slot.exercises)),
            }),
            Planned::Recovery(_) | Planned::RestDay => None,
        });
    let sessions = day.log.history.sessions().iter();
    let done = sessions.filter(|s| s.date == day.on).filter_map(|s| {
        let from = minute_of(s.start?);
        let long = s
            .duration
            .map_or(MINUTES_PER_HOUR, |d| Seconds::count(d) / 60);
        Some(Lull {
            from,
            to: from + long,
        })
    });
    planned.into_iter().chain(done).collect()
}

/// Muscles with hard sets within two days.
fn trained(
    desk: &Desk<'_>,
    log: &Log,
    now: jiff::civil::DateTime,
) -> std::collections::BTreeSet<recoup_engine::exercise::Muscle> {
    let from = now.saturating_sub(SignedDuration::from_hours(TRAINED_H));
    let sessions = log.history.sessions().iter().rev();
    let lately = sessions.take_while(|s| from <= s.started());
    lately
        .flat_map(|s| hard_sets(s, desk.exercises()).by_muscle.into_keys())
        .collect()
}

fn clock(minute: i64) -> String {
    format!(
        "{:02}:{:02}",
        minute / MINUTES_PER_HOUR,
        minute % MINUTES_PER_HOUR
    )
}

/// What else she may do in place of the next one: what is allowed now and not muted.
fn others(
    desk: &Desk<'_>,
    day: &SnackDay<'_>,
    next: &Snack,
    at: (Date, &TimeZone),
) -> Vec<wire::SnackCard> {
    let pool = desk.library.movements().iter();
    let wanted = pool.filter(|m| {
        m.fits.contains(&Fit::Snack) && m.id != next.movement && !day.limits.muted.contains(&m.id)
    });
    let snack = |movement: &Movement| {
        Some(Snack {
            minute: next.minute,
            movement: movement.id.clone(),
            dose: snack_allowed(movement, day)?,
        })
    };
    wanted
        .filter_map(snack)
        .map(|snack| card(desk, &snack, at))
        .collect()
}

fn card(desk: &Desk<'_>, snack: &Snack, (on, zone): (Date, &TimeZone)) -> wire::SnackCard {
    let step = Step {
        movement: snack.movement.clone(),
        dose: snack.dose,
        priority: 1,
    };
    let movement = desk.library.movements().find(&snack.movement);
    let step = wire::RecoveryStep {
        harder: None,
        ..step_to_wire(desk, &step)
    };
    let minutes = whole_minutes(snack.dose.seconds());
    let title = if minutes == 1 { "title_one" } else { "title" };
    let at = clock(snack.minute);
    let midnight = on.to_zoned(zone.clone()).map(|z| z.timestamp());
    let due = midnight.unwrap_or(desk.now) + SignedDuration::from_mins(snack.minute);
    wire::SnackCard {
        due: Timestamp::max(due, desk.now),
        title: desk.say(
            &format!("snack.{title}"),
            &[("minutes", minutes.to_string())],
        ),
        why: desk.say("snack.asked", &[("time", at.clone())]),
        at,
        movement_id: snack.movement.as_str().to_owned(),
        session: wire::RecoverySession {
            id: snack.movement.as_str().to_owned(),
            name: step.name.clone(),
            made: wire::RecoveryMade::Written,
            purpose: "break_up_sitting".to_owned(),
            minutes,
            lengths: Vec::new(),
            met_minutes: step.met * f64::from(minutes),
            is_training: movement.is_some_and(|m| m.is_training),
            reason: None,
            expect: desk.say("snack.expect", &[]),
            expect_not: desk.say("snack.expect_not", &[]),
            leave_out: Some(step.stop.clone()),
            steps: vec![step],
            left_out: Vec::new(),
        },
    }
}
