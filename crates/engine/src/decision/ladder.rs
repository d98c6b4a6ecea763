//! From findings to a decision: exits first, then the easiest ceiling.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::choice::{easier_than, harder_than};
use super::facts::Facts;
use super::finding::{EASE_DAYS, Finding, Limits};
use super::{
    Basis, Calibrating, Day, Decision, Disagreement, Dropped, DroppedFor, Effect, Sentence, State,
    Work, daily_rules, rules, used,
};
use crate::exercise::{ExerciseId, Exercises, Muscle, Pattern};
use crate::history::History;
use crate::plan::{LoadReason, Planned, PlannedDay};
use crate::readiness::BASELINE_NEED;
use crate::reason::{Reason, Rule};
use crate::unit::Load;
use crate::warning::warning;
use crate::wellness::Wellness;

/// What today should be, from everything that is known on the day.
///
/// The state is the easiest of all that the rules leave: RF1–RF5 and RF9 stop at once, being ill
/// rests, with nothing hard planned it is the planned rest, and every other rule is a ceiling. If
/// all planned work is taken out, the day is swapped. Without a check-in, only the log, the plan
/// and the health page speak. The order of entries in the history changes nothing.
///
/// ```
/// use jiff::civil::date;
/// use recoup_engine::decision::{Day, State, decide};
/// use recoup_engine::{History, exercise::Exercises};
/// let nobody = History::default();
/// let day = Day::new(&nobody, date(2026, 5, 13));
/// assert_eq!(decide(&nobody, &Exercises::default(), &day).state, State::Rest);
/// ```
pub fn decide(history: &History, exercises: &Exercises, day: &Day<'_>) -> Decision {
    let facts = Facts::gather(history, exercises, day);
    let findings = rules::findings(&facts);
    let verdict = verdict(&facts, &findings);
    compose(&facts, findings, verdict)
}

/// What a date should be, from the log alone: its own check-in, the usual hour, and the early-warning
/// points as [`crate::warning`] finds them.
pub fn decide_date(
    history: &History,
    exercises: &Exercises,
    planned: Option<&PlannedDay>,
    date: Date,
) -> Decision {
    let points = warning(history, exercises, date).points();
    let day = Day::new(history, date)
        .with_planned(planned)
        .with_warning(Some(points));
    decide(history, exercises, &day)
}

/// The state, the finding that decided it (by place), and what is left to do.
struct Verdict {
    state: State,
    by: Option<usize>,
    dropped: Vec<Dropped>,
    work: Work,
}

fn verdict(facts: &Facts<'_>, findings: &[Finding]) -> Verdict {
    let exit = findings
        .iter()
        .enumerate()
        .filter(|(_, f)| f.is_exit)
        .min_by_key(|(i, f)| (f.ceiling, *i));
    if let Some((by, finding)) = exit {
        return Verdict {
            state: finding.ceiling.unwrap_or(State::Stop),
            by: Some(by),
            dropped: vec![],
            work: Work::Nothing,
        };
    }
    if facts.slot.is_none() {
        return Verdict {
            state: State::Rest,
            by: None,
            dropped: vec![],
            work: Work::AsPlannedEasy,
        };
    }
    by_ceiling(facts, findings)
}

fn by_ceiling(facts: &Facts<'_>, findings: &[Finding]) -> Verdict {
    let dropped = all_dropped(findings);
    let planned = facts.slot.map_or(0, |s| s.exercises.len());
    let is_nothing_left = 0 < planned && planned <= dropped.len();
    let lowest = findings
        .iter()
        .enumerate()
        .filter_map(|(i, f)| f.ceiling.map(|c| (c, i)))
        .min();
    let (ceiling, by) = lowest.map_or((State::Push, None), |(state, i)| (state, Some(i)));
    let (state, by) = if is_nothing_left && State::Swap < ceiling {
        (State::Swap, None)
    } else {
        (ceiling, by)
    };
    Verdict {
        state,
        by,
        dropped,
        work: work_of(state, findings),
    }
}

/// Every exercise that is taken out, once, by the first rule that took it.
fn all_dropped(findings: &[Finding]) -> Vec<Dropped> {
    let mut seen = BTreeSet::new();
    findings
        .iter()
        .flat_map(|f| &f.dropped)
        .filter(|d| seen.insert(&d.exercise))
        .cloned()
        .collect()
}

fn work_of(state: State, findings: &[Finding]) -> Work {
    let is_short = findings.iter().any(|f| f.reason.rule == Rule::R35);
    match state {
        State::Stop | State::Rest => Work::Nothing,
        State::GetChecked => Work::Walking,
        State::Swap => Work::Recovery,
        State::Ease | State::Hold | State::Push if is_short => Work::Minimum,
        State::Ease | State::Hold | State::Push => Work::Strength,
    }
}

fn compose(facts: &Facts<'_>, findings: Vec<Finding>, verdict: Verdict) -> Decision {
    let state = verdict.state;
    let (sentence, also) = sentences(facts, &findings, &verdict);
    let is_locked = findings.iter().any(is_safety_limit);
    let because = verdict.by.map(|i| findings[i].reason.rule);
    Decision {
        date: facts.day.date,
        state,
        basis: match facts.day.check_in {
            Some(_) => Basis::Decided,
            None => Basis::NoCheckIn,
        },
        sentence,
        also,
        not_the_reason: not_the_reason(facts, state),
        disagreement: disagreement(facts, &findings, state),
        used: used::used(facts),
        missing: used::missing(facts),
        calibrating: calibrating(facts),
        composite: facts.composite.as_ref().map(|c| c.z),
        effect: effect(facts, &findings, &verdict),
        dropped: verdict.dropped,
        blocked_sites: findings.iter().flat_map(|f| f.blocked.clone()).collect(),
        easier: easier_than(state),
        harder: if is_locked {
            vec![]
        } else {
            harder_than(state, because)
        },
        reopen: distinct(findings.iter().flat_map(|f| f.reopen.clone())),
        ask_first: distinct(findings.iter().flat_map(|f| f.ask_first.clone())),
        offers_swap: findings.iter().any(|f| f.offers_swap) && State::Swap < state,
        refer: distinct(findings.iter().filter_map(|f| f.refer)),
        fired: reasons(findings, verdict.by),
    }
}

/// Each value once, in the order of its kind.
fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    values.collect::<BTreeSet<T>>().into_iter().collect()
}

/// Whether a safety rule or life-stage lock holds the state down; a movement that is taken out or a
/// blocked site does not.
fn is_safety_limit(finding: &Finding) -> bool {
    finding.reason.is_safety() && finding.ceiling.is_some()
}

/// Reasons, strongest first: the one that decided, then those that leave the easiest state, safety
/// before the rest, better evidence before weaker.
fn reasons(findings: Vec<Finding>, by: Option<usize>) -> Vec<Reason> {
    let mut ranked: Vec<(usize, Finding)> = findings.into_iter().enumerate().collect();
    ranked.sort_by_key(|(i, f)| {
        (
            Some(*i) != by,
            f.ceiling.unwrap_or(State::Push),
            !f.reason.is_safety(),
            f.dropped.is_empty(),
            f.reason.grade(),
            *i,
        )
    });
    ranked.into_iter().map(|(_, f)| f.reason).collect()
}

fn effect(facts: &Facts<'_>, findings: &[Finding], verdict: &Verdict) -> Effect {
    let limits = match verdict.work {
        Work::Strength | Work::Minimum => findings
            .iter()
            .fold(Limits::of(verdict.state), |l, f| l.tighter(f.limits))
            .beyond(Limits::taken_by(facts.slot.and_then(|s| s.eased))),
        Work::Nothing | Work::Walking | Work::AsPlannedEasy | Work::Recovery => Limits::NONE,
    };
    let mut effect = Effect::new(verdict.work, limits);
    if verdict.work == Work::Minimum {
        effect.minimum = minimum(facts, &verdict.dropped);
    }
    if verdict.state == State::Ease {
        effect.days = Some(EASE_DAYS);
    }
    effect
}

/// The first planned push, pull and legs that are not taken out (rule R35).
fn minimum(facts: &Facts<'_>, dropped: &[Dropped]) -> Vec<ExerciseId> {
    const GROUPS: [&[Pattern]; 3] = [
        &[Pattern::HorizontalPush, Pattern::VerticalPush],
        &[Pattern::HorizontalPull, Pattern::VerticalPull],
        &[Pattern::Squat, Pattern::Hinge, Pattern::Lunge],
    ];
    let is_left = |id: &&ExerciseId| !dropped.iter().any(|d| d.exercise == **id);
    GROUPS
        .iter()
        .filter_map(|group| {
            facts
                .planned_of(group)
                .into_iter()
                .map(|(p, _)| &p.exercise)
                .find(is_left)
        })
        .cloned()
        .collect()
}

fn calibrating(facts: &Facts<'_>) -> Option<Calibrating> {
    let small = |n| u8::try_from(n).unwrap_or(u8::MAX);
    (facts.baseline_check_ins < BASELINE_NEED).then(|| Calibrating {
        have: small(facts.baseline_check_ins),
        need: small(BASELINE_NEED),
    })
}

/// Answers within one deviation of the usual, where the day is easier than planned.
fn not_the_reason(facts: &Facts<'_>, state: State) -> Vec<Wellness> {
    let is_eased = State::Rest < state && state < State::Push;
    facts
        .composite
        .iter()
        .filter(|_| is_eased)
        .flat_map(|c| &c.items)
        .filter(|(_, z)| daily_rules::LOW < *z)
        .map(|(of, _)| *of)
        .collect()
}

/// Perceived recovery from which she says she feels good. Choice: the green band of R16.
const GOOD_PRS: i64 = 6;

fn feels_good(facts: &Facts<'_>) -> bool {
    let prs = facts.day.check_in.and_then(|c| c.prs);
    match &facts.composite {
        Some(composite) => 0.0 <= composite.z,
        None => prs.is_some_and(|p| GOOD_PRS <= p.points()),
    }
}

/// Both halves, where feeling and muscles do not agree (RULES 10).
fn disagreement(facts: &Facts<'_>, findings: &[Finding], state: State) -> Option<Disagreement> {
    let has = |rules: &[Rule]| findings.iter().any(|f| rules.contains(&f.reason.rule));
    let is_local = has(&[Rule::R21, Rule::R22]);
    if state < State::Swap {
        return None;
    }
    if is_local && feels_good(facts) {
        return Some(Disagreement::GoodButEarly);
    }
    let is_low = findings
        .iter()
        .any(|f| [Rule::R15, Rule::R16].contains(&f.reason.rule) && f.ceiling == Some(State::Swap));
    let is_time_up = facts
        .planned()
        .flat_map(|(_, e)| e.direct_muscles())
        .all(|m| {
            facts
                .muscles
                .get(&m)
                .is_none_or(|w| w.expected.base_h <= w.hours)
        });
    (is_low && !is_local && is_time_up).then_some(Disagreement::LowButReady)
}

/// The sentence, and a second one where part of the session makes room.
fn sentences(
    facts: &Facts<'_>,
    findings: &[Finding],
    verdict: &Verdict,
) -> (Sentence, Option<Sentence>) {
    let main = match verdict.state {
        State::Rest if verdict.by.is_none() => planned_rest(facts),
        State::Swap if verdict.by.is_none() => nothing_left(findings),
        State::Swap => decided(findings, verdict).unwrap_or_else(|| swap_local(findings)),
        State::Push => push(facts, findings),
        State::Stop | State::GetChecked | State::Rest | State::Ease | State::Hold => {
            decided(findings, verdict).unwrap_or(Sentence::HoldLimit)
        }
    };
    let look = findings
        .iter()
        .find(|f| f.ceiling.is_none() && f.refer.is_some())
        .and_then(|f| f.sentence.clone());
    let part = part_makes_room(verdict);
    match look {
        // Somebody should look at it: that is said first, unless a stricter rule speaks.
        Some(look) if State::Swap <= verdict.state => (look, Some(part.unwrap_or(main))),
        Some(_) | None => match part {
            // "The plan as written" would not be true.
            Some(part) if main == Sentence::PushNoCheckIn => (part, None),
            part => (main, part),
        },
    }
}

fn decided(findings: &[Finding], verdict: &Verdict) -> Option<Sentence> {
    findings.get(verdict.by?)?.sentence.clone()
}

fn planned_rest(facts: &Facts<'_>) -> Sentence {
    match facts.day.planned.map(|p| &p.planned) {
        Some(Planned::Recovery(slot)) => Sentence::RestRecoveryPlanned {
            template: slot.template.clone(),
            minutes: slot.minutes,
        },
        Some(Planned::RestDay | Planned::Strength(_)) | None => Sentence::RestPlanned,
    }
}

fn nothing_left(findings: &[Finding]) -> Sentence {
    let sites = distinct(
        findings
            .iter()
            .flat_map(|f| &f.dropped)
            .filter_map(|d| match d.why {
                DroppedFor::Pattern(_, site) => site,
                DroppedFor::Early(..) | DroppedFor::Sore(..) => None,
            }),
    );
    Sentence::SwapNothingLeft { sites }
}

/// The sentence of R21: very sore where any muscle is, else early.
fn swap_local(findings: &[Finding]) -> Sentence {
    let dropped: Vec<Dropped> = all_dropped(findings);
    let mut sore: Vec<_> = dropped
        .iter()
        .filter_map(|d| match d.why {
            DroppedFor::Sore(muscle, level) => Some((std::cmp::Reverse(level), muscle)),
            DroppedFor::Early(..) | DroppedFor::Pattern(..) => None,
        })
        .collect();
    sore.sort_unstable();
    sore.dedup();
    if let Some((level, _)) = sore.first() {
        return Sentence::SwapSore {
            level: level.0,
            muscles: sore.iter().map(|(_, m)| *m).collect(),
        };
    }
    let mut early: Vec<(f64, Muscle)> = dropped.iter().filter_map(early_muscle).collect();
    early.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    early.dedup_by_key(|(_, muscle)| *muscle);
    match early.first() {
        Some((hours, _)) => Sentence::SwapEarly {
            hours: *hours,
            muscles: early.iter().map(|(_, m)| *m).collect(),
        },
        None => nothing_left(findings),
    }
}

fn early_muscle(dropped: &Dropped) -> Option<(f64, Muscle)> {
    match dropped.why {
        DroppedFor::Early(muscle, hours) => Some((hours, muscle)),
        DroppedFor::Sore(..) | DroppedFor::Pattern(..) => None,
    }
}

fn part_makes_room(verdict: &Verdict) -> Option<Sentence> {
    if verdict.state <= State::Swap || verdict.dropped.is_empty() {
        return None;
    }
    let muscles = distinct(verdict.dropped.iter().filter_map(|d| match d.why {
        DroppedFor::Early(muscle, _) | DroppedFor::Sore(muscle, _) => Some(muscle),
        DroppedFor::Pattern(..) => None,
    }));
    let sites = distinct(verdict.dropped.iter().filter_map(|d| match d.why {
        DroppedFor::Pattern(_, site) => site,
        DroppedFor::Early(..) | DroppedFor::Sore(..) => None,
    }));
    Some(Sentence::PartMakesRoom {
        muscles,
        sites,
        exercises: verdict.dropped.iter().map(|d| d.exercise.clone()).collect(),
    })
}

/// The composite from which she is said to feel recovered. Choice: half a deviation above usual.
const RECOVERED_Z: f64 = 0.5;
/// Perceived recovery from which she is said to feel recovered. Choice: the design's word there.
const RECOVERED_PRS: i64 = 8;

fn push(facts: &Facts<'_>, findings: &[Finding]) -> Sentence {
    let said = findings
        .iter()
        .filter(|f| f.ceiling == Some(State::Push))
        .min_by_key(|f| f.reason.rule != Rule::R35)
        .and_then(|f| f.sentence.clone());
    if let Some(said) = said {
        return said;
    }
    let Some(check_in) = facts.day.check_in else {
        return Sentence::PushNoCheckIn;
    };
    match (&facts.composite, check_in.prs) {
        (None, Some(prs)) => Sentence::PushFirstGuess { prs },
        (Some(composite), _) if RECOVERED_Z <= composite.z => recovered(facts),
        (Some(_), Some(prs)) if RECOVERED_PRS <= prs.points() => recovered(facts),
        (Some(_) | None, _) => Sentence::PushOrdinary,
    }
}

fn recovered(facts: &Facts<'_>) -> Sentence {
    let earned = facts.planned().find_map(|(planned, _)| {
        let LoadReason::Earned { last } = planned.load_reason else {
            return None;
        };
        let step = planned.load?.grams().checked_sub(last.grams())?;
        let step = Load::try_new(step).ok().filter(|s| 0 < s.grams())?;
        Some(Sentence::PushEarned {
            exercise: planned.exercise.clone(),
            step,
        })
    });
    earned.unwrap_or(Sentence::PushRecovered)
}
