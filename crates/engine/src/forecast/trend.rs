//! Has progress bent downwards? A Bayesian change-point over all her lifts.
//!
//! One number per session: how far its bests are above where each lift began. A straight line
//! through the last 140 days is compared with lines that bend down at some day in the last twelve
//! weeks; the answer is the log of how much likelier a bend is, averaged over the days it could
//! have happened. The threshold gives one false alarm in 180 days on steady simulated progress.
//!
//! Slow by nature: in the simulator a plateau takes about seven weeks to see. Promise that, not
//! two. What to say and do about it is for the warning room.

use std::collections::{BTreeMap, VecDeque};

use super::codec::{DecodeError, Reader, Writer};
use super::seen::{ExerciseKey, Moment};

/// Days looked at.
/// Source: benchmark protocol, section 7.
const WINDOW_DAYS: f64 = 140.0;

/// Days back that a bend may lie.
/// Source: benchmark protocol, section 7.
const BEND_DAYS: f64 = 84.0;

/// Sessions needed in the window.
/// Source: benchmark protocol, section 7.
pub const LEAST_SESSIONS: usize = 30;

/// Sessions after which a lift's beginning is settled.
/// Source: benchmark protocol, section 7.
const LEVEL_SESSIONS: u32 = 8;

/// Values further than this from the window's median count as this far.
/// Source: benchmark protocol, section 7.
const FAR: f64 = 0.09;

/// Days that are one unit of time in the comparison.
/// Source: benchmark protocol, section 7.
const UNIT_DAYS: f64 = 50.0;

/// Standard deviation of a bend before it is seen, per unit of time.
/// Source: benchmark protocol, section 7.
const BEND_SPREAD: f64 = 0.03;

/// Sessions at either end of the window where no bend is looked for, and the step between bends.
/// Source: benchmark protocol, section 7.
const BENDS: [usize; 3] = [10, 4, 3];

/// Logarithm of the likelihood ratio from which a bend is reported.
/// Source: `recoup-benchmark plateau`: one false alarm in 180 days of steady progress.
pub const ALARM: f64 = 0.65;

/// Most sessions remembered.
/// Choice: three a day over the window.
const MAX_SESSIONS: usize = 420;

/// Version of the saved state. Choice: counts the layouts there have been.
const VERSION: u32 = 1;

/// What is remembered to see a bend.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct TrendState {
    levels: BTreeMap<ExerciseKey, (f64, u32)>,
    sessions: VecDeque<(f64, f64)>,
}

/// How likely a bend is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bend {
    /// Log of how much likelier a bend is than a straight line; [`ALARM`] and more is reported.
    pub ln_ratio: f64,
    /// Days since the likeliest bend.
    pub days_ago: f64,
    /// Change of ln e1RM per day at that bend, below 0; shrunk towards none.
    pub change_per_day: f64,
    /// Sessions it rests on.
    pub n_sessions: usize,
}

impl Bend {
    /// Whether the bend is to be reported.
    pub fn is_alarm(&self) -> bool {
        ALARM <= self.ln_ratio
    }
}

impl TrendState {
    /// Takes in a session: the best ln e1RM of each of its exercises. Sessions come in order.
    pub fn step(&mut self, start: Moment, bests: &[(ExerciseKey, f64)]) {
        let mut sum = 0.0;
        let mut count = 0.0;
        for (exercise, best) in bests.iter().filter(|(_, best)| best.is_finite()) {
            let (level, seen) = self.levels.entry(*exercise).or_insert((*best, 0));
            sum += best - *level;
            count += 1.0;
            if *seen < LEVEL_SESSIONS {
                *seen += 1;
                *level += (best - *level) / f64::from(*seen);
            }
        }
        if count == 0.0 {
            return;
        }
        let day = start.to_days();
        self.sessions.push_back((day, sum / count));
        let is_old = |first: &(f64, f64)| WINDOW_DAYS < day - first.0;
        while self.sessions.front().is_some_and(is_old) || MAX_SESSIONS < self.sessions.len() {
            self.sessions.pop_front();
        }
    }

    /// How likely progress has bent downwards; none with fewer than [`LEAST_SESSIONS`] sessions
    /// in the window.
    pub fn bend(&self) -> Option<Bend> {
        let n = self.sessions.len();
        if n < LEAST_SESSIONS {
            return None;
        }
        let window = Window::new(&self.sessions);
        let (mut total, mut bends, mut best) = (0.0, 0.0, (f64::NEG_INFINITY, 0.0, 0.0));
        let mut idx = n - BENDS[1];
        while BENDS[0] < idx && -BEND_DAYS <= window.times[idx] * UNIT_DAYS {
            let (ln_ratio, change) = window.compare(window.times[idx]);
            total += libm::exp(ln_ratio.min(MOST_LN_RATIO));
            bends += 1.0;
            if best.0 < ln_ratio {
                best = (ln_ratio, -window.times[idx] * UNIT_DAYS, change / UNIT_DAYS);
            }
            idx = idx.saturating_sub(BENDS[2]);
        }
        let mean = if 0.0 < bends { total / bends } else { 0.0 };
        let ln_ratio = libm::log(mean.max(LEAST_CHANCE));
        Some(Bend {
            ln_ratio,
            days_ago: best.1,
            change_per_day: best.2.min(0.0),
            n_sessions: n,
        })
    }
}

impl TrendState {
    /// Saves the state; a cache only: the log can always rebuild it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.u32(VERSION);
        out.len(self.levels.len());
        for (key, (level, seen)) in &self.levels {
            out.u32(key.0);
            out.f64(*level);
            out.u32(*seen);
        }
        out.len(self.sessions.len());
        for (day, value) in &self.sessions {
            out.f64(*day);
            out.f64(*value);
        }
        out.into_bytes()
    }

    /// The state that [`TrendState::to_bytes`] saved, to the bit.
    ///
    /// # Errors
    /// The bytes are no state of this version; rebuild it from the log.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut bytes = Reader::new(bytes);
        let found = bytes.u32()?;
        if found != VERSION {
            return Err(DecodeError::Version {
                found,
                expected: VERSION,
            });
        }
        let mut state = Self::default();
        for _ in 0..bytes.len()? {
            let key = ExerciseKey(bytes.u32()?);
            state.levels.insert(key, (bytes.f64()?, bytes.u32()?));
        }
        for _ in 0..bytes.len()? {
            state.sessions.push_back((bytes.f64()?, bytes.f64()?));
        }
        bytes.finish()?;
        Ok(state)
    }
}

/// Guards of logarithms and exponentials.
/// Choice: far beyond any evidence.
const MOST_LN_RATIO: f64 = 60.0;

/// The least chance a logarithm is taken of.
/// Choice: far beyond any evidence.
const LEAST_CHANCE: f64 = 1e-12;

/// The window's values after a straight line is taken out.
struct Window {
    times: Vec<f64>,
    mean_time: f64,
    time_square: f64,
    left: Vec<f64>,
    variance: f64,
}

impl Window {
    fn new(sessions: &VecDeque<(f64, f64)>) -> Self {
        let now = sessions.back().map_or(0.0, |(day, _)| *day);
        let times: Vec<f64> = sessions
            .iter()
            .map(|(day, _)| (day - now) / UNIT_DAYS)
            .collect();
        let mut sorted: Vec<f64> = sessions.iter().map(|(_, value)| *value).collect();
        sorted.sort_by(f64::total_cmp);
        let middle = f64::midpoint(sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]);
        let clipped = sessions
            .iter()
            .map(|(_, value)| value.clamp(middle - FAR, middle + FAR));
        let values: Vec<f64> = clipped.collect();
        let mean_time = super::past::mean(times.iter().copied());
        let time_square: f64 = times
            .iter()
            .map(|t| (t - mean_time) * (t - mean_time))
            .sum();
        let mut window = Self {
            times,
            mean_time,
            time_square,
            left: vec![],
            variance: 0.0,
        };
        window.left = window.straightened(&values);
        let squares: f64 = window.left.iter().map(|left| left * left).sum();
        #[expect(clippy::cast_precision_loss, reason = "at most 420 sessions")]
        let free = window.left.len() as f64 - 2.0;
        window.variance = (squares / free).max(LEAST_CHANCE);
        window
    }

    /// What a straight line over time leaves of the values.
    fn straightened(&self, values: &[f64]) -> Vec<f64> {
        let mean = super::past::mean(values.iter().copied());
        let pairs = || self.times.iter().map(|t| t - self.mean_time).zip(values);
        let slope: f64 = pairs().map(|(t, value)| t * (value - mean)).sum::<f64>()
            / self.time_square.max(LEAST_CHANCE);
        pairs().map(|(t, value)| value - mean - slope * t).collect()
    }

    /// Log likelihood ratio of a downward bend at `time` against none, and the bend.
    ///
    /// With a normal prior on the bend of which only the downward half counts.
    fn compare(&self, time: f64) -> (f64, f64) {
        let hinge: Vec<f64> = self.times.iter().map(|t| (t - time).max(0.0)).collect();
        let hinge = self.straightened(&hinge);
        let square: f64 = hinge.iter().map(|h| h * h).sum();
        let joint: f64 = hinge.iter().zip(&self.left).map(|(h, left)| h * left).sum();
        let prior = BEND_SPREAD * BEND_SPREAD;
        let variance = 1.0 / (square / self.variance + 1.0 / prior);
        let bend = variance * joint / self.variance;
        let z = bend / libm::sqrt(variance);
        let downward = libm::erfc(z * std::f64::consts::FRAC_1_SQRT_2).max(LEAST_CHANCE);
        (
            libm::log(variance / prior) / 2.0 + z * z / 2.0 + libm::log(downward),
            bend,
        )
    }
}

#[cfg(test)]
mod tests {
    use rand_pcg::rand_core::Rng;

    use super::*;

    /// Three sessions a week: progress of 0.3 % a week, then none from `bend` on.
    fn followed(days: i64, bend: i64) -> TrendState {
        let mut chance = rand_pcg::Pcg32::new(3, 5);
        let mut state = TrendState::default();
        for day in (0..days).filter(|day| day % 7 % 2 == 0 && day % 7 != 6) {
            let noise = f64::from(chance.next_u32()) / f64::from(u32::MAX) - 0.5;
            let level = 0.003 / 7.0 * f64::from(i32::try_from(day.min(bend)).unwrap());
            let best = 4.5 + level + 0.01 * noise;
            state.step(
                Moment {
                    seconds: day * 86_400,
                },
                &[(ExerciseKey(0), best)],
            );
        }
        state
    }

    #[test]
    fn steady_progress_raises_no_alarm() {
        let bend = followed(200, 1_000).bend().unwrap();
        assert!(!bend.is_alarm(), "{bend:?}");
    }

    #[test]
    fn a_plateau_is_seen_and_dated() {
        let bend = followed(200, 130).bend().unwrap();
        assert!(bend.is_alarm(), "{bend:?}");
        assert!((bend.days_ago - 70.0).abs() < 15.0, "{bend:?}");
        assert!(bend.change_per_day < 0.0);
    }

    #[test]
    fn few_sessions_say_nothing() {
        assert_eq!(followed(40, 20).bend(), None);
    }

    #[test]
    fn saving_midway_changes_no_bit() {
        let whole = followed(200, 130);
        let bytes = whole.to_bytes();
        let again = TrendState::from_bytes(&bytes).unwrap();
        assert_eq!(again, whole);
        assert_eq!(again.to_bytes(), bytes);
        assert_eq!(again.bend(), whole.bend());
        assert!(TrendState::from_bytes(&bytes[..bytes.len() - 1]).is_err());
        assert_eq!(
            TrendState::from_bytes(&[&bytes[..], &[0]].concat()),
            Err(DecodeError::LeftOver)
        );
    }

    #[test]
    fn memory_stays_within_the_window() {
        assert!(followed(2_000, 100).sessions.len() <= 61);
    }
}
