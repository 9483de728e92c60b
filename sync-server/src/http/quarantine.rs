//! Staff and what devices sent: records that are set aside, and files that somebody carried.

use super::session::Staff;
use crate::State;
use crate::model::Decision;
use crate::refusal::Refusal;
use crate::registry;
use axum::extract::{self, DefaultBodyLimit};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use statement::{MAX_PARCEL_BYTES, RecordId};
use terms::Role;
use wire::v1::device::{DecideSetAside, HandInParcel, ParcelTaken, SetAside};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/quarantine", get(quarantine).post(decide))
        .route("/v1/admin/parcel", post(parcel).layer(DefaultBodyLimit::max(2 * MAX_PARCEL_BYTES + 1024)))
}

/// Everything that is set aside, for those who decide about it.
async fn quarantine(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<Json<Vec<SetAside>>, Refusal> {
    staff.require_one_of(&[Role::Administrator, Role::Reviewer])?;
    let rows = registry::set_aside(&state).await?;
    let body = rows.into_iter().map(|row| SetAside {
        chain: row.place.chain,
        sequence: row.place.sequence,
        device: row.device,
        reason: row.reason.into(),
        first_received: row.first_received,
        choices: registry::choices(row.reason).to_vec(),
    });
    Ok(Json(body.collect()))
}

/// A person releases or refuses a record that is set aside.
async fn decide(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<DecideSetAside>,
) -> Result<StatusCode, Refusal> {
    staff.require_one_of(&[Role::Administrator, Role::Reviewer])?;
    let place = RecordId { chain: body.chain, sequence: body.sequence };
    let decision = Decision::from_word(&body.decision);
    registry::decide(&state, place, decision, staff.account.login, &body.note).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An administrator hands in what a device wrote to a file.
async fn parcel(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<HandInParcel>,
) -> Result<Json<ParcelTaken>, Refusal> {
    staff.require(Role::Administrator)?;
    registry::keep_parcel(&state, &body.parcel.0).await.map(Json)
}
