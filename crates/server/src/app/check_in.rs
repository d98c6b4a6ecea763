//! Check-ins: what a person said about how she is, checked and kept.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use recoup_engine::exercise::{Muscle, Pattern};
use recoup_engine::safety::RedFlag;
use recoup_engine::unit::{Level, Minutes, OutOfRange, Prs, Rating, Sleep, Symptom};
use recoup_engine::wellness::{self, Illness, Pain, PainKind, Site, SleepBand, Slept};
use recoup_store::{self as store, Tx};
use uuid::Uuid;

use super::agreement::{Subject, agree, agree_unseen};
use super::{Desk, Error, Result, Versions};
use crate::wire;

/// Notes longer than this are refused. Choice: a page of text; longer is a diary.
const LONGEST_NOTE: usize = 2_000;

/// Keeps a check-in; sending the same one twice changes nothing.
///
/// # Errors
/// [`Error::Invalid`] names the answer and its limit; [`Error::Contested`] when another device
/// answered at the same time.
pub fn put_check_in(tx: &mut Tx<'_>, desk: &Desk<'_>, sent: &wire::CheckIn) -> Result<()> {
    let row = to_row(desk.athlete, sent)?;
    from_row(&row)?;
    let written = tx.put_check_in(&row)?;
    agree(tx, desk, subject(sent.id), written, |tx| {
        let other = tx.find_other_check_in(desk.athlete, sent.id, &sent.rev.device)?;
        let other = other.as_ref().map(to_wire).transpose()?;
        Ok(other.and_then(|other| Versions::of(sent, &other)))
    })
}

const fn subject(id: Uuid) -> Subject {
    Subject {
        what: "check-in",
        table: "check_in",
        id,
    }
}

/// Takes a check-in back; it stays in the log as taken back.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id; [`Error::Contested`] when another device
/// changed it at the same time.
pub fn delete_check_in(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid, rev: &wire::Rev) -> Result<()> {
    let absent = || Error::Absent {
        what: "check-in",
        id: id.to_string(),
    };
    let row = tx.find_check_in(desk.athlete, id)?.ok_or_else(absent)?;
    let taken_back = store::CheckIn {
        deleted: true,
        counter: rev.counter,
        device: rev.device.clone(),
        ..row
    };
    let written = tx.put_check_in(&taken_back)?;
    agree_unseen(tx, desk, subject(id), written)
}

/// The check-ins that count, one a day at most, oldest first.
///
/// # Errors
/// When the store cannot be read.
pub fn list_check_ins(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    from: Date,
    to: Date,
) -> Result<Vec<wire::CheckIn>> {
    tx.list_check_ins(desk.athlete, from, to)?
        .iter()
        .map(to_wire)
        .collect()
}

/// A row as the API tells it.
pub(super) fn to_wire(row: &store::CheckIn) -> Result<wire::CheckIn> {
    let small = |value: Option<i64>| value.and_then(|v| u8::try_from(v).ok());
    Ok(wire::CheckIn {
        id: row.id,
        day: row.day,
        at: row.at,
        prs: small(row.prs),
        soreness: small(row.soreness),
        sleep: small(row.sleep),
        energy: small(row.energy),
        mood: small(row.mood),
        sleep_minutes: row.sleep_minutes.and_then(|m| u16::try_from(m).ok()),
        sleep_band: row
            .sleep_band
            .as_deref()
            .map(|b| from_text(row, "sleep_band", &quoted(b)))
            .transpose()?,
        sore_muscles: from_text(row, "sore_muscles", &row.sore_muscles)?,
        pains: from_text(row, "pains", &row.pains)?,
        illness: match row.illness.as_str() {
            "" => None,
            illness => Some(from_text(row, "illness", &quoted(illness))?),
        },
        flags: from_text(row, "flags", &row.flags)?,
        symptoms: from_text(row, "symptoms", &row.symptoms)?,
        minutes_available: row.minutes_available.and_then(|m| u16::try_from(m).ok()),
        copied: row.copied,
        note: row.note.clone().unwrap_or_default(),
        rev: wire::Rev {
            counter: row.counter,
            device: row.device.clone(),
        },
    })
}

fn to_row(athlete_id: Uuid, sent: &wire::CheckIn) -> Result<store::CheckIn> {
    if LONGEST_NOTE < sent.note.chars().count() {
        return Err(Error::Invalid {
            field: "note".to_owned(),
            found: format!("{} characters", sent.note.chars().count()),
            limit: format!("at most {LONGEST_NOTE} characters"),
        });
    }
    Ok(store::CheckIn {
        athlete_id,
        id: sent.id,
        day: sent.day,
        at: sent.at,
        prs: sent.prs.map(i64::from),
        soreness: sent.soreness.map(i64::from),
        sleep: sent.sleep.map(i64::from),
        energy: sent.energy.map(i64::from),
        mood: sent.mood.map(i64::from),
        sleep_minutes: sent.sleep_minutes.map(i64::from),
        sleep_band: sent.sleep_band.map(|band| bare(&band)),
        sore_muscles: text(&sent.sore_muscles),
        pains: text(&sent.pains),
        illness: sent
            .illness
            .map_or_else(String::new, |illness| bare(&illness)),
        flags: text(&sent.flags),
        symptoms: text(&sent.symptoms),
        minutes_available: sent.minutes_available.map(i64::from),
        copied: sent.copied,
        note: Some(sent.note.clone()).filter(|n| !n.is_empty()),
        counter: sent.rev.counter,
        device: sent.rev.device.clone(),
        deleted: false,
    })
}

/// A row as the engine takes it.
///
/// # Errors
/// [`Error::Invalid`] names the answer that breaks a limit: this is also the check of what is sent.
pub(super) fn from_row(row: &store::CheckIn) -> Result<wellness::CheckIn> {
    let sent = to_wire(row)?;
    Ok(wellness::CheckIn {
        date: row.day,
        prs: checked("prs", row.prs, Prs::try_new)?,
        soreness: checked("soreness", row.soreness, Rating::try_new)?,
        sleep: checked("sleep", row.sleep, Rating::try_new)?,
        energy: checked("energy", row.energy, Rating::try_new)?,
        mood: checked("mood", row.mood, Rating::try_new)?,
        slept: slept(row)?,
        sore_muscles: sore_muscles(&sent.sore_muscles)?,
        pains: sent.pains.iter().map(pain).collect::<Result<_>>()?,
        illness: sent
            .illness
            .map(|i| coded("illness", &bare(&i), Illness::from_code))
            .transpose()?,
        flags: flags(&sent.flags)?,
        symptoms: symptoms(&sent.symptoms)?,
        minutes_available: checked("minutes_available", row.minutes_available, Minutes::try_new)?,
        is_copied: row.copied,
    })
}

fn slept(row: &store::CheckIn) -> Result<Option<Slept>> {
    if let Some(exactly) = checked("sleep_minutes", row.sleep_minutes, Sleep::try_new)? {
        return Ok(Some(Slept::Exactly(exactly)));
    }
    let band = row.sleep_band.as_deref();
    let band = band
        .map(|b| coded("sleep_band", b, SleepBand::from_code))
        .transpose()?;
    Ok(band.map(Slept::About))
}

fn sore_muscles(sent: &BTreeMap<String, u8>) -> Result<BTreeMap<Muscle, Level>> {
    let one = |(muscle, level): (&String, &u8)| {
        let muscle = coded("sore_muscles", muscle, Muscle::from_code)?;
        let level = Level::try_new(i64::from(*level))
            .map_err(|e| Error::out_of_range("sore_muscles", &e))?;
        Ok((muscle, level))
    };
    sent.iter().map(one).collect()
}

fn pain(sent: &wire::Pain) -> Result<Pain> {
    let usual = if sent.joint {
        PainKind::Sharp
    } else {
        PainKind::Ache
    };
    let kind = sent
        .kind
        .as_deref()
        .map(|k| coded("pains.kind", k, PainKind::from_code))
        .transpose()?;
    let during = sent
        .during
        .as_deref()
        .map(|d| coded("pains.during", d, Pattern::from_code))
        .transpose()?;
    Ok(Pain {
        site: coded("pains.site", &sent.site, Site::from_code)?,
        level: Level::try_new(i64::from(sent.level))
            .map_err(|e| Error::out_of_range("pains.level", &e))?,
        kind: kind.unwrap_or(usual),
        during,
        since: sent.since,
    })
}

fn flags(sent: &[wire::RedFlag]) -> Result<BTreeSet<RedFlag>> {
    sent.iter()
        .map(|flag| coded("flags", &bare(flag), RedFlag::from_code))
        .collect()
}

fn symptoms(sent: &BTreeMap<String, u8>) -> Result<BTreeMap<String, Symptom>> {
    let one = |(name, level): (&String, &u8)| {
        let level =
            Symptom::try_new(i64::from(*level)).map_err(|e| Error::out_of_range("symptoms", &e))?;
        Ok((name.clone(), level))
    };
    sent.iter().map(one).collect()
}

fn checked<T>(
    field: &str,
    value: Option<i64>,
    check: impl FnOnce(i64) -> Result<T, OutOfRange>,
) -> Result<Option<T>> {
    value
        .map(check)
        .transpose()
        .map_err(|e| Error::out_of_range(field, &e))
}

fn coded<T>(
    field: &str,
    code: &str,
    read: impl FnOnce(&str) -> Result<T, recoup_engine::UnknownCode>,
) -> Result<T> {
    read(code).map_err(|e| Error::unknown(field, &e))
}

/// A value as the text of a column.
pub(super) fn text<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The code of a wire enum, without its quotes.
pub(super) fn bare<T: serde::Serialize>(value: &T) -> String {
    text(value).trim_matches('"').to_owned()
}

fn quoted(code: &str) -> String {
    text(&code)
}

fn from_text<T: serde::de::DeserializeOwned>(
    row: &store::CheckIn,
    column: &'static str,
    text: &str,
) -> Result<T> {
    let broken = |_| store::Error::Inconsistent {
        table: "check_in",
        column,
        id: Some(row.id),
    };
    Ok(serde_json::from_str(text).map_err(broken)?)
}
