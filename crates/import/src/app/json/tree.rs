//! JSON of which only what the readers of this room ask for is kept, and no more than a budget.
//!
//! A tree of everything takes up to eighty times the bytes of a file made to harm. Keys nobody
//! asks for are passed over where they stand, and so is what stands in a list and is no object.

use std::cell::Cell;
use std::fmt;

use serde_json::Number;
use serde_json::de::{Deserializer, SliceRead};

use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::refusal::{MOST_VALUES, Refusal};

/// Every key that is asked for.
const KEYS: [&str; 61] = [
    "activeDuration",
    "activityName",
    "averageHeartRate",
    "average_hrv",
    "calendarDate",
    "completedReps",
    "completedRpe",
    "completedWeight",
    "data",
    "date",
    "dateOfSleep",
    "dateTime",
    "day",
    "dayName",
    "deepSleepSeconds",
    "distance",
    "distanceUnit",
    "duration",
    "endTime",
    "entries",
    "equipment",
    "exercise",
    "exerciseinfo",
    "exercises",
    "history",
    "hrv",
    "hrvSDNN",
    "id",
    "isCompleted",
    "isMainSleep",
    "language",
    "lightSleepSeconds",
    "lowest_heart_rate",
    "mainSleep",
    "metrics",
    "minutesAsleep",
    "name",
    "notes",
    "remSleepSeconds",
    "repetitions",
    "repetitions_unit",
    "restingHR",
    "restingHeartRate",
    "results",
    "rir",
    "session",
    "sets",
    "sleep",
    "sleepSecs",
    "startTime",
    "total_sleep_duration",
    "translations",
    "type",
    "unit",
    "value",
    "warmupSets",
    "weight",
    "weight_unit",
    "wellness",
    "workoutlog",
    "workoutsession",
];

/// A value that is kept.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Null,
    Bool(bool),
    Number(Number),
    Text(Box<str>),
    List(Vec<Node>),
    Object(Vec<(&'static str, Node)>),
}

impl Node {
    /// What stands under a key; the last of several.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        debug_assert!(KEYS.contains(&key), "{key} is not kept");
        let Node::Object(fields) = self else {
            return None;
        };
        let mut fields = fields.iter().rev();
        fields
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value)
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self, Node::Object(_))
    }

    pub(super) fn as_list(&self) -> Option<&Vec<Node>> {
        match self {
            Node::List(list) => Some(list),
            _ => None,
        }
    }

    pub(super) fn as_str(&self) -> Option<&str> {
        match self {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn as_i64(&self) -> Option<i64> {
        match self {
            Node::Number(number) => number.as_i64(),
            _ => None,
        }
    }
}

/// Reads a text.
///
/// # Errors
/// [`Refusal::Damaged`] when it is no JSON, [`Refusal::TooMuch`] when more than [`MOST_VALUES`]
/// would have to be kept.
pub(super) fn read(bytes: &[u8]) -> Result<Node, Refusal> {
    read_at_most(bytes, MOST_VALUES)
}

fn read_at_most(bytes: &[u8], limit: usize) -> Result<Node, Refusal> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let left = Cell::new(limit);
    let mut source = Deserializer::new(SliceRead::new(bytes));
    let read = Keep { left: &left }.deserialize(&mut source);
    let read = read.and_then(|node| source.end().map(|()| node));
    read.map_err(|error| match left.get() {
        0 => Refusal::TooMuch {
            what: "values",
            limit,
        },
        _ => Refusal::Damaged {
            what: "JSON",
            line: error.line() as u64,
        },
    })
}

/// Keeps a value, while the budget lasts.
#[derive(Clone, Copy)]
struct Keep<'b> {
    left: &'b Cell<usize>,
}

impl Keep<'_> {
    fn take<E: de::Error>(self) -> Result<(), E> {
        let left = self.left.get().saturating_sub(1);
        self.left.set(left);
        if left == 0 {
            return Err(E::custom("too many values"));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Keep<'_> {
    type Value = Node;

    fn deserialize<D: de::Deserializer<'de>>(self, source: D) -> Result<Node, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Keep<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Node, E> {
        Ok(Number::from_f64(value).map_or(Node::Null, Node::Number))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut kept = Vec::new();
        while let Some(node) = list.next_element_seed(self)? {
            if node.is_object() {
                self.take()?;
                kept.push(node);
            }
        }
        Ok(Node::List(kept))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut kept = Vec::new();
        while let Some(key) = map.next_key_seed(Key)? {
            match key {
                Some(key) => {
                    let value = map.next_value_seed(self)?;
                    self.take()?;
                    kept.push((key, value));
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        kept.shrink_to_fit();
        Ok(Node::Object(kept))
    }
}

/// A key, where it is one that is kept.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Option<&'static str>;

    fn deserialize<D: de::Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Option<&'static str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(KEYS.into_iter().find(|known| *known == key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_asks_for_is_not_kept() {
        let text =
            r#"{"data": [0, 1, [2], {"day": "2024-01-01", "levels": {"day": 3}, "value": 1.5}]}"#;
        let root = read(text.as_bytes()).expect("JSON");
        let list = root.get("data").and_then(Node::as_list).expect("a list");
        assert_eq!(list.len(), 1);
        let row = &list[0];
        assert_eq!(row.get("day").and_then(Node::as_str), Some("2024-01-01"));
        assert!(matches!(row, Node::Object(fields) if fields.len() == 2));
    }

    #[test]
    fn more_than_the_budget_is_refused() {
        let text = format!("[{}{{}}]", "{\"id\":1},".repeat(50));
        assert!(read_at_most(text.as_bytes(), 200).is_ok());
        let refusal = read_at_most(text.as_bytes(), 100).expect_err("refused");
        insta::assert_snapshot!(refusal, @"more than 100 values would have to be read; export a shorter span");
    }

    #[test]
    fn a_list_of_lists_without_end_is_damaged() {
        assert!(matches!(
            read(&b"[".repeat(10_000)),
            Err(Refusal::Damaged { .. })
        ));
    }
}
