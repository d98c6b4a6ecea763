//! `rules`, `muscles` and `replay`: how the rules have gone, what muscles need, a log day by day.

use anyhow::Result;
use recoup_server::{app, wire};

use crate::args::{Replay, Rules};
use crate::home::Home;
use crate::out::{Ink, Out};
use crate::show;

/// How each rule has gone for her.
pub(crate) fn rules(home: &Home, args: &Rules) -> Result<()> {
    let rules = home.read(app::rules)?;
    let all = args.all;
    home.out.show(&rules, |rules| told(home.out, rules, all))
}

fn told(out: Out, rules: &wire::Rules, all: bool) -> String {
    let shown = rules.rules.iter().filter(|r| all || 0 < r.fired);
    let mut parts: Vec<String> = shown.map(|rule| one(out, rule)).collect();
    if parts.is_empty() {
        parts.push("  No rule has fired yet. `recoup rules --all` lists them.".to_owned());
    }
    if !rules.otherwise.is_empty() {
        let days = rules.otherwise.iter().map(otherwise);
        let days: Vec<String> = days.collect();
        let head = out.ink(Ink::Word, "  You did otherwise");
        parts.push(format!("{head}\n{}", days.join("\n")));
    }
    parts.push(out.ink(Ink::Quiet, &out.wrap(&rules.note, 2)));
    parts.join("\n\n")
}

fn one(out: Out, rule: &wire::RuleGone) -> String {
    let sure = if rule.safety {
        out.ink(Ink::Medical, "Safety rule")
    } else {
        show::evidence(out, &rule.evidence)
    };
    let head = format!("  {:<5} {sure}", out.ink(Ink::Word, &rule.rule));
    let mut lines = vec![
        head,
        out.wrap(&format!("When: {}", rule.when), 8),
        out.wrap(&format!("Then: {}", rule.then), 8),
    ];
    if rule.fired == 0 {
        lines.push("        Has not fired.".to_owned());
        return lines.join("\n");
    }
    lines.push(format!(
        "        Fired on {} days: {} as decided, {} easier, {} harder.",
        rule.fired, rule.as_decided, rule.easier, rule.harder
    ));
    let after = [
        ("next session, as decided", rule.strength_followed, "%"),
        ("next session, harder", rule.strength_harder, "%"),
        ("next morning, as decided", rule.morning_followed, " sd"),
        ("next morning, harder", rule.morning_harder, " sd"),
    ];
    let known = after.iter().filter_map(|(what, mean, unit)| {
        let mean = (*mean)?;
        Some(format!("        {what}: {}", mean_text(&mean, unit)))
    });
    lines.extend(known);
    lines.join("\n")
}

fn mean_text(mean: &wire::MeanOf, unit: &str) -> String {
    let interval = match (mean.low, mean.high) {
        (Some(low), Some(high)) => format!(", nine in ten {low:+.1} to {high:+.1}"),
        _ => ", too few for an interval".to_owned(),
    };
    format!("{:+.1}{unit} (n = {}{interval})", mean.mean, mean.n)
}

fn otherwise(day: &wire::Otherwise) -> String {
    let chosen = day.chosen.map_or("trained all the same", show::name);
    let reason = if day.reason.is_empty() {
        String::new()
    } else {
        format!(" \u{201c}{}\u{201d}", day.reason)
    };
    let came = match (day.strength_percent, day.morning_sd) {
        (None, None) => "not known yet".to_owned(),
        (strength, morning) => [
            strength.map(|s| format!("next session {s:+.1} %")),
            morning.map(|m| format!("next morning {m:+.1} sd")),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", "),
    };
    let decided = show::name(day.decided);
    format!(
        "    {}  {decided} \u{2192} {chosen}{reason}: {came}",
        day.day
    )
}

/// What each muscle needs after hard work.
pub(crate) fn muscles(home: &Home) -> Result<()> {
    let times = home.read(app::recovery_times)?;
    home.out.show(&times, |times| {
        if times.is_empty() {
            return "  No hard sets in the last half year.".to_owned();
        }
        let line = |t: &wire::RecoveryTime| {
            format!(
                "  {:<18} {:>3.0} h, four in five {:.0} to {:.0} h   (table {:.0} h, {} bouts)",
                t.name, t.hours, t.low_hours, t.high_hours, t.table_hours, t.bouts
            )
        };
        let mut lines: Vec<String> = times.iter().map(line).collect();
        let labels: std::collections::BTreeSet<&str> = times
            .iter()
            .filter(|t| t.bouts == 0)
            .map(|t| t.label.as_str())
            .collect();
        lines.extend(labels.into_iter().map(|label| home.out.wrap(label, 2)));
        lines.push(home.out.wrap(
            "Table hours are our default, not tested. What was learned is shown and changes no decision.",
            2,
        ));
        lines.join("\n")
    })
}

/// A log walked day by day.
pub(crate) fn replay(home: &Home, args: &Replay) -> Result<()> {
    let (from, to) = (args.from, args.to);
    let mut walked = home.read(move |tx, desk| app::replay(tx, desk, from, to))?;
    if args.summary {
        walked.days.clear();
    }
    home.out.show(&walked, |walked| {
        let days = walked.days.iter().filter(|d| !d.planned.is_empty());
        let mut lines: Vec<String> = days.map(day).collect();
        let shares = |of: &[wire::Share]| {
            let each = of
                .iter()
                .map(|s| format!("{} {} ({:.1} %)", s.code, s.days, s.percent));
            each.collect::<Vec<_>>().join(", ")
        };
        lines.push(format!("  States: {}", shares(&walked.states)));
        lines.push(format!("  Rules:  {}", shares(&walked.rules)));
        lines.join("\n")
    })
}

/// One day of a walk, as lines.
pub(crate) fn day(day: &wire::ReplayDay) -> String {
    let rules = if day.rules.is_empty() {
        "no rule".to_owned()
    } else {
        day.rules.join("; ")
    };
    let mut lines = vec![
        format!(
            "  {}  {:<6} {}   [{rules}]",
            day.day,
            show::name(day.state),
            day.planned
        ),
        format!("              {}", day.sentence),
    ];
    if !day.dropped.is_empty() {
        let dropped = day.dropped.join(", ");
        lines.push(format!("              makes room: {dropped}"));
    }
    lines.extend(day.done.iter().map(|d| format!("              did {d}")));
    lines.join("\n")
}
