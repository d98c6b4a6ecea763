//! The athlete's log as the engine takes it, read from the rows in one pass.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use recoup_engine::History;
use recoup_engine::plan::{Experience, Plates};
use recoup_engine::program::Weekdays;
use recoup_engine::safety::Health;
use recoup_engine::session::{PerformedExercise, RecoverySession, Session, Set, SetKind};
use recoup_engine::unit::{Distance, Effort, Load, MassUnit, Met, Minutes, Reps, Rir, Seconds};
use recoup_store::{self as store, Tx};
use uuid::Uuid;

use super::check_in::from_row as check_in_from_row;
use super::health::health_from_text;
use super::{Desk, Error, Result};

/// What the athlete set, as types.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    pub(super) unit: MassUnit,
    pub(super) zone: TimeZone,
    pub(super) days: Weekdays,
    pub(super) usual_start: Option<Time>,
    pub(super) equipment: Vec<String>,
    pub(super) plates: Option<Plates>,
    pub(super) bar: Option<Load>,
    pub(super) experience: Experience,
    pub(super) health: Health,
}

/// Everything that the engine needs about one athlete.
pub(super) struct Log {
    pub(super) settings: Settings,
    pub(super) history: History,
}

impl Settings {
    /// Her settings.
    pub(super) fn read(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<Self> {
        let row = tx.find_profile(desk.athlete)?.ok_or(Error::NoProfile)?;
        Self::from_row(&row)
    }

    fn from_row(row: &store::Profile) -> Result<Self> {
        let broken = |column| store::Error::Inconsistent {
            table: "profile",
            column,
            id: None,
        };
        let unit = MassUnit::from_code(&row.unit).map_err(|_| broken("unit"))?;
        Ok(Self {
            unit,
            zone: TimeZone::get(&row.time_zone).map_err(|_| broken("time_zone"))?,
            days: weekdays(row.training_days),
            usual_start: row.usual_minute.and_then(time_of_minute),
            equipment: row
                .equipment
                .split(',')
                .filter(|e| !e.is_empty())
                .map(str::to_owned)
                .collect(),
            plates: row.plates.as_deref().and_then(plates),
            bar: row.bar_hundredths.and_then(|bar| bar_load(bar, unit)),
            experience: Experience::from_code(&row.experience).map_err(|_| broken("experience"))?,
            health: row
                .health_gate
                .as_deref()
                .map(health_from_text)
                .unwrap_or_default(),
        })
    }

    /// The date where she is.
    pub(super) fn today(&self, desk: &Desk<'_>) -> Date {
        desk.now.to_zoned(self.zone.clone()).date()
    }
}

impl Log {
    /// Her log to the end of a day; the whole log where no day is given.
    pub(super) fn read(tx: &mut Tx<'_>, desk: &Desk<'_>, until: Option<Date>) -> Result<Self> {
        let settings = Settings::read(tx, desk)?;
        let (from, to) = (Date::MIN, until.unwrap_or(Date::MAX));
        let sessions = tx.list_sessions_with_sets(desk.athlete, from, to)?;
        let recovery = tx.list_recovery_logs(desk.athlete, from, to)?;
        let check_ins = tx.list_check_ins(desk.athlete, from, to)?;
        let history = History::new(
            sessions
                .into_iter()
                .filter(|s| !s.session.deleted)
                .map(|s| session(desk, s, &settings.zone))
                .collect(),
            recovery
                .iter()
                .filter(|r| !r.deleted)
                .map(|r| recovery_session(r, &settings.zone))
                .collect(),
            check_ins
                .iter()
                .map(check_in_from_row)
                .collect::<Result<_>>()?,
            settings.health.clone(),
        );
        let evenings = tx.list_evenings(desk.athlete, from, to)?;
        let evenings = evenings.iter().filter_map(super::evening::from_row);
        let history = history.with_evenings(evenings.collect());
        let activities = tx.list_activities(desk.athlete, from, to)?;
        let activities = activities.iter();
        let activities = activities.map(|a| super::activity::from_row(a, &settings.zone));
        let read = super::reading::Readings::read(tx, desk, until)?;
        let history = history
            .with_activities(activities.collect())
            .with_measured(read.measured)
            .with_flow_days(read.flow_days);
        Ok(Self { settings, history })
    }
}

/// The plates of a profile's text; none where it holds none.
fn plates(text: &str) -> Option<Plates> {
    let masses = super::account::plates_of(text);
    Plates::new(&masses.into_iter().map(i64::from).collect::<Vec<_>>())
}

#[expect(clippy::cast_precision_loss, reason = "at most 10,000 hundredths")]
fn bar_load(hundredths: i64, unit: MassUnit) -> Option<Load> {
    Load::from_mass(hundredths as f64 / 100.0, unit).ok()
}

/// The days of a row's bit mask, Monday the lowest bit.
pub(super) fn weekdays(mask: i64) -> Weekdays {
    let days = jiff::civil::Weekday::Monday.cycle_forward().take(7);
    days.enumerate()
        .filter(|(bit, _)| mask & (1 << bit) != 0)
        .map(|(_, day)| day)
        .collect()
}

/// A time of day from minutes after midnight.
pub(super) fn time_of_minute(minute: i64) -> Option<Time> {
    let (hour, minute) = (
        i8::try_from(minute / 60).ok()?,
        i8::try_from(minute % 60).ok()?,
    );
    Time::new(hour, minute, 0, 0).ok()
}

/// A stored session as the engine takes it; values outside a quantity's range are left out.
fn session(desk: &Desk<'_>, stored: store::PerformedSession, zone: &TimeZone) -> Session {
    let row = stored.session;
    let mut exercises: Vec<PerformedExercise> = Vec::new();
    for stored_set in &stored.sets {
        let set = set(stored_set);
        let exercise = desk.exercise_id(&stored_set.exercise_id);
        match exercises.last_mut() {
            Some(last) if last.exercise == exercise => last.sets.push(set),
            _ => exercises.push(PerformedExercise {
                exercise,
                sets: vec![set],
            }),
        }
    }
    Session {
        id: row.id.as_u128(),
        date: row.day,
        start: row.started_at.map(|at| at.to_zoned(zone.clone()).time()),
        duration: row.duration_s.and_then(|s| Seconds::try_new(s).ok()),
        name: row.name,
        exercises,
        session_rpe: row.session_rpe_halves.and_then(|e| Effort::try_new(e).ok()),
        slot: row.slot,
    }
}

fn set(row: &store::PerformedSet) -> Set {
    Set {
        kind: SetKind::from_code(&row.kind).unwrap_or(SetKind::Working),
        load: row.load_g.and_then(|g| Load::try_new(g).ok()),
        reps: row.reps.and_then(|r| Reps::try_new(r).ok()),
        rir: row.rir_halves.and_then(|h| Rir::try_new(h).ok()),
        duration: row.duration_s.and_then(|s| Seconds::try_new(s).ok()),
        distance: row.distance_mm.and_then(|d| Distance::try_new(d).ok()),
        is_suspect: row.suspect,
    }
}

fn recovery_session(row: &store::RecoveryLog, zone: &TimeZone) -> RecoverySession {
    RecoverySession {
        id: row.id.as_u128(),
        date: row.day,
        start: row.started_at.map(|at| at.to_zoned(zone.clone()).time()),
        template: row.template.clone(),
        minutes: Minutes::try_new(row.minutes).unwrap_or(Minutes::NONE),
        met: Met::try_new(row.met_milli)
            .ok()
            .filter(|m| m.thousandths() != 0),
        effort: row.effort_halves.and_then(|e| Effort::try_new(e).ok()),
    }
}

/// The id that stands for a written thing when the caller gave none: time-ordered.
pub(super) fn fresh_id(desk: &Desk<'_>) -> Uuid {
    let at = uuid::Timestamp::from_unix(
        uuid::NoContext,
        u64::try_from(desk.now.as_second()).unwrap_or_default(),
        u32::try_from(desk.now.subsec_nanosecond()).unwrap_or_default(),
    );
    Uuid::new_v7(at)
}
