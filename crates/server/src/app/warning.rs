//! Early warning in words: what was seen, when it clears, what to do, and what it is not.

use jiff::ToSpan;
use jiff::civil::Date;
use recoup_engine::decision::{Decision, State};
use recoup_engine::plan::{Plan, Planned};
use recoup_engine::reason::{Quantity, Rule};
use recoup_engine::warning::{
    EASE_POINTS, HOLD_POINTS, Marker, Notice, REFER_POINTS, Sign, Warning, notices, warning,
};
use recoup_store::Tx;

use super::log::{Log, Settings};
use super::plan::Planning;
use super::speech::{self, quantity, upper_first};
use super::{Desk, Result};
use crate::wire;

/// Days that an easier week lasts. Source: R33, as the engine has it.
const EASE_DAYS: i64 = 7;
/// Hours of a day. Source: definition.
const DAY_H: f64 = 24.0;

/// The early warning of a day: today where she is when none is given.
///
/// # Errors
/// [`super::Error::NoProfile`] before the settings are kept.
pub fn early_warning(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    on: Option<Date>,
) -> Result<wire::EarlyWarning> {
    let on = match on {
        Some(on) => on,
        None => Settings::read(tx, desk)?.today(desk),
    };
    let log = Log::read(tx, desk, Some(on))?;
    let planning = Planning::read(tx, desk, &log, on)?;
    let decision = super::today::decision(desk, &log, planning.as_ref(), on);
    let chosen = super::today::standing(tx, desk, on, &decision)?;
    let state = chosen.map_or(decision.state, |choice| choice.to);
    let warned = warning(&log.history, desk.library.exercises(), on);
    let level = level_of(warned.points());
    let eased_until = planning.as_ref().and_then(|p| p.eased_until(on));
    let may_ease = match &planning {
        Some(_) if level != wire::WarningLevel::None && eased_until.is_none() => {
            may_ease(&decision, state)
        }
        Some(_) | None => wire::MayEase::No,
    };
    let planned = planning
        .as_ref()
        .filter(|_| may_ease != wire::MayEase::No || state == State::Ease);
    let card = Rule::R20.card();
    Ok(wire::EarlyWarning {
        day: on,
        points: warned.points(),
        of: Marker::ALL.iter().map(|m| m.points()).sum(),
        level,
        word: desk.say(&format!("warning.{}.word", key_of(level)), &[]),
        sentence: sentence(desk, &warned, level),
        evidence: speech::evidence(desk, card.grade, card.evidence),
        lines: lines(desk),
        signs: signs(desk, &warned),
        notices: notices(&log.history, on)
            .iter()
            .map(|notice| notice_to_wire(desk, notice, level))
            .collect(),
        is_not: is_not(desk, &warned),
        eased_until,
        may_ease,
        may_keep: level != wire::WarningLevel::None && !decision.harder.is_empty(),
        easier_week: planned.map_or_else(Vec::new, |p| easier_week(desk, &log, p, on)),
    })
}

/// The row on Today: from the line that holds on, and where one place keeps hurting.
pub(super) fn row(desk: &Desk<'_>, log: &Log, on: Date) -> Option<wire::WarningRow> {
    let warned = warning(&log.history, desk.library.exercises(), on);
    let points = warned.points();
    if HOLD_POINTS <= points {
        return Some(wire::WarningRow {
            title: desk.say("warning.row", &[("points", points.to_string())]),
            text: upper_first(&format!("{}.", short_signs(desk, &warned))),
        });
    }
    let pain = notices(&log.history, on)
        .into_iter()
        .find(|n| matches!(n, Notice::Pain { .. }))?;
    let told = notice_to_wire(desk, &pain, level_of(points));
    Some(wire::WarningRow {
        title: told.title,
        text: told.seen,
    })
}

const fn level_of(points: u8) -> wire::WarningLevel {
    match points {
        REFER_POINTS.. => wire::WarningLevel::Refer,
        EASE_POINTS.. => wire::WarningLevel::Ease,
        HOLD_POINTS.. => wire::WarningLevel::Hold,
        _ => wire::WarningLevel::None,
    }
}

const fn key_of(level: wire::WarningLevel) -> &'static str {
    match level {
        wire::WarningLevel::None => "none",
        wire::WarningLevel::Hold => "hold",
        wire::WarningLevel::Ease => "ease",
        wire::WarningLevel::Refer => "refer",
    }
}

/// How an easier week may begin on a day that has none: as a choice against its decision, or, on a day
/// that is easy already, as a choice about the plan.
fn may_ease(decision: &Decision, state: State) -> wire::MayEase {
    if decision.easier.contains(&State::Ease) {
        return wire::MayEase::Override;
    }
    match state {
        State::Swap | State::Rest => wire::MayEase::PlanChoice,
        State::Stop | State::GetChecked | State::Ease | State::Hold | State::Push => {
            wire::MayEase::No
        }
    }
}

fn sentence(desk: &Desk<'_>, warned: &Warning, level: wire::WarningLevel) -> String {
    if warned.signs.is_empty() {
        return desk.say("warning.none.nothing", &[]);
    }
    let signs = upper_first(&short_signs(desk, warned));
    let key = format!("warning.{}.sentence", key_of(level));
    desk.say(&key, &[("signs", signs)])
}

/// The signs that count, in a row of few words each.
fn short_signs(desk: &Desk<'_>, warned: &Warning) -> String {
    let short = |sign: &Sign| desk.say(&format!("warning.{}.short", sign.marker.code()), &[]);
    let signs: Vec<String> = warned.signs.iter().map(short).collect();
    desk.row(&signs)
}

fn lines(desk: &Desk<'_>) -> Vec<wire::WarningLine> {
    [
        (HOLD_POINTS, "hold"),
        (EASE_POINTS, "ease"),
        (REFER_POINTS, "refer"),
    ]
    .into_iter()
    .map(|(points, key)| {
        let say = |part: &str| {
            let values = [("points", points.to_string())];
            desk.say(&format!("warning.line.{key}.{part}"), &values)
        };
        wire::WarningLine {
            points,
            word: say("word"),
            title: say("title"),
            text: say("text"),
        }
    })
    .collect()
}

/// Every marker: what counts, then what is quiet, then what is missing.
fn signs(desk: &Desk<'_>, warned: &Warning) -> Vec<wire::WarningSign> {
    let mut told: Vec<wire::WarningSign> = Marker::ALL
        .iter()
        .map(|marker| sign_to_wire(desk, warned, *marker))
        .collect();
    told.sort_by_key(|sign| match sign.standing {
        wire::SignStanding::Counts => 0,
        wire::SignStanding::Quiet => 1,
        wire::SignStanding::Missing => 2,
    });
    told
}

fn sign_to_wire(desk: &Desk<'_>, warned: &Warning, marker: Marker) -> wire::WarningSign {
    let base = format!("warning.{}", marker.code());
    let say = |part: &str, value: String| desk.say(&format!("{base}.{part}"), &[("value", value)]);
    let counted = warned.signs.iter().find(|s| s.marker == marker);
    let (standing, seen) = match counted {
        Some(sign) => (wire::SignStanding::Counts, seen(desk, sign)),
        None if warned.missing.contains(&marker) => {
            (wire::SignStanding::Missing, say("missing", String::new()))
        }
        None => (wire::SignStanding::Quiet, say("quiet", String::new())),
    };
    wire::WarningSign {
        marker: marker.code().to_owned(),
        name: say("name", String::new()),
        of: marker.points(),
        standing,
        seen,
        clears: counted.map_or_else(String::new, |sign| clears(desk, sign)),
    }
}

fn seen(desk: &Desk<'_>, sign: &Sign) -> String {
    // A night far below her usual and a run of short ones are one marker with two sentences.
    let part = match (sign.marker, sign.seen) {
        (Marker::Sleep, Quantity::Deviations(_)) => "far_below",
        _ => "seen",
    };
    let value = match sign.seen {
        Quantity::Hours(hours) => format!("{:.0}", (hours / DAY_H).floor()),
        other => quantity(desk, other).0,
    };
    let key = format!("warning.{}.{part}", sign.marker.code());
    desk.say(&key, &[("value", value)])
}

fn clears(desk: &Desk<'_>, sign: &Sign) -> String {
    match sign.clears {
        Some(day) => desk.say("warning.clears_on", &[("day", desk.short_date(day))]),
        None => desk.say("warning.clears_by_session", &[]),
    }
}

fn is_not(desk: &Desk<'_>, warned: &Warning) -> Vec<String> {
    let strength = if warned.is_performance_down() {
        "strength_down"
    } else {
        "strength_up"
    };
    ["diagnosis", "untested", strength]
        .into_iter()
        .map(|key| desk.say(&format!("warning.is_not.{key}"), &[]))
        .collect()
}

fn notice_to_wire(
    desk: &Desk<'_>,
    notice: &Notice,
    level: wire::WarningLevel,
) -> wire::WarningNotice {
    let (kind, key, values) = match notice {
        Notice::Plateau { since, sessions } => {
            let values = vec![
                ("day", desk.short_date(*since)),
                ("n", sessions.to_string()),
            ];
            (wire::NoticeKind::Plateau, "plateau", values)
        }
        Notice::Pain {
            site,
            check_ins,
            days,
        } => {
            let values = vec![
                ("site", desk.site(*site)),
                ("n", check_ins.to_string()),
                ("days", days.to_string()),
            ];
            (wire::NoticeKind::Pain, "pain", values)
        }
    };
    let say = |part: &str| desk.say(&format!("notice.{key}.{part}"), &values);
    // More work is the answer to a flat line only where nothing asks for less.
    let advice = match kind {
        wire::NoticeKind::Plateau if level != wire::WarningLevel::None => "advice_less",
        wire::NoticeKind::Plateau | wire::NoticeKind::Pain => "advice",
    };
    wire::WarningNotice {
        kind,
        title: upper_first(&say("title")),
        seen: say("seen"),
        advice: say(advice),
        clears: say("clears"),
    }
}

/// The strength sessions of the seven days from a date, as planned and as they would be.
fn easier_week(
    desk: &Desk<'_>,
    log: &Log,
    planning: &Planning,
    on: Date,
) -> Vec<wire::EasierSession> {
    let last = on.saturating_add((EASE_DAYS - 1).days());
    let usual = planning.without_ease(desk, log, on);
    let eased = planning.with_ease(desk, log, on);
    let open = usual.days.iter().filter(|d| !d.is_done);
    open.filter(|d| on <= d.date && d.date <= last)
        .filter_map(|day| {
            let Planned::Strength(slot) = &day.planned else {
                return None;
            };
            Some(wire::EasierSession {
                day: day.date,
                name: slot.name.clone(),
                sets: sets_of(&usual, &slot.key),
                eased_sets: sets_of(&eased, &slot.key),
            })
        })
        .collect()
}

fn sets_of(plan: &Plan, key: &str) -> u32 {
    match plan.day_of(key).map(|day| &day.planned) {
        Some(Planned::Strength(slot)) => slot.exercises.iter().map(|e| u32::from(e.sets)).sum(),
        Some(Planned::Recovery(_) | Planned::RestDay) | None => 0,
    }
}
