//! Recovery sessions to follow: composed for her, and by their id.

use axum::{Json, extract::State};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
    Error, app,
    auth::Caller,
    extract::{Body, PathOf, QueryOf},
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

/// How long a session may be.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct LengthQuery {
    /// Minutes of a session of the library; without them the longest it is meant for.
    minutes: Option<u32>,
}

/// A session by its id, of the library or composed.
#[utoipa::path(get, path = "/recovery-sessions/{id}", tag = "recovery", params(("id" = String, Path), LengthQuery), responses((status = 200, body = RecoverySession)))]
pub(crate) async fn show(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<String>,
    QueryOf(length): QueryOf<LengthQuery>,
) -> Result<Json<RecoverySession>, Error> {
    let work = state.app.read(state.who(&caller), move |tx, desk| {
        app::find_recovery_session(tx, desk, &id, length.minutes)
    });
    Ok(Json(work.await?))
}
