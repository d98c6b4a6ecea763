//! The next load of an exercise from how it went, held by the caps of rule R29.

use super::exposure::Exposure;
use super::plates::{Fit, lightened, scaled, step_load};
use super::{Kit, LoadReason};
use crate::exercise::{Exercise, Loading};
use crate::program::{Amount, ProgramExercise, Progression};
use crate::strength::{HOUSE, MOST_REPS_TO_LIMIT};
use crate::unit::{Load, MassUnit, Reps, Rir};

/// The least rise, as a share of the load. Source: RULES R29 (ACS09), grade D.
const LEAST_RISE: f64 = 0.025;
/// The rise aimed at for legs and hips. Source: EVIDENCE 7 ("lower 5-10").
const LOWER_RISE: f64 = 0.05;
/// No rise is larger than this. Source: RULES R29 ("never > 10 %").
const MOST_RISE_PART: i64 = 10;
/// What stays when sets fell short. Choice: the mirror of the middle of R29's rise.
const LOWERED_SHARE: f64 = 0.95;
/// What stays when a linear step failed twice. Choice: the common reset of linear programs.
const RESET_SHARE: f64 = 0.90;
/// Topped sessions in a row that a novice needs. Source: RULES R29.
const TOPPED_NOVICE: usize = 1;
/// Topped sessions in a row that others need. Source: RULES R29.
const TOPPED_REGULAR: usize = 2;
/// Failed sessions in a row before a linear load is reset. Choice: one bad day is no trend.
const FAILED_BEFORE_RESET: usize = 2;
/// Repetitions outside the range that still count as the same range.
/// Choice: a set or two of drift; beyond it the load of the old range says little.
const RANGE_SLACK: i64 = 2;
/// Days without strength that make a break. Source: RULES R34 (8 days or more).
pub(super) const BREAK_DAYS: i64 = 8;
/// Times after a break within which the load climbs back faster.
/// Choice: two rises of a tenth make good the deepest cut of R34, one more for bad luck.
const REGAINING_TIMES: usize = 3;
/// Hundred per cent. Source: definition.
const WHOLE_PERCENT: f64 = 100.0;

/// All that a next load depends on.
#[derive(Clone, Copy)]
pub(super) struct Progress<'a> {
    /// What the coach wrote.
    pub(super) written: &'a ProgramExercise,
    /// The exercise that is done.
    pub(super) exercise: &'a Exercise,
    /// How it went, newest first.
    pub(super) past: &'a [Exposure],
    /// What the person has to lift.
    pub(super) kit: &'a Kit,
    /// Whether the rules for novices hold.
    pub(super) is_novice: bool,
}

/// A load and where it comes from.
pub(super) type Next = (Option<Load>, LoadReason);

impl Progress<'_> {
    /// The load for the next time and where it comes from.
    pub(super) fn next(&self) -> Next {
        let Some(last) = self.past.first() else {
            return (None, LoadReason::FirstTime);
        };
        if let Some(next) = self.regaining(last) {
            return next;
        }
        match self.written.progression {
            Progression::Double => self.double(last),
            Progression::Linear { step } => self.linear(last, step),
            Progression::PercentOfE1rm { percent } => self.percent(percent),
            Progression::RirLed => self.rir_led(last),
        }
    }

    fn double(&self, last: &Exposure) -> Next {
        if let Some(next) = self.other_range(last) {
            return next;
        }
        let needed = if self.is_novice {
            TOPPED_NOVICE
        } else {
            TOPPED_REGULAR
        };
        if self.in_a_row(needed, |past| self.is_topped(past)) {
            self.raised(last)
        } else if self.fell_short(last) {
            self.lowered(last, LOWERED_SHARE)
        } else {
            same(last)
        }
    }

    fn linear(&self, last: &Exposure, step: Load) -> Next {
        if let Some(next) = self.other_range(last) {
            return next;
        }
        if self.is_done(last) {
            self.raised_by(last, step)
        } else if self.in_a_row(FAILED_BEFORE_RESET, |past| self.fell_short(past)) {
            self.lowered(last, RESET_SHARE)
        } else {
            same(last)
        }
    }

    fn percent(&self, percent: u8) -> Next {
        let best = self.past.iter().filter_map(e1rm_kg).reduce(f64::max);
        let Some(e1rm) = best.and_then(|kg| Load::from_mass(kg, MassUnit::Kilogram).ok()) else {
            return (None, LoadReason::FirstTime);
        };
        let share = f64::from(percent) / WHOLE_PERCENT;
        let load = self.kit.fit(scaled(e1rm, share), self.exercise, Fit::Near);
        (Some(load), LoadReason::Percent { percent, e1rm })
    }

    fn rir_led(&self, last: &Exposure) -> Next {
        if let Some(next) = self.other_range(last) {
            return next;
        }
        let Some(left) = last.least_rir else {
            return self.double(last);
        };
        let more = left.reps() - self.written.rir.reps();
        if 1.0 <= more && self.is_done(last) {
            self.raised(last)
        } else if more <= -1.0 || self.fell_short(last) {
            self.lowered(last, LOWERED_SHARE)
        } else {
            same(last)
        }
    }

    /// Whether something held the last so many times, all at the last load.
    fn in_a_row(&self, times: usize, holds: impl Fn(&Exposure) -> bool) -> bool {
        let load = self.past.first().map(|last| last.load);
        times <= self.past.len()
            && self.past[..times]
                .iter()
                .all(|past| Some(past.load) == load && holds(past))
    }

    /// Whether all sets reached the top of the range with enough left, as far as it was noted.
    fn is_topped(&self, past: &Exposure) -> bool {
        let reached = match self.written.amount {
            Amount::Reps { high, .. } => past.least_reps.is_some_and(|reps| high <= reps),
            Amount::Time { high, .. } => past.shortest.is_some_and(|time| high <= time),
        };
        let left_enough = past.least_rir.is_none_or(|rir| self.written.rir <= rir);
        reached && left_enough && usize::from(self.written.sets) <= past.sets
    }

    /// Whether all sets reached the bottom of the range.
    fn is_done(&self, past: &Exposure) -> bool {
        let reached = match self.written.amount {
            Amount::Reps { low, .. } => past.least_reps.is_some_and(|reps| low <= reps),
            Amount::Time { low, .. } => past.shortest.is_some_and(|time| low <= time),
        };
        reached && usize::from(self.written.sets) <= past.sets
    }

    /// Whether even the best set stayed under the range.
    fn fell_short(&self, past: &Exposure) -> bool {
        match self.written.amount {
            Amount::Reps { low, .. } => past.best_reps.is_some_and(|reps| reps < low),
            Amount::Time { .. } => false,
        }
    }

    /// A rise of R29: the least that the plates allow, aimed at 2.5 % or 5 % for legs and hips.
    fn raised(&self, last: &Exposure) -> Next {
        let aim = if self.exercise.pattern.is_lower() {
            LOWER_RISE
        } else {
            LEAST_RISE
        };
        self.raised_by(last, scaled(last.load, aim))
    }

    /// A rise by about so much, at least one step and never over the cap.
    fn raised_by(&self, last: &Exposure, by: Load) -> Next {
        let step = step_load(self.kit.step_of(self.exercise), self.kit.unit);
        let last_load = last.load;
        match self.exercise.loading {
            Loading::External if last_load <= Load::ZERO => more_reps(last),
            Loading::Bodyweight if last_load == Load::ZERO => more_reps(last),
            Loading::Assisted | Loading::Bodyweight => {
                let load = self
                    .kit
                    .fit(plus(last_load, step), self.exercise, Fit::Near);
                let load = if last_load < Load::ZERO {
                    load.min(Load::ZERO)
                } else {
                    load
                };
                (Some(load), LoadReason::Earned { last: last_load })
            }
            Loading::External => {
                let one_step = self
                    .kit
                    .fit(plus(last_load, step), self.exercise, Fit::Down);
                let aimed = self.kit.fit(plus(last_load, by), self.exercise, Fit::Near);
                let most = most_after(last_load);
                let load = [aimed.max(one_step), one_step]
                    .into_iter()
                    .find(|load| last_load < *load && *load <= most);
                load.map_or(
                    (
                        Some(last_load),
                        LoadReason::StepTooLarge { last: last_load },
                    ),
                    |load| (Some(load), LoadReason::Earned { last: last_load }),
                )
            }
        }
    }

    /// About this share of the load, at least one step less, and never under the empty bar.
    fn lowered(&self, last: &Exposure, share: f64) -> Next {
        let step = step_load(self.kit.step_of(self.exercise), self.kit.unit);
        let one_step = minus(last.load, step);
        let aimed = lightened(last.load, share).min(one_step);
        let load = self.kit.fit(aimed, self.exercise, Fit::Near);
        if load < last.load {
            (Some(load), LoadReason::Lowered { last: last.load })
        } else {
            same(last)
        }
    }

    /// A load of which this share stays: lighter, and where the load is help, more help.
    pub(super) fn eased(&self, load: Load, share: f64) -> Load {
        self.kit.eased(load, share, self.exercise)
    }

    /// The load by the estimated maximum where the range is far from what was done last.
    fn other_range(&self, last: &Exposure) -> Option<Next> {
        let Amount::Reps { low, high } = self.written.amount else {
            return None;
        };
        let best = last.best_reps?.count();
        let is_same = (low.count() - RANGE_SLACK..=high.count() + RANGE_SLACK).contains(&best);
        if is_same || self.exercise.loading != Loading::External {
            return None;
        }
        let e1rm_kg = e1rm_kg(last)?;
        let share = 1.0 / HOUSE.multiple(reps_number(high) + self.written.rir.reps())?;
        let e1rm = Load::from_mass(e1rm_kg, MassUnit::Kilogram).ok()?;
        let load = self.kit.fit(scaled(e1rm, share), self.exercise, Fit::Down);
        let percent = whole_percent(share);
        Some((Some(load), LoadReason::Percent { percent, e1rm }))
    }

    /// The way back after a break: up to the load before it, at most a tenth at a time.
    fn regaining(&self, last: &Exposure) -> Option<Next> {
        let after = self
            .past
            .windows(2)
            .take(REGAINING_TIMES)
            .position(|pair| {
                BREAK_DAYS <= i64::from(super::calendar::days_between(pair[1].date, pair[0].date))
            })?;
        let before = self.past[after + 1].load;
        if before <= last.load || last.load <= Load::ZERO || self.fell_short(last) {
            return None;
        }
        let most = most_after(last.load);
        let load = self
            .kit
            .fit(most, self.exercise, Fit::Down)
            .min(before)
            .max(last.load);
        let last = last.load;
        Some((Some(load), LoadReason::Regaining { last, before }))
    }
}

fn same(last: &Exposure) -> Next {
    let reason = LoadReason::SameAsLast {
        last: last.load,
        reps: last.best_reps,
    };
    (Some(last.load), reason)
}

fn more_reps(last: &Exposure) -> Next {
    let reps = last.best_reps;
    (Some(last.load), LoadReason::MoreReps { reps })
}

/// The most a load may be next time, rounded down to the gram.
fn most_after(load: Load) -> Load {
    Load::try_new(load.grams() + load.grams() / MOST_RISE_PART).unwrap_or(load)
}

fn plus(load: Load, more: Load) -> Load {
    Load::try_new(load.grams() + more.grams()).unwrap_or(load)
}

fn minus(load: Load, less: Load) -> Load {
    Load::try_new(load.grams() - less.grams()).unwrap_or(load)
}

#[expect(clippy::cast_precision_loss, reason = "at most a million")]
fn reps_number(reps: Reps) -> f64 {
    reps.count() as f64
}

/// The estimated maximum from the best straight set, in kilograms; `None` without a load, without
/// repetitions and outside the range that the house formula was tested for. Where nothing was noted
/// as left, none is taken to be left, which errs on the light side.
fn e1rm_kg(past: &Exposure) -> Option<f64> {
    let left = past.least_rir.map_or(0.0, Rir::reps);
    let to_limit = reps_number(past.best_reps?) + left;
    if past.load <= Load::ZERO || MOST_REPS_TO_LIMIT < to_limit {
        return None;
    }
    Some(past.load.kilograms() * HOUSE.multiple(to_limit)?)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share between 0 and 1"
)]
fn whole_percent(share: f64) -> u8 {
    libm::round(share * WHOLE_PERCENT) as u8
}

#[cfg(test)]
mod tests;
