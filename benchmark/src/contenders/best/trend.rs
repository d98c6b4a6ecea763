//! A straight line through the last eight sessions.

use recoup_engine::forecast::best::Coming;

use super::Rule;
use crate::bouts::Bout;

/// Ridge added to the spread of days, in days squared.
const RIDGE: f64 = 50.0;

/// Least squares over days, slightly held back.
#[derive(Clone, Debug)]
pub(super) struct Trend;

impl Rule for Trend {
    fn name(&self) -> String {
        "trend of 8".to_owned()
    }

    fn predict(&self, history: &[Bout], coming: &Coming) -> f64 {
        let last = history[history.len() - 1].y;
        let recent = &history[history.len().saturating_sub(8)..];
        let n = recent.len() as f64;
        let days = |bout: &Bout| -coming.start.days_since(bout.start);
        let day = recent.iter().map(days).sum::<f64>() / n;
        let value = recent.iter().map(|bout| bout.y - last).sum::<f64>() / n;
        let joint: f64 = recent
            .iter()
            .map(|bout| (days(bout) - day) * (bout.y - last - value))
            .sum();
        let square: f64 = recent.iter().map(|bout| (days(bout) - day).powi(2)).sum();
        (value - joint / (square + RIDGE) * day).clamp(-0.3, 0.3)
    }
}
