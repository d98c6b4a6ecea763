//! What came of it: progress, report, the evening's answer, the experiment.

use axum::{Json, extract::State};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::{
    Error, app,
    auth::Caller,
    extract::{Body, PathOf, QueryOf, RevQuery, same_id},
    state::AppState,
    wire::{Evening, EveningQuestion, Experiment, Experiments, Progress, Report},
};

/// A day to look at.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct OnQuery {
    /// The day; today where she is when it is left out.
    on: Option<Date>,
}

/// The four outcomes and the rhythm.
#[utoipa::path(get, path = "/progress", tag = "outcome", params(OnQuery), responses((status = 200, body = Progress)))]
pub(crate) async fn progress(
    State(state): State<AppState>,
    caller: Caller,
    QueryOf(day): QueryOf<OnQuery>,
) -> Result<Json<Progress>, Error> {
    let who = state.who(&caller);
    let work = state
        .app
        .read(who, move |tx, desk| app::progress(tx, desk, day.on));
    Ok(Json(work.await?))
}

/// The report of the program.
#[utoipa::path(get, path = "/report", tag = "outcome", params(OnQuery), responses((status = 200, body = Report)))]
pub(crate) async fn report(
    State(state): State<AppState>,
    caller: Caller,
    QueryOf(day): QueryOf<OnQuery>,
) -> Result<Json<Report>, Error> {
    let who = state.who(&caller);
    let work = state
        .app
        .read(who, move |tx, desk| app::report(tx, desk, day.on));
    Ok(Json(work.await?))
}

/// Whether the evening's question is asked, and what was answered.
#[utoipa::path(get, path = "/evening", tag = "outcome", params(OnQuery), responses((status = 200, body = EveningQuestion)))]
pub(crate) async fn evening(
    State(state): State<AppState>,
    caller: Caller,
    QueryOf(day): QueryOf<OnQuery>,
) -> Result<Json<EveningQuestion>, Error> {
    let who = state.who(&caller);
    let work = state
        .app
        .read(who, move |tx, desk| app::evening(tx, desk, day.on));
    Ok(Json(work.await?))
}

/// Keeps the evening's answer.
#[utoipa::path(put, path = "/evenings/{id}", tag = "outcome", params(("id" = Uuid, Path)), request_body = Evening, responses((status = 200, body = EveningQuestion)))]
pub(crate) async fn update_evening(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    Body(body): Body<Evening>,
) -> Result<Json<EveningQuestion>, Error> {
    same_id(id, body.id)?;
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::put_evening(tx, desk, &body)?;
        app::evening(tx, desk, Some(body.day))
    });
    Ok(Json(work.await?))
}

/// Takes the evening's answer back.
#[utoipa::path(delete, path = "/evenings/{id}", tag = "outcome", params(("id" = Uuid, Path), RevQuery), responses((status = 200, body = EveningQuestion)))]
pub(crate) async fn delete_evening(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    QueryOf(rev): QueryOf<RevQuery>,
) -> Result<Json<EveningQuestion>, Error> {
    let rev = rev.into_rev();
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::delete_evening(tx, desk, id, &rev)?;
        app::evening(tx, desk, None)
    });
    Ok(Json(work.await?))
}

/// Her experiments, and what she may choose for the next.
#[utoipa::path(get, path = "/experiments", tag = "outcome", responses((status = 200, body = Experiments)))]
pub(crate) async fn experiments(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Experiments>, Error> {
    Ok(Json(
        state.app.read(state.who(&caller), app::experiments).await?,
    ))
}

/// Agrees to an experiment: its outcome and options are fixed from here on.
#[utoipa::path(put, path = "/experiments/{id}", tag = "outcome", params(("id" = Uuid, Path)), request_body = Experiment, responses((status = 200, body = Experiments)))]
pub(crate) async fn update_experiment(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    Body(body): Body<Experiment>,
) -> Result<Json<Experiments>, Error> {
    same_id(id, body.id)?;
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::put_experiment(tx, desk, &body)?;
        app::experiments(tx, desk)
    });
    Ok(Json(work.await?))
}

/// Stops an experiment; what it found until then stays.
#[utoipa::path(delete, path = "/experiments/{id}", tag = "outcome", params(("id" = Uuid, Path), RevQuery), responses((status = 200, body = Experiments)))]
pub(crate) async fn stop_experiment(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    QueryOf(rev): QueryOf<RevQuery>,
) -> Result<Json<Experiments>, Error> {
    let rev = rev.into_rev();
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::stop_experiment(tx, desk, id, &rev)?;
        app::experiments(tx, desk)
    });
    Ok(Json(work.await?))
}

/// Throws today's coin, once.
#[utoipa::path(post, path = "/experiments/{id}/coin", tag = "outcome", params(("id" = Uuid, Path)), responses((status = 200, body = Experiments)))]
pub(crate) async fn toss(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
) -> Result<Json<Experiments>, Error> {
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::toss_coin(tx, desk, id)?;
        app::experiments(tx, desk)
    });
    Ok(Json(work.await?))
}
