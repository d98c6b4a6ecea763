//! Persistence, her mean, and an average in between.

use recoup_engine::forecast::morning::Day;

use crate::diary::Diary;
use crate::protocol::morning::{Expected, Morning};
use crate::protocol::{Contender, Follower, Model};

/// Yesterday's answer again.
#[derive(Clone, Debug)]
pub(super) struct Persistence;

/// Her mean so far, leaning on everyone's for five days.
#[derive(Clone, Debug)]
pub(super) struct PersonalMean;

/// 0.35 of the last answer, the rest the mean of the last seven days.
#[derive(Clone, Debug)]
pub(super) struct Ewma;

#[derive(Clone, Copy)]
enum Kind {
    Last,
    Mean,
    Blend,
}

struct Fitted {
    kind: Kind,
    everyones: f64,
}

struct Following<'a> {
    model: &'a Fitted,
    answers: Vec<Option<f64>>,
}

/// Everyone's mean answer.
pub(super) fn mean(diaries: &[Diary], target: usize) -> f64 {
    let days = diaries.iter().flat_map(|diary| &diary.days);
    let answers: Vec<f64> = days.filter_map(|day| day.answers[target]).collect();
    answers.iter().sum::<f64>() / answers.len() as f64
}

/// Makes one of the three a contender.
macro_rules! simple {
    ($kind:ident, $name:literal, $variant:ident) => {
        impl<const TARGET: usize> Contender<Morning<TARGET>> for $kind {
            fn name(&self) -> String {
                $name.to_owned()
            }

            fn fit(&self, lessons: &Vec<Diary>) -> Box<dyn Model<Morning<TARGET>>> {
                Box::new(Fitted {
                    kind: Kind::$variant,
                    everyones: mean(lessons, TARGET),
                })
            }
        }
    };
}

simple!(Persistence, "persistence", Last);
simple!(PersonalMean, "personal mean", Mean);
simple!(Ewma, "last and week", Blend);

impl<const TARGET: usize> Model<Morning<TARGET>> for Fitted {
    fn follow(&self) -> Box<dyn Follower<Morning<TARGET>> + '_> {
        Box::new(Following {
            model: self,
            answers: vec![],
        })
    }
}

impl<const TARGET: usize> Follower<Morning<TARGET>> for Following<'_> {
    fn forecast(&self, _ask: &u32) -> Expected {
        let known: Vec<f64> = self.answers.iter().flatten().copied().collect();
        let last = known.last().copied().unwrap_or(self.model.everyones);
        let n = known.len() as f64;
        let mean = (known.iter().sum::<f64>() + 5.0 * self.model.everyones) / (n + 5.0);
        let week: Vec<f64> = self
            .answers
            .iter()
            .rev()
            .take(7)
            .flatten()
            .copied()
            .collect();
        let week = if week.is_empty() {
            mean
        } else {
            week.iter().sum::<f64>() / week.len() as f64
        };
        Expected::from(match self.model.kind {
            Kind::Last => last,
            Kind::Mean => mean,
            Kind::Blend => 0.35 * last + 0.65 * week,
        })
    }

    fn learn(&mut self, event: &Day) {
        self.answers.push(event.answers[TARGET]);
    }
}
