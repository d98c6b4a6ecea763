//! Exercises of her own.

use axum::{Json, extract::State, http::StatusCode};
use uuid::Uuid;

use crate::{
    Error, app,
    auth::Caller,
    extract::{Body, PathOf, QueryOf, RevQuery, same_id},
    state::AppState,
    wire::OwnExercise,
};

/// Her own exercises, by name.
#[utoipa::path(get, path = "/exercises", tag = "library", responses((status = 200, body = [OwnExercise])))]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<OwnExercise>>, Error> {
    let who = state.who(&caller);
    Ok(Json(state.app.read(who, app::list_own_exercises).await?))
}

/// Keeps an exercise of her own; what is kept comes back.
#[utoipa::path(put, path = "/exercises/{id}", tag = "library", params(("id" = Uuid, Path)), request_body = OwnExercise, responses((status = 200, body = OwnExercise)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    Body(body): Body<OwnExercise>,
) -> Result<Json<OwnExercise>, Error> {
    same_id(id, body.id)?;
    let who = state.who(&caller);
    let work = state
        .app
        .write(who, move |tx, desk| app::put_own_exercise(tx, desk, &body));
    Ok(Json(work.await?))
}

/// Takes an exercise of her own away; its sets stay in the log.
#[utoipa::path(delete, path = "/exercises/{id}", tag = "library", params(("id" = Uuid, Path), RevQuery), responses((status = 204)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    QueryOf(rev): QueryOf<RevQuery>,
) -> Result<StatusCode, Error> {
    let rev = rev.into_rev();
    let who = state.who(&caller);
    let work = state.app.write(who, move |tx, desk| {
        app::delete_own_exercise(tx, desk, id, &rev)
    });
    work.await?;
    Ok(StatusCode::NO_CONTENT)
}
