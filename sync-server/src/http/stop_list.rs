//! Requests about documents that must not be accepted. An entry is named by eight letters and not by a number.

use super::session::Staff;
use crate::State;
use crate::model::Stopped;
use crate::refusal::Refusal;
use crate::staff::{self, NamedDocument};
use axum::extract;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use documents::DocumentKind;
use terms::Role;
use wire::v1::staff::{StopSearch, StoppedDocument, StoppedEntry};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/admin/stop-list", get(list).post(stop))
        .route("/v1/admin/stop-list/find", post(find))
}

async fn stop(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<StoppedDocument>,
) -> Result<StatusCode, Refusal> {
    staff.require(Role::Administrator)?;
    staff::stop(&state, staff.word(&state), &named(body)).await?;
    Ok(StatusCode::CREATED)
}

async fn list(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<Json<Vec<StoppedEntry>>, Refusal> {
    staff.require(Role::Administrator)?;
    Ok(Json(staff::stopped(&state).await?.into_iter().map(entry).collect()))
}

async fn find(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<StoppedDocument>,
) -> Result<Json<StopSearch>, Refusal> {
    staff.require(Role::Administrator)?;
    let found = staff::find_stopped(&state, &named(body)).await?;
    Ok(Json(StopSearch { entry: found.map(entry) }))
}

fn named(body: StoppedDocument) -> NamedDocument {
    NamedDocument { kind: DocumentKind::from_word(&body.kind), issuer: body.issuer, number: body.number }
}

fn entry(stopped: Stopped) -> StoppedEntry {
    StoppedEntry { reference: staff::entry_name(&stopped.document_hash), by: stopped.by, at: stopped.at }
}
