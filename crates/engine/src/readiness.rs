//! How ready a person says she is, and how long ago her muscles worked.
//!
//! [`composite()`] compares today's answers with her own last 28 days; [`muscles()`] tells the hours
//! since each muscle's last hard sets, what we expect it to need, and its soreness. Neither sees the
//! body: the expected hours are our default, not tested, and a hold-back for them is comfort and
//! caution. Nothing shifts by sex. What follows from the numbers is decided in [`crate::decision`].

mod composite;
mod hrv;
mod learned;
mod muscle;

pub use composite::{
    BASELINE_DAYS, BASELINE_NEED, Baseline, Composite, ITEMS_NEEDED, TREND_NEED, baseline,
    composite, composite_on,
};
pub use hrv::{VARIABILITY_DAYS, Variability, variability, with_variability};
pub use learned::{LearnedTime, learned_times};
pub use muscle::{EARLY_LIMIT_H, Expected, Modifier, MuscleWork, SORE_LIMIT, gate_hours, muscles};
pub(crate) use muscle::{FEW_SETS, Nearness, base_hours, few_sets_hours, gate_of, nearness};
