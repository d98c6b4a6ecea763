//! Rows that devices write: which of two versions stays, and what becomes of the other.
//!
//! A revision is a counter and a device id. The higher counter wins. The same counter with
//! other content means that two devices changed the row without knowing of each other: the
//! greater device id is shown, the other version is kept in `conflict` until the person chose
//! (by writing the row once more, with a higher counter). The outcome does not depend on
//! which arrived first, and sending anything twice changes nothing.
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    error::{Error, Result},
    row::{Row, from_json, row},
    sql,
    tx::Tx,
    value::{Field, Value},
};

row! {
    /// The losing version of a row that two devices changed, until the person chose.
    pub struct Conflict in "conflict", key 5 {
        /// Whose row it is.
        pub athlete_id: Uuid,
        /// The table of the row.
        pub kind: String,
        /// The row's id.
        pub row_id: Uuid,
        /// The counter both versions carry.
        pub counter: i64,
        /// The device that wrote this version.
        pub device: String,
        /// The version as a JSON object of its columns; a session has its `sets` inside.
        pub body: String,
        /// When the person chose.
        pub answered_at: Option<Timestamp>,
    }
}

/// What became of a row that a device sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It was not there and now is.
    New,
    /// It took the place of an older version.
    Replaced,
    /// It was there already, word for word, and nothing is open about it.
    Same,
    /// A newer version is there; this one was not kept.
    Older,
    /// Another device wrote something else with the same counter, now or before; both are kept.
    Contested,
}

/// A row with a revision, as `row!` and [`revised!`] make it.
pub(crate) trait Revised: Row {
    fn athlete_id(&self) -> Uuid;
    fn row_id(&self) -> Uuid;
    fn counter(&self) -> i64;
    fn device(&self) -> &str;
}

/// Says which fields are a row's revision: `revised!(CheckIn, id)`.
macro_rules! revised {
    ($name:ident, $id:ident) => {
        impl $crate::revision::Revised for $name {
            fn athlete_id(&self) -> uuid::Uuid {
                self.athlete_id
            }
            fn row_id(&self) -> uuid::Uuid {
                self.$id
            }
            fn counter(&self) -> i64 {
                self.counter
            }
            fn device(&self) -> &str {
                &self.device
            }
        }
    };
}
pub(crate) use revised;

/// A sent version beside the stored one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Newer,
    Same,
    Older,
    /// A tie that the sent version wins.
    ContestedWon,
    /// A tie that the stored version wins.
    ContestedLost,
}

/// Weighs a sent version against the stored one.
pub(crate) fn weigh<R: Revised>(sent: &R, stored: &R, same_content: bool) -> Verdict {
    use std::cmp::Ordering::{Equal, Greater, Less};
    match sent.counter().cmp(&stored.counter()) {
        Greater => Verdict::Newer,
        Less => Verdict::Older,
        Equal if same_content => Verdict::Same,
        Equal if stored.device() < sent.device() => Verdict::ContestedWon,
        Equal => Verdict::ContestedLost,
    }
}

/// Whether two versions say the same, whichever device wrote them.
pub(crate) fn is_same_content<R: Row>(a: &R, b: &R) -> bool {
    let told = |row: &'_ R| -> Vec<String> {
        let named = R::COLUMNS.iter().zip(row.values());
        let content = named.filter(|(column, _)| **column != "device");
        content.map(|(_, value)| format!("{value:?}")).collect()
    };
    told(a) == told(b)
}

/// The columns of a row as JSON: instants and numbers as numbers, days and ids as text.
pub(crate) fn to_json<R: Row>(row: &R) -> serde_json::Map<String, serde_json::Value> {
    let named = R::COLUMNS.iter().zip(row.values());
    named
        .map(|(column, value)| ((*column).to_owned(), json(value)))
        .collect()
}

fn json(value: Value<'_>) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Integer(n) => n.into(),
        Value::Text(text) => text.into(),
        Value::Bytes(bytes) => bytes.into(),
        Value::Id(id) => id.to_string().into(),
        Value::Day(day) => day.to_string().into(),
    }
}

impl Tx<'_> {
    /// Keeps a sent version as the rules of this room say.
    pub(crate) fn put<R: Revised>(&mut self, sent: &R) -> Result<Written> {
        let Some(stored) = self.find::<R>(&sent.values()[..R::KEY])? else {
            self.insert(sent)?;
            self.touch_log(sent.athlete_id())?;
            return Ok(Written::New);
        };
        match weigh(sent, &stored, is_same_content(sent, &stored)) {
            Verdict::Newer => {
                self.replace(sent)?;
                self.touch_log(sent.athlete_id())?;
                Ok(Written::Replaced)
            }
            Verdict::Same => self.same_or_contested(sent),
            Verdict::Older => Ok(Written::Older),
            Verdict::ContestedWon => {
                self.insert_conflict(&stored, to_json(&stored))?;
                self.replace(sent)?;
                self.touch_log(sent.athlete_id())?;
                Ok(Written::Contested)
            }
            Verdict::ContestedLost => {
                self.insert_conflict(sent, to_json(sent))?;
                Ok(Written::Contested)
            }
        }
    }

    /// The version that stayed is sent again: as long as the person has not chosen, its sender
    /// is told so again, because the first answer may never have arrived.
    pub(crate) fn same_or_contested<R: Revised>(&mut self, sent: &R) -> Result<Written> {
        let open = self.open_conflicts::<R>(sent.athlete_id(), sent.row_id())?;
        let is_open = open.iter().any(|other| other.counter == sent.counter());
        Ok(if is_open {
            Written::Contested
        } else {
            Written::Same
        })
    }

    fn open_conflicts<R: Revised>(&mut self, athlete_id: Uuid, id: Uuid) -> Result<Vec<Conflict>> {
        let args = [athlete_id.value(), Value::Text(R::TABLE), id.value()];
        self.rows(sql::LIST_CONFLICTS_OF_ROW, &args)
    }

    /// Of a row that `stored` shows and that two devices disagree on: the losing version, as JSON.
    pub(crate) fn losing_version<R: Revised>(
        &mut self,
        stored: &R,
    ) -> Result<Option<serde_json::Value>> {
        let open = self.open_conflicts::<R>(stored.athlete_id(), stored.row_id())?;
        let loser = open.iter().find(|other| other.counter == stored.counter());
        Ok(loser.and_then(|loser| serde_json::from_str(&loser.body).ok()))
    }

    /// The version of a contested row that `device` did not write: what to show its owner beside hers.
    pub(crate) fn other_version<R: Revised>(
        &mut self,
        stored: Option<R>,
        device: &str,
    ) -> Result<Option<R>> {
        match stored {
            Some(stored) if stored.device() == device => self
                .losing_version(&stored)?
                .map(|version| from_json(&version))
                .transpose(),
            stored => Ok(stored),
        }
    }

    /// Keeps the losing version; once, however often it is sent.
    pub(crate) fn insert_conflict<R: Revised>(
        &mut self,
        loser: &R,
        body: serde_json::Map<String, serde_json::Value>,
    ) -> Result<()> {
        let row = Conflict {
            athlete_id: loser.athlete_id(),
            kind: R::TABLE.to_owned(),
            row_id: loser.row_id(),
            counter: loser.counter(),
            device: loser.device().to_owned(),
            body: serde_json::Value::Object(body).to_string(),
            answered_at: None,
        };
        self.insert_absent(&row).map(drop)
    }

    /// The versions the person has not chosen between yet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_conflicts(&mut self, athlete_id: Uuid) -> Result<Vec<Conflict>> {
        self.rows(sql::LIST_CONFLICTS, &[athlete_id.value()])
    }

    /// Notes that the person chose a version of the row `row_id` of table `kind`.
    ///
    /// # Errors
    /// [`Error::WrongCount`] when nothing was asked about that row.
    pub fn update_conflict_answered(
        &mut self,
        athlete_id: Uuid,
        kind: &str,
        row_id: Uuid,
        at: Timestamp,
    ) -> Result<()> {
        let args = [
            at.value(),
            athlete_id.value(),
            Value::Text(kind),
            row_id.value(),
        ];
        match self.execute(sql::UPDATE_CONFLICT_ANSWERED, &args)? {
            0 => Err(Error::WrongCount {
                table: Conflict::TABLE,
                expected: 1,
                found: 0,
            }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(counter: i64, device: &str) -> crate::PlanChoice {
        crate::PlanChoice {
            athlete_id: Uuid::nil(),
            id: Uuid::nil(),
            at: Timestamp::UNIX_EPOCH,
            kind: "move".to_owned(),
            body: format!("by {device}"),
            counter,
            device: device.to_owned(),
            deleted: false,
        }
    }

    #[test]
    fn higher_counter_wins_whoever_wrote_it() {
        let (old, new) = (version(1, "tablet"), version(2, "phone"));
        assert_eq!(weigh(&new, &old, false), Verdict::Newer);
        assert_eq!(weigh(&old, &new, false), Verdict::Older);
    }

    #[test]
    fn ties_go_to_the_greater_device_from_either_side() {
        let (phone, tablet) = (version(1, "phone"), version(1, "tablet"));
        assert_eq!(weigh(&tablet, &phone, false), Verdict::ContestedWon);
        assert_eq!(weigh(&phone, &tablet, false), Verdict::ContestedLost);
        assert_eq!(weigh(&phone, &phone, false), Verdict::ContestedLost);
        assert_eq!(weigh(&phone, &phone, true), Verdict::Same);
    }

    #[test]
    fn device_is_no_part_of_the_content() {
        let phone = version(1, "phone");
        let same = crate::PlanChoice {
            device: "tablet".to_owned(),
            ..phone.clone()
        };
        assert!(is_same_content(&phone, &same));
        assert!(!is_same_content(&phone, &version(1, "tablet")));
    }
}
