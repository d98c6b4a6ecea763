//! Training sessions as performed.

use axum::{Json, extract::State, http::StatusCode};
use uuid::Uuid;

use crate::{
    Error, app,
    auth::Caller,
    extract::{Body, PathOf, QueryOf, RevQuery, SpanQuery, same_id},
    state::AppState,
    wire::Session,
};

/// What the store notes of a session's source.
const SOURCE: &str = "app";

/// Her sessions of some days, both ends included.
#[utoipa::path(get, path = "/sessions", tag = "log", params(SpanQuery), responses((status = 200, body = [Session])))]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
    QueryOf(span): QueryOf<SpanQuery>,
) -> Result<Json<Vec<Session>>, Error> {
    let (from, to) = span.ends()?;
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .read(who, move |tx, desk| app::list_sessions(tx, desk, from, to))
            .await?,
    ))
}

/// One session.
#[utoipa::path(get, path = "/sessions/{id}", tag = "log", params(("id" = Uuid, Path)), responses((status = 200, body = Session)))]
pub(crate) async fn show(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
) -> Result<Json<Session>, Error> {
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .read(who, move |tx, desk| app::find_session(tx, desk, id))
            .await?,
    ))
}

/// Keeps a session; what is kept comes back.
#[utoipa::path(put, path = "/sessions/{id}", tag = "log", params(("id" = Uuid, Path)), request_body = Session, responses((status = 200, body = Session)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    Body(body): Body<Session>,
) -> Result<Json<Session>, Error> {
    same_id(id, body.id)?;
    let who = state.who(&caller);
    let work = state.app.write(who, move |tx, desk| {
        app::put_session(tx, desk, &body, SOURCE)
    });
    Ok(Json(work.await?))
}

/// Takes a session back.
#[utoipa::path(delete, path = "/sessions/{id}", tag = "log", params(("id" = Uuid, Path), RevQuery), responses((status = 204)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    QueryOf(rev): QueryOf<RevQuery>,
) -> Result<StatusCode, Error> {
    let rev = rev.into_rev();
    let who = state.who(&caller);
    let work = state
        .app
        .write(who, move |tx, desk| app::delete_session(tx, desk, id, &rev));
    work.await?;
    Ok(StatusCode::NO_CONTENT)
}
