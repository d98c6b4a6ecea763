//! Contenders for tomorrow's answers.

mod loads;
mod ours;
mod simple;

use recoup_engine::forecast::morning::Clue;

use crate::protocol::Contender;
use crate::protocol::morning::Morning;

/// Loads of the days before.
const LOADS: [Clue; 5] = [
    Clue::LoadToday,
    Clue::LoadYesterday,
    Clue::LoadWeek,
    Clue::LoadMonth,
    Clue::LoadRatio,
];

/// Clues by idea, beside all loads together.
const GROUPS: [(&str, &[Clue]); 5] = [
    ("Recoup without the last answer", &[Clue::Last]),
    ("Recoup without the week's answers", &[Clue::Week]),
    ("Recoup without the day before", &[Clue::DayBefore]),
    (
        "Recoup without the load of two days",
        &[Clue::LoadToday, Clue::LoadYesterday],
    ),
    (
        "Recoup without averages of load",
        &[Clue::LoadWeek, Clue::LoadMonth, Clue::LoadRatio],
    ),
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
