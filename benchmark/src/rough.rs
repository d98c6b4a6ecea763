//! How often the chance of a rough day came true, asked as the product asks it: before the
//! session, at the load of its heaviest set, and shown only where that is earned.

use std::fmt::Write as _;
use std::sync::Arc;

use recoup_engine::forecast::reps::NextSet;
use recoup_engine::forecast::{POPULATION, Person, Standing};

use crate::bouts::{History, bouts};
use crate::protocol::shortfall::fell_short;
use crate::table::{Group, Lifter};

/// Upper bounds of the classes of chances.
/// Choice: as fine as the counts allow.
const CLASSES: [f64; 5] = [0.05, 0.1, 0.2, 0.4, 1.0];

/// Chances of one class: how many, their sum, how many came true.
#[derive(Clone, Copy, Debug, Default)]
struct Class {
    n: f64,
    chance: f64,
    came_true: f64,
}

/// Classes of chances: the model's own, and as they are told, each where they are shown.
#[derive(Clone, Debug, Default)]
struct Told {
    raw: [Class; CLASSES.len()],
    told: [Class; CLASSES.len()],
}

impl Told {
    fn add(classes: &mut [Class; CLASSES.len()], chance: f64, came_true: bool) {
        let of = CLASSES.iter().position(|high| chance <= *high);
        let class = &mut classes[of.unwrap_or(CLASSES.len() - 1)];
        class.n += 1.0;
        class.chance += chance;
        class.came_true += f64::from(u8::from(came_true));
    }
}

/// Chances given by the shipped weights to one person, before each session.
fn ask(lifter: &Lifter, told: &mut Told) {
    let mut person = Person::new(Arc::new(POPULATION));
    let mut history = History::default();
    for session in &lifter.sessions {
        let bouts = bouts(session);
        let is_shown = matches!(
            person.proofs().shortfall.standing(),
            Standing::Earned { .. }
        );
        if is_shown {
            let mut before = person.clone();
            before.begin(session.start);
            for bout in &bouts {
                let next = NextSet {
                    exercise: bout.exercise,
                    muscle: bout.muscle,
                    load_kg: bout.top_kg,
                };
                let came_true = fell_short(history.of(bout.exercise), bout);
                let chances = before
                    .predict_shortfall(&next)
                    .zip(before.shortfall_ahead(&next));
                if let (Some(came_true), Some((raw, ahead))) = (came_true, chances) {
                    Told::add(&mut told.raw, raw, came_true);
                    Told::add(&mut told.told, ahead, came_true);
                }
            }
        }
        person.begin(session.start);
        for set in &session.sets {
            person.step(set);
        }
        person.finish();
        history.add(&bouts);
    }
}

/// The table as Markdown.
pub(crate) fn table(lifters: &[Arc<Lifter>]) -> String {
    let mut out = String::from(
        "| people | chance | the model's: n | mean | came true | as told: n | mean | came true |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for (group, name) in [(Group::Core, "core"), (Group::Fitbod, "Fitbod")] {
        let mut told = Told::default();
        let of_group = lifters.iter().filter(|lifter| lifter.group == group);
        of_group.for_each(|lifter| ask(lifter, &mut told));
        let mut low = 0.0;
        for (idx, high) in CLASSES.iter().enumerate() {
            let _ = write!(out, "| {name} | {:.0}–{:.0} % |", 100.0 * low, 100.0 * high);
            for class in [told.raw[idx], told.told[idx]] {
                let share = |sum: f64| 100.0 * sum / class.n.max(1.0);
                let (chance, came_true) = (share(class.chance), share(class.came_true));
                let _ = write!(out, " {:.0} | {chance:.1} % | {came_true:.1} % |", class.n);
            }
            out.push('\n');
            low = *high;
        }
    }
    out
}
