//! If-then plans (rule R53): one for each strength day, and one for what may come between. They are
//! choices about the plan like any other, in her own words.

use recoup_engine::outcome::IfThen;
use recoup_engine::reason::Rule;
use recoup_store::{self as store, Tx};

use super::check_in::bare;
use super::log::Settings;
use super::program::weekday;
use super::{Desk, Error, Result, speech};
use crate::wire;

/// The plans of each strength day of her week.
///
/// # Errors
/// [`super::Error::NoProfile`] before the settings are kept.
pub fn if_thens(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<wire::IfThens> {
    let settings = Settings::read(tx, desk)?;
    let rows = tx.list_plan_choices(desk.athlete)?;
    let kept: Vec<(wire::Weekday, wire::IfThenPart, wire::IfThenPlan)> = rows
        .iter()
        .filter(|row| !row.deleted)
        .filter_map(plan_of)
        .collect();
    // Of several for one slot the last made counts.
    let of = |slot: wire::Weekday, part: wire::IfThenPart| {
        let mut those = kept.iter().filter(|(s, p, _)| *s == slot && *p == part);
        those.next_back().map(|(_, _, plan)| plan.clone())
    };
    let card = Rule::R53.card();
    let slots = settings.days.iter().filter_map(|day| {
        let slot = weekday(day)?;
        Some(wire::IfThenSlot {
            slot,
            name: desk.say(&format!("weekday.{}", bare(&slot)), &[]),
            plan: of(slot, wire::IfThenPart::Plan),
            barrier: of(slot, wire::IfThenPart::Barrier),
        })
    });
    Ok(wire::IfThens {
        slots: slots.collect(),
        note: desk.say("if_then.note", &[]),
        evidence: speech::evidence(desk, card.grade, card.evidence),
    })
}

/// Whether both parts of a plan can be kept.
///
/// # Errors
/// [`Error::Invalid`] names the field and the limit, and not the words.
pub(super) fn check(if_: &str, then: &str) -> Result<()> {
    match IfThen::try_new(if_, then) {
        Ok(_) => Ok(()),
        Err(too_many) => Err(Error::Invalid {
            field: "if, then".to_owned(),
            found: format!("{} characters", too_many.found),
            limit: format!("1 to {} characters each", too_many.max),
        }),
    }
}

fn plan_of(row: &store::PlanChoice) -> Option<(wire::Weekday, wire::IfThenPart, wire::IfThenPlan)> {
    let Ok(wire::PlanChoice::IfThen {
        slot,
        part,
        if_,
        then,
        ..
    }) = serde_json::from_str(&row.body)
    else {
        return None;
    };
    let plan = wire::IfThenPlan {
        id: row.id,
        if_,
        then,
    };
    Some((slot, part, plan))
}
