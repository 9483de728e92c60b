//! What a supervisor asks: is the process alive, is it ready to work. It must not touch personal data.

use crate::State;
use crate::monitoring::{self, Ready};
use crate::refusal::Refusal;
use axum::extract;
use axum::routing::get;
use axum::{Json, Router};
use terms::Problem;
use wire::v1::health::Readiness;

pub(super) fn routes() -> Router<State> {
    alive().route("/readyz", get(readyz))
}

/// Whether the process lives: asked at each door.
pub(super) fn alive() -> Router<State> {
    Router::new().route("/healthz", get(async || "alive\n"))
}

async fn readyz(extract::State(state): extract::State<State>) -> Result<Json<Readiness>, Refusal> {
    let Ready { migrated, clock, writes } = monitoring::ready(&state).await?;
    if migrated && clock && writes {
        Ok(Json(Readiness { store: true, migrated, clock }))
    } else {
        tracing::error!(migrated, clock, writes, "not ready");
        Err(Problem::Busy.into())
    }
}
