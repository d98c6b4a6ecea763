//! Heart-rate variability beside the composite (rule R24): it may nudge, it never decides.

/// The share that variability has in the composite. Source: R24 (SCH19, PLE14, DUK21), at most 0.2.
const SHARE: f64 = 0.2;
/// Valid days in the last seven that it needs. Source: R24 (PLE14).
const DAYS_NEEDED: usize = 3;

/// Heart-rate variability as far as the rule needs it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Variability {
    /// The seven-day mean against her own usual, in its standard deviations.
    pub z: f64,
    /// Valid days in the last seven.
    pub valid_days: usize,
}

/// The composite with variability in it, a fifth at most.
///
/// `None` without a composite: variability alone never decides. Below three valid days it is left
/// out.
///
/// ```
/// use recoup_engine::readiness::{Variability, with_variability};
/// let low = Variability { z: -3.0, valid_days: 3 };
/// assert_eq!(with_variability(Some(0.0), low).map(|z| z > -0.61 && z < -0.59), Some(true));
/// assert_eq!(with_variability(None, low), None);
/// ```
pub fn with_variability(composite: Option<f64>, variability: Variability) -> Option<f64> {
    let z = composite?;
    if variability.valid_days < DAYS_NEEDED {
        return Some(z);
    }
    Some((1.0 - SHARE) * z + SHARE * variability.z)
}
