//! `checkin`: by position, by flags, or asked one by one.

use std::io::{BufRead, IsTerminal, Write};

use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use jiff::civil::Date;
use recoup_server::{app, wire};
use uuid::Uuid;

use crate::args::CheckIn;
use crate::home::{Home, rev};
use crate::show;

/// Keeps a check-in and shows the day that follows from it.
pub(crate) fn check_in(home: &Home, args: &CheckIn) -> Result<()> {
    if args.flags {
        return list_flags(home);
    }
    let day = home.day(args.on)?;
    let known = of_day(home, day)?;
    if args.undo {
        return undo(home, day, known);
    }
    let base = match (&known, args.edit) {
        (Some(known), true) => known.clone(),
        (None, true) => {
            bail!("there is no check-in on {day} to edit; give the answers without --edit")
        }
        (_, false) if args.same => yesterday(home, day)?,
        (_, false) => blank(day),
    };
    let mut sent = if asks_nothing(args) {
        ask(home, base)?
    } else {
        answered(base, args)?
    };
    sent.day = day;
    if let Some(known) = known {
        sent.id = known.id;
        sent.rev = rev(known.rev.counter + 1);
    }
    let today = home.write(move |tx, desk| {
        app::put_check_in(tx, desk, &sent)?;
        app::today(tx, desk, Some(day))
    })?;
    home.out
        .show(&today, |day| show::today(home.out, day, false))
}

fn of_day(home: &Home, day: Date) -> Result<Option<wire::CheckIn>> {
    Ok(home
        .read(move |tx, desk| app::list_check_ins(tx, desk, day, day))?
        .pop())
}

fn undo(home: &Home, day: Date, known: Option<wire::CheckIn>) -> Result<()> {
    let Some(known) = known else {
        bail!("there is no check-in on {day} to take back")
    };
    let taken = rev(known.rev.counter + 1);
    let today = home.write(move |tx, desk| {
        app::delete_check_in(tx, desk, known.id, &taken)?;
        app::today(tx, desk, Some(day))
    })?;
    home.out
        .say(&format!("The check-in of {day} is taken back."))?;
    home.out
        .show(&today, |day| show::today(home.out, day, false))
}

/// Yesterday's answers, marked as copied.
fn yesterday(home: &Home, day: Date) -> Result<wire::CheckIn> {
    let before = day.yesterday()?;
    let known = of_day(home, before)?;
    let known = known.with_context(|| format!("there is no check-in on {before} to copy"))?;
    Ok(wire::CheckIn {
        flags: vec![],
        illness: None,
        copied: true,
        note: String::new(),
        ..wire::CheckIn {
            id: Uuid::now_v7(),
            day,
            at: Timestamp::now(),
            rev: rev(1),
            ..known
        }
    })
}

fn blank(day: Date) -> wire::CheckIn {
    wire::CheckIn {
        id: Uuid::now_v7(),
        day,
        at: Timestamp::now(),
        prs: None,
        soreness: None,
        sleep: None,
        energy: None,
        mood: None,
        sleep_minutes: None,
        sleep_band: None,
        sore_muscles: std::collections::BTreeMap::new(),
        pains: vec![],
        illness: None,
        flags: vec![],
        symptoms: std::collections::BTreeMap::new(),
        minutes_available: None,
        copied: false,
        note: String::new(),
        rev: rev(1),
    }
}

fn asks_nothing(args: &CheckIn) -> bool {
    let numbers = [
        args.soreness,
        args.sleep,
        args.energy,
        args.mood,
        args.minutes,
    ];
    args.answers.is_empty()
        && numbers.iter().all(Option::is_none)
        && args.hours.is_none()
        && args.ill.is_none()
        && args.note.is_none()
        && args.sore.is_empty()
        && args.pain.is_empty()
        && args.flag.is_empty()
        && !args.same
}

/// The check-in with the answers that were given on the line.
fn answered(mut to: wire::CheckIn, args: &CheckIn) -> Result<wire::CheckIn> {
    let mut line = args.answers.iter().copied();
    let mut given =
        |name: &str, flag: Option<i64>, kept: Option<u8>, most: i64| -> Result<Option<u8>> {
            let least = i64::from(most != 10);
            match line.next().or(flag) {
                Some(n) if (least..=most).contains(&n) => Ok(u8::try_from(n).ok()),
                Some(n) => bail!("{name} must be between {least} and {most}, found {n}"),
                None => Ok(kept),
            }
        };
    to.prs = given("recovery", None, to.prs, 10)?;
    to.soreness = given("soreness", args.soreness, to.soreness, 5)?;
    to.sleep = given("sleep", args.sleep, to.sleep, 5)?;
    to.energy = given("energy", args.energy, to.energy, 5)?;
    to.mood = given("mood", args.mood, to.mood, 5)?;
    if let Some(hours) = &args.hours {
        to.sleep_minutes = Some(minutes_slept(hours)?);
        to.sleep_band = None;
    }
    for sore in &args.sore {
        let (muscle, level) = pair("--sore", sore)?;
        to.sore_muscles
            .insert(muscle.to_owned(), level_of("--sore", level)?);
    }
    to.pains.extend(
        args.pain
            .iter()
            .map(|text| pain(text))
            .collect::<Result<Vec<_>>>()?,
    );
    if let Some(ill) = &args.ill {
        to.illness = Some(coded("--ill", ill, "fever, chest, stomach or cold")?);
    }
    for flag in &args.flag {
        to.flags.push(coded(
            "--flag",
            flag,
            "a code that `recoup checkin --flags` lists",
        )?);
    }
    to.minutes_available = args
        .minutes
        .map(u16::try_from)
        .transpose()?
        .or(to.minutes_available);
    to.note = args.note.clone().unwrap_or(to.note);
    Ok(to)
}

/// A code of an option as what it stands for.
pub(super) fn coded<T: serde::de::DeserializeOwned>(
    option: &str,
    code: &str,
    allowed: &str,
) -> Result<T> {
    let code = code.to_lowercase();
    serde_json::from_value(serde_json::Value::from(code.as_str()))
        .map_err(|_| anyhow::anyhow!("{option} must be {allowed}, found {code:?}"))
}

/// The name and the number of an option such as `quads=7`.
pub(super) fn pair<'t>(option: &str, text: &'t str) -> Result<(&'t str, &'t str)> {
    text.split_once('=')
        .with_context(|| format!("{option} must be NAME=NUMBER, found {text:?}"))
}

/// A level of an option, 0 to 10.
pub(super) fn level_of(option: &str, text: &str) -> Result<u8> {
    match text.parse() {
        Ok(level) if level <= 10 => Ok(level),
        _ => bail!("{option} must be between 0 and 10, found {text:?}"),
    }
}

/// `knee=6`, `knee=6:sharp` or `knee=6:sharp:squat`.
fn pain(text: &str) -> Result<wire::Pain> {
    let (site, rest) = pair("--pain", text)?;
    let mut parts = rest.split(':');
    let level = level_of("--pain", parts.next().unwrap_or_default())?;
    let kind = parts.next().map(str::to_owned);
    let joint = kind.as_deref().is_some_and(|k| k != "ache" && k != "wound");
    let during = parts.next().map(str::to_owned);
    Ok(wire::Pain {
        site: site.to_owned(),
        level,
        joint,
        kind,
        during,
        since: None,
    })
}

/// Minutes from `6.5`, `6:40` or `6h40`.
fn minutes_slept(text: &str) -> Result<u16> {
    let wrong = || format!("--hours must be hours such as 6.5 or 6h40, found {text:?}");
    let lower = text.to_lowercase();
    let minutes = if let Some((hours, minutes)) = lower.split_once(['h', ':']) {
        let minutes = if minutes.is_empty() { "0" } else { minutes };
        let hours: u16 = hours.parse().with_context(wrong)?;
        let minutes: u16 = minutes.parse().with_context(wrong)?;
        hours.saturating_mul(60).saturating_add(minutes)
    } else {
        let hours: f64 = lower.replace(',', ".").parse().with_context(wrong)?;
        anyhow::ensure!((0.0..=24.0).contains(&hours), wrong());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 1,440"
        )]
        let minutes = (hours * 60.0).round() as u16;
        minutes
    };
    anyhow::ensure!(
        minutes <= 1_440,
        "--hours must be at most 24, found {text:?}"
    );
    Ok(minutes)
}

/// Asks the five questions; an empty answer leaves one out.
fn ask(home: &Home, mut to: wire::CheckIn) -> Result<wire::CheckIn> {
    if !std::io::stdin().is_terminal() {
        bail!(
            "say how you are, such as `recoup checkin 7 4 4 4 4` (recovery 0-10; soreness, sleep, energy, mood 1-5, 5 is good)"
        );
    }
    home.out
        .say("How are you? An empty line leaves a question out; 5 is the good end.")?;
    to.prs = question("Recovered, 0 wrung out to 10 fully charged", 0, 10)?;
    to.soreness = question("Soreness, 1 very to 5 none", 1, 5)?;
    to.sleep = question("Sleep, 1 awful to 5 great", 1, 5)?;
    to.energy = question("Energy, 1 empty to 5 high", 1, 5)?;
    to.mood = question("Mood and stress, 1 rough to 5 calm", 1, 5)?;
    Ok(to)
}

fn question(text: &str, least: u8, most: u8) -> Result<Option<u8>> {
    loop {
        print!("  {text}: ");
        std::io::stdout().flush()?;
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line)?;
        match line.trim() {
            "" => return Ok(None),
            answer => {
                if let Ok(n) = answer.parse()
                    && (least..=most).contains(&n)
                {
                    return Ok(Some(n));
                }
                println!("  a number from {least} to {most}, or nothing");
            }
        }
    }
}

fn list_flags(home: &Home) -> Result<()> {
    let cards = home.read(|_, desk| Ok(app::flag_cards(desk)))?;
    home.out.show(&cards, |cards| {
        let lines = cards.iter().map(|c| {
            let code = serde_json::to_string(&c.code).unwrap_or_default();
            home.out
                .wrap(&format!("{:<5} {}", code.trim_matches('"'), c.text), 2)
        });
        format!(
            "Most people tick none.\n{}",
            lines.collect::<Vec<_>>().join("\n")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        assert_eq!(minutes_slept("6.5").unwrap(), 390);
        assert_eq!(minutes_slept("6h40").unwrap(), 400);
        assert_eq!(minutes_slept("7:05").unwrap(), 425);
        assert_eq!(minutes_slept("8h").unwrap(), 480);
    }

    #[test]
    fn hours_out_of_reach_are_named() {
        assert!(
            minutes_slept("25")
                .unwrap_err()
                .to_string()
                .contains("\"25\"")
        );
        assert!(
            minutes_slept("lots")
                .unwrap_err()
                .to_string()
                .contains("6h40")
        );
    }

    #[test]
    fn pain_has_kind_and_movement() {
        let pain = pain("knee=6:sharp:squat").unwrap();
        assert_eq!((pain.level, pain.joint), (6, true));
        assert_eq!(pain.during.as_deref(), Some("squat"));
    }
}
