//! Personal tokens for scripts.

use axum::{Json, extract::State, http::StatusCode};
use recoup_store::ApiToken;
use uuid::Uuid;

use crate::{
    Error,
    auth::{Owner, Secret},
    extract::{Body, PathOf},
    state::AppState,
    wire::{TokenBody, TokenCard, TokenMade},
};

/// Most characters of a label.
const LONGEST_LABEL: usize = 80;

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
    let label = body.label.trim().to_owned();
    let letters = label.chars().count();
    if !(1..=LONGEST_LABEL).contains(&letters) {
        let found = format_args!("{letters} characters long");
        return Err(Error::invalid("label", &found, "1 to 80 characters long"));
    }
    let secret = Secret::draw()?;
    let token = ApiToken {
        athlete_id: owner.athlete,
        id: Uuid::new_v4(),
        label,
        token_hash: secret.hash,
        created_at: state.clock.now(),
        used_at: None,
        revoked_at: None,
    };
    let id = token.id;
    state
        .store()
        .write(move |tx| tx.insert_api_token(&token))
        .await?;
    Ok((
        StatusCode::CREATED,
        Json(TokenMade {
            id,
            token: secret.text,
        }),
    ))
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
