//! Requests about documents that must not be accepted. An entry is named by eight letters and not by a number.

use super::session::Staff;
use crate::State;
use crate::model::Stopped;
use crate::refusal::Refusal;
use crate::staff::{self, NamedDocument};
use axum::extract::{self, Query};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use documents::DocumentKind;
use serde::Deserialize;
use statement::letters;
use terms::Role;
use wire::v1::staff::{StopSearch, StoppedDocument, StoppedEntry, StoppedPage};

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
    staff::stop(&state, &named(body), staff.account.login).await?;
    Ok(StatusCode::CREATED)
}

/// Which page, from 1; the first where none is named.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    page: u32,
}

async fn list(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Json<StoppedPage>, Refusal> {
    staff.require(Role::Administrator)?;
    let (entries, count, pages) = staff::stopped(&state, asked.page).await?;
    Ok(Json(StoppedPage { entries: entries.into_iter().map(entry).collect(), count, pages }))
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
    StoppedEntry { reference: letters(&stopped.document_hash[..4]), by: stopped.by, at: stopped.at }
}
