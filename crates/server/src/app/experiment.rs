//! A person's own experiment: agreed to, tossed day by day, looked at when it is time.

use std::collections::BTreeMap;

use jiff::civil::Date;
use recoup_engine::outcome::experiment::{
    Arm, Difference, Measure, NotEligible, Toss, eligible, standing, toss,
};
use recoup_engine::plan::Planned;
use recoup_library::Purpose;
use recoup_store::{self as store, Tx};
use uuid::Uuid;

use super::agreement::{Subject, agree_unseen};
use super::log::Log;
use super::plan::Planning;
use super::{Desk, Error, Result, composing};
use crate::wire;

/// The end of the axis of a difference, in points of the answer.
/// Choice: a difference beyond it would be the largest effect in the field.
const AXIS_END: f64 = 2.0;

/// Her experiments, and what she may choose for the next.
///
/// # Errors
/// [`Error::NoProfile`] before the settings are kept.
pub fn experiments(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<wire::Experiments> {
    let log = Log::read(tx, desk, None)?;
    let today = log.settings.today(desk);
    let mut cards = cards(tx, desk, &log, today)?;
    cards.reverse();
    let (running, past): (Vec<_>, Vec<_>) = cards.into_iter().partition(is_running);
    let measure = |m: &Measure| wire::Choice {
        id: m.code().to_owned(),
        name: measure_name(desk, *m),
    };
    let easy = allowed(tx, desk, &log, today)?;
    Ok(wire::Experiments {
        current: running.into_iter().next(),
        past,
        measures: Measure::ALL.iter().map(measure).collect(),
        templates: easy,
        rules: ["who", "coin", "hidden", "no", "stop"]
            .iter()
            .map(|rule| desk.say(&format!("experiment.rule.{rule}"), &[]))
            .collect(),
    })
}

/// The recovery sessions that an experiment may choose from: easy ones that hold nothing which is
/// left out for her health or her stage of life. One for a stage is no question of habit, so a coin
/// does not decide it.
fn allowed(tx: &mut Tx<'_>, desk: &Desk<'_>, log: &Log, on: Date) -> Result<Vec<wire::Choice>> {
    let planning = Planning::read(tx, desk, log, on)?;
    let day = composing::Day {
        log,
        planning: planning.as_ref(),
        on,
    };
    let mut allowed = Vec::new();
    for session in desk.library.recovery_sessions() {
        let id = &session.template.id;
        if session.template.is_training
            || session.purpose == Purpose::Stage
            || composing::holds_barred(tx, desk, &day, id)?
        {
            continue;
        }
        allowed.push(wire::Choice {
            id: id.clone(),
            name: session.template.name.clone(),
        });
    }
    Ok(allowed)
}

/// The experiment that runs on a day, where there is one.
pub(super) fn running(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    log: &Log,
    on: Date,
) -> Result<Option<wire::ExperimentCard>> {
    Ok(cards(tx, desk, log, on)?.into_iter().rfind(is_running))
}

fn is_running(card: &wire::ExperimentCard) -> bool {
    card.stopped_on.is_none() && card.next_look.is_some()
}

/// Agrees to an experiment: outcome and options are fixed from here on.
///
/// # Errors
/// [`Error::Invalid`] for an unknown outcome or session, or while another one runs.
pub fn put_experiment(tx: &mut Tx<'_>, desk: &Desk<'_>, sent: &wire::Experiment) -> Result<()> {
    Measure::from_code(&sent.measure).map_err(|e| Error::unknown("measure", &e))?;
    let invalid = |field: &str, found: &str, limit: &str| Error::Invalid {
        field: field.to_owned(),
        found: found.to_owned(),
        limit: limit.to_owned(),
    };
    let log = Log::read(tx, desk, None)?;
    let today = log.settings.today(desk);
    let known = allowed(tx, desk, &log, today)?;
    if known.iter().all(|choice| choice.id != sent.template) {
        let limit = "a recovery session that is offered to her";
        return Err(invalid("template", &sent.template, limit));
    }
    if let Some(known) = tx.find_experiment(desk.athlete, sent.id)? {
        let is_same = known.measure == sent.measure && known.template == sent.template;
        return if is_same {
            Ok(())
        } else {
            let limit = "fixed before the first coin; stop this one and begin another";
            Err(invalid("experiment", "a change", limit))
        };
    }
    if running(tx, desk, &log, today)?.is_some() {
        let limit = "one at a time; stop the other one first";
        return Err(invalid("experiment", "a second one", limit));
    }
    let row = store::Experiment {
        athlete_id: desk.athlete,
        id: sent.id,
        started_on: today,
        at: desk.now,
        measure: sent.measure.clone(),
        template: sent.template.clone(),
        stopped_on: None,
        counter: sent.rev.counter,
        device: sent.rev.device.clone(),
        deleted: false,
    };
    let written = tx.put_experiment(&row)?;
    let of = Subject {
        what: "experiment",
        table: "experiment",
        id: sent.id,
    };
    agree_unseen(tx, desk, of, written)
}

/// Stops an experiment; what it found until then stays.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id.
pub fn stop_experiment(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid, rev: &wire::Rev) -> Result<()> {
    let row = find(tx, desk, id)?;
    let today = super::log::Settings::read(tx, desk)?.today(desk);
    if row.stopped_on.is_none() {
        tx.put_experiment(&store::Experiment {
            stopped_on: Some(today),
            counter: rev.counter.max(row.counter + 1),
            device: rev.device.clone(),
            ..row
        })?;
    }
    Ok(())
}

/// Throws today's coin, once: a second time tells the same.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id; [`Error::NotOffered`] on a day without a coin.
pub fn toss_coin(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid) -> Result<()> {
    let row = find(tx, desk, id)?;
    let log = Log::read(tx, desk, None)?;
    let today = log.settings.today(desk);
    let tosses = tosses(tx, desk, id)?;
    if tosses.iter().any(|t| t.date == today) {
        return Ok(());
    }
    may_toss(tx, desk, &log, (&row, &tosses), today)?.map_err(|why| Error::NotOffered {
        to: desk.say(&format!("experiment.no_coin.{}", why.code()), &[]),
    })?;
    let arm = toss(id.as_u128(), tosses.len());
    tx.insert_toss(&store::ExperimentToss {
        athlete_id: desk.athlete,
        experiment_id: id,
        day: today,
        at: desk.now,
        arm: arm.code().to_owned(),
    })?;
    Ok(())
}

fn find(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid) -> Result<store::Experiment> {
    let absent = || Error::Absent {
        what: "experiment",
        id: id.to_string(),
    };
    tx.find_experiment(desk.athlete, id)?.ok_or_else(absent)
}

fn tosses(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid) -> Result<Vec<Toss>> {
    let rows = tx.list_tosses(desk.athlete, id)?;
    let known = rows.iter().filter_map(|row| {
        Some(Toss {
            date: row.day,
            arm: Arm::from_code(&row.arm).ok()?,
        })
    });
    Ok(known.collect())
}

fn may_toss(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    log: &Log,
    of: (&store::Experiment, &[Toss]),
    on: Date,
) -> Result<std::result::Result<(), NotEligible>> {
    let (row, tosses) = of;
    let measure = Measure::from_code(&row.measure).map_err(|e| Error::unknown("measure", &e))?;
    let standing = standing(&log.history, tosses, measure);
    if row.stopped_on.is_some() || standing.has_ended() {
        return Ok(Err(NotEligible::Ended));
    }
    let planning = Planning::read(tx, desk, log, on)?;
    let planned = planning.as_ref().and_then(|p| p.plan.on(on));
    let trains = planned.is_some_and(|day| matches!(day.planned, Planned::Strength(_)));
    Ok(eligible(&log.history, tosses, on, trains))
}

fn cards(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    log: &Log,
    on: Date,
) -> Result<Vec<wire::ExperimentCard>> {
    let rows = tx.list_experiments(desk.athlete)?;
    rows.iter()
        .map(|row| card(tx, desk, log, (row, on)))
        .collect()
}

fn card(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    log: &Log,
    of: (&store::Experiment, Date),
) -> Result<wire::ExperimentCard> {
    let (row, on) = of;
    let measure = Measure::from_code(&row.measure).map_err(|e| Error::unknown("measure", &e))?;
    let tosses = tosses(tx, desk, row.id)?;
    let standing = standing(&log.history, &tosses, measure);
    let today = tosses.iter().find(|t| t.date == on).map(|t| t.arm);
    let may = may_toss(tx, desk, log, (row, &tosses), on)?;
    let sentence = match (today, may) {
        (Some(arm), _) => desk.say(&format!("experiment.today.{}", arm.code()), &[]),
        (None, Ok(())) => desk.say("experiment.may_toss", &[]),
        (None, Err(why)) => desk.say(&format!("experiment.no_coin.{}", why.code()), &[]),
    };
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let session = desk.library.recovery_session(&row.template);
    let (finding, word, result) = told(desk, standing.difference.as_ref(), measure);
    Ok(wire::ExperimentCard {
        experiment: to_wire(row),
        started_on: row.started_on,
        stopped_on: row.stopped_on,
        measure_name: measure_name(desk, measure),
        template_name: session.map_or_else(|| row.template.clone(), |s| s.template.name.clone()),
        pairs: count(standing.pairs),
        next_look: standing.next_look.map(count),
        coins: count(tosses.len()),
        today: today.map(|arm| arm.code().to_owned()),
        may_toss: today.is_none() && may.is_ok(),
        sentence,
        finding,
        word,
        result,
        range: standing.difference.as_ref().map(range),
    })
}

/// The finding's code, its word and its sentence.
fn told(
    desk: &Desk<'_>,
    difference: Option<&Difference>,
    measure: Measure,
) -> (Option<String>, String, String) {
    let Some(found) = difference else {
        return (None, String::new(), desk.say("experiment.hidden", &[]));
    };
    let code = found.finding().code();
    let values = [
        ("measure", measure_name(desk, measure)),
        ("pairs", found.pairs.to_string()),
        ("middle", desk.signed(found.middle)),
        ("low", desk.signed(found.interval.0)),
        ("high", desk.signed(found.interval.1)),
    ];
    (
        Some(code.to_owned()),
        desk.say(&format!("experiment.finding.{code}"), &[]),
        desk.say(&format!("experiment.result.{code}"), &values),
    )
}

fn range(found: &Difference) -> wire::Range {
    let on_axis = |x: f64| (x / AXIS_END).clamp(-1.0, 1.0);
    let pairs = u32::try_from(found.pairs).unwrap_or(u32::MAX);
    wire::Range {
        middle: found.middle,
        low: found.interval.0,
        high: found.interval.1,
        axis: [
            found.interval.0,
            found.half.0,
            found.half.1,
            found.interval.1,
        ]
        .map(on_axis),
        axis_middle: on_axis(found.middle),
        n_start: pairs,
        n_now: pairs,
    }
}

fn measure_name(desk: &Desk<'_>, measure: Measure) -> String {
    desk.say(&format!("experiment.measure.{}", measure.code()), &[])
}

fn to_wire(row: &store::Experiment) -> wire::Experiment {
    wire::Experiment {
        id: row.id,
        measure: row.measure.clone(),
        template: row.template.clone(),
        rev: wire::Rev {
            counter: row.counter,
            device: row.device.clone(),
        },
    }
}

/// All experiments with their coins, for the export.
pub(super) fn kept(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<Vec<wire::KeptExperiment>> {
    let rows = tx.list_experiments(desk.athlete)?;
    let mut kept = Vec::new();
    for row in &rows {
        let coins = tx.list_tosses(desk.athlete, row.id)?;
        kept.push(wire::KeptExperiment {
            experiment: to_wire(row),
            started_on: row.started_on,
            stopped_on: row.stopped_on,
            coins: coins
                .into_iter()
                .map(|t| (t.day, t.arm))
                .collect::<BTreeMap<_, _>>(),
        });
    }
    Ok(kept)
}
