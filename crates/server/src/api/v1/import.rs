//! Logs from other apps: preview, import, undo.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::{FromRequest, Multipart, Request, State, multipart},
    http::StatusCode,
};
use recoup_import::LARGEST_TEXT;
use serde::de::DeserializeOwned;
use tempfile::TempPath;
use tokio::io::AsyncWriteExt as _;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    Error,
    app::{self, Content, ImportFile, ReadFile},
    auth::Caller,
    extract::PathOf,
    state::AppState,
    wire::{DateOrder, ImportBatch, ImportDone, ImportPreview, ReadingProgress, Unit},
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
    /// The file: a text log of at most 64 MB, or a health archive of at most 8 GB.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
    /// The unit of its loads, where it does not tell.
    unit: Option<Unit>,
    /// Which of day and month comes first, where it does not tell.
    date_order: Option<DateOrder>,
    /// A JSON object: names of the file, and the exercises they are.
    mapping: Option<String>,
    /// A JSON object: names of the file, and their unit where it differs.
    exercise_units: Option<String>,
    /// A JSON object: headers of a table, and what the column holds: `date`, `time`, `exercise`,
    /// `load`, `load_unit`, `reps`, `rpe`, `seconds`, `distance`, `notes`, `ignore` and others.
    columns: Option<String>,
    /// Whether what it tells of the cycle and of symptoms may be kept: `true` or `false`.
    keep_intimate: Option<bool>,
    /// An id to ask with how far it is read.
    watch: Option<Uuid>,
}

/// What a file holds. Nothing is kept.
#[utoipa::path(post, path = "/imports/preview", tag = "import", request_body(content = ImportBody, content_type = "multipart/form-data"), responses((status = 200, body = ImportPreview)))]
pub(crate) async fn preview(
    State(state): State<AppState>,
    caller: Caller,
    form: Form,
) -> Result<Json<ImportPreview>, Error> {
    let who = state.who(&caller);
    let file = form.read(&state, &caller).await?;
    Ok(Json(
        state
            .app
            .read(who, move |tx, desk| app::preview_import(tx, desk, &file))
            .await?,
    ))
}

/// How far a file is read that was sent with this id as `watch`. Small files tell nothing.
#[utoipa::path(get, path = "/imports/reading/{id}", tag = "import", params(("id" = Uuid, Path)), responses((status = 200, body = ReadingProgress)))]
pub(crate) async fn reading(
    State(state): State<AppState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
) -> Json<ReadingProgress> {
    Json(state.under_way().find(caller.athlete, id))
}

/// Keeps what a file holds: all of it, or nothing. A file sent twice changes nothing.
#[utoipa::path(post, path = "/imports", tag = "import", request_body(content = ImportBody, content_type = "multipart/form-data"), responses((status = 200, body = ImportDone)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    caller: Caller,
    form: Form,
) -> Result<Json<ImportDone>, Error> {
    let who = state.who(&caller);
    let file = form.read(&state, &caller).await?;
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
pub(crate) struct Form {
    file: ImportFile,
    watch: Option<Uuid>,
    /// Holds a large file on the disk until it was read.
    _spool: Option<TempPath>,
}

impl Form {
    /// Reads the file where it keeps nobody waiting.
    async fn read(self, state: &AppState, caller: &Caller) -> Result<ReadFile, Error> {
        let zone = state.app.read(state.who(caller), app::time_zone).await?;
        let begin = |id| {
            let total = self.file.content.to_read();
            state.under_way().begin(caller.athlete, id, total)
        };
        let reading = self.watch.map(begin);
        let work = move || {
            let mut tell = |done| {
                if let Some(reading) = &reading {
                    reading.tell(done);
                }
            };
            app::read_file(self.file, zone, &mut tell)
        };
        let read = tokio::task::spawn_blocking(work).await;
        Ok(read.map_err(Error::internal)??)
    }
}

/// The parts of a form so far.
#[derive(Default)]
struct Parts {
    file: Option<(String, Content, Option<TempPath>)>,
    unit: Option<Unit>,
    date_order: Option<DateOrder>,
    mapping: BTreeMap<String, String>,
    exercise_units: BTreeMap<String, Unit>,
    columns: BTreeMap<String, recoup_import::Field>,
    keep_intimate: bool,
    watch: Option<Uuid>,
}

impl FromRequest<AppState> for Form {
    type Rejection = Error;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Error> {
        let read = Multipart::from_request(request, state).await;
        let mut form = read.map_err(|_| Error::UnsupportedMedia("multipart/form-data"))?;
        let mut parts = Parts::default();
        while let Some(field) = form.next_field().await.map_err(|e| broken(&e))? {
            parts.take(field).await?;
        }
        let missing = || Error::invalid("file", "missing", "a file");
        let (name, content, spool) = parts.file.ok_or_else(missing)?;
        Ok(Self {
            file: ImportFile {
                name,
                content,
                unit: parts.unit,
                exercise_units: parts.exercise_units,
                date_order: parts.date_order,
                mapping: parts.mapping,
                columns: parts.columns,
                keep_intimate: parts.keep_intimate,
            },
            watch: parts.watch,
            _spool: spool,
        })
    }
}

impl Parts {
    async fn take(&mut self, field: multipart::Field<'_>) -> Result<(), Error> {
        match field.name().unwrap_or_default() {
            "file" => self.file = Some(take_file(field).await?),
            "unit" => self.unit = answer("unit", field, "kg or lb").await?,
            "date_order" => {
                self.date_order = answer("date_order", field, "day_first or month_first").await?;
            }
            "watch" => self.watch = answer("watch", field, "a UUID").await?,
            "mapping" => self.mapping = object("mapping", field, "exercise ids").await?,
            "exercise_units" => {
                self.exercise_units = object("exercise_units", field, "kg or lb").await?;
            }
            "columns" => {
                let told: BTreeMap<String, String> =
                    object("columns", field, "what each column holds").await?;
                self.columns = app::columns_of(&told)?;
            }
            "keep_intimate" => {
                let word = field.text().await.map_err(|e| broken(&e))?;
                self.keep_intimate = match word.as_str() {
                    "true" => true,
                    "false" | "" => false,
                    _ => return Err(Error::invalid("keep_intimate", &word, "true or false")),
                };
            }
            _ => {}
        }
        Ok(())
    }
}

/// Takes a file in: up to the size of a text log in memory, a larger one on the disk.
async fn take_file(
    mut field: multipart::Field<'_>,
) -> Result<(String, Content, Option<TempPath>), Error> {
    let named = field.file_name().unwrap_or("file");
    let name = named.chars().take(LONGEST_NAME).collect();
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|e| broken(&e))? {
        bytes.extend_from_slice(&chunk);
        if LARGEST_TEXT < bytes.len() {
            let path = spool(bytes, field).await?;
            return Ok((name, Content::Disk(path.to_path_buf()), Some(path)));
        }
    }
    Ok((name, Content::Memory(bytes.into()), None))
}

/// Writes what came and what still comes to a file of its own, which goes with its path.
async fn spool(came: Vec<u8>, mut field: multipart::Field<'_>) -> Result<TempPath, Error> {
    let no_room = |error: std::io::Error| Error::internal(error);
    let (file, path) = tempfile::NamedTempFile::new()
        .map_err(no_room)?
        .into_parts();
    let mut file = tokio::fs::File::from_std(file);
    file.write_all(&came).await.map_err(no_room)?;
    while let Some(chunk) = field.chunk().await.map_err(|e| broken(&e))? {
        file.write_all(&chunk).await.map_err(no_room)?;
    }
    file.flush().await.map_err(no_room)?;
    Ok(path)
}

/// A JSON object of names and answers.
async fn object<T: DeserializeOwned>(
    name: &'static str,
    field: multipart::Field<'_>,
    of: &'static str,
) -> Result<BTreeMap<String, T>, Error> {
    let text = field.text().await.map_err(|e| broken(&e))?;
    let limit = format!("a JSON object of names and {of}");
    serde_json::from_str(&text).map_err(|_| Error::invalid(name, "something else", limit))
}

/// An answer in a word; none when the field is empty.
async fn answer<T: DeserializeOwned>(
    name: &'static str,
    field: multipart::Field<'_>,
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

fn broken(error: &axum::extract::multipart::MultipartError) -> Error {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge { limit: "8 GB" },
        _ => Error::Malformed(error.body_text()),
    }
}
