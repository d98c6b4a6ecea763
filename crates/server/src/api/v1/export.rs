//! Everything kept about a person, to take along and to put back.

use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
    Error,
    app::{self, Archive, Leaving},
    auth::Caller,
    extract::{PathOf, QueryOf},
    state::AppState,
    wire::{ArchiveAbout, Export, ExportLayout},
};

/// Which day.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct DayQuery {
    /// The day; her today when left out.
    on: Option<Date>,
}

/// Everything kept about her, as a file to read.
#[utoipa::path(get, path = "/export", tag = "account", responses((status = 200, body = Export)))]
pub(crate) async fn show(State(state): State<AppState>, caller: Caller) -> Result<Response, Error> {
    let export = state.app.read(state.who(&caller), app::export).await?;
    let name = [(
        header::CONTENT_DISPOSITION,
        "attachment; filename=\"recoup.json\"",
    )];
    Ok((name, Json(export)).into_response())
}

/// Everything kept about her, as one ZIP that another Recoup takes back.
#[utoipa::path(get, path = "/archive", tag = "account", responses((status = 200, content_type = "application/zip", body = Vec<u8>)))]
pub(crate) async fn archive(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Response, Error> {
    let archive = state.app.read(state.who(&caller), app::archive).await?;
    let zip = tokio::task::spawn_blocking(move || archive.to_zip()).await;
    Ok(file(Leaving {
        name: "recoup.zip".to_owned(),
        media_type: "application/zip",
        bytes: zip.map_err(Error::internal)??,
    }))
}

/// Puts an archive into an account that has no log yet.
#[utoipa::path(put, path = "/archive", tag = "account", request_body(content = Vec<u8>, content_type = "application/zip"), responses((status = 200, body = ArchiveAbout)))]
pub(crate) async fn put_archive(
    State(state): State<AppState>,
    caller: Caller,
    body: Bytes,
) -> Result<Json<ArchiveAbout>, Error> {
    let who = state.who(&caller);
    let read = tokio::task::spawn_blocking(move || Archive::from_zip(&body)).await;
    let archive = read.map_err(Error::internal)??;
    Ok(Json(
        state
            .app
            .write(who, move |tx, desk| app::put_archive(tx, desk, &archive))
            .await?,
    ))
}

/// Her log in a layout that others read.
#[utoipa::path(get, path = "/exports/{layout}", tag = "account", params(("layout" = String, Path, description = "`strong` or `hevy` as CSV; `parquet` or `parquet_check_ins` as tables")), responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>)))]
pub(crate) async fn show_as(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(layout): PathOf<ExportLayout>,
) -> Result<Response, Error> {
    let work =
        move |tx: &mut recoup_store::Tx<'_>, desk: &app::Desk<'_>| app::export_as(tx, desk, layout);
    Ok(file(state.app.read(state.who(&caller), work).await?))
}

/// The strength session of a day as a FIT workout for a watch.
#[utoipa::path(get, path = "/watch-workout", tag = "plan", params(DayQuery), responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>)))]
pub(crate) async fn watch_workout(
    State(state): State<AppState>,
    caller: Caller,
    QueryOf(query): QueryOf<DayQuery>,
) -> Result<Response, Error> {
    let work = move |tx: &mut recoup_store::Tx<'_>, desk: &app::Desk<'_>| {
        app::watch_workout(tx, desk, query.on)
    };
    Ok(file(state.app.write(state.who(&caller), work).await?))
}

/// A file to keep. Its name is made of our own words and a date.
fn file(leaving: Leaving) -> Response {
    let name = format!("attachment; filename=\"{}\"", leaving.name);
    let told = [
        (header::CONTENT_TYPE, leaving.media_type.to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    (told, leaving.bytes).into_response()
}
