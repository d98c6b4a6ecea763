//! Safety rules and life-stage locks, R1 to R14. They stop or limit, and are never relaxed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::choice::Reopen;
use super::facts::Facts;
use super::finding::{Finding, Limits};
use super::{Dropped, DroppedFor, ReturnFrom, Sentence, State};
use crate::exercise::Pattern;
use crate::reason::{Fact, Quantity, Rule};
use crate::safety::{LifeStage, RedFlag, Refer, loaded_patterns};
use crate::wellness::{CheckIn, Illness, Pain, PainKind, Site};

/// Days for which a reported pain or step back keeps its limit. Source: R7.
const LIMIT_DAYS: i64 = 7;

/// R1 to R4 and the pregnancy list: a flag that stops everything, until a professional has cleared
/// her; then one easy session and one held.
pub(super) fn red_flags(facts: &Facts<'_>) -> Vec<Finding> {
    let Some((since, flag, refer)) = stopping_flag(facts) else {
        return vec![];
    };
    let rule = flag.rule();
    let cleared = facts.history.health().cleared_on;
    match cleared.filter(|on| since <= *on && *on <= facts.day.date) {
        Some(on) => cleared_flag(facts, rule, flag, on),
        None => vec![
            Finding::plain(rule, Fact::Flag(flag, since))
                .exit(State::Stop, Sentence::Stop { flag, since })
                .referring(refer)
                .reopening(&[Reopen::Flags, Reopen::Clearance]),
        ],
    }
}

/// The last flag that stops, with the day it was ticked; the most urgent of that day.
fn stopping_flag(facts: &Facts<'_>) -> Option<(Date, RedFlag, Refer)> {
    let on_page = urgent(facts.history.health().flags.iter());
    let of = |c: &CheckIn| urgent(c.flags.iter()).map(|(flag, refer)| (c.date, flag, refer));
    on_page
        .map(|(flag, refer)| (facts.day.date, flag, refer))
        .or_else(|| facts.all_check_ins().find_map(of))
}

fn urgent<'f>(flags: impl Iterator<Item = &'f RedFlag>) -> Option<(RedFlag, Refer)> {
    flags
        .filter_map(|f| f.stops().map(|refer| (*f, refer)))
        .min_by_key(|(flag, refer)| (*refer, *flag))
}

/// Days after clearance from which the easy session is taken as done.
/// Choice: not everybody logs an easy walk.
const EASY_DAYS: i64 = 2;

fn cleared_flag(facts: &Facts<'_>, rule: Rule, flag: RedFlag, on: Date) -> Vec<Finding> {
    if has_trained_since(facts, on) {
        return vec![];
    }
    let from = ReturnFrom::Clearance;
    let is_easy_done = facts
        .history
        .recovery()
        .iter()
        .any(|r| on <= r.date && r.date < facts.day.date);
    let (state, sentence) = if is_easy_done || on <= facts.days_ago(EASY_DAYS) {
        (State::Hold, welcome_back(from))
    } else {
        (State::Swap, Sentence::SwapFirstDayBack { from })
    };
    vec![Finding::plain(rule, Fact::ClearedAfter(flag, on)).at_most(state, sentence)]
}

fn has_trained_since(facts: &Facts<'_>, from: Date) -> bool {
    !facts
        .history
        .sessions_between(from, facts.day.date)
        .is_empty()
}

fn welcome_back(from: ReturnFrom) -> Sentence {
    Sentence::HoldWelcomeBack {
        from,
        sets_percent: Limits::HELD.sets_percent,
    }
}

/// R5: an open health gate leaves walking and mobility.
pub(super) fn gate(facts: &Facts<'_>) -> Vec<Finding> {
    if !facts.history.health().gate_open {
        return vec![];
    }
    vec![
        Finding::plain(Rule::R5, Fact::GateOpen)
            .at_most(State::GetChecked, Sentence::CheckGate)
            .referring(Refer::Doctor)
            .reopening(&[Reopen::Clearance]),
    ]
}

/// Days for which an illness is remembered where no later check-in tells how she is.
/// Choice: as long as a pain keeps its limit; beyond it the return after time off cares.
const ILL_DAYS: i64 = 14;

/// R6: ill is rest; then until a day without symptoms; then one easy day; then held until a
/// strength session is done.
pub(super) fn illness(facts: &Facts<'_>) -> Vec<Finding> {
    if let Some(illness) = facts.day.check_in.and_then(ill_with) {
        let rest = Finding::plain(Rule::R6, Fact::Ill(illness))
            .exit(State::Rest, Sentence::RestIll { illness })
            .reopening(&[Reopen::Illness]);
        return vec![rest];
    }
    let recent: Vec<&CheckIn> = facts.recent(ILL_DAYS).collect();
    let Some(last) = recent.iter().position(|c| ill_with(c).is_some()) else {
        return vec![];
    };
    let last_ill = recent[last].date;
    let first_well = last.checked_sub(1).map(|i| recent[i].date);
    after_illness(facts, last_ill, first_well)
}

fn ill_with(check_in: &CheckIn) -> Option<Illness> {
    let by_flag = check_in
        .flags
        .contains(&RedFlag::Rf6)
        .then_some(Illness::Fever);
    check_in.illness.or(by_flag)
}

fn after_illness(facts: &Facts<'_>, last_ill: Date, first_well: Option<Date>) -> Vec<Finding> {
    let days_ill = days_between(last_ill, facts.day.date);
    let finding = Finding::new(
        Rule::R6,
        Quantity::Days(days_ill),
        None,
        Fact::WasIll(last_ill),
    );
    let days_well = first_well.map(|on| days_between(on, facts.day.date));
    let from = ReturnFrom::Illness;
    match days_well {
        // Nobody said she is well: the illness stands, and the question is open.
        None => vec![
            finding
                .exit(State::Rest, Sentence::RestAfterIllness { last_ill })
                .reopening(&[Reopen::Illness]),
        ],
        Some(0) if days_ill <= 1 => {
            vec![finding.exit(State::Rest, Sentence::RestAfterIllness { last_ill })]
        }
        Some(0 | 1) => vec![finding.at_most(State::Swap, Sentence::SwapFirstDayBack { from })],
        Some(_) if has_trained_since(facts, last_ill) => vec![],
        Some(_) => vec![finding.at_most(State::Hold, welcome_back(from))],
    }
}

/// Whole days from one date to another; zero or above for dates in order.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    i64::from(from.until(to).map_or(0, |span| span.get_days()))
}

/// Pain in a lift beyond which its pattern leaves, of 10. Source: R7.
const PAIN_IN_LIFT: i64 = 5;

/// R7: a joint pain takes its movement out for 7 days; beyond 7 days somebody should look.
pub(super) fn joint_pain(facts: &Facts<'_>) -> Vec<Finding> {
    let mut sites: BTreeMap<(Site, Option<Pattern>), i64> = BTreeMap::new();
    for (_, pain) in facts.pains(LIMIT_DAYS).filter(|(_, p)| is_joint_pain(p)) {
        let level = sites.entry((pain.site, pain.during)).or_default();
        *level = (*level).max(pain.level.points());
    }
    let has_flag = facts
        .recent(LIMIT_DAYS)
        .any(|c| c.flags.contains(&RedFlag::Rf7));
    if sites.is_empty() && has_flag {
        return vec![joint_flag()];
    }
    sites
        .into_iter()
        .map(|((site, during), level)| joint_finding(facts, site, during, level))
        .collect()
}

fn joint_flag() -> Finding {
    Finding::plain(Rule::R7, Fact::JointFlag)
        .at_most(State::Hold, Sentence::HoldLimit)
        .referring(Refer::Physio)
        .reopening(&[Reopen::Flags])
}

fn is_joint_pain(pain: &Pain) -> bool {
    match pain.kind {
        PainKind::Sharp | PainKind::Locking | PainKind::GivingWay | PainKind::Swelling => true,
        PainKind::Ache => pain.during.is_some() && PAIN_IN_LIFT < pain.level.points(),
        PainKind::Bone | PainKind::Wound => false,
    }
}

fn joint_finding(facts: &Facts<'_>, site: Site, during: Option<Pattern>, level: i64) -> Finding {
    let days = pain_days(facts, site);
    let fact = Fact::JointPain(site, during, days);
    let patterns = during.map_or_else(|| loaded_patterns(site).to_vec(), |p| vec![p]);
    let (measured, limit) = if LIMIT_DAYS < days {
        (Quantity::Days(days), Some(Quantity::Days(LIMIT_DAYS)))
    } else {
        (points(level), None)
    };
    let finding = Finding::new(Rule::R7, measured, limit, fact).dropping(drop_patterns(
        facts,
        Rule::R7,
        &patterns,
        Some(site),
    ));
    if days <= LIMIT_DAYS {
        return finding;
    }
    let days = u16::try_from(days).unwrap_or(u16::MAX);
    finding
        .saying(Sentence::CheckJoint { site, during, days })
        .referring(Refer::Physio)
}

#[expect(clippy::cast_precision_loss, reason = "at most 10")]
const fn points(level: i64) -> Quantity {
    Quantity::Points(level as f64)
}

/// How many days a joint pain at a site has lasted: back over reports no further than 7 days
/// apart, or since the date she named.
fn pain_days(facts: &Facts<'_>, site: Site) -> i64 {
    let mut oldest = facts.day.date;
    for check_in in facts.all_check_ins() {
        if LIMIT_DAYS < days_between(check_in.date, oldest) {
            break;
        }
        let at_site = check_in
            .pains
            .iter()
            .filter(|p| p.site == site && is_joint_pain(p));
        for pain in at_site {
            oldest = oldest
                .min(pain.since.unwrap_or(check_in.date))
                .min(check_in.date);
        }
    }
    days_between(oldest, facts.day.date)
}

pub(super) fn drop_patterns(
    facts: &Facts<'_>,
    rule: Rule,
    patterns: &[Pattern],
    site: Option<Site>,
) -> Vec<Dropped> {
    facts
        .planned_of(patterns)
        .into_iter()
        .map(|(planned, pattern)| Dropped {
            exercise: planned.exercise.clone(),
            rule,
            why: DroppedFor::Pattern(pattern, site),
        })
        .collect()
}

/// Periods missed from which a plan is held. Source: R8 (CAT2).
const PERIODS_HELD: u16 = 3;
/// Periods missed from which only walking and mobility are left. Source: R8 (CAT2).
const PERIODS_SEVERE: u16 = 12;

/// R8: periods missed hold the plan; from twelve, walking and mobility until cleared.
pub(super) fn periods(facts: &Facts<'_>) -> Vec<Finding> {
    let health = facts.history.health();
    let is_explained =
        health.hormonal_contraception || health.life_stage == Some(LifeStage::Pregnant);
    let missed = health.periods_missed.filter(|_| !is_explained);
    let is_held = missed.is_some_and(|n| PERIODS_HELD <= n);
    if !is_held && !facts.has_flag(RedFlag::Rf8) {
        return vec![];
    }
    let is_cleared = health
        .cleared_on
        .is_some_and(|on| health.periods_told_on.is_none_or(|told| told <= on));
    let is_severe = missed.is_some_and(|n| PERIODS_SEVERE <= n) && !is_cleared;
    let state = if is_severe {
        State::GetChecked
    } else {
        State::Hold
    };
    let limit = Some(Quantity::Count(i64::from(PERIODS_HELD)));
    let measured = missed.map_or(Quantity::Yes, |n| Quantity::Count(i64::from(n)));
    vec![
        Finding::new(Rule::R8, measured, limit, Fact::PeriodsMissed(missed))
            .at_most(state, Sentence::CheckPeriods)
            .referring(Refer::Doctor),
    ]
}

/// R9: eating-disorder or self-harm answers hold the plan and show support.
pub(super) fn support(facts: &Facts<'_>) -> Vec<Finding> {
    lasting_flag(facts, Rule::R9, RedFlag::Rf11)
        .map(|f| {
            f.at_most(State::Hold, Sentence::Support)
                .referring(Refer::SupportLine)
        })
        .into_iter()
        .collect()
}

fn lasting_flag(facts: &Facts<'_>, rule: Rule, flag: RedFlag) -> Option<Finding> {
    facts
        .has_flag(flag)
        .then(|| Finding::plain(rule, Fact::Flag(flag, facts.day.date)))
}

/// R10: bone pain takes out impact and every pattern that loads the site.
pub(super) fn bone_pain(facts: &Facts<'_>) -> Vec<Finding> {
    let mut sites: Vec<Site> = facts
        .pains(LIMIT_DAYS)
        .filter(|(_, p)| p.kind == PainKind::Bone)
        .map(|(_, p)| p.site)
        .collect();
    sites.sort_unstable();
    sites.dedup();
    sites
        .into_iter()
        .map(|site| {
            let mut patterns = vec![Pattern::Jump, Pattern::Cardio];
            patterns.extend_from_slice(loaded_patterns(site));
            Finding::plain(Rule::R10, Fact::BonePain(site))
                .dropping(drop_patterns(facts, Rule::R10, &patterns, Some(site)))
                .saying(Sentence::CheckBone { site })
                .referring(Refer::Doctor)
        })
        .collect()
}

/// R11: very heavy bleeding leaves no push.
pub(super) fn bleeding(facts: &Facts<'_>) -> Vec<Finding> {
    lasting_flag(facts, Rule::R11, RedFlag::Rf12)
        .map(|f| {
            f.at_most(State::Hold, Sentence::CheckBleeding)
                .referring(Refer::Doctor)
        })
        .into_iter()
        .collect()
}

/// R12 and R13: pregnancy and the year after birth.
pub(super) fn life_stage(facts: &Facts<'_>) -> Vec<Finding> {
    let health = facts.history.health();
    match health.life_stage {
        Some(LifeStage::Pregnant) => vec![pregnancy(health.pregnancy_cleared)],
        Some(LifeStage::Postpartum) => vec![after_birth(facts)],
        None => step_back(facts)
            .then(|| limited_after_birth(Fact::Flag(RedFlag::Rf10, facts.day.date)))
            .into_iter()
            .collect(),
    }
}

fn pregnancy(is_cleared: bool) -> Finding {
    let mut finding = Finding::plain(Rule::R12, Fact::Stage(LifeStage::Pregnant));
    finding.ask_first = vec![RedFlag::Rf9];
    if is_cleared {
        return finding.at_most(State::Hold, Sentence::HoldLimit);
    }
    finding
        .at_most(State::GetChecked, Sentence::CheckPregnancy)
        .referring(Refer::Doctor)
        .reopening(&[Reopen::Clearance])
}

/// Whether heavier bleeding, leakage or heaviness was told within the last 7 days.
fn step_back(facts: &Facts<'_>) -> bool {
    facts
        .recent(LIMIT_DAYS)
        .any(|c| c.flags.contains(&RedFlag::Rf10))
        || facts.has_flag(RedFlag::Rf10)
}

fn limited_after_birth(fact: Fact) -> Finding {
    Finding::plain(Rule::R13, fact)
        .at_most(State::GetChecked, Sentence::CheckAfterBirth)
        .referring(Refer::PelvicHealth)
        .reopening(&[Reopen::Flags])
}

fn after_birth(facts: &Facts<'_>) -> Finding {
    let stage = Fact::Stage(LifeStage::Postpartum);
    if step_back(facts) {
        return limited_after_birth(stage);
    }
    Finding::plain(Rule::R13, stage)
        .at_most(State::Hold, Sentence::HoldLimit)
        .dropping(drop_patterns(facts, Rule::R13, &[Pattern::Jump], None))
}

/// R13b: blood pressure at or above 180/110 leaves no strength until cleared.
pub(super) fn blood_pressure(facts: &Facts<'_>) -> Vec<Finding> {
    lasting_flag(facts, Rule::R13b, RedFlag::Rf13)
        .map(|f| {
            f.at_most(State::GetChecked, Sentence::CheckPressure)
                .referring(Refer::Doctor)
                .reopening(&[Reopen::Clearance])
        })
        .into_iter()
        .collect()
}

/// R14: sites that are not to be rolled or massaged, as last told within 7 days.
pub(super) fn blocked_sites(facts: &Facts<'_>) -> Vec<Finding> {
    let has_clot_sign = facts
        .recent(LIMIT_DAYS)
        .any(|c| c.flags.contains(&RedFlag::Rf3));
    if has_clot_sign {
        return Site::ALL.iter().copied().map(blocked).collect();
    }
    let last = facts.recent(LIMIT_DAYS).next();
    let mut sites: Vec<Site> = last
        .into_iter()
        .flat_map(|c| &c.pains)
        .filter(|p| blocks_rolling(p.kind))
        .map(|p| p.site)
        .collect();
    sites.sort_unstable();
    sites.dedup();
    sites.into_iter().map(blocked).collect()
}

fn blocked(site: Site) -> Finding {
    let mut finding = Finding::plain(Rule::R14, Fact::BlockedSite(site));
    finding.blocked = vec![site];
    finding
}

/// Whether a kind of pain forbids rolling at its site. Source: BAR21.
const fn blocks_rolling(kind: PainKind) -> bool {
    match kind {
        PainKind::Wound | PainKind::Swelling | PainKind::Bone => true,
        PainKind::Ache | PainKind::Sharp | PainKind::Locking | PainKind::GivingWay => false,
    }
}
