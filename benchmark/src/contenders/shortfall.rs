//! Contenders for the chance of a shortfall.

pub(crate) mod lightgbm;
mod ours;
mod rates;

use crate::protocol::Contender;
use crate::protocol::shortfall::Shortfall;

/// All contenders; `thorough` adds ours without each group of signs.
pub(crate) fn all(thorough: bool) -> Vec<Box<dyn Contender<Shortfall>>> {
    let mut all: Vec<Box<dyn Contender<Shortfall>>> = vec![
        Box::new(ours::Ours),
        Box::new(rates::PersonalRate),
        Box::new(rates::Constant),
    ];
    if thorough {
        all.extend(ours::without_groups());
    }
    all
}
