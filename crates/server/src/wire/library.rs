//! The library: exercises, movements and recovery sessions in cards.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Evidence, Loading, Measure, Rev};

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
    /// What the load of a set means.
    pub loading: Loading,
    /// What a set counts.
    pub measure: Measure,
    /// Whether a set is done for each side.
    pub per_side: bool,
    /// Whether it is one of her own.
    pub own: bool,
}

/// An exercise of her own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OwnExercise {
    /// Its id, made by the device; sets name it as their exercise.
    pub id: Uuid,
    /// What she calls it.
    pub name: String,
    /// What it is.
    pub facts: ExerciseFacts,
    /// How often and by which device it was changed.
    pub rev: Rev,
}

/// What an exercise works, needs and counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExerciseFacts {
    /// The codes of the muscles that do the main work; at least one.
    pub direct: Vec<String>,
    /// The codes of the muscles that help.
    #[serde(default)]
    pub indirect: Vec<String>,
    /// The movement pattern, such as `squat`; pain and life stage take whole patterns out.
    pub pattern: String,
    /// The kit it needs, by the library's codes; empty for the body alone.
    #[serde(default)]
    pub equipment: Vec<String>,
    /// What the load of a set means.
    pub loading: Loading,
    /// What a set counts.
    pub measure: Measure,
    /// Whether a set is done for each side.
    #[serde(default)]
    pub per_side: bool,
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
    /// The same by the muscles' codes.
    pub muscles: Vec<String>,
    /// The things it needs, by the library's codes.
    pub equipment: Vec<String>,
    /// How long it takes, in whole minutes.
    pub shortest: u32,
    /// The stages of life it suits besides the others: `pregnancy`, `after_birth`.
    pub stages: Vec<String>,
    /// What pregnancy changes.
    pub pregnancy_note: Option<String>,
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
    /// The shortest it is offered in, in minutes.
    pub shortest: u32,
    /// What it is for, in a sentence.
    pub purpose: String,
    /// What to expect of it.
    pub expect: String,
    /// The kit it needs, by the library's codes.
    pub equipment: Vec<String>,
    /// What it is for on the body, by the muscles' codes.
    pub muscles: Vec<String>,
    /// The stages of life that every step of it suits: `pregnancy`, `after_birth`.
    pub stages: Vec<String>,
    /// What the evidence for it carries.
    pub evidence: Evidence,
}

/// The figure of a movement: one position or a few.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Figure {
    /// Its id: the movement's, or that with `/` and the form, such as `cat-camel/seated`.
    pub id: String,
    /// Its positions, in order.
    pub positions: Vec<FigurePosition>,
}

/// One position, in a picture 240 wide and 160 high with the floor at 142.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FigurePosition {
    /// What stands and lies around.
    pub props: Vec<FigureProp>,
    /// The poses, played back and forth; the first one stands where nothing moves.
    pub frames: Vec<FigureFrame>,
    /// Where the motion goes: x and y of from, over and to.
    pub arrow: Option<Vec<f64>>,
}

/// A flat thing in a picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FigureProp {
    /// `box`: left, top, width, height. `disc`: x, y, radius. `line`: width, then x and y of points.
    pub kind: String,
    /// Its numbers.
    pub numbers: Vec<f64>,
    /// Whether it is drawn over the body.
    pub front: bool,
}

/// One moment of a figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FigureFrame {
    /// The trunk as a curve: x and y of the hips, the handle and the neck.
    pub trunk: Vec<f64>,
    /// The middle of the head, x and y.
    pub head: Vec<f64>,
    /// Limbs, far ones first: x and y of their joints.
    pub limbs: Vec<Vec<f64>>,
    /// How many of the limbs are far ones.
    pub far: u8,
}
