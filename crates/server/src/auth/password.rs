//! Passwords: how they are hashed, and that not too many are hashed at once.

use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use tokio::{sync::Semaphore, task};

use crate::Error;

/// Fewest characters of a password. Choice: long enough against the few tries the limits leave.
const SHORTEST: usize = 10;
/// Most characters of a password. Choice: more is a way to keep us busy.
const LONGEST: usize = 256;
/// Passwords hashed at the same time. Choice: two, so that hashing never takes the whole machine.
const AT_ONCE: usize = 2;
/// How many may wait for their turn. Choice: beyond it we say so at once.
const WAITING: usize = 16;

/// How much work a hash is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
}

impl Effort {
    /// What we use: 19 MiB and two passes.
    ///
    /// Source: OWASP Password Storage Cheat Sheet, Argon2id, its first row of equal strength with one lane.
    pub const USUAL: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
    };
}

/// Why a password is not taken.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Too short or too long.
    #[error("the password has {found} characters, it must have {SHORTEST} to {LONGEST}")]
    Length {
        /// Its characters.
        found: usize,
    },
    /// It could not be hashed.
    #[error("the password could not be hashed: {0}")]
    Hash(String),
}

/// The hash to keep of a password, as Argon2 text with its own salt.
///
/// # Errors
/// When it is shorter than 10 characters or longer than 256, or the system gives no random salt.
pub fn hash_password(password: &str, effort: Effort) -> Result<String, PasswordError> {
    let found = password.chars().count();
    if !(SHORTEST..=LONGEST).contains(&found) {
        return Err(PasswordError::Length { found });
    }
    let params = Params::new(effort.memory_kib, effort.passes, 1, None);
    let params = params.map_err(|cause| PasswordError::Hash(cause.to_string()))?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash = argon.hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string())
        .map_err(|cause| PasswordError::Hash(cause.to_string()))
}

/// Whether a password is the one that was hashed; false for a hash that cannot be read.
pub fn is_password(password: &str, hash: &str) -> bool {
    if LONGEST < password.chars().count() {
        return false;
    }
    match PasswordHash::new(hash) {
        Ok(hash) => Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok(),
        Err(_) => false,
    }
}

/// Two permits for hashing, so that many requests cannot take all memory and all cores.
pub(crate) struct PasswordGate {
    permits: Semaphore,
    queue: Semaphore,
    effort: Effort,
}

impl PasswordGate {
    /// A gate that hashes with this effort.
    pub(crate) fn new(effort: Effort) -> Self {
        Self {
            permits: Semaphore::new(AT_ONCE),
            queue: Semaphore::new(WAITING),
            effort,
        }
    }

    /// [`hash_password`], when it is its turn.
    pub(crate) async fn hash(&self, password: String) -> Result<String, Error> {
        let effort = self.effort;
        let hashed = self.run(move || hash_password(&password, effort)).await?;
        hashed.map_err(|refusal| match refusal {
            PasswordError::Length { found } => Error::invalid(
                "password",
                &format_args!("{found} characters long"),
                format!("{SHORTEST} to {LONGEST} characters long"),
            ),
            PasswordError::Hash(cause) => Error::internal(cause),
        })
    }

    /// [`is_password`], when it is its turn.
    pub(crate) async fn check(&self, password: String, hash: String) -> Result<bool, Error> {
        self.run(move || is_password(&password, &hash)).await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let _place = self.queue.try_acquire().map_err(|_| Error::Busy)?;
        let _permit = self.permits.acquire().await.map_err(Error::internal)?;
        task::spawn_blocking(work).await.map_err(Error::internal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUICK: Effort = Effort {
        memory_kib: 8,
        passes: 1,
    };

    #[test]
    fn hash_takes_its_password_only() {
        let hash = hash_password("correct horse", QUICK).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{hash}");
        assert!(is_password("correct horse", &hash));
        assert!(!is_password("correct horsf", &hash));
        assert!(!is_password("correct horse", "not a hash"));
    }

    #[test]
    fn same_password_hashes_differently_each_time() {
        let hash = || hash_password("correct horse", QUICK).unwrap();
        assert_ne!(hash(), hash());
    }

    #[test]
    fn short_and_endless_passwords_are_refused() {
        for password in ["nine char".to_owned(), "x".repeat(257)] {
            let refused = hash_password(&password, QUICK).unwrap_err();
            assert!(matches!(refused, PasswordError::Length { .. }));
        }
        assert!(hash_password(&"ž".repeat(10), QUICK).is_ok());
    }

    #[test]
    fn usual_effort_is_what_the_source_says() {
        let hash = hash_password("correct horse", Effort::USUAL).unwrap();
        assert!(hash.contains("m=19456,t=2,p=1"), "{hash}");
    }
}
