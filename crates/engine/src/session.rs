//! What was performed: strength sessions with their sets, recovery sessions, and other activity.
//!
//! What was *planned* is another type in another room ([`crate::plan`]); the two never mix.

use jiff::civil::{Date, DateTime, Time};

use crate::code::coded;
use crate::exercise::ExerciseId;
use crate::unit::{Distance, Effort, Load, Met, Minutes, Reps, Rir, Seconds};

coded! {
    /// What a set was for.
    pub enum SetKind as "set kind" {
        /// Counts as work.
        Working = "working",
        /// Prepares; never counts as work.
        WarmUp = "warm_up",
        /// Right after another with less load.
        Drop = "drop",
        /// Until no further repetition was possible.
        Failure = "failure",
        /// Several short runs with a few breaths between them, counted together.
        RestPause = "rest_pause",
    }
}

/// One group of repetitions, as performed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// What the set was for.
    pub kind: SetKind,
    /// The load on the bar; `None` where nothing was noted, which is not zero.
    pub load: Option<Load>,
    /// Repetitions done; zero is a set that did not succeed.
    pub reps: Option<Reps>,
    /// Repetitions that were left, as the person judged.
    pub rir: Option<Rir>,
    /// Time under load, for timed sets.
    pub duration: Option<Seconds>,
    /// Distance covered, for carries and the like.
    pub distance: Option<Distance>,
    /// Whether a value is out of the plausible and must not drive a rule.
    pub is_suspect: bool,
}

impl Set {
    /// A working set of so many repetitions at a load.
    pub const fn working(load: Load, reps: Reps) -> Self {
        Self {
            kind: SetKind::Working,
            load: Some(load),
            reps: Some(reps),
            rir: None,
            duration: None,
            distance: None,
            is_suspect: false,
        }
    }

    /// The same set with reps in reserve noted.
    #[must_use]
    pub const fn with_rir(mut self, rir: Rir) -> Self {
        self.rir = Some(rir);
        self
    }

    /// Whether the set is work rather than preparation.
    pub const fn is_work(&self) -> bool {
        match self.kind {
            SetKind::Working | SetKind::Drop | SetKind::Failure | SetKind::RestPause => true,
            SetKind::WarmUp => false,
        }
    }

    /// Whether the set is work in one go, so that its repetitions tell of strength. With pauses in
    /// it there are more of them than one go would have.
    pub fn is_straight_work(&self) -> bool {
        self.is_work() && self.kind != SetKind::RestPause
    }
}

/// All sets of one exercise in a session, in the order they were done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerformedExercise {
    /// Which exercise.
    pub exercise: ExerciseId,
    /// Its sets.
    pub sets: Vec<Set>,
}

/// A strength session as performed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its identity in the store; equal ids are the same session.
    pub id: u128,
    /// The athlete's local date.
    pub date: Date,
    /// The local time it began, where known.
    pub start: Option<Time>,
    /// How long it took, where known and believable.
    pub duration: Option<Seconds>,
    /// What the person called it.
    pub name: String,
    /// The exercises, in the order they were done.
    pub exercises: Vec<PerformedExercise>,
    /// How hard it was as a whole.
    pub session_rpe: Option<Effort>,
    /// The planned session it carried out, if it was one.
    pub slot: Option<String>,
}

/// The hour a session is taken to begin when only its date is known.
/// Choice: RULINGS 2; most people train after work.
pub const DEFAULT_START: Time = Time::constant(18, 0, 0, 0);

/// A duration longer than this is a forgotten stop button and is not used.
/// Choice: real logs hold 23 h, 54 h and 264 h; nobody lifts longer than five hours.
pub const LONGEST_BELIEVABLE_S: i64 = 5 * 3_600;

impl Session {
    /// When it began in local time; the default hour where only the date is known.
    pub fn started(&self) -> DateTime {
        self.date.to_datetime(self.start.unwrap_or(DEFAULT_START))
    }

    /// When it ended in local time, as far as its duration is known and believable.
    pub fn ended(&self) -> DateTime {
        let length = self
            .duration
            .map_or(0, Seconds::count)
            .min(LONGEST_BELIEVABLE_S);
        self.started()
            .saturating_add(jiff::SignedDuration::from_secs(length))
    }

    /// The sets that are work, with their exercise.
    pub fn work(&self) -> impl Iterator<Item = (&ExerciseId, &Set)> {
        self.exercises.iter().flat_map(|performed| {
            performed
                .sets
                .iter()
                .filter(|s| s.is_work())
                .map(|s| (&performed.exercise, s))
        })
    }
}

/// A recovery session as performed: its minutes count in the week like a strength session does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoverySession {
    /// Its identity in the store.
    pub id: u128,
    /// The athlete's local date.
    pub date: Date,
    /// The local time it began, where known.
    pub start: Option<Time>,
    /// The library session it followed, or a word for what was done.
    pub template: String,
    /// Minutes moved.
    pub minutes: Minutes,
    /// Mean energy cost, where known.
    pub met: Option<Met>,
    /// How hard it felt.
    pub effort: Option<Effort>,
}

coded! {
    /// What an activity beside lifting was.
    pub enum ActivityKind as "activity" {
        /// Running.
        Run = "run",
        /// Walking.
        Walk = "walk",
        /// Hiking.
        Hike = "hike",
        /// Cycling.
        Ride = "ride",
        /// Swimming.
        Swim = "swim",
        /// Rowing.
        Row = "row",
        /// A class led by somebody.
        Class = "class",
        /// A sport played with or against others.
        Sport = "sport",
        /// Dancing.
        Dance = "dance",
        /// Anything else.
        Other = "other",
    }
}

/// Anything done beside strength and recovery sessions: a run, a class, a hike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Its identity in the store.
    pub id: u128,
    /// The athlete's local date.
    pub date: Date,
    /// The local time it began, where known.
    pub start: Option<Time>,
    /// What it was.
    pub kind: ActivityKind,
    /// How long it took.
    pub minutes: Minutes,
    /// How hard it was as a whole; `None` where nobody said, which is not easy.
    pub effort: Option<Effort>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(start: Option<Time>, duration_s: i64) -> Session {
        Session {
            id: 1,
            date: jiff::civil::date(2026, 5, 13),
            start,
            duration: Seconds::try_new(duration_s).ok(),
            name: String::new(),
            exercises: vec![],
            session_rpe: None,
            slot: None,
        }
    }

    #[test]
    fn date_only_counts_as_six_in_the_evening() {
        assert_eq!(
            session(None, 0).started().to_string(),
            "2026-05-13T18:00:00"
        );
    }

    #[test]
    fn forgotten_stop_button_is_capped() {
        let start = Some(Time::constant(20, 0, 0, 0));
        assert_eq!(
            session(start, 93 * 3_600).ended().to_string(),
            "2026-05-14T01:00:00"
        );
        assert_eq!(
            session(start, 3_600).ended().to_string(),
            "2026-05-13T21:00:00"
        );
    }
}
