//! The library: exercises, movements and recovery sessions in cards.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Evidence;

/// A strength exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ExerciseCard {
    /// The exercise's id.
    pub id: String,
    /// The exercise's name.
    pub name: String,
    /// The movement pattern, such as `squat`.
    pub pattern: String,
    /// What it works, strongest first.
    pub muscles: Vec<MuscleShare>,
    /// The kit it needs, by the library's codes.
    pub equipment: Vec<String>,
    /// The ids of what may stand in for it.
    pub substitutes: Vec<String>,
}

/// How much of a set counts for a muscle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MuscleShare {
    /// The muscle's code.
    pub muscle: String,
    /// 1 for direct work, 0.5 for indirect.
    pub share: f64,
}

/// A recovery movement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MovementCard {
    /// The movement's id.
    pub id: String,
    /// The movement's name.
    pub name: String,
    /// What sort of movement, such as `mobility`.
    pub modality: String,
    /// What it is for on the body.
    pub targets: Vec<String>,
    /// How it is done, in a sentence.
    pub cue: String,
    /// How much, as shown.
    pub dose_text: String,
    /// When to leave it or take care.
    pub care: String,
    /// An easier form.
    pub easier: Option<String>,
    /// A harder form.
    pub harder: Option<String>,
    /// What the evidence for its sort carries.
    pub evidence: Evidence,
}

/// A recovery session in a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RecoveryCard {
    /// The session's id.
    pub id: String,
    /// The session's name.
    pub name: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What it is for, in a sentence.
    pub purpose: String,
    /// What to expect of it.
    pub expect: String,
    /// The kit it needs, by the library's codes.
    pub equipment: Vec<String>,
    /// What the evidence for it carries.
    pub evidence: Evidence,
}
