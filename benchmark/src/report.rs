//! Tables of results: Markdown, JSON lines, CSV.

pub(crate) mod page;
pub(crate) mod plateau;
mod svg;

use std::fmt::Write as _;

use crate::interval::Interval;
use crate::run::{self, OURS};

/// What contenders that were fitted outside are called first.
const BLACK_BOX: &str = "LightGBM";

/// Digits by metric name.
fn digits(metric: &str) -> usize {
    match metric {
        "CRPS19" | "Brier" | "log loss" | "MAE" | "RMSE" => 4,
        _ => 3,
    }
}

/// An interval as text.
pub(crate) fn text(value: &Interval, digits: usize) -> String {
    let Interval {
        mean, low, high, ..
    } = value;
    format!("{mean:.digits$} [{low:.digits$}, {high:.digits$}]")
}

/// The results of one task and group, best first by the first metric, ours on top.
pub(crate) fn tables(results: &[run::Result]) -> Vec<Vec<&run::Result>> {
    let mut tables: Vec<Vec<&run::Result>> = vec![];
    for result in results {
        let fits = |table: &&mut Vec<&run::Result>| {
            table[0].task == result.task && table[0].group == result.group
        };
        match tables.iter_mut().find(fits) {
            Some(table) => table.push(result),
            None => tables.push(vec![result]),
        }
    }
    for table in &mut tables {
        let key = |result: &run::Result| result.metrics[0].value.mean;
        table.sort_by(|a, b| {
            let ours = (b.contender == OURS).cmp(&(a.contender == OURS));
            ours.then(key(a).total_cmp(&key(b)))
        });
    }
    tables
}

/// The strongest contender of a table that is not ours; a black box fitted elsewhere does not
/// count.
pub(crate) fn strongest<'a>(table: &[&'a run::Result]) -> Option<&'a run::Result> {
    let mut others = table.iter().filter(|result| is_baseline(&result.contender));
    others.next().copied()
}

fn is_baseline(contender: &str) -> bool {
    !contender.starts_with(OURS) && !contender.starts_with(BLACK_BOX)
}

/// The summary and all tables as Markdown.
pub(crate) fn markdown(results: &[run::Result]) -> String {
    let tables = tables(results);
    let details: String = tables.iter().map(|table| one(table)).collect();
    format!("{}\n{details}", summary(&tables))
}

/// The summary's lines of some tasks.
pub(crate) fn summary_of(results: &[run::Result], tasks: &[&str]) -> String {
    let mut tables = tables(results);
    tables.retain(|table| tasks.contains(&table[0].task.as_str()));
    summary(&tables)
}

/// One line per task and group: ours beside the strongest baseline.
fn summary(tables: &[Vec<&run::Result>]) -> String {
    let mut out = String::from(
        "| task | people | measured by | Recoup | strongest baseline | Recoup minus it | saved | \
         better for |\n|---|---|---|---|---|---|---|---|\n",
    );
    for table in tables {
        let ours = table[0];
        let Some(best) = strongest(table).filter(|_| ours.contender == OURS) else {
            continue;
        };
        let Some(pair) = &best.against else { continue };
        let (metric, theirs) = (&ours.metrics[0], best.metrics[0].value);
        let n_digits = digits(&metric.name);
        let _ = writeln!(
            out,
            "| {} | {} {} | {} | {} | {:.n_digits$}, {} | {} | {:.1} % | {} of {} |",
            ours.task,
            metric.value.n,
            ours.group,
            metric.name,
            text(&metric.value, n_digits),
            theirs.mean,
            best.contender,
            text(&pair.difference, 4),
            100.0 * (1.0 - metric.value.mean / theirs.mean),
            pair.wins,
            pair.difference.n
        );
    }
    out
}

/// One table as Markdown.
fn one(table: &[&run::Result]) -> String {
    let mut out = String::new();
    let first = table[0];
    let n = first.metrics[0].value.n;
    let _ = writeln!(out, "### {} · {} ({n} people)\n", first.task, first.group);
    let mut names: Vec<&str> = first.metrics.iter().map(|m| m.name.as_str()).collect();
    let is_calibrated = table.iter().any(|one| one.calibration_error.is_some());
    names.extend(is_calibrated.then_some("calibration error"));
    let columns: String = names.iter().map(|name| format!(" {name} |")).collect();
    let _ = writeln!(
        out,
        "| contender |{columns} ours minus it | better for | µs per {} |",
        if first.group == "core" || first.group == "Fitbod" {
            "set"
        } else {
            "day"
        }
    );
    let _ = writeln!(out, "|---|{}---|---|---|", "---|".repeat(names.len()));
    for result in table {
        let _ = writeln!(out, "{}", row(result, is_calibrated));
    }
    let _ = writeln!(out, "\n{}", history(table));
    out
}

fn row(result: &run::Result, is_calibrated: bool) -> String {
    let mut cells: String = result
        .metrics
        .iter()
        .map(|metric| format!(" {} |", text(&metric.value, digits(&metric.name))))
        .collect();
    if is_calibrated {
        let error = result.calibration_error;
        cells += &error.map_or(" |".to_owned(), |error| format!(" {error:.3} |"));
    }
    let pair = result.against.as_ref().map_or("| ".to_owned(), |pair| {
        let (wins, people) = (pair.wins, pair.difference.n);
        format!("{} | {wins} of {people}", text(&pair.difference, 4))
    });
    format!(
        "| {} |{cells} {pair} | {} |",
        result.contender,
        micros(result.micros)
    )
}

/// Microseconds, or that none were kept.
fn micros(micros: f64) -> String {
    if 0.0 < micros {
        format!("{micros:.1}")
    } else {
        "–".to_owned()
    }
}

/// What each person gains on the strongest baseline, sorted, so that nobody is named.
pub(crate) fn people(results: &[run::Result]) -> String {
    let mut out = String::new();
    for table in tables(results) {
        let Some(best) = strongest(&table) else {
            continue;
        };
        let Some(pair) = &best.against else { continue };
        let (task, group) = (&best.task, &best.group);
        let _ = writeln!(out, "{task} · {group}: Recoup minus {}", best.contender);
        for (idx, difference) in pair.people.iter().enumerate() {
            let _ = writeln!(out, "  person {}: {difference:+.4}", idx + 1);
        }
    }
    out
}

/// The first metric by length of history, for ours and the two best others.
fn history(table: &[&run::Result]) -> String {
    let mut out = String::new();
    let longest = table.iter().max_by_key(|one| one.by_history.len());
    let names = || longest.iter().flat_map(|one| &one.by_history);
    let classes: String = names()
        .map(|(name, _, n)| format!(" {name} ({n}) |"))
        .collect();
    let _ = writeln!(
        out,
        "| {} by history |{classes}\n|---|{}",
        table[0].metrics[0].name,
        "---|".repeat(names().count())
    );
    for result in table.iter().take(3) {
        let cells: String = result
            .by_history
            .iter()
            .map(|(_, value, _)| format!(" {value:.4} |"))
            .collect();
        let _ = writeln!(out, "| {} |{cells}", result.contender);
    }
    out
}
