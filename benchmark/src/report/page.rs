//! The page `docs/science/benchmark.md` and its pictures, from committed results.

use super::svg::{Axes, Column, Line, columns as columns_over, lines};
use super::{markdown, strongest, tables};
use crate::run::{self, OURS};

/// What stands above the tables.
const HEAD: &str = "# The forecasting benchmark

<!-- Generated: recoup-benchmark report --results benchmark/results/forecast.jsonl --out docs/science -->

How much better than \"same as last time\" can one forecast what a person will lift and how she will feel?
Run it: `cargo run --release -p recoup-benchmark -- forecast --data DIR`.

Every lifter is judged by parameters learned from other lifters only; within her log every forecast is made before its outcome is told.
Numbers are means over people with 95 % intervals from resampling people; \"ours minus it\" is paired person by person, below 0 ours is better.
\"core\" are people who chose their own loads (Strong, Hevy, FitNotes), judged in five folds.
\"Fitbod\" are four people whose loads a machine prescribed, judged by parameters from all core people; **four people prove little**.
\"PMData\" are sixteen people, each judged by parameters from the other fifteen.

Tasks: **best**, the session's best e1RM before the session, in log units; **reps**, repetitions at the load just chosen; **shortfall**, clearly fewer repetitions than lately at the same load; **fatigue**, **soreness**, **readiness**, tomorrow morning's answers.

![Loss by length of history](benchmark-history.svg)
![Calibration of the chance of a shortfall](benchmark-calibration.svg)
![Gain by person](benchmark-gains.svg)

";

/// The files to write, by name.
pub(crate) fn files(results: &[run::Result]) -> Vec<(&'static str, String)> {
    let page = format!("{HEAD}{}", markdown(results));
    vec![
        ("benchmark.md", page.trim_end().to_owned() + "\n"),
        ("benchmark-history.svg", history(results)),
        ("benchmark-calibration.svg", calibration(results)),
        ("benchmark-gains.svg", gains(results)),
    ]
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
    lines(&axes, &drawn)
}

fn calibration(results: &[run::Result]) -> String {
    let even = vec![(0.0, 0.0), (0.6, 0.6)];
    let mut drawn = vec![];
    if let Some([ours, _]) = rivals(results, "shortfall") {
        drawn.push(Line {
            name: "shortfall".to_owned(),
            points: ours.calibration.clone(),
        });
    }
    drawn.push(Line {
        name: "perfect".to_owned(),
        points: even,
    });
    let axes = Axes {
        title: "Chance given and share that happened, ten equal bins".to_owned(),
        x: "chance given".to_owned(),
        y: "share that happened".to_owned(),
        names: vec![],
        range: (0.0, 0.6),
        domain: (0.0, 0.6),
    };
    lines(&axes, &drawn)
}

/// How many people gain how much on the strongest baseline in the task of repetitions.
fn gains(results: &[run::Result]) -> String {
    let Some([_, baseline]) = rivals(results, "reps") else {
        return String::new();
    };
    let spans = baseline.against.as_ref().map_or(vec![], |pair| {
        if pair.spans.is_empty() {
            crate::results::spans(&pair.people)
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
    let axes = Axes {
        title: format!(
            "How many people gain how much over the {}",
            baseline.contender
        ),
        x: "nats gained per set; right of 0 Recoup is better".to_owned(),
        y: "people".to_owned(),
        names: vec![],
        range: (0.0, (most / 4.0).ceil() * 4.0),
        domain: (ends(f64::min, 0.0), ends(f64::max, 0.0)),
    };
    columns_over(&axes, &columns)
}
