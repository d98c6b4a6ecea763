//! What devices measured: kept by day, signal and source, and what of it the rules take.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use recoup_engine::unit::{RestingPulse, Rmssd, Sleep};
use recoup_engine::wellness::Measured;
use recoup_import::{Health, Parsed, Signal};
use recoup_store::{self as store, Tx};
use uuid::Uuid;

use super::import::count;
use super::{Desk, Result};
use crate::wire;

/// How many readings of each signal a file holds, and how many of them are new.
pub(super) fn counted(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    health: &Health,
) -> Result<Vec<wire::ReadingCount>> {
    let (Some(first), Some(last)) = (health.readings.first(), health.readings.last()) else {
        return Ok(Vec::new());
    };
    let mut known: BTreeMap<(String, String), Vec<Date>> = BTreeMap::new();
    for row in tx.list_readings(desk.athlete, first.day, last.day)? {
        known
            .entry((row.signal, row.detail))
            .or_default()
            .push(row.day);
    }
    let is_new = |reading: &recoup_import::Reading| {
        let key = (reading.signal.code().to_owned(), reading.detail.clone());
        known
            .get(&key)
            .is_none_or(|days| days.binary_search(&reading.day).is_err())
    };
    let of = |signal| {
        health
            .readings
            .iter()
            .filter(move |reading| reading.signal == signal)
    };
    Ok(health
        .counts()
        .into_iter()
        .map(|(signal, n)| wire::ReadingCount {
            signal: signal.code().to_owned(),
            name: signal.to_string(),
            days: count(n),
            new_days: count(of(signal).filter(|reading| is_new(reading)).count()),
            suspect: count(of(signal).filter(|reading| reading.suspect).count()),
            is_intimate: signal.is_intimate(),
        })
        .collect())
}

/// The rows of a file's readings; what is intimate only where it may be kept.
pub(super) fn rows(
    desk: &Desk<'_>,
    parsed: &Parsed,
    import_id: Uuid,
    keep_intimate: bool,
) -> Vec<store::Reading> {
    let may_keep = |signal: Signal| keep_intimate || !signal.is_intimate();
    let readings = parsed.health.readings.iter();
    readings
        .filter(|reading| may_keep(reading.signal))
        .map(|reading| store::Reading {
            athlete_id: desk.athlete,
            day: reading.day,
            signal: reading.signal.code().to_owned(),
            detail: reading.detail.clone(),
            source: parsed.format.name().to_owned(),
            value: reading.value,
            suspect: reading.suspect,
            import_id,
        })
        .collect()
}

/// Days of readings that a single day's rules look back.
/// Choice: 67 for variability, 14 days of warnings with 21 days of pulse before each; a little more.
const LOOK_BACK_DAYS: i64 = 120;
/// Seconds in a minute. Source: definition.
const SECONDS_PER_MINUTE: i64 = 60;

/// Readings as the engine takes them.
#[derive(Default)]
pub(super) struct Readings {
    pub(super) measured: Vec<Measured>,
    pub(super) flow_days: Vec<Date>,
}

impl Readings {
    /// What was measured to the end of a day, as far back as a day's rules look; all of it where no
    /// day is given.
    pub(super) fn read(tx: &mut Tx<'_>, desk: &Desk<'_>, until: Option<Date>) -> Result<Self> {
        let to = until.unwrap_or(Date::MAX);
        let from = until.map_or(Date::MIN, |day| day.saturating_sub(LOOK_BACK_DAYS.days()));
        let rows = tx.list_readings(desk.athlete, from, to)?;
        let rows: Vec<&store::Reading> = rows.iter().filter(|row| !row.suspect).collect();
        let mut days: BTreeMap<Date, Measured> = BTreeMap::new();
        for signal in [Signal::Sleep, Signal::RestingHr, Signal::Rmssd] {
            let of = |row: &&&store::Reading| row.signal == signal.code();
            let Some(source) = usual_source(rows.iter().filter(of).copied()) else {
                continue;
            };
            for row in rows.iter().filter(of).filter(|row| row.source == source) {
                let day = days.entry(row.day).or_insert(Measured {
                    date: row.day,
                    slept: None,
                    resting_pulse: None,
                    rmssd: None,
                });
                take(day, signal, row.value);
            }
        }
        let flow = Signal::MenstrualFlow.code();
        let flow_days = rows
            .iter()
            .filter(|row| row.signal == flow)
            .map(|row| row.day);
        Ok(Self {
            measured: days.into_values().collect(),
            flow_days: flow_days.collect(),
        })
    }
}

/// The source with the most days: two devices never share a baseline. Of two alike the first by name.
fn usual_source<'r>(rows: impl Iterator<Item = &'r store::Reading>) -> Option<&'r str> {
    let mut days: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        *days.entry(&row.source).or_default() += 1;
    }
    let most = days
        .into_iter()
        .max_by_key(|(name, n)| (*n, std::cmp::Reverse(*name)));
    most.map(|(name, _)| name)
}

/// Puts a value on its day; a value outside its quantity's range is left out.
fn take(day: &mut Measured, signal: Signal, value: i64) {
    match signal {
        Signal::Sleep => day.slept = Sleep::try_new(value / SECONDS_PER_MINUTE).ok(),
        Signal::RestingHr => day.resting_pulse = RestingPulse::try_new(value).ok(),
        Signal::Rmssd => day.rmssd = Rmssd::try_new(value).ok(),
        // SDNN is another measure than rMSSD; body mass and the cycle drive no morning.
        Signal::Sdnn | Signal::BodyMass | Signal::MenstrualFlow | Signal::Symptom => {}
    }
}
