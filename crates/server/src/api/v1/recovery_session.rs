//! Recovery sessions to follow: composed for her, and by their id.

use axum::{Json, extract::State};

use crate::{
    Error, app,
    auth::Caller,
    extract::{Body, PathOf},
    state::AppState,
    wire::{ComposeBody, RecoverySession},
};

/// Composes a session and keeps it as shown. Health data is in the body, never in the address.
#[utoipa::path(post, path = "/recovery-sessions/compose", tag = "recovery", request_body = ComposeBody, responses((status = 200, body = RecoverySession)))]
pub(crate) async fn compose(
    State(state): State<AppState>,
    caller: Caller,
    Body(body): Body<ComposeBody>,
) -> Result<Json<RecoverySession>, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::compose_session(tx, desk, &body)
    });
    Ok(Json(work.await?))
}

/// A session by its id, of the library or composed.
#[utoipa::path(get, path = "/recovery-sessions/{id}", tag = "recovery", params(("id" = String, Path)), responses((status = 200, body = RecoverySession)))]
pub(crate) async fn show(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<String>,
) -> Result<Json<RecoverySession>, Error> {
    let work = state.app.read(state.who(&caller), move |tx, desk| {
        app::find_recovery_session(tx, desk, &id)
    });
    Ok(Json(work.await?))
}
