//! Nights, hearts and activity out of the JSON of wearables' accounts: one function a row.
//!
//! Each returns nothing when the row has no day that can be read.

use jiff::civil::Date;

use super::tree::Node;
use crate::cell::decimal::Decimal;
use crate::cell::when::{self, DateOrder, Moment};
use crate::health::diary::Diary;
use crate::health::{Bout, Signal};

const MINUTE_S: i64 = 60;
const THOUSAND: i64 = 1_000;

/// A night of Fitbit's; naps are marked `isMainSleep: false`.
pub(super) fn fitbit_sleep(diary: &mut Diary, row: &Node) -> Option<()> {
    let day = day(row, "dateOfSleep")?;
    if row.get("mainSleep").or_else(|| row.get("isMainSleep")) != Some(&Node::Bool(false)) {
        set(
            diary,
            day,
            Signal::Sleep,
            scaled(row.get("minutesAsleep"), MINUTE_S),
        );
    }
    Some(())
}

/// A workout of Fitbit's; lengths in milliseconds, distances in the unit it names.
pub(super) fn fitbit_exercise(diary: &mut Diary, row: &Node) -> Option<()> {
    let start = moment(row.get("startTime")?.as_str()?)?;
    let lasted = row.get("activeDuration").or_else(|| row.get("duration"));
    let one = match row.get("distanceUnit").and_then(Node::as_str) {
        Some("Mile") => crate::table::heading::MILE_MM,
        _ => crate::table::heading::KILOMETRE_MM,
    };
    diary.bout(Bout {
        start: start.start,
        offset_s: start.offset_s,
        duration_s: u32::try_from(number(lasted?)?.scaled(1, THOUSAND)).ok()?,
        activity: row.get("activityName")?.as_str()?.to_owned(),
        distance_mm: scaled(row.get("distance"), one)
            .and_then(|mm| u64::try_from(mm).ok())
            .filter(|&mm| 0 < mm),
        mean_hr: scaled(row.get("averageHeartRate"), 1).and_then(|hr| u16::try_from(hr).ok()),
        session_rpe_halves: None,
    });
    Some(())
}

/// `{"dateTime": "2019-11-01 00:00:00", "value": {"date": "11/01/19", "value": 53.7}}`; the
/// month stands first, and days without a measurement have no date inside.
pub(super) fn fitbit_resting_hr(diary: &mut Diary, row: &Node) -> Option<()> {
    let value = row.get("value").filter(|value| value.is_object())?;
    if let Some(written) = value.get("date").and_then(Node::as_str) {
        let day = when::parse(written, DateOrder::MonthFirst)?.start.date();
        set(
            diary,
            day,
            Signal::RestingHr,
            scaled(value.get("value"), THOUSAND),
        );
    }
    Some(())
}

/// A night of Garmin's account export.
pub(super) fn garmin_sleep(diary: &mut Diary, row: &Node) -> Option<()> {
    let day = day(row, "calendarDate")?;
    let stages = ["deepSleepSeconds", "lightSleepSeconds", "remSleepSeconds"];
    let asleep: i64 = stages
        .iter()
        .filter_map(|stage| scaled(row.get(stage), 1))
        .sum();
    diary.set(day, Signal::Sleep, asleep);
    Some(())
}

/// Garmin's health status: a list of metrics, of which the night's variability is read.
pub(super) fn garmin_health_status(diary: &mut Diary, row: &Node) -> Option<()> {
    let day = day(row, "calendarDate")?;
    let metrics = row.get("metrics").and_then(Node::as_list);
    for metric in metrics.into_iter().flatten() {
        let value = scaled(metric.get("value"), THOUSAND);
        if metric.get("type").and_then(Node::as_str) == Some("HRV") {
            set(diary, day, Signal::Rmssd, value);
        }
    }
    Some(())
}

/// A day of Garmin's aggregator.
pub(super) fn garmin_day(diary: &mut Diary, row: &Node) -> Option<()> {
    let day = day(row, "calendarDate")?;
    set(
        diary,
        day,
        Signal::RestingHr,
        scaled(row.get("restingHeartRate"), THOUSAND),
    );
    Some(())
}

/// A sleep period of Oura's API; only the long one of a day is the night.
pub(super) fn oura_sleep(diary: &mut Diary, row: &Node) -> Option<()> {
    let day = day(row, "day")?;
    if row
        .get("type")
        .and_then(Node::as_str)
        .is_none_or(|kind| kind == "long_sleep")
    {
        set(
            diary,
            day,
            Signal::Sleep,
            scaled(row.get("total_sleep_duration"), 1),
        );
        set(
            diary,
            day,
            Signal::RestingHr,
            scaled(row.get("lowest_heart_rate"), THOUSAND),
        );
        set(
            diary,
            day,
            Signal::Rmssd,
            scaled(row.get("average_hrv"), THOUSAND),
        );
    }
    Some(())
}

/// A day of intervals.icu. Its 1-to-4 answers are not read: their scale is not ours.
pub(super) fn intervals_wellness(diary: &mut Diary, row: &Node) -> Option<()> {
    let day = day(row, "id")?;
    set(diary, day, Signal::Sleep, scaled(row.get("sleepSecs"), 1));
    set(
        diary,
        day,
        Signal::RestingHr,
        scaled(row.get("restingHR"), THOUSAND),
    );
    set(diary, day, Signal::Rmssd, scaled(row.get("hrv"), THOUSAND));
    set(
        diary,
        day,
        Signal::Sdnn,
        scaled(row.get("hrvSDNN"), THOUSAND),
    );
    set(
        diary,
        day,
        Signal::BodyMass,
        scaled(row.get("weight"), THOUSAND),
    );
    Some(())
}

fn set(diary: &mut Diary, day: Date, signal: Signal, value: Option<i64>) {
    if let Some(value) = value.filter(|&value| 0 <= value) {
        diary.set(day, signal, value);
    }
}

fn day(row: &Node, key: &str) -> Option<Date> {
    Some(moment(row.get(key)?.as_str()?)?.start.date())
}

/// Takeout writes the month first where it writes numbers.
pub(super) fn moment(text: &str) -> Option<Moment> {
    when::parse(text, DateOrder::MonthFirst)
}

/// A number as such or as text.
pub(super) fn number(value: &Node) -> Option<Decimal> {
    match value {
        Node::Number(number) => Decimal::parse(&number.to_string()),
        Node::Text(text) => Decimal::parse(text),
        _ => None,
    }
}

pub(super) fn scaled(value: Option<&Node>, times: i64) -> Option<i64> {
    Some(number(value?)?.scaled(times, 1))
}
