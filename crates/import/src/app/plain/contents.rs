//! What a column holds, told by its values: dates, names of exercises, loads,
//! repetitions. Only the columns without which nothing can be read are guessed.

use std::collections::BTreeSet;

use crate::app::plain::Recognized;
use crate::cell::decimal::Decimal;
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
            2 <= letters && when::parse(text, DateOrder::DayFirst).is_none()
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
    1 < numbers.len() && !counts_up
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
