//! The week: what was done, what is planned, what was moved, as a wave and in words.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use recoup_engine::plan::{Plan, Planned, PlannedDay};
use recoup_engine::recovery::{monotony_and_strain, untold_loads, weekly_dose};
use recoup_engine::session::{Activity, Session};
use recoup_engine::unit::Minutes;
use recoup_store::Tx;

use super::log::{Log, Settings};
use super::plan::{DecidedDay, Planning, decided_days};
use super::prescription::minutes_of;
use super::{Desk, Error, Result};
use crate::wire;

/// The week that holds a day, as it stands now.
///
/// # Errors
/// [`super::Error::NoProfile`] before the settings are kept.
pub fn week(tx: &mut Tx<'_>, desk: &Desk<'_>, of: Option<Date>) -> Result<wire::Week> {
    let today = Settings::read(tx, desk)?.today(desk);
    week_as_of(tx, desk, of.unwrap_or(today), today)
}

/// The week that holds a day, told as if it were another day than today.
///
/// # Errors
/// As [`week`].
pub fn week_as_of(tx: &mut Tx<'_>, desk: &Desk<'_>, of: Date, today: Date) -> Result<wire::Week> {
    let log = Log::read(tx, desk, Some(today))?;
    let planning = Planning::read(tx, desk, &log, today)?;
    let plan = planning
        .as_ref()
        .map(|p| with_decision(tx, desk, &log, p, today))
        .transpose()?;
    let (from, to) = bounds(of);
    let view = View::read(tx, desk, &log, plan.as_ref(), today)?.named(tx, from)?;
    let days: Vec<wire::WeekDay> = dates(from).map(|date| view.week_day(date)).collect();
    let hard_sets: f64 = days.iter().map(|d| d.wave.hard_sets).sum();
    let easy_minutes = days
        .iter()
        .filter(|d| d.wave.kind == wire::DayKind::Recovery);
    let easy_minutes: u32 = easy_minutes.map(|d| d.wave.minutes).sum();
    let iso = from.iso_week_date();
    let number = plan.as_ref().and_then(|p| number_for(p, (from, to), today));
    Ok(wire::Week {
        week: format!("{}-W{:02}", iso.year(), iso.week()),
        from,
        to,
        week_of_program: number.map(|number| u32::from(number).saturating_sub(1) / 7 + 1),
        weeks: plan.as_ref().map(|p| u32::from(p.length_days).div_ceil(7)),
        sentence: desk.say_of(
            hard_sets,
            "week.sentence",
            &[
                ("sets", format!("{hard_sets:.0}")),
                ("minutes", easy_minutes.to_string()),
            ],
        ),
        recovery: recovery(tx, desk, (&log, plan.as_ref()), from)?,
        days,
        hard_sets,
        easy_minutes,
        load: load(desk, &log, from),
        load_unknown: load_unknown(desk, &log, from),
        program: planning.map(|p| wire::ProgramName {
            id: p.enrolled.program.id,
            name: p.enrolled.program.name,
        }),
    })
}

/// The week's recovery as a dose, with what the plan holds of it as the target.
fn recovery(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    (log, plan): (&Log, Option<&Plan>),
    monday: Date,
) -> Result<wire::RecoveryDose> {
    let sunday = monday.saturating_add(6.days());
    let snacks = super::snack::done_snacks(tx, desk, monday, sunday)?;
    let days = plan.iter().flat_map(|p| p.days.iter());
    let planned = days
        .filter(|d| monday <= d.date && d.date <= sunday)
        .map(|d| match &d.planned {
            Planned::Recovery(slot) => i64::from(super::recovery::minutes_of(desk, slot)),
            Planned::Strength(_) | Planned::RestDay => 0,
        })
        .sum();
    let planned = Minutes::try_new(planned).map_err(|e| Error::out_of_range("minutes", &e))?;
    let dose = weekly_dose(&log.history, &snacks, monday, planned);
    let whole = |n: i64| u32::try_from(n).unwrap_or_default();
    let key = if dose.is_reached() { "reached" } else { "open" };
    let values = [
        ("minutes", dose.minutes().to_string()),
        ("target", dose.target.count().to_string()),
    ];
    Ok(wire::RecoveryDose {
        session_minutes: whole(dose.session_minutes),
        snack_minutes: whole(dose.snack_minutes),
        met_minutes: dose.met_minutes,
        days: u32::from(dose.days),
        target_minutes: whole(dose.target.count()),
        sentence: desk.say(&format!("week.recovery_{key}"), &values),
    })
}

/// R43 for the week from a Monday; for information.
fn load(desk: &Desk<'_>, log: &Log, monday: Date) -> Option<wire::WeekLoad> {
    let sunday = monday.saturating_add(6.days());
    let (monotony, strain) = monotony_and_strain(&log.history, sunday)?;
    let load = strain / monotony;
    let values = [
        ("load", desk.number(load, 0)),
        ("monotony", desk.number(monotony, 1)),
    ];
    Some(wire::WeekLoad {
        load,
        monotony,
        sentence: desk.say("week.load", &values),
    })
}

/// Why the load of the week from a Monday is not known, where that is so.
fn load_unknown(desk: &Desk<'_>, log: &Log, monday: Date) -> Option<String> {
    let n = untold_loads(&log.history, monday.saturating_add(6.days()));
    let key = match n {
        0 => return None,
        1 => "week.load_unknown_one",
        _ => "week.load_unknown",
    };
    Some(desk.say(key, &[("n", n.to_string())]))
}

/// The seven days of the week that holds a day, as a wave.
pub(super) fn wave(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    log: &Log,
    plan: Option<&Plan>,
    on: Date,
) -> Result<Vec<wire::WaveDay>> {
    let monday = bounds(on).0;
    let view = View::read(tx, desk, log, plan, on)?.named(tx, monday)?;
    Ok(dates(monday).map(|date| view.wave_day(date)).collect())
}

/// The plan with today's own decision in it, where one was made.
fn with_decision(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    log: &Log,
    planning: &Planning,
    today: Date,
) -> Result<Plan> {
    let decided = decided_days(tx, desk, today, today)?.pop();
    let open = planning.plan.on(today).filter(|d| !d.is_done);
    Ok(match (decided, open.and_then(|d| d.planned.key())) {
        (Some(decided), Some(key)) if decided.state.takes_session_away() => {
            planning.without(desk, log, key, today)
        }
        _ => planning.plan.clone(),
    })
}

/// All that a day of the week is told from.
struct View<'a> {
    desk: &'a Desk<'a>,
    log: &'a Log,
    plan: Option<&'a Plan>,
    decided: Vec<DecidedDay>,
    /// What the first recovery session of each day of the week is called.
    recovered: BTreeMap<Date, String>,
    today: Date,
}

impl<'a> View<'a> {
    fn read(
        tx: &mut Tx<'_>,
        desk: &'a Desk<'a>,
        log: &'a Log,
        plan: Option<&'a Plan>,
        today: Date,
    ) -> Result<Self> {
        let (from, to) = bounds(today);
        let (from, to) = (from.saturating_sub(8.weeks()), to.saturating_add(1.week()));
        Ok(Self {
            desk,
            log,
            plan,
            decided: decided_days(tx, desk, from, to)?,
            recovered: BTreeMap::new(),
            today,
        })
    }

    /// With the names of the recovery sessions that were done in the week from a Monday.
    fn named(mut self, tx: &mut Tx<'_>, monday: Date) -> Result<Self> {
        let done = self.log.history.recovery().iter();
        let week = monday..=monday.saturating_add(6.days());
        for one in done.filter(|r| week.contains(&r.date)) {
            if !self.recovered.contains_key(&one.date) {
                let name = super::composing::done_name(tx, self.desk, &one.template)?;
                self.recovered.insert(one.date, name);
            }
        }
        Ok(self)
    }

    fn week_day(&self, date: Date) -> wire::WeekDay {
        let wave = self.wave_day(date);
        let planned = self.plan.and_then(|p| p.on(date));
        let is_open = planned.is_some_and(|d| !d.is_done) && self.today <= date;
        let strength = planned.filter(|d| matches!(d.planned, Planned::Strength(_)));
        wire::WeekDay {
            session: planned.and_then(|d| d.planned.key()).map(str::to_owned),
            movable: is_open && strength.is_some(),
            detail: detail(self.desk, &wave),
            wave,
        }
    }

    fn wave_day(&self, date: Date) -> wire::WaveDay {
        let next = date.tomorrow().unwrap_or(date);
        let sessions = self.log.history.sessions_between(date, next);
        let planned = self.plan.and_then(|p| p.on(date));
        let mut day = match sessions {
            [] => self.without_strength(date, planned),
            [first, more @ ..] => self.done(date, first, more),
        };
        day.also_done.extend(self.activities(date));
        day.felt = self
            .log
            .history
            .check_in(date)
            .and_then(|c| c.prs)
            .and_then(|p| u8::try_from(p.points()).ok());
        day.state = self
            .decided
            .iter()
            .find(|d| d.day == date)
            .and_then(|d| super::export::from_code(d.state.code()));
        day
    }

    fn done(&self, date: Date, first: &Session, more: &[Session]) -> wire::WaveDay {
        let all = || std::iter::once(first).chain(more);
        #[expect(clippy::cast_precision_loss, reason = "a few sets")]
        let hard_sets = all().map(|s| s.work().count()).sum::<usize>() as f64;
        let minutes: i64 = all()
            .filter_map(|s| s.duration)
            .map(|d| d.count() / 60)
            .sum();
        let recovery = self.recovery_minutes(date);
        let mut also: Vec<String> = more.iter().map(|s| s.name.clone()).collect();
        if 0 < recovery {
            let minutes = [("minutes", recovery.to_string())];
            also.push(self.desk.say("wave.easy", &minutes));
        }
        wire::WaveDay {
            day: date,
            kind: wire::DayKind::Strength,
            name: first.name.clone(),
            hard_sets,
            minutes: u32::try_from(minutes).unwrap_or_default(),
            status: wire::DayStatus::Done,
            also_done: also,
            felt: None,
            state: None,
        }
    }

    fn without_strength(&self, date: Date, planned: Option<&PlannedDay>) -> wire::WaveDay {
        let recovery = self.recovery_minutes(date);
        let open_strength = planned.filter(|d| matches!(d.planned, Planned::Strength(_)));
        if 0 < recovery && (open_strength.is_none() || date < self.today) {
            return self.recovered(date, recovery);
        }
        let rest = Planned::RestDay;
        let (kind, name) = super::program::named(self.desk, planned.map_or(&rest, |d| &d.planned));
        let (hard_sets, minutes) = match planned.map(|d| &d.planned) {
            Some(Planned::Strength(slot)) => (
                slot.exercises.iter().map(|e| f64::from(e.sets)).sum(),
                minutes_of(&slot.exercises),
            ),
            Some(Planned::Recovery(slot)) => (0.0, super::recovery::minutes_of(self.desk, slot)),
            Some(Planned::RestDay) | None => (0.0, 0),
        };
        let status = self.status(date, planned, kind);
        let also_done = planned
            .and_then(|d| d.went.as_ref())
            .map(|w| moved_words(self.desk, w.to, &w.name));
        wire::WaveDay {
            day: date,
            kind,
            name,
            hard_sets,
            minutes,
            status,
            also_done: also_done.into_iter().collect(),
            felt: None,
            state: None,
        }
    }

    fn status(
        &self,
        date: Date,
        planned: Option<&PlannedDay>,
        kind: wire::DayKind,
    ) -> wire::DayStatus {
        if date == self.today {
            return wire::DayStatus::Today;
        }
        if self.today < date {
            return wire::DayStatus::Planned;
        }
        let went = planned.is_some_and(|d| d.went.is_some());
        match kind {
            _ if went => wire::DayStatus::MovedAway,
            // Nobody rested on a day that no program holds: it says nothing.
            wire::DayKind::Rest if planned.is_none() => wire::DayStatus::Planned,
            wire::DayKind::Rest => wire::DayStatus::Done,
            wire::DayKind::Strength | wire::DayKind::Recovery => wire::DayStatus::NotDone,
        }
    }

    fn recovered(&self, date: Date, minutes: u32) -> wire::WaveDay {
        wire::WaveDay {
            day: date,
            kind: wire::DayKind::Recovery,
            name: self.recovered.get(&date).cloned().unwrap_or_default(),
            hard_sets: 0.0,
            minutes,
            status: wire::DayStatus::Done,
            also_done: vec![],
            felt: None,
            state: None,
        }
    }

    /// Other activity of a day, in words.
    fn activities(&self, date: Date) -> Vec<String> {
        let of_day = self.log.history.activities().iter();
        let of_day = of_day.filter(|a| a.date == date);
        let told = |a: &Activity| {
            let kind = self.desk.say(&format!("activity.{}", a.kind.code()), &[]);
            let minutes = a.minutes.count().to_string();
            let values = [("activity", kind), ("minutes", minutes)];
            self.desk.say("wave.activity", &values)
        };
        of_day.map(told).collect()
    }

    fn recovery_minutes(&self, date: Date) -> u32 {
        let of_day = self
            .log
            .history
            .recovery()
            .iter()
            .filter(|r| r.date == date);
        of_day
            .map(|r| u32::try_from(r.minutes.count()).unwrap_or_default())
            .sum()
    }
}

fn moved_words(desk: &Desk<'_>, to: Option<Date>, name: &str) -> String {
    let session = ("session", name.to_owned());
    match to {
        Some(to) => desk.say("wave.moved", &[session, ("day", desk.weekday(to))]),
        None => desk.say("wave.no_day", &[session]),
    }
}

fn detail(desk: &Desk<'_>, day: &wire::WaveDay) -> String {
    let key = match day.kind {
        wire::DayKind::Strength if 0 < day.minutes => "wave.sets_minutes",
        wire::DayKind::Strength => "wave.sets",
        wire::DayKind::Recovery => "wave.minutes",
        wire::DayKind::Rest => return String::new(),
    };
    let values = [
        ("sets", desk.number(day.hard_sets, 0)),
        ("minutes", day.minutes.to_string()),
    ];
    desk.say_of(day.hard_sets, key, &values)
}

/// The day of the program that names a calendar week: today in this week, else the middle one, as
/// a program that began on a Wednesday shares each calendar week between two of its own.
fn number_for(plan: &Plan, (from, to): (Date, Date), today: Date) -> Option<u16> {
    let within = plan.days.iter().filter(|d| from <= d.date && d.date <= to);
    let days: Vec<&PlannedDay> = within.collect();
    let here = days.iter().find(|d| d.date == today);
    here.or_else(|| days.get(days.len() / 2)).map(|d| d.number)
}

/// Monday and Sunday of the week that holds a day.
fn bounds(of: Date) -> (Date, Date) {
    let from = of.saturating_sub(i64::from(of.weekday().to_monday_zero_offset()).days());
    (from, from.saturating_add(6.days()))
}

fn dates(from: Date) -> impl Iterator<Item = Date> {
    (0_i64..7).map(move |n| from.saturating_add(n.days()))
}
