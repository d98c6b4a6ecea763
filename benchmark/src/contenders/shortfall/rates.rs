//! Base rates: everyone's, and hers.

use recoup_engine::forecast::reps::NextSet;

use crate::fit;
use crate::protocol::shortfall::{Event, Shortfall};
use crate::protocol::{Contender, Follower, Model, StrengthLessons};

/// Imagined bouts at everyone's rate.
/// Choice: about a week of training.
const EVERYONES_BOUTS: f64 = 10.0;

/// Everyone's rate.
#[derive(Clone, Debug)]
pub(super) struct Constant;

/// Her rate so far, leaning on everyone's at first.
#[derive(Clone, Debug)]
pub(super) struct PersonalRate;

struct Fitted {
    rate: f64,
    is_personal: bool,
}

struct Following<'a> {
    model: &'a Fitted,
    bouts: f64,
    short: f64,
}

fn fitted(lessons: &StrengthLessons, is_personal: bool) -> Box<dyn Model<Shortfall>> {
    let (mut bouts, mut short) = (0.0, 0.0);
    for lifter in &lessons.lifters {
        let settled = fit::settle(lifter, &lessons.population);
        let compared: Vec<bool> = settled
            .into_iter()
            .filter_map(|one| Some(one.shortfall?.is_short))
            .collect();
        let weight = 1.0 / (compared.len().max(1) as f64).sqrt();
        bouts += weight * compared.len() as f64;
        short += weight * compared.iter().filter(|is_short| **is_short).count() as f64;
    }
    Box::new(Fitted {
        // Without a compared bout, yes and no are as likely.
        rate: if bouts == 0.0 { 0.5 } else { short / bouts },
        is_personal,
    })
}

impl Contender<Shortfall> for Constant {
    fn name(&self) -> String {
        "constant".to_owned()
    }

    fn fit(&self, lessons: &StrengthLessons) -> Box<dyn Model<Shortfall>> {
        fitted(lessons, false)
    }
}

impl Contender<Shortfall> for PersonalRate {
    fn name(&self) -> String {
        "personal rate".to_owned()
    }

    fn fit(&self, lessons: &StrengthLessons) -> Box<dyn Model<Shortfall>> {
        fitted(lessons, true)
    }
}

impl Model<Shortfall> for Fitted {
    fn follow(&self) -> Box<dyn Follower<Shortfall> + '_> {
        Box::new(Following {
            model: self,
            bouts: EVERYONES_BOUTS,
            short: EVERYONES_BOUTS * self.rate,
        })
    }
}

impl Follower<Shortfall> for Following<'_> {
    fn forecast(&self, _ask: &NextSet) -> f64 {
        self.short / self.bouts
    }

    fn learn(&mut self, event: &Event) {
        let Event::End(compared) = event else { return };
        if self.model.is_personal {
            self.bouts += compared.len() as f64;
            self.short += compared.iter().filter(|(_, is_short)| *is_short).count() as f64;
        }
    }
}
