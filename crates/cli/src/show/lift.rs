//! A lift as a chart of squares with the band of the next session, and the same in words.

use recoup_server::wire::{Comparison, Landing, Lift, LiftCard, Lifts, Side};

use crate::out::{Ink, Out};

/// Rows of a chart. Choice: a glance, with words below it.
const ROWS: usize = 9;
/// Columns of the band. Choice: wide enough to be seen.
const BAND: usize = 4;
/// Grams in a kilogram. Source: definition.
const GRAMS: f64 = 1_000.0;

/// Her lifts, a line each.
pub(crate) fn lifts(out: Out, lifts: &Lifts) -> String {
    if lifts.lifts.is_empty() {
        return "  No lift with a load yet. `recoup log \"squat 60x5\"` is the first.".to_owned();
    }
    let mut lines = vec![out.ink(Ink::Word, "  Your lifts")];
    lines.extend(lifts.lifts.iter().map(|lift| line(out, lift)));
    lines.push(String::new());
    lines.push(out.ink(Ink::Quiet, "  `recoup lift NAME` draws one."));
    lines.join("\n")
}

fn line(out: Out, lift: &LiftCard) -> String {
    let coming = lift.coming.as_ref().map_or(String::new(), |coming| {
        out.ink(Ink::Quiet, &format!("   {}", coming.title))
    });
    format!(
        "    {:<34} {:<26} {:>4} sessions{coming}",
        lift.name, lift.last_text, lift.sessions
    )
}

/// One lift: the chart, what it says, what to expect, how sure the record is.
pub(crate) fn lift(out: Out, lift: &Lift) -> String {
    let mut parts = vec![format!(
        "  {}\n  {}",
        out.ink(Ink::Word, &lift.name),
        lift.lead
    )];
    parts.push(chart(out, lift));
    parts.push(out.wrap(&lift.finding, 2));
    if let Some(coming) = &lift.coming {
        let title = format!("  {}", out.ink(Ink::Word, &coming.title));
        parts.push(format!(
            "{title}\n{}\n{}",
            out.wrap(&coming.text, 2),
            out.wrap(&coming.why, 2)
        ));
    }
    parts.extend(lift.learning.iter().map(|text| out.wrap(text, 2)));
    parts.extend(lift.landed_text.iter().map(|text| out.wrap(text, 2)));
    if let Some(best) = &lift.personal_best {
        let text = format!("Best: {}. {}", best.title, best.text);
        parts.push(out.wrap(&text, 2));
    }
    parts.join("\n\n")
}

/// Squares for sessions, shading for the band of the next one; kilograms on the left.
fn chart(out: Out, lift: &Lift) -> String {
    let bests: Vec<f64> = lift.sessions.iter().map(|s| kilograms(s.best_g)).collect();
    let band = lift.coming.as_ref().map(|coming| {
        [
            coming.low_g,
            coming.lower_g,
            coming.middle_g,
            coming.upper_g,
            coming.high_g,
        ]
        .map(kilograms)
    });
    let all = bests.iter().chain(band.iter().flatten()).copied();
    let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), one| {
        (low.min(one), high.max(one))
    });
    let step = ((high - low) / to_float(ROWS - 1)).max(0.5);
    let row = |top: usize| {
        let middle = high - to_float(top) * step;
        let is_here = |value: f64| (value - middle).abs() <= step / 2.0;
        let squares: String = bests
            .iter()
            .map(|best| if is_here(*best) { "\u{25a0} " } else { "  " })
            .collect();
        let shade = band.map_or("", |band| shade(band, middle, step));
        format!(
            "  {middle:>6.1} \u{2502} {}\u{2502}{}",
            out.ink(Ink::Effort, &squares),
            out.ink(Ink::Ease, &shade.repeat(BAND))
        )
    };
    let mut rows: Vec<String> = (0..ROWS).map(row).collect();
    rows.push(format!(
        "         \u{2514}{}\u{2514}{}",
        "\u{2500}".repeat(bests.len() * 2 + 1),
        if band.is_some() { " next time" } else { "" }
    ));
    rows.join("\n")
}

fn shade([low, lower, middle, upper, high]: [f64; 5], at: f64, step: f64) -> &'static str {
    let within = |from: f64, to: f64| from - step / 2.0 <= at && at <= to + step / 2.0;
    if (middle - at).abs() <= step / 2.0 {
        "\u{2593}"
    } else if within(lower, upper) {
        "\u{2592}"
    } else if within(low, high) {
        "\u{2591}"
    } else {
        ""
    }
}

#[expect(clippy::cast_precision_loss, reason = "masses far below 2^53 grams")]
fn kilograms(grams: i64) -> f64 {
    grams as f64 / GRAMS
}

#[expect(clippy::cast_precision_loss, reason = "rows of a chart are few")]
const fn to_float(n: usize) -> f64 {
    n as f64
}

/// How every kind of guess did, and what it says of each lift.
pub(crate) fn comparisons(out: Out, lifts: &Lifts) -> String {
    let mut parts = vec![out.ink(
        Ink::Word,
        "  Our guesses against \u{201c}same as last time\u{201d}",
    )];
    parts.push(comparison_lines(out, &lifts.comparisons));
    let expected = lifts.lifts.iter().filter_map(|lift| {
        let coming = lift.coming.as_ref()?;
        Some(format!("    {:<34} {}", lift.name, coming.title))
    });
    let expected: Vec<String> = expected.collect();
    if !expected.is_empty() {
        parts.push(format!(
            "  Best set as one rep, 8 times in 10\n{}",
            expected.join("\n")
        ));
    }
    parts.join("\n\n")
}

fn comparison_lines(out: Out, all: &[Comparison]) -> String {
    let line = |one: &Comparison| {
        let shown = if one.shown { "shown" } else { "not shown" };
        format!("    {:<26} {shown}\n{}", one.label, out.wrap(&one.text, 6))
    };
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// How the guesses about one lift landed.
pub(crate) fn landings(out: Out, lift: &Lift) -> String {
    let mut parts = vec![format!("  {}", out.ink(Ink::Word, &lift.name))];
    parts.extend(
        lift.coming
            .iter()
            .map(|coming| format!("  {}", coming.title)),
    );
    parts.extend(lift.learning.iter().map(|text| out.wrap(text, 2)));
    if !lift.landings.is_empty() {
        let head = format!(
            "    {:<14} {:>12} {:>8} {:>8} {:>8}",
            "day", "8 in 10", "middle", "last", "was"
        );
        let mut lines = vec![out.ink(Ink::Quiet, &head)];
        lines.extend(lift.landings.iter().map(landing));
        parts.push(lines.join("\n"));
    }
    parts.extend(lift.landed_text.iter().map(|text| out.wrap(text, 2)));
    parts.push(comparison_lines(out, &lift.comparisons));
    parts.join("\n\n")
}

fn landing(landing: &Landing) -> String {
    let side = match landing.side {
        Side::Below => "below",
        Side::Inside => "inside",
        Side::Above => "above",
    };
    let kg = |grams| format!("{:.1}", kilograms(grams));
    format!(
        "    {:<14} {:>12} {:>8} {:>8} {:>8}  {side}",
        landing.day.to_string(),
        format!("{}\u{2013}{}", kg(landing.low_g), kg(landing.high_g)),
        kg(landing.middle_g),
        kg(landing.carried_g),
        kg(landing.best_g)
    )
}
