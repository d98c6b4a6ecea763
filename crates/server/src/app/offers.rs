//! What is offered on a day and never done without her: an easier week, more work for a flat lift.

use std::collections::BTreeSet;

use jiff::civil::Date;
use recoup_engine::exercise::ExerciseId;
use recoup_engine::plan::{FlatLift, Planned, Standing, flat_lift, offers_deload};
use recoup_engine::reason::Rule;
use recoup_engine::warning::warning;

use super::log::Log;
use super::plan::Planning;
use super::{Desk, speech};
use crate::wire;

/// What is offered on a day; nothing without a program.
pub(super) fn offers(
    desk: &Desk<'_>,
    log: &Log,
    planning: Option<&Planning>,
    on: Date,
) -> Vec<wire::Offer> {
    let Some(planning) = planning.filter(|p| p.plan.on(on).is_some()) else {
        return vec![];
    };
    let exercises = desk.library.exercises();
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
        (
            "percent",
            format!("{:+.1}", flat.change_percent).replace('-', "\u{2212}"),
        ),
    ];
    desk.say(key, &values)
}

fn offer(desk: &Desk<'_>, rule: Rule, text: String) -> wire::Offer {
    let card = rule.card();
    wire::Offer {
        kind: if rule == Rule::R33 {
            wire::OfferKind::EasierWeek
        } else {
            wire::OfferKind::FlatLift
        },
        rule: rule.code().to_owned(),
        text,
        evidence: speech::evidence(desk, card.grade, card.evidence),
    }
}
