//! Early warning: several small signs together, joined to points.
//!
//! Takes the log and a date, gives 0 to 14 points with every sign that counted, what was seen and
//! when it clears, and the markers that could not be looked at. No single marker is reliable
//! (MEE13, `BEL22a`), so no single one reaches the five points of an ease week. The points are our
//! default, not tested; they diagnose nothing. What follows from them is decided in
//! [`crate::decision`].

mod lifts;
mod notices;

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::code::coded;
use crate::exercise::Exercises;
use crate::history::History;
use crate::readiness::{composite_on, muscles};
use crate::reason::Quantity;
use crate::session::DEFAULT_START;
use crate::strength::mean_and_sd;
use crate::unit::RestingPulse;
use crate::wellness::{CheckIn, SleepBand, Slept, Wellness};

pub use notices::{Notice, notices};

coded! {
    /// A sign that can count.
    pub enum Marker as "warning marker" {
        /// Two main lifts or more down by 5 % or more, two sessions running.
        Performance = "performance",
        /// The same load and repetitions felt 1.5 points harder in two sessions.
        EffortDrift = "effort_drift",
        /// The composite was low on three of four mornings.
        Composite = "composite",
        /// Short nights, or sleep far below her usual.
        Sleep = "sleep",
        /// Mood far below her usual.
        Mood = "mood",
        /// A muscle still sore four days on.
        Soreness = "soreness",
        /// Resting pulse above her usual.
        RestingPulse = "resting_pulse",
        /// Ill within the week.
        Illness = "illness",
    }
}

/// Points that hold a day. Source: R20; our default.
pub const HOLD_POINTS: u8 = 3;
/// Points that ask for an ease week. Source: R20, R33; our default.
pub const EASE_POINTS: u8 = 5;
/// Points from which a clinician is advised. Source: R20; our default.
pub const REFER_POINTS: u8 = 7;

/// What performance counts, more than any other sign. Source: EVIDENCE 5.3.
const PERFORMANCE: u8 = 3;

impl Marker {
    /// What the sign counts. Source: EVIDENCE 5.3; our default, not tested.
    pub const fn points(self) -> u8 {
        match self {
            Self::Performance => PERFORMANCE,
            Self::EffortDrift | Self::Composite | Self::Mood | Self::Illness => 2,
            Self::Sleep | Self::Soreness | Self::RestingPulse => 1,
        }
    }
}

/// A sign that counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sign {
    /// Which.
    pub marker: Marker,
    /// What was seen.
    pub seen: Quantity,
    /// The first date on which it no longer counts if nothing new is reported; `None` where it
    /// clears by the next two sessions.
    pub clears: Option<Date>,
}

/// The signs of a day, joined.
#[derive(Debug, Clone, PartialEq)]
pub struct Warning {
    /// The signs that counted, in the order of [`Marker`].
    pub signs: Vec<Sign>,
    /// Markers that could not be looked at; they count nothing, for or against.
    pub missing: Vec<Marker>,
}

impl Warning {
    /// The points together, 0 to 14.
    pub fn points(&self) -> u8 {
        self.signs.iter().map(|s| s.marker.points()).sum()
    }

    /// Whether the word "overreaching" may be used at all: only with performance among the signs.
    pub fn is_performance_down(&self) -> bool {
        self.signs.iter().any(|s| s.marker == Marker::Performance)
    }
}

/// What a marker says: it counts, it does not, or it could not be looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Seen {
    Sign(Quantity, Option<Date>),
    Nothing,
    Missing,
}

/// The early-warning signs on a date, from the log up to it, today's check-in included.
///
/// ```
/// use jiff::civil::date;
/// use recoup_engine::{History, exercise::Exercises, warning::warning};
/// let nothing = warning(&History::default(), &Exercises::default(), date(2026, 5, 13));
/// assert_eq!(nothing.points(), 0);
/// ```
pub fn warning(history: &History, exercises: &Exercises, date: Date) -> Warning {
    let mut found = Warning {
        signs: vec![],
        missing: vec![],
    };
    for marker in Marker::ALL.iter().copied() {
        match look(marker, history, exercises, date) {
            Seen::Sign(seen, clears) => found.signs.push(Sign {
                marker,
                seen,
                clears,
            }),
            Seen::Missing => found.missing.push(marker),
            Seen::Nothing => {}
        }
    }
    found
}

fn look(marker: Marker, history: &History, exercises: &Exercises, date: Date) -> Seen {
    match marker {
        Marker::Performance => lifts::performance(history, exercises, date),
        Marker::EffortDrift => lifts::effort_drift(history, date),
        Marker::Composite => low_mornings(history, date),
        Marker::Sleep => sleep(history, date),
        Marker::Mood => item_far_below(history, date, Wellness::Mood),
        Marker::Soreness => soreness(history, exercises, date),
        Marker::RestingPulse => resting_pulse(history, date),
        Marker::Illness => illness(history, date),
    }
}

/// Composite below which a morning is low. Source: EVIDENCE 5.3.
const LOW: f64 = -1.0;
/// Low mornings that count, of the last four. Source: EVIDENCE 5.3.
const LOW_MORNINGS: (i64, i64) = (3, 4);

fn low_mornings(history: &History, date: Date) -> Seen {
    let known: Vec<f64> = (0..LOW_MORNINGS.1)
        .filter_map(|ago| composite_on(history, days_before(date, ago)).map(|c| c.z))
        .collect();
    let low = count(known.iter().filter(|z| **z < LOW).count());
    if LOW_MORNINGS.0 <= low {
        return Seen::Sign(Quantity::Count(low), Some(days_before(date, -2)));
    }
    if count(known.len()) < LOW_MORNINGS.0 {
        return Seen::Missing;
    }
    Seen::Nothing
}

fn days_before(date: Date, days: i64) -> Date {
    date.saturating_sub(days.days())
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Short nights that count, of the last seven. Source: EVIDENCE 5.3.
const SHORT_NIGHTS: (i64, i64) = (3, 7);

fn sleep(history: &History, date: Date) -> Seen {
    let (needed, of) = SHORT_NIGHTS;
    let nights: Vec<(Date, Slept)> = (0..of)
        .map(|ago| days_before(date, ago))
        .filter_map(|on| Some((on, history.night(on)?.slept)))
        .collect();
    let short: Vec<Date> = nights
        .iter()
        .filter(|(_, slept)| is_short(*slept))
        .map(|(on, _)| *on)
        .collect();
    let n = count(short.len());
    if needed <= n {
        let clears = short.iter().min().map(|on| days_before(*on, -of));
        return Seen::Sign(Quantity::Count(n), clears);
    }
    match item_far_below(history, date, Wellness::Sleep) {
        Seen::Missing if nights.is_empty() => Seen::Missing,
        Seen::Missing => Seen::Nothing,
        seen => seen,
    }
}

/// Hours under which a night is short. Source: EVIDENCE 5.3.
const SHORT_H: f64 = 6.0;

fn is_short(slept: Slept) -> bool {
    match slept {
        Slept::Exactly(sleep) => sleep.hours() < SHORT_H,
        Slept::About(band) => match band {
            SleepBand::UnderFive | SleepBand::FiveToSix => true,
            SleepBand::SixToSeven | SleepBand::SevenPlus => false,
        },
    }
}

/// Check-ins of the last days, today's included, oldest first.
fn recent(history: &History, date: Date, days: i64) -> impl Iterator<Item = &CheckIn> {
    let from = days_before(date, days - 1);
    history
        .check_ins_before(days_before(date, -1))
        .iter()
        .rev()
        .take_while(move |c| from <= c.date)
}

/// Deviations below her usual from which a single item counts. Source: EVIDENCE 5.3.
const FAR_BELOW: f64 = -1.5;

fn item_far_below(history: &History, date: Date, of: Wellness) -> Seen {
    let z = composite_on(history, date)
        .and_then(|c| c.items.iter().find(|(i, _)| *i == of).map(|(_, z)| *z));
    match z {
        None => Seen::Missing,
        Some(z) if z < FAR_BELOW => {
            Seen::Sign(Quantity::Deviations(z), Some(days_before(date, -1)))
        }
        Some(_) => Seen::Nothing,
    }
}

/// Soreness that is still much, of 10. Source: EVIDENCE 5.3.
const STILL_SORE: i64 = 5;
/// Hours after which soreness should have faded. Source: EVIDENCE 5.3, 2.3.
const FADED_H: f64 = 96.0;

fn soreness(history: &History, exercises: &Exercises, date: Date) -> Seen {
    let Some(today) = history.check_in(date) else {
        return Seen::Missing;
    };
    let sore: BTreeMap<_, _> = today
        .sore_muscles
        .iter()
        .filter(|(_, level)| STILL_SORE <= level.points())
        .collect();
    if sore.is_empty() {
        return Seen::Nothing;
    }
    let work = muscles(
        history,
        exercises,
        date.to_datetime(DEFAULT_START),
        None,
        None,
    );
    let hours = sore
        .keys()
        .filter_map(|m| work.get(m).map(|w| w.hours))
        .filter(|h| FADED_H <= *h)
        .max_by(f64::total_cmp);
    hours.map_or(Seen::Nothing, |h| {
        Seen::Sign(Quantity::Hours(h), Some(days_before(date, -1)))
    })
}

/// Beats above the mean of two weeks from which a morning's pulse is up. Source: EVIDENCE 5.3.
const PULSE_UP: f64 = 7.0;
/// Mornings of the last four on which it has to be up.
/// Choice: EVIDENCE 5.3 says three days; the fourth lets one go unmeasured.
const PULSE_MORNINGS: (usize, i32) = (3, 4);
/// Days before them that make the mean. Source: EVIDENCE 5.3.
const PULSE_USUAL_DAYS: i32 = 14;
/// Mornings that the mean needs. Choice: half of its days.
const PULSE_NEED: usize = 7;

fn resting_pulse(history: &History, date: Date) -> Seen {
    let (needed, of) = PULSE_MORNINGS;
    let tomorrow = days_before(date, -1);
    let from = tomorrow.saturating_sub(of.days());
    let beats = |from, to| -> Vec<f64> {
        let mornings = history.measured_between(from, to).iter();
        mornings
            .filter_map(|m| m.resting_pulse)
            .map(RestingPulse::beats)
            .collect()
    };
    let usual = beats(from.saturating_sub(PULSE_USUAL_DAYS.days()), from);
    let recent = beats(from, tomorrow);
    if usual.len() < PULSE_NEED || recent.len() < needed {
        return Seen::Missing;
    }
    let (mean, _) = mean_and_sd(&usual);
    let up: Vec<f64> = recent
        .iter()
        .map(|beats| beats - mean)
        .filter(|more| PULSE_UP <= *more)
        .collect();
    if up.len() < needed {
        return Seen::Nothing;
    }
    Seen::Sign(
        Quantity::Points(mean_and_sd(&up).0),
        Some(days_before(date, -2)),
    )
}

/// Days for which an illness counts. Choice: a week, as "new infection".
const ILL_DAYS: i64 = 7;

fn illness(history: &History, date: Date) -> Seen {
    let mut known = recent(history, date, ILL_DAYS).peekable();
    if known.peek().is_none() {
        return Seen::Missing;
    }
    known
        .find(|c| c.illness.is_some())
        .map_or(Seen::Nothing, |c| {
            Seen::Sign(Quantity::Yes, Some(days_before(c.date, -ILL_DAYS)))
        })
}
