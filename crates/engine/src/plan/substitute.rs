//! What stands in for an exercise that the kit or a pain rules out.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Kit;
use crate::exercise::{Exercise, ExerciseId, Exercises};
use crate::history::History;
use crate::program::{Program, SubstituteWhen};
use crate::unit::Level;
use crate::wellness::{Pain, PainKind, Site};

/// Days that a reported pain rules a movement out. Source: RULES R7.
const PAIN_DAYS: i64 = 7;
/// Pain in a lift above this rules it out. Source: RULES R7 (> 5/10).
const PAIN_LEVEL: i64 = 5;

/// Pains that rule exercises out, each with the last day it does.
#[derive(Debug, Default)]
pub(super) struct Hurting(Vec<(Site, Date)>);

impl Hurting {
    /// The pains reported in the week up to today.
    pub(super) fn read(history: &History, today: Date) -> Self {
        let week = jiff::Span::new().days(PAIN_DAYS);
        let from = today.saturating_sub(week);
        let to = today.tomorrow().unwrap_or(today);
        let pains = history
            .check_ins_before(to)
            .iter()
            .rev()
            .take_while(|check_in| from < check_in.date)
            .flat_map(|check_in| {
                let until = check_in.date.saturating_add(week);
                check_in
                    .pains
                    .iter()
                    .filter(|p| rules_out(p))
                    .map(move |p| (p.site, until))
            });
        Self(pains.collect())
    }

    /// The sites that rule exercises out on a date.
    pub(super) fn on(&self, date: Date) -> BTreeSet<Site> {
        let lasts = self.0.iter().filter(|(_, until)| date < *until);
        lasts.map(|(site, _)| *site).collect()
    }
}

fn rules_out(pain: &Pain) -> bool {
    match pain.kind {
        PainKind::Sharp | PainKind::Locking | PainKind::GivingWay | PainKind::Swelling => true,
        PainKind::Ache | PainKind::Bone | PainKind::Wound => PAIN_LEVEL < Level::points(pain.level),
    }
}

/// What decides which exercise is done.
pub(super) struct Substituting<'a> {
    /// The program with the coach's own substitutions.
    pub(super) program: &'a Program,
    /// The exercises.
    pub(super) exercises: &'a Exercises,
    /// What the person has.
    pub(super) kit: &'a Kit,
}

impl<'a> Substituting<'a> {
    /// The exercise that is done in place of a written one: itself where nothing speaks against it,
    /// else the coach's own choice, else the first of its list that the person has the kit for.
    ///
    /// Where nothing fits, the written one stays: the person sees it and may choose.
    pub(super) fn chosen(
        &self,
        written: &'a ExerciseId,
        hurting: &BTreeSet<Site>,
    ) -> &'a ExerciseId {
        let Some(exercise) = self.exercises.find(written) else {
            return written;
        };
        let pains = |when: &SubstituteWhen| match when {
            SubstituteWhen::Without(_) => false,
            SubstituteWhen::Pain(site) => hurting.contains(site),
        };
        let lacks = |when: &SubstituteWhen| match when {
            SubstituteWhen::Without(e) => !self.kit.has_all(std::slice::from_ref(e)),
            SubstituteWhen::Pain(_) => false,
        };
        let by_coach = |applies: &dyn Fn(&SubstituteWhen) -> bool| {
            self.program
                .substitutions
                .iter()
                .filter(|s| s.exercise == *written && applies(&s.when))
                .map(|s| &s.with)
                .find(|id| self.can_do(id))
        };
        by_coach(&pains)
            .or_else(|| self.kit.has_all(&exercise.equipment).then_some(written))
            .or_else(|| by_coach(&lacks))
            .or_else(|| self.own_substitute(exercise))
            .unwrap_or(written)
    }

    fn own_substitute(&self, exercise: &'a Exercise) -> Option<&'a ExerciseId> {
        exercise.substitutes.iter().find(|id| self.can_do(id))
    }

    fn can_do(&self, id: &ExerciseId) -> bool {
        self.exercises
            .find(id)
            .is_some_and(|exercise| self.kit.has_all(&exercise.equipment))
    }
}
