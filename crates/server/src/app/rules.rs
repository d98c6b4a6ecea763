//! How each rule has gone for a person, and what her muscles need: both computed anew from the log
//! and from the decisions as they were told.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use recoup_engine::decision::{
    Followed, Mean, RuleHistory, State, Told, outcome_of, rule_histories,
};
use recoup_engine::outcome::{CyclePattern, cycle_pattern};
use recoup_engine::readiness::{LearnedTime, learned_times};
use recoup_engine::reason::Rule;
use recoup_engine::strength::{BIAS_NEED, estimate_reserve_bias};
use recoup_store::{self as store, Tx};
use serde::Deserialize;

use super::export::from_code;
use super::log::Log;
use super::{Desk, Result, speech};
use crate::wire;

/// Days of sets that her reserve is judged from. Source: the plan's own look back.
const RESERVE_DAYS: i64 = 180;

/// The part of a kept decision that tells which rules fired for what.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Kept {
    planned: Option<KeptPlanned>,
    all_reasons: Vec<KeptReason>,
}

#[derive(Deserialize)]
struct KeptPlanned {
    kind: wire::DayKind,
}

#[derive(Deserialize)]
struct KeptReason {
    rule: String,
    #[serde(default)]
    title: String,
}

/// What each rule last told her, by the rule's code.
type LastTitles = BTreeMap<String, String>;

/// How every rule has gone for her, and every day on which she did otherwise.
///
/// # Errors
/// [`super::Error::NoProfile`] before the settings are kept.
pub fn rules(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<wire::Rules> {
    let log = Log::read(tx, desk, None)?;
    let chosen = last_choices(tx, desk)?;
    let (told, titles) = told(tx, desk, &chosen)?;
    let exercises = desk.exercises();
    let histories = rule_histories(&told, &log.history, exercises);
    let of = |rule: Rule| histories.iter().find(|h| h.rule == rule);
    let mut otherwise: Vec<wire::Otherwise> = told
        .iter()
        .filter(|t| t.followed(&log.history) != Followed::AsDecided)
        .filter_map(|t| {
            let came = outcome_of(&log.history, exercises, t.date);
            let choice = chosen.get(&t.date);
            Some(wire::Otherwise {
                day: t.date,
                id: choice.map(|c| c.id),
                decided: from_code(t.decided.code())?,
                chosen: t.chosen.and_then(|s| from_code(s.code())),
                reason: choice.map(|c| c.reason.clone()).unwrap_or_default(),
                strength_percent: came.strength,
                morning_sd: came.morning,
            })
        })
        .collect();
    otherwise.reverse();
    let rules = Rule::ALL.iter();
    Ok(wire::Rules {
        rules: rules
            .map(|rule| gone(desk, *rule, of(*rule), &titles))
            .collect(),
        otherwise,
        note: desk.say("rules.note", &[]),
        reserve: reserve(desk, &log),
        cycle: cycle(desk, &log),
    })
}

/// By how much her reps in reserve miss (rule R52), from the half year that the plan looks at.
fn reserve(desk: &Desk<'_>, log: &Log) -> String {
    let from = log.settings.today(desk).saturating_sub(RESERVE_DAYS.days());
    let sessions = log.history.sessions();
    let first = sessions.partition_point(|s| s.date < from);
    let bias = estimate_reserve_bias(&sessions[first..]);
    let key = match bias.sets {
        sets if sets < BIAS_NEED => "prior",
        _ if bias.mean < 0.0 => "learned_less",
        _ => "learned",
    };
    let values = [
        ("mean", desk.number(bias.mean.abs(), 1)),
        ("spread", desk.number(bias.sd, 1)),
        ("sets", bias.sets.to_string()),
        ("need", BIAS_NEED.to_string()),
    ];
    desk.say(&format!("reserve.{key}"), &values)
}

/// Her own pattern over cycles, or that it is taken back (rule R47); silent where nothing is clear.
fn cycle(desk: &Desk<'_>, log: &Log) -> Option<String> {
    let today = log.settings.today(desk);
    let pattern = cycle_pattern(&log.history, desk.library.exercises(), today)?;
    match pattern {
        CyclePattern::Clear(effect) => {
            let side = if effect.percent < 0.0 {
                "weaker"
            } else {
                "stronger"
            };
            let values = [
                ("percent", format!("{:.0}", effect.percent.abs())),
                ("side", desk.say(&format!("cycle.{side}"), &[])),
                ("alike", effect.alike.to_string()),
                ("cycles", effect.cycles.to_string()),
            ];
            Some(desk.say("cycle.clear", &values))
        }
        CyclePattern::Retracted(_) => Some(desk.say("cycle.retracted", &[])),
        CyclePattern::TooFew { .. } | CyclePattern::None { .. } => None,
    }
}

/// The last choice of each day that was not taken back.
fn last_choices(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<BTreeMap<Date, store::OverrideChoice>> {
    let mut choices = tx.list_overrides(desk.athlete, Date::MIN, Date::MAX)?;
    choices.sort_by_key(|c| (c.at, c.id));
    let stand = choices.into_iter().filter(|c| !c.undone);
    Ok(stand.map(|c| (c.day, c)).collect())
}

/// What she was told on each day with something hard planned, the last of a day, oldest first.
fn told(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    chosen: &BTreeMap<Date, store::OverrideChoice>,
) -> Result<(Vec<Told>, LastTitles)> {
    let mut days: BTreeMap<Date, Told> = BTreeMap::new();
    let mut titles = LastTitles::new();
    for row in tx.list_decisions(desk.athlete, Date::MIN, Date::MAX)? {
        let (Ok(decided), Ok(kept)) = (
            State::from_code(&row.state),
            serde_json::from_str::<Kept>(&row.body),
        ) else {
            continue;
        };
        let is_hard = kept
            .planned
            .is_some_and(|p| p.kind == wire::DayKind::Strength);
        if !is_hard && decided != State::Stop {
            continue;
        }
        for reason in &kept.all_reasons {
            titles.insert(reason.rule.clone(), reason.title.clone());
        }
        let choice = chosen.get(&row.day);
        let told = Told {
            date: row.day,
            rules: fired(&kept.all_reasons, decided),
            decided,
            chosen: choice.and_then(|c| State::from_code(&c.to_state).ok()),
        };
        days.insert(row.day, told);
    }
    Ok((days.into_values().collect(), titles))
}

/// The rules that fired. A day that changes nothing still names the number that was looked at, by
/// the rule that looks at it; that is no firing.
fn fired(reasons: &[KeptReason], decided: State) -> Vec<Rule> {
    let known = reasons.iter().filter_map(|r| Rule::from_code(&r.rule).ok());
    let looks_only = |rule: &Rule| decided == State::Push && [Rule::R15, Rule::R16].contains(rule);
    known.filter(|rule| !looks_only(rule)).collect()
}

fn gone(
    desk: &Desk<'_>,
    rule: Rule,
    history: Option<&RuleHistory>,
    titles: &LastTitles,
) -> wire::RuleGone {
    let card = rule.card();
    let count = |of: fn(&RuleHistory) -> usize| {
        history.map_or(0, |h| u32::try_from(of(h)).unwrap_or(u32::MAX))
    };
    let mean = |of: fn(&RuleHistory) -> Option<Mean>| history.and_then(of).map(mean_of);
    wire::RuleGone {
        rule: rule.code().to_owned(),
        last_told: titles.get(rule.code()).filter(|t| !t.is_empty()).cloned(),
        when: card.condition.to_owned(),
        then: card.action.to_owned(),
        evidence: speech::evidence(desk, card.grade, card.evidence),
        safety: card.is_safety(),
        falsifier: card.falsifier.to_owned(),
        fired: count(|h| h.fired),
        as_decided: count(|h| h.as_decided),
        easier: count(|h| h.easier),
        harder: count(|h| h.harder),
        strength_followed: mean(|h| h.strength_followed),
        strength_harder: mean(|h| h.strength_harder),
        morning_followed: mean(|h| h.morning_followed),
        morning_harder: mean(|h| h.morning_harder),
    }
}

fn mean_of(mean: Mean) -> wire::MeanOf {
    wire::MeanOf {
        mean: mean.mean,
        n: u32::try_from(mean.n).unwrap_or(u32::MAX),
        low: mean.nine_in_ten.map(|(low, _)| low),
        high: mean.nine_in_ten.map(|(_, high)| high),
    }
}

/// What each of her muscles needs after hard work, as far as her log tells.
///
/// # Errors
/// [`super::Error::NoProfile`] before the settings are kept.
pub fn recovery_times(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<Vec<wire::RecoveryTime>> {
    let log = Log::read(tx, desk, None)?;
    let today = log.settings.today(desk);
    let times = learned_times(&log.history, desk.exercises(), today);
    Ok(times.iter().map(|time| time_to_wire(desk, time)).collect())
}

fn time_to_wire(desk: &Desk<'_>, time: &LearnedTime) -> wire::RecoveryTime {
    let (low, high) = time.four_in_five_h;
    let bouts = u32::try_from(time.bouts).unwrap_or(u32::MAX);
    let key = if bouts == 0 {
        "recovery_time.table"
    } else {
        "recovery_time.learned"
    };
    wire::RecoveryTime {
        muscle: time.muscle.code().to_owned(),
        name: desk.muscle(time.muscle),
        table_hours: time.table_h,
        hours: time.middle_h,
        low_hours: low,
        high_hours: high,
        bouts,
        label: desk.say(key, &[("n", bouts.to_string())]),
    }
}
