//! Compares a run with the committed results: has a headline become worse than its interval
//! allows?

use anyhow::{Result, bail};

use crate::run::{self, OURS};

/// Share of a headline's committed interval that it may get worse by.
/// Choice: a tenth of the interval's upper half. The people are the same, so an honest change of
/// this size is a change of the model.
const ALLOWED: f64 = 0.1;

/// Our first metric in each task, committed and now; one line per headline that got worse.
pub(crate) fn worse(committed: &[run::Result], now: &[run::Result]) -> Vec<String> {
    let mut lines = vec![];
    for before in committed.iter().filter(|result| result.contender == OURS) {
        let same = |now: &&run::Result| {
            now.task == before.task && now.group == before.group && now.contender == OURS
        };
        let name = format!("{} · {}", before.task, before.group);
        let Some(after) = now.iter().find(same) else {
            lines.push(format!("{name}: not judged any more"));
            continue;
        };
        let (before, after) = (before.metrics[0].value, after.metrics[0].value);
        let limit = before.mean + ALLOWED * (before.high - before.mean);
        if after.mean.is_nan() || limit < after.mean {
            lines.push(format!(
                "{name}: {:.4}, was {:.4}, may be {limit:.4}",
                after.mean, before.mean
            ));
        }
    }
    lines
}

/// Fails when a headline is worse than its committed interval allows.
///
/// # Errors
/// Names every such headline.
pub(crate) fn check(committed: &[run::Result], now: &[run::Result]) -> Result<()> {
    let worse = worse(committed, now);
    if worse.is_empty() {
        Ok(())
    } else {
        bail!("worse than committed:\n{}", worse.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::{report, results, study};

    fn committed(name: &str) -> results::Kept {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("results")
            .join(name);
        results::kept(&path).unwrap()
    }

    #[test]
    fn a_worse_headline_is_named() {
        let before = committed("forecast.jsonl").results;
        assert!(check(&before, &before).is_ok());
        let mut after = before.clone();
        let ours = after
            .iter_mut()
            .find(|result| result.contender == OURS)
            .unwrap();
        ours.metrics[0].value.mean *= 1.2;
        let lines = worse(&before, &after);
        assert_eq!(lines.len(), 1, "{lines:?}");
        after.retain(|result| result.contender != OURS);
        assert!(6 < worse(&before, &after).len());
    }

    #[test]
    fn shipped_weights_hold_their_results_on_short_logs() {
        let folder = std::env::var_os("RECOUP_DATA").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"),
            PathBuf::from,
        );
        if !folder.join("sets.csv.gz").exists() {
            println!("skipped: no logs in {}", folder.display());
            return;
        }
        let (_, now) = study::short_logs(&folder).unwrap();
        assert_eq!(
            worse(&committed("short-logs.jsonl").results, &now),
            Vec::<String>::new()
        );
    }

    /// With `UPDATE=1` the pages are written instead.
    #[test]
    fn the_pages_are_what_the_results_say() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let docs = root.join("../docs/science");
        if std::env::var_os("UPDATE").is_some() {
            crate::write_report(&root.join("results/forecast.jsonl"), &docs).unwrap();
        }
        let timed = crate::plateau::parse(include_str!("../results/plateau.jsonl")).unwrap();
        let mut files = report::page::files(&committed("forecast.jsonl"));
        files.push(("benchmark-plateau.md", report::plateau::page(&timed)));
        for (name, text) in files {
            let page = std::fs::read_to_string(docs.join(name)).unwrap();
            assert_eq!(page, text, "{name} is stale: run recoup-benchmark report");
        }
        let kept = committed("forecast.jsonl");
        for (name, tasks) in report::page::MODELS {
            let page = std::fs::read_to_string(docs.join(name)).unwrap();
            let text = report::page::with_rows(&page, &kept.results, tasks).unwrap();
            assert_eq!(page, text, "{name} is stale: run recoup-benchmark report");
        }
    }
}
