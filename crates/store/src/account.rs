//! Who is known here. Every other row of an athlete hangs on this one.
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    error::Result,
    row::{Row, row},
    sql,
    tx::Tx,
    value::{Field, Value},
};

row! {
    /// One athlete's account.
    pub struct Account in "account", key 1 {
        /// The athlete.
        pub athlete_id: Uuid,
        /// What to call her.
        pub name: String,
        /// Argon2 text of the password; `None` until one is chosen.
        pub password_hash: Option<String>,
        /// When it was made.
        pub created_at: Timestamp,
        /// How often her log has changed; the store counts, callers start it at 0.
        pub log_revision: i64,
    }
}

impl Tx<'_> {
    /// Adds an athlete.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn insert_account(&mut self, account: &Account) -> Result<()> {
        self.insert(account)
    }

    /// The account of an athlete.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_account(&mut self, athlete_id: Uuid) -> Result<Option<Account>> {
        self.find(&[athlete_id.value()])
    }

    /// All accounts, oldest first. Not led by an athlete: it is asked to find out who is here.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_accounts(&mut self) -> Result<Vec<Account>> {
        self.rows(sql::LIST_ACCOUNTS, &[])
    }

    /// Changes name and password hash.
    ///
    /// # Errors
    /// [`Error::WrongCount`](crate::Error::WrongCount) when there is no such athlete.
    pub fn update_account(
        &mut self,
        athlete_id: Uuid,
        name: &str,
        password_hash: Option<&str>,
    ) -> Result<()> {
        let hash = password_hash.map_or(Value::Null, Value::Text);
        let args = [Value::Text(name), hash, athlete_id.value()];
        self.execute_one(Account::TABLE, sql::UPDATE_ACCOUNT, &args)
    }

    /// Deletes an athlete and everything kept about her.
    ///
    /// # Errors
    /// [`Error::WrongCount`](crate::Error::WrongCount) when there is no such athlete.
    pub fn delete_account(&mut self, athlete_id: Uuid) -> Result<()> {
        self.execute_one(Account::TABLE, sql::DELETE_ACCOUNT, &[athlete_id.value()])
    }

    /// A number that is higher after each change of what the athlete did, felt, chose or was
    /// told; 0 for an unknown athlete. What was computed under one number holds under it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn log_revision(&mut self, athlete_id: Uuid) -> Result<i64> {
        let account = self.row::<Account>(sql::FIND_LOG_REVISION, &[athlete_id.value()])?;
        Ok(account.map_or(0, |found| found.log_revision))
    }

    /// Raises [`Tx::log_revision`]; also refuses rows for an athlete nobody knows.
    pub(crate) fn touch_log(&mut self, athlete_id: Uuid) -> Result<()> {
        self.execute_one(Account::TABLE, sql::TOUCH_LOG, &[athlete_id.value()])
    }
}
