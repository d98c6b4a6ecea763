//! Opaque secrets: made here, shown once, kept only as a hash.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::Error;

/// Bytes of a secret. Choice: 256 bits cannot be guessed, so a plain hash is enough to keep.
const SECRET_BYTES: usize = 32;

/// A new secret and its hash. Not printable with `{:?}`, so that it cannot end in a log.
pub(crate) struct Secret {
    /// What its holder gets.
    pub(crate) text: String,
    /// What is kept.
    pub(crate) hash: Vec<u8>,
}

impl Secret {
    /// A new secret from the system's random source.
    pub(crate) fn draw() -> Result<Self, Error> {
        let mut bytes = [0; SECRET_BYTES];
        getrandom::fill(&mut bytes).map_err(|cause| Error::internal(cause.to_string()))?;
        let text = URL_SAFE_NO_PAD.encode(bytes);
        let hash = hash_of(&text);
        Ok(Self { text, hash })
    }
}

/// The SHA-256 of a secret's text.
pub(crate) fn hash_of(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_hash_to_what_is_kept() {
        let (one, other) = (Secret::draw().unwrap(), Secret::draw().unwrap());
        assert_ne!(one.text, other.text);
        assert_eq!(one.text.len(), 43);
        assert_eq!(hash_of(&one.text), one.hash);
    }
}
