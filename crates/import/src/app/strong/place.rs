//! Strong's columns by their places, where the header is in a language we do not know.
//!
//! Without this a plain table would be made of the file by what its cells look like, and a
//! workout's name or duration would be taken for an exercise.

use super::Mark;
use crate::cell::decimal::Decimal;
use crate::cell::when::{self, DateOrder};
use crate::cell::{is_blank, span};
use crate::table::heading::Field;
use crate::table::{Head, Rows};

/// What is said of such a file.
pub(super) const REMARK: &str = "its headers are in a language we do not know; columns were taken by their usual places, so check the numbers";

/// The orders in which the app has written its columns.
///
/// Source: exports of the app in English, German, French and Chinese.
static LAYOUTS: [&[Field]; 8] = [
    &[
        Field::Date,
        Field::WorkoutName,
        Field::Duration,
        Field::Exercise,
        Field::SetOrder,
        Field::Load,
        Field::Reps,
        Field::Distance,
        Field::Seconds,
        Field::Notes,
        Field::WorkoutNotes,
        Field::Rpe,
    ],
    // Before 2020, without the duration.
    &[
        Field::Date,
        Field::WorkoutName,
        Field::Exercise,
        Field::SetOrder,
        Field::Load,
        Field::Reps,
        Field::Distance,
        Field::Seconds,
        Field::Notes,
        Field::WorkoutNotes,
        Field::Rpe,
    ],
    // Before 2019, without effort.
    &[
        Field::Date,
        Field::WorkoutName,
        Field::Exercise,
        Field::SetOrder,
        Field::Load,
        Field::Reps,
        Field::Distance,
        Field::Seconds,
        Field::Notes,
        Field::WorkoutNotes,
    ],
    // 2026, without notes.
    &[
        Field::Date,
        Field::WorkoutName,
        Field::Duration,
        Field::Exercise,
        Field::SetOrder,
        Field::Load,
        Field::Reps,
        Field::Distance,
        Field::Seconds,
        Field::Rpe,
    ],
    // iOS with units.
    &[
        Field::Date,
        Field::WorkoutName,
        Field::Duration,
        Field::Exercise,
        Field::SetOrder,
        Field::Load,
        Field::LoadUnit,
        Field::Reps,
        Field::Rpe,
        Field::Distance,
        Field::DistanceUnit,
        Field::Seconds,
        Field::Notes,
        Field::WorkoutNotes,
    ],
    &super::ANDROID,
    &super::ANDROID_13,
    // Android since 2024.
    &[
        Field::WorkoutNumber,
        Field::Date,
        Field::WorkoutName,
        Field::Duration,
        Field::Exercise,
        Field::SetOrder,
        Field::Load,
        Field::Reps,
        Field::Rpe,
        Field::Distance,
        Field::Seconds,
        Field::Notes,
        Field::WorkoutNotes,
    ],
];

/// Rows that must fit.
const LOOKED_AT: usize = 20;

/// The fields of the columns in their order, where the header does not tell them all and the rows
/// are of one of the app's layouts. No header that is understood may speak against it, and one
/// must speak for it.
pub(super) fn of(head: &Head<'_>) -> Option<&'static [Field]> {
    let n = head.names.len();
    let mut fitting = LAYOUTS.into_iter().filter(|layout| layout.len() == n);
    fitting.find(|layout| {
        let is_told = (0..n).all(|at| at_place(head, layout, at));
        !is_told && agrees(head, layout) && fits(head, layout)
    })
}

/// Whether workouts carry a number, as Android writes since 2024.
pub(super) fn is_numbered(head: &Head<'_>, placed: Option<&[Field]>) -> bool {
    match placed {
        Some(fields) => fields.contains(&Field::WorkoutNumber),
        None => head.column(Field::WorkoutNumber).is_some(),
    }
}

/// Whether the header of a column says what stands there in the layout.
fn at_place(head: &Head<'_>, layout: &[Field], at: usize) -> bool {
    let heading = head.headings.get(at).copied().flatten();
    heading.is_some_and(|heading| layout.get(at) == Some(&heading.field))
}

fn agrees(head: &Head<'_>, layout: &[Field]) -> bool {
    let is_against = |at: usize| {
        let Some(heading) = head.headings.get(at).copied().flatten() else {
            return false;
        };
        let place = layout.iter().position(|&field| field == heading.field);
        // A word that two columns share says nothing of the one that is not at its place.
        place != Some(at) && place.is_none_or(|place| !at_place(head, layout, place))
    };
    let n = layout.len();
    (0..n).any(|at| at_place(head, layout, at)) && !(0..n).any(is_against)
}

fn fits(head: &Head<'_>, layout: &[Field]) -> bool {
    let mut rows = head.rows();
    rows.next_row();
    let mut n_rows = 0;
    while n_rows < LOOKED_AT && rows.next_row().is_some() {
        let fits = layout
            .iter()
            .enumerate()
            .all(|(at, &field)| can_be(field, &rows, at));
        if rows.len() != layout.len() || !fits {
            return false;
        }
        n_rows += 1;
    }
    0 < n_rows
}

/// Whether a cell can hold this field, as the app writes it.
fn can_be(field: Field, rows: &Rows<'_>, at: usize) -> bool {
    let text = rows.get(Some(at));
    match field {
        Field::Date => when::parse(text, DateOrder::DayFirst).is_some_and(|at| at.time_known),
        Field::SetOrder => !text.is_empty() && !matches!(Mark::of(text), Mark::Unknown),
        Field::Duration => text.is_empty() || span::parse_seconds(text).is_some(),
        Field::WorkoutNumber
        | Field::Load
        | Field::Reps
        | Field::Distance
        | Field::Rpe
        | Field::Seconds => is_blank(text) || Decimal::parse(text).is_some(),
        Field::Exercise => text.chars().any(char::is_alphabetic),
        _ => true,
    }
}
