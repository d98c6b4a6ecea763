//! Personal tokens for scripts.

use axum::{Json, extract::State, http::StatusCode};
use recoup_store::ApiToken;
use uuid::Uuid;

use crate::{
    Error, app,
    auth::Owner,
    extract::{Body, PathOf},
    state::AppState,
    wire::{TokenBody, TokenCard, TokenMade},
};

/// The tokens that work.
#[utoipa::path(get, path = "/tokens", tag = "account", responses((status = 200, body = [TokenCard])))]
pub(crate) async fn list(
    State(state): State<AppState>,
    owner: Owner,
) -> Result<Json<Vec<TokenCard>>, Error> {
    let kept = state
        .store()
        .read(move |tx| tx.list_api_tokens(owner.athlete))
        .await?;
    let working = kept.into_iter().filter(|token| token.revoked_at.is_none());
    Ok(Json(working.map(to_card).collect()))
}

/// A new token; its secret is shown this once.
#[utoipa::path(post, path = "/tokens", tag = "account", request_body = TokenBody, responses((status = 201, body = TokenMade)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    owner: Owner,
    Body(body): Body<TokenBody>,
) -> Result<(StatusCode, Json<TokenMade>), Error> {
    let who = state.who(&owner.caller());
    let work = state
        .app
        .write(who, move |tx, desk| app::make_token(tx, desk, &body.label));
    Ok((StatusCode::CREATED, Json(work.await?)))
}

/// Makes a token stop working.
#[utoipa::path(delete, path = "/tokens/{id}", tag = "account", params(("id" = Uuid, Path)), responses((status = 204)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    owner: Owner,
    PathOf(id): PathOf<Uuid>,
) -> Result<StatusCode, Error> {
    let now = state.clock.now();
    let athlete = owner.athlete;
    let write = state.store().write(move |tx| {
        let kept = tx.list_api_tokens(athlete)?;
        let works = kept
            .iter()
            .any(|token| token.id == id && token.revoked_at.is_none());
        if works {
            tx.update_api_token_revoked(athlete, id, now)?;
        }
        Ok(works)
    });
    let works = write.await?;
    works
        .then_some(StatusCode::NO_CONTENT)
        .ok_or(Error::NotFound { what: "token" })
}

fn to_card(token: ApiToken) -> TokenCard {
    let ApiToken {
        id,
        label,
        created_at,
        used_at,
        ..
    } = token;
    TokenCard {
        id,
        label,
        created_at,
        used_at,
    }
}
