//! Personal tokens for the command line and scripts.
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
    /// One personal token.
    pub struct ApiToken in "api_token", key 2 {
        /// Whose it is.
        pub athlete_id: Uuid,
        /// Its id, to list and revoke it by.
        pub id: Uuid,
        /// What its owner calls it.
        pub label: String,
        /// SHA-256 of the token; the token itself is never kept.
        pub token_hash: Vec<u8>,
        /// When it was made.
        pub created_at: Timestamp,
        /// When it was last used.
        pub used_at: Option<Timestamp>,
        /// When it was revoked.
        pub revoked_at: Option<Timestamp>,
    }
}

impl Tx<'_> {
    /// Adds a token.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn insert_api_token(&mut self, token: &ApiToken) -> Result<()> {
        self.insert(token)
    }

    /// The token with this hash, unless revoked. Not led by an athlete: it tells who asks.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_api_token(&mut self, token_hash: &[u8]) -> Result<Option<ApiToken>> {
        self.row(sql::FIND_API_TOKEN, &[Value::Bytes(token_hash)])
    }

    /// An athlete's tokens, also revoked ones, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_api_tokens(&mut self, athlete_id: Uuid) -> Result<Vec<ApiToken>> {
        self.rows(sql::LIST_API_TOKENS, &[athlete_id.value()])
    }

    /// Notes that a token was used.
    ///
    /// # Errors
    /// [`Error::WrongCount`](crate::Error::WrongCount) when there is no such token.
    pub fn update_api_token_used(
        &mut self,
        athlete_id: Uuid,
        id: Uuid,
        at: Timestamp,
    ) -> Result<()> {
        let args = [at.value(), athlete_id.value(), id.value()];
        self.execute_one(ApiToken::TABLE, sql::UPDATE_API_TOKEN_USED, &args)
    }

    /// Revokes a token.
    ///
    /// # Errors
    /// [`Error::WrongCount`](crate::Error::WrongCount) when there is no such token in use.
    pub fn update_api_token_revoked(
        &mut self,
        athlete_id: Uuid,
        id: Uuid,
        at: Timestamp,
    ) -> Result<()> {
        let args = [at.value(), athlete_id.value(), id.value()];
        self.execute_one(ApiToken::TABLE, sql::UPDATE_API_TOKEN_REVOKED, &args)
    }
}
