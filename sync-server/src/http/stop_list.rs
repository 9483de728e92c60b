//! Requests about documents that must not be accepted. An entry is named by eight letters and not by a number.

use super::orders::impact;
use super::paged::OnPage;
use super::session::Staff;
use crate::State;
use crate::model::OrderRow;
use crate::refusal::Refusal;
use crate::registry::{self, NamedDocument};
use axum::extract::{self, Query};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use documents::DocumentKind;
use statement::OrderedOn;
use terms::Role;
use wire::v1::orders::OrderImpact;
use wire::v1::staff::{StopSearch, StoppedDocument, StoppedEntry, StoppedPage};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/admin/stop-list", get(list).post(stop))
        .route("/v1/admin/stop-list/find", post(find))
        .route("/v1/admin/stop-list/preview", post(preview))
}

async fn stop(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<StoppedDocument>,
) -> Result<StatusCode, Refusal> {
    staff.require(Role::Administrator)?;
    let from = body.from;
    registry::stop_document(&state, staff.word(&state), &named(body), from).await?;
    Ok(StatusCode::CREATED)
}

async fn list(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Query(on): Query<OnPage>,
) -> Result<Json<StoppedPage>, Refusal> {
    staff.require(Role::Administrator)?;
    let (entries, count, pages) = registry::stopped(&state, on.page).await?;
    Ok(Json(StoppedPage { entries: entries.into_iter().map(entry).collect(), count, pages }))
}

async fn find(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<StoppedDocument>,
) -> Result<Json<StopSearch>, Refusal> {
    staff.require(Role::Administrator)?;
    let found = registry::find_stopped(&state, &named(body)).await?;
    Ok(Json(StopSearch { entry: found.map(entry) }))
}

/// What stopping a document from that day on would touch.
async fn preview(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<StoppedDocument>,
) -> Result<Json<OrderImpact>, Refusal> {
    staff.require(Role::Administrator)?;
    let from = body.from;
    Ok(Json(impact(&registry::impact_of_stopping(&state, &named(body), from).await?)))
}

fn named(body: StoppedDocument) -> NamedDocument {
    NamedDocument { kind: DocumentKind::from_word(&body.kind), issuer: body.issuer, number: body.number }
}

fn entry(order: OrderRow) -> StoppedEntry {
    let reference = match order.given.on {
        OrderedOn::Document(key) => registry::entry_name(&key.0),
        _ => String::new(),
    };
    StoppedEntry {
        reference,
        at: order.at,
        from: order.given.from,
        touched: order.touched,
        lifted_at: order.lifted.map(|(_, at)| at),
        order: order.given.id,
        by: order.given.by.into_inner(),
    }
}
