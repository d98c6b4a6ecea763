//! Lifts: what was done, what to expect next time, and how good the guesses were.

use axum::{Json, extract::State};

use crate::{
    Error, app,
    auth::Caller,
    extract::PathOf,
    state::AppState,
    wire::{Lift, Lifts},
};

/// The lifts she does, the latest first.
#[utoipa::path(get, path = "/lifts", tag = "lifts", responses((status = 200, body = Lifts)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Lifts>, Error> {
    Ok(Json(
        state.app.write(state.who(&caller), app::list_lifts).await?,
    ))
}

/// One lift, by its exercise.
#[utoipa::path(get, path = "/lifts/{id}", tag = "lifts", params(("id" = String, Path)), responses((status = 200, body = Lift)))]
pub(crate) async fn show(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<String>,
) -> Result<Json<Lift>, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::show_lift(tx, desk, &id)
    });
    Ok(Json(work.await?))
}
