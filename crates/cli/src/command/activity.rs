//! `activity`: a run, a class, a hike.

use anyhow::{Result, bail};
use jiff::civil::Date;
use recoup_server::{app, wire};
use uuid::Uuid;

use super::check_in::coded;
use crate::args::Activity;
use crate::home::{Home, rev};

/// How the store knows where a row came from.
const SOURCE: &str = "cli";
/// The kinds there are, for whoever mistypes one.
const KINDS: &str = "run, walk, hike, ride, swim, row, class, sport, dance, other";
/// How many are listed.
const LISTED: usize = 10;
/// Meters in a kilometer. Source: definition.
const METERS: f64 = 1_000.0;

/// Keeps an activity, takes one back, or lists the last ones.
pub(crate) fn activity(home: &Home, args: &Activity) -> Result<()> {
    let day = home.day(args.on)?;
    match (&args.kind, args.minutes) {
        (Some(kind), Some(minutes)) => keep(home, args, (kind, minutes), day),
        _ if args.undo => undo(home, day),
        _ => list(home),
    }
}

fn keep(home: &Home, args: &Activity, (kind, minutes): (&str, u32), day: Date) -> Result<()> {
    let sent = wire::Activity {
        id: Uuid::now_v7(),
        day,
        started_at: None,
        kind: coded("KIND", kind, KINDS)?,
        name: args.name.clone(),
        minutes,
        effort: args.effort,
        distance_m: args.km.map(|km| km * METERS),
        mean_hr: None,
        note: args.note.clone(),
        load: None,
        imported: false,
        rev: rev(1),
    };
    let kept = home.write(move |tx, desk| app::put_activity(tx, desk, &sent, SOURCE))?;
    home.out.show(&kept, |kept| {
        let counts = if kept.load.is_some() {
            "It counts in the week."
        } else {
            "Say how hard it was with --effort, and it counts in the week."
        };
        format!("Logged.{}\n{counts}", told(kept))
    })
}

fn undo(home: &Home, day: Date) -> Result<()> {
    let found = home.read(move |tx, desk| app::list_activities(tx, desk, day, day))?;
    let Some(last) = found.into_iter().max_by_key(|a| a.id) else {
        bail!("no activity was logged on {day} to take back");
    };
    let (id, taken) = (last.id, rev(last.rev.counter + 1));
    home.write(move |tx, desk| app::delete_activity(tx, desk, id, &taken))?;
    home.out
        .show(&last, |last| format!("Taken back.{}", told(last)))
}

fn list(home: &Home) -> Result<()> {
    let all = home.read(|tx, desk| app::list_activities(tx, desk, Date::MIN, Date::MAX))?;
    let last = all[all.len().saturating_sub(LISTED)..].to_vec();
    home.out.show(&last, |last| {
        if last.is_empty() {
            return "No activity yet. Log one with `recoup activity run 40 --effort 6`.".to_owned();
        }
        last.iter().map(told).collect::<String>()
    })
}

/// An activity in a line.
fn told(of: &wire::Activity) -> String {
    let kind = serde_json::to_value(of.kind).unwrap_or_default();
    let kind = kind.as_str().unwrap_or_default().to_owned();
    let name = if of.name.is_empty() { &kind } else { &of.name };
    let far = of
        .distance_m
        .map_or(String::new(), |m| format!(", {:.1} km", m / METERS));
    let effort = of
        .effort
        .map_or(String::new(), |e| format!(", effort {e} of 10"));
    format!("\n  {}  {name}, {} min{far}{effort}", of.day, of.minutes)
}
