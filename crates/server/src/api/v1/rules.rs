//! How the rules have gone for a person, what her muscles need, and her log walked day by day.

use axum::{Json, extract::State};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
    Error, app,
    auth::Caller,
    extract::QueryOf,
    state::AppState,
    wire::{RecoveryTime, Replay, Rules},
};

/// Which days.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct SpanQuery {
    /// The first day; the first of the log when left out.
    from: Option<Date>,
    /// The last day; her today when left out.
    to: Option<Date>,
}

/// How each rule has gone for her.
#[utoipa::path(get, path = "/rules", tag = "today", responses((status = 200, body = Rules)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Rules>, Error> {
    Ok(Json(state.app.read(state.who(&caller), app::rules).await?))
}

/// What each of her muscles needs after hard work, with its uncertainty.
#[utoipa::path(get, path = "/recovery-times", tag = "today", responses((status = 200, body = Vec<RecoveryTime>)))]
pub(crate) async fn list_recovery_times(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<RecoveryTime>>, Error> {
    let work = state.app.read(state.who(&caller), app::recovery_times);
    Ok(Json(work.await?))
}

/// Her log walked day by day, at most ten years; nothing is kept.
#[utoipa::path(get, path = "/replay", tag = "today", params(SpanQuery), responses((status = 200, body = Replay)))]
pub(crate) async fn replay(
    State(state): State<AppState>,
    caller: Caller,
    QueryOf(span): QueryOf<SpanQuery>,
) -> Result<Json<Replay>, Error> {
    let work = state.app.read(state.who(&caller), move |tx, desk| {
        app::replay(tx, desk, span.from, span.to)
    });
    Ok(Json(work.await?))
}
