//! The formats, one file each, and the order in which they are asked.

mod alpha;
pub(crate) mod apple_health;
pub(crate) mod calendar;
mod columns;
pub(crate) mod device;
mod drip;
mod fitbod;
mod fitnotes;
pub(crate) mod fitnotes_backup;
pub(crate) mod garmin_fit;
mod gravl;
mod gymbook;
mod hevy;
mod jefit;
pub(crate) mod json;
mod liftlog;
mod liftosaur;
pub(crate) mod plain;
mod sheet;
mod strong;
mod strong_body;
mod stronglifts;

use crate::format::{Format, Reader};

/// Every format, the ones with the most particular header first.
pub(crate) static READERS: [&dyn Reader; 22] = [
    &jefit::Jefit,
    &alpha::Alpha,
    &device::Device(Format::Whoop),
    &device::Device(Format::Oura),
    &device::Device(Format::Fitbit),
    &device::Device(Format::Hrv4Training),
    &device::Device(Format::EliteHrv),
    &device::Device(Format::IntervalsIcu),
    &device::Device(Format::GoldenCheetah),
    &device::Device(Format::Hevy),
    &drip::Drip,
    &hevy::Hevy,
    &fitbod::Fitbod,
    &fitnotes::FitNotes,
    &liftosaur::Liftosaur,
    &liftlog::LiftLog,
    &gravl::Gravl,
    &gymbook::GymBook,
    &stronglifts::StrongLifts,
    &strong_body::StrongBody,
    &strong::Strong,
    &plain::Plain,
];
