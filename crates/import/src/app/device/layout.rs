//! The layouts of devices' tables: by what they are known, and which columns are read.
//!
//! Header names are folded: lower case, letters and digits only.

use crate::format::Format;
use crate::health::Signal;

/// One table.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(crate) format: Format,
    /// What it is, for the preview.
    pub(crate) family: &'static str,
    /// Headers that it has and no other layout of its format has all of.
    pub(crate) known_by: &'static [&'static str],
    /// Where its day stands: the first of these that is there.
    pub(crate) day: &'static [&'static str],
    /// How the day is meant.
    pub(crate) clock: Clock,
    /// Several rows may tell one day; variability is averaged then.
    pub(crate) several_a_day: bool,
    pub(crate) taken_as: TakenAs,
    pub(crate) takes: &'static [Take],
}

/// How a day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    /// The day itself.
    Day,
    /// The moment of waking.
    Waking,
    /// Year, day, month.
    ///
    /// Source: exports of `HRV4Training` for Android, where the day stands before the month.
    YearDayMonth,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TakenAs {
    Values,
    Bout,
}

/// A column that is read, under any of its names, times `times / over`.
#[derive(Debug)]
pub(crate) struct Take {
    pub(crate) names: &'static [&'static str],
    pub(crate) signal: Option<Signal>,
    pub(crate) times: i64,
    pub(crate) over: i64,
}

const fn take(signal: Signal, names: &'static [&'static str], times: i64) -> Take {
    Take {
        names,
        signal: Some(signal),
        times,
        over: 1,
    }
}

const fn part(names: &'static [&'static str], times: i64) -> Take {
    Take {
        names,
        signal: None,
        times,
        over: 1,
    }
}

/// Seconds in a minute and in an hour.
const MINUTE_S: i64 = 60;
const HOUR_S: i64 = 3_600;
/// Thousandths, grams in a kilogram, millimetres in a metre.
const THOUSAND: i64 = 1_000;

const fn values(
    format: Format,
    family: &'static str,
    known_by: &'static [&'static str],
    takes: &'static [Take],
) -> Layout {
    Layout {
        format,
        family,
        known_by,
        day: &["date", "day", "timestamp"],
        clock: Clock::Day,
        several_a_day: false,
        taken_as: TakenAs::Values,
        takes,
    }
}

/// Every layout, the more particular first.
pub(crate) static LAYOUTS: &[Layout] = &[
    Layout {
        day: &["wakeonset", "cycleendtime"],
        clock: Clock::Waking,
        ..values(
            Format::Whoop,
            "physiological cycles",
            &["cyclestarttime", "recoveryscore", "restingheartratebpm"],
            &[
                take(Signal::RestingHr, &["restingheartratebpm"], THOUSAND),
                take(Signal::Rmssd, &["heartratevariabilityms"], THOUSAND),
                take(Signal::Sleep, &["asleepdurationmin"], MINUTE_S),
            ],
        )
    },
    Layout {
        day: &["wakeonset"],
        clock: Clock::Waking,
        ..values(
            Format::Whoop,
            "sleeps",
            &["cyclestarttime", "sleeponset", "asleepdurationmin", "nap"],
            &[take(Signal::Sleep, &["asleepdurationmin"], MINUTE_S)],
        )
    },
    Layout {
        day: &["workoutstarttime"],
        taken_as: TakenAs::Bout,
        ..values(
            Format::Whoop,
            "workouts",
            &["workoutstarttime", "activityname", "durationmin"],
            &[
                part(&["activityname"], 1),
                part(&["durationmin"], MINUTE_S),
                part(&["averagehrbpm"], 1),
                part(&["distancemeters"], THOUSAND),
            ],
        )
    },
    values(
        Format::Oura,
        "trends, older headers",
        &["date", "totalsleeptime", "averagehrv"],
        &[
            take(Signal::Sleep, &["totalsleeptime"], 1),
            take(
                Signal::RestingHr,
                &["lowestrestingheartrate", "averagerestingheartrate"],
                THOUSAND,
            ),
            take(Signal::Rmssd, &["averagehrv"], THOUSAND),
        ],
    ),
    values(
        Format::Oura,
        "trends",
        &["date", "avghrv", "totalsleepdur"],
        &[
            take(Signal::Sleep, &["totalsleepdur"], 1),
            take(Signal::RestingHr, &["lorhr", "avgrhr"], THOUSAND),
            take(Signal::Rmssd, &["avghrv"], THOUSAND),
        ],
    ),
    values(
        Format::Oura,
        "app data, sleep",
        &["day", "averagehrv", "lowestheartrate", "totalsleepduration"],
        &[
            take(Signal::Sleep, &["totalsleepduration"], 1),
            take(Signal::RestingHr, &["lowestheartrate"], THOUSAND),
            take(Signal::Rmssd, &["averagehrv"], THOUSAND),
        ],
    ),
    values(
        Format::Fitbit,
        "heart rate variability by day",
        &["timestamp", "rmssd", "nremhr", "entropy"],
        &[take(Signal::Rmssd, &["rmssd"], THOUSAND)],
    ),
    Layout {
        several_a_day: true,
        clock: Clock::Waking,
        ..values(
            Format::Fitbit,
            "heart rate variability in detail",
            &["timestamp", "rmssd", "coverage"],
            &[take(Signal::Rmssd, &["rmssd"], THOUSAND)],
        )
    },
    Layout {
        clock: Clock::Waking,
        ..values(
            Format::Fitbit,
            "sleep score",
            &["timestamp", "overallscore", "restingheartrate"],
            &[take(Signal::RestingHr, &["restingheartrate"], THOUSAND)],
        )
    },
    Layout {
        clock: Clock::YearDayMonth,
        ..values(
            Format::Hrv4Training,
            "measurements",
            &["date", "avnn", "rmssd", "hrv4trecoverypoints"],
            &[
                take(Signal::RestingHr, &["hr"], THOUSAND),
                take(Signal::Rmssd, &["rmssd"], THOUSAND),
                take(Signal::Sdnn, &["sdnn"], THOUSAND),
                take(Signal::Sleep, &["sleeptime"], HOUR_S),
            ],
        )
    },
    Layout {
        day: &["datetime", "date"],
        several_a_day: true,
        ..values(
            Format::EliteHrv,
            "readings",
            &["member", "lnrmssd", "rmssd", "sdnn"],
            &[
                take(Signal::RestingHr, &["hr"], THOUSAND),
                take(Signal::Rmssd, &["rmssd"], THOUSAND),
                take(Signal::Sdnn, &["sdnn"], THOUSAND),
            ],
        )
    },
    Layout {
        day: &["date", "id"],
        ..values(
            Format::IntervalsIcu,
            "wellness",
            &["restinghr", "sleepsecs"],
            &[
                take(Signal::Sleep, &["sleepsecs"], 1),
                take(Signal::RestingHr, &["restinghr"], THOUSAND),
                take(Signal::Rmssd, &["hrv"], THOUSAND),
                take(Signal::Sdnn, &["hrvsdnn"], THOUSAND),
                take(Signal::BodyMass, &["weight"], THOUSAND),
            ],
        )
    },
    Layout {
        day: &["date", "ts"],
        ..values(
            Format::GoldenCheetah,
            "body",
            &["weightkg", "fatkg"],
            &[take(Signal::BodyMass, &["weightkg"], THOUSAND)],
        )
    },
    values(
        Format::Hevy,
        "body measurements",
        &["date", "weightkg", "fatpercent"],
        &[take(Signal::BodyMass, &["weightkg"], THOUSAND)],
    ),
    Layout {
        takes: &[Take {
            names: &["weightlbs", "weightlb"],
            signal: Some(Signal::BodyMass),
            times: POUND_MICROGRAMS,
            over: MILLION,
        }],
        ..values(
            Format::Hevy,
            "body measurements in pounds",
            &["date", "weightlbs", "fatpercent"],
            &[],
        )
    },
];

/// A pound, in micrograms.
///
/// Source: international yard and pound agreement, 1959.
const POUND_MICROGRAMS: i64 = 453_592_370;
const MILLION: i64 = 1_000_000;
