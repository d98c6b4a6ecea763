//! Today, decided; and choosing otherwise.

use axum::{Json, extract::State};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::{
    Error, app,
    auth::Caller,
    extract::{Body, PathOf, QueryOf},
    state::AppState,
    wire::{OverrideBody, Today},
};

/// Which day.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct DayQuery {
    /// The athlete's local date; her today when left out.
    on: Option<Date>,
}

/// A day, decided. What was told is kept as it was shown.
#[utoipa::path(get, path = "/today", tag = "today", params(DayQuery), responses((status = 200, body = Today)))]
pub(crate) async fn show(
    State(state): State<AppState>,
    caller: Caller,
    QueryOf(query): QueryOf<DayQuery>,
) -> Result<Json<Today>, Error> {
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .write(who, move |tx, desk| app::today(tx, desk, query.on))
            .await?,
    ))
}

/// Chooses another state than the decided one.
#[utoipa::path(put, path = "/overrides/{id}", tag = "today", params(("id" = Uuid, Path)), request_body = OverrideBody, responses((status = 200, body = Today)))]
pub(crate) async fn choose(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    Body(body): Body<OverrideBody>,
) -> Result<Json<Today>, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::put_override(tx, desk, id, &body)?;
        app::today(tx, desk, Some(body.day))
    });
    Ok(Json(work.await?))
}

/// Takes the choice back.
#[utoipa::path(delete, path = "/overrides/{id}", tag = "today", params(("id" = Uuid, Path)), responses((status = 200, body = Today)))]
pub(crate) async fn undo(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
) -> Result<Json<Today>, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        let day = app::undo_override(tx, desk, id)?;
        app::today(tx, desk, Some(day))
    });
    Ok(Json(work.await?))
}
