//! Earlier sessions as the forecasters of bests and shortfalls remember them.
//!
//! Bounds: [`MAX_BOUTS`] bouts of [`MAX_SETS`] sets per exercise; the trained days of four weeks
//! per muscle; [`MAX_RECENT`] sessions and surprises per athlete; and the exercise lists of
//! sessions that came before a remembered bout, at most two per bout.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::codec::{DecodeError, Reader, Writer};
use super::seen::{ExerciseKey, Moment, MuscleKey};

/// Bouts remembered per exercise.
/// Source: benchmark protocol, task A (ten are candidates, two more show what preceded them).
pub(crate) const MAX_BOUTS: usize = 12;

/// Sets remembered of one bout.
/// Choice: more than anyone in the benchmark's logs needs to be matched at a load.
const MAX_SETS: usize = 40;

/// Sessions and surprises remembered per athlete.
/// Source: benchmark protocol, task A.
const MAX_RECENT: usize = 60;

/// Days after which a muscle's sets no longer count.
/// Source: benchmark protocol, task A.
const MUSCLE_DAYS: f64 = 29.0;

/// Days without the muscle when it was never trained, or not for four weeks.
/// Source: benchmark protocol, task A.
const LONG_AGO_DAYS: f64 = 60.0;

/// Most sessions counted per muscle within four weeks.
/// Choice: four a day.
const MAX_MUSCLE_SESSIONS: usize = 116;

/// Sessions between two clearings of exercise lists nobody refers to.
/// Choice: keeps the clearing's cost per session small.
const CLEAR_EVERY: u32 = 32;

/// Latest surprises averaged whatever their age.
/// Source: benchmark protocol, task A.
const LATEST: usize = 6;

/// One exercise of one session, as performed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bout {
    /// Start of the session.
    pub(crate) start: Moment,
    /// Number of the session among those with a strength set.
    pub(crate) session: u32,
    /// Place of the exercise in the session, from 0.
    pub(crate) position: u32,
    /// Natural logarithm of the best set's e1RM.
    pub(crate) ln_best: f64,
    /// Repetitions of the best set.
    pub(crate) best_reps: u16,
    /// Natural logarithm of the heaviest load.
    pub(crate) ln_top: f64,
    /// Whether two or more sets at the heaviest load had equal repetitions.
    pub(crate) is_uniform: bool,
    /// Repetitions between the best and the worst set at the heaviest load.
    pub(crate) drop: f64,
    /// Logarithm of load, and repetitions, of each set.
    pub(crate) sets: Vec<(f64, u16)>,
}

/// The bouts of one exercise.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct OfExercise {
    /// Oldest first.
    bouts: VecDeque<Bout>,
    /// Bouts ever.
    pub(crate) n_bouts: u32,
}

impl OfExercise {
    /// Bouts, newest first.
    pub(crate) fn newest(&self) -> impl ExactSizeIterator<Item = &Bout> + Clone {
        self.bouts.iter().rev()
    }

    /// The last bout.
    pub(crate) fn last(&self) -> Option<&Bout> {
        self.bouts.back()
    }
}

/// How one bout's best surprised.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Surprise {
    at: Moment,
    /// Against the bout before.
    value: f64,
    /// Against the smoothed level of the bouts before.
    above_level: f64,
}

/// All that is remembered of an athlete's sessions.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Past {
    exercises: BTreeMap<ExerciseKey, OfExercise>,
    muscles: BTreeMap<MuscleKey, VecDeque<(Moment, u32)>>,
    sessions: VecDeque<(Moment, u32)>,
    surprises: VecDeque<Surprise>,
    lists: BTreeMap<u32, Vec<ExerciseKey>>,
    /// Sessions with a strength set, ever.
    pub(crate) n_sessions: u32,
}

/// Pushes at the back; drops from the front beyond `limit`.
fn push_bounded<T>(queue: &mut VecDeque<T>, value: T, limit: usize) {
    if limit <= queue.len() {
        queue.pop_front();
    }
    queue.push_back(value);
}

impl Past {
    /// The bouts of an exercise, if it was ever done.
    pub(crate) fn exercise(&self, key: ExerciseKey) -> Option<&OfExercise> {
        self.exercises.get(&key)
    }

    /// Sets for a muscle within `days` before `now`.
    pub(crate) fn muscle_sets(&self, key: MuscleKey, now: Moment, days: f64) -> f64 {
        let within = days.min(MUSCLE_DAYS);
        self.muscles
            .get(&key)
            .map_or(0.0, |seen| sum_within(seen, now, within))
    }

    /// Days since a muscle was last trained; 60 when it was not within four weeks.
    pub(crate) fn days_since_muscle(&self, key: MuscleKey, now: Moment) -> f64 {
        let last = self.muscles.get(&key).and_then(|seen| seen.back());
        let days = last.map(|(at, _)| now.days_since(*at));
        days.filter(|days| *days <= MUSCLE_DAYS)
            .unwrap_or(LONG_AGO_DAYS)
    }

    /// All sets within `days` before `now`.
    pub(crate) fn all_sets(&self, now: Moment, days: f64) -> f64 {
        sum_within(&self.sessions, now, days)
    }

    /// Mean of what the latest bests added to the bout before.
    pub(crate) fn latest_surprise(&self) -> f64 {
        let latest = self.surprises.iter().rev().take(LATEST);
        mean(latest.map(|one| one.value))
    }

    /// What remembered bests of all exercises after `then` added to their smoothed levels: their
    /// sum over the root of their number, so that luck alone is as large after many as after few.
    pub(crate) fn surprise_since(&self, then: Moment) -> f64 {
        /// Makes the sum about as large as other surprises.
        /// Choice: any; the fitted weight undoes it but for the cap.
        const SCALE: f64 = 3.0;
        let since = self.surprises.iter().rev();
        let since = since.take_while(|one| then.seconds < one.at.seconds);
        let (sum, count) = since.fold((0.0, 0.0), |(sum, count), one| {
            (sum + one.above_level, count + 1.0)
        });
        sum / (SCALE * libm::sqrt(count + 1.0))
    }

    /// The exercises of the session with a number, if they are still remembered.
    pub(crate) fn list(&self, session: Option<u32>) -> Option<&[ExerciseKey]> {
        session
            .and_then(|session| self.lists.get(&session))
            .map(Vec::as_slice)
    }

    /// Notes what today's bouts added to expectation.
    pub(crate) fn note_surprise(&mut self, at: Moment, value: f64, above_level: f64) {
        let surprise = Surprise {
            at,
            value,
            above_level,
        };
        push_bounded(&mut self.surprises, surprise, MAX_RECENT);
    }

    /// Remembers a finished session: its bouts, then its sets by muscle.
    pub(crate) fn step(
        &mut self,
        start: Moment,
        bouts: Vec<(ExerciseKey, Bout)>,
        by_muscle: &BTreeMap<MuscleKey, u32>,
    ) {
        if !bouts.is_empty() {
            let mut list: Vec<ExerciseKey> = bouts.iter().map(|(key, _)| *key).collect();
            list.sort_unstable();
            self.lists.insert(self.n_sessions, list);
            self.n_sessions = self.n_sessions.saturating_add(1);
        }
        for (key, mut bout) in bouts {
            bout.sets.truncate(MAX_SETS);
            let exercise = self.exercises.entry(key).or_default();
            exercise.n_bouts = exercise.n_bouts.saturating_add(1);
            push_bounded(&mut exercise.bouts, bout, MAX_BOUTS);
        }
        for (key, n_sets) in by_muscle {
            let seen = self.muscles.entry(*key).or_default();
            seen.retain(|(at, _)| start.days_since(*at) <= MUSCLE_DAYS);
            push_bounded(seen, (start, *n_sets), MAX_MUSCLE_SESSIONS);
        }
        push_bounded(
            &mut self.sessions,
            (start, by_muscle.values().sum()),
            MAX_RECENT,
        );
        if self.n_sessions.is_multiple_of(CLEAR_EVERY) {
            self.clear_lists();
        }
    }

    /// Drops exercise lists that no remembered bout and no coming session looks back to.
    fn clear_lists(&mut self) {
        let bouts = self.exercises.values().flat_map(|exercise| &exercise.bouts);
        let mut wanted: BTreeSet<u32> = bouts
            .flat_map(|bout| [bout.session.checked_sub(1), bout.session.checked_sub(2)])
            .flatten()
            .collect();
        wanted.extend(self.n_sessions.checked_sub(1));
        wanted.extend(self.n_sessions.checked_sub(2));
        self.lists.retain(|session, _| wanted.contains(session));
    }
}

fn sum_within(seen: &VecDeque<(Moment, u32)>, now: Moment, days: f64) -> f64 {
    let within = seen.iter().filter(|(at, _)| now.days_since(*at) <= days);
    within.map(|(_, n_sets)| f64::from(*n_sets)).sum()
}

/// Mean of the values; 0 for none.
pub(crate) fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if 0.0 < count { sum / count } else { 0.0 }
}

impl Past {
    pub(crate) fn write(&self, out: &mut Writer) {
        out.len(self.exercises.len());
        for (key, exercise) in &self.exercises {
            out.u32(key.0);
            out.u32(exercise.n_bouts);
            out.len(exercise.bouts.len());
            for bout in &exercise.bouts {
                bout.write(out);
            }
        }
        out.len(self.muscles.len());
        for (key, seen) in &self.muscles {
            out.u8(key.0);
            write_counts(seen, out);
        }
        write_counts(&self.sessions, out);
        out.len(self.surprises.len());
        for one in &self.surprises {
            out.i64(one.at.seconds);
            out.f64(one.value);
            out.f64(one.above_level);
        }
        out.len(self.lists.len());
        for (session, list) in &self.lists {
            out.u32(*session);
            out.len(list.len());
            for key in list {
                out.u32(key.0);
            }
        }
        out.u32(self.n_sessions);
    }

    pub(crate) fn read(bytes: &mut Reader) -> Result<Self, DecodeError> {
        let mut past = Self::default();
        for _ in 0..bytes.len()? {
            let key = ExerciseKey(bytes.u32()?);
            let n_bouts = bytes.u32()?;
            let bouts = (0..bytes.len()?)
                .map(|_| Bout::read(bytes))
                .collect::<Result<_, _>>()?;
            past.exercises.insert(key, OfExercise { bouts, n_bouts });
        }
        for _ in 0..bytes.len()? {
            let key = MuscleKey(bytes.u8()?);
            past.muscles.insert(key, read_counts(bytes)?);
        }
        past.sessions = read_counts(bytes)?;
        for _ in 0..bytes.len()? {
            let seconds = bytes.i64()?;
            past.surprises.push_back(Surprise {
                at: Moment { seconds },
                value: bytes.f64()?,
                above_level: bytes.f64()?,
            });
        }
        for _ in 0..bytes.len()? {
            let session = bytes.u32()?;
            let keys = (0..bytes.len()?).map(|_| Ok(ExerciseKey(bytes.u32()?)));
            past.lists.insert(session, keys.collect::<Result<_, _>>()?);
        }
        past.n_sessions = bytes.u32()?;
        Ok(past)
    }
}

impl Bout {
    fn write(&self, out: &mut Writer) {
        out.i64(self.start.seconds);
        out.u32(self.session);
        out.u32(self.position);
        out.f64(self.ln_best);
        out.u32(u32::from(self.best_reps));
        out.f64(self.ln_top);
        out.u8(u8::from(self.is_uniform));
        out.f64(self.drop);
        out.len(self.sets.len());
        for (ln_load, reps) in &self.sets {
            out.f64(*ln_load);
            out.u32(u32::from(*reps));
        }
    }

    fn read(bytes: &mut Reader) -> Result<Self, DecodeError> {
        let mut bout = Self {
            start: Moment {
                seconds: bytes.i64()?,
            },
            session: bytes.u32()?,
            position: bytes.u32()?,
            ln_best: bytes.f64()?,
            best_reps: bytes.reps()?,
            ln_top: bytes.f64()?,
            is_uniform: bytes.u8()? == 1,
            drop: bytes.f64()?,
            sets: vec![],
        };
        for _ in 0..bytes.len()? {
            bout.sets.push((bytes.f64()?, bytes.reps()?));
        }
        Ok(bout)
    }
}

fn write_counts(seen: &VecDeque<(Moment, u32)>, out: &mut Writer) {
    out.len(seen.len());
    for (at, count) in seen {
        out.i64(at.seconds);
        out.u32(*count);
    }
}

fn read_counts(bytes: &mut Reader) -> Result<VecDeque<(Moment, u32)>, DecodeError> {
    (0..bytes.len()?)
        .map(|_| {
            Ok((
                Moment {
                    seconds: bytes.i64()?,
                },
                bytes.u32()?,
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: i64) -> Moment {
        Moment {
            seconds: day * 86_400,
        }
    }

    #[test]
    fn only_bests_since_count_and_only_those_remembered() {
        let mut past = Past::default();
        assert_eq!(past.surprise_since(day(0)).to_bits(), 0.0_f64.to_bits());
        for (at, above) in [(1, 0.5), (2, 0.1), (3, 0.06), (3, 0.03)] {
            past.note_surprise(day(at), 0.0, above);
        }
        let since = past.surprise_since(day(2));
        assert!((since - 0.09 / (3.0 * 3.0_f64.sqrt())).abs() < 1e-12);
        for _ in 0..200 {
            past.note_surprise(day(9), 0.0, 0.01);
        }
        let all = past.surprise_since(day(0));
        assert!((all - 0.6 / (3.0 * 61.0_f64.sqrt())).abs() < 1e-12);
    }
}
