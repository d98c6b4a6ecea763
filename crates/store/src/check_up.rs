//! Whether a database is sound: for `doctor` and for the curious keeper.
use std::collections::HashMap;

use rusqlite::Connection;

use crate::{
    account::Account,
    activity::Activity,
    api_token::ApiToken,
    check_in::CheckIn,
    decision::Decision,
    deletion::Deletion,
    engine_state::EngineState,
    enrollment::Enrollment,
    error::Result,
    evening::Evening,
    exercise_mapping::ExerciseMapping,
    experiment::{Experiment, ExperimentToss},
    import_batch::ImportBatch,
    login::Login,
    on_postgres::Address,
    override_choice::OverrideChoice,
    plan_choice::PlanChoice,
    plan_shown::PlanShown,
    profile::Profile,
    recovery_log::RecoveryLog,
    revision::Conflict,
    row::{self, OnConflict, Row},
    session::{PerformedSet, TrainingSession},
    session_part::SessionPart,
    setup_link::SetupLink,
    sql,
    store::Store,
    tx::Tx,
    work::{Reply, aside},
};

/// What a check-up found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckUp {
    /// How many statements the database understood; all that this build has.
    pub statements: usize,
    /// The size of the database in bytes.
    pub bytes: i64,
    /// What is wrong with it, in the database's words; empty when sound.
    pub problems: Vec<String>,
}

impl Store {
    /// Looks the whole database over. Takes as long as reading it once.
    ///
    /// # Errors
    /// When it cannot be read, or does not understand one of our statements.
    pub fn check_up(&self) -> Reply<CheckUp> {
        let file = self.file().cloned();
        match self.address().cloned() {
            Some(address) => aside(move || of_postgres(&address)),
            None => aside(move || of_sqlite(&file?.open_to_read()?)),
        }
    }
}

fn of_sqlite(open: &Connection) -> Result<CheckUp> {
    let lines = |pragma: &str, column: usize| -> Result<Vec<String>> {
        let mut statement = open.prepare(pragma)?;
        let found = statement.query_map((), |row| row.get(column))?;
        Ok(found.collect::<Result<_, _>>()?)
    };
    let mut problems = lines("PRAGMA integrity_check", 0)?;
    problems.retain(|line| line != "ok");
    let orphans = lines("PRAGMA foreign_key_check", 0)?;
    problems.extend(
        orphans
            .iter()
            .map(|table| format!("a row of {table} belongs to nobody")),
    );
    let pages = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    let bytes = open.query_row(pages, (), |row| row.get(0))?;
    let statements = prepare_all(&mut Tx::on_sqlite(open))?;
    Ok(CheckUp {
        statements,
        bytes,
        problems,
    })
}

fn of_postgres(address: &Address) -> Result<CheckUp> {
    let mut client = address.connect()?;
    let size = "SELECT pg_database_size(current_database())";
    let bytes = client.query_one(size, &[])?.try_get(0)?;
    let mut prepared = HashMap::new();
    let statements = prepare_all(&mut Tx::on_postgres(client.transaction()?, &mut prepared))?;
    Ok(CheckUp {
        statements,
        bytes,
        problems: Vec::new(),
    })
}

/// Has the database read every statement there is; returns how many.
fn prepare_all(tx: &mut Tx<'_>) -> Result<usize> {
    let all = statements();
    all.iter().try_for_each(|sql| tx.prepare(sql))?;
    Ok(all.len())
}

/// Every statement this build may send.
fn statements() -> Vec<String> {
    let mut all: Vec<String> = sql::ALL.iter().map(|&text| text.to_owned()).collect();
    all.extend(of_kind::<Account>());
    all.extend(of_kind::<Activity>());
    all.extend(of_kind::<ApiToken>());
    all.extend(of_kind::<CheckIn>());
    all.extend(of_kind::<Conflict>());
    all.extend(of_kind::<Decision>());
    all.extend(of_kind::<Deletion>());
    all.extend(of_kind::<Enrollment>());
    all.extend(of_kind::<Evening>());
    all.extend(of_kind::<ExerciseMapping>());
    all.extend(of_kind::<Experiment>());
    all.extend(of_kind::<ExperimentToss>());
    all.extend(of_kind::<ImportBatch>());
    all.extend(of_kind::<Login>());
    all.extend(of_kind::<OverrideChoice>());
    all.extend(of_kind::<PerformedSet>());
    all.extend(of_kind::<PlanChoice>());
    all.extend(of_kind::<PlanShown>());
    all.extend(of_kind::<EngineState>());
    all.extend(of_kind::<Profile>());
    all.extend(of_kind::<RecoveryLog>());
    all.extend(of_kind::<SessionPart>());
    all.extend(of_kind::<SetupLink>());
    all.extend(of_kind::<TrainingSession>());
    all
}

fn of_kind<R: Row>() -> Vec<String> {
    let ways = [OnConflict::Fail, OnConflict::Keep, OnConflict::Replace];
    let inserts = ways.map(|way| row::insert::<R>(1, way));
    inserts.into_iter().chain([row::find::<R>()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `$n` is a name to SQLite, numbered by first appearance: see `tx`.
    #[test]
    fn every_statement_names_its_parameters_in_order() {
        for sql in statements() {
            let mut seen = 0;
            for after in sql.split('$').skip(1) {
                let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
                let number: usize = digits.parse().unwrap();
                assert!(number <= seen + 1, "${number} comes too early in {sql}");
                seen = seen.max(number);
            }
        }
    }

    #[test]
    fn every_text_in_the_folder_is_asked() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/sql");
        let n_files = std::fs::read_dir(folder).unwrap().count();
        assert_eq!(n_files, sql::ALL.len());
    }
}
