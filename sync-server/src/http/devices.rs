//! The doors for devices: enrolment, challenge, signed questions, frames.

use super::session::Staff;
use crate::State;
use crate::model::Decision;
use crate::refusal::Refusal;
use crate::registry::{self, challenge};
use axum::body::Bytes;
use axum::extract::{self, DefaultBodyLimit};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use statement::{MAX_FRAME_BYTES, MAX_PARCEL_BYTES, RecordId};
use terms::Role;
use wire::v1::device::{
    Asked, ChallengeIssued, DecideSetAside, DeviceEnrolled, EnrolDevice, HandInParcel, Hex, KeysTold,
    ParcelTaken, SetAside,
};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/devices/enrol", post(enrol))
        .route("/v1/devices/challenge", post(challenge))
        .route("/v1/devices/ask", post(ask))
        .route("/v1/devices/keys", post(keys))
        .route("/v1/quarantine", get(quarantine).post(decide))
        .route("/v1/admin/parcel", post(parcel).layer(DefaultBodyLimit::max(2 * MAX_PARCEL_BYTES + 1024)))
        .route("/v1/frames", post(frame).layer(DefaultBodyLimit::max(MAX_FRAME_BYTES + 1024)))
}

async fn enrol(
    extract::State(state): extract::State<State>,
    Json(body): Json<EnrolDevice>,
) -> Result<Json<DeviceEnrolled>, Refusal> {
    registry::register_device(&state, body).await.map(Json)
}

async fn challenge(extract::State(state): extract::State<State>) -> Json<ChallengeIssued> {
    let challenge = challenge::give(&state.enrolment_keys, state.draw(), state.now());
    Json(ChallengeIssued { challenge: Hex(challenge.to_vec()) })
}

/// What anybody may know: the keys, as the root certified them.
async fn keys(extract::State(state): extract::State<State>) -> Json<KeysTold> {
    Json(KeysTold { keys: state.signing_keys.certificates.iter().cloned().map(Hex).collect() })
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

async fn ask(extract::State(state): extract::State<State>, body: Bytes) -> Result<Json<Asked>, Refusal> {
    registry::answer_request(&state, &body).await.map(Json)
}

async fn frame(
    extract::State(state): extract::State<State>,
    body: Bytes,
) -> Result<impl IntoResponse, Refusal> {
    let answer = registry::keep(&state, &body).await?;
    Ok(([(CONTENT_TYPE, "application/cbor")], answer))
}
