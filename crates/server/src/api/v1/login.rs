//! Signing in and out.

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use recoup_store::Login;
use uuid::Uuid;

use crate::{
    Error,
    auth::{ClientAddress, Owner, Secret, find_password},
    extract::Body,
    state::AppState,
    wire::{LoginBody, Me},
};

use super::me;

/// Characters kept of what a browser calls itself.
const AGENT_CHARACTERS: usize = 120;

/// Signs the owner in.
#[utoipa::path(post, path = "/login", tag = "account", request_body = LoginBody, responses((status = 200, body = Me)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    Body(body): Body<LoginBody>,
) -> Result<Response, Error> {
    state.limits().try_from_address(address)?;
    let (athlete, hash) = find_password(&state).await?.ok_or(Error::WrongSecret(
        "there is no account yet: open the link in the terminal",
    ))?;
    state.limits().try_for_account(athlete)?;
    if !state.gate().check(body.password, hash).await? {
        return Err(Error::WrongSecret("the password is not the right one"));
    }
    sign_in(&state, athlete, &headers).await
}

/// Signs this browser out.
#[utoipa::path(delete, path = "/login", tag = "account", responses((status = 204)))]
pub(crate) async fn delete(State(state): State<AppState>, owner: Owner) -> Result<Response, Error> {
    if let Some(login) = owner.login {
        let athlete = owner.athlete;
        state
            .store()
            .write(move |tx| tx.delete_login(athlete, &login))
            .await?;
    }
    let cookie = [(header::SET_COOKIE, state.cookie().take()?)];
    Ok((StatusCode::NO_CONTENT, cookie).into_response())
}

/// Makes a new login for a browser and gives it its cookie. A secret the browser had before is not taken over.
pub(super) async fn sign_in(
    state: &AppState,
    athlete: Uuid,
    headers: &HeaderMap,
) -> Result<Response, Error> {
    let secret = Secret::draw()?;
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok());
    let now = state.clock.now();
    let login = Login {
        athlete_id: athlete,
        token_hash: secret.hash,
        created_at: now,
        seen_at: now,
        user_agent: agent
            .unwrap_or_default()
            .chars()
            .take(AGENT_CHARACTERS)
            .collect(),
    };
    state
        .store()
        .write(move |tx| tx.insert_login(&login))
        .await?;
    let cookie = [(header::SET_COOKIE, state.cookie().give(&secret.text)?)];
    Ok((cookie, me::of(state, athlete).await?).into_response())
}
