//! The doors for devices: enrolment, challenge, signed questions, frames.

use crate::State;
use crate::refusal::Refusal;
use crate::registry;
use axum::body::Bytes;
use axum::extract::{self, DefaultBodyLimit};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::post;
use axum::{Json, Router};
use statement::MAX_FRAME_BYTES;
use wire::v1::device::{Asked, ChallengeIssued, DeviceEnrolled, EnrolDevice, Hex, KeysTold, LedgerAnswered};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/devices/enrol", post(enrol))
        .route("/v1/devices/challenge", post(challenge))
        .route("/v1/devices/ask", post(ask))
        .route("/v1/devices/keys", post(keys))
        .route("/v1/devices/ledger", post(ledger))
        .route("/v1/frames", post(frame).layer(DefaultBodyLimit::max(MAX_FRAME_BYTES + 1024)))
}

async fn enrol(
    extract::State(state): extract::State<State>,
    Json(body): Json<EnrolDevice>,
) -> Result<Json<DeviceEnrolled>, Refusal> {
    registry::register_device(&state, body).await.map(Json)
}

async fn challenge(extract::State(state): extract::State<State>) -> Result<Json<ChallengeIssued>, Refusal> {
    let challenge = registry::give_challenge(&state).await?;
    Ok(Json(ChallengeIssued { challenge: Hex(challenge.to_vec()) }))
}

/// What anybody may know: the keys, as the root certified them.
async fn keys(extract::State(state): extract::State<State>) -> Json<KeysTold> {
    Json(KeysTold { keys: state.signing_keys.certificates.iter().cloned().map(Hex).collect() })
}

async fn ask(extract::State(state): extract::State<State>, body: Bytes) -> Result<Json<Asked>, Refusal> {
    registry::answer_request(&state, &body).await.map(Json)
}

async fn ledger(
    extract::State(state): extract::State<State>,
    body: Bytes,
) -> Result<Json<LedgerAnswered>, Refusal> {
    registry::tell_ledger(&state, &body).await.map(Json)
}

async fn frame(
    extract::State(state): extract::State<State>,
    body: Bytes,
) -> Result<impl IntoResponse, Refusal> {
    let answer = registry::keep(&state, &body).await?;
    Ok(([(CONTENT_TYPE, "application/cbor")], answer))
}
