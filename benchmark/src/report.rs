//! Tables of results: Markdown, JSON lines, CSV.

pub(crate) mod page;
mod svg;

use std::fmt::Write as _;

use anyhow::Result;

use crate::interval::Interval;
use crate::run::{self, OURS};

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

/// All tables as Markdown.
pub(crate) fn markdown(results: &[run::Result]) -> String {
    tables(results).iter().map(|table| one(table)).collect()
}

/// One table as Markdown.
fn one(table: &[&run::Result]) -> String {
    let mut out = String::new();
    let first = table[0];
    let n = first.metrics[0].value.n;
    let _ = writeln!(out, "### {} · {} ({n} people)\n", first.task, first.group);
    let names = first
        .metrics
        .iter()
        .map(|metric| format!(" {} |", metric.name));
    let _ = writeln!(
        out,
        "| contender |{} ours minus it | ours wins | µs |",
        names.collect::<String>()
    );
    let _ = writeln!(
        out,
        "|---|{}---|---|---|",
        "---|".repeat(first.metrics.len())
    );
    for result in table {
        let _ = writeln!(out, "{}", row(result));
    }
    let _ = writeln!(out, "\n{}", history(table));
    out
}

fn row(result: &run::Result) -> String {
    let cells: String = result
        .metrics
        .iter()
        .map(|metric| format!(" {} |", text(&metric.value, digits(&metric.name))))
        .collect();
    let pair = result.against.as_ref().map_or("| ".to_owned(), |pair| {
        format!(
            "{} | {}/{}",
            text(&pair.difference, 4),
            pair.wins,
            pair.gains.len()
        )
    });
    let micros = if 0.0 < result.micros {
        format!("{:.1}", result.micros)
    } else {
        String::new()
    };
    format!("| {} |{cells} {pair} | {micros} |", result.contender)
}

/// The first metric by length of history, for ours and the best other.
fn history(table: &[&run::Result]) -> String {
    let mut out = String::new();
    let classes: String = table[0]
        .by_history
        .iter()
        .map(|(name, _, n)| format!(" {name} ({n}) |"))
        .collect();
    let _ = writeln!(
        out,
        "| by history |{classes}\n|---|{}",
        "---|".repeat(table[0].by_history.len())
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

/// One JSON object per task, group and contender.
///
/// # Errors
/// Never in practice: results always serialise.
pub(crate) fn json_lines(results: &[run::Result]) -> Result<String> {
    let mut out = String::new();
    for result in results {
        out.push_str(&serde_json::to_string(result)?);
        out.push('\n');
    }
    Ok(out)
}

/// Reads what [`json_lines`] wrote.
///
/// # Errors
/// A line is no result.
pub(crate) fn parse(text: &str) -> Result<Vec<run::Result>> {
    text.lines()
        .map(|line| Ok(serde_json::from_str(line)?))
        .collect()
}

/// One line per task, group, contender and metric.
pub(crate) fn csv(results: &[run::Result]) -> String {
    let mut out = String::from("task,group,contender,metric,mean,low,high,people\n");
    for result in results {
        for metric in &result.metrics {
            let Interval { mean, low, high, n } = metric.value;
            let head = format!("{},{},\"{}\"", result.task, result.group, result.contender);
            let _ = writeln!(out, "{head},{},{mean},{low},{high},{n}", metric.name);
        }
    }
    out
}
