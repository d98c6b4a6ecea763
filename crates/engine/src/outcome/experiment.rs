//! A person's own experiment: does recovery help her more than rest on the day after strength?
//!
//! Rule R44. She agrees to two options and one outcome before the first coin. On eligible days a
//! seeded coin chooses; the outcome is the next morning's answer. Nothing is shown before twelve
//! pairs, so that hope cannot steer it. Results are looked at three times at most, each with a
//! limit that keeps false findings within 5 % over all looks, and the answer is "cannot tell yet"
//! until it is not. Every coin counts as it fell, whether or not she followed it.

use jiff::ToSpan;
use jiff::civil::Date;
use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

use super::student::quantile;
use crate::code::coded;
use crate::history::History;
use crate::strength::mean_and_sd;
use crate::training_load::is_hard;
use crate::wellness::{CheckIn, Wellness};

coded! {
    /// What the coin chooses between.
    pub enum Arm as "arm" {
        /// The recovery session that she agreed to.
        Recovery = "recovery",
        /// A day of rest, of equal worth.
        Rest = "rest",
    }
}

coded! {
    /// The outcome that is fixed before the first coin: the next morning's answer.
    pub enum Measure as "outcome of an experiment" {
        /// Soreness overall, 1 to 5, 5 none.
        Soreness = "soreness",
        /// Perceived recovery, 0 to 10.
        Recovery = "prs",
        /// Energy, 1 to 5.
        Energy = "energy",
    }
}

impl Measure {
    /// The check-in's item; more is better for every one.
    const fn item(self) -> Wellness {
        match self {
            Self::Soreness => Wellness::Soreness,
            Self::Recovery => Wellness::Recovery,
            Self::Energy => Wellness::Energy,
        }
    }
}

/// One coin, as it fell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Toss {
    /// The day it was for.
    pub date: Date,
    /// What it chose.
    pub arm: Arm,
}

/// Coins in a block, half of either side, in a seeded order.
/// Choice: four, so that the last of a pair is not always known; the sides stay even.
const BLOCK: usize = 4;
/// The stream of the generator. Choice: fixed, so that the seed alone tells the order.
const STREAM: u64 = 44;

/// What the coin with this index, from 0, chooses. The same seed gives the same coins for ever.
///
/// The seed is made from the experiment's own id, so that nobody can throw again.
pub fn toss(seed: u128, idx: usize) -> Arm {
    #[expect(clippy::cast_possible_truncation, reason = "both halves are folded in")]
    let folded = (seed ^ (seed >> 64)) as u64;
    let mut chance = Pcg32::new(folded, STREAM);
    let mut block = [Arm::Recovery, Arm::Recovery, Arm::Rest, Arm::Rest];
    for _ in 0..=idx / BLOCK {
        for last in (1..BLOCK).rev() {
            let bound = u32::try_from(last + 1).unwrap_or(1);
            let pick = usize::try_from(chance.next_u32() % bound).unwrap_or(0);
            block.swap(last, pick);
        }
    }
    block[idx % BLOCK]
}

coded! {
    /// Why no coin falls on a day.
    pub enum NotEligible as "reason for no coin" {
        /// No hard session the day before.
        NoSessionBefore = "no_session_before",
        /// No check-in today, so that illness and flags are not known.
        NoCheckIn = "no_check_in",
        /// A flag, illness or pain today: safety comes first.
        Safety = "safety",
        /// A strength session is planned or done today.
        Training = "training",
        /// A coin fell yesterday, and its outcome is this morning's.
        Washout = "washout",
        /// The experiment has ended.
        Ended = "ended",
    }
}

/// Days from one coin to the next. Choice: two, so that a morning belongs to one coin alone; light
/// movement has no effect beyond that day in any trial (EVIDENCE 1.2).
const WASHOUT_DAYS: i32 = 2;

/// Whether a coin may fall on a day: the day after strength, with a check-in and nothing wrong.
///
/// # Errors
/// [`NotEligible`] says why not.
pub fn eligible(
    history: &History,
    tosses: &[Toss],
    date: Date,
    is_training_day: bool,
) -> Result<(), NotEligible> {
    let yesterday = date.saturating_sub(1.day());
    let trained = history
        .sessions_between(yesterday, date)
        .iter()
        .any(|s| s.work().any(|(_, set)| is_hard(set)));
    let washes_out = date.saturating_sub(WASHOUT_DAYS.days());
    let trains_today = is_training_day
        || !history
            .sessions_between(date, date.saturating_add(1.day()))
            .is_empty();
    match history.check_in(date) {
        _ if !trained => Err(NotEligible::NoSessionBefore),
        None => Err(NotEligible::NoCheckIn),
        Some(c) if is_unsafe(c) => Err(NotEligible::Safety),
        Some(_) if trains_today => Err(NotEligible::Training),
        Some(_) if tosses.iter().any(|t| washes_out < t.date && t.date < date) => {
            Err(NotEligible::Washout)
        }
        Some(_) => Ok(()),
    }
}

fn is_unsafe(check_in: &CheckIn) -> bool {
    !check_in.flags.is_empty() || check_in.illness.is_some() || !check_in.pains.is_empty()
}

/// Pairs at which the result is looked at.
/// Source: EVIDENCE 13: 12 pairs find a difference of 0.9 spreads, 33 one of 0.5; the last look is
/// rounded up to a third dozen.
pub const LOOKS: [usize; 3] = [12, 24, 36];

/// Upper probability of the interval at each look.
/// Source: Pocock 1977, doi:10.1093/biomet/64.2.191: three looks at a nominal 2.21 % keep 5 %.
const UPPER: f64 = 0.988_95;

/// The least spread of differences. Source: EVIDENCE 3.4, half a point.
const LEAST_SPREAD: f64 = 0.5;

/// The difference between recovery and rest, in points of the outcome; more is better.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// Mean of the pairs' differences.
    pub middle: f64,
    /// The interval that keeps its 95 % over all looks.
    pub interval: (f64, f64),
    /// Half the chance lies between these.
    pub half: (f64, f64),
    /// Pairs it rests on.
    pub pairs: usize,
}

coded! {
    /// What the experiment says.
    pub enum Finding as "finding" {
        /// The interval lies above zero.
        Helps = "helps",
        /// The interval lies below zero.
        BetterToRest = "better_to_rest",
        /// The interval holds zero.
        CannotTell = "cannot_tell",
    }
}

impl Difference {
    /// What may be said.
    pub fn finding(&self) -> Finding {
        match self.interval {
            (low, _) if 0.0 < low => Finding::Helps,
            (_, high) if high < 0.0 => Finding::BetterToRest,
            _ => Finding::CannotTell,
        }
    }
}

/// Where an experiment stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Complete pairs so far.
    pub pairs: usize,
    /// The next look, in pairs; `None` once it has ended.
    pub next_look: Option<usize>,
    /// The result of the last look; `None` before the first.
    pub difference: Option<Difference>,
}

impl Standing {
    /// Whether it has ended: a look found a difference, or the last look has been.
    pub const fn has_ended(&self) -> bool {
        self.next_look.is_none()
    }
}

/// Where an experiment stands, from its coins and the mornings after them.
///
/// A coin counts when the next morning has the answer. The k-th of one side and the k-th of the
/// other make a pair. Only whole looks are shown: between 12 and 23 pairs it is the first twelve.
pub fn standing(history: &History, tosses: &[Toss], measure: Measure) -> Standing {
    let differences = differences(history, tosses, measure);
    let mut difference = None;
    for look in LOOKS {
        if differences.len() < look {
            return Standing {
                pairs: differences.len(),
                next_look: Some(look),
                difference,
            };
        }
        let found = look_at(&differences[..look]);
        difference = Some(found);
        if found.finding() != Finding::CannotTell {
            break;
        }
    }
    Standing {
        pairs: differences.len(),
        next_look: None,
        difference,
    }
}

fn differences(history: &History, tosses: &[Toss], measure: Measure) -> Vec<f64> {
    let mut in_order: Vec<&Toss> = tosses.iter().collect();
    in_order.sort_by_key(|t| t.date);
    let of = |arm: Arm| {
        let kept = in_order.iter().filter(move |t| t.arm == arm);
        kept.filter_map(|t| {
            let morning = history.check_in(t.date.saturating_add(1.day()))?;
            (!morning.is_copied).then(|| morning.answer(measure.item()))?
        })
    };
    of(Arm::Recovery)
        .zip(of(Arm::Rest))
        .map(|(recovery, rest)| recovery - rest)
        .collect()
}

/// The interval around the mean of paired differences, by Student's t.
pub fn look_at(differences: &[f64]) -> Difference {
    let (middle, sd) = mean_and_sd(differences);
    let n = super::change::number(differences.len().max(1));
    let error = sd.max(LEAST_SPREAD) / libm::sqrt(n);
    let freedom = u32::try_from(differences.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let around = |upper: f64| {
        let reach = quantile(upper, freedom) * error;
        (middle - reach, middle + reach)
    };
    Difference {
        middle,
        interval: around(UPPER),
        half: around(HALF_UPPER),
        pairs: differences.len(),
    }
}

/// Upper end of the interval that holds half the chance. Source: definition.
const HALF_UPPER: f64 = 0.75;
