//! Whether a forecast has earned to be shown: its running comparison with "same as last time".
//!
//! Rule R51: a forecast is shown only after it has beaten carry-forward for this person over ten
//! sessions; until then the screen says "still learning". The comparison itself is one tap away.

use super::codec::{DecodeError, Reader, Writer};

/// Sessions compared before a forecast can be shown.
/// Source: rule R51.
pub const LEAST_SESSIONS: u32 = 10;

/// How much of the comparison stays from session to session.
/// Choice: half a year of three sessions a week; a forecast that stops earning it is hidden again.
const KEEP: f64 = 0.985;

/// A forecast's losses against those of "same as last time", for one person; smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Proof {
    sessions: u32,
    weight: f64,
    forecast: f64,
    carried: f64,
}

/// Whether to show a forecast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// Too few sessions yet, or no better than "same as last time".
    StillLearning {
        /// Sessions compared so far.
        sessions: u32,
    },
    /// It has beaten "same as last time".
    Earned {
        /// Sessions compared so far.
        sessions: u32,
        /// Share of the loss of "same as last time" that it saves, above 0 and at most 1.
        saves: f64,
    },
}

impl Proof {
    /// Adds one session's mean losses; passes over values that are not finite.
    pub fn step(&mut self, forecast: f64, carried: f64) {
        if forecast.is_finite() && carried.is_finite() {
            self.sessions = self.sessions.saturating_add(1);
            self.weight = self.weight * KEEP + 1.0;
            self.forecast = self.forecast * KEEP + forecast;
            self.carried = self.carried * KEEP + carried;
        }
    }

    /// Sessions compared.
    pub fn sessions(&self) -> u32 {
        self.sessions
    }

    /// Mean loss of the forecast and of "same as last time", recent sessions weighing more; none
    /// before the first session.
    pub fn losses(&self) -> Option<(f64, f64)> {
        (0.0 < self.weight).then(|| (self.forecast / self.weight, self.carried / self.weight))
    }

    /// Whether to show the forecast.
    ///
    /// # Example
    /// ```
    /// use recoup_engine::forecast::{Proof, Standing};
    /// let mut proof = Proof::default();
    /// for _ in 0..9 {
    ///     proof.step(0.5, 1.0);
    /// }
    /// assert_eq!(proof.standing(), Standing::StillLearning { sessions: 9 });
    /// proof.step(0.5, 1.0);
    /// assert!(matches!(proof.standing(), Standing::Earned { sessions: 10, .. }));
    /// ```
    pub fn standing(&self) -> Standing {
        let sessions = self.sessions;
        if sessions < LEAST_SESSIONS || self.carried <= self.forecast {
            return Standing::StillLearning { sessions };
        }
        Standing::Earned {
            sessions,
            saves: 1.0 - self.forecast / self.carried,
        }
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.u32(self.sessions);
        out.f64s(&[self.weight, self.forecast, self.carried]);
    }

    pub(crate) fn read(bytes: &mut Reader) -> Result<Self, DecodeError> {
        let sessions = bytes.u32()?;
        let mut sums = [0.0; 3];
        bytes.fill(&mut sums)?;
        let [weight, forecast, carried] = sums;
        Ok(Self {
            sessions,
            weight,
            forecast,
            carried,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forecast_that_loses_stays_hidden() {
        let mut proof = Proof::default();
        for _ in 0..40 {
            proof.step(1.1, 1.0);
        }
        assert_eq!(proof.standing(), Standing::StillLearning { sessions: 40 });
    }

    #[test]
    fn a_forecast_that_stops_winning_is_hidden_again() {
        let mut proof = Proof::default();
        for _ in 0..20 {
            proof.step(0.9, 1.0);
        }
        assert!(matches!(proof.standing(), Standing::Earned { .. }));
        for _ in 0..60 {
            proof.step(1.2, 1.0);
        }
        assert!(matches!(proof.standing(), Standing::StillLearning { .. }));
    }

    #[test]
    fn nothing_is_said_before_the_first_session() {
        let mut proof = Proof::default();
        proof.step(f64::NAN, 1.0);
        assert_eq!(proof.losses(), None);
    }
}
