//! What is offered on a day and never done without her: an easier week, more work for a flat lift; and
//! the note about cold baths after lifting.

use std::collections::BTreeSet;

use jiff::civil::Date;
use recoup_engine::exercise::ExerciseId;
use recoup_engine::plan::{FlatLift, Planned, Standing, flat_lift, offers_deload};
use recoup_engine::reason::Rule;
use recoup_engine::recovery::cold_blunts_gains;
use recoup_engine::session::Session;
use recoup_engine::warning::warning;

use super::log::Log;
use super::plan::Planning;
use super::{Desk, speech};
use crate::wire;

/// Seconds in an hour. Source: definition.
const SECONDS_PER_HOUR: f64 = 3_600.0;

/// What is offered on a day.
pub(super) fn offers(
    desk: &Desk<'_>,
    log: &Log,
    planning: Option<&Planning>,
    on: Date,
) -> Vec<wire::Offer> {
    let mut all = in_program(desk, log, planning, on);
    all.extend(cold_bath(desk, log, on));
    all
}

/// R41: the note about cold baths, for as long after lifting as one may cost something. Nobody tells
/// us of a bath she plans, so it is said to all who lifted.
fn cold_bath(desk: &Desk<'_>, log: &Log, on: Date) -> Option<wire::Offer> {
    let now = desk.now.to_zoned(log.settings.zone.clone()).datetime();
    let lifted = log.history.sessions().iter().filter(|s| s.date == on);
    let ended = lifted.map(Session::ended).max()?;
    let hours = now.duration_since(ended).as_secs_f64() / SECONDS_PER_HOUR;
    // Without a time of day it counts as ended at six, which may still be to come.
    let is_near = now.date() == on && cold_blunts_gains(hours.max(0.0));
    is_near.then(|| offer(desk, Rule::R41, desk.say("offer.cold_bath", &[])))
}

/// What is offered within a program; nothing without one.
fn in_program(
    desk: &Desk<'_>,
    log: &Log,
    planning: Option<&Planning>,
    on: Date,
) -> Vec<wire::Offer> {
    let Some(planning) = planning.filter(|p| p.plan.on(on).is_some()) else {
        return vec![];
    };
    let exercises = desk.exercises();
    let points = warning(&log.history, exercises, on).points();
    let lifts = main_lifts(planning);
    let flat: Vec<FlatLift> = lifts
        .iter()
        .filter_map(|lift| flat_lift(&log.history, exercises, lift, (on, points)))
        .collect();
    let standing = Standing {
        points,
        is_rising: flat.is_empty(),
    };
    let program = &planning.enrolled.program;
    let eases = offers_deload(program, &planning.plan, &planning.choices, (on, standing));
    let easier = eases.then(|| offer(desk, Rule::R33, desk.say("offer.easier_week", &[])));
    let more = flat.iter().filter(|_| !eases);
    let more = more.map(|flat| offer(desk, Rule::R32, flat_words(desk, flat)));
    easier.into_iter().chain(more).collect()
}

/// The exercises of the plan's strength sessions, each once.
fn main_lifts(planning: &Planning) -> BTreeSet<ExerciseId> {
    let days = planning.plan.days.iter();
    let slots = days.filter_map(|d| match &d.planned {
        Planned::Strength(slot) => Some(slot),
        Planned::Recovery(_) | Planned::RestDay => None,
    });
    slots
        .flat_map(|slot| slot.exercises.iter().map(|e| e.exercise.clone()))
        .collect()
}

fn flat_words(desk: &Desk<'_>, flat: &FlatLift) -> String {
    let key = if flat.more_sets == 0 {
        "offer.other_range"
    } else {
        "offer.more_sets"
    };
    let values = [
        ("lift", desk.exercise_name(flat.exercise.as_str())),
        ("n", flat.more_sets.to_string()),
        ("percent", desk.signed(flat.change_percent)),
    ];
    desk.say(key, &values)
}

fn offer(desk: &Desk<'_>, rule: Rule, text: String) -> wire::Offer {
    let card = rule.card();
    wire::Offer {
        kind: match rule {
            Rule::R33 => wire::OfferKind::EasierWeek,
            Rule::R41 => wire::OfferKind::ColdBath,
            _ => wire::OfferKind::FlatLift,
        },
        rule: rule.code().to_owned(),
        text,
        evidence: speech::evidence(desk, card.grade, card.evidence),
    }
}
