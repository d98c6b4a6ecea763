//! The session under way: its sets in order, and the bouts they make.

use std::collections::BTreeMap;

use super::codec::{DecodeError, Reader, Writer};
use super::effort::{ln_load, ln_rep_factor, tells_strength};
use super::past::Bout;
use super::seen::{ExerciseKey, Moment, MuscleKey, SetSeen};

/// Most sets of one session that are remembered.
/// Choice: far beyond any session in the benchmark's logs; bounds memory.
const MAX_SETS: usize = 1_000;

/// Loads within this share of the heaviest count as the heaviest.
/// Source: benchmark protocol, task A.
const TOP_SHARE: f64 = 0.999;

/// The session under way.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Today {
    pub(crate) start: Moment,
    sets: Vec<SetSeen>,
}

/// A bout with what it was a bout of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BoutOf {
    pub(crate) exercise: ExerciseKey,
    pub(crate) muscle: MuscleKey,
    pub(crate) bout: Bout,
}

impl Today {
    pub(crate) fn new(start: Moment) -> Self {
        Self {
            start,
            sets: vec![],
        }
    }

    pub(crate) fn step(&mut self, set: SetSeen) {
        if self.sets.len() < MAX_SETS {
            self.sets.push(set);
        }
    }

    /// The exercises done so far with a strength set, in the order they began.
    pub(crate) fn bouts(&self, session: u32) -> Vec<BoutOf> {
        let mut order: Vec<ExerciseKey> = vec![];
        let mut sets: BTreeMap<ExerciseKey, Vec<&SetSeen>> = BTreeMap::new();
        for set in &self.sets {
            if !order.contains(&set.exercise) {
                order.push(set.exercise);
            }
            if tells_strength(set) {
                sets.entry(set.exercise).or_default().push(set);
            }
        }
        let done = order.iter().filter_map(|key| sets.get(key));
        done.zip(0..)
            .map(|(sets, place)| self.bout_of(sets, place, session))
            .collect()
    }

    /// The bout that some sets of one exercise make; there is at least one.
    fn bout_of(&self, sets: &[&SetSeen], position: u32, session: u32) -> BoutOf {
        let top_kg = sets.iter().fold(0.0, |top: f64, set| top.max(set.load_kg));
        let strength = |set: &SetSeen| ln_load(set.load_kg) + ln_rep_factor(set.reps);
        let mut best = sets[0];
        for set in &sets[1..] {
            if strength(best) < strength(set) {
                best = set;
            }
        }
        let at_top = sets.iter().filter(|set| top_kg * TOP_SHARE <= set.load_kg);
        let (mut most, mut fewest, mut count) = (0, u16::MAX, 0);
        for set in at_top {
            most = most.max(set.reps);
            fewest = fewest.min(set.reps);
            count += 1;
        }
        let bout = Bout {
            start: self.start,
            session,
            position,
            ln_best: strength(best),
            best_reps: best.reps,
            ln_top: ln_load(top_kg),
            is_uniform: 2 <= count && most == fewest,
            drop: f64::from(most - fewest),
            sets: sets
                .iter()
                .map(|set| (ln_load(set.load_kg), set.reps))
                .collect(),
        };
        BoutOf {
            exercise: sets[0].exercise,
            muscle: sets[0].muscle,
            bout,
        }
    }

    /// Sets by muscle, bodyweight sets included.
    pub(crate) fn by_muscle(&self) -> BTreeMap<MuscleKey, u32> {
        let mut counts = BTreeMap::new();
        for set in &self.sets {
            *counts.entry(set.muscle).or_insert(0) += 1;
        }
        counts
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.i64(self.start.seconds);
        out.len(self.sets.len());
        for set in &self.sets {
            out.u32(set.exercise.0);
            out.u8(set.muscle.0);
            out.f64(set.load_kg);
            out.u32(u32::from(set.reps));
            out.option(set.rir, Writer::f64);
        }
    }

    pub(crate) fn read(bytes: &mut Reader) -> Result<Self, DecodeError> {
        let mut today = Self::new(Moment {
            seconds: bytes.i64()?,
        });
        for _ in 0..bytes.len()? {
            today.sets.push(SetSeen {
                exercise: ExerciseKey(bytes.u32()?),
                muscle: MuscleKey(bytes.u8()?),
                load_kg: bytes.f64()?,
                reps: bytes.reps()?,
                rir: bytes.option(Reader::f64)?,
            });
        }
        Ok(today)
    }
}
