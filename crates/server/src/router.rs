//! Every route on one page.
//!
//! [`ROUTES`] says who may use each; a test holds it against the OpenAPI page and walks it as everybody.

use std::time::Duration;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, Predicate as _, SizeAbove},
    },
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
};
use utoipa::openapi::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Error, api::v1, assets, guard::guard, headers, openapi, state::AppState, trace};

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Whoever is signed in, in a browser or by a token.
    Signed,
    /// Whoever is signed in, in a browser.
    Browser,
}

/// Every route of the API under `/api/v1`, and who may use it.
pub const ROUTES: &[(&str, &str, Access)] = {
    use Access::{Browser, Public, Signed};
    &[
        ("get", "/health", Public),
        ("get", "/openapi.json", Public),
        ("get", "/setup", Public),
        ("post", "/setup", Public),
        ("post", "/login", Public),
        ("delete", "/login", Browser),
        ("get", "/me", Signed),
        ("put", "/profile", Signed),
        ("get", "/health-gate", Signed),
        ("put", "/health-gate", Signed),
        ("get", "/health-page", Signed),
        ("put", "/health-page", Signed),
        ("put", "/clearance", Signed),
        ("get", "/body-mass", Signed),
        ("put", "/body-mass", Signed),
        ("delete", "/body-mass", Signed),
        ("get", "/rules", Signed),
        ("get", "/recovery-times", Signed),
        ("get", "/warning", Signed),
        ("get", "/replay", Signed),
        ("get", "/programs", Signed),
        ("get", "/programs/{id}", Signed),
        ("post", "/enrollment", Signed),
        ("delete", "/enrollment", Signed),
        ("get", "/today", Signed),
        ("get", "/check-ins", Signed),
        ("put", "/check-ins/{id}", Signed),
        ("delete", "/check-ins/{id}", Signed),
        ("put", "/overrides/{id}", Signed),
        ("delete", "/overrides/{id}", Signed),
        ("get", "/week", Signed),
        ("get", "/if-then", Signed),
        ("get", "/plan-choices/preview", Signed),
        ("put", "/plan-choices/{id}", Signed),
        ("delete", "/plan-choices/{id}", Signed),
        ("get", "/history", Signed),
        ("get", "/sessions", Signed),
        ("get", "/sessions/{id}", Signed),
        ("put", "/sessions/{id}", Signed),
        ("delete", "/sessions/{id}", Signed),
        ("get", "/activities", Signed),
        ("get", "/activities/{id}", Signed),
        ("put", "/activities/{id}", Signed),
        ("delete", "/activities/{id}", Signed),
        ("get", "/session-parts", Signed),
        ("put", "/session-parts/{session}", Signed),
        ("get", "/lifts", Signed),
        ("get", "/lifts/{id}", Signed),
        ("get", "/recovery-logs/{id}", Signed),
        ("put", "/recovery-logs/{id}", Signed),
        ("delete", "/recovery-logs/{id}", Signed),
        ("post", "/recovery-sessions/compose", Signed),
        ("get", "/recovery-sessions/{id}", Signed),
        ("get", "/recovery-settings", Signed),
        ("put", "/recovery-settings", Signed),
        ("get", "/snacks/today", Signed),
        ("put", "/snacks/{id}", Signed),
        ("get", "/progress", Signed),
        ("get", "/report", Signed),
        ("get", "/evening", Signed),
        ("put", "/evenings/{id}", Signed),
        ("delete", "/evenings/{id}", Signed),
        ("get", "/experiments", Signed),
        ("put", "/experiments/{id}", Signed),
        ("delete", "/experiments/{id}", Signed),
        ("post", "/experiments/{id}/coin", Signed),
        ("post", "/imports/preview", Signed),
        ("get", "/imports/reading/{id}", Signed),
        ("get", "/imports", Signed),
        ("post", "/imports", Signed),
        ("delete", "/imports/{id}", Signed),
        ("get", "/exercises", Signed),
        ("put", "/exercises/{id}", Signed),
        ("delete", "/exercises/{id}", Signed),
        ("get", "/library/exercises", Signed),
        ("get", "/library/movements", Signed),
        ("get", "/library/figures", Signed),
        ("get", "/library/recovery-sessions", Signed),
        ("get", "/library/recovery-sessions/{id}", Signed),
        ("get", "/tokens", Browser),
        ("post", "/tokens", Browser),
        ("delete", "/tokens/{id}", Browser),
        ("get", "/deletion", Browser),
        ("post", "/deletion", Browser),
        ("delete", "/deletion", Browser),
        ("get", "/export", Signed),
        ("get", "/exports/{layout}", Signed),
        ("get", "/archive", Signed),
        ("put", "/archive", Signed),
        ("get", "/watch-workout", Signed),
    ]
};

/// Who may use a route; `None` when there is no such route.
pub(crate) fn access_of(method: &str, path: &str) -> Option<Access> {
    let mut routes = ROUTES.iter();
    routes
        .find(|(m, p, _)| *m == method && *p == path)
        .map(|(_, _, access)| *access)
}

/// Bytes of a body, except of an import.
const BODY_BYTES: usize = 1 << 20;
/// Bytes of an import: a health archive of 8 GB, spooled to the disk. Source: RULINGS 9.
pub(crate) const IMPORT_BYTES: usize = 8 << 30;
/// Bytes of an archive of ours, which is read in memory.
///
/// Choice: a life of training with nightly readings packs into a tenth of that.
const ARCHIVE_BYTES: usize = 256 << 20;
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long an import may take: it is sent over a phone's network.
const IMPORT_PATIENCE: Duration = Duration::from_hours(1);
/// Answers shorter than this are not worth squeezing. None that carries a secret is longer.
const SQUEEZED_BYTES: u64 = 1024;

/// The whole server: the API, and the web app's files for everything else.
pub fn router(state: AppState) -> Router {
    let (api, mut page) = api().split_for_parts();
    openapi::finish(&mut page);
    let api = api
        .merge(openapi::route(page))
        .method_not_allowed_fallback(|| async { Error::MethodNotAllowed })
        .fallback(|| async { Error::NotFound { what: "route" } })
        .layer(middleware::from_fn(headers::no_store))
        .layer(
            CompressionLayer::new()
                .compress_when(DefaultPredicate::new().and(SizeAbove::new(SQUEEZED_BYTES))),
        );
    let around = ServiceBuilder::new()
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(middleware::from_fn(trace::trace))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            headers::secure,
        ))
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(middleware::from_fn_with_state(state.clone(), guard));
    Router::new()
        .nest("/api/v1", api)
        .fallback(assets::serve)
        .layer(around)
        .with_state(state)
}

/// The API page alone, as `GET /api/v1/openapi.json` sends it.
pub(crate) fn page() -> OpenApi {
    let mut page = api().split_for_parts().1;
    openapi::finish(&mut page);
    page
}

fn api() -> OpenApiRouter<AppState> {
    let usual = account()
        .merge(plan())
        .merge(log())
        .merge(outcome())
        .merge(library());
    OpenApiRouter::with_openapi(openapi::front_page())
        .merge(limited(usual, BODY_BYTES, PATIENCE))
        .merge(limited(imports(), IMPORT_BYTES, IMPORT_PATIENCE))
        .merge(limited(archives(), ARCHIVE_BYTES, IMPORT_PATIENCE))
}

/// Routes that read at most so many bytes and take at most so long.
fn limited(
    routes: OpenApiRouter<AppState>,
    bytes: usize,
    patience: Duration,
) -> OpenApiRouter<AppState> {
    routes
        .layer(DefaultBodyLimit::max(bytes))
        .layer(middleware::from_fn(move |request, next| {
            within(patience, request, next)
        }))
}

fn account() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(v1::health::show))
        .routes(routes!(v1::setup::show, v1::setup::create))
        .routes(routes!(v1::login::create, v1::login::delete))
        .routes(routes!(v1::me::show))
        .routes(routes!(v1::me::update_profile))
        .routes(routes!(
            v1::me::show_health_gate,
            v1::me::update_health_gate
        ))
        .routes(routes!(
            v1::me::show_health_page,
            v1::me::update_health_page
        ))
        .routes(routes!(v1::me::clear))
        .routes(routes!(
            v1::body_mass::show,
            v1::body_mass::update,
            v1::body_mass::delete
        ))
        .routes(routes!(v1::token::list, v1::token::create))
        .routes(routes!(v1::token::delete))
        .routes(routes!(v1::export::show))
        .routes(routes!(v1::export::show_as))
        .routes(routes!(v1::export::watch_workout))
        .routes(routes!(
            v1::deletion::show,
            v1::deletion::create,
            v1::deletion::delete
        ))
}

fn plan() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(v1::program::list))
        .routes(routes!(v1::program::show))
        .routes(routes!(v1::program::join, v1::program::leave))
        .routes(routes!(v1::today::show))
        .routes(routes!(v1::today::choose, v1::today::undo))
        .routes(routes!(v1::rules::list))
        .routes(routes!(v1::rules::list_recovery_times))
        .routes(routes!(v1::rules::replay))
        .routes(routes!(v1::warning::show))
        .routes(routes!(v1::week::show))
        .routes(routes!(v1::week::preview))
        .routes(routes!(v1::week::choose, v1::week::undo))
        .routes(routes!(v1::week::if_thens))
}

fn log() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(v1::check_in::list))
        .routes(routes!(v1::check_in::update, v1::check_in::delete))
        .routes(routes!(v1::history::list))
        .routes(routes!(v1::session::list))
        .routes(routes!(
            v1::session::show,
            v1::session::update,
            v1::session::delete
        ))
        .routes(routes!(v1::activity::list))
        .routes(routes!(
            v1::activity::show,
            v1::activity::update,
            v1::activity::delete
        ))
        .routes(routes!(v1::session_part::list))
        .routes(routes!(v1::session_part::update))
        .routes(routes!(v1::lift::list))
        .routes(routes!(v1::lift::show))
        .routes(routes!(
            v1::recovery_log::show,
            v1::recovery_log::update,
            v1::recovery_log::delete
        ))
}

fn outcome() -> OpenApiRouter<AppState> {
    use v1::outcome as of;
    OpenApiRouter::new()
        .routes(routes!(of::progress))
        .routes(routes!(of::report))
        .routes(routes!(of::evening))
        .routes(routes!(of::update_evening, of::delete_evening))
        .routes(routes!(of::experiments))
        .routes(routes!(of::update_experiment, of::stop_experiment))
        .routes(routes!(of::toss))
}

fn library() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(v1::own_exercise::list))
        .routes(routes!(v1::own_exercise::update, v1::own_exercise::delete))
        .routes(routes!(v1::library::list_exercises))
        .routes(routes!(v1::library::list_movements))
        .routes(routes!(v1::library::list_figures))
        .routes(routes!(v1::library::list_recovery_sessions))
        .routes(routes!(v1::library::show_recovery_session))
        .routes(routes!(v1::recovery_session::compose))
        .routes(routes!(v1::recovery_session::show))
        .routes(routes!(
            v1::snack::show_settings,
            v1::snack::update_settings
        ))
        .routes(routes!(v1::snack::show_today))
        .routes(routes!(v1::snack::answer))
}

fn archives() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(v1::export::archive, v1::export::put_archive))
}

fn imports() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(v1::import::preview))
        .routes(routes!(v1::import::reading))
        .routes(routes!(v1::import::list, v1::import::create))
        .routes(routes!(v1::import::delete))
}

/// Answers 503 when it takes too long; what was written by then stays written.
async fn within(patience: Duration, request: Request, next: Next) -> Response {
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Error::Busy.into_response(),
    }
}

fn after_panic(_panic: Box<dyn std::any::Any + Send>) -> Response {
    // Its text was printed where it happened; it may quote what the person sent, so it is not repeated.
    Error::internal("a handler panicked").into_response()
}
