//! The formats, one file each, and the order in which they are asked.

mod columns;
mod fitbod;
mod fitnotes;
mod gravl;
mod gymbook;
pub(crate) mod hevy;
mod jefit;
mod liftlog;
mod liftosaur;
pub(crate) mod plain;
mod sheet;
pub(crate) mod strong;
mod stronglifts;

use crate::format::Reader;

/// Every format, the ones with the most particular header first.
pub(crate) static READERS: [&dyn Reader; 11] = [
    &jefit::Jefit,
    &hevy::Hevy,
    &fitbod::Fitbod,
    &fitnotes::FitNotes,
    &liftosaur::Liftosaur,
    &liftlog::LiftLog,
    &gravl::Gravl,
    &gymbook::GymBook,
    &stronglifts::StrongLifts,
    &strong::Strong,
    &plain::Plain,
];
