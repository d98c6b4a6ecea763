//! What a column holds, told by its values: dates, names of exercises, loads,
//! repetitions. Only the columns without which nothing can be read are guessed.

use std::collections::BTreeSet;

use crate::app::columns::Columns;
use crate::app::plain::Recognized;
use crate::cell::decimal::Decimal;
use crate::cell::is_blank;
use crate::cell::span;
use crate::cell::when::{self, DateOrder};
use crate::table::Head;
use crate::table::heading::Field;

/// Rows looked at.
const LOOKED_AT: usize = 60;

/// Nine values of ten must look like it.
const MOST: (usize, usize) = (9, 10);

/// The first values of each column that are not empty.
pub(super) fn samples(head: &Head<'_>) -> Vec<Vec<String>> {
    let mut samples = vec![Vec::new(); head.names.len()];
    let mut rows = head.rows();
    rows.next_row();
    for _ in 0..LOOKED_AT {
        if rows.next_row().is_none() {
            break;
        }
        for (column, values) in samples.iter_mut().enumerate() {
            let text = rows.get(Some(column));
            if !text.is_empty() {
                values.push(text.to_owned());
            }
        }
    }
    samples
}

/// Finds the date, the exercise, the load and the repetitions among the columns
/// that no header explains.
pub(super) fn complete(head: &Head<'_>, known: &mut [(Option<Field>, Recognized)]) {
    let wanted = [Field::Date, Field::Exercise, Field::Reps, Field::Load];
    let missing: Vec<Field> = wanted
        .into_iter()
        .filter(|wanted| known.iter().all(|(field, _)| *field != Some(*wanted)))
        .collect();
    if missing.is_empty() {
        return;
    }
    let samples = samples(head);
    for field in missing {
        let free = known.iter().zip(&samples).enumerate();
        let found = free
            .filter(|(_, ((known, _), values))| known.is_none() && looks_like(field, values))
            .max_by_key(|(column, (_, values))| (fitness(field, values), usize::MAX - column))
            .map(|(column, _)| column);
        if let Some(column) = found {
            known[column] = (Some(field), Recognized::ByContents);
        }
    }
}

/// What a column of small numbers beside each exercise tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// The number of the row among the sets of its exercise.
    Order,
    /// How many equal sets the row stands for.
    Sets,
}

/// Whether `column` numbers the sets or counts them: headers say `Set`, `Serie` and `Series` of
/// both. Numbers that begin at 1 and go up by one within an exercise are an order; an exercise
/// that begins at more is counted. Nothing where the first rows tell neither.
pub(super) fn counted(
    head: &Head<'_>,
    column: usize,
    date: Option<usize>,
    exercise: Option<usize>,
) -> Option<Counted> {
    let (mut n_order, mut n_sets) = (0_u32, 0_u32);
    let mut last: Option<([String; 2], u32)> = None;
    let mut rows = head.rows();
    rows.next_row();
    for _ in 0..LOOKED_AT {
        if rows.next_row().is_none() {
            break;
        }
        let Ok(number) = rows.get(Some(column)).parse::<u32>() else {
            continue;
        };
        // A cell left empty repeats the one above.
        let before = last.as_ref().map(|(names, _)| names);
        let place = [(date, 0), (exercise, 1)].map(|(column, at)| match rows.get(column) {
            "" => before.map_or_else(String::new, |names| names[at].clone()),
            text => text.to_owned(),
        });
        match &last {
            Some((names, number_before)) if *names == place => {
                n_order += u32::from(number == number_before + 1);
                n_sets += u32::from(number == *number_before);
            }
            Some(_) | None => n_sets += u32::from(1 < number),
        }
        last = Some((place, number));
    }
    match n_order.cmp(&n_sets) {
        std::cmp::Ordering::Greater => Some(Counted::Order),
        std::cmp::Ordering::Less => Some(Counted::Sets),
        std::cmp::Ordering::Equal => None,
    }
}

/// Whether the durations of a table are those of its sets: some row tells nothing else.
pub(super) fn is_of_sets(head: &Head<'_>, columns: &Columns) -> bool {
    let Some(duration) = columns.duration else {
        return false;
    };
    let mut rows = head.rows();
    rows.next_row();
    for _ in 0..LOOKED_AT {
        if rows.next_row().is_none() {
            return false;
        }
        let others = [columns.load, columns.reps, columns.distance];
        let is_alone = others.into_iter().all(|column| is_blank(rows.get(column)));
        if is_alone && !is_blank(rows.get(Some(duration))) {
            return true;
        }
    }
    false
}

/// Whether a column called a time holds how long something took and no time of day: fractions of
/// a second, or hours that are all 0.
pub(super) fn is_length(values: &[String]) -> bool {
    let is_long = |text: &str| {
        let is_clock = text.contains(':') && span::parse_seconds(text).is_some();
        let hours = text.split(':').next().unwrap_or_default();
        is_clock && (text.contains('.') || hours.trim_start_matches('0').is_empty())
    };
    !values.is_empty() && values.iter().all(|text| is_long(text))
}

fn most(values: &[String], holds: impl Fn(&str) -> bool) -> bool {
    let (part, of) = MOST;
    let n_holding = values.iter().filter(|value| holds(value)).count();
    !values.is_empty() && values.len() * part <= n_holding * of
}

fn number(text: &str) -> Option<Decimal> {
    Decimal::parse(text)
}

/// Whether the values of a column look like this field.
fn looks_like(field: Field, values: &[String]) -> bool {
    match field {
        Field::Date => most(values, |text| {
            number(text).is_none() && when::parse(text, DateOrder::DayFirst).is_some()
        }),
        Field::Exercise => most(values, |text| {
            let letters = text.chars().filter(|c| c.is_alphabetic()).count();
            2 <= letters
                && when::parse(text, DateOrder::DayFirst).is_none()
                && span::parse_seconds(text).is_none()
        }),
        Field::Reps => {
            most(values, |text| {
                number(text)
                    .is_some_and(|number| number.is_whole() && (0..=50).contains(&number.rounded()))
            }) && varies(values)
        }
        Field::Load => {
            most(values, |text| {
                number(text).is_some_and(|number| number.rounded() < 700)
            }) && varies(values)
        }
        _ => false,
    }
}

/// Whether a column holds more than a running number or a constant.
fn varies(values: &[String]) -> bool {
    let numbers: Vec<Decimal> = values.iter().filter_map(|text| number(text)).collect();
    let counts_up = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    let is_nothing = numbers.iter().all(|number| number.billionths() == 0);
    1 < numbers.len() && !counts_up && !is_nothing
}

/// Which of several candidates to take: the exercise varies and repeats, loads
/// are larger than repetitions.
fn fitness(field: Field, values: &[String]) -> i64 {
    let distinct = values.iter().collect::<BTreeSet<_>>().len();
    let largest = values
        .iter()
        .filter_map(|text| number(text))
        .map(Decimal::rounded)
        .max();
    match field {
        Field::Exercise if distinct < values.len() => i64::try_from(distinct).unwrap_or(0),
        Field::Reps => -largest.unwrap_or(0),
        Field::Load => largest.unwrap_or(0),
        _ => 0,
    }
}
