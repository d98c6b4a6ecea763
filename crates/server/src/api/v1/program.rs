//! Programs, and joining one.

use axum::{Json, extract::State, http::StatusCode};

use crate::{
    Error, app,
    auth::Caller,
    extract::{Body, PathOf},
    state::AppState,
    wire::{EnrollmentBody, Program, ProgramCard, Today},
};

/// The programs there are.
#[utoipa::path(get, path = "/programs", tag = "plan", responses((status = 200, body = [ProgramCard])))]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<ProgramCard>>, Error> {
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .read(who, |_, desk| Ok(app::list_programs(desk)))
            .await?,
    ))
}

/// One program, week by week.
#[utoipa::path(get, path = "/programs/{id}", tag = "plan", params(("id" = String, Path)), responses((status = 200, body = Program)))]
pub(crate) async fn show(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<String>,
) -> Result<Json<Program>, Error> {
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .read(who, move |_, desk| app::show_program(desk, &id))
            .await?,
    ))
}

/// Joins a program; the one before ends.
#[utoipa::path(post, path = "/enrollment", tag = "plan", request_body = EnrollmentBody, responses((status = 200, body = Today)))]
pub(crate) async fn join(
    State(state): State<AppState>,
    caller: Caller,
    Body(body): Body<EnrollmentBody>,
) -> Result<Json<Today>, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::enroll(tx, desk, &body.program_id, Some(body.start_on))?;
        app::today(tx, desk, None)
    });
    Ok(Json(work.await?))
}

/// Leaves the program; what was done stays.
#[utoipa::path(delete, path = "/enrollment", tag = "plan", responses((status = 204)))]
pub(crate) async fn leave(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<StatusCode, Error> {
    state
        .app
        .write(state.who(&caller), app::leave_program)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
