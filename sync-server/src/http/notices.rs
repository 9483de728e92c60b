//! Messages as an administrator sees them: whether they leave, and letting them leave again after a restore.

use super::acts::ask;
use super::session::Staff;
use crate::State;
use crate::administration::Asked;
use crate::notices;
use crate::refusal::Refusal;
use axum::extract;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use terms::Role;
use wire::v1::administration::Done;
use wire::v1::staff::NoticesState;

pub(super) fn routes() -> Router<State> {
    Router::new().route("/v1/admin/notices", get(look)).route("/v1/admin/notices/resume", post(resume))
}

async fn look(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<Json<NoticesState>, Refusal> {
    staff.require(Role::Administrator)?;
    let (paused, waiting) = notices::outlook(&state).await?;
    Ok(Json(NoticesState { paused, waiting }))
}

async fn resume(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<(StatusCode, Json<Done>), Refusal> {
    staff.require(Role::Administrator)?;
    ask(&state, &staff, Asked::ResumeNotices).await
}
