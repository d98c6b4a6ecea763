//! One value as both databases hold it, and how our types become one.
//!
//! Instants are whole microseconds since 1970 in UTC (what jiff knows below that is cut off),
//! civil days are `date` or `YYYY-MM-DD`, yes and no are 1 and 0, ids are `uuid` or 16 bytes.
use jiff::{Timestamp, civil::Date};
use postgres::types::{IsNull, ToSql, Type, private::BytesMut};
use rusqlite::types::{ToSqlOutput, ValueRef};
use uuid::Uuid;

/// A value on its way into or out of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value<'v> {
    Null,
    Integer(i64),
    Text(&'v str),
    Bytes(&'v [u8]),
    Id(Uuid),
    Day(Date),
}

/// What a column holds, as a reader of an archive sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// A whole number.
    Integer,
    /// Yes or no.
    YesNo,
    /// A moment, to the microsecond.
    Instant,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// An id.
    Id,
    /// A civil day.
    Day,
}

/// A type that a column can hold.
pub(crate) trait Field: Sized {
    /// What the column holds.
    const HELD: Held;
    /// Whether the column may be empty.
    const MAY_BE_EMPTY: bool = false;

    fn value(&self) -> Value<'_>;
    /// `None` when the stored value is not one of ours.
    fn read(value: Value<'_>) -> Option<Self>;
}

impl<'v> Value<'v> {
    /// What SQLite holds; `None` for a floating-point number, which we never store.
    pub(crate) fn from_sqlite(value: ValueRef<'v>) -> Option<Self> {
        match value {
            ValueRef::Null => Some(Value::Null),
            ValueRef::Integer(n) => Some(Value::Integer(n)),
            ValueRef::Text(text) => std::str::from_utf8(text).ok().map(Value::Text),
            ValueRef::Blob(bytes) => Some(Value::Bytes(bytes)),
            ValueRef::Real(_) => None,
        }
    }

    /// What a version kept as JSON holds; `None` for what we never put there.
    pub(crate) fn from_json(value: &'v serde_json::Value) -> Option<Self> {
        match value {
            serde_json::Value::Null => Some(Value::Null),
            serde_json::Value::Number(n) => n.as_i64().map(Value::Integer),
            serde_json::Value::String(text) => Some(Value::Text(text)),
            _ => None,
        }
    }

    /// What PostgreSQL sent in column `at`; `None` for a type we never store.
    pub(crate) fn from_postgres(row: &'v postgres::Row, at: usize) -> Option<Self> {
        let kind = row.columns().get(at)?.type_();
        if *kind == Type::INT8 {
            cell(row, at, Value::Integer)
        } else if *kind == Type::TEXT {
            cell(row, at, Value::Text)
        } else if *kind == Type::UUID {
            cell(row, at, Value::Id)
        } else if *kind == Type::DATE {
            cell(row, at, Value::Day)
        } else if *kind == Type::BYTEA {
            cell(row, at, Value::Bytes)
        } else {
            None
        }
    }
}

fn cell<'v, T: postgres::types::FromSql<'v>>(
    row: &'v postgres::Row,
    at: usize,
    of: impl FnOnce(T) -> Value<'v>,
) -> Option<Value<'v>> {
    row.try_get::<_, Option<T>>(at)
        .ok()
        .map(|found| found.map_or(Value::Null, of))
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Integer(n) => ToSqlOutput::Borrowed(ValueRef::Integer(*n)),
            Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Value::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
            Value::Id(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
            Value::Day(day) => ToSqlOutput::Owned(day.to_string().into()),
        })
    }
}

type Sent = Result<IsNull, Box<dyn std::error::Error + Sync + Send>>;

impl ToSql for Value<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Sent {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Integer(n) => n.to_sql_checked(kind, out),
            Value::Text(text) => text.to_sql_checked(kind, out),
            Value::Bytes(bytes) => bytes.to_sql_checked(kind, out),
            Value::Id(id) => id.to_sql_checked(kind, out),
            Value::Day(day) => day.to_sql_checked(kind, out),
        }
    }

    /// Every kind is let through here; the value inside checks its own.
    fn accepts(_: &Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
}

impl Field for i64 {
    const HELD: Held = Held::Integer;

    fn value(&self) -> Value<'_> {
        Value::Integer(*self)
    }
    fn read(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Integer(n) => Some(n),
            _ => None,
        }
    }
}

impl Field for bool {
    const HELD: Held = Held::YesNo;

    fn value(&self) -> Value<'_> {
        Value::Integer(i64::from(*self))
    }
    fn read(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Integer(0) => Some(false),
            Value::Integer(1) => Some(true),
            _ => None,
        }
    }
}

impl Field for Timestamp {
    const HELD: Held = Held::Instant;

    fn value(&self) -> Value<'_> {
        Value::Integer(self.as_microsecond())
    }
    fn read(value: Value<'_>) -> Option<Self> {
        i64::read(value).and_then(|micros| Timestamp::from_microsecond(micros).ok())
    }
}

impl Field for String {
    const HELD: Held = Held::Text;

    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
    fn read(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.to_owned()),
            _ => None,
        }
    }
}

impl Field for Vec<u8> {
    const HELD: Held = Held::Bytes;

    fn value(&self) -> Value<'_> {
        Value::Bytes(self)
    }
    fn read(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(bytes.to_vec()),
            _ => None,
        }
    }
}

impl Field for Uuid {
    const HELD: Held = Held::Id;

    fn value(&self) -> Value<'_> {
        Value::Id(*self)
    }
    fn read(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Id(id) => Some(id),
            Value::Bytes(bytes) => Uuid::from_slice(bytes).ok(),
            // As a version in `conflict` tells it.
            Value::Text(text) => Uuid::parse_str(text).ok(),
            _ => None,
        }
    }
}

impl Field for Date {
    const HELD: Held = Held::Day;

    fn value(&self) -> Value<'_> {
        Value::Day(*self)
    }
    fn read(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Day(day) => Some(day),
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl<T: Field> Field for Option<T> {
    const HELD: Held = T::HELD;
    const MAY_BE_EMPTY: bool = true;

    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, Field::value)
    }
    fn read(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            held => T::read(held).map(Some),
        }
    }
}
