//! Task C: fewer repetitions than lately at the same load.
//!
//! Asked just before the first set at today's heaviest load of an exercise; earlier exercises of
//! today are known. The matching is done here anew, independent of the engine's.

use recoup_engine::forecast::reps::NextSet;
use recoup_engine::forecast::{ExerciseKey, MAX_STRENGTH_REPS, Moment, SetSeen};

use super::best::{LEAST_BOUTS, outcome};
use super::{Follower, Metric, Reduce, Row, StrengthLessons, Task};
use crate::bouts::{Bout, History, bouts};
use crate::table::{Lifter, Session};

/// The task.
#[derive(Debug)]
pub(crate) enum Shortfall {}

/// What happens, one thing after the other.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// A session begins.
    Begin(Moment),
    /// A set was done.
    Set(SetSeen),
    /// The session is over; these exercises were compared, and these fell short.
    End(Vec<(ExerciseKey, bool)>),
}

/// Chances are kept this far from certainty before their logarithm is taken.
const UNSURE: f64 = 1e-4;

impl Task for Shortfall {
    type Ask = NextSet;
    type Forecast = f64;
    type Event = Event;
    type Lessons = StrengthLessons;
    type Log = Lifter;

    const NAME: &'static str = "shortfall";
    const METRICS: &'static [Metric] = &[
        Metric {
            name: "log loss",
            reduce: Reduce::Mean,
        },
        Metric {
            name: "Brier",
            reduce: Reduce::Mean,
        },
        Metric {
            name: "AUC",
            reduce: Reduce::Auc,
        },
        Metric {
            name: "happened",
            reduce: Reduce::Mean,
        },
    ];
    const LEAST_ROWS: usize = 30;
    const HISTORY: &'static [(u32, &'static str)] = &[
        (8, "4-7"),
        (15, "8-14"),
        (30, "15-29"),
        (60, "30-59"),
        (u32::MAX, "60+"),
    ];

    fn run(log: &Lifter, follower: &mut dyn Follower<Self>) -> Vec<Row> {
        let mut history = History::default();
        let mut rows = vec![];
        for session in &log.sessions {
            let bouts = bouts(session);
            follower.learn(&Event::Begin(session.start));
            rows.extend(ask(session, &bouts, &history, follower));
            let compared = bouts.iter().filter_map(|bout| {
                let known = history.of(bout.exercise);
                fell_short(known, bout).map(|is_short| (bout.exercise, is_short))
            });
            follower.learn(&Event::End(compared.collect()));
            history.add(&bouts);
        }
        rows
    }
}

/// Goes through a session's sets; asks before each first set at a heaviest load.
fn ask(
    session: &Session,
    bouts: &[Bout],
    history: &History,
    follower: &mut dyn Follower<Shortfall>,
) -> Vec<Row> {
    let mut asked: Vec<ExerciseKey> = vec![];
    let mut rows = vec![];
    for set in &session.sets {
        let of = bouts.iter().find(|bout| bout.exercise == set.exercise);
        let is_top = |bout: &&Bout| {
            let far = (set.load_kg.max(0.01) / bout.top_kg).ln().abs();
            far < 0.001 && set.reps <= MAX_STRENGTH_REPS && !asked.contains(&set.exercise)
        };
        if let Some(bout) = of.filter(is_top) {
            asked.push(set.exercise);
            let known = history.of(bout.exercise);
            if let Some(is_short) = fell_short(known, bout) {
                let seen = u32::try_from(known.len()).unwrap_or(u32::MAX);
                rows.push(row(follower.forecast(&NextSet::from(set)), is_short, seen));
            }
        }
        follower.learn(&Event::Set(*set));
    }
    rows
}

/// Whether a bout fell short of its matches; none when it has too few.
pub(crate) fn fell_short(history: &[Bout], bout: &Bout) -> Option<bool> {
    outcome(history, bout).filter(|_| LEAST_BOUTS <= history.len())?;
    let at = |sets: &[(f64, u16)]| {
        let near = sets
            .iter()
            .filter(|(load, _)| (load / bout.top_kg).ln().abs() <= 0.012);
        near.map(|(_, reps)| *reps).collect::<Vec<u16>>()
    };
    let mut matched: Vec<f64> = history
        .iter()
        .rev()
        .take(8)
        .take_while(|earlier| bout.start.days_since(earlier.start) <= 90.0)
        .filter_map(|earlier| at(&earlier.sets).into_iter().max().map(f64::from))
        .take(3)
        .collect();
    matched.sort_by(f64::total_cmp);
    let reference = match matched.as_slice() {
        [one, two] => f64::midpoint(*one, *two),
        [_, two, _] => *two,
        _ => return None,
    };
    let reps = at(&bout.sets);
    let most = *reps.iter().max()?;
    let factor = |reps: f64| (1.0 + reps / 30.0).ln();
    let is_planned = 2 <= reps.len() && reps.iter().all(|one| *one == most);
    Some(factor(f64::from(most)) - factor(reference) <= -0.04 && !is_planned)
}

/// A chance and what happened in one number: positive when it happened.
pub(crate) fn signed(chance: f64, happened: bool) -> f64 {
    if happened { chance } else { -chance }
}

fn row(chance: f64, happened: bool, history: u32) -> Row {
    let chance = chance.clamp(UNSURE, 1.0 - UNSURE);
    let y = f64::from(u8::from(happened));
    let loss = if happened {
        -chance.ln()
    } else {
        -(1.0 - chance).ln()
    };
    let values = vec![
        loss,
        (y - chance) * (y - chance),
        signed(chance, happened),
        y,
    ];
    Row {
        history,
        values,
        chance: Some((chance, happened)),
    }
}
