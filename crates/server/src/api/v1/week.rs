//! The week, and choices about the plan.

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
    wire::{IfThens, MovePreview, PlanChoice, Week},
};

/// Which week.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct WeekQuery {
    /// A day of the week; her today when left out.
    of: Option<Date>,
}

/// Which session goes where.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct MoveQuery {
    /// The session's key.
    session: String,
    /// Only this day of the two weeks; all of them when left out.
    day: Option<Date>,
}

/// A week as a wave.
#[utoipa::path(get, path = "/week", tag = "plan", params(WeekQuery), responses((status = 200, body = Week)))]
pub(crate) async fn show(
    State(state): State<AppState>,
    caller: Caller,
    QueryOf(query): QueryOf<WeekQuery>,
) -> Result<Json<Week>, Error> {
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .write(who, move |tx, desk| app::week(tx, desk, query.of))
            .await?,
    ))
}

/// How a session would fit each day of this week and the next.
#[utoipa::path(get, path = "/plan-choices/preview", tag = "plan", params(MoveQuery), responses((status = 200, body = [MovePreview])))]
pub(crate) async fn preview(
    State(state): State<AppState>,
    caller: Caller,
    QueryOf(query): QueryOf<MoveQuery>,
) -> Result<Json<Vec<MovePreview>>, Error> {
    let MoveQuery { session, day } = query;
    let work = state.app.read(state.who(&caller), move |tx, desk| {
        app::preview_move(tx, desk, &session)
    });
    let mut days = work.await?;
    days.retain(|preview| day.is_none_or(|day| preview.day == day));
    Ok(Json(days))
}

/// Keeps a choice about the plan.
#[utoipa::path(put, path = "/plan-choices/{id}", tag = "plan", params(("id" = Uuid, Path)), request_body = PlanChoice, responses((status = 200, body = Week)))]
pub(crate) async fn choose(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    Body(body): Body<PlanChoice>,
) -> Result<Json<Week>, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::put_plan_choice(tx, desk, id, &body)?;
        app::week(tx, desk, None)
    });
    Ok(Json(work.await?))
}

/// Takes a choice about the plan back.
#[utoipa::path(delete, path = "/plan-choices/{id}", tag = "plan", params(("id" = Uuid, Path)), responses((status = 200, body = Week)))]
pub(crate) async fn undo(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
) -> Result<Json<Week>, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::delete_plan_choice(tx, desk, id)?;
        app::week(tx, desk, None)
    });
    Ok(Json(work.await?))
}

/// The if-then plans of her strength days.
#[utoipa::path(get, path = "/if-then", tag = "plan", responses((status = 200, body = IfThens)))]
pub(crate) async fn if_thens(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<IfThens>, Error> {
    let work = state.app.read(state.who(&caller), app::if_thens);
    Ok(Json(work.await?))
}
