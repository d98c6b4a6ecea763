//! The black box: gradient-boosted trees that LightGBM's Python package fits when asked.
//!
//! Rows go out to `lightgbm/fit.py`, trees come back as text and are walked here, so that the
//! black box follows a person under the same types as every other contender and cannot peek.
//! Source: Ke et al. 2017, LightGBM; the text is that of `Booster.save_model`, version 4.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// What is fitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// 19 quantiles.
    Quantiles,
    /// The chance of a yes.
    Chance,
}

/// One row to learn from.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    pub(crate) outcome: f64,
    /// How much the row counts.
    pub(crate) loss_weight: f64,
    pub(crate) features: Vec<f64>,
}

/// A sum of trees.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Forest(Vec<Tree>);

/// One tree; children below 0 are leaves, counted from -1 down.
#[derive(Clone, Debug, Default, PartialEq)]
struct Tree {
    features: Vec<usize>,
    thresholds: Vec<f64>,
    left: Vec<i64>,
    right: Vec<i64>,
    leaves: Vec<f64>,
}

impl Tree {
    fn value(&self, row: &[f64]) -> f64 {
        let mut node = if self.features.is_empty() { -1 } else { 0 };
        while let Ok(at) = usize::try_from(node) {
            let goes_left = row[self.features[at]] <= self.thresholds[at];
            node = if goes_left {
                self.left[at]
            } else {
                self.right[at]
            };
        }
        usize::try_from(-1 - node)
            .ok()
            .and_then(|leaf| self.leaves.get(leaf))
            .copied()
            .unwrap_or(0.0)
    }
}

impl Forest {
    /// The sum over all trees.
    pub(crate) fn value(&self, row: &[f64]) -> f64 {
        self.0.iter().map(|tree| tree.value(row)).sum()
    }

    /// The sum as a chance.
    pub(crate) fn chance(&self, row: &[f64]) -> f64 {
        1.0 / (1.0 + (-self.value(row)).exp())
    }

    /// Reads the text that LightGBM saves.
    ///
    /// # Errors
    /// A number cannot be read, or a tree's lists have not the lengths of a tree.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let trees = text.split("\nTree=").skip(1);
        Ok(Self(trees.map(tree).collect::<Result<_>>()?))
    }
}

fn tree(text: &str) -> Result<Tree> {
    let text = text.split("\nend of trees").next().unwrap_or(text);
    let tree = Tree {
        features: numbers(text, "split_feature")?,
        thresholds: numbers(text, "threshold")?,
        left: numbers(text, "left_child")?,
        right: numbers(text, "right_child")?,
        leaves: numbers(text, "leaf_value")?,
    };
    let n = tree.features.len();
    let lengths = [tree.thresholds.len(), tree.left.len(), tree.right.len()];
    ensure!(
        lengths == [n; 3] && tree.leaves.len() == n + 1,
        "not a tree"
    );
    Ok(tree)
}

fn numbers<T: std::str::FromStr>(text: &str, name: &str) -> Result<Vec<T>>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let line = text.lines().find_map(|line| {
        let (head, rest) = line.split_once('=')?;
        (head == name).then_some(rest)
    });
    let words = line.unwrap_or_default().split_whitespace();
    words
        .map(|word| word.parse().with_context(|| format!("{name}: {word}")))
        .collect()
}

/// A Python that has the package, to fit with.
#[derive(Clone, Debug)]
pub(crate) struct Python(pub(crate) PathBuf);

impl Python {
    /// Fits on the rows.
    ///
    /// # Errors
    /// Python or the package is missing, or the trees cannot be read.
    pub(crate) fn fit(&self, kind: Kind, examples: &[Example]) -> Result<Vec<Forest>> {
        let folder = tempfile::tempdir().context("no temporary folder")?;
        let rows = folder.path().join("rows.csv");
        std::fs::write(&rows, text(examples)).context("cannot write rows")?;
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("lightgbm/fit.py");
        let kind = match kind {
            Kind::Quantiles => "quantiles",
            Kind::Chance => "chance",
        };
        let mut command = Command::new(&self.0);
        command.arg(script).arg(kind).arg(&rows).arg(folder.path());
        let done = command.output().context("cannot run Python")?;
        let why = String::from_utf8_lossy(&done.stderr);
        ensure!(done.status.success(), "LightGBM did not fit: {why}");
        let mut models = crate::exports::files(folder.path())?;
        models.retain(|path| path.extension().is_some_and(|end| end == "txt"));
        let read = models
            .iter()
            .map(|path| Forest::parse(&std::fs::read_to_string(path)?));
        read.collect()
    }
}

fn text(examples: &[Example]) -> String {
    let mut out = String::new();
    for example in examples {
        let _ = write!(out, "{},{}", example.outcome, example.loss_weight);
        for feature in &example.features {
            let _ = write!(out, ",{feature}");
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "tree\nversion=v4\n\nTree=0\nnum_leaves=3\nsplit_feature=1 0\n\
        threshold=0.5 2\ndecision_type=2 2\nleft_child=1 -2\nright_child=-1 -3\n\
        leaf_value=0.1 0.2 0.3\n\nTree=1\nnum_leaves=1\nleaf_value=1\n\nend of trees\n";

    #[test]
    fn trees_are_walked_to_their_leaves() {
        let forest = Forest::parse(TEXT).unwrap();
        assert!((forest.value(&[0.0, 1.0]) - 1.1).abs() < 1e-12);
        assert!((forest.value(&[1.0, 0.0]) - 1.2).abs() < 1e-12);
        assert!((forest.value(&[3.0, 0.0]) - 1.3).abs() < 1e-12);
        assert!(Forest::parse("x\nTree=0\nleaf_value=one\n").is_err());
        assert!(Forest::parse("x\nTree=0\nsplit_feature=1\nleaf_value=1 2\n").is_err());
    }
}
