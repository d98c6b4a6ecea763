//! Movement snacks, and her settings for recovery.

use axum::{Json, extract::State};
use uuid::Uuid;

use crate::{
    Error, app,
    auth::Caller,
    extract::{Body, PathOf},
    state::AppState,
    wire::{RecoverySettings, RecoverySettingsBody, SnackAnswer, SnacksToday},
};

/// The snacks of today: the next one, or why there is none.
#[utoipa::path(get, path = "/snacks/today", tag = "recovery", responses((status = 200, body = SnacksToday)))]
pub(crate) async fn show_today(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<SnacksToday>, Error> {
    let work = state.app.read(state.who(&caller), app::snacks_today);
    Ok(Json(work.await?))
}

/// Keeps what became of a snack.
#[utoipa::path(put, path = "/snacks/{id}", tag = "recovery", params(("id" = Uuid, Path)), request_body = SnackAnswer, responses((status = 200, body = SnacksToday)))]
pub(crate) async fn answer(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    Body(body): Body<SnackAnswer>,
) -> Result<Json<SnacksToday>, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::put_snack(tx, desk, id, &body)?;
        app::snacks_today(tx, desk)
    });
    Ok(Json(work.await?))
}

/// What she has and avoids for recovery, and when she wants snacks.
#[utoipa::path(get, path = "/recovery-settings", tag = "recovery", responses((status = 200, body = RecoverySettings)))]
pub(crate) async fn show_settings(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<RecoverySettings>, Error> {
    let work = state.app.read(state.who(&caller), app::recovery_settings);
    Ok(Json(work.await?))
}

/// Keeps those settings.
#[utoipa::path(put, path = "/recovery-settings", tag = "recovery", request_body = RecoverySettingsBody, responses((status = 200, body = RecoverySettings)))]
pub(crate) async fn update_settings(
    State(state): State<AppState>,
    caller: Caller,
    Body(body): Body<RecoverySettingsBody>,
) -> Result<Json<RecoverySettings>, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::put_recovery_settings(tx, desk, &body)?;
        app::recovery_settings(tx, desk)
    });
    Ok(Json(work.await?))
}
