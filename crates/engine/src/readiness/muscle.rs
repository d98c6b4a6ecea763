//! How long ago each muscle worked hard, and what we expect it to need.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::code::coded;
use crate::exercise::{Exercise, Exercises, Loading, Muscle, Pattern, Share};
use crate::history::History;
use crate::session::{PerformedExercise, Session, Set, SetKind};
use crate::training_load::is_hard;
use crate::unit::Rir;

/// Share of the expected hours before which a muscle is early. Source: R21; our default.
const EARLY_SHARE: f64 = 0.75;
/// Hours after which no muscle is early, unless it is very sore.
/// Choice: RULINGS 2, so that every second day works from day one.
pub const EARLY_LIMIT_H: f64 = 44.0;
/// Soreness from which a muscle makes room whatever the hours. Source: R21; our default.
pub const SORE_LIMIT: i64 = 7;
/// Days that are looked back for hard sets. Choice: four times the longest expectation.
const LOOK_BACK_DAYS: i32 = 16;

/// How an exercise loads what it trains, as far as recovery is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    SingleJoint,
    Upper,
    Lower,
    Hinge,
}

/// How near to the limit the sets were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Nearness {
    /// Three or more left.
    Far,
    /// One or two left, or nothing noted.
    Near,
    /// None left on most sets.
    Limit,
}

impl Nearness {
    /// How near to the limit sets are that are planned with so many left.
    pub(crate) fn of_plan(rir: Rir) -> Self {
        if rir.halves() <= 0 {
            Self::Limit
        } else if FAR_RIR <= rir.reps() {
            Self::Far
        } else {
            Self::Near
        }
    }
}

/// A day in hours. Source: definition.
const DAY: f64 = 24.0;
/// A day and a half in hours. Source: definition.
const DAY_AND_HALF: f64 = 36.0;
/// Two days in hours. Source: definition.
const TWO_DAYS: f64 = 48.0;
/// Three days in hours. Source: definition.
const THREE_DAYS: f64 = 72.0;

/// Expected hours by kind and nearness, lower ends of the ranges.
///
/// Source: EVIDENCE 2.1 (MOR17, GON16, `REF23a`, PAR19, KOR15, REV24), a product default built from
/// trials of 9 to 24 people; grade C for the order, E for the hours.
const fn expected_base(kind: Kind, nearness: Nearness) -> f64 {
    match (kind, nearness) {
        (Kind::SingleJoint, Nearness::Far | Nearness::Near) | (Kind::Upper, Nearness::Far) => DAY,
        (Kind::Lower, Nearness::Far) => DAY_AND_HALF,
        (Kind::SingleJoint | Kind::Upper, Nearness::Limit)
        | (Kind::Upper | Kind::Lower, Nearness::Near)
        | (Kind::Hinge, Nearness::Far | Nearness::Near) => TWO_DAYS,
        (Kind::Lower | Kind::Hinge, Nearness::Limit) => THREE_DAYS,
    }
}

/// Direct hard sets of a session below which a muscle is expected to be ready as after single-joint
/// work. Source: the trials behind the table used three sets or more (GON16, MOR17, `REF23a`), and
/// two sets of eleven exercises on four days running cost neither repetitions nor bar speed (HOU24).
pub(crate) const FEW_SETS: f64 = 3.0;

/// Expected hours after fewer than [`FEW_SETS`] direct hard sets for a muscle.
pub(crate) const fn few_sets_hours(nearness: Nearness) -> f64 {
    expected_base(Kind::SingleJoint, nearness)
}

coded! {
    /// What lengthens the expectation; it changes the explanation and never the gate.
    pub enum Modifier as "modifier" {
        /// The first two weeks, or more than 14 days off before.
        NewOrBack = "new_or_back",
        /// More than ten hard sets for the muscle in the session.
        ManySets = "many_sets",
        /// Six hours of sleep or less.
        ShortSleep = "short_sleep",
    }
}

/// Hours added for the first weeks or after time off. Source: EVIDENCE 2.1; our default.
const NEW_OR_BACK_H: f64 = 24.0;
/// Hours added for many sets. Source: EVIDENCE 2.1; our default.
const MANY_SETS_H: f64 = 24.0;
/// Hours added for short sleep. Source: EVIDENCE 2.1; our default.
const SHORT_SLEEP_H: f64 = 12.0;
/// Hard sets for a muscle in a session beyond which they are many. Source: EVIDENCE 2.1.
const MANY_SETS: f64 = 10.0;
/// Days that count as the first weeks, and as time off. Source: EVIDENCE 2.1.
const NEW_DAYS: i32 = 14;
/// Hours of sleep that count as short here. Source: EVIDENCE 2.1.
const SHORT_SLEEP: f64 = 6.0;

impl Modifier {
    /// The hours it adds.
    pub const fn hours(self) -> f64 {
        match self {
            Self::NewOrBack => NEW_OR_BACK_H,
            Self::ManySets => MANY_SETS_H,
            Self::ShortSleep => SHORT_SLEEP_H,
        }
    }
}

/// How long a muscle is expected to need. Our default, not tested; always labelled so.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// Hours by the table, the lower end of its range.
    pub base_h: f64,
    /// What lengthens it.
    pub modifiers: Vec<Modifier>,
}

impl Expected {
    /// Hours with all modifiers, for the explanation.
    pub fn hours(&self) -> f64 {
        self.base_h + self.modifiers.iter().map(|m| m.hours()).sum::<f64>()
    }
}

/// The hours before which a muscle is early: the lesser of three quarters of the table's hours and
/// 44 hours. Modifiers do not count here (RULINGS 2).
pub fn gate_hours(expected: &Expected) -> f64 {
    gate_of(expected.base_h)
}

/// The last hard work of a muscle.
#[derive(Debug, Clone, PartialEq)]
pub struct MuscleWork {
    /// Hours from the end of that session to the asked moment; never below zero.
    pub hours: f64,
    /// The date of that session.
    pub date: Date,
    /// Hard sets for the muscle in it, indirect ones half.
    pub sets: f64,
    /// What it is expected to need.
    pub expected: Expected,
}

impl MuscleWork {
    /// Whether the muscle's next hard session would be early.
    pub fn is_early(&self) -> bool {
        self.hours < gate_hours(&self.expected)
    }
}

/// The last hard work of every muscle trained directly in the 16 days before a moment.
///
/// Only direct work counts: a muscle that helps is not held back for it. Sessions that carry out
/// `except` (the slot of the session being decided) are left out, as are sessions that had not
/// ended. `slept_h` is last night's sleep, where known. A muscle that is absent had no hard work.
pub fn muscles(
    history: &History,
    exercises: &Exercises,
    at: DateTime,
    except: Option<&str>,
    slept_h: Option<f64>,
) -> BTreeMap<Muscle, MuscleWork> {
    let from = at.date().saturating_sub(LOOK_BACK_DAYS.days());
    let until = at.date().saturating_add(1.day());
    let mut found = BTreeMap::new();
    for session in history.sessions_between(from, until) {
        let is_excepted = session.slot.is_some() && session.slot.as_deref() == except;
        if is_excepted || at <= session.started() {
            continue;
        }
        for muscle in direct_muscles(session, exercises) {
            if let Some(mut work) = work_of(session, exercises, muscle, at) {
                add_modifiers(&mut work, history, session, slept_h);
                found.insert(muscle, work);
            }
        }
    }
    found
}

pub(super) fn direct_muscles(session: &Session, exercises: &Exercises) -> Vec<Muscle> {
    let mut muscles: Vec<Muscle> = session
        .exercises
        .iter()
        .filter_map(|p| exercises.find(&p.exercise))
        .flat_map(Exercise::direct_muscles)
        .collect();
    muscles.sort_unstable();
    muscles.dedup();
    muscles
}

pub(super) fn work_of(
    session: &Session,
    exercises: &Exercises,
    muscle: Muscle,
    at: DateTime,
) -> Option<MuscleWork> {
    let (mut sets, mut direct_sets) = (0.0, 0.0);
    let (mut base_h, mut few_h): (f64, f64) = (0.0, 0.0);
    for performed in &session.exercises {
        let known = exercises.find(&performed.exercise);
        let Some(exercise) = known.filter(|e| e.is_strength()) else {
            continue;
        };
        let Some(share) = exercise.share(muscle) else {
            continue;
        };
        let hard = count_hard(performed);
        sets += hard * share.set_weight();
        if share == Share::Direct && 0.0 < hard {
            direct_sets += hard;
            base_h = base_h.max(expected_base(kind(exercise), nearness(performed)));
            few_h = few_h.max(few_sets_hours(nearness(performed)));
        }
    }
    if direct_sets < FEW_SETS {
        base_h = base_h.min(few_h);
    }
    (0.0 < base_h).then(|| MuscleWork {
        hours: hours_between(session.ended(), at),
        date: session.date,
        sets,
        expected: Expected {
            base_h,
            modifiers: vec![],
        },
    })
}

#[expect(clippy::cast_precision_loss, reason = "a session has few sets")]
fn count_hard(performed: &PerformedExercise) -> f64 {
    performed.sets.iter().filter(|s| is_hard(s)).count() as f64
}

/// Seconds in an hour. Source: definition.
const SECONDS_PER_HOUR: f64 = 3_600.0;

pub(super) fn hours_between(from: DateTime, to: DateTime) -> f64 {
    (to.duration_since(from).as_secs_f64() / SECONDS_PER_HOUR).max(0.0)
}

/// The row of the table for an exercise.
///
/// The hinge's row speaks of heavy deadlifts; a hinge of the body alone, such as a back extension,
/// is read as a single joint. Choice: real logs put back extensions the day before squats.
const fn kind(exercise: &Exercise) -> Kind {
    match exercise.pattern {
        Pattern::Hinge if !is_loaded(exercise.loading) => Kind::SingleJoint,
        Pattern::Hinge => Kind::Hinge,
        Pattern::Squat | Pattern::Lunge | Pattern::Jump => Kind::Lower,
        Pattern::HorizontalPush
        | Pattern::VerticalPush
        | Pattern::HorizontalPull
        | Pattern::VerticalPull
        | Pattern::Carry
        | Pattern::Cardio => Kind::Upper,
        Pattern::UpperIsolation | Pattern::LowerIsolation | Pattern::Core => Kind::SingleJoint,
    }
}

/// Hours that the muscles an exercise trains directly are expected to need, lower end of the range.
pub(crate) const fn base_hours(exercise: &Exercise, nearness: Nearness) -> f64 {
    expected_base(kind(exercise), nearness)
}

/// Hours before which a muscle is early, from the hours that it is expected to need.
pub(crate) const fn gate_of(base_h: f64) -> f64 {
    (EARLY_SHARE * base_h).min(EARLY_LIMIT_H)
}

const fn is_loaded(loading: Loading) -> bool {
    match loading {
        Loading::External => true,
        Loading::Bodyweight | Loading::Assisted => false,
    }
}

/// How near to the limit an exercise's hard sets were; nothing noted reads as one or two left.
pub(crate) fn nearness(performed: &PerformedExercise) -> Nearness {
    let hard: Vec<&Set> = performed.sets.iter().filter(|s| is_hard(s)).collect();
    let at_limit = hard.iter().filter(|s| is_at_limit(s)).count();
    if hard.len() < at_limit * 2 {
        return Nearness::Limit;
    }
    let is_far = |s: &&Set| s.rir.is_some_and(|r| FAR_RIR <= r.reps());
    if !hard.is_empty() && hard.iter().all(is_far) {
        return Nearness::Far;
    }
    Nearness::Near
}

/// Reps in reserve from which a set is far from the limit. Source: EVIDENCE 2.1.
const FAR_RIR: f64 = 3.0;

fn is_at_limit(set: &Set) -> bool {
    set.kind == SetKind::Failure || set.rir.is_some_and(|r: Rir| r.halves() <= 0)
}

pub(super) fn add_modifiers(
    work: &mut MuscleWork,
    history: &History,
    session: &Session,
    slept_h: Option<f64>,
) {
    if is_new_or_back(history, session) {
        work.expected.modifiers.push(Modifier::NewOrBack);
    }
    if MANY_SETS < work.sets {
        work.expected.modifiers.push(Modifier::ManySets);
    }
    if slept_h.is_some_and(|h| h <= SHORT_SLEEP) {
        work.expected.modifiers.push(Modifier::ShortSleep);
    }
}

fn is_new_or_back(history: &History, session: &Session) -> bool {
    let days_ago = session.date.saturating_sub(NEW_DAYS.days());
    let before = history.sessions_before(session.date);
    match (before.first(), before.last()) {
        (Some(first), Some(last)) => days_ago < first.date || last.date < days_ago,
        _ => true,
    }
}
