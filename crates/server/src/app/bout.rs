//! What a file tells beside sets and readings: activity without sets, and days that are taken.
//!
//! A run of a watch is kept as an activity. A strength workout of a watch that tells no sets is
//! not: the log has the session itself, and both together would count it twice.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use recoup_engine::session::ActivityKind;
use recoup_engine::unit::Minutes;
use recoup_import::{Bout, Parsed};
use recoup_store::{self as store, Tx};
use uuid::Uuid;

use super::{Desk, Result};

/// The signal under which a day that is taken is kept: a day, its source, and nothing else of it.
pub(super) const BUSY_DAY: &str = "busy_day";

/// Seconds in a minute. Source: definition.
const SECONDS: u32 = 60;

/// What the name of an activity means, by the stems of the words in it; the first that occurs.
///
/// Choice: the names of Apple Health, Garmin, WHOOP and Fitbit, and what people call them in
/// English and German. What is not here is kept as another activity, under its own name.
const STEMS: &[(Option<ActivityKind>, &str)] = &[
    (
        None,
        "strength weightlift weight-lift powerlift kraft gewicht weights lifting bodybuild",
    ),
    (Some(ActivityKind::Walk), "walk spazier gehen nordic"),
    (Some(ActivityKind::Hike), "hik wander trek mountaineer"),
    (Some(ActivityKind::Run), "run jog lauf treadmill"),
    (Some(ActivityKind::Ride), "cycl bik ride rad spin mtb"),
    (Some(ActivityKind::Swim), "swim schwimm lap_swim"),
    (Some(ActivityKind::Row), "row ruder kayak canoe paddl"),
    (Some(ActivityKind::Dance), "danc tanz zumba barre"),
    (
        Some(ActivityKind::Class),
        "class yoga pilates aerobic hiit interval circuit bootcamp boxing kickbox tai core mobility \
         step kurs",
    ),
    (
        Some(ActivityKind::Sport),
        "tennis soccer football fussball basketball volleyball handball hockey badminton squash \
         padel climb bouldern golf rugby baseball cricket ski snowboard skat surf martial judo \
         karate fenc sport",
    ),
];

/// Which kind of activity a name means; `None` for strength training.
fn kind_of(name: &str) -> Option<ActivityKind> {
    let name = name.to_lowercase();
    let words: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let means = |stems: &str| {
        let mut stems = stems.split_whitespace();
        stems.any(|stem| words.iter().any(|word| word.starts_with(stem)))
    };
    let found = STEMS.iter().find(|(_, stems)| means(stems));
    found.map_or(Some(ActivityKind::Other), |(kind, _)| *kind)
}

/// The rows of a file's activities.
pub(super) fn activities(
    desk: &Desk<'_>,
    parsed: &Parsed,
    zone: &TimeZone,
    import_id: Uuid,
) -> Vec<store::Activity> {
    let bouts = parsed.health.bouts.iter();
    bouts
        .filter_map(|bout| activity(desk, bout, zone, import_id))
        .collect()
}

/// Strength workouts of a watch without sets, which are not kept.
pub(super) fn n_strength(parsed: &Parsed) -> usize {
    let bouts = parsed.health.bouts.iter();
    bouts
        .filter(|bout| kind_of(&bout.activity).is_none())
        .count()
}

fn activity(
    desk: &Desk<'_>,
    bout: &Bout,
    zone: &TimeZone,
    import_id: Uuid,
) -> Option<store::Activity> {
    let kind = kind_of(&bout.activity)?;
    let minutes = i64::from(bout.duration_s.div_ceil(SECONDS));
    let minutes = Minutes::try_new(minutes).ok()?.count();
    let start = bout.local_start(zone);
    let key = format!("activity|{}|{}|{}", start, bout.duration_s, bout.activity);
    Some(store::Activity {
        athlete_id: desk.athlete,
        id: super::import::derived(key.as_bytes()),
        day: start.date(),
        started_at: start.to_zoned(zone.clone()).ok().map(|at| at.timestamp()),
        kind: kind.code().to_owned(),
        name: bout.activity.chars().take(120).collect(),
        minutes,
        effort_halves: bout.session_rpe_halves.map(i64::from),
        distance_mm: bout.distance_mm.and_then(|mm| i64::try_from(mm).ok()),
        mean_hr: bout.mean_hr.map(i64::from),
        note: None,
        source: "import".to_owned(),
        import_id: Some(import_id),
        counter: 0,
        device: String::new(),
        deleted: false,
    })
}

/// How many of these are not kept yet.
pub(super) fn n_new(tx: &mut Tx<'_>, desk: &Desk<'_>, rows: &[store::Activity]) -> Result<usize> {
    let mut n = 0;
    for row in rows {
        n += usize::from(tx.find_activity(desk.athlete, row.id)?.is_none());
    }
    Ok(n)
}

/// The rows of the days that a calendar says are taken.
pub(super) fn busy_days(desk: &Desk<'_>, parsed: &Parsed, import_id: Uuid) -> Vec<store::Reading> {
    let days = parsed.health.busy_days.iter();
    days.map(|&day| store::Reading {
        athlete_id: desk.athlete,
        day,
        signal: BUSY_DAY.to_owned(),
        detail: String::new(),
        source: parsed.format.name().to_owned(),
        value: 1,
        suspect: false,
        import_id,
    })
    .collect()
}

/// The days from `from` to `to` on which she cannot train.
pub(super) fn taken_days(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    from: Date,
    to: Date,
) -> Result<BTreeSet<Date>> {
    let rows = tx.list_readings_of(desk.athlete, BUSY_DAY, from, to)?;
    Ok(rows.into_iter().map(|row| row.day).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_devices_are_understood() {
        let code = |name| kind_of(name).map(ActivityKind::code);
        let cases = [
            ("Running", Some("run")),
            ("trail run", Some("run")),
            ("Walking", Some("walk")),
            ("Hiking/Rucking", Some("hike")),
            ("indoor cycling", Some("ride")),
            ("Bike", Some("ride")),
            ("Traditional Strength Training", None),
            ("strength training", None),
            ("Weightlifting", None),
            ("Yoga", Some("class")),
            ("Tennis", Some("sport")),
            ("Dance", Some("dance")),
            ("Activity", Some("other")),
            ("Rowing", Some("row")),
        ];
        for (name, kind) in cases {
            assert_eq!(code(name), kind, "{name}");
        }
    }
}
