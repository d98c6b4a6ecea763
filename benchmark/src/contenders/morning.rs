//! Contenders for tomorrow's answers.

mod loads;
mod ours;
mod simple;

use recoup_engine::forecast::morning::Clue;

use crate::protocol::Contender;
use crate::protocol::morning::Morning;

/// Load of the last two days.
const LOADS: [Clue; 2] = [Clue::LoadToday, Clue::LoadYesterday];

/// Clues by idea, beside both loads together.
const GROUPS: [(&str, &[Clue]); 4] = [
    ("Recoup without the last answer", &[Clue::Last]),
    ("Recoup without the week's answers", &[Clue::Week]),
    ("Recoup without yesterday's load", &[Clue::LoadYesterday]),
    ("Recoup without any answers", &[Clue::Last, Clue::Week]),
];

/// All contenders; `thorough` adds ours without each group of clues.
pub(crate) fn all<const TARGET: usize>(thorough: bool) -> Vec<Box<dyn Contender<Morning<TARGET>>>> {
    let mut all: Vec<Box<dyn Contender<Morning<TARGET>>>> = vec![
        Box::new(ours::Ours::new("Recoup", &[])),
        Box::new(ours::Ours::new("Recoup without load", &LOADS)),
        Box::new(simple::Persistence),
        Box::new(simple::PersonalMean),
        Box::new(simple::Ewma),
        Box::new(loads::Loads::ALL),
        Box::new(loads::Loads::BANISTER),
        Box::new(loads::Loads::RATIO),
        Box::new(loads::Loads::MONOTONY),
    ];
    if thorough {
        for (name, hidden) in GROUPS {
            all.push(Box::new(ours::Ours::new(name, hidden)));
        }
    }
    all
}
