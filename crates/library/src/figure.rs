//! Line figures of the movements: one model of a body, drawn from joint angles.
//!
//! A figure is a position or a few, each a row of key poses. A pose says where the hips are, which
//! way the trunk leans, and for each limb either the angles of its two joints or where its end is;
//! either way it becomes angles, and poses between two keys are made of the angles between. Drawing
//! is shapes with numbers, so that the phone and the contact sheet show the same picture. The body
//! is nobody's: no face, no gender, no ideal.

mod body;
mod draw;
mod read;

pub use body::{Frame, Limb, Point};
pub use draw::{Figure, Position, Prop, Shape, sheet, svg};
pub(crate) use read::read;
