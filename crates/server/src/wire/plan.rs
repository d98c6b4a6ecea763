//! Choices about the plan: move, leave out, pause, resume.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Rev;

/// A choice about the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PlanChoice {
    /// A session goes to another day.
    Move {
        /// The session's key.
        session: String,
        /// The day it goes to.
        to: Date,
        /// The revision of this write.
        rev: Rev,
    },
    /// A session is left out.
    LeaveOut {
        /// The session's key.
        session: String,
        /// The revision of this write.
        rev: Rev,
    },
    /// The program stands still from a day on.
    Pause {
        /// The first day of the pause.
        from: Date,
        /// The revision of this write.
        rev: Rev,
    },
    /// An easier week begins: same lifts, about half the sets.
    Ease {
        /// Its first day.
        from: Date,
        /// The revision of this write.
        rev: Rev,
    },
    /// An exercise stands in for another in the whole program.
    Substitute {
        /// The exercise as the program has it.
        exercise: String,
        /// The exercise that is done instead.
        with: String,
        /// The revision of this write.
        rev: Rev,
    },
    /// The program goes on.
    Resume {
        /// The first day after the pause.
        on: Date,
        /// The revision of this write.
        rev: Rev,
    },
}

impl PlanChoice {
    /// The revision of this write.
    pub fn rev(&self) -> &Rev {
        match self {
            Self::Move { rev, .. }
            | Self::LeaveOut { rev, .. }
            | Self::Pause { rev, .. }
            | Self::Ease { rev, .. }
            | Self::Resume { rev, .. }
            | Self::Substitute { rev, .. } => rev,
        }
    }
}

/// Whether a session fits a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MovePreview {
    /// The day.
    pub day: Date,
    /// How it fits.
    pub fits: PlanFit,
    /// Why, in a sentence.
    pub why: String,
}

/// How a session fits a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlanFit {
    /// Well.
    Fits,
    /// Close to other hard work for the same muscles.
    Close,
    /// Too close to other hard work for the same muscles.
    TooClose,
    /// The day cannot take it: it is past, or something stands there.
    Locked,
}
