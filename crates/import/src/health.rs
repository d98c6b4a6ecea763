//! What devices and diaries tell beside sets: nights, hearts, body mass, other activity, busy days.
//!
//! A [`Reading`] is one value of one [`Signal`] for one day. `rMSSD` and `SDNN` are different
//! signals and stay so: Apple's watch gives one, nearly everyone else the other, and a baseline
//! of both together means nothing. A value that is hard to believe is kept and flagged.

pub(crate) mod diary;

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// What was measured, or noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Signal {
    /// Time asleep in the night that ends on the day, in seconds.
    Sleep,
    /// Resting heart rate, in thousandths of a beat per minute.
    RestingHr,
    /// Root mean square of successive differences of beat intervals, in microseconds.
    Rmssd,
    /// Standard deviation of beat intervals, in microseconds.
    Sdnn,
    /// Body mass, in grams.
    BodyMass,
    /// Menstrual flow: 1 unspecified, 2 light, 3 medium, 4 heavy.
    MenstrualFlow,
    /// A symptom, named by [`Reading::detail`]: 1 present, 2 mild, 3 moderate, 4 severe.
    Symptom,
}

impl Signal {
    /// Every signal.
    pub const ALL: [Signal; 7] = [
        Signal::Sleep,
        Signal::RestingHr,
        Signal::Rmssd,
        Signal::Sdnn,
        Signal::BodyMass,
        Signal::MenstrualFlow,
        Signal::Symptom,
    ];

    /// The code that stands for it in rows and JSON.
    pub fn code(self) -> &'static str {
        match self {
            Signal::Sleep => "sleep_s",
            Signal::RestingHr => "resting_hr_mbpm",
            Signal::Rmssd => "rmssd_us",
            Signal::Sdnn => "sdnn_us",
            Signal::BodyMass => "body_mass_g",
            Signal::MenstrualFlow => "menstrual_flow",
            Signal::Symptom => "symptom",
        }
    }

    /// Whether it tells of the cycle or of symptoms: kept only where the person says so.
    pub fn is_intimate(self) -> bool {
        match self {
            Signal::MenstrualFlow | Signal::Symptom => true,
            Signal::Sleep | Signal::RestingHr | Signal::Rmssd | Signal::Sdnn | Signal::BodyMass => {
                false
            }
        }
    }

    /// The values that a healthy adult's device plausibly gives; others are flagged.
    ///
    /// Choice: wide enough for athletes and the ill, narrow enough for a unit mistaken or a
    /// sensor that slipped: 1 to 16 h asleep, 25 to 130 beats per minute, 2 to 400 ms, 25 to
    /// 350 kg.
    pub(crate) fn plausible(self) -> std::ops::RangeInclusive<i64> {
        match self {
            Signal::Sleep => 3_600..=57_600,
            Signal::RestingHr => 25_000..=130_000,
            Signal::Rmssd | Signal::Sdnn => 2_000..=400_000,
            Signal::BodyMass => 25_000..=350_000,
            Signal::MenstrualFlow | Signal::Symptom => 1..=4,
        }
    }
}

impl fmt::Display for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Signal::Sleep => "time asleep",
            Signal::RestingHr => "resting heart rate",
            Signal::Rmssd => "heart rate variability (rMSSD)",
            Signal::Sdnn => "heart rate variability (SDNN)",
            Signal::BodyMass => "body mass",
            Signal::MenstrualFlow => "menstrual flow",
            Signal::Symptom => "a symptom",
        })
    }
}

/// One value for one day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    /// The day it belongs to; for a night, the day of waking.
    pub day: Date,
    /// What was measured.
    pub signal: Signal,
    /// Which symptom; empty for every other signal.
    pub detail: String,
    /// In the unit that [`Signal`] gives.
    pub value: i64,
    /// Hard to believe: kept and flagged.
    pub suspect: bool,
}

/// Activity without sets: a run, a class, a hike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bout {
    /// When it began.
    pub start: DateTime,
    /// Seconds east of UTC that `start` is written in; `None` when it is the person's own clock.
    pub offset_s: Option<i32>,
    /// How long it took, in seconds.
    pub duration_s: u32,
    /// What it was, in the source's words.
    pub activity: String,
    /// Distance covered, in millimetres.
    pub distance_mm: Option<u64>,
    /// Mean heart rate, in beats per minute.
    pub mean_hr: Option<u16>,
    /// How hard it was said to be, on the CR-10 scale in half steps.
    pub session_rpe_halves: Option<u8>,
}

impl Bout {
    /// The start on the person's own clock; as written where it cannot be placed in `zone`.
    pub fn local_start(&self, zone: &TimeZone) -> DateTime {
        crate::cell::when::on_clock_of(zone, self.start, self.offset_s)
    }
}

/// All that a file tells beside sets, in order of days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Health {
    /// At most one for a day, a signal and a detail.
    pub readings: Vec<Reading>,
    /// Oldest first.
    pub bouts: Vec<Bout>,
    /// Days that a calendar says are taken, ascending, each once.
    pub busy_days: Vec<Date>,
}

impl Health {
    /// Whether the file told nothing of the kind.
    pub fn is_empty(&self) -> bool {
        self.readings.is_empty() && self.bouts.is_empty() && self.busy_days.is_empty()
    }

    /// How many readings there are of each signal that occurs.
    pub fn counts(&self) -> Vec<(Signal, usize)> {
        let of = |signal| {
            self.readings
                .iter()
                .filter(|reading| reading.signal == signal)
                .count()
        };
        Signal::ALL
            .into_iter()
            .map(|signal| (signal, of(signal)))
            .filter(|(_, n)| 0 < *n)
            .collect()
    }

    /// Takes in what another file of the same export tells; for a day that both tell, the
    /// first stays.
    pub(crate) fn join(&mut self, other: Health) {
        self.readings.extend(other.readings);
        // A stable sort keeps the first file's reading before the later one's.
        self.readings
            .sort_by(|a, b| (a.day, a.signal, &a.detail).cmp(&(b.day, b.signal, &b.detail)));
        self.readings
            .dedup_by(|b, a| (a.day, a.signal, &a.detail) == (b.day, b.signal, &b.detail));
        self.bouts.extend(other.bouts);
        self.bouts.sort();
        self.bouts.dedup();
        self.busy_days.extend(other.busy_days);
        self.busy_days.sort_unstable();
        self.busy_days.dedup();
    }
}
