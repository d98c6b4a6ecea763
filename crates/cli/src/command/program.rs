//! `program`: see, check, preview, join and leave.

use std::path::Path;

use anyhow::{Context, Result, bail};
use recoup_server::{app, wire};

use crate::args::ProgramVerb;
use crate::home::Home;
use crate::out::{Ink, Out};
use crate::show;

/// One verb on programs.
pub(crate) fn program(home: &Home, verb: &ProgramVerb) -> Result<()> {
    match verb {
        ProgramVerb::List => list(home),
        ProgramVerb::Show { id } => show_one(home, id),
        ProgramVerb::Check { file } => check(home, file),
        ProgramVerb::Preview { file } => preview(home, file),
        ProgramVerb::Join { id, on } => join(home, id, *on),
        ProgramVerb::Leave => {
            home.write(app::leave_program)?;
            home.out
                .say("You left the program. What you did stays in your log.")
        }
    }
}

fn list(home: &Home) -> Result<()> {
    let cards = home.read(|_, desk| Ok(app::list_programs(desk)))?;
    home.out.show(&cards, |cards| {
        cards
            .iter()
            .map(|card| told(home.out, card))
            .collect::<Vec<_>>()
            .join("\n\n")
    })
}

fn told(out: Out, card: &wire::ProgramCard) -> String {
    let head = format!(
        "  {}  {}, {} days, {} strength days a week, about {} min",
        out.ink(Ink::Word, &card.id),
        card.name,
        card.days,
        card.strength_days,
        card.minutes
    );
    format!("{head}\n{}", out.wrap(&card.summary, 4))
}

fn show_one(home: &Home, id: &str) -> Result<()> {
    let id = id.to_owned();
    let program = home.read(move |_, desk| app::show_program(desk, &id))?;
    home.out
        .show(&program, |program| calendar(home.out, program))
}

fn check(home: &Home, file: &Path) -> Result<()> {
    let program = read(file)?;
    let flaws = home.read(move |_, desk| Ok(app::program_flaws(desk, &program)))?;
    if !flaws.is_empty() {
        bail!(
            "{} reads, but cannot be planned:\n{}",
            file.display(),
            flaws.join("\n")
        );
    }
    home.out.say(&format!(
        "{} is a program without mistakes.",
        file.display()
    ))
}

fn preview(home: &Home, file: &Path) -> Result<()> {
    let known = home
        .app
        .library()
        .program(&file.to_string_lossy())
        .map(|p| p.program.clone());
    let program = match known {
        Some(program) => program,
        None => read(file)?,
    };
    let told = home.read(move |_, desk| Ok(app::preview_program(desk, &program)))?;
    home.out.show(&told, |program| calendar(home.out, program))
}

fn read(file: &Path) -> Result<recoup_engine::program::Program> {
    let text =
        std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    recoup_library::read_program(&file.to_string_lossy(), &text).map_err(|mistakes| {
        anyhow::anyhow!(
            "{} mistakes\n{}",
            mistakes.len(),
            recoup_library::to_lines(&mistakes)
        )
    })
}

/// A program week by week: a row a week, then the sessions of the first.
fn calendar(out: Out, program: &wire::Program) -> String {
    let card = &program.card;
    let mut lines = vec![format!(
        "  {}, {} days",
        out.ink(Ink::Word, &card.name),
        card.days
    )];
    lines.push(out.wrap(&card.summary, 2));
    lines.push(String::new());
    for week in &program.weeks {
        let phase = program.phases.iter().find(|p| p.from_week == week.week);
        let note = phase.map_or(String::new(), |p| format!("   {}", p.name));
        let lighter = if week.deload { "   ease week" } else { "" };
        let days: String = week.days.iter().map(|d| glyph(out, d)).collect();
        let sets: u32 = week.days.iter().map(|d| d.hard_sets).sum();
        let easy: u32 = week
            .days
            .iter()
            .filter(|d| d.kind == wire::DayKind::Recovery)
            .map(|d| d.minutes)
            .sum();
        lines.push(format!(
            "  {:>2}  {days} {sets:>3} sets {easy:>3} easy min{note}{lighter}",
            week.week
        ));
    }
    lines.push(String::new());
    for day in program
        .weeks
        .first()
        .map(|w| w.days.as_slice())
        .unwrap_or_default()
    {
        lines.push(day_lines(day));
    }
    lines.push(String::new());
    lines.push(sets_table(out, program));
    lines.push(String::new());
    lines.join("\n")
}

/// Weekly hard sets of each muscle, a column a week, marked where they leave the range.
fn sets_table(out: Out, program: &wire::Program) -> String {
    let mut names: Vec<&str> = Vec::new();
    for muscle in program.weeks.iter().flat_map(|w| &w.muscles) {
        if !names.contains(&muscle.name.as_str()) {
            names.push(&muscle.name);
        }
    }
    let head: Vec<String> = program
        .weeks
        .iter()
        .map(|w| format!("{:>6}", w.week))
        .collect();
    let head = head.concat();
    let mut lines = vec![format!("  {:<18}{head}", "Hard sets, week")];
    for name in names {
        let cells = program.weeks.iter().map(|week| {
            let found = week.muscles.iter().find(|m| m.name == name);
            found.map_or_else(|| format!("{:>6}", "\u{b7}"), cell)
        });
        lines.push(format!("  {name:<18}{}", cells.collect::<String>()));
    }
    lines.push(out.ink(
        Ink::Quiet,
        "  Rule R30, indirect sets half: 8-16 a week; new to lifting 4-6 in weeks 1-2, then 8-12.\n  \u{2193} under and \u{2191} over the range for both; \u{2191}n over it for somebody new.\n  No mark where a muscle only helps. Under it on the way up is rule R31: a week grows by about a fifth.\n  The week of tests asks less on purpose.",
    ));
    lines.join("\n")
}

fn cell(muscle: &wire::ProgramMuscle) -> String {
    use wire::SetsFit::{Above, Below};
    let mark = match (muscle.for_new, muscle.for_regular) {
        _ if muscle.helps_only => "  ",
        (Below, _) => "\u{2193} ",
        (_, Above) => "\u{2191} ",
        (Above, _) => "\u{2191}n",
        _ => "  ",
    };
    format!("{:>4}{mark}", muscle.sets)
}

fn glyph(out: Out, day: &wire::ProgramDay) -> String {
    match day.kind {
        wire::DayKind::Strength => out.ink(Ink::Effort, "\u{2588}\u{2588} "),
        wire::DayKind::Recovery => out.ink(Ink::Ease, "\u{25e1}\u{25e1} "),
        wire::DayKind::Rest => "\u{b7}\u{b7} ".to_owned(),
    }
}

fn day_lines(day: &wire::ProgramDay) -> String {
    let minutes = if day.minutes == 0 {
        String::new()
    } else {
        format!(", about {} min", day.minutes)
    };
    let weekday = serde_json::to_string(&day.weekday).unwrap_or_default();
    let mut lines = vec![format!(
        "  {:<4} {}{minutes}",
        weekday.trim_matches('"'),
        day.name
    )];
    for exercise in &day.exercises {
        lines.push(format!(
            "         {:<34} {} \u{d7} {}",
            exercise.name,
            exercise.sets,
            show::amount(exercise)
        ));
    }
    lines.join("\n")
}

fn join(home: &Home, id: &str, on: Option<jiff::civil::Date>) -> Result<()> {
    let id = id.to_owned();
    let (started, week) = home.write(move |tx, desk| {
        let started = app::enroll(tx, desk, &id, on)?;
        Ok((started, app::week_as_of(tx, desk, started, started)?))
    })?;
    home.out.say(&format!(
        "You begin on {}.\n",
        started.strftime("%A %-d %B %Y")
    ))?;
    home.out.show(&week, |week| show::week(home.out, week))
}
