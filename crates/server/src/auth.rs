//! Who is asking.
//!
//! A browser is signed in by a cookie, a script by `Authorization: Bearer`; both carry an opaque secret of which only the hash is kept.
//! A handler that names [`Caller`] answers signed-in people only; one that names [`Owner`] answers browsers only, so that a lost token cannot make more of its kind.

mod cookie;
mod limit;
mod password;
mod peer;
mod secret;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use jiff::{SignedDuration, Timestamp};
use recoup_library::Language;
use uuid::Uuid;

use crate::{Error, state::AppState};

pub(crate) use cookie::Cookie;
pub(crate) use limit::SignInLimits;
pub(crate) use password::PasswordGate;
pub use password::{Effort, PasswordError, hash_password, is_password};
pub(crate) use peer::ClientAddress;
pub use peer::Peer;
pub(crate) use secret::{Secret, hash_of};

/// A login nobody used for so long is over. Choice: a season without training.
const LOGIN_LASTS: SignedDuration = SignedDuration::from_hours(90 * 24);
/// When a login or token was last used is noted this often, to spare a write per request.
const NOTED_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// Somebody who is signed in, in a browser or by a token.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    /// Whose rows may be read.
    pub(crate) athlete: Uuid,
    /// The language that the browser or script asked for.
    pub(crate) language: Language,
}

/// Somebody who is signed in, in a browser.
#[derive(Clone, Debug)]
pub(crate) struct Owner {
    /// Whose rows may be read.
    pub(crate) athlete: Uuid,
    /// The hash of the login's secret; `None` for a visitor of the demo, who did not sign in.
    pub(crate) login: Option<Vec<u8>>,
    /// The language that the browser asked for.
    pub(crate) language: Language,
}

impl Owner {
    /// The same as one who only asks.
    pub(crate) const fn caller(&self) -> Caller {
        Caller {
            athlete: self.athlete,
            language: self.language,
        }
    }
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Error> {
        let athlete = match bearer(&parts.headers) {
            Some(token) => find_by_token(state, token).await?,
            None => find_by_cookie(state, &parts.headers).await?.athlete,
        };
        let language = language_of(&parts.headers);
        Ok(Self { athlete, language })
    }
}

impl FromRequestParts<AppState> for Owner {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Error> {
        match bearer(&parts.headers) {
            Some(token) => {
                find_by_token(state, token).await?;
                Err(Error::Forbidden(
                    "a token may not do this: sign in with the password",
                ))
            }
            None => find_by_cookie(state, &parts.headers).await,
        }
    }
}

/// The language that the answer should be in.
fn language_of(headers: &HeaderMap) -> Language {
    let asked = headers.get(header::ACCEPT_LANGUAGE);
    let asked = asked.and_then(|value| value.to_str().ok());
    asked.map_or_else(Language::default, Language::preferred)
}

/// The secret of `Authorization: Bearer`; empty when the header says something else.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers
        .get(header::AUTHORIZATION)?
        .to_str()
        .unwrap_or_default();
    match value.split_once(' ') {
        Some((scheme, secret)) if scheme.eq_ignore_ascii_case("bearer") => Some(secret.trim()),
        Some(_) | None => Some(""),
    }
}

/// The account that has a password, and the hash of it; `None` before the first run.
pub(crate) async fn find_password(state: &AppState) -> Result<Option<(Uuid, String)>, Error> {
    let read = state.store().read(|tx| {
        let accounts = tx.list_accounts()?.into_iter();
        let mut owned = accounts.filter_map(|a| Some((a.athlete_id, a.password_hash?)));
        Ok(owned.next())
    });
    Ok(read.await?)
}

async fn find_by_token(state: &AppState, token: &str) -> Result<Uuid, Error> {
    let hash = hash_of(token);
    let found = state
        .store()
        .read(move |tx| tx.find_api_token(&hash))
        .await?;
    let token = found.ok_or(Error::SignedOut)?;
    let now = state.clock.now();
    if token.used_at.is_none_or(|used| is_due(used, now)) {
        let (athlete, id) = (token.athlete_id, token.id);
        state
            .store()
            .write(move |tx| tx.update_api_token_used(athlete, id, now))
            .await?;
    }
    Ok(token.athlete_id)
}

async fn find_by_cookie(state: &AppState, headers: &HeaderMap) -> Result<Owner, Error> {
    let Some(secret) = state.cookie().read(headers) else {
        let athlete = state.demo().ok_or(Error::SignedOut)?;
        return Ok(Owner {
            athlete,
            login: None,
            language: language_of(headers),
        });
    };
    let hash = hash_of(secret);
    let login = hash.clone();
    let found = state.store().read(move |tx| tx.find_login(&hash)).await?;
    let found = found.ok_or(Error::SignedOut)?;
    let now = state.clock.now();
    if LOGIN_LASTS < now.duration_since(found.seen_at) {
        return Err(Error::SignedOut);
    }
    if is_due(found.seen_at, now) {
        let seen = login.clone();
        state
            .store()
            .write(move |tx| tx.update_login_seen(&seen, now))
            .await?;
    }
    Ok(Owner {
        language: language_of(headers),
        athlete: found.athlete_id,
        login: Some(login),
    })
}

fn is_due(noted: Timestamp, now: Timestamp) -> bool {
    NOTED_EVERY <= now.duration_since(noted)
}
