//! The week: the wave, a sentence, and the days in words.

use recoup_server::wire::{DayStatus, WaveDay, Week, WeekDay};

use super::wave::wave;
use crate::out::{Ink, Out};

/// The week as text.
pub(crate) fn week(out: Out, week: &Week) -> String {
    let days: Vec<WaveDay> = week.days.iter().map(|d| d.wave.clone()).collect();
    let lines: Vec<String> = week.days.iter().map(|d| day(out, d)).collect();
    let load = week.load.iter().map(|load| &load.sentence);
    let load = load.chain(&week.load_unknown);
    let load = load.map(|sentence| out.wrap(sentence, 2));
    let mut parts = vec![
        head(week),
        wave(out, &days),
        out.wrap(&week.sentence, 2),
        lines.join("\n"),
        out.wrap(&week.recovery.sentence, 2),
    ];
    parts.extend(load);
    parts.join("\n\n")
}

fn head(week: &Week) -> String {
    let span = format!(
        "{} to {}",
        week.from.strftime("%-d %b"),
        week.to.strftime("%-d %b %Y")
    );
    let of = match (week.week_of_program, week.weeks) {
        (Some(n), Some(weeks)) => format!("Week {n} of {weeks}"),
        (Some(n), None) => format!("Week {n}"),
        (None, _) => week.week.clone(),
    };
    let program = week
        .program
        .as_ref()
        .map_or(String::new(), |p| format!(" \u{b7} {}", p.name));
    format!("  {of}, {span}{program}")
}

fn day(out: Out, day: &WeekDay) -> String {
    let wave = &day.wave;
    let status = match wave.status {
        DayStatus::Done => "done",
        DayStatus::Planned => "",
        DayStatus::Today => "today",
        DayStatus::MovedAway => "moved",
        DayStatus::NotDone => "not done",
        DayStatus::Held => "today, held",
    };
    let also = if wave.also_done.is_empty() {
        String::new()
    } else {
        format!(", also {}", wave.also_done.join(", "))
    };
    let line = format!(
        "  {}  {:<26} {:<26} {status}",
        wave.day.strftime("%a %d"),
        wave.name,
        format!("{}{also}", day.detail)
    );
    let line = line.trim_end();
    if wave.status == DayStatus::Today || wave.status == DayStatus::Held {
        out.ink(Ink::Word, line)
    } else {
        line.to_owned()
    }
}
