//! One line in the log for each request: which route, how it ended, how long it took.
//!
//! Never the address, the query, a header or a body: they may tell about somebody's health.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use tower_http::request_id::RequestId;
use tracing::Instrument as _;

/// Runs the request in a span of its own and notes its end.
pub(crate) async fn trace(request: Request, next: Next) -> Response {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("file", MatchedPath::as_str);
    let id = request.extensions().get::<RequestId>();
    let id = id
        .and_then(|id| id.header_value().to_str().ok())
        .unwrap_or_default();
    let span = tracing::info_span!("request", method = %request.method(), route, id);
    let run = async {
        let begun = Instant::now();
        let response = next.run(request).await;
        let duration_ms = begun.elapsed().as_millis();
        tracing::info!(status = response.status().as_u16(), duration_ms, "answered");
        response
    };
    run.instrument(span).await
}
