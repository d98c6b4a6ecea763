//! Today, in the order of the phone's card: the word, the sentence, what to do, why.

use recoup_server::wire::{
    Direction, Doing, DoingKind, Expected, PlannedExercise, Reason, RecoveryStep, State, Today,
};

use super::wave::wave;
use crate::out::{Ink, Out};

/// The day as text; with `explain`, every reason, input and choice.
pub(crate) fn today(out: Out, today: &Today, explain: bool) -> String {
    let mut parts = vec![head(out, today)];
    if let Some(stop) = &today.stop {
        parts.push(out.wrap(
            &format!("To show or read out: \u{201c}{}\u{201d}", stop.say),
            2,
        ));
        parts.extend(
            stop.way_back
                .iter()
                .map(|w| out.wrap(&format!("{}: {}", w.title, w.text), 2)),
        );
        return parts.join("\n\n");
    }
    if !today.wave.is_empty() {
        parts.push(wave(out, &today.wave));
    }
    parts.extend(doing(out, &today.now));
    parts.extend(changes(today));
    let reasons = if explain {
        &today.all_reasons
    } else {
        &today.reasons
    };
    if !reasons.is_empty() {
        parts.push(why(out, today.state, reasons));
    }
    if explain {
        parts.push(inputs(out, today));
    }
    parts.extend(today.warning.iter().map(|row| {
        let text = format!("{} `recoup warning` tells more.", row.text);
        format!(
            "  {}\n{}",
            out.ink(Ink::Word, &row.title),
            out.wrap(&text, 4)
        )
    }));
    parts.extend(today.offers.iter().map(|offer| {
        let sure = super::evidence(out, &offer.evidence);
        format!("{}\n  {sure}  {}", out.wrap(&offer.text, 2), offer.rule)
    }));
    parts.extend(choices(out, today));
    parts.push(out.ink(
        Ink::Quiet,
        "  Recoup is a training companion, not a medical device.",
    ));
    parts.join("\n\n")
}

fn head(out: Out, today: &Today) -> String {
    let mut lines = vec![format!("  {}", today.day.strftime("%A %-d %B %Y"))];
    if let Some(program) = &today.program {
        let day = format!("day {} of {}", program.day_number, program.length);
        lines[0] = [lines[0].as_str(), &program.name, &day].join(" \u{b7} ");
    }
    if let Some(calibrating) = &today.calibrating {
        let text = format!(
            "  Getting to know you, {} of {}",
            calibrating.have, calibrating.need
        );
        lines.push(out.ink(Ink::Quiet, &text));
    }
    lines.push(String::new());
    let ink = today.state.map_or(Ink::Word, super::ink);
    let sure = today
        .evidence
        .as_ref()
        .map_or(String::new(), |e| format!("   {}", super::evidence(out, e)));
    lines.push(format!(
        "  {}{sure}",
        out.ink(ink, &today.word.to_uppercase())
    ));
    lines.push(out.wrap(&today.sentence, 2));
    if let Some(chosen) = &today.override_choice {
        let text = format!(
            "You chose otherwise ({} instead of {}). Noted: we will look at how it went, not at who was right.",
            name(chosen.to),
            name(chosen.from)
        );
        lines.push(out.wrap(&text, 2));
    }
    lines.join("\n")
}

fn doing(out: Out, now: &Doing) -> Option<String> {
    let minutes = now
        .minutes
        .map_or(String::new(), |m| format!(", about {m} min"));
    let mut lines = vec![format!("  {}{minutes}", out.ink(Ink::Word, &now.name))];
    match now.kind {
        DoingKind::Strength => lines.extend(now.exercises.iter().map(|e| exercise(out, e))),
        DoingKind::Recovery => {
            let session = now.recovery.as_ref()?;
            lines.extend(
                session
                    .steps
                    .iter()
                    .enumerate()
                    .map(|(at, s)| step(at + 1, s)),
            );
            lines.push(out.wrap(
                &format!(
                    "Probably: {} Not shown: {}",
                    session.expect, session.expect_not
                ),
                4,
            ));
        }
        DoingKind::Rest | DoingKind::None => {
            if now.name.is_empty() {
                return None;
            }
        }
    }
    Some(lines.join("\n"))
}

fn exercise(out: Out, planned: &PlannedExercise) -> String {
    if let Some(why) = &planned.dropped {
        return out.ink(
            Ink::Quiet,
            &format!("    {}: left out, {why}", planned.name),
        );
    }
    let load = planned.load_text.as_deref().unwrap_or("start light");
    let last = planned
        .last_text
        .as_ref()
        .map_or(String::new(), |l| format!("   last {l}"));
    let line = format!(
        "    {:<34} {} \u{d7} {} \u{b7} {load} \u{b7} {} left",
        planned.name,
        planned.sets,
        amount(planned),
        planned.rir
    );
    let line = format!("{line}{}", out.ink(Ink::Quiet, &last));
    match &planned.expected {
        Some(expected) => format!("{line}\n{}", expectation(out, expected)),
        None => line,
    }
}

/// What to expect: repetitions first, the chance of a rough day where there is one.
fn expectation(out: Out, expected: &Expected) -> String {
    let mut said = vec![expected.text.as_str()];
    said.extend(expected.rough.as_ref().map(|rough| rough.text.as_str()));
    out.ink(Ink::Quiet, &out.wrap(&said.join(" "), 8))
}

/// What a set asks: repetitions or seconds, for each side where it is done so.
pub(crate) fn amount(planned: &PlannedExercise) -> String {
    let range = |low: u32, high: u32| {
        if low == high {
            low.to_string()
        } else {
            format!("{low}\u{2013}{high}")
        }
    };
    let asked = match (planned.seconds_low, planned.seconds_high) {
        (Some(low), Some(high)) => format!("{} s", range(low, high)),
        _ => range(planned.reps_low, planned.reps_high),
    };
    if planned.per_side {
        format!("{asked} a side")
    } else {
        asked
    }
}

/// A step of a recovery session on one line: its place, name and length.
pub(crate) fn step(number: usize, step: &RecoveryStep) -> String {
    let minutes = step.seconds / 60;
    let seconds = step.seconds % 60;
    format!("    {number}. {:<40} {minutes}:{seconds:02}", step.name)
}

fn changes(today: &Today) -> Option<String> {
    if today.changes.is_empty() {
        return None;
    }
    let line = |c: &recoup_server::wire::Change| {
        format!("    {:<24} {} \u{2192} {}", c.label, c.planned, c.today)
    };
    let lines: Vec<String> = today.changes.iter().map(line).collect();
    Some(format!("  What changes\n{}", lines.join("\n")))
}

fn why(out: Out, state: Option<State>, reasons: &[Reason]) -> String {
    let word = state.map_or(String::new(), |s| format!(" {}", name(s)));
    let mut lines = vec![out.ink(Ink::Word, &format!("  Why{word}"))];
    for reason in reasons {
        let value = match reason.direction {
            Direction::For => format!("{}{}", reason.value, reason.unit),
            Direction::NotTheReason => "=".to_owned(),
        };
        lines.push(format!("  {value:>7}  {}", reason.title));
        lines.push(out.wrap(&reason.text, 11));
        if let Some(against) = &reason.against {
            lines.push(out.wrap(&format!("Against: {against}"), 11));
        }
        if reason.safety {
            lines.push(format!(
                "           {} {}",
                out.ink(Ink::Medical, "Safety rule"),
                reason.rule
            ));
        } else if reason.direction == Direction::For {
            lines.push(format!(
                "           {}  {}",
                super::evidence(out, &reason.evidence),
                reason.rule
            ));
        }
    }
    lines.join("\n")
}

fn inputs(out: Out, today: &Today) -> String {
    let used = today
        .used
        .iter()
        .map(|u| format!("{} {}", u.label, u.value))
        .collect::<Vec<_>>();
    let used = if used.is_empty() {
        "nothing but the plan".to_owned()
    } else {
        used.join(", ")
    };
    let mut text = out.wrap(&format!("Used: {used}."), 2);
    if !today.missing.is_empty() {
        text.push('\n');
        text.push_str(&out.wrap(
            &format!(
                "Left out because it is not known: {}.",
                today.missing.join(", ")
            ),
            2,
        ));
    }
    let fired: Vec<&str> = today.all_reasons.iter().map(|r| r.rule.as_str()).collect();
    let order = today.looked_at.iter().map(|rule| {
        if fired.contains(&rule.as_str()) {
            out.ink(Ink::Word, &format!("[{rule}]"))
        } else {
            rule.clone()
        }
    });
    let order: Vec<String> = order.collect();
    text.push('\n');
    text.push_str(&out.wrap(&format!("Rules in their order: {}.", order.join(" ")), 2));
    if let Some(disclosure) = &today.disclosure {
        let paragraphs: Vec<String> = disclosure.text.iter().map(|p| out.wrap(p, 4)).collect();
        text = format!(
            "{text}\n\n  {}\n{}",
            disclosure.title,
            paragraphs.join("\n")
        );
    }
    text
}

fn choices(out: Out, today: &Today) -> Option<String> {
    let easier: Vec<&str> = today.choices.easier.iter().map(|s| name(*s)).collect();
    let harder: Vec<&str> = today.choices.harder.iter().map(|h| name(h.state)).collect();
    if easier.is_empty() && harder.is_empty() {
        return None;
    }
    let mut open = vec![easier.join(" or ")];
    if !harder.is_empty() {
        open.push(format!("{} with a reason", harder.join(" or ")));
    }
    open.retain(|choice| !choice.is_empty());
    Some(out.ink(
        Ink::Quiet,
        &format!("  You may also choose {}.", open.join("; ")),
    ))
}

/// The word of a state within a sentence.
pub(crate) const fn name(state: State) -> &'static str {
    match state {
        State::Push => "push",
        State::Hold => "hold",
        State::Swap => "swap",
        State::Rest => "rest",
        State::Ease => "ease",
        State::GetChecked => "get it checked",
        State::Stop => "stop",
    }
}
