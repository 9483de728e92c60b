//! What administrators did, and what waits for a second person. It must not decide anything.

use super::paged::OnPage;
use super::session::Staff;
use crate::State;
use crate::administration::{self, Asked};
use crate::refusal::Refusal;
use axum::extract::{self, Path, Query};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use terms::Role;
use wire::v1::administration::{Acts, DecideAct, Done};

pub(super) fn routes() -> Router<State> {
    Router::new().route("/v1/admin/acts", get(list)).route("/v1/admin/acts/{id}/decide", post(decide))
}

async fn list(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Query(on): Query<OnPage>,
) -> Result<Json<Acts>, Refusal> {
    staff.require(Role::Administrator)?;
    administration::acts(&state, &staff.account, on.page).await.map(Json)
}

async fn decide(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<String>,
    Json(body): Json<DecideAct>,
) -> Result<Json<Done>, Refusal> {
    staff.require(Role::Administrator)?;
    administration::decide(&state, &staff.account, &id, body.outcome).await.map(Json)
}

/// Asks for something that gives a right: done now, or proposed to a second person.
pub(super) async fn ask(
    state: &State,
    staff: &Staff,
    asked: Asked,
) -> Result<(StatusCode, Json<Done>), Refusal> {
    let done = administration::ask(state, &staff.account, asked).await?;
    let status = if done.waits.is_some() { StatusCode::ACCEPTED } else { StatusCode::CREATED };
    Ok((status, Json(done)))
}
