//! The first run: the owner's account, made with the one-time link of the terminal.

use axum::{Json, extract::State, http::HeaderMap, response::Response};
use jiff::{SignedDuration, Timestamp};
use recoup_store::Tx;
use uuid::Uuid;

use crate::{
    Error, app,
    auth::{ClientAddress, find_password, hash_of},
    extract::Body,
    state::AppState,
    wire::{Me, Setup, SetupBody},
};

use super::login;

/// How long a link works. Choice: a day; the next start prints a new one.
const LINK_LASTS: SignedDuration = SignedDuration::from_hours(24);
/// Most characters of a name.
const LONGEST_NAME: usize = 80;

/// Whether the first-run page must be shown.
#[utoipa::path(get, path = "/setup", tag = "account", responses((status = 200, body = Setup)))]
pub(crate) async fn show(State(state): State<AppState>) -> Result<Json<Setup>, Error> {
    let is_owned = find_password(&state).await?.is_some();
    let demo = state.demo().is_some();
    Ok(Json(Setup {
        needed: !is_owned && !demo,
        demo,
    }))
}

/// Makes the owner's account and signs her in. The link works once.
#[utoipa::path(post, path = "/setup", tag = "account", request_body = SetupBody, responses((status = 200, body = Me)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    Body(body): Body<SetupBody>,
) -> Result<Response, Error> {
    state.limits().try_from_address(address)?;
    let name = body.name.trim().to_owned();
    let letters = name.chars().count();
    if !(1..=LONGEST_NAME).contains(&letters) {
        return Err(Error::invalid(
            "name",
            &format_args!("{letters} characters long"),
            "1 to 80",
        ));
    }
    let link = hash_of(&body.token);
    let found = link.clone();
    let found = state
        .store()
        .read(move |tx| tx.find_setup_link(&found))
        .await?;
    let now = state.clock.now();
    if !found.is_some_and(|link| link.used_at.is_none() && is_fresh(link.created_at, now)) {
        return Err(Error::WrongSecret(
            "this link is used or too old: start the server again for a new one",
        ));
    }
    let password_hash = state.gate().hash(body.password).await?;
    let owner = Owner {
        name,
        password_hash,
    };
    let write = state
        .store()
        .write(move |tx| match open(tx, &link, &owner, now) {
            Err(app::Error::Store(error)) => Err(error),
            done => Ok(done),
        });
    let athlete = write
        .await??
        .ok_or(Error::AlreadyDone("there is an owner already: sign in"))?;
    login::sign_in(&state, athlete, &headers).await
}

struct Owner {
    name: String,
    password_hash: String,
}

/// Uses the link up for an account; `None` when the link or the account was taken meanwhile.
fn open(tx: &mut Tx<'_>, link: &[u8], owner: &Owner, now: Timestamp) -> app::Result<Option<Uuid>> {
    let accounts = tx.list_accounts()?;
    let is_owned = accounts
        .iter()
        .any(|account| account.password_hash.is_some());
    if is_owned || !tx.update_setup_link_used(link, now)? {
        return Ok(None);
    }
    // The command line may have opened the account already, without a password.
    let athlete_id = match accounts.first() {
        Some(account) => account.athlete_id,
        None => app::open_account(tx, &owner.name, now)?,
    };
    tx.update_account(athlete_id, &owner.name, Some(&owner.password_hash))?;
    Ok(Some(athlete_id))
}

fn is_fresh(made: Timestamp, now: Timestamp) -> bool {
    now.duration_since(made) < LINK_LASTS
}
