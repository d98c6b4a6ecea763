//! Results as they are kept: one line per task, group of people, contender and metric.
//!
//! Only counts and aggregates, nobody's own number: what each person gains is kept as counts of
//! people per span, and only for groups large enough that a span is no person.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::interval::Interval;
use crate::run::{self, Against};

/// Fewest people whose gains are kept as counts.
/// Choice: with fewer, a span of gains is as good as a person.
const LEAST_PEOPLE: usize = 10;

/// Most spans that gains are counted in.
/// Choice: about three people a span in the largest group.
const MOST_SPANS: usize = 10;

/// Decimals that are kept.
/// Choice: far finer than any interval, and the same text on every machine.
const DECIMALS: f64 = 1e6;

/// What a run was made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Settings {
    /// What the logs were read from.
    pub(crate) read: String,
    /// Seed of the folds and of the resampling of people.
    pub(crate) seed: u64,
    /// Groups that core lifters were split into; none when the people judged were kept aside.
    pub(crate) folds: Option<usize>,
    /// Resamplings of people behind each interval.
    pub(crate) draws: usize,
}

/// The first line of a file of results.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    settings: Settings,
}

/// One metric of one contender.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Line {
    task: String,
    group: String,
    contender: String,
    metric: String,
    mean: f64,
    low: f64,
    high: f64,
    people: usize,
    /// The metric by length of history: name, mean, questions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    by_history: Vec<(String, f64, usize)>,
    /// Chance given and share that happened, in bins of equal size.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bins: Vec<(f64, f64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ours_minus: Option<Difference>,
}

/// Ours minus this contender, person by person.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Difference {
    mean: f64,
    low: f64,
    high: f64,
    wins: usize,
    people: usize,
    /// People per span: from, to, how many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    spans: Vec<(f64, f64, usize)>,
}

/// Metrics that stand for themselves.
const CALIBRATION: &str = "calibration error";
const TIME: &str = "µs per set or day";

/// As many decimals as are kept.
pub(crate) fn round(value: f64) -> f64 {
    (value * DECIMALS).round() / DECIMALS
}

fn lines(result: &run::Result) -> Vec<Line> {
    let blank = |metric: &str, value: Interval| Line {
        task: result.task.clone(),
        group: result.group.clone(),
        contender: result.contender.clone(),
        metric: metric.to_owned(),
        mean: round(value.mean),
        low: round(value.low),
        high: round(value.high),
        people: value.n,
        by_history: vec![],
        bins: vec![],
        ours_minus: None,
    };
    let people = result.metrics.first().map_or(0, |first| first.value.n);
    let exactly = |value: f64| Interval {
        mean: value,
        low: value,
        high: value,
        n: people,
    };
    let measured = result.metrics.iter().filter(|metric| metric.value.n != 0);
    let mut lines: Vec<Line> = measured
        .map(|metric| blank(&metric.name, metric.value))
        .collect();
    if let Some(first) = lines.first_mut() {
        let classes = result.by_history.iter().filter(|(_, _, rows)| *rows != 0);
        first.by_history = classes
            .map(|(name, mean, rows)| (name.clone(), round(*mean), *rows))
            .collect();
        first.ours_minus = result.against.as_ref().map(difference);
    }
    if let Some(error) = result.calibration_error {
        let bins = result.calibration.iter();
        lines.push(Line {
            bins: bins.map(|(a, b)| (round(*a), round(*b))).collect(),
            ..blank(CALIBRATION, exactly(error))
        });
    }
    let tenths = (10.0 * result.micros).round() / 10.0;
    lines.push(blank(TIME, exactly(tenths)));
    lines
}

fn difference(against: &Against) -> Difference {
    let Interval { mean, low, high, n } = against.difference;
    Difference {
        mean: round(mean),
        low: round(low),
        high: round(high),
        wins: against.wins,
        people: n,
        spans: if against.spans.is_empty() {
            spans(&against.people)
        } else {
            against.spans.clone()
        },
    }
}

/// How many people gain how much, in spans of a round width; none for a small group.
pub(crate) fn spans(gains: &[f64]) -> Vec<(f64, f64, usize)> {
    if gains.len() < LEAST_PEOPLE {
        return vec![];
    }
    let low = gains.iter().copied().fold(f64::INFINITY, f64::min);
    let high = gains.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let width = round_width((high - low).max(1e-6) / MOST_SPANS as f64);
    let mut from = (low / width).floor() * width;
    let mut spans = vec![];
    while from <= high {
        let to = round(from + width);
        let people = gains.iter().filter(|gain| from <= **gain && **gain < to);
        spans.push((round(from), to, people.count()));
        from = to;
    }
    spans
}

/// The next of 1, 2, 2.5, 5, 10, … times a power of ten.
pub(crate) fn round_width(width: f64) -> f64 {
    let power = 10.0_f64.powf(width.log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|step| step * power);
    let fits = steps.into_iter().find(|step| width <= step * (1.0 + 1e-9));
    fits.unwrap_or(10.0 * power)
}

/// The settings, then one JSON object per line.
///
/// # Errors
/// Never in practice: results always serialise.
pub(crate) fn to_json_lines(settings: &Settings, results: &[run::Result]) -> Result<String> {
    let head = Head {
        settings: settings.clone(),
    };
    let mut out = serde_json::to_string(&head)? + "\n";
    for line in results.iter().flat_map(lines) {
        out.push_str(&serde_json::to_string(&line)?);
        out.push('\n');
    }
    Ok(out)
}

/// Reads what [`to_json_lines`] wrote.
///
/// # Errors
/// A line is no result.
pub(crate) fn parse(text: &str) -> Result<(Settings, Vec<run::Result>)> {
    let mut rest = text.lines().enumerate();
    let (_, head) = rest.next().context("no results")?;
    let head: Head = serde_json::from_str(head).context("line 1 has no settings")?;
    let mut results: Vec<run::Result> = vec![];
    let mut places: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for (idx, line) in rest {
        let line: Line =
            serde_json::from_str(line).with_context(|| format!("line {} is no result", idx + 1))?;
        let key = (
            line.task.clone(),
            line.group.clone(),
            line.contender.clone(),
        );
        let place = *places.entry(key).or_insert_with(|| {
            results.push(run::Result::blank(&line.task, &line.group, &line.contender));
            results.len() - 1
        });
        add(&mut results[place], line);
    }
    Ok((head.settings, results))
}

/// What lies in a folder of results.
#[derive(Debug)]
pub(crate) struct Kept {
    /// The run of all contenders, and the black box's where it was asked for.
    pub(crate) results: Vec<run::Result>,
    /// Rules with nothing of ours in them, on the same people as their apps exported them.
    pub(crate) exports: Vec<run::Result>,
    /// Ours whole and without groups of features.
    pub(crate) ablations: Vec<run::Result>,
}

/// Kept results of a run, with those that lie beside them.
///
/// # Errors
/// A file cannot be read, or a line is no result.
pub(crate) fn kept(path: &Path) -> Result<Kept> {
    let read = |path: &Path| -> Result<Vec<run::Result>> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot open {}", path.display()))?;
        Ok(parse(&text)?.1)
    };
    let beside = |name: &str| -> Result<Vec<run::Result>> {
        let path = path.with_file_name(name);
        if path.exists() {
            read(&path)
        } else {
            Ok(vec![])
        }
    };
    let mut results = read(path)?;
    results.extend(beside("lightgbm.jsonl")?);
    Ok(Kept {
        results,
        exports: beside("exports.jsonl")?,
        ablations: beside("ablations.jsonl")?,
    })
}

/// Puts a line back where it came from.
fn add(result: &mut run::Result, line: Line) {
    match line.metric.as_str() {
        CALIBRATION => {
            result.calibration_error = Some(line.mean);
            result.calibration = line.bins;
        }
        TIME => result.micros = line.mean,
        _ => {
            if result.metrics.is_empty() {
                result.by_history = line.by_history;
                result.against = line.ours_minus.map(|pair| Against {
                    difference: Interval {
                        mean: pair.mean,
                        low: pair.low,
                        high: pair.high,
                        n: pair.people,
                    },
                    wins: pair.wins,
                    spans: pair.spans,
                    people: vec![],
                });
            }
            result.metrics.push(run::Measured {
                name: line.metric,
                value: Interval {
                    mean: line.mean,
                    low: line.low,
                    high: line.high,
                    n: line.people,
                },
            });
        }
    }
}

/// One row per line of [`to_json_lines`], and one per class of history.
pub(crate) fn to_csv(results: &[run::Result]) -> String {
    let mut out = String::from(
        "task,group,contender,metric,history,mean,low,high,people,\
         ours_minus,ours_minus_low,ours_minus_high,wins\n",
    );
    for line in results.iter().flat_map(lines) {
        let head = format!(
            "{},{},\"{}\",{}",
            line.task, line.group, line.contender, line.metric
        );
        let pair = line.ours_minus.map_or(",,,".to_owned(), |pair| {
            format!("{},{},{},{}", pair.mean, pair.low, pair.high, pair.wins)
        });
        let (mean, low, high, people) = (line.mean, line.low, line.high, line.people);
        let _ = writeln!(out, "{head},,{mean},{low},{high},{people},{pair}");
        for (history, mean, _) in &line.by_history {
            let _ = writeln!(out, "{head},{history},{mean},,,,,,,");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gains_of_few_people_are_not_kept() {
        assert!(spans(&[0.1; 9]).is_empty());
        let many: Vec<f64> = (0..29).map(|one| -0.02 * f64::from(one)).collect();
        let spans = spans(&many);
        assert!(spans.len() <= MOST_SPANS + 1, "{spans:?}");
        assert_eq!(spans.iter().map(|(_, _, n)| n).sum::<usize>(), 29);
        assert!(
            spans
                .windows(2)
                .all(|two| two[0].1.total_cmp(&two[1].0).is_eq()),
            "{spans:?}"
        );
    }

    #[test]
    fn widths_are_round_and_wide_enough() {
        for width in [0.0003, 0.013, 0.2, 0.99, 7.0] {
            let round = round_width(width);
            assert!(width <= round && round <= 10.0 * width, "{width} {round}");
        }
        assert!((round_width(0.013) - 0.02).abs() < 1e-12);
    }
}
