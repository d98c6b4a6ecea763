//! The formats, one file each, and the order in which they are asked.

mod columns;
mod fitbod;
mod fitnotes;
pub(crate) mod hevy;
mod sheet;
pub(crate) mod strong;

use crate::format::Reader;

/// Every format, the ones with the most particular header first.
pub(crate) static READERS: [&dyn Reader; 4] = [
    &hevy::Hevy,
    &fitbod::Fitbod,
    &fitnotes::FitNotes,
    &strong::Strong,
];
