//! A unit of work on either database: the only place that knows how each driver is spoken to.
//!
//! SQL is written once, in the dialect both share. `$n` is a *named* parameter to SQLite,
//! numbered by first appearance: so every text names `$1, $2, …` first in that order, and then
//! both engines mean the same by position (a test reads every text for this).
use std::collections::HashMap;

use postgres::Statement;

use crate::{
    error::{Error, Result},
    row::{self, Cells, OnConflict, Places, Row, Source},
    value::Value,
};

/// One transaction. Handed to the closures of [`Store::read`](crate::Store::read) and
/// [`Store::write`](crate::Store::write); its methods are everything the store can be asked.
///
/// Once a statement has failed the unit of work is lost, even if the closure goes on:
/// PostgreSQL would drop it silently, so both are treated alike.
pub struct Tx<'c> {
    on: On<'c>,
    failure: Option<Error>,
    is_abandoned: bool,
}

enum On<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres {
        tx: postgres::Transaction<'c>,
        prepared: &'c mut Prepared,
    },
}

/// The statements one PostgreSQL connection has ready, by text.
pub(crate) type Prepared = HashMap<String, Statement>;

/// How many rows go into one statement. Few sizes, so that few statements are prepared.
pub(crate) const CHUNKS: [usize; 3] = [64, 8, 1];

impl<'c> Tx<'c> {
    pub(crate) fn on_sqlite(open: &'c rusqlite::Connection) -> Self {
        Self {
            on: On::Sqlite(open),
            failure: None,
            is_abandoned: false,
        }
    }

    pub(crate) fn on_postgres(tx: postgres::Transaction<'c>, prepared: &'c mut Prepared) -> Self {
        Self {
            on: On::Postgres { tx, prepared },
            failure: None,
            is_abandoned: false,
        }
    }

    /// Keeps nothing of this unit of work, though the closure's answer is still given.
    ///
    /// For a caller whose own rules refuse what was half written, with an error of its own.
    pub fn abandon(&mut self) {
        self.is_abandoned = true;
    }

    /// Whether [`Tx::abandon`] was called.
    pub(crate) fn is_abandoned(&self) -> bool {
        self.is_abandoned
    }

    /// Ends the transaction where the connection does not end it itself.
    pub(crate) fn commit(self) -> Result<()> {
        match self.on {
            On::Postgres { tx, .. } if !self.is_abandoned => Ok(tx.commit()?),
            On::Sqlite(_) | On::Postgres { .. } => Ok(()),
        }
    }

    /// Why the unit of work is lost, if it is.
    pub(crate) fn failure(&self) -> Result<()> {
        self.failure.clone().map_or(Ok(()), Err)
    }

    fn noting<T>(&mut self, done: Result<T>) -> Result<T> {
        if let Err(error) = &done {
            self.failure.get_or_insert_with(|| error.clone());
        }
        done
    }

    /// The text for the database that this is.
    pub(crate) const fn by_engine<'t>(&self, sqlite: &'t str, postgres: &'t str) -> &'t str {
        match &self.on {
            On::Sqlite(_) => sqlite,
            On::Postgres { .. } => postgres,
        }
    }

    /// Runs a change and returns how many rows it touched.
    pub(crate) fn execute(&mut self, sql: &str, args: &[Value<'_>]) -> Result<u64> {
        let done = self.on.execute(sql, args);
        self.noting(done)
    }

    /// Runs a change that must touch exactly one row.
    pub(crate) fn execute_one(
        &mut self,
        table: &'static str,
        sql: &str,
        args: &[Value<'_>],
    ) -> Result<()> {
        match self.execute(sql, args)? {
            1 => Ok(()),
            found => Err(Error::WrongCount {
                table,
                expected: 1,
                found,
            }),
        }
    }

    /// All rows a question answers, in its order.
    pub(crate) fn rows<R: Row>(&mut self, sql: &str, args: &[Value<'_>]) -> Result<Vec<R>> {
        let done = self.on.rows(sql, args);
        self.noting(done)
    }

    /// The first row a question answers.
    pub(crate) fn row<R: Row>(&mut self, sql: &str, args: &[Value<'_>]) -> Result<Option<R>> {
        Ok(self.rows(sql, args)?.into_iter().next())
    }

    /// The row with this key.
    pub(crate) fn find<R: Row>(&mut self, key: &[Value<'_>]) -> Result<Option<R>> {
        self.row(&row::find::<R>(), key)
    }

    /// Adds one row whose key must be new.
    pub(crate) fn insert<R: Row>(&mut self, row: &R) -> Result<()> {
        self.execute_one(
            R::TABLE,
            &row::insert::<R>(1, OnConflict::Fail),
            &row.values(),
        )
    }

    /// Adds a row or puts it in the place of the one with its key.
    pub(crate) fn replace<R: Row>(&mut self, row: &R) -> Result<()> {
        self.execute_one(
            R::TABLE,
            &row::insert::<R>(1, OnConflict::Replace),
            &row.values(),
        )
    }

    /// Adds a row unless its key is there; tells whether it was new.
    pub(crate) fn insert_absent<R: Row>(&mut self, row: &R) -> Result<bool> {
        Ok(self.execute(&row::insert::<R>(1, OnConflict::Keep), &row.values())? == 1)
    }

    /// Adds many rows with new keys, many to a statement.
    pub(crate) fn insert_many<R: Row>(&mut self, rows: &[&R]) -> Result<()> {
        let mut rest = rows;
        for size in CHUNKS {
            while let Some((chunk, after)) = rest.split_at_checked(size) {
                let sql = row::insert::<R>(size, OnConflict::Fail);
                let args: Vec<_> = chunk.iter().flat_map(|row| row.values()).collect();
                self.execute(&sql, &args)?;
                rest = after;
            }
        }
        Ok(())
    }

    /// Asks the database to understand a statement, without running it.
    pub(crate) fn prepare(&mut self, sql: &str) -> Result<()> {
        match &mut self.on {
            On::Sqlite(open) => drop(open.prepare(sql)?),
            On::Postgres { tx, prepared } => drop(prepare(tx, prepared, sql)?),
        }
        Ok(())
    }
}

impl On<'_> {
    fn execute(&mut self, sql: &str, args: &[Value<'_>]) -> Result<u64> {
        match self {
            On::Sqlite(open) => {
                let mut statement = open.prepare_cached(sql)?;
                bind(&mut statement, args)?;
                Ok(statement.raw_execute()? as u64)
            }
            On::Postgres { tx, prepared } => {
                let statement = prepare(tx, prepared, sql)?;
                Ok(tx.execute(&statement, &by_reference(args))?)
            }
        }
    }

    fn rows<R: Row>(&mut self, sql: &str, args: &[Value<'_>]) -> Result<Vec<R>> {
        match self {
            On::Sqlite(open) => rows_of_sqlite(open, sql, args),
            On::Postgres { tx, prepared } => {
                let statement = prepare(tx, prepared, sql)?;
                let columns = statement.columns().iter();
                let places = Places::try_new::<R>(columns.map(postgres::Column::name))?;
                let answer = tx.query(&statement, &by_reference(args))?;
                let rows = answer.iter().map(Source::Postgres);
                rows.map(|row| read(row, &places)).collect()
            }
        }
    }
}

fn rows_of_sqlite<R: Row>(
    open: &rusqlite::Connection,
    sql: &str,
    args: &[Value<'_>],
) -> Result<Vec<R>> {
    let mut statement = open.prepare_cached(sql)?;
    let places = Places::try_new::<R>(statement.column_names())?;
    bind(&mut statement, args)?;
    let (mut answer, mut out) = (statement.raw_query(), Vec::new());
    while let Some(row) = answer.next()? {
        out.push(read(Source::Sqlite(row), &places)?);
    }
    Ok(out)
}

fn read<R: Row>(source: Source<'_>, places: &Places) -> Result<R> {
    R::read(&mut Cells {
        source,
        places,
        next: 0,
    })
}

fn bind(statement: &mut rusqlite::Statement<'_>, args: &[Value<'_>]) -> Result<()> {
    let wanted = statement.parameter_count();
    if wanted != args.len() {
        return Err(rusqlite::Error::InvalidParameterCount(args.len(), wanted).into());
    }
    for (at, arg) in args.iter().enumerate() {
        statement.raw_bind_parameter(at + 1, arg)?;
    }
    Ok(())
}

fn by_reference<'a>(args: &'a [Value<'a>]) -> Vec<&'a (dyn postgres::types::ToSql + Sync)> {
    args.iter()
        .map(|arg| arg as &(dyn postgres::types::ToSql + Sync))
        .collect()
}

fn prepare(
    tx: &mut postgres::Transaction<'_>,
    prepared: &mut Prepared,
    sql: &str,
) -> Result<Statement> {
    if let Some(ready) = prepared.get(sql) {
        return Ok(ready.clone());
    }
    let statement = tx.prepare(sql)?;
    prepared.insert(sql.to_owned(), statement.clone());
    Ok(statement)
}
