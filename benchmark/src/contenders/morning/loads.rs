//! Training load alone: fitness, fatigue, their difference, the load ratio and monotony.
//!
//! Sources: Banister 1975 (7 and 28 days here); Gabbett 2016 for the ratio; Foster 1998 for
//! monotony. A regression on all of them or on each alone, with no look at the answers but her
//! mean.

use recoup_engine::forecast::morning::Day;

use super::simple::mean;
use crate::diary::Diary;
use crate::fit::morning::solve;
use crate::protocol::morning::{Expected, Morning};
use crate::protocol::{Contender, Follower, Model};

/// Terms: an intercept, two averages, their difference, the ratio, monotony.
const TERMS: usize = 6;

/// The regression on some of the terms.
#[derive(Clone, Debug)]
pub(super) struct Loads {
    name: &'static str,
    is_used: [bool; TERMS],
}

impl Loads {
    /// Everything loads can tell.
    pub(super) const ALL: Self = Self {
        name: "loads only (Banister, ACWR, monotony)",
        is_used: [true; TERMS],
    };
    /// Fitness, fatigue and their difference.
    pub(super) const BANISTER: Self = Self {
        name: "loads only (Banister)",
        is_used: [true, true, true, true, false, false],
    };
    /// The acute to chronic ratio.
    pub(super) const RATIO: Self = Self {
        name: "loads only (ACWR)",
        is_used: [true, false, false, false, true, false],
    };
    /// Monotony of the week.
    pub(super) const MONOTONY: Self = Self {
        name: "loads only (monotony)",
        is_used: [true, false, false, false, false, true],
    };

    fn hide(&self, mut row: [f64; TERMS]) -> [f64; TERMS] {
        for (value, is_used) in row.iter_mut().zip(self.is_used) {
            *value = if is_used { *value } else { 0.0 };
        }
        row
    }
}

struct Fitted {
    loads: Loads,
    weights: Vec<f64>,
    everyones: f64,
}

struct Following<'a> {
    model: &'a Fitted,
    known: Known,
}

/// Load and answers so far.
#[derive(Clone, Debug, Default)]
struct Known {
    averages: [f64; 2],
    week: Vec<f64>,
    sum: f64,
    n: f64,
}

impl Known {
    fn learn(&mut self, day: &Day, target: usize) {
        self.averages[0] += (day.load - self.averages[0]) * 2.0 / 8.0;
        self.averages[1] += (day.load - self.averages[1]) * 2.0 / 29.0;
        self.week.push(day.load);
        if 7 < self.week.len() {
            self.week.remove(0);
        }
        if let Some(answer) = day.answers[target] {
            self.sum += answer;
            self.n += 1.0;
        }
    }

    fn usual(&self, everyones: f64) -> f64 {
        (self.sum + 5.0 * everyones) / (self.n + 5.0)
    }

    fn row(&self) -> [f64; TERMS] {
        let log = |load: f64| (load / 100.0).ln_1p();
        let mean = self.week.iter().sum::<f64>() / 7.0;
        let square = self
            .week
            .iter()
            .map(|load| (load - mean).powi(2))
            .sum::<f64>()
            / 7.0;
        let monotony = if 0.0 < square {
            (mean / square.sqrt()).min(5.0)
        } else {
            1.0
        };
        let [week, month] = self.averages;
        let ratio = (week / (month + 20.0)).min(3.0);
        [
            1.0,
            log(week),
            log(month),
            log(month) - log(week),
            ratio,
            monotony,
        ]
    }
}

/// Adds one answer to the normal equations.
fn add(matrix: &mut [Vec<f64>], row: [f64; TERMS], difference: f64) {
    for (line, x) in matrix.iter_mut().zip(row) {
        line.iter_mut()
            .zip(row)
            .for_each(|(slot, other)| *slot += x * other);
        line[TERMS] += x * difference;
    }
}

impl<const TARGET: usize> Contender<Morning<TARGET>> for Loads {
    fn name(&self) -> String {
        self.name.to_owned()
    }

    fn fit(&self, lessons: &Vec<Diary>) -> Box<dyn Model<Morning<TARGET>>> {
        let everyones = mean(lessons, TARGET);
        let mut matrix = vec![vec![0.0; TERMS + 1]; TERMS];
        for diary in lessons {
            let mut known = Known::default();
            for day in &diary.days {
                let answer = day.answers[TARGET].filter(|_| 5.0 <= known.n);
                if let Some(answer) = answer {
                    let row = self.hide(known.row());
                    add(&mut matrix, row, answer - known.usual(everyones));
                }
                known.learn(day, TARGET);
            }
        }
        matrix
            .iter_mut()
            .enumerate()
            .for_each(|(idx, row)| row[idx] += 20.0);
        Box::new(Fitted {
            loads: self.clone(),
            weights: solve(matrix),
            everyones,
        })
    }
}

impl<const TARGET: usize> Model<Morning<TARGET>> for Fitted {
    fn follow(&self) -> Box<dyn Follower<Morning<TARGET>> + '_> {
        Box::new(Following {
            model: self,
            known: Known::default(),
        })
    }
}

impl<const TARGET: usize> Follower<Morning<TARGET>> for Following<'_> {
    fn forecast(&self, _ask: &u32) -> Expected {
        let row = self.model.loads.hide(self.known.row());
        let shift: f64 = self
            .model
            .weights
            .iter()
            .zip(&row)
            .map(|(w, x)| w * x)
            .sum();
        Expected::from(self.known.usual(self.model.everyones) + shift)
    }

    fn learn(&mut self, event: &Day) {
        self.known.learn(event, TARGET);
    }
}
