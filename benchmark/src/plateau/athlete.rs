//! A simulated athlete: four lifts, four sessions a week, deloads, missed weeks, and a fate.
//!
//! Progress of 0.30 % a week times a lognormal spread of 0.4; fatigue that a session's load adds
//! to and that fades over seven days; a form of the day of 1.2 %; each lift drifts 0.12 % per
//! root day; a deload every five to eight weeks (half the load, most bests 8 % lower); two missed
//! weeks; a session's noise in three parts, as the forecasters' residuals on real logs have it.
//! The change day lies between day 150 and 250. What it does not have: illness, changes of
//! program, seasons, lifts that come and go.

use crate::random::Random;

/// Days of a simulated life.
pub(crate) const DAYS: i64 = 420;

/// Progress per day: 0.30 % a week.
/// Choice: between the median and the upper quarter of real lifts.
const PROGRESS: f64 = 0.003 / 7.0;

/// What happens on the change day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Nothing.
    Steady,
    /// Progress stops.
    Plateau,
    /// One percent a week is lost for eight weeks, with 60 % more load.
    DeclineAfterRamp,
    /// The same loss without a change of load.
    Decline,
}

/// One session: its day, and the best ln e1RM of each lift done.
#[derive(Clone, Debug)]
pub(crate) struct Day {
    pub(crate) day: i64,
    pub(crate) bests: Vec<(u32, f64)>,
}

/// A life: simulated, or read from a log.
#[derive(Clone, Debug)]
pub(crate) struct Athlete {
    pub(crate) sessions: Vec<Day>,
    /// Load of every day.
    pub(crate) loads: Vec<f64>,
    pub(crate) change_day: i64,
}

/// Session noise of a lift: plan and scheme, with heavy tails, as the forecasters' residuals on
/// real logs have it.
fn noise(random: &mut Random) -> f64 {
    let kind = random.unit();
    let normal = random.normal();
    if kind < 0.62 {
        0.018 * normal
    } else if kind < 0.92 {
        0.06 * normal
    } else {
        -0.02 + 0.15 * normal
    }
}

fn between(random: &mut Random, low: i64, high: i64) -> i64 {
    low + i64::try_from(random.below(usize::try_from(high - low).unwrap_or(1))).unwrap_or(0)
}

/// What stays the same for one athlete.
struct Habits {
    fate: Fate,
    change_day: i64,
    progress: f64,
    base_load: f64,
    first_weekday: i64,
    deload_every: i64,
    missed: [i64; 2],
}

impl Habits {
    fn draw(fate: Fate, random: &mut Random) -> Self {
        Self {
            fate,
            change_day: between(random, 150, 250),
            progress: PROGRESS * (0.4 * random.normal()).exp(),
            base_load: 350.0 * (0.15 * random.normal()).exp(),
            first_weekday: between(random, 0, 7),
            deload_every: between(random, 5, 9),
            missed: [between(random, 0, DAYS / 7), between(random, 0, DAYS / 7)],
        }
    }

    fn is_deload(&self, day: i64) -> bool {
        (day / 7) % self.deload_every == self.deload_every - 1
    }

    fn is_training(&self, day: i64) -> bool {
        let weekday = (day + self.first_weekday) % 7;
        [0, 2, 3, 5].contains(&weekday) && !self.missed.contains(&(day / 7))
    }

    fn gain(&self, day: i64) -> f64 {
        let is_changed = self.change_day <= day;
        match self.fate {
            Fate::Plateau if is_changed => 0.0,
            Fate::Decline | Fate::DeclineAfterRamp if is_changed => {
                if day < self.change_day + 56 {
                    -0.01 / 7.0
                } else {
                    0.0
                }
            }
            _ => self.progress,
        }
    }

    fn load(&self, day: i64, random: &mut Random) -> f64 {
        let ramp = if self.fate == Fate::DeclineAfterRamp && self.change_day <= day {
            1.0 + 0.6 * ((day - self.change_day) as f64 / 14.0).min(1.0)
        } else {
            1.0
        };
        let deload = if self.is_deload(day) { 0.5 } else { 1.0 };
        self.base_load * ramp * deload * (0.25 * random.normal()).exp()
    }
}

impl Athlete {
    /// Lives a life.
    pub(crate) fn simulate(fate: Fate, random: &mut Random) -> Self {
        let habits = Habits::draw(fate, random);
        let mut sessions: Vec<Day> = vec![];
        let mut loads = vec![];
        let (mut level, mut fatigue, mut drift) = (0.0, 0.0, [0.0; 4]);
        for day in 0..DAYS {
            let load = if habits.is_training(day) {
                habits.load(day, random)
            } else {
                0.0
            };
            fatigue = fatigue * (-1.0_f64 / 7.0).exp() + 0.0015 * load / habits.base_load;
            level += habits.gain(day);
            drift
                .iter_mut()
                .for_each(|drift| *drift += 0.0012 * random.normal());
            loads.push(load);
            if !habits.is_training(day) {
                continue;
            }
            let form = level - fatigue + 0.012 * random.normal();
            let first = if sessions.len().is_multiple_of(2) {
                0
            } else {
                2
            };
            let lifts = [first, first + 1].into_iter();
            let bests = lifts.map(|lift: u32| {
                let is_light = habits.is_deload(day) && random.unit() < 0.7;
                let light = if is_light { 0.08 } else { 0.0 };
                let own = drift[usize::try_from(lift).unwrap_or(0)];
                (lift, form + own + noise(random) - light)
            });
            let bests = bests.collect();
            sessions.push(Day { day, bests });
        }
        Self {
            sessions,
            loads,
            change_day: habits.change_day,
        }
    }
}
