//! Deleting what is kept: all of it, or what is most private.

use axum::{Json, extract::State};

use crate::{
    Error, app,
    auth::Owner,
    extract::Body,
    state::AppState,
    wire::{Deleted, Deletion, DeletionBody, DeletionPart},
};

/// What a deletion would take, and whether one is waiting.
#[utoipa::path(get, path = "/deletion", tag = "account", responses((status = 200, body = Deletion)))]
pub(crate) async fn show(
    State(state): State<AppState>,
    owner: Owner,
) -> Result<Json<Deletion>, Error> {
    let caller = owner.caller();
    let work = state.app.read(state.who(&caller), app::deletion);
    Ok(Json(work.await?))
}

/// Deletes a part at once, everything at once, or everything in seven days.
#[utoipa::path(post, path = "/deletion", tag = "account", request_body = DeletionBody, responses((status = 200, body = Deleted)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    owner: Owner,
    Body(body): Body<DeletionBody>,
) -> Result<Json<Deleted>, Error> {
    let caller = owner.caller();
    let is_part = body.what != DeletionPart::Everything;
    let work = state.app.write(state.who(&caller), move |tx, desk| {
        app::delete(tx, desk, &body)
    });
    let mut done = work.await?;
    if done.deleted_at.is_some() {
        // Deleted rows linger in free pages and in the log until the file is written anew.
        let scrubbed = state.store().scrub().await?;
        let told = state.app.read(state.who(&caller), move |_, desk| {
            Ok(app::beyond_deletion(desk, &scrubbed))
        });
        done.beyond = told.await?;
        let what = if is_part { "a part" } else { "everything" };
        tracing::info!(what, "deleted as asked");
    }
    Ok(Json(done))
}

/// Keeps everything after all.
#[utoipa::path(delete, path = "/deletion", tag = "account", responses((status = 200, body = Deletion)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    owner: Owner,
) -> Result<Json<Deletion>, Error> {
    let caller = owner.caller();
    let work = state.app.write(state.who(&caller), app::undo_deletion);
    Ok(Json(work.await?))
}
