//! Check-ins.

use axum::{Json, extract::State};
use uuid::Uuid;

use crate::{
    Error, app,
    auth::Caller,
    extract::{Body, PathOf, QueryOf, RevQuery, SpanQuery, same_id},
    state::AppState,
    wire::{CheckIn, Today},
};

/// Her check-ins of some days, both ends included.
#[utoipa::path(get, path = "/check-ins", tag = "today", params(SpanQuery), responses((status = 200, body = [CheckIn])))]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
    QueryOf(span): QueryOf<SpanQuery>,
) -> Result<Json<Vec<CheckIn>>, Error> {
    let (from, to) = span.ends()?;
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .read(who, move |tx, desk| app::list_check_ins(tx, desk, from, to))
            .await?,
    ))
}

/// Keeps a check-in and decides its day anew.
#[utoipa::path(put, path = "/check-ins/{id}", tag = "today", params(("id" = Uuid, Path)), request_body = CheckIn, responses((status = 200, body = Today)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    Body(body): Body<CheckIn>,
) -> Result<Json<Today>, Error> {
    same_id(id, body.id)?;
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::put_check_in(tx, desk, &body)?;
        app::today(tx, desk, Some(body.day))
    });
    Ok(Json(work.await?))
}

/// Takes a check-in back.
#[utoipa::path(delete, path = "/check-ins/{id}", tag = "today", params(("id" = Uuid, Path), RevQuery), responses((status = 200, body = Today)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    QueryOf(rev): QueryOf<RevQuery>,
) -> Result<Json<Today>, Error> {
    let rev = rev.into_rev();
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::delete_check_in(tx, desk, id, &rev)?;
        app::today(tx, desk, None)
    });
    Ok(Json(work.await?))
}
