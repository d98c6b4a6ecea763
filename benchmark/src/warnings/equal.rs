//! Warnings at equal false alarms: every rule is set to one alarm in 180 days on calm simulated
//! people, then timed on the same people with a planted decline.
//!
//! The points of W are whole numbers, so no whole line of it gives exactly one alarm. A day's points
//! get a seeded uniform part of a point added: a line of 3.4 then alarms on every day of 4 points
//! and on six of ten days of 3. That is a line drawn at random between two whole ones, and favours
//! nothing. The other rules are read as continuous numbers.

use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::Date;
use recoup_engine::readiness::composite_on;
use recoup_engine::warning::{Marker, warning};
use recoup_simulation::{Decline, REFRACTORY_DAYS};

use super::{CALIBRATING_DAYS, RATE_DAYS, SEED, Watched, simulated};
use crate::interval::Interval;
use crate::random::Random;

/// False alarms that every rule is set to, in 180 days. Source: RULINGS 25.
const ALLOWED: f64 = 1.0;
/// Halvings of a line: finer than any tie.
const HALVINGS: usize = 40;
/// The day on which the planted decline begins: the baselines stand, and there are weeks to see it.
const DECLINE_DAY: i32 = 28;
/// Days within which a decline is seen.
const SEEN_DAYS: [i32; 2] = [14, 28];

/// A rule as a number that rises with worry; nothing where it cannot look.
type Worry = fn(&Watched, Date, &mut Random) -> Option<f64>;

const WORRIES: [(&str, Worry); 6] = [
    ("W, as shipped", |p, on, random| {
        let points = warning(&p.history, &p.exercises, on).points();
        Some(f64::from(points) + random.unit())
    }),
    ("W without the signs of lifting", |p, on, random| {
        let warned = warning(&p.history, &p.exercises, on);
        let other = warned
            .signs
            .iter()
            .filter(|s| !matches!(s.marker, Marker::Performance | Marker::EffortDrift));
        let points: u8 = other.map(|s| s.marker.points()).sum();
        Some(f64::from(points) + random.unit())
    }),
    ("composite, the third lowest of 4 days", |p, on, _| {
        let mut days: Vec<f64> = (0..4)
            .filter_map(|ago| low(p, on.saturating_sub(ago.days())))
            .collect();
        days.sort_by(|a, b| b.total_cmp(a));
        days.get(2).copied()
    }),
    ("composite, mean of 7 days", |p, on, _| {
        let days: Vec<f64> = (0..7)
            .filter_map(|ago| low(p, on.saturating_sub(ago.days())))
            .collect();
        (4 <= days.len()).then(|| days.iter().sum::<f64>() / days.len() as f64)
    }),
    ("composite today", |p, on, _| low(p, on)),
    ("the lowest single answer today", |p, on, _| {
        let composite = composite_on(&p.history, on)?;
        composite
            .items
            .iter()
            .map(|(_, z)| -z)
            .max_by(f64::total_cmp)
    }),
];

fn low(person: &Watched, on: Date) -> Option<f64> {
    composite_on(&person.history, on).map(|c| -c.z)
}

/// A person's worry on each counted day, ill days and their aftermath left out.
fn series(person: &Watched, worry: Worry, seed: u64) -> Vec<(Date, f64)> {
    let mut random = Random::new(seed);
    let from = usize::try_from(CALIBRATING_DAYS).unwrap_or(0);
    let counted = person.days.iter().skip(from);
    counted
        .filter(|(_, is_ill)| !is_ill)
        .filter_map(|(on, _)| Some((*on, worry(person, *on, &mut random)?)))
        .collect()
}

fn alarms(series: &[(Date, f64)], line: f64) -> Vec<Date> {
    let mut found: Vec<Date> = vec![];
    for (on, worry) in series {
        let is_free = found
            .last()
            .is_none_or(|last| REFRACTORY_DAYS <= (*on - *last).get_days());
        if line <= *worry && is_free {
            found.push(*on);
        }
    }
    found
}

/// Alarms in 180 days of every person at a line.
fn rates(people: &[Watched], series: &[Vec<(Date, f64)>], line: f64) -> Vec<f64> {
    let counted = |p: &Watched| p.days.len() as f64 - f64::from(CALIBRATING_DAYS);
    people
        .iter()
        .zip(series)
        .map(|(person, of)| alarms(of, line).len() as f64 / counted(person).max(1.0) * RATE_DAYS)
        .collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// The line at which calm people have [`ALLOWED`] alarms, by halving.
fn line_of(people: &[Watched], series: &[Vec<(Date, f64)>]) -> f64 {
    let worries = || series.iter().flatten().map(|(_, worry)| *worry);
    let mut low = worries().fold(f64::INFINITY, f64::min);
    let mut high = worries().fold(f64::NEG_INFINITY, f64::max);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if ALLOWED < mean(&rates(people, series, middle)) {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// Days from the decline to its first alarm; none where it is not seen.
fn delay(series: &[(Date, f64)], line: f64, since: Date) -> Option<i32> {
    let after: Vec<(Date, f64)> = series
        .iter()
        .filter(|(on, _)| since <= *on)
        .copied()
        .collect();
    let first = alarms(&after, line).into_iter().next()?;
    Some((first - since).get_days())
}

/// The share of people who are warned within so many days, in per cent with its interval.
fn seen(delays: &[Option<i32>], days: i32) -> String {
    let is_seen = |delay: &Option<i32>| f64::from(u8::from(delay.is_some_and(|d| d <= days)));
    let shares: Vec<f64> = delays.iter().map(is_seen).collect();
    let share = Interval::of(&shares, SEED);
    format!(
        "{:.0} % [{:.0}, {:.0}]",
        share.mean * 100.0,
        share.low * 100.0,
        share.high * 100.0
    )
}

fn all_series(people: &[Watched], worry: Worry) -> Vec<Vec<(Date, f64)>> {
    let seeds = SEED.wrapping_mul(1_000)..;
    people
        .iter()
        .zip(seeds)
        .map(|(p, seed)| series(p, worry, seed))
        .collect()
}

/// The planted declines, and the people who live through them.
fn worlds(athletes: u32) -> Vec<(&'static str, Vec<Watched>)> {
    [("strength and mornings", true), ("strength alone", false)]
        .into_iter()
        .map(|(name, is_felt)| {
            let decline = Decline {
                from_day: DECLINE_DAY,
                is_felt,
            };
            (name, simulated(athletes, Some(decline)))
        })
        .collect()
}

/// Days until each person is warned, from the planted decline on.
fn delays(people: &[Watched], worry: Worry, line: f64) -> Vec<Option<i32>> {
    let since = recoup_simulation::START.saturating_add(DECLINE_DAY.days());
    let series = all_series(people, worry);
    series.iter().map(|of| delay(of, line, since)).collect()
}

/// The table, as Markdown; the diaries' column tells the rate of alarms alone.
pub(super) fn table(athletes: u32, diaries: Option<&[Watched]>) -> String {
    let calm = simulated(athletes, None);
    let worlds = worlds(athletes);
    let mut out =
        format!("| at 1 alarm in 180 calm days, {athletes} simulated people | line | calm |");
    for (name, _) in &worlds {
        for days in SEEN_DAYS {
            let _ = write!(out, " {name}: warned within {days} days |");
        }
    }
    out.push_str(" PMData, alarms in 180 days |\n|---|---|---|---|---|---|---|---|\n");
    for (name, worry) in WORRIES {
        let series = all_series(&calm, worry);
        let line = line_of(&calm, &series);
        let rate = mean(&rates(&calm, &series, line));
        let _ = write!(out, "| {name} | {line:.2} | {rate:.2} |");
        for (_, people) in &worlds {
            let delays = delays(people, worry, line);
            for days in SEEN_DAYS {
                let _ = write!(out, " {} |", seen(&delays, days));
            }
        }
        let _ = writeln!(out, " {} |", on_diaries(diaries, worry, line));
    }
    let (_, w) = WORRIES[0];
    let line = line_of(&calm, &all_series(&calm, w));
    out + &by_chance(&calm, w, line)
}

fn on_diaries(diaries: Option<&[Watched]>, worry: Worry, line: f64) -> String {
    let Some(people) = diaries else {
        return "skipped".to_owned();
    };
    let series = all_series(people, worry);
    let rate = Interval::of(&rates(people, &series, line), SEED);
    format!("{:.2} [{:.2}, {:.2}]", rate.mean, rate.low, rate.high)
}

/// What chance alone would see: the calm people, looked at from the same day on.
fn by_chance(calm: &[Watched], worry: Worry, line: f64) -> String {
    let delays = delays(calm, worry, line);
    let shares: Vec<String> = SEEN_DAYS
        .iter()
        .map(|days| format!("{} within {days} days", seen(&delays, *days)))
        .collect();
    format!(
        "\nBy chance, on calm people and the same days, W warns {}.\n",
        shares.join(" and ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_set_to_the_same_alarms() {
        let calm = simulated(30, None);
        for (name, worry) in WORRIES {
            let series = all_series(&calm, worry);
            let line = line_of(&calm, &series);
            let rate = mean(&rates(&calm, &series, line));
            assert!((ALLOWED - 0.15..=ALLOWED).contains(&rate), "{name}: {rate}");
        }
    }
}
