//! What devices measured: kept by day, signal and source, and what of it is in force.

use std::collections::BTreeMap;

use jiff::civil::Date;
use recoup_import::{Health, Parsed, Signal};
use recoup_store::{self as store, Tx};
use uuid::Uuid;

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
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
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
