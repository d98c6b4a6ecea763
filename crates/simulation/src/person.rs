//! A simulated person: what stays the same about her, what is true of a day, and what she says.

use std::collections::BTreeMap;

use jiff::civil::Date;
use recoup_engine::exercise::{Exercise, ExerciseId, Muscle};
use recoup_engine::unit::{Level, Prs, Rating, Sleep};
use recoup_engine::wellness::{CheckIn, Illness, Pain, PainKind, Site, Slept};

use crate::chance::Chance;

/// What stays the same about a person. Middles and spreads are choices; the page says why.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// Hours in which a muscle's fatigue falls to 37 %.
    tau_h: f64,
    /// Share of strength that a hard set takes from its muscle.
    per_set: f64,
    /// Hours she usually sleeps.
    sleep_h: f64,
    /// How likely she checks in, and trains on a day meant for it.
    pub(crate) checks_in: f64,
    pub(crate) trains: f64,
    /// How far her answers scatter, in points.
    scatter: f64,
    /// Gain of a well-recovered session, as a share.
    gain: f64,
    /// How strong she is against the middle person.
    strong: f64,
}

/// What is true of a person on a day.
#[derive(Debug, Clone, Default)]
pub(crate) struct Truth {
    fatigue: BTreeMap<Muscle, f64>,
    soreness: BTreeMap<Muscle, f64>,
    slept_h: f64,
    life: f64,
    ill_days: u32,
    ache_days: u32,
    /// Share of strength that a planted decline has taken.
    drained: f64,
    /// How much of that her mornings feel.
    felt: f64,
    gained: BTreeMap<ExerciseId, f64>,
}

impl Person {
    pub(crate) fn draw(chance: &mut Chance) -> Self {
        Self {
            tau_h: chance.about(30.0, 0.35),
            per_set: chance.about(0.012, 0.3),
            sleep_h: chance.around(7.2, 0.5),
            checks_in: (0.85 + 0.1 * chance.normal()).clamp(0.4, 1.0),
            trains: (0.88 + 0.07 * chance.normal()).clamp(0.5, 1.0),
            scatter: chance.about(0.45, 0.3),
            gain: chance.about(0.0025, 0.4),
            strong: chance.about(1.0, 0.25),
        }
    }

    /// Her true one-repetition maximum of an exercise when fresh, in kilograms.
    pub(crate) fn fresh_kg(&self, exercise: &Exercise, truth: &Truth) -> f64 {
        let base = if exercise.pattern.is_multi_joint() {
            70.0
        } else {
            28.0
        };
        let gained = truth.gained.get(&exercise.id).copied().unwrap_or(0.0);
        base * self.strong * libm::exp(gained)
    }

    /// A night and a day go by.
    pub(crate) fn wake(&self, truth: &mut Truth, chance: &mut Chance) {
        truth.life = 0.7 * truth.life + 0.71 * chance.normal();
        truth.slept_h = chance.around(self.sleep_h - 0.35 * truth.life.max(0.0), 0.7);
        truth.slept_h = truth.slept_h.clamp(2.0, 11.0);
        let short = (7.0 - truth.slept_h).max(0.0);
        let kept = libm::exp(-24.0 / (self.tau_h * (1.0 + 0.06 * short)));
        truth.fatigue.values_mut().for_each(|f| *f *= kept);
        // Soreness peaks on the second morning and is gone by the fourth or fifth.
        truth.soreness.values_mut().for_each(|s| *s *= 0.62);
        truth.ill_days = match truth.ill_days {
            0 if chance.happens(1.0 / 75.0) => 5,
            days => days.saturating_sub(1),
        };
        truth.ache_days = match truth.ache_days {
            0 if chance.happens(1.0 / 120.0) => 6,
            days => days.saturating_sub(1),
        };
    }

    /// Answers of a morning: what is true, with scatter and on whole steps.
    pub(crate) fn answers(&self, truth: &Truth, on: Date, chance: &mut Chance) -> CheckIn {
        let tired = (truth.worst_fatigue() + truth.felt) / 0.06;
        let sore = truth.worst_soreness();
        let ill = if truth.is_ill() { 1.5 } else { 0.0 };
        let night = truth.slept_h - self.sleep_h;
        let mut rating =
            |middle: f64| Rating::try_new(whole(chance.around(middle, self.scatter), 1, 5)).ok();
        let soreness = rating(4.6 - 0.42 * sore);
        let sleep = rating(3.6 + 0.9 * night);
        let energy = rating(3.7 - 0.5 * tired - 0.35 * truth.life + 0.3 * night - ill);
        let mood = rating(3.8 - 0.55 * truth.life - 0.5 * ill);
        let prs = 7.3 - 1.6 * tired - 0.5 * truth.life + 0.5 * night - 2.0 * ill;
        let prs = whole(chance.around(prs, 2.0 * self.scatter), 0, 10);
        CheckIn {
            prs: Prs::try_new(prs).ok(),
            soreness,
            sleep,
            energy,
            mood,
            slept: Sleep::try_new(whole(truth.slept_h * 60.0, 0, 1_440))
                .ok()
                .map(Slept::Exactly),
            sore_muscles: truth.sore_muscles(),
            pains: truth.pains(),
            illness: truth.is_ill().then_some(Illness::Cold),
            ..CheckIn::empty(on)
        }
    }

    /// Tiredness on the evening after a session, 0 to 10.
    pub(crate) fn evening(&self, truth: &Truth, chance: &mut Chance) -> Option<Level> {
        let middle = 3.2 + 22.0 * truth.mean_fatigue() + 0.6 * truth.life;
        Level::try_new(whole(chance.around(middle, 2.5 * self.scatter), 0, 10)).ok()
    }

    /// One more day of a planted decline.
    pub(crate) fn decline(truth: &mut Truth, is_felt: bool) {
        truth.drained = (truth.drained + 0.004).min(0.08);
        truth.felt = if is_felt { truth.drained } else { 0.0 };
    }

    /// A hard set leaves its mark on a muscle.
    pub(crate) fn work(&self, truth: &mut Truth, muscle: Muscle, weight: f64) {
        *truth.fatigue.entry(muscle).or_default() += self.per_set * weight;
        *truth.soreness.entry(muscle).or_default() += 0.95 * weight * self.per_set / 0.012;
    }

    /// A session teaches: in full when its muscles were ready, less the less they were.
    pub(crate) fn adapt(&self, truth: &mut Truth, exercise: &Exercise, deficit: f64) {
        let share = (1.0 - deficit / 0.08).clamp(0.0, 1.0);
        *truth.gained.entry(exercise.id.clone()).or_default() += self.gain * share;
    }
}

impl Truth {
    /// By how much an exercise is truly weaker today than fresh, as a share.
    pub(crate) fn deficit(&self, exercise: &Exercise) -> f64 {
        let tired = exercise
            .muscles
            .iter()
            .map(|(m, share)| share.set_weight() * self.fatigue.get(m).copied().unwrap_or(0.0))
            .fold(0.0, f64::max);
        let ill = if self.is_ill() { 0.08 } else { 0.0 };
        tired + ill + self.drained + 0.012 * (6.0 - self.slept_h).max(0.0)
    }

    /// Whether she is ill.
    pub(crate) const fn is_ill(&self) -> bool {
        0 < self.ill_days
    }

    /// Whether a joint aches.
    pub(crate) const fn aches(&self) -> bool {
        0 < self.ache_days
    }

    /// The mean gain of what was trained, as a share.
    pub(crate) fn mean_gain(&self) -> f64 {
        if self.gained.is_empty() {
            return 0.0;
        }
        self.gained.values().sum::<f64>() / self.gained.len() as f64
    }

    fn worst_fatigue(&self) -> f64 {
        self.fatigue.values().copied().fold(0.0, f64::max)
    }

    fn mean_fatigue(&self) -> f64 {
        let all = self.fatigue.values().sum::<f64>();
        all / self.fatigue.len().max(1) as f64
    }

    fn worst_soreness(&self) -> f64 {
        self.soreness
            .values()
            .copied()
            .fold(0.0, f64::max)
            .min(10.0)
    }

    fn sore_muscles(&self) -> BTreeMap<Muscle, Level> {
        let felt = self.soreness.iter().filter(|(_, s)| 3.0 <= **s);
        felt.filter_map(|(m, s)| Some((*m, Level::try_new(whole(*s, 0, 10)).ok()?)))
            .collect()
    }

    fn pains(&self) -> Vec<Pain> {
        let level = Level::try_new(3).ok().filter(|_| self.aches());
        level
            .map(|level| Pain {
                site: Site::Elbow,
                level,
                kind: PainKind::Ache,
                during: None,
                since: None,
            })
            .into_iter()
            .collect()
    }
}

/// The nearest whole step of a scale.
#[expect(clippy::cast_possible_truncation, reason = "clamped to a small scale")]
fn whole(x: f64, low: i64, high: i64) -> i64 {
    (libm::round(x) as i64).clamp(low, high)
}
