//! Early warning as text: the points, every sign, what happens at each line, what it is not.

use recoup_server::wire::{EarlyWarning, MayEase, SignStanding, WarningLevel, WarningSign};

use crate::out::{Ink, Out};

/// The early warning of a day.
pub(crate) fn warning(out: Out, told: &EarlyWarning) -> String {
    let ink = match told.level {
        WarningLevel::None => Ink::Word,
        WarningLevel::Hold => Ink::Effort,
        WarningLevel::Ease | WarningLevel::Refer => Ink::Ease,
    };
    let mut parts = vec![format!(
        "  {}   {} of {} points   {}\n{}",
        out.ink(ink, &told.word),
        told.points,
        told.of,
        super::evidence(out, &told.evidence),
        out.wrap(&told.sentence, 2),
    )];
    parts.extend(told.notices.iter().map(|notice| {
        let lines = [&notice.seen, &notice.advice, &notice.clears];
        let lines: Vec<String> = lines.iter().map(|line| out.wrap(line, 4)).collect();
        format!(
            "  {}\n{}",
            out.ink(Ink::Word, &notice.title),
            lines.join("\n")
        )
    }));
    let signs: Vec<String> = told.signs.iter().map(|s| sign(out, s)).collect();
    parts.push(signs.join("\n"));
    let lines = told
        .lines
        .iter()
        .map(|line| format!("{}. {}", line.title, line.text));
    let lines: Vec<String> = lines.map(|line| out.wrap(&line, 2)).collect();
    parts.push(lines.join("\n"));
    parts.extend(easier(out, told));
    let is_not: Vec<String> = told.is_not.iter().map(|line| out.wrap(line, 2)).collect();
    parts.push(out.ink(Ink::Quiet, &is_not.join("\n")));
    parts.join("\n\n")
}

fn sign(out: Out, sign: &WarningSign) -> String {
    let points = match sign.standing {
        SignStanding::Counts => format!("{} of {}", sign.of, sign.of),
        SignStanding::Quiet => format!("0 of {}", sign.of),
        SignStanding::Missing => "-".to_owned(),
    };
    let mut lines = vec![
        format!("  {points:<7}{}", sign.name),
        out.wrap(&sign.seen, 9),
    ];
    if !sign.clears.is_empty() {
        lines.push(out.wrap(&sign.clears, 9));
    }
    lines.join("\n")
}

/// The easier week as it would be or is, and how to begin it.
fn easier(out: Out, told: &EarlyWarning) -> Option<String> {
    if let Some(until) = told.eased_until {
        return Some(format!(
            "  You are in an easier week, to the end of {until}."
        ));
    }
    if told.easier_week.is_empty() && told.may_ease == MayEase::No {
        return None;
    }
    let mut lines = vec![format!("  {}", out.ink(Ink::Word, "The easier week"))];
    lines.extend(told.easier_week.iter().map(|session| {
        format!(
            "    {}  {}: {} sets become {}",
            session.day, session.name, session.sets, session.eased_sets
        )
    }));
    if told.may_ease != MayEase::No {
        lines.push("    Begin it with `recoup warning --ease`.".to_owned());
    }
    Some(lines.join("\n"))
}
