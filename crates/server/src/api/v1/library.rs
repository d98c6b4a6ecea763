//! The library, to read.

use axum::{Json, extract::State};

use crate::{
    Error, app,
    auth::Caller,
    extract::PathOf,
    state::AppState,
    wire::{ExerciseCard, Figure, MovementCard, RecoveryCard, RecoverySession},
};

/// Strength exercises, by name.
#[utoipa::path(get, path = "/library/exercises", tag = "library", responses((status = 200, body = [ExerciseCard])))]
pub(crate) async fn list_exercises(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<ExerciseCard>>, Error> {
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .read(who, |_, desk| Ok(app::list_exercises(desk)))
            .await?,
    ))
}

/// Recovery movements, by name.
#[utoipa::path(get, path = "/library/movements", tag = "library", responses((status = 200, body = [MovementCard])))]
pub(crate) async fn list_movements(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<MovementCard>>, Error> {
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .read(who, |_, desk| Ok(app::list_movements(desk)))
            .await?,
    ))
}

/// The figures of all movements, as numbers to draw.
#[utoipa::path(get, path = "/library/figures", tag = "library", responses((status = 200, body = [Figure])))]
pub(crate) async fn list_figures(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<Figure>>, Error> {
    let who = state.who(&caller);
    let work = state.app.read(who, |_, desk| Ok(app::list_figures(desk)));
    Ok(Json(work.await?))
}

/// Recovery sessions, by name.
#[utoipa::path(get, path = "/library/recovery-sessions", tag = "library", responses((status = 200, body = [RecoveryCard])))]
pub(crate) async fn list_recovery_sessions(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<RecoveryCard>>, Error> {
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .read(who, |_, desk| Ok(app::list_recovery_sessions(desk)))
            .await?,
    ))
}

/// One recovery session, step by step.
#[utoipa::path(get, path = "/library/recovery-sessions/{id}", tag = "library", params(("id" = String, Path)), responses((status = 200, body = RecoverySession)))]
pub(crate) async fn show_recovery_session(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<String>,
) -> Result<Json<RecoverySession>, Error> {
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .read(who, move |_, desk| {
                app::show_recovery_session(desk, &id, None)
            })
            .await?,
    ))
}
