//! The page `docs/science/benchmark.md` and its pictures, from committed results.

use std::fmt::Write as _;

use anyhow::{Context, Result};

use super::svg::{Axes, Column, Line, columns as columns_over, lines as lines_over};
use super::{markdown, strongest, summary_of, tables};
use crate::interval::Interval;
use crate::results::{Kept, round_width, spans as spans_of};
use crate::run::{self, OURS};

/// What stands above the tables.
const HEAD: &str = "# The forecasting benchmark

<!-- Generated: recoup-benchmark report --results benchmark/results/forecast.jsonl --out docs/science -->

How much better than \"same as last time\" can one forecast what a person will lift and how she will feel?
Run it: `cargo run --release -p recoup-benchmark -- forecast --data DIR`; more in [benchmark/README.md](../../benchmark/README.md), plateaus in [benchmark-plateau.md](benchmark-plateau.md).

Every lifter is judged by parameters learned from other lifters only; within her log every forecast is made before its outcome is told.
Numbers are means over people with 95 % intervals from resampling people; \"ours minus it\" is paired person by person, below 0 ours is better.
\"core\" are people who chose their own loads (Strong, Hevy, FitNotes), judged in five folds.
\"Fitbod\" are four people whose loads a machine prescribed, judged by parameters from all core people; **four people prove little**.
\"PMData\" are sixteen people, each judged by parameters from the other fifteen.

Times are seconds of a processor on Linux, x86-64, all of one run on a machine that others kept busy (load 7 to 8 on two cores, which makes them longer), \"–\" where too short to time; that run, with every contender and the fits of LightGBM, took 217 s of a processor, which is 2 minutes of two.

Tasks: **best**, the session's best e1RM before the session, in log units; **reps**, repetitions at the load just chosen; **shortfall**, clearly fewer repetitions than lately at the same load; **fatigue**, **soreness**, **readiness**, tomorrow morning's answers.

![Loss by length of history](benchmark-history.svg)
![Calibration of the chance of a shortfall](benchmark-calibration.svg)
![Gain by person](benchmark-gains.svg)

";

/// The files to write, by name.
pub(crate) fn files(kept: &Kept) -> Vec<(&'static str, String)> {
    let results = &kept.results[..];
    let page = format!(
        "{HEAD}{}{}{}",
        markdown(results),
        ablations(&kept.ablations),
        exports(kept)
    );
    vec![
        ("benchmark.md", page.trim_end().to_owned() + "\n"),
        ("benchmark-history.svg", history(results)),
        ("benchmark-calibration.svg", calibration(results)),
        ("benchmark-gains.svg", gains(results)),
    ]
}

/// Pages of models, and the tasks each is judged in.
pub(crate) const MODELS: [(&str, &[&str]); 4] = [
    ("forecast-best.md", &["best"]),
    ("forecast-reps.md", &["reps"]),
    ("forecast-shortfall.md", &["shortfall"]),
    ("forecast-morning.md", &["fatigue", "soreness", "readiness"]),
];

/// Between these lines a model's page has its rows of the benchmark.
const ROWS: [&str; 2] = [
    "<!-- Rows by recoup-benchmark report -->\n",
    "<!-- End of rows -->\n",
];

/// A model's page with its rows of the benchmark as the results have them.
///
/// # Errors
/// The page has no place for rows.
pub(crate) fn with_rows(page: &str, results: &[run::Result], tasks: &[&str]) -> Result<String> {
    let [from, to] = ROWS;
    let (head, rest) = page.split_once(from).context("no place for rows")?;
    let (_, tail) = rest.split_once(to).context("no end of rows")?;
    let rows = summary_of(results, tasks);
    Ok(format!("{head}{from}\n{rows}\n{to}{tail}"))
}

/// What stands above the table of groups of features.
const ABLATIONS: &str = "### What each group of features buys

Ours refitted without a group, minus ours whole, paired person by person: above 0 the group helps. Measured by `forecast --data DIR --thorough`. What was decided by this table is on each model's page.

| task | people | measured by | without | costs | worse for |
|---|---|---|---|---|---|
";

/// What ours loses without each group of features, dearest first.
fn ablations(results: &[run::Result]) -> String {
    let mut out = String::new();
    for table in tables(results) {
        let without = table.iter().filter_map(|one| {
            let name = one.contender.strip_prefix("Recoup without ")?;
            Some((name, one.metrics.first()?, one.against.as_ref()?))
        });
        let mut without: Vec<_> = without.collect();
        without.sort_by(|a, b| a.2.difference.mean.total_cmp(&b.2.difference.mean));
        for (name, metric, against) in without {
            let Interval { mean, low, high, n } = against.difference;
            let _ = writeln!(
                out,
                "| {} | {n} {} | {} | {name} | {:.5} [{:.5}, {:.5}] | {} of {n} |",
                table[0].task, table[0].group, metric.name, -mean, -high, -low, against.wins
            );
        }
    }
    if out.is_empty() {
        out
    } else {
        format!("{ABLATIONS}{out}\n")
    }
}

/// What stands above the comparison of exports with the table.
const EXPORTS: &str = "### The same people as their apps exported them

`--data` also reads a folder of exports through the importers. On the 36 exports behind the table the same questions are asked. Rules with no parameter of ours differ only by loads that the importers round to whole grams; our models also get the muscles of the library's exercises, where the table's free text gives a group by words of the name.

| task | people | rule | questions: table, exports | table | exports |
|---|---|---|---|---|---|
";

/// Rules on the exports beside the same on the table.
fn exports(kept: &Kept) -> String {
    let mut out = if kept.exports.is_empty() {
        String::new()
    } else {
        EXPORTS.to_owned()
    };
    let questions = |one: &run::Result| one.by_history.iter().map(|(_, _, n)| n).sum::<usize>();
    for exported in &kept.exports {
        let is_same = |one: &&run::Result| {
            (&one.task, &one.group, &one.contender)
                == (&exported.task, &exported.group, &exported.contender)
        };
        let Some(table) = kept.results.iter().find(is_same) else {
            continue;
        };
        let (first, other) = (table.metrics[0].value, exported.metrics[0].value);
        let _ = writeln!(
            out,
            "| {} | {} {} | {} | {}, {} | {:.5} | {:.5} |",
            exported.task,
            other.n,
            exported.group,
            exported.contender,
            questions(table),
            questions(exported),
            first.mean,
            other.mean
        );
    }
    out
}

/// Core results of one task: ours, and the strongest baseline.
fn rivals<'a>(results: &'a [run::Result], task: &str) -> Option<[&'a run::Result; 2]> {
    let table = tables(results).into_iter().find(|table| {
        table[0].task == task && table[0].group == "core" && table[0].contender == OURS
    })?;
    Some([table[0], strongest(&table)?])
}

/// Ours as a share of the strongest baseline's loss, by length of history.
fn history(results: &[run::Result]) -> String {
    let mut drawn = vec![];
    for task in ["best", "reps", "shortfall"] {
        let Some([ours, baseline]) = rivals(results, task) else {
            continue;
        };
        let pairs = ours.by_history.iter().zip(&baseline.by_history);
        let share = pairs.map(|((_, ours, _), (_, baseline, _))| 1.0 - ours / baseline);
        let points = share
            .enumerate()
            .map(|(idx, share)| (idx as f64, share))
            .collect();
        drawn.push(Line {
            name: task.to_owned(),
            points,
        });
    }
    let names = [
        "4-7 (2-3)",
        "8-14 (4-7)",
        "15-29 (8-19)",
        "30-59 (20-59)",
        "60+",
    ];
    let axes = Axes {
        title: "Share of the strongest baseline's loss that is saved".to_owned(),
        x: "earlier sessions of the exercise (in brackets: reps)".to_owned(),
        y: "share saved".to_owned(),
        names: names.map(str::to_owned).to_vec(),
        range: (0.0, 0.4),
        domain: (-0.3, 4.3),
    };
    lines_over(&axes, &drawn, None)
}

/// Ours in every task that gives chances, beside what would be perfect.
fn calibration(results: &[run::Result]) -> String {
    let mut drawn = vec![];
    for (task, name) in [
        ("reps", "likeliest repetitions"),
        ("shortfall", "shortfall"),
    ] {
        if let Some([ours, _]) = rivals(results, task) {
            drawn.push(Line {
                name: name.to_owned(),
                points: ours.calibration.clone(),
            });
        }
    }
    let axes = Axes {
        title: "Chance given and share that happened, ten bins of equal size".to_owned(),
        x: "chance given".to_owned(),
        y: "share that happened".to_owned(),
        names: vec![],
        range: (0.0, 1.0),
        domain: (0.0, 1.0),
    };
    lines_over(&axes, &drawn, Some([(0.0, 0.0), (1.0, 1.0)]))
}

/// How many people gain how much on the strongest baseline in the task of repetitions.
fn gains(results: &[run::Result]) -> String {
    let Some([_, baseline]) = rivals(results, "reps") else {
        return String::new();
    };
    let spans = baseline.against.as_ref().map_or(vec![], |pair| {
        if pair.spans.is_empty() {
            spans_of(&pair.people)
        } else {
            pair.spans.clone()
        }
    });
    let mut columns: Vec<Column> = spans
        .iter()
        .map(|(from, to, people)| Column {
            span: (-to, -from),
            height: *people as f64,
        })
        .collect();
    columns.reverse();
    let most = columns.iter().map(|one| one.height).fold(0.0, f64::max);
    let ends = |end: fn(f64, f64) -> f64, start: f64| {
        let edges = columns.iter().flat_map(|one| [one.span.0, one.span.1]);
        edges.fold(start, end)
    };
    let (low, high) = (ends(f64::min, 0.0), ends(f64::max, 0.0));
    let axes = Axes {
        title: format!(
            "How many people gain how much over the {}",
            baseline.contender
        ),
        x: "nats gained per set; right of 0 Recoup is better".to_owned(),
        y: "people".to_owned(),
        names: vec![],
        range: (0.0, (most / 4.0).ceil() * 4.0),
        domain: (low, low + 4.0 * round_width((high - low).max(0.1) / 4.0)),
    };
    columns_over(&axes, &columns)
}
