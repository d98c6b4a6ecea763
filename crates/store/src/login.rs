//! Browsers that are signed in. A bout of training is a session; this is a login.
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
    /// One browser that is signed in.
    pub struct Login in "login", key 2 {
        /// Who is signed in.
        pub athlete_id: Uuid,
        /// SHA-256 of the token in the cookie; the token itself is never kept.
        pub token_hash: Vec<u8>,
        /// When she signed in.
        pub created_at: Timestamp,
        /// When the browser last asked for something.
        pub seen_at: Timestamp,
        /// What the browser calls itself.
        pub user_agent: String,
    }
}

impl Tx<'_> {
    /// Signs a browser in.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn insert_login(&mut self, login: &Login) -> Result<()> {
        self.insert(login)
    }

    /// The login with this token. Not led by an athlete: it tells who is asking.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_login(&mut self, token_hash: &[u8]) -> Result<Option<Login>> {
        self.row(sql::FIND_LOGIN, &[Value::Bytes(token_hash)])
    }

    /// Where an athlete is signed in, last seen first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_logins(&mut self, athlete_id: Uuid) -> Result<Vec<Login>> {
        self.rows(sql::LIST_LOGINS, &[athlete_id.value()])
    }

    /// Notes that the browser asked for something.
    ///
    /// # Errors
    /// [`Error::WrongCount`](crate::Error::WrongCount) when it is no longer signed in.
    pub fn update_login_seen(&mut self, token_hash: &[u8], at: Timestamp) -> Result<()> {
        let args = [at.value(), Value::Bytes(token_hash)];
        self.execute_one(Login::TABLE, sql::UPDATE_LOGIN_SEEN, &args)
    }

    /// Signs one browser out; tells whether it was signed in.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn delete_login(&mut self, athlete_id: Uuid, token_hash: &[u8]) -> Result<bool> {
        let args = [athlete_id.value(), Value::Bytes(token_hash)];
        Ok(self.execute(sql::DELETE_LOGIN, &args)? == 1)
    }

    /// Signs an athlete out everywhere; returns how many browsers that were.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn delete_logins(&mut self, athlete_id: Uuid) -> Result<u64> {
        self.execute(sql::DELETE_LOGINS, &[athlete_id.value()])
    }
}
