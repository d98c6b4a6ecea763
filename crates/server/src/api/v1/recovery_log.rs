//! Recovery sessions as done.

use axum::{Json, extract::State};
use uuid::Uuid;

use crate::{
    Error, app,
    auth::Caller,
    extract::{Body, PathOf, QueryOf, RevQuery},
    state::AppState,
    wire::{RecoveryLog, Today},
};

/// One recovery session as done.
#[utoipa::path(get, path = "/recovery-logs/{id}", tag = "log", params(("id" = Uuid, Path)), responses((status = 200, body = RecoveryLog)))]
pub(crate) async fn show(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
) -> Result<Json<RecoveryLog>, Error> {
    let work = state.app.read(state.who(&caller), move |tx, desk| {
        app::find_recovery_log(tx, desk, id)
    });
    Ok(Json(work.await?))
}

/// Keeps a recovery session and decides its day anew.
#[utoipa::path(put, path = "/recovery-logs/{id}", tag = "log", params(("id" = Uuid, Path)), request_body = RecoveryLog, responses((status = 200, body = Today)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    Body(body): Body<RecoveryLog>,
) -> Result<Json<Today>, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::put_recovery_log(tx, desk, id, &body)?;
        app::today(tx, desk, Some(body.day))
    });
    Ok(Json(work.await?))
}

/// Takes a recovery session back.
#[utoipa::path(delete, path = "/recovery-logs/{id}", tag = "log", params(("id" = Uuid, Path), RevQuery), responses((status = 200, body = Today)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    QueryOf(rev): QueryOf<RevQuery>,
) -> Result<Json<Today>, Error> {
    let rev = rev.into_rev();
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::delete_recovery_log(tx, desk, id, &rev)?;
        app::today(tx, desk, None)
    });
    Ok(Json(work.await?))
}
