//! How often early-warning rules speak up when nothing is known to be wrong.
//!
//! On simulated people it is known on which days they are ill, so that alarms on other days are
//! false; on real diaries only the rate can be told. Alarms of a rule are counted once in 28 days.

mod equal;

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use jiff::ToSpan;
use jiff::civil::Date;
use recoup_engine::History;
use recoup_engine::exercise::Exercises;
use recoup_engine::readiness::composite_on;
use recoup_engine::safety::Health;
use recoup_engine::unit::{Prs, Rating, Sleep};
use recoup_engine::warning::warning;
use recoup_engine::wellness::{CheckIn, Slept};
use recoup_library::Library;
use recoup_simulation::{Coach, Decline, Lives, Mean, REFRACTORY_DAYS, START, live_with};
use serde::Deserialize;

/// Seed of the simulated people.
const SEED: u64 = 7;
/// Check-ins before alarms are counted: the baseline has to stand.
const CALIBRATING_DAYS: i32 = 14;
/// Days that a rate is told for. Source: RULINGS 25.
const RATE_DAYS: f64 = 180.0;
/// Days after an illness that still belong to it.
const AFTERMATH_DAYS: i32 = 7;

/// A rule: its name, and whether it speaks up on a day.
type Rule = (&'static str, fn(&History, &Exercises, Date) -> bool);

const RULES: [Rule; 6] = [
    ("W of 3 points or more, as shipped", |h, e, on| {
        3 <= warning(h, e, on).points()
    }),
    ("W of 5 points or more, as shipped", |h, e, on| {
        5 <= warning(h, e, on).points()
    }),
    ("composite below −1 on 3 of 4 days", |h, _, on| {
        3 <= (0..4)
            .filter(|ago| low(h, on.saturating_sub(ago.days())))
            .count()
    }),
    ("composite below −1 today", |h, _, on| low(h, on)),
    ("any one answer 1 spread below", |h, _, on| {
        any_below(h, on, -1.0)
    }),
    ("any one answer 2 spreads below", |h, _, on| {
        any_below(h, on, -2.0)
    }),
];

fn low(history: &History, on: Date) -> bool {
    composite_on(history, on).is_some_and(|c| c.z < -1.0)
}

fn any_below(history: &History, on: Date, line: f64) -> bool {
    composite_on(history, on).is_some_and(|c| c.items.iter().any(|(_, z)| *z < line))
}

/// One person whose days can be looked at: her log, her days, and days on which she is ill.
struct Watched {
    history: History,
    exercises: Exercises,
    days: Vec<(Date, bool)>,
}

impl Watched {
    /// Alarms in 180 days of a rule, those of ill days left out.
    fn rate(&self, rule: &Rule) -> f64 {
        let counted = self
            .days
            .iter()
            .skip(usize::try_from(CALIBRATING_DAYS).unwrap_or(0));
        let counted: Vec<&(Date, bool)> = counted.collect();
        let mut last: Option<Date> = None;
        let mut alarms = 0_u32;
        for (on, is_ill) in &counted {
            let is_free = last.is_none_or(|l| REFRACTORY_DAYS <= (*on - l).get_days());
            if is_free && !is_ill && (rule.1)(&self.history, &self.exercises, *on) {
                alarms += 1;
                last = Some(*on);
            }
        }
        f64::from(alarms) / counted.len() as f64 * RATE_DAYS
    }
}

/// The table, as Markdown.
///
/// # Errors
/// The diaries are named and cannot be read.
pub(crate) fn table(data: Option<&Path>, athletes: u32) -> Result<String> {
    let simulated = simulated(athletes, None);
    let diaries = data
        .map(|folder| read(&folder.join("wellness/pmdata.csv.gz")))
        .transpose()?;
    let told = |people: &[Watched], rule: &Rule| {
        let mean = Mean::of(&people.iter().map(|p| p.rate(rule)).collect::<Vec<_>>());
        format!("{:.2} [{:.2}, {:.2}]", mean.mean, mean.low, mean.high)
    };
    let mut out = format!(
        "| alarms in 180 days, a person’s mean [95 %] | {athletes} simulated people, not ill | {} |\n|---|---|---|\n",
        diaries
            .as_ref()
            .map_or("diaries: skipped, no data".to_owned(), |d| {
                format!("PMData, {} people", d.len())
            })
    );
    for rule in &RULES {
        let real = diaries.as_ref().map_or(String::new(), |d| told(d, rule));
        let _ = writeln!(out, "| {} | {} | {real} |", rule.0, told(&simulated, rule));
    }
    out.push('\n');
    out.push_str(&equal::table(athletes, diaries.as_deref()));
    Ok(out)
}

fn simulated(athletes: u32, decline: Option<Decline>) -> Vec<Watched> {
    let library = Library::embedded();
    let Some(program) = library.program("strong-in-sixty") else {
        return vec![];
    };
    let lives = Lives {
        program: &program.program,
        exercises: library.exercises(),
        athletes,
        seed: SEED,
        decline,
    };
    let watched = |n: u32| {
        let life = live_with(lives, Coach::Decides, n);
        let mut ill_until = -1;
        let days = life.warned.iter().map(|w| {
            if w.is_ill {
                ill_until = w.day + AFTERMATH_DAYS;
            }
            (START.saturating_add(w.day.days()), w.day <= ill_until)
        });
        Watched {
            days: days.collect(),
            history: life.history,
            exercises: library.exercises().clone(),
        }
    };
    (0..athletes).map(watched).collect()
}

#[derive(Deserialize)]
struct Line {
    subject_id: String,
    date: String,
    fatigue: Option<f64>,
    mood: Option<f64>,
    readiness: Option<f64>,
    sleep_h: Option<f64>,
    sleep_quality: Option<f64>,
    soreness: Option<f64>,
}

/// Answers of each person, as check-ins.
fn read(path: &Path) -> Result<Vec<Watched>> {
    let file =
        std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let mut lines: Vec<Line> = vec![];
    for line in csv::Reader::from_reader(GzDecoder::new(file)).deserialize() {
        lines.push(line?);
    }
    lines.sort_by(|a, b| (&a.subject_id, &a.date).cmp(&(&b.subject_id, &b.date)));
    let people = lines.chunk_by(|a, b| a.subject_id == b.subject_id);
    Ok(people.map(watched).collect())
}

fn watched(lines: &[Line]) -> Watched {
    let answered = lines
        .iter()
        .filter(|l| l.readiness.is_some() || l.fatigue.is_some());
    let check_ins: Vec<CheckIn> = answered.filter_map(check_in).collect();
    Watched {
        days: check_ins.iter().map(|c| (c.date, false)).collect(),
        history: History::new(vec![], vec![], check_ins, Health::default()),
        exercises: Exercises::default(),
    }
}

fn check_in(line: &Line) -> Option<CheckIn> {
    let rating = |x: Option<f64>| Rating::try_new(whole(x?)).ok();
    let mut day = CheckIn::empty(line.date.get(..10)?.parse().ok()?);
    day.prs = line.readiness.and_then(|x| Prs::try_new(whole(x)).ok());
    day.soreness = rating(line.soreness);
    day.sleep = rating(line.sleep_quality);
    day.energy = rating(line.fatigue);
    day.mood = rating(line.mood);
    let slept = line
        .sleep_h
        .and_then(|h| Sleep::try_new(whole(h * 60.0)).ok());
    day.slept = slept.map(Slept::Exactly);
    Some(day)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "scales of ten steps, minutes of a night"
)]
fn whole(x: f64) -> i64 {
    x.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calm_people_raise_few_warnings() {
        let people = simulated(20, None);
        let rate = |at: usize| {
            let rates = people.iter().map(|p| p.rate(&RULES[at]));
            rates.sum::<f64>() / 20.0
        };
        assert!(
            rate(1) < rate(0) && rate(0) < rate(4),
            "{} {} {}",
            rate(1),
            rate(0),
            rate(4)
        );
    }
}
