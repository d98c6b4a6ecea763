//! The log as a list.

use axum::{Json, extract::State};

use crate::{
    Error, app,
    auth::Caller,
    extract::{QueryOf, SpanQuery},
    state::AppState,
    wire::HistoryEntry,
};

/// What she did on some days, both ends included, newest first.
#[utoipa::path(get, path = "/history", tag = "log", params(SpanQuery), responses((status = 200, body = [HistoryEntry])))]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
    QueryOf(span): QueryOf<SpanQuery>,
) -> Result<Json<Vec<HistoryEntry>>, Error> {
    let (from, to) = span.ends()?;
    let work = state.app.read(state.who(&caller), move |tx, desk| {
        app::history(tx, desk, from, to)
    });
    Ok(Json(work.await?))
}
