//! The same as on the last session of the same weekday.

use recoup_engine::forecast::best::Coming;

use super::Rule;
use crate::bouts::Bout;

/// Looks back eight sessions for the weekday.
#[derive(Clone, Debug)]
pub(super) struct SameWeekday;

impl Rule for SameWeekday {
    fn name(&self) -> String {
        "same weekday".to_owned()
    }

    fn predict(&self, history: &[Bout], coming: &Coming) -> f64 {
        let last = history[history.len() - 1].y;
        let mut recent = history.iter().rev().take(8);
        let same = recent.find(|bout| bout.start.weekday() == coming.start.weekday());
        same.map_or(0.0, |bout| bout.y - last)
    }
}
