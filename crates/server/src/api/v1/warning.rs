//! Early warning.

use axum::{Json, extract::State};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{Error, app, auth::Caller, extract::QueryOf, state::AppState, wire::EarlyWarning};

/// A day to look at.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct OnQuery {
    /// The day; today where she is when it is left out.
    on: Option<Date>,
}

/// Small signs together, what is worth knowing, and what an easier week would be.
#[utoipa::path(get, path = "/warning", tag = "today", params(OnQuery), responses((status = 200, body = EarlyWarning)))]
pub(crate) async fn show(
    State(state): State<AppState>,
    caller: Caller,
    QueryOf(day): QueryOf<OnQuery>,
) -> Result<Json<EarlyWarning>, Error> {
    let who = state.who(&caller);
    let work = state
        .app
        .read(who, move |tx, desk| app::early_warning(tx, desk, day.on));
    Ok(Json(work.await?))
}
