//! How an exercise went the last few times.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::exercise::ExerciseId;
use crate::session::{PerformedExercise, Session, Set, SetKind};
use crate::strength::{ReserveBias, estimate_reserve_bias};
use crate::unit::{Load, Reps, Rir, Seconds};

/// Days after which a log of an exercise tells no load any more.
/// Choice: half a year; R34 eases after a fortnight, and after this nothing is like it was.
const OLDEST_DAYS: i64 = 180;

/// Times that are kept of each exercise: enough for two in a row, a break and a deload between.
/// Choice: the rules look at most four back.
const KEPT: usize = 6;

/// One time that an exercise was done: its straight sets at the load that most sets had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exposure {
    /// When.
    pub(super) date: Date,
    /// The load of most sets, the heavier of two as frequent; none noted counts as none lifted.
    pub(super) load: Load,
    /// Sets at that load.
    pub(super) sets: usize,
    /// The fewest repetitions among them; `None` where some were not noted.
    pub(super) least_reps: Option<Reps>,
    /// The most repetitions among them, where noted.
    pub(super) best_reps: Option<Reps>,
    /// The fewest repetitions left in reserve among them, where noted, corrected by her own bias.
    pub(super) least_rir: Option<Rir>,
    /// The shortest time under load among them, where noted.
    pub(super) shortest: Option<Seconds>,
}

/// The last times of some exercises, newest first.
#[derive(Debug, Default)]
pub(super) struct Exposures<'a>(BTreeMap<&'a ExerciseId, Vec<Exposure>>);

impl<'a> Exposures<'a> {
    /// Reads a log, oldest session first, for the exercises that matter.
    ///
    /// Sessions on days for which `is_light` holds tell no load: they were light on purpose.
    pub(super) fn read(
        wanted: impl Iterator<Item = &'a ExerciseId>,
        sessions: &[Session],
        today: Date,
        is_light: impl Fn(Date) -> bool,
    ) -> Self {
        let mut found: BTreeMap<&ExerciseId, Vec<Exposure>> =
            wanted.map(|id| (id, vec![])).collect();
        let mut n_open = found.len();
        let oldest = today.saturating_sub(jiff::Span::new().days(OLDEST_DAYS));
        let first = sessions.partition_point(|s| s.date < oldest);
        let bias = estimate_reserve_bias(&sessions[first..]);
        let recent = sessions.iter().rev().take_while(|s| oldest <= s.date);
        for session in recent.filter(|s| !is_light(s.date)) {
            if n_open == 0 {
                break;
            }
            for performed in &session.exercises {
                let Some(times) = found.get_mut(&performed.exercise) else {
                    continue;
                };
                if times.len() < KEPT
                    && let Some(exposure) = exposure(session.date, performed, bias)
                {
                    times.push(exposure);
                    n_open -= usize::from(times.len() == KEPT);
                }
            }
        }
        Self(found)
    }

    /// The last times of an exercise, newest first.
    pub(super) fn of(&self, exercise: &ExerciseId) -> &[Exposure] {
        self.0.get(exercise).map_or(&[], Vec::as_slice)
    }
}

/// What was left of a set, as reported and corrected by her own bias (rule R52); a set to the limit
/// has none.
fn reserve(set: &Set, bias: ReserveBias) -> Option<Rir> {
    match set.kind {
        SetKind::Failure => set.rir,
        SetKind::Working | SetKind::WarmUp | SetKind::Drop | SetKind::RestPause => {
            set.rir.map(|said| bias.corrected(said))
        }
    }
}

/// The straight sets of an exercise, or `None` where there was no work to learn from.
fn exposure(date: Date, performed: &PerformedExercise, bias: ReserveBias) -> Option<Exposure> {
    let straight = |set: &&Set| {
        !set.is_suspect
            && match set.kind {
                SetKind::Working | SetKind::Failure => true,
                SetKind::WarmUp | SetKind::Drop | SetKind::RestPause => false,
            }
    };
    let load_of = |set: &Set| set.load.unwrap_or(Load::ZERO);
    let mut counts: BTreeMap<Load, usize> = BTreeMap::new();
    for set in performed.sets.iter().filter(straight) {
        *counts.entry(load_of(set)).or_default() += 1;
    }
    let (load, sets) = counts.into_iter().max_by_key(|(load, n)| (*n, *load))?;
    let at_load = || {
        performed
            .sets
            .iter()
            .filter(straight)
            .filter(move |s| load_of(s) == load)
    };
    Some(Exposure {
        date,
        load,
        sets,
        least_reps: at_load().map(|s| s.reps).min().flatten(),
        best_reps: at_load().filter_map(|s| s.reps).max(),
        least_rir: at_load().filter_map(|s| reserve(s, bias)).min(),
        shortest: at_load().map(|s| s.duration).min().flatten(),
    })
}
