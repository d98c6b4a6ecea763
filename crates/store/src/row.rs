//! What a kind of row is: a table, its key, its columns, and a struct with a field for each.
//!
//! The statements that say nothing but "this row, all its columns" are written from that one
//! list, so a new column is named once in Rust. Every other question is a text in `sql/`.
use uuid::Uuid;

use crate::{
    error::{Error, Result},
    value::{Field, Held, Value},
};

/// A column, for whoever reads rows without knowing their kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it says, as the doc of the field.
    pub about: &'static str,
    /// What it holds.
    pub held: Held,
    /// Whether it may be empty.
    pub may_be_empty: bool,
}

/// A struct whose fields are the columns of the same names, in the order of the list.
pub(crate) trait Row: Sized {
    /// The table it lives in.
    const TABLE: &'static str;
    /// How many of the leading columns are the primary key.
    const KEY: usize;
    /// All columns, key first.
    const COLUMNS: &'static [&'static str];
    /// The same columns, told.
    const TOLD: &'static [Column];
    /// What a row is, as the doc of the struct.
    const ABOUT: &'static str;

    fn values(&self) -> Vec<Value<'_>>;
    fn read(cells: &mut Cells<'_>) -> Result<Self>;
}

/// Declares a struct and how it is kept: `pub struct Login in "login", key 2 { … }`.
macro_rules! row {
    (
        $(#[doc = $about:literal])*
        pub struct $name:ident in $table:literal, key $key:literal {
            $($(#[doc = $field_about:literal])* pub $field:ident: $kind:ty,)*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name { $($(#[doc = $field_about])* pub $field: $kind,)* }

        impl $crate::row::Row for $name {
            const TABLE: &'static str = $table;
            const KEY: usize = $key;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];
            const TOLD: &'static [$crate::row::Column] = &[$($crate::row::Column {
                name: stringify!($field),
                about: concat!($($field_about),*),
                held: <$kind as $crate::value::Field>::HELD,
                may_be_empty: <$kind as $crate::value::Field>::MAY_BE_EMPTY,
            }),*];
            const ABOUT: &'static str = concat!($($about, "\n"),*);

            fn values(&self) -> Vec<$crate::value::Value<'_>> {
                vec![$($crate::value::Field::value(&self.$field)),*]
            }

            fn read(cells: &mut $crate::row::Cells<'_>) -> $crate::error::Result<Self> {
                Ok(Self { $($field: cells.next()?,)* })
            }
        }
    };
}
pub(crate) use row;

/// One answered row, handed out column by column in the order of the struct.
pub(crate) struct Cells<'r> {
    pub(crate) source: Source<'r>,
    pub(crate) places: &'r Places,
    pub(crate) next: usize,
}

/// The driver's row.
pub(crate) enum Source<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r postgres::Row),
    /// A version kept as JSON, by column.
    Json(&'r serde_json::Value),
}

/// Where a statement's answer holds each column of a kind of row.
pub(crate) struct Places {
    table: &'static str,
    columns: &'static [&'static str],
    at: Vec<usize>,
}

impl Places {
    /// Looks up the columns of `R` by name, once for a whole answer.
    pub(crate) fn try_new<'a, R: Row>(answered: impl Iterator<Item = &'a str>) -> Result<Self> {
        let answered: Vec<&str> = answered.collect();
        let place = |column: &&'static str| {
            let missing = Error::Inconsistent {
                table: R::TABLE,
                column,
                id: None,
            };
            answered
                .iter()
                .position(|name| name == column)
                .ok_or(missing)
        };
        let at = R::COLUMNS.iter().map(place).collect::<Result<_>>()?;
        Ok(Self {
            table: R::TABLE,
            columns: R::COLUMNS,
            at,
        })
    }
}

/// A row from a version kept as JSON, as `revision::to_json` writes it.
///
/// # Errors
/// [`Error::Inconsistent`] when a column is missing or cannot be one.
pub(crate) fn from_json<R: Row>(version: &serde_json::Value) -> Result<R> {
    let places = Places::try_new::<R>(R::COLUMNS.iter().copied())?;
    R::read(&mut Cells {
        source: Source::Json(version),
        places: &places,
        next: 0,
    })
}

impl<'r> Cells<'r> {
    /// The next field.
    ///
    /// # Errors
    /// [`Error::Inconsistent`] when the stored value cannot be one.
    pub(crate) fn next<T: Field>(&mut self) -> Result<T> {
        let nth = self.next;
        self.next += 1;
        self.value(nth)
            .and_then(T::read)
            .ok_or_else(|| self.inconsistent(nth))
    }

    fn value(&self, nth: usize) -> Option<Value<'r>> {
        let at = *self.places.at.get(nth)?;
        match self.source {
            Source::Sqlite(row) => row.get_ref(at).ok().and_then(Value::from_sqlite),
            Source::Postgres(row) => Value::from_postgres(row, at),
            Source::Json(row) => Value::from_json(row.get(*self.places.columns.get(nth)?)?),
        }
    }

    fn inconsistent(&self, nth: usize) -> Error {
        let columns = self.places.columns;
        let id_at = columns.iter().position(|column| *column == "id");
        Error::Inconsistent {
            table: self.places.table,
            column: columns.get(nth).copied().unwrap_or("?"),
            id: id_at.and_then(|at| self.value(at)).and_then(Uuid::read),
        }
    }
}

/// `INSERT` of `n` rows, with what to do about rows whose key is there already.
pub(crate) fn insert<R: Row>(n: usize, on_conflict: OnConflict) -> String {
    let width = R::COLUMNS.len();
    let tuple = |row: usize| {
        let args: Vec<_> = (1..=width)
            .map(|column| format!("${}", row * width + column))
            .collect();
        format!("({})", args.join(", "))
    };
    let tuples: Vec<_> = (0..n).map(tuple).collect();
    let key = R::COLUMNS[..R::KEY].join(", ");
    let rest = R::COLUMNS[R::KEY..].iter();
    let tail = match on_conflict {
        OnConflict::Fail => String::new(),
        OnConflict::Keep => format!(" ON CONFLICT ({key}) DO NOTHING"),
        OnConflict::Replace => {
            let set: Vec<_> = rest
                .map(|column| format!("{column} = excluded.{column}"))
                .collect();
            format!(" ON CONFLICT ({key}) DO UPDATE SET {}", set.join(", "))
        }
    };
    let columns = R::COLUMNS.join(", ");
    format!(
        "INSERT INTO {} ({columns}) VALUES {}{tail}",
        R::TABLE,
        tuples.join(", ")
    )
}

/// What an insert does about a key that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnConflict {
    /// The whole unit of work fails.
    Fail,
    /// The stored row stays.
    Keep,
    /// The new row takes its place.
    Replace,
}

/// `SELECT` of one row by its whole key.
pub(crate) fn find<R: Row>() -> String {
    let terms: Vec<_> = R::COLUMNS[..R::KEY]
        .iter()
        .enumerate()
        .map(|(at, column)| format!("{column} = ${}", at + 1))
        .collect();
    format!(
        "SELECT {} FROM {} WHERE {}",
        R::COLUMNS.join(", "),
        R::TABLE,
        terms.join(" AND ")
    )
}

/// `SELECT` of all that is an athlete's.
pub(crate) fn list<R: Row>() -> String {
    let columns = R::COLUMNS.join(", ");
    format!("SELECT {columns} FROM {} WHERE athlete_id = $1", R::TABLE)
}

/// `DELETE` of all that is an athlete's.
pub(crate) fn clear<R: Row>() -> String {
    format!("DELETE FROM {} WHERE athlete_id = $1", R::TABLE)
}
