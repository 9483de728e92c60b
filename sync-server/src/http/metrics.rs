//! What a monitoring system asks, on a listener of its own: nothing else is served there, and this nowhere else.

use super::request_log;
use crate::State;
use crate::refusal::Refusal;
use axum::Router;
use axum::extract;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;

/// The one route of that listener.
pub fn metrics_router(state: State) -> Router {
    request_log::logged(Router::new().route("/metrics", get(metrics)), &state).with_state(state)
}

async fn metrics(extract::State(state): extract::State<State>) -> Result<impl IntoResponse, Refusal> {
    let text = crate::monitoring::metrics_text(&state).await?;
    Ok(([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text))
}
