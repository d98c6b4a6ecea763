//! Heart-rate variability beside the composite (rule R24): it may nudge, it never decides.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::history::History;
use crate::strength::mean_and_sd;
use crate::unit::Rmssd;

/// The share that variability has in the composite. Source: R24 (SCH19, PLE14, DUK21), at most 0.2.
const SHARE: f64 = 0.2;
/// Valid days in the last seven that it needs. Source: R24 (PLE14).
pub const VARIABILITY_DAYS: usize = 3;
/// How far it counts at most, in standard deviations.
/// Choice: three, so that with a usual morning (0) the composite stays above every line (−0.6).
const MOST: f64 = 3.0;
/// Days of the mean that is compared. Source: EVIDENCE 3.5 (PLE13).
const RECENT_DAYS: i32 = 7;
/// Days before them that make the usual. Source: EVIDENCE 3.5, 30 to 60 days.
const USUAL_DAYS: i32 = 60;
/// Values that the usual needs. Choice: as the composite's own baseline.
const USUAL_NEED: usize = 14;
/// Least spread of the usual, in ln ms.
/// Choice: a twentieth; flatter series come from devices that round.
const SPREAD_FLOOR: f64 = 0.05;

/// Heart-rate variability as far as the rule needs it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Variability {
    /// The seven-day mean against her own usual, in its standard deviations.
    pub z: f64,
    /// Valid days in the last seven.
    pub valid_days: usize,
}

/// Her variability on a date: the mean of ln rMSSD over the last seven days, today included, against
/// the sixty days before them. `None` below fourteen values of the usual or with none this week.
pub fn variability(history: &History, date: Date) -> Option<Variability> {
    let tomorrow = date.saturating_add(1.day());
    let recent_from = tomorrow.saturating_sub(RECENT_DAYS.days());
    let values = |from, to| -> Vec<f64> {
        let of = history.measured_between(from, to).iter();
        of.filter_map(|m| m.rmssd).map(Rmssd::ln_ms).collect()
    };
    let recent = values(recent_from, tomorrow);
    let usual = values(recent_from.saturating_sub(USUAL_DAYS.days()), recent_from);
    if recent.is_empty() || usual.len() < USUAL_NEED {
        return None;
    }
    let (now, _) = mean_and_sd(&recent);
    let (mean, sd) = mean_and_sd(&usual);
    Some(Variability {
        z: (now - mean) / sd.max(SPREAD_FLOOR),
        valid_days: recent.len(),
    })
}

/// The composite with variability in it, a fifth at most, and only downwards.
///
/// `None` without a composite: variability alone never decides. Below three valid days it is left
/// out. Choice: it never lifts a morning that she calls low, because what people say follows load
/// better than what devices measure (SAW16).
///
/// ```
/// use recoup_engine::readiness::{Variability, with_variability};
/// let low = Variability { z: -3.0, valid_days: 3 };
/// assert_eq!(with_variability(Some(0.0), low).map(|z| z > -0.61 && z < -0.59), Some(true));
/// assert_eq!(with_variability(None, low), None);
/// let high = Variability { z: 3.0, valid_days: 7 };
/// assert_eq!(with_variability(Some(-1.0), high), Some(-1.0));
/// ```
pub fn with_variability(composite: Option<f64>, variability: Variability) -> Option<f64> {
    let z = composite?;
    if variability.valid_days < VARIABILITY_DAYS {
        return Some(z);
    }
    let counted = variability.z.clamp(-MOST, MOST);
    Some(z.min((1.0 - SHARE) * z + SHARE * counted))
}
