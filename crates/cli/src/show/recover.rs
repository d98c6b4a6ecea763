//! A composed recovery session, and the movement snacks of a day.

use std::collections::BTreeMap;

use recoup_server::wire::{LeftOut, RecoverySession, RecoveryStep, SnackCard, SnacksToday};

use crate::out::{Ink, Out};

/// A composed session: why it, its steps with their reasons, and what was left out.
pub(crate) fn composed(out: Out, session: &RecoverySession) -> String {
    let head = out.ink(Ink::Ease, &session.name);
    let mut lines = vec![format!("  {head}, about {} min", session.minutes)];
    lines.extend(session.reason.as_ref().map(|why| out.wrap(why, 2)));
    lines.push(String::new());
    for (at, step) in session.steps.iter().enumerate() {
        lines.push(super::step(at + 1, step));
        lines.extend(told(out, step));
    }
    let effect = format!(
        "Probably: {} Not shown: {}",
        session.expect, session.expect_not
    );
    lines.push(String::new());
    lines.push(out.wrap(&effect, 2));
    lines.extend(session.leave_out.as_ref().map(|when| out.wrap(when, 2)));
    if !session.left_out.is_empty() {
        lines.push(format!("\n  {}", out.ink(Ink::Word, "Left out")));
        lines.extend(left_out(out, &session.left_out));
    }
    let log = format!(
        "Done? recoup log --minutes {} --recovery {}",
        session.minutes, session.id
    );
    lines.push(format!("\n  {}", out.ink(Ink::Quiet, &log)));
    lines.join("\n")
}

fn told(out: Out, step: &RecoveryStep) -> Vec<String> {
    let cue = out.wrap(&format!("{} {}", step.setup, step.cue), 7);
    let why = step.reason.as_ref();
    let why = why.map(|why| out.ink(Ink::Quiet, &out.wrap(why, 7)));
    [Some(cue), why].into_iter().flatten().collect()
}

/// What was left out, those with the same reason together.
fn left_out(out: Out, left: &[LeftOut]) -> Vec<String> {
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in left {
        by_reason.entry(&one.why).or_default().push(&one.name);
    }
    let line = |(why, names): (&str, Vec<&str>)| {
        let text = format!("{}: {}", why.trim_end_matches('.'), names.join(", "));
        out.wrap(&text, 4)
    };
    by_reason.into_iter().map(line).collect()
}

/// The snacks of a day: the next one or why there is none, and what is planned and done.
pub(crate) fn snacks(out: Out, day: &SnacksToday, is_on: bool) -> String {
    let mut lines = Vec::new();
    let is_off_today = day.none_code.as_deref() == Some("off");
    let why = day.none_because.as_deref();
    if is_off_today && is_on {
        lines.push("  No snacks on this day; `recoup snack on --days` names the days.".to_owned());
    } else if is_off_today {
        lines.extend(why.map(|why| format!("  {why} Begin with `recoup snack on`.")));
    } else {
        lines.extend(day.next.as_ref().map(|next| card(out, next)));
        lines.extend(why.map(|why| out.wrap(why, 2)));
        if !day.times.is_empty() {
            lines.push(format!("  Planned today  {}", day.times.join("  ")));
        }
    }
    if 0 < day.done_minutes {
        lines.push(format!("  Done today     {} min", day.done_minutes));
    }
    lines.join("\n")
}

fn card(out: Out, next: &SnackCard) -> String {
    let mut lines = vec![format!(
        "  {}  {}",
        next.at,
        out.ink(Ink::Ease, &next.title)
    )];
    for step in &next.session.steps {
        lines.push(format!("    {}  ({})", step.name, next.movement_id));
        lines.push(out.wrap(&format!("{} {}", step.setup, step.cue), 4));
        lines.push(out.wrap(&format!("Stop: {}", step.stop), 4));
    }
    lines.push(out.ink(Ink::Quiet, &out.wrap(&next.why, 4)));
    let ways = "recoup snack done | later | not-today | mute ID | off";
    lines.push(format!("    {}", out.ink(Ink::Quiet, ways)));
    lines.join("\n")
}
