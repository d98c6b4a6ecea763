//! `log`: sessions in shorthand, recovery sessions, and taking either back.

use anyhow::{Context, Result, bail};
use jiff::civil::{Date, Time};
use recoup_engine::session::Set;
use recoup_engine::unit::{Distance, Load, MassUnit, Reps, Rir, Seconds};
use recoup_library::NameMatch;
use recoup_server::{app, wire};
use uuid::Uuid;

use crate::args::Log;
use crate::home::{Home, rev};
use crate::shorthand::{self, Line};

/// How many sessions a list shows.
const LISTED: usize = 10;

/// Logs what was done, lists it, or takes the last entry back.
pub(crate) fn log(home: &Home, args: &Log) -> Result<()> {
    let day = home.day(args.on)?;
    if args.list {
        return list(home);
    }
    if args.undo {
        return undo(home, day);
    }
    if let Some(minutes) = args.walk {
        return recovery(home, args, day, "easy-walk", minutes);
    }
    if let Some(template) = &args.recovery {
        let minutes = args.minutes.context("say how long with --minutes")?;
        return recovery(home, args, day, template, minutes);
    }
    if args.lines.is_empty() {
        bail!(
            "say what you did, such as `recoup log \"squat 100x5@8\"`, or `recoup log --walk 25`"
        );
    }
    strength(home, args, day)
}

fn strength(home: &Home, args: &Log, day: Date) -> Result<()> {
    let me = home.read(app::me)?;
    let unit = match me.profile.as_ref().map(|p| p.unit) {
        Some(wire::Unit::Lb) => MassUnit::Pound,
        Some(wire::Unit::Kg) | None => MassUnit::Kilogram,
    };
    let lines = args
        .lines
        .iter()
        .map(|line| Ok(shorthand::parse(line, unit)?));
    let lines = lines.collect::<Result<Vec<Line>>>()?;
    let names: Vec<String> = lines.iter().map(|line| line.exercise.clone()).collect();
    let matched = home.read(move |_, desk| {
        Ok(names
            .iter()
            .map(|name| desk.match_exercise(name))
            .collect::<Vec<_>>())
    })?;
    let exercises = lines
        .iter()
        .zip(&matched)
        .map(|(line, matched)| exercise(matched, line))
        .collect::<Result<Vec<_>>>()?;
    let zone = me.profile.as_ref().map_or("UTC", |p| p.time_zone.as_str());
    let session = wire::Session {
        id: Uuid::now_v7(),
        day,
        started_at: args.at.map(|at| instant(day, at, zone)).transpose()?,
        duration_s: args.minutes.map(|m| u32::try_from(m * 60)).transpose()?,
        name: args.name.clone().unwrap_or_default(),
        session_rpe: args.rpe,
        note: String::new(),
        slot: None,
        exercises,
        rev: rev(1),
    };
    let kept = home.write(move |tx, desk| app::log_session(tx, desk, &session, "cli"))?;
    home.out
        .show(&kept, |kept| format!("Logged.\n{}", told(kept)))
}

fn instant(day: Date, at: Time, zone: &str) -> Result<jiff::Timestamp> {
    Ok(day.to_datetime(at).in_tz(zone)?.timestamp())
}

/// The exercise of a line by what its name means; an unknown name stays as it is.
fn exercise(matched: &NameMatch, line: &Line) -> Result<wire::PerformedExercise> {
    let id = match (matched.sure(), matched.guess()) {
        (Some(id), _) => id.as_str().to_owned(),
        (None, Some(guess)) => bail!(
            "{:?} is not an exercise we know; did you mean {guess}? Write `{guess} …`, or quote your own name as `\"={}\" …`",
            line.exercise,
            line.exercise
        ),
        (None, None) => line.exercise.clone(),
    };
    let id = id.strip_prefix('=').map_or(id.clone(), str::to_owned);
    let sets = line
        .sets
        .iter()
        .map(|(set, unit)| performed(set, *unit))
        .collect();
    Ok(wire::PerformedExercise {
        name: String::new(),
        exercise_id: id,
        sets,
    })
}

fn performed(set: &Set, unit: MassUnit) -> wire::PerformedSet {
    let kind = serde_json::from_value(serde_json::Value::from(set.kind.code()));
    #[expect(clippy::cast_precision_loss, reason = "a short way")]
    let meters = set
        .distance
        .map(Distance::millimeters)
        .map(|mm| mm as f64 / 1_000.0);
    wire::PerformedSet {
        kind: kind.unwrap_or(wire::SetKind::Working),
        load_g: set.load.map(Load::grams),
        unit: if unit == MassUnit::Pound {
            wire::Unit::Lb
        } else {
            wire::Unit::Kg
        },
        reps: set
            .reps
            .map(Reps::count)
            .and_then(|r| u32::try_from(r).ok()),
        rir: set.rir.map(Rir::reps),
        duration_s: set
            .duration
            .map(Seconds::count)
            .and_then(|s| u32::try_from(s).ok()),
        distance_m: meters,
        note: String::new(),
        suspect: false,
    }
}

fn recovery(home: &Home, args: &Log, day: Date, template: &str, minutes: i64) -> Result<()> {
    let id = template.to_owned();
    let found = home.read(move |tx, desk| app::find_recovery_session(tx, desk, &id, None));
    if found.is_err() {
        let known = home.app.library().recovery_sessions();
        let known: Vec<&str> = known.map(|s| s.id.as_str()).collect();
        bail!(
            "there is no recovery session {template:?}; compose one with `recoup recover compose`, or take one of {}",
            known.join(", ")
        );
    }
    let log = wire::RecoveryLog {
        day,
        started_at: None,
        template: template.to_owned(),
        minutes: u32::try_from(minutes).context("minutes must be between 0 and 1440")?,
        met: None,
        effort: args.rpe,
        soreness: None,
        note: String::new(),
        rev: rev(1),
    };
    let id = Uuid::now_v7();
    let sent = log.clone();
    home.write(move |tx, desk| app::put_recovery_log(tx, desk, id, &sent))?;
    home.out.show(&log, |log| {
        format!(
            "Logged {} easy minutes. They count fully in your week.",
            log.minutes
        )
    })
}

fn list(home: &Home) -> Result<()> {
    let sessions = home.read(|tx, desk| app::list_sessions(tx, desk, Date::MIN, Date::MAX))?;
    let last = sessions[sessions.len().saturating_sub(LISTED)..].to_vec();
    home.out.show(&last, |last| {
        if last.is_empty() {
            return "Nothing logged yet. Log a session with `recoup log \"squat 100x5@8\"`, or bring your history with `recoup import FILE`.".to_owned();
        }
        last.iter().map(told).collect::<Vec<_>>().join("\n\n")
    })
}

/// Takes back the entry of a day that was logged last.
fn undo(home: &Home, day: Date) -> Result<()> {
    let sessions = home.read(move |tx, desk| app::list_sessions(tx, desk, day, day))?;
    let Some(last) = sessions.into_iter().max_by_key(|s| (s.rev.counter, s.id)) else {
        bail!("nothing was logged on {day} to take back");
    };
    let (id, taken) = (last.id, rev(last.rev.counter + 1));
    home.write(move |tx, desk| app::delete_session(tx, desk, id, &taken))?;
    home.out
        .show(&last, |last| format!("Taken back.\n{}", told(last)))
}

/// A session in a few lines.
fn told(session: &wire::Session) -> String {
    let name = if session.name.is_empty() {
        "Session"
    } else {
        &session.name
    };
    let rpe = session
        .session_rpe
        .map_or(String::new(), |rpe| format!(", effort {rpe} of 10"));
    let mut lines = vec![format!("  {}  {name}{rpe}", session.day)];
    for exercise in &session.exercises {
        let sets: Vec<String> = exercise.sets.iter().map(told_set).collect();
        lines.push(format!("    {:<34} {}", exercise.name, sets.join("  ")));
    }
    lines.join("\n")
}

fn told_set(set: &wire::PerformedSet) -> String {
    let unit = if set.unit == wire::Unit::Lb {
        MassUnit::Pound
    } else {
        MassUnit::Kilogram
    };
    let mark = if set.kind == wire::SetKind::WarmUp {
        "w"
    } else {
        ""
    };
    if let (None, Some(seconds)) = (set.reps, set.duration_s) {
        return format!("{mark}{seconds}s");
    }
    let load = set.load_g.and_then(|g| Load::try_new(g).ok());
    // No load and a load of nothing are both the body alone.
    let load = load.filter(|load| *load != Load::ZERO);
    let load = load.map_or(String::new(), |l| {
        format!("{}{}", l.to_text(unit), unit.code())
    });
    let reps = set.reps.map_or("\u{2013}".to_owned(), |r| r.to_string());
    let left = set.rir.map_or(String::new(), |r| format!(" ({r} left)"));
    format!("{mark}{load}\u{d7}{reps}{left}")
}
