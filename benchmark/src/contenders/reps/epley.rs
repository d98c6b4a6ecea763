//! Epley's formula turned round: the repetitions at which the running e1RM is reached.

use super::{Remembered, Rule};

/// Inverts the running level of session bests.
#[derive(Clone, Debug)]
pub(super) struct EpleyInversion;

impl Rule for EpleyInversion {
    fn name(&self) -> String {
        "Epley inversion".to_owned()
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped"
    )]
    fn predict(&self, known: &Remembered, load_kg: f64) -> u16 {
        let Some(level) = known.level else {
            return known.usual();
        };
        let reps = 30.0 * ((level - load_kg.ln()).exp() - 1.0);
        reps.round().clamp(1.0, 30.0) as u16
    }
}
