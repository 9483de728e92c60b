//! Documents that must not be accepted: entered, listed and looked for. Only their keyed hash is kept, so an
//! entry is named by eight letters and not by a number.

use super::session::Staff;
use crate::State;
use crate::refusal::Refusal;
use crate::staff::document_hash;
use crate::store::verbs::staff::{self as rows, Stopped};
use axum::extract;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use documents::DocumentKind;
use statement::letters;
use terms::{Problem, Role};
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
    let hash = hash_of(&state, &body)?;
    let (who, now) = (staff.account.login, state.now());
    state.store.write(move |tx| Ok::<_, Refusal>(rows::stop_document(tx, hash, &who, now)?)).await?;
    Ok(StatusCode::CREATED)
}

async fn list(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<Json<Vec<StoppedEntry>>, Refusal> {
    staff.require(Role::Administrator)?;
    let stopped = state.store.read(|conn| Ok::<_, Refusal>(rows::stopped(conn)?)).await?;
    Ok(Json(stopped.into_iter().map(entry).collect()))
}

async fn find(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<StoppedDocument>,
) -> Result<Json<StopSearch>, Refusal> {
    staff.require(Role::Administrator)?;
    let hash = hash_of(&state, &body)?;
    let found = state.store.read(move |conn| Ok::<_, Refusal>(rows::stopped_document(conn, hash)?)).await?;
    Ok(Json(StopSearch { entry: found.map(entry) }))
}

fn entry(stopped: Stopped) -> StoppedEntry {
    StoppedEntry { reference: letters(&stopped.document_hash[..4]), by: stopped.by, at: stopped.at }
}

fn hash_of(state: &State, body: &StoppedDocument) -> Result<[u8; 32], Refusal> {
    let kind = DocumentKind::from_word(&body.kind);
    let kind = kind.ok_or_else(|| Refusal::of_field("kind", Problem::FieldInvalid))?;
    if !body.number.reveal().contains(|c: char| c.is_ascii_alphanumeric()) {
        return Err(Refusal::of_field("number", Problem::FieldMissing));
    }
    // As an MRZ names it: a stop list under another name would stop nothing.
    let issuer = body.issuer.trim().to_uppercase();
    if !documents::states::is_known(&issuer) {
        return Err(Refusal::of_field("issuer", Problem::FieldInvalid));
    }
    Ok(document_hash(&state.enrolment_keys, kind.code(), &issuer, body.number.reveal()))
}
