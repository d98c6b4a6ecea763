//! Everything kept about a person.

use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use crate::{Error, app, auth::Caller, state::AppState, wire::Export};

/// Everything kept about her, as a file.
#[utoipa::path(get, path = "/export", tag = "account", responses((status = 200, body = Export)))]
pub(crate) async fn show(State(state): State<AppState>, caller: Caller) -> Result<Response, Error> {
    let export = state.app.read(state.who(&caller), app::export).await?;
    let name = [(
        header::CONTENT_DISPOSITION,
        "attachment; filename=\"recoup.json\"",
    )];
    Ok((name, Json(export)).into_response())
}
