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

/// Imagined chance above usual that came true as said.
/// Choice: about twenty calls of ten points above usual.
const LEANING: f64 = 2.0;

/// Most that a chance above usual is stretched.
/// Choice: twice; beyond it, the calls are too few to tell.
const MOST_STRETCH: f64 = 2.0;

/// How much of what was called likelier than usual came true, for one person.
///
/// A chance can have the smaller loss and still say too much where it is high, which is where it
/// is read; so what it says above her usual is scaled by how much of that came true.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Calls {
    said: f64,
    happened: f64,
}

impl Calls {
    /// Adds one session's calls: what the chance said above `usual`, which is above 0, and whether
    /// it happened.
    pub fn step(&mut self, usual: f64, calls: impl Iterator<Item = (f64, bool)>) {
        self.said *= KEEP;
        self.happened *= KEEP;
        for (chance, happened) in calls {
            self.said += chance - usual;
            self.happened += if happened { 1.0 - usual } else { -usual };
        }
    }

    /// A chance as it has come true for her: what lies above `usual` is scaled, what lies below
    /// stays.
    ///
    /// # Example
    /// ```
    /// use recoup_engine::forecast::Calls;
    /// let mut calls = Calls::default();
    /// assert!((calls.scaled(0.15, 0.05) - 0.15).abs() < 1e-12);
    /// for session in 0..100 {
    ///     calls.step(0.05, [(0.15, session % 20 == 0)].into_iter());
    /// }
    /// assert!(calls.scaled(0.15, 0.05) < 0.09, "called at 15 %, came true in 5 %");
    /// ```
    pub fn scaled(&self, chance: f64, usual: f64) -> f64 {
        let share = (self.happened + LEANING) / (self.said + LEANING);
        let above = (chance - usual).max(0.0);
        chance - above + above * share.clamp(0.0, MOST_STRETCH)
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.f64s(&[self.said, self.happened]);
    }

    pub(crate) fn read(bytes: &mut Reader) -> Result<Self, DecodeError> {
        let mut sums = [0.0; 2];
        bytes.fill(&mut sums)?;
        let [said, happened] = sums;
        Ok(Self { said, happened })
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

    #[test]
    fn chances_come_to_say_what_comes_true() {
        let follow = |every: u32| {
            let mut calls = Calls::default();
            for session in 0..300 {
                calls.step(0.04, [(0.15, session % every == 0)].into_iter());
            }
            calls.scaled(0.15, 0.04)
        };
        let (rarely, as_said, often) = (follow(25), follow(7), follow(4));
        assert!((0.03..0.07).contains(&rarely), "4 % came true: {rarely}");
        assert!(
            (0.13..0.17).contains(&as_said),
            "a seventh came true: {as_said}"
        );
        assert!((0.2..0.3).contains(&often), "a quarter came true: {often}");
        assert!((Calls::default().scaled(0.01, 0.04) - 0.01).abs() < 1e-12);
    }
}
