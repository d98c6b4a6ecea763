//! Recovery as training: composing a session for a person, the ceilings it stays under, the rules
//! of what is offered, movement snacks, and the weekly dose.
//!
//! Takes what she has and feels, and the movements there are; gives steps with a reason each and
//! what was left out. The words of it live with the content; sessions that somebody wrote down live
//! in [`movement`](crate::movement).

mod advice;
mod barred;
mod ceiling;
mod compose;
mod parts;
mod search;
mod snack;
mod weekly;

pub use advice::{
    Goal, cold_blunts_gains, for_goal, for_soreness, monotony_and_strain, offers_period_ease,
    untold_loads,
};
pub use barred::{Out, Place, barred};
pub use ceiling::{
    Ceiling, Dose, DoseLabel, Over, dose_label, easy_minutes, light_heart_rate, next_minutes,
};
pub use compose::{Ask, Composed, ComposedStep, Energy, Occasion, Refusal, compose};
pub use parts::Why;
pub use snack::{
    APART_MIN, Lull, MOST_SNACKS, POSTPONED_MIN, Snack, SnackDay, SnackLimits, SnackPast,
    SnackSkip, next_snack, snack_allowed, snack_times,
};
pub use weekly::{DoneSnack, WeeklyDose, weekly_dose};
