//! Sessions under way, for the other devices of the same person.

use axum::{Json, extract::State, http::StatusCode};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::{
    Error, app,
    auth::Caller,
    extract::{Body, PathOf, QueryOf},
    state::AppState,
    wire::{SessionPart, SessionPartBody},
};

/// A day.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfDay {
    /// Her day.
    on: Date,
}

/// What devices have of the sessions of a day.
#[utoipa::path(get, path = "/session-parts", tag = "log", params(OfDay), responses((status = 200, body = [SessionPart])))]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
    QueryOf(OfDay { on }): QueryOf<OfDay>,
) -> Result<Json<Vec<SessionPart>>, Error> {
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .read(who, move |tx, desk| app::list_session_parts(tx, desk, on))
            .await?,
    ))
}

/// Keeps what a device has of a session under way.
#[utoipa::path(put, path = "/session-parts/{session}", tag = "log", params(("session" = Uuid, Path)), request_body = SessionPartBody, responses((status = 204)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(session): PathOf<Uuid>,
    Body(body): Body<SessionPartBody>,
) -> Result<StatusCode, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::put_session_part(tx, desk, session, &body)
    });
    work.await?;
    Ok(StatusCode::NO_CONTENT)
}
