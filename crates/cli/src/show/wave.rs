//! The week as a wave: square blocks of effort above the line, round bowls of ease below it.

use recoup_server::wire::{DayKind, DayStatus, WaveDay};

use crate::out::{Ink, Out};

/// Columns of one day.
const COLUMN: usize = 7;
/// Hard sets that fill the three rows above the line.
const TALLEST_SETS: f64 = 18.0;
/// Minutes that fill the two rows below it.
const DEEPEST_MINUTES: f64 = 30.0;
/// Rows above the line.
const ROWS_UP: usize = 3;
/// Rows below the line.
const ROWS_DOWN: usize = 2;

/// The wave of some days, one column each, with the days' first letters below.
pub(crate) fn wave(out: Out, days: &[WaveDay]) -> String {
    let mut lines = Vec::new();
    for row in (1..=ROWS_UP).rev() {
        lines.push(line(days, |day| up(out, day, row)));
    }
    lines.push(out.ink(Ink::Quiet, &"\u{2500}".repeat(COLUMN * days.len())));
    for row in 1..=ROWS_DOWN {
        lines.push(line(days, |day| down(out, day, row)));
    }
    lines.push(line(days, |day| label(out, day)));
    lines.push(line(days, |day| felt(out, day)));
    lines
        .into_iter()
        .map(|l| format!("  {l}"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn line(days: &[WaveDay], cell: impl Fn(&WaveDay) -> String) -> String {
    days.iter()
        .map(cell)
        .collect::<String>()
        .trim_end()
        .to_owned()
}

/// Rows of a block for so much of it; a square root, so that a light day is still seen.
fn rows(amount: f64, full: f64, most: usize) -> usize {
    let share = (amount / full).max(0.0).sqrt().min(1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "between 0 and the few rows there are"
    )]
    let rows = (share * most as f64).ceil() as usize;
    rows
}

fn up(out: Out, day: &WaveDay, row: usize) -> String {
    let tall = rows(day.hard_sets, TALLEST_SETS, ROWS_UP);
    if day.kind != DayKind::Strength || tall < row {
        return " ".repeat(COLUMN);
    }
    out.ink(
        Ink::Effort,
        &cell(filling(
            day.status,
            ["\u{2588}", "\u{2591}", "\u{2592}", " "],
        )),
    )
}

fn down(out: Out, day: &WaveDay, row: usize) -> String {
    let deep = rows(f64::from(day.minutes), DEEPEST_MINUTES, ROWS_DOWN);
    if day.kind != DayKind::Recovery || deep < row {
        return " ".repeat(COLUMN);
    }
    let fill = filling(day.status, ["\u{2588}", "\u{2591}", "\u{2592}", " "]);
    let bowl = if row == deep && row > 1 {
        format!(" {} ", fill.repeat(COLUMN - 4))
    } else {
        fill.repeat(COLUMN - 2)
    };
    out.ink(Ink::Ease, &format!("{bowl:^COLUMN$}"))
}

fn filling(status: DayStatus, [done, planned, today, away]: [&'static str; 4]) -> &'static str {
    match status {
        DayStatus::Done => done,
        DayStatus::Planned | DayStatus::NotDone => planned,
        DayStatus::Today | DayStatus::Held => today,
        DayStatus::MovedAway => away,
    }
}

fn cell(fill: &str) -> String {
    format!(" {} ", fill.repeat(COLUMN - 2))
}

fn label(out: Out, day: &WaveDay) -> String {
    let name = day.day.strftime("%a").to_string();
    let centred = format!("{name:^COLUMN$}");
    let today = matches!(day.status, DayStatus::Today | DayStatus::Held);
    if today {
        out.ink(Ink::Word, &format!("{:^COLUMN$}", format!("[{name}]")))
    } else {
        centred
    }
}

fn felt(out: Out, day: &WaveDay) -> String {
    let text = day
        .felt
        .map_or(String::new(), |felt| format!("\u{25cb}{felt}"));
    out.ink(Ink::Quiet, &format!("{text:^COLUMN$}"))
}
