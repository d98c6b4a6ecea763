//! Contenders for the chance of a shortfall.

pub(crate) mod lightgbm;
mod ours;
mod rates;

use crate::protocol::Contender;
use crate::protocol::shortfall::Shortfall;

/// All contenders.
pub(crate) fn all() -> Vec<Box<dyn Contender<Shortfall>>> {
    vec![
        Box::new(ours::Ours),
        Box::new(rates::PersonalRate),
        Box::new(rates::Constant),
    ]
}
