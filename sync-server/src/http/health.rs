//! What a supervisor asks: is the process alive, is it ready to work. It must not touch personal data.

use crate::State;
use crate::monitoring;
use axum::extract;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use wire::v1::health::Readiness;

pub(super) fn routes() -> Router<State> {
    alive().route("/readyz", get(readyz))
}

/// Whether the process lives: asked at each door.
pub(super) fn alive() -> Router<State> {
    Router::new().route("/healthz", get(async || "alive\n"))
}

/// What is missing is named in the answer, ready or not.
async fn readyz(extract::State(state): extract::State<State>) -> (StatusCode, Json<Readiness>) {
    let found = monitoring::ready(&state).await;
    let status = if found.is_ready() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(found))
}
