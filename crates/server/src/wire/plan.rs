//! Choices about the plan: move, leave out, pause, resume.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Evidence, Rev, Weekday};

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
    /// An if-then plan for a strength day of the week, or for what may come between.
    IfThen {
        /// The weekday.
        slot: Weekday,
        /// The plan, or the one for a barrier.
        part: IfThenPart,
        /// When it holds, in her words: 1 to 120 characters.
        #[serde(rename = "if")]
        if_: String,
        /// What she does then, in her words: 1 to 120 characters.
        then: String,
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
            | Self::IfThen { rev, .. }
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

/// Which of the two if-then plans of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum IfThenPart {
    /// Where and when.
    Plan,
    /// What she does when something comes between.
    Barrier,
}

/// An if-then plan as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct IfThenPlan {
    /// The id of the choice.
    pub id: Uuid,
    /// When it holds.
    #[serde(rename = "if")]
    pub if_: String,
    /// What she does then.
    pub then: String,
}

/// The if-then plans of one strength day of the week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct IfThenSlot {
    /// The weekday.
    pub slot: Weekday,
    /// Its name.
    pub name: String,
    /// Where and when; null when there is none.
    pub plan: Option<IfThenPlan>,
    /// For what may come between; null when there is none.
    pub barrier: Option<IfThenPlan>,
}

/// The if-then plans of a week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct IfThens {
    /// Her strength days, in the order of the week.
    pub slots: Vec<IfThenSlot>,
    /// What they are for.
    pub note: String,
    /// What the evidence for them carries.
    pub evidence: Evidence,
}
