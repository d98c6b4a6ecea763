//! The person who is signed in: who she is, her settings, the health questions.

use axum::{Json, extract::State};
use uuid::Uuid;

use crate::{
    Error,
    app::{self, Who},
    auth::Caller,
    extract::Body,
    state::AppState,
    wire::{
        ClearanceBody, HealthAnswersBody, HealthGate, HealthPage, HealthPageBody, Me, Profile,
        Today,
    },
};

/// Who is signed in.
#[utoipa::path(get, path = "/me", tag = "account", responses((status = 200, body = Me)))]
pub(crate) async fn show(State(state): State<AppState>, caller: Caller) -> Result<Json<Me>, Error> {
    of(&state, caller.athlete).await
}

/// Who an athlete is.
pub(super) async fn of(state: &AppState, athlete: Uuid) -> Result<Json<Me>, Error> {
    let who = Who::new(athlete, state.clock.now());
    Ok(Json(state.app.read(who, app::me).await?))
}

/// Keeps her settings.
#[utoipa::path(put, path = "/profile", tag = "account", request_body = Profile, responses((status = 200, body = Me)))]
pub(crate) async fn update_profile(
    State(state): State<AppState>,
    caller: Caller,
    Body(profile): Body<Profile>,
) -> Result<Json<Me>, Error> {
    let who = state.who(&caller);
    let work = state
        .app
        .write(who, move |tx, desk| app::put_profile(tx, desk, &profile));
    Ok(Json(work.await?))
}

/// The health questions, and whether they were answered.
#[utoipa::path(get, path = "/health-gate", tag = "account", responses((status = 200, body = HealthGate)))]
pub(crate) async fn show_health_gate(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<HealthGate>, Error> {
    Ok(Json(
        state.app.read(state.who(&caller), app::health_gate).await?,
    ))
}

/// Keeps her answers to the health questions.
#[utoipa::path(put, path = "/health-gate", tag = "account", request_body = HealthAnswersBody, responses((status = 200, body = Me)))]
pub(crate) async fn update_health_gate(
    State(state): State<AppState>,
    caller: Caller,
    Body(answers): Body<HealthAnswersBody>,
) -> Result<Json<Me>, Error> {
    let who = state.who(&caller);
    let work = state.app.write(who, move |tx, desk| {
        app::put_health_answers(tx, desk, &answers)
    });
    Ok(Json(work.await?))
}

/// The optional page about health: lasting flags and life stages.
#[utoipa::path(get, path = "/health-page", tag = "account", responses((status = 200, body = HealthPage)))]
pub(crate) async fn show_health_page(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<HealthPage>, Error> {
    let work = state.app.read(state.who(&caller), app::health_page);
    Ok(Json(work.await?))
}

/// Keeps what she tells on that page; what is left out is taken back.
#[utoipa::path(put, path = "/health-page", tag = "account", request_body = HealthPageBody, responses((status = 200, body = HealthPage)))]
pub(crate) async fn update_health_page(
    State(state): State<AppState>,
    caller: Caller,
    Body(told): Body<HealthPageBody>,
) -> Result<Json<HealthPage>, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::put_health_page(tx, desk, &told)
    });
    Ok(Json(work.await?))
}

/// Keeps that a professional has cleared her; one easy session follows, then a held one.
#[utoipa::path(put, path = "/clearance", tag = "account", request_body = ClearanceBody, responses((status = 200, body = Today)))]
pub(crate) async fn clear(
    State(state): State<AppState>,
    caller: Caller,
    Body(clearance): Body<ClearanceBody>,
) -> Result<Json<Today>, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::put_clearance(tx, desk, &clearance)?;
        app::today(tx, desk, None)
    });
    Ok(Json(work.await?))
}
