//! The rules that decide what today should be: R15 to R23, R33 to R35.
//!
//! Every one is a ceiling, so their order decides only what is said first: more trouble never makes
//! a harder day.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::facts::{FLOOR_H, Facts, SHORT_H, is_under_five, is_under_six, typed_hours};
use super::finding::{EASE_DAYS, Finding, Limits};
use super::safety_rules::days_between;
use super::{Dropped, DroppedFor, ReturnFrom, Sentence, State};
use crate::exercise::{Exercise, ExerciseId, Muscle};
use crate::readiness::{SORE_LIMIT, VARIABILITY_DAYS, gate_hours};
use crate::reason::{Fact, Quantity, Reason, Rule};
use crate::safety::Refer;
use crate::training_load::is_strength;
use crate::unit::Level;
use crate::warning::{EASE_POINTS, HOLD_POINTS, REFER_POINTS, warning};
use crate::wellness::{CheckIn, Night, Slept, Wellness};

/// Composite at or below which a morning is low. Source: R15; our default.
pub(super) const LOW: f64 = -1.0;
/// Composite at or below which one morning is enough. Source: R15; our default.
const VERY_LOW: f64 = -2.0;
/// Low mornings that hold, of the last three. Source: R15 (EVIDENCE 3.4 on false alarms).
const HOLD_DAYS: (i64, i64) = (2, 3);
/// Low mornings that swap, of the last four, today among them. Source: R15.
const SWAP_DAYS: (i64, i64) = (3, 4);

/// R15: the composite against her own usual, with persistence.
///
/// The third low morning in four asks for an easy day only if today is one of them; a day that is
/// not known is not counted.
pub(super) fn composite(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(today) = &facts.composite else {
        return vec![];
    };
    let is_low_today = today.z <= LOW;
    let of_four = low_days(facts, SWAP_DAYS.1);
    let of_three = low_days(facts, HOLD_DAYS.1);
    let single = Finding::new(
        Rule::R15,
        Quantity::Deviations(today.z),
        Some(Quantity::Deviations(LOW)),
        Fact::Composite,
    );
    let items = items_below(&today.items);
    if today.z <= VERY_LOW {
        let mut finding = single.at_most(State::Swap, Sentence::SwapVeryLow { items });
        finding.reason.limit = Some(Quantity::Deviations(VERY_LOW));
        return vec![finding];
    }
    if is_low_today && SWAP_DAYS.0 <= of_four {
        let (days, of) = (small(of_four), small(SWAP_DAYS.1));
        return vec![
            persistent(of_four, SWAP_DAYS).at_most(State::Swap, Sentence::SwapLowDays { days, of }),
        ];
    }
    if is_low_today {
        return vec![single.at_most(State::Hold, Sentence::HoldLow { items })];
    }
    if HOLD_DAYS.0 <= of_three {
        return vec![
            persistent(of_three, HOLD_DAYS).at_most(State::Hold, Sentence::HoldLow { items }),
        ];
    }
    vec![]
}

fn low_days(facts: &Facts<'_>, of: i64) -> i64 {
    (0..of).fold(0, |low, ago| {
        low + i64::from(facts.composite_ago(ago).is_some_and(|z| z <= LOW))
    })
}

fn persistent(days: i64, limit: (i64, i64)) -> Finding {
    Finding::new(
        Rule::R15,
        Quantity::Count(days),
        Some(Quantity::Count(limit.0)),
        Fact::CompositeLow(days, limit.1),
    )
}

/// Counts of days, nights and points, all far below 255.
fn small(count: i64) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// Items below the usual, the lowest first.
fn items_below(items: &[(Wellness, f64)]) -> Vec<Wellness> {
    let mut below: Vec<_> = items.iter().filter(|(_, z)| *z <= LOW).collect();
    below.sort_by(|a, b| a.1.total_cmp(&b.1));
    below.into_iter().map(|(of, _)| *of).collect()
}

/// Most points of perceived recovery that ask for an easy day. Source: R16; our default.
const RED_PRS: i64 = 3;
/// Most points of perceived recovery that hold. Source: R16; our default.
const AMBER_PRS: i64 = 5;

/// R16: perceived recovery by its bands, while there is no composite.
pub(super) fn recovery_band(facts: &Facts<'_>) -> Vec<Finding> {
    let prs = facts.day.check_in.and_then(|c| c.prs);
    let Some(prs) = prs.filter(|_| facts.composite.is_none()) else {
        return vec![];
    };
    let finding = |limit| {
        let limit = Some(points(limit));
        Finding::new(Rule::R16, points(prs.points()), limit, Fact::Recovery)
    };
    match prs.points() {
        p if p <= RED_PRS => {
            vec![finding(RED_PRS).at_most(State::Swap, Sentence::SwapFirstGuess { prs })]
        }
        p if p <= AMBER_PRS => {
            vec![finding(AMBER_PRS).at_most(State::Hold, Sentence::HoldFirstGuess { prs })]
        }
        _ => vec![],
    }
}

#[expect(clippy::cast_precision_loss, reason = "scales end at 10 and 14")]
const fn points(points: i64) -> Quantity {
    Quantity::Points(points as f64)
}

/// Short nights that ask for an easy day, of the last four. Source: R17.
const SHORT_NIGHTS: (i64, i64) = (3, 4);

/// The night before today, where she checked in: a device alone asks nothing of a day.
fn last_night(facts: &Facts<'_>) -> Option<Night> {
    facts.day.check_in.and_then(|_| facts.night_ago(0))
}

/// Whether a night may take a hard session away: as she told it, or as a device measured it where
/// she calls it poor herself. Nothing is decided by a device alone.
fn may_swap(facts: &Facts<'_>, night: Night) -> bool {
    let is_poor = facts.day.check_in.is_some_and(CheckIn::is_poor_night);
    !night.is_measured || is_poor
}

/// R17: under five hours, or under six on three of the last four nights.
pub(super) fn sleep_floor(facts: &Facts<'_>) -> Vec<Finding> {
    let night = last_night(facts).filter(|night| may_swap(facts, *night));
    let Some(Night { slept, .. }) = night else {
        return vec![];
    };
    if is_under_five(slept) {
        let hours = typed_hours(slept);
        let measured = Quantity::Hours(hours.unwrap_or(FLOOR_H));
        let limit = Some(Quantity::Hours(FLOOR_H));
        return vec![
            Finding::new(Rule::R17, measured, limit, Fact::Slept(hours.is_some()))
                .at_most(State::Swap, Sentence::SwapShortSleep { slept }),
        ];
    }
    let (needed, of) = SHORT_NIGHTS;
    let known: Vec<Slept> = (0..of)
        .filter_map(|ago| facts.night_ago(ago).map(|night| night.slept))
        .collect();
    let short = known.iter().filter(|s| is_under_six(**s)).count();
    let short = i64::try_from(short).unwrap_or(i64::MAX);
    if short < needed {
        return vec![];
    }
    let nights = Sentence::SwapShortNights {
        nights: small(short),
        of: u8::try_from(known.len()).unwrap_or(u8::MAX),
    };
    let limit = Some(Quantity::Count(needed));
    let fact = Fact::ShortNights(short, of);
    vec![Finding::new(Rule::R17, Quantity::Count(short), limit, fact).at_most(State::Swap, nights)]
}

/// R18: five to under six hours once leaves no record attempt; so does any short night that only a
/// device tells of.
pub(super) fn short_night(facts: &Facts<'_>) -> Vec<Finding> {
    let is_short = |night: &Night| {
        is_under_six(night.slept) && !(is_under_five(night.slept) && may_swap(facts, *night))
    };
    let Some(Night { slept, .. }) = last_night(facts).filter(is_short) else {
        return vec![];
    };
    let hours = typed_hours(slept);
    let measured = Quantity::Hours(hours.unwrap_or(SHORT_H));
    let limit = Some(Quantity::Hours(SHORT_H));
    vec![
        Finding::new(Rule::R18, measured, limit, Fact::Slept(hours.is_some()))
            .at_most(State::Push, Sentence::PushShortNight { slept })
            .limiting(Limits::NO_RECORD),
    ]
}

/// R24: heart-rate variability below its usual on a morning that is low with it in. It says what it
/// adds and sets no limit of its own.
pub(super) fn low_variability(facts: &Facts<'_>) -> Vec<Finding> {
    let low = facts.composite.as_ref().filter(|c| c.z <= LOW);
    let variability = low
        .and_then(|c| c.variability)
        .filter(|v| v.z <= LOW && VARIABILITY_DAYS <= v.valid_days);
    let Some(variability) = variability else {
        return vec![];
    };
    let measured = Quantity::Deviations(variability.z);
    let limit = Some(Quantity::Deviations(LOW));
    vec![Finding::new(Rule::R24, measured, limit, Fact::Variability)]
}

/// R19: one item below its usual while the composite is not: a swap is offered, nothing changes.
pub(super) fn one_item(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(today) = facts.composite.as_ref().filter(|c| LOW < c.z) else {
        return vec![];
    };
    let [of] = items_below(&today.items)[..] else {
        return vec![];
    };
    let z = today.items.iter().find(|(i, _)| *i == of).map(|(_, z)| *z);
    let measured = Quantity::Deviations(z.unwrap_or(LOW));
    let limit = Some(Quantity::Deviations(LOW));
    let mut finding = Finding::new(Rule::R19, measured, limit, Fact::OneItem(of))
        .at_most(State::Push, Sentence::PushOneItem { of });
    finding.offers_swap = true;
    vec![finding]
}

/// Days in a row at the line of an ease week from which a clinician is advised all the same.
/// Source: R20; our default.
const REFER_DAYS: i64 = 14;

/// R20 and R33: early-warning points, and an ease week that she has accepted.
pub(super) fn early_warning(facts: &Facts<'_>) -> Vec<Finding> {
    let points_today = facts.day.warning;
    let finding = |rule, limit: u8, points_now: u8| {
        let limit = Some(points(i64::from(limit)));
        Finding::new(rule, points(i64::from(points_now)), limit, Fact::Warning)
    };
    let ease = |points| Sentence::EaseWeek {
        points,
        days: EASE_DAYS,
    };
    match points_today {
        Some(w) if REFER_POINTS <= w => vec![
            finding(Rule::R20, REFER_POINTS, w)
                .at_most(State::Ease, ease(Some(w)))
                .referring(Refer::Doctor),
        ],
        Some(w) if EASE_POINTS <= w => {
            let eased = finding(Rule::R20, EASE_POINTS, w).at_most(State::Ease, ease(Some(w)));
            if is_lasting(facts) {
                return vec![eased.referring(Refer::Doctor)];
            }
            vec![eased]
        }
        _ if is_in_ease_week(facts) => {
            vec![Finding::plain(Rule::R33, Fact::Warning).at_most(State::Ease, ease(None))]
        }
        Some(w) if HOLD_POINTS <= w => {
            let hold = Sentence::HoldWarning { points: w };
            vec![finding(Rule::R20, HOLD_POINTS, w).at_most(State::Hold, hold)]
        }
        Some(_) | None => vec![],
    }
}

/// Whether the points have stood at the line of an ease week on each of the last fourteen days,
/// today included.
fn is_lasting(facts: &Facts<'_>) -> bool {
    (1..REFER_DAYS).all(|ago| {
        let before = warning(facts.history, facts.exercises, facts.days_ago(ago));
        EASE_POINTS <= before.points()
    })
}

/// The last day of an ease week that has begun by a date and is not over; `None` outside of one.
///
/// `begun` are the first days of ease weeks.
pub fn ease_until(begun: &BTreeSet<Date>, on: Date) -> Option<Date> {
    let first = begun.range(..=on).next_back()?;
    let last = first.saturating_add((i64::from(EASE_DAYS) - 1).days());
    (on <= last).then_some(last)
}

fn is_in_ease_week(facts: &Facts<'_>) -> bool {
    facts
        .day
        .ease_until
        .is_some_and(|until| facts.day.date <= until)
}

/// What makes a planned exercise early or too sore.
struct Late {
    dropped: Dropped,
    reason: Reason,
}

/// R21 and R22: muscles that worked too few hours ago or are very sore. If that takes all of the
/// session it is an easy day; if it takes a part, the rest is trained.
pub(super) fn local_muscles(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(slot) = facts.slot.filter(|s| !s.exercises.is_empty()) else {
        return vec![];
    };
    let late: Vec<Late> = facts
        .planned()
        .filter_map(|(p, e)| late_for(facts, &p.exercise, e))
        .collect();
    let is_all = late.len() == slot.exercises.len();
    let rule = if is_all { Rule::R21 } else { Rule::R22 };
    let findings = late.into_iter().map(
        |Late {
             mut dropped,
             reason,
         }| {
            dropped.rule = rule;
            let mut finding = Finding::new(rule, reason.measured, reason.limit, reason.fact);
            finding.dropped = vec![dropped];
            finding.ceiling = is_all.then_some(State::Swap);
            finding
        },
    );
    merge(findings)
}

/// One finding a muscle, with all of its exercises.
fn merge(findings: impl Iterator<Item = Finding>) -> Vec<Finding> {
    let mut merged: Vec<Finding> = Vec::new();
    for finding in findings {
        let same = |f: &&mut Finding| f.reason.fact == finding.reason.fact;
        match merged.iter_mut().find(same) {
            Some(first) => first.dropped.extend(finding.dropped),
            None => merged.push(finding),
        }
    }
    merged
}

/// The strongest reason for which an exercise makes room: very sore before early, and of those the
/// sorest or the one with the most hours left.
fn late_for(facts: &Facts<'_>, id: &ExerciseId, exercise: &Exercise) -> Option<Late> {
    let sore = exercise
        .direct_muscles()
        .filter_map(|m| Some((m, soreness(facts, m)?)))
        .filter(|(_, level)| SORE_LIMIT <= level.points())
        .max_by_key(|(m, level)| (level.points(), std::cmp::Reverse(*m)));
    if let Some((muscle, level)) = sore {
        return Some(Late {
            dropped: Dropped {
                exercise: id.clone(),
                rule: Rule::R22,
                why: DroppedFor::Sore(muscle, level),
            },
            reason: Reason {
                rule: Rule::R22,
                measured: points(level.points()),
                limit: Some(points(SORE_LIMIT)),
                fact: Fact::MuscleSore(muscle),
            },
        });
    }
    early_for(facts, id, exercise)
}

fn early_for(facts: &Facts<'_>, id: &ExerciseId, exercise: &Exercise) -> Option<Late> {
    let (muscle, work) = exercise
        .direct_muscles()
        .filter_map(|m| Some((m, facts.muscles.get(&m)?)))
        .filter(|(_, work)| work.is_early())
        .max_by(|(_, a), (_, b)| {
            let left = |w: &crate::readiness::MuscleWork| gate_hours(&w.expected) - w.hours;
            left(a).total_cmp(&left(b))
        })?;
    Some(Late {
        dropped: Dropped {
            exercise: id.clone(),
            rule: Rule::R22,
            why: DroppedFor::Early(muscle, work.hours),
        },
        reason: Reason {
            rule: Rule::R22,
            measured: Quantity::Hours(work.hours),
            limit: Some(Quantity::Hours(gate_hours(&work.expected))),
            fact: Fact::MuscleEarly(muscle, work.expected.hours()),
        },
    })
}

fn soreness(facts: &Facts<'_>, muscle: Muscle) -> Option<Level> {
    facts.day.check_in?.sore_muscles.get(&muscle).copied()
}

/// Soreness from which a longer warm-up is suggested. Source: R23.
const SORE_FROM: i64 = 4;

/// R23: sore, but the expected time is up: train as planned with a longer warm-up.
pub(super) fn sore_but_ready(facts: &Facts<'_>) -> Vec<Finding> {
    let mut muscles: Vec<(Muscle, Level)> = facts
        .planned()
        .flat_map(|(_, e)| e.direct_muscles())
        .filter_map(|m| Some((m, soreness(facts, m)?)))
        .filter(|(m, level)| {
            let is_up = facts
                .muscles
                .get(m)
                .is_none_or(|w| w.expected.base_h <= w.hours);
            SORE_FROM <= level.points() && level.points() < SORE_LIMIT && is_up
        })
        .collect();
    muscles.sort_unstable();
    muscles.dedup();
    let all: Vec<Muscle> = muscles.iter().map(|(m, _)| *m).collect();
    let say = Sentence::PushSoreButReady { muscles: all };
    muscles
        .into_iter()
        .map(|(muscle, level)| {
            let limit = Some(points(SORE_LIMIT));
            let fact = Fact::SoreButReady(muscle);
            Finding::new(Rule::R23, points(level.points()), limit, fact)
                .at_most(State::Push, say.clone())
        })
        .collect()
}

/// Days off from which a return is eased, and after which it is eased more. Source: R34.
const DAYS_OFF: (i64, i64) = (8, 14);

/// How much a return after so many days leaves of a session.
pub(super) const fn return_limits(days: i64) -> Limits {
    if days <= DAYS_OFF.1 {
        return Limits::BACK_SOON;
    }
    Limits::BACK_LATE
}

/// R34: back after a break, counted since the last strength session.
pub(super) fn time_off(facts: &Facts<'_>) -> Vec<Finding> {
    let before = facts.history.sessions_before(facts.day.date).iter().rev();
    let mut strength = before.filter(|s| is_strength(s, facts.exercises));
    let Some(last) = strength.next() else {
        return vec![];
    };
    let days = days_between(last.date, facts.day.date);
    if days < DAYS_OFF.0 {
        return vec![];
    }
    let limits = return_limits(days);
    let welcome = Sentence::HoldWelcomeBack {
        from: ReturnFrom::TimeOff,
        sets_percent: limits.sets_percent,
    };
    let limit = Some(Quantity::Days(DAYS_OFF.0));
    vec![
        Finding::new(Rule::R34, Quantity::Days(days), limit, Fact::TimeOff)
            .at_most(State::Hold, welcome)
            .limiting(limits),
    ]
}

/// Minutes under which only the minimum session fits. Source: R35.
const SHORT_MINUTES: i64 = 15;

/// R35: under 15 minutes leaves the minimum session.
pub(super) fn short_of_time(facts: &Facts<'_>) -> Vec<Finding> {
    let minutes = facts.day.check_in.and_then(|c| c.minutes_available);
    minutes
        .filter(|m| m.count() < SHORT_MINUTES)
        .map(|minutes| {
            let limit = Some(Quantity::Minutes(SHORT_MINUTES));
            let measured = Quantity::Minutes(minutes.count());
            Finding::new(Rule::R35, measured, limit, Fact::ShortOfTime)
                .at_most(State::Push, Sentence::ShortOfTime { minutes })
        })
        .into_iter()
        .collect()
}
