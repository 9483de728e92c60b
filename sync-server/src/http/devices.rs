//! The doors for devices: enrolment, challenge, signed questions, frames.

use super::Answer;
use super::session::Staff;
use crate::State;
use crate::registry;
use axum::body::Bytes;
use axum::extract::{self, DefaultBodyLimit};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use statement::{MAX_FRAME_BYTES, QuarantineReason};
use terms::Role;
use wire::v1::device::{Asked, ChallengeIssued, DeviceEnrolled, EnrolDevice, Hex, SetAside};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/devices/enrol", post(enrol))
        .route("/v1/devices/challenge", post(challenge))
        .route("/v1/devices/ask", post(ask))
        .route("/v1/quarantine", get(quarantine))
        .route("/v1/frames", post(frame).layer(DefaultBodyLimit::max(MAX_FRAME_BYTES + 1024)))
}

async fn enrol(
    extract::State(state): extract::State<State>,
    Json(body): Json<EnrolDevice>,
) -> Answer<Json<DeviceEnrolled>> {
    registry::enrol_device(&state, body).await.map(Json)
}

async fn challenge(extract::State(state): extract::State<State>) -> Json<ChallengeIssued> {
    let challenge: [u8; 16] = state.draw();
    state.registry.challenges.give(challenge, state.now());
    Json(ChallengeIssued { challenge: Hex(challenge.to_vec()) })
}

/// Everything that is set aside, for those who decide about it.
async fn quarantine(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Answer<Json<Vec<SetAside>>> {
    staff.require_one_of(&[Role::Administrator, Role::Reviewer])?;
    let rows = registry::set_aside(&state).await?;
    let body = rows.into_iter().map(|row| SetAside {
        chain: row.place.chain,
        sequence: row.place.sequence,
        device: row.device,
        reason: row.reason.map_or("other-bytes", QuarantineReason::word).to_owned(),
        first_received: row.first_received,
    });
    Ok(Json(body.collect()))
}

async fn ask(extract::State(state): extract::State<State>, body: Bytes) -> Answer<Json<Asked>> {
    registry::answer_request(&state, &body).await.map(Json)
}

async fn frame(extract::State(state): extract::State<State>, body: Bytes) -> Answer<impl IntoResponse> {
    let answer = registry::keep(&state, &body).await?;
    Ok(([(CONTENT_TYPE, "application/cbor")], answer))
}
