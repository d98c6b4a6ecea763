//! Logs from other apps: preview, import, undo.

use axum::{
    Json,
    extract::{FromRequest, Multipart, Request, State, multipart::Field},
    http::StatusCode,
};
use serde::de::DeserializeOwned;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    Error,
    app::{self, ImportFile},
    auth::Caller,
    extract::PathOf,
    state::AppState,
    wire::{DateOrder, ImportBatch, ImportDone, ImportPreview, Unit},
};

/// Most characters of a file's name.
const LONGEST_NAME: usize = 200;

/// A file, and the answers to its questions.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "only the OpenAPI page reads it: a form is read field by field"
)]
pub(crate) struct ImportBody {
    /// The file, at most 64 MB.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
    /// The unit of its loads, where it does not tell.
    unit: Option<Unit>,
    /// Which of day and month comes first, where it does not tell.
    date_order: Option<DateOrder>,
    /// A JSON object: names of the file, and the exercises they are.
    mapping: Option<String>,
}

/// What a file holds. Nothing is kept.
#[utoipa::path(post, path = "/imports/preview", tag = "import", request_body(content = ImportBody, content_type = "multipart/form-data"), responses((status = 200, body = ImportPreview)))]
pub(crate) async fn preview(
    State(state): State<AppState>,
    caller: Caller,
    Form(file): Form,
) -> Result<Json<ImportPreview>, Error> {
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .read(who, move |tx, desk| app::preview_import(tx, desk, &file))
            .await?,
    ))
}

/// Keeps what a file holds: all of it, or nothing. A file sent twice changes nothing.
#[utoipa::path(post, path = "/imports", tag = "import", request_body(content = ImportBody, content_type = "multipart/form-data"), responses((status = 200, body = ImportDone)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    caller: Caller,
    Form(file): Form,
) -> Result<Json<ImportDone>, Error> {
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .write(who, move |tx, desk| app::import(tx, desk, &file))
            .await?,
    ))
}

/// Her imports, the latest first.
#[utoipa::path(get, path = "/imports", tag = "import", responses((status = 200, body = [ImportBatch])))]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<ImportBatch>>, Error> {
    Ok(Json(
        state
            .app
            .read(state.who(&caller), app::list_imports)
            .await?,
    ))
}

/// Takes an import back.
#[utoipa::path(delete, path = "/imports/{id}", tag = "import", params(("id" = Uuid, Path)), responses((status = 200, body = ImportBatch)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
) -> Result<Json<ImportBatch>, Error> {
    let who = state.who(&caller);
    Ok(Json(
        state
            .app
            .write(who, move |tx, desk| app::delete_import(tx, desk, id))
            .await?,
    ))
}

/// The form of an import.
pub(crate) struct Form(ImportFile);

impl FromRequest<AppState> for Form {
    type Rejection = Error;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Error> {
        let read = Multipart::from_request(request, state).await;
        let mut form = read.map_err(|_| Error::UnsupportedMedia("multipart/form-data"))?;
        let mut file = None;
        let (mut unit, mut date_order, mut mapping) = (None, None, None);
        while let Some(field) = form.next_field().await.map_err(|e| broken(&e))? {
            match field.name().unwrap_or_default() {
                "file" => file = Some(read_file(field).await?),
                "unit" => unit = answer("unit", field, "kg or lb").await?,
                "date_order" => {
                    date_order = answer("date_order", field, "day_first or month_first").await?;
                }
                "mapping" => {
                    let text = field.text().await.map_err(|e| broken(&e))?;
                    mapping = Some(serde_json::from_str(&text).map_err(|_| no_mapping())?);
                }
                _ => {}
            }
        }
        let (name, bytes) = file.ok_or_else(|| Error::invalid("file", "missing", "a file"))?;
        let mapping = mapping.unwrap_or_default();
        Ok(Self(ImportFile {
            name,
            bytes: bytes.into(),
            unit,
            date_order,
            mapping,
        }))
    }
}

async fn read_file(field: Field<'_>) -> Result<(String, Vec<u8>), Error> {
    let name = field
        .file_name()
        .unwrap_or("file")
        .chars()
        .take(LONGEST_NAME)
        .collect();
    let bytes = field.bytes().await.map_err(|e| broken(&e))?;
    Ok((name, bytes.into()))
}

/// An answer in a word; none when the field is empty.
async fn answer<T: DeserializeOwned>(
    name: &'static str,
    field: Field<'_>,
    limit: &'static str,
) -> Result<Option<T>, Error> {
    let word = field.text().await.map_err(|e| broken(&e))?;
    if word.is_empty() {
        return Ok(None);
    }
    let read = serde_json::from_value(serde_json::Value::String(word.clone()));
    read.map(Some)
        .map_err(|_| Error::invalid(name, &word, limit))
}

fn no_mapping() -> Error {
    Error::invalid(
        "mapping",
        "something else",
        "a JSON object of names and exercise ids",
    )
}

fn broken(error: &axum::extract::multipart::MultipartError) -> Error {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge { limit: "64 MB" },
        _ => Error::Malformed(error.body_text()),
    }
}
