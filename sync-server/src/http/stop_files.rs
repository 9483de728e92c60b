//! Requests about files of documents that must not be accepted. It must not decide anything.

use super::acts::ask;
use super::orders::impact;
use super::session::{Administrator, Staff};
use crate::State;
use crate::administration::Asked;
use crate::model::StopFileRow;
use crate::refusal::Refusal;
use crate::registry;
use axum::extract::{self, DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use terms::{Role, StopFileId};
use wire::v1::administration::Done;
use wire::v1::stop_file::{MAX_STOP_FILE_BYTES, StopFile, StopFilePreview, StopFileTaken, StopFileView};

/// Twice the bytes of the largest file, in hexadecimal, and a little: a file that is too large is told so.
const LONGEST: usize = 2 * MAX_STOP_FILE_BYTES + 64 * 1024;

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/admin/stop-list/files", get(list).post(stop).layer(DefaultBodyLimit::max(LONGEST)))
        .route("/v1/admin/stop-list/files/preview", post(preview).layer(DefaultBodyLimit::max(LONGEST)))
        .route("/v1/admin/stop-list/files/{id}/lift", post(lift))
}

async fn preview(
    extract::State(state): extract::State<State>,
    Administrator(_): Administrator,
    Json(body): Json<StopFile>,
) -> Result<Json<StopFilePreview>, Refusal> {
    let counted = registry::count_stop_file(&state, body.file.0).await?;
    let impact = impact(&counted.impact);
    let registry::StopFileCounts { lines, new, stopped, repeated, faulty, faults, .. } = counted;
    Ok(Json(StopFilePreview { lines, new, stopped, repeated, faulty, faults, impact }))
}

async fn stop(
    extract::State(state): extract::State<State>,
    Administrator(staff): Administrator,
    Json(body): Json<StopFile>,
) -> Result<(StatusCode, Json<StopFileTaken>), Refusal> {
    let (id, documents) = registry::stop_file(&state, staff.word(&state), body.file.0).await?.unzip();
    Ok((StatusCode::ACCEPTED, Json(StopFileTaken { id, documents: documents.unwrap_or_default() })))
}

async fn list(
    extract::State(state): extract::State<State>,
    Administrator(_): Administrator,
) -> Result<Json<Vec<StopFileView>>, Refusal> {
    let view = |row: StopFileRow| {
        let StopFileRow { id, by, at, state, documents, done, lifted_by } = row;
        StopFileView { id, by, at, state, documents, done, lifted_by }
    };
    Ok(Json(registry::stop_files(&state).await?.into_iter().map(view).collect()))
}

/// Lifting gives something back: two people are asked.
async fn lift(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<StopFileId>,
) -> Result<(StatusCode, Json<Done>), Refusal> {
    staff.require(Role::Administrator)?;
    let file = registry::stop_file_to_lift(&state, id).await?;
    ask(&state, &staff, Asked::LiftStopFile(id, file.documents)).await
}
