//! Contenders for tomorrow's answers.

mod loads;
mod ours;
mod simple;

use recoup_engine::forecast::morning::Clue;

use crate::protocol::Contender;
use crate::protocol::morning::Morning;

/// All contenders.
pub(crate) fn all<const TARGET: usize>() -> Vec<Box<dyn Contender<Morning<TARGET>>>> {
    let is_load = |clue: Clue| {
        matches!(
            clue,
            Clue::LoadToday
                | Clue::LoadYesterday
                | Clue::LoadWeek
                | Clue::LoadMonth
                | Clue::LoadRatio
        )
    };
    vec![
        Box::new(ours::Ours::new("Recoup", |_| true)),
        Box::new(ours::Ours::new("Recoup without load", move |clue| {
            !is_load(clue)
        })),
        Box::new(simple::Persistence),
        Box::new(simple::PersonalMean),
        Box::new(simple::Ewma),
        Box::new(loads::Loads::ALL),
        Box::new(loads::Loads::BANISTER),
        Box::new(loads::Loads::RATIO),
        Box::new(loads::Loads::MONOTONY),
    ]
}
