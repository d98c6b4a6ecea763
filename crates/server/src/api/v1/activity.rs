//! Activity beside strength and recovery sessions.

use axum::{Json, extract::State, http::StatusCode};
use uuid::Uuid;

use crate::{
    Error, app,
    auth::Caller,
    extract::{Body, PathOf, QueryOf, RevQuery, SpanQuery, same_id},
    state::AppState,
    wire::Activity,
};

/// What the store notes of an activity's source.
const SOURCE: &str = "app";

/// Her activities of some days, both ends included.
#[utoipa::path(get, path = "/activities", tag = "log", params(SpanQuery), responses((status = 200, body = [Activity])))]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
    QueryOf(span): QueryOf<SpanQuery>,
) -> Result<Json<Vec<Activity>>, Error> {
    let (from, to) = span.ends()?;
    let work = state.app.read(state.who(&caller), move |tx, desk| {
        app::list_activities(tx, desk, from, to)
    });
    Ok(Json(work.await?))
}

/// One activity.
#[utoipa::path(get, path = "/activities/{id}", tag = "log", params(("id" = Uuid, Path)), responses((status = 200, body = Activity)))]
pub(crate) async fn show(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
) -> Result<Json<Activity>, Error> {
    let work = state.app.read(state.who(&caller), move |tx, desk| {
        app::find_activity(tx, desk, id)
    });
    Ok(Json(work.await?))
}

/// Keeps an activity; what is kept comes back.
#[utoipa::path(put, path = "/activities/{id}", tag = "log", params(("id" = Uuid, Path)), request_body = Activity, responses((status = 200, body = Activity)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    Body(body): Body<Activity>,
) -> Result<Json<Activity>, Error> {
    same_id(id, body.id)?;
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::put_activity(tx, desk, &body, SOURCE)
    });
    Ok(Json(work.await?))
}

/// Takes an activity back.
#[utoipa::path(delete, path = "/activities/{id}", tag = "log", params(("id" = Uuid, Path), RevQuery), responses((status = 204)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    QueryOf(rev): QueryOf<RevQuery>,
) -> Result<StatusCode, Error> {
    let rev = rev.into_rev();
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::delete_activity(tx, desk, id, &rev)
    });
    work.await?;
    Ok(StatusCode::NO_CONTENT)
}
