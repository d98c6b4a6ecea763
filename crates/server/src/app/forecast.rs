//! The athlete's forecasts: her state out of the cache or out of the log, and what it expects.
//!
//! The state is a disposable cache (RULINGS 12): kept under the log's revision and the engine's
//! checksum, stepped on where only later sessions were added, replayed where anything else
//! changed. With or without it every answer is the same to the bit.

use std::sync::{Arc, LazyLock};

use jiff::civil::{Date, DateTime};
use recoup_engine::forecast::{
    Asked, CHECKSUM, Expectation, HIGH, LOW, Lifter, MIDDLE, POPULATION, Population, Proof,
    Standing,
};
use recoup_engine::session::Session;
use recoup_engine::unit::{Load, MassUnit};
use recoup_store::{self as store, Tx};

use super::log::Log;
use super::speech::Value;
use super::{Desk, Result};
use crate::wire;

/// The engine that a kept state names.
static ENGINE: LazyLock<String> =
    LazyLock::new(|| format!("recoup-engine {} {CHECKSUM}", env!("CARGO_PKG_VERSION")));

/// What everyone starts from, once for the process.
static EVERYONE: LazyLock<Arc<Population>> = LazyLock::new(|| Arc::new(POPULATION.clone()));

/// The whole, in percent. Source: definition.
const WHOLE: f64 = 100.0;

/// The athlete as her forecasters know her before a day's own sessions.
///
/// Keeps the state that it had to make; the unit of work must be one that may write.
pub(super) fn lifter_before(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    log: &Log,
    day: Date,
) -> Result<Lifter> {
    let sessions = log.history.sessions_before(day);
    let log_revision = tx.log_revision(desk.athlete)?;
    let kept = tx.find_engine_state(desk.athlete)?;
    let kept = kept.filter(|kept| kept.engine == *ENGINE);
    let is_current = kept
        .as_ref()
        .is_some_and(|kept| kept.log_revision == log_revision && kept.day == day);
    let read = kept.as_ref().and_then(|kept| {
        let lifter = Lifter::from_bytes(Arc::clone(&EVERYONE), &kept.body).ok()?;
        let fits = is_current || lifter.has_come_by(sessions, desk.exercises());
        fits.then_some(lifter)
    });
    if let (true, Some(lifter)) = (is_current, &read) {
        return Ok(lifter.clone());
    }
    let mut lifter = read.unwrap_or_else(|| Lifter::new(Arc::clone(&EVERYONE)));
    step_on(&mut lifter, desk, sessions);
    // A look back at an earlier day leaves what is kept for today alone.
    let is_ahead = kept.is_some_and(|kept| kept.log_revision == log_revision && day < kept.day);
    if !is_ahead {
        tx.put_engine_state(&store::EngineState {
            athlete_id: desk.athlete,
            engine: ENGINE.clone(),
            log_revision,
            day,
            body: lifter.to_bytes(),
        })?;
    }
    Ok(lifter)
}

/// Takes in the sessions that the lifter has not seen yet.
pub(super) fn step_on(lifter: &mut Lifter, desk: &Desk<'_>, sessions: &[Session]) {
    for session in sessions.iter().skip(lifter.n_sessions()) {
        lifter.step(session, desk.exercises());
    }
}

/// Puts what to expect into the exercises of a day, as of before its own sessions.
pub(super) fn expect(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    log: &Log,
    at: DateTime,
    told: &mut wire::Today,
) -> Result<()> {
    if told.now.exercises.is_empty() && told.planned.is_none() {
        return Ok(());
    }
    let lifter = lifter_before(tx, desk, log, at.date())?;
    let planned = told.planned.as_mut().map(|p| p.exercises.as_mut_slice());
    for exercises in [Some(told.now.exercises.as_mut_slice()), planned] {
        expect_each(
            desk,
            &lifter,
            log.settings.unit,
            at,
            exercises.unwrap_or_default(),
        );
    }
    Ok(())
}

fn expect_each(
    desk: &Desk<'_>,
    lifter: &Lifter,
    unit: MassUnit,
    at: DateTime,
    exercises: &mut [wire::PlannedExercise],
) {
    use recoup_engine::exercise::ExerciseId;
    let kept: Vec<&mut wire::PlannedExercise> = exercises
        .iter_mut()
        .filter(|exercise| exercise.dropped.is_none())
        .collect();
    let ids: Vec<ExerciseId> = kept
        .iter()
        .map(|exercise| ExerciseId::new(exercise.exercise_id.clone()))
        .collect();
    let asked: Vec<Asked<'_>> = ids
        .iter()
        .zip(&kept)
        .map(|(id, exercise)| Asked {
            exercise: id,
            load: exercise.load_g.and_then(|grams| Load::try_new(grams).ok()),
        })
        .collect();
    let speaker = Speaker { desk, lifter, unit };
    let expected = lifter.predict(at, &asked, desk.exercises());
    for (exercise, expectation) in kept.into_iter().zip(&expected) {
        exercise.expected = speaker.expected(expectation);
    }
}

/// Says what a lifter expects.
pub(super) struct Speaker<'a> {
    pub(super) desk: &'a Desk<'a>,
    pub(super) lifter: &'a Lifter,
    pub(super) unit: MassUnit,
}

impl Speaker<'_> {
    /// What to expect of an exercise; none where nothing is known, or it is not lifted for reps.
    fn expected(&self, of: &Expectation) -> Option<wire::Expected> {
        let proofs = self.lifter.proofs();
        let is_shown = |proof: &Proof| matches!(proof.standing(), Standing::Earned { .. });
        let best = of.best.as_ref().filter(|_| is_shown(&proofs.best));
        let best = best.map(|best| self.best(&|level| best.e1rm_kg(level)));
        let rough = of.shortfall.filter(|_| is_shown(&proofs.shortfall));
        let rough = rough.map(|chance| self.rough(chance));
        let reps = of.reps.as_ref()?;
        let comparison = self.comparison(Kind::Reps).text;
        if let Some(text) = self.still_learning(&proofs.reps) {
            return Some(wire::Expected {
                text,
                learning: true,
                reps: None,
                best,
                rough,
                comparison,
            });
        }
        let reps = wire::ExpectedReps {
            middle: u32::from(reps.quantile(MIDDLE)),
            low: u32::from(reps.quantile(LOW)),
            high: u32::from(reps.quantile(HIGH)),
        };
        Some(wire::Expected {
            text: self.reps(reps),
            learning: false,
            reps: Some(reps),
            best,
            rough,
            comparison,
        })
    }

    fn reps(&self, reps: wire::ExpectedReps) -> String {
        let key = if reps.low == reps.high {
            "reps_sure"
        } else {
            "reps"
        };
        let values = [
            ("middle", reps.middle.to_string()),
            ("low", reps.low.to_string()),
            ("high", reps.high.to_string()),
        ];
        self.desk.say(&format!("expected.{key}"), &values)
    }

    fn best(&self, kilograms: &dyn Fn(f64) -> f64) -> wire::ExpectedBest {
        let [low, middle, high] = [LOW, MIDDLE, HIGH].map(|level| grams(kilograms(level)));
        let values = [
            ("low", self.about(low)),
            ("middle", self.mass(middle)),
            ("high", self.mass(high)),
        ];
        let is_sure = self.about(low) == self.about(high);
        let key = if is_sure { "best_sure" } else { "best" };
        wire::ExpectedBest {
            middle_g: middle,
            low_g: low,
            high_g: high,
            text: self.desk.say(&format!("expected.{key}"), &values),
        }
    }

    fn rough(&self, chance: f64) -> wire::RoughDay {
        let (chance, usual) = (percent(chance), percent(self.lifter.usual_shortfall()));
        let values = [("chance", chance.to_string()), ("usual", usual.to_string())];
        wire::RoughDay {
            chance_percent: chance,
            usual_percent: usual,
            text: self.desk.say("expected.rough", &values),
        }
    }

    /// Why a kind of guess is not shown yet; none when it is.
    pub(super) fn still_learning(&self, proof: &Proof) -> Option<String> {
        use recoup_engine::forecast::LEAST_SESSIONS;
        match proof.standing() {
            Standing::Earned { .. } => None,
            Standing::StillLearning { sessions } if sessions < LEAST_SESSIONS => {
                let values = [
                    ("n", sessions.to_string()),
                    ("of", LEAST_SESSIONS.to_string()),
                ];
                Some(self.desk.say("expected.learning", &values))
            }
            Standing::StillLearning { .. } => Some(self.desk.say("expected.no_better", &[])),
        }
    }

    /// An estimated load to the whole unit, without the unit.
    pub(super) fn about(&self, grams: i64) -> String {
        let load = Load::try_new(grams).unwrap_or(Load::ZERO);
        format!("{:.0}", load.in_unit(self.unit))
    }

    /// An estimated load to the whole unit.
    pub(super) fn mass(&self, grams: i64) -> String {
        format!("{}\u{202f}{}", self.about(grams), self.unit.code())
    }

    /// How every kind of guess did.
    pub(super) fn comparisons(&self) -> Vec<wire::Comparison> {
        [Kind::Reps, Kind::Best, Kind::Rough]
            .into_iter()
            .map(|kind| self.comparison(kind))
            .collect()
    }

    fn comparison(&self, kind: Kind) -> wire::Comparison {
        let proofs = self.lifter.proofs();
        let proof = match kind {
            Kind::Best => &proofs.best,
            Kind::Reps => &proofs.reps,
            Kind::Rough => &proofs.shortfall,
        };
        let key = kind.code();
        let text = match proof.losses() {
            None => self.desk.say("score.none_text", &[]),
            Some(losses) => self.compared(kind, proof, losses),
        };
        wire::Comparison {
            kind: key.to_owned(),
            label: self.desk.say(&format!("score.{key}"), &[]),
            sessions: proof.sessions(),
            shown: matches!(proof.standing(), Standing::Earned { .. }),
            text,
        }
    }

    fn compared(&self, kind: Kind, proof: &Proof, (ours, carried): (f64, f64)) -> String {
        let n = ("n", proof.sessions().to_string());
        // Errors of the best are of its logarithm, which for small ones is the share.
        let scale = if kind == Kind::Best { WHOLE } else { 1.0 };
        let values: Vec<Value> = match kind {
            Kind::Best | Kind::Reps => vec![
                n,
                ("ours", self.desk.number(ours * scale, 1)),
                ("carried", self.desk.number(carried * scale, 1)),
            ],
            Kind::Rough => vec![n, ("saves", percent(1.0 - ours / carried).to_string())],
        };
        let is_worse = kind == Kind::Rough && carried <= ours;
        let key = if is_worse { "worse" } else { "text" };
        self.desk
            .say(&format!("score.{}_{key}", kind.code()), &values)
    }
}

/// What is guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Best,
    Reps,
    Rough,
}

impl Kind {
    const fn code(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Reps => "reps",
            Self::Rough => "rough",
        }
    }
}

/// Kilograms as whole grams.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a forecaster believes no load beyond 600 kg"
)]
pub(super) fn grams(kilograms: f64) -> i64 {
    (kilograms * 1_000.0).round() as i64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is between 0 and 1"
)]
fn percent(share: f64) -> u32 {
    (share * WHOLE).round() as u32
}
