//! The link that a first start prints: good once, for making the first account.
use jiff::Timestamp;

use crate::{
    error::Result,
    row::row,
    sql,
    tx::Tx,
    value::{Field, Value},
};

row! {
    /// A one-time link. Belongs to no athlete yet.
    pub struct SetupLink in "setup_link", key 1 {
        /// SHA-256 of the token in the link; the token itself is never kept.
        pub token_hash: Vec<u8>,
        /// When it was printed.
        pub created_at: Timestamp,
        /// When it was used.
        pub used_at: Option<Timestamp>,
    }
}

impl Tx<'_> {
    /// Adds a link.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn insert_setup_link(&mut self, link: &SetupLink) -> Result<()> {
        self.insert(link)
    }

    /// The link with this token, used or not.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_setup_link(&mut self, token_hash: &[u8]) -> Result<Option<SetupLink>> {
        self.find(&[Value::Bytes(token_hash)])
    }

    /// Uses a link up; `false` when there is none or it was used before.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn update_setup_link_used(&mut self, token_hash: &[u8], at: Timestamp) -> Result<bool> {
        let args = [at.value(), Value::Bytes(token_hash)];
        Ok(self.execute(sql::UPDATE_SETUP_LINK_USED, &args)? == 1)
    }

    /// Forgets all links, so that only a new one works; returns how many there were.
    ///
    /// # Errors
    /// When the database refuses the row or cannot be written.
    pub fn delete_setup_links(&mut self) -> Result<u64> {
        self.execute(sql::DELETE_SETUP_LINKS, &[])
    }
}
