//! Body mass, for whoever wants to keep it.

use axum::{Json, extract::State};

use crate::{
    Error, app,
    auth::Caller,
    extract::Body,
    state::AppState,
    wire::{BodyMass, BodyMassReading},
};

/// What is kept of body mass.
#[utoipa::path(get, path = "/body-mass", tag = "account", responses((status = 200, body = BodyMass)))]
pub(crate) async fn show(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<BodyMass>, Error> {
    let work = state.app.read(state.who(&caller), app::body_mass);
    Ok(Json(work.await?))
}

/// Keeps a body mass.
#[utoipa::path(put, path = "/body-mass", tag = "account", request_body = BodyMassReading, responses((status = 200, body = BodyMass)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    caller: Caller,
    Body(told): Body<BodyMassReading>,
) -> Result<Json<BodyMass>, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::put_body_mass(tx, desk, &told)
    });
    Ok(Json(work.await?))
}

/// Deletes every body mass.
#[utoipa::path(delete, path = "/body-mass", tag = "account", responses((status = 200, body = BodyMass)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<BodyMass>, Error> {
    let work = state.app.write(state.who(&caller), app::delete_body_mass);
    Ok(Json(work.await?))
}
