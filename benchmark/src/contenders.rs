//! Everyone in the field, one file each.

pub(crate) mod best;
pub(crate) mod morning;
pub(crate) mod reps;
pub(crate) mod shortfall;
pub(crate) mod trees;
