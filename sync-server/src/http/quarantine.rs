//! Staff and what devices sent: records that are set aside, and files that somebody carried.

use super::acts::ask;
use super::session::{Administrator, Staff};
use crate::State;
use crate::administration::Asked;
use crate::model::{self, Decision};
use crate::refusal::Refusal;
use crate::registry::{self, Note};
use axum::extract::{self, DefaultBodyLimit};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use statement::{MAX_PARCEL_BYTES, RecordId};
use terms::{Problem, Role};
use wire::v1::administration::Done;
use wire::v1::device::{DecideSetAside, HandInParcel, ParcelTaken, SetAside};
use wire::v1::staff::Stuck;

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/quarantine", get(quarantine).post(decide))
        .route("/v1/admin/stuck", get(stuck))
        .route("/v1/admin/stuck/again", post(judge_again))
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

/// A person releases or refuses a record that is set aside. A release gives it a way in again: two people are asked.
async fn decide(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<DecideSetAside>,
) -> Result<(StatusCode, Json<Done>), Refusal> {
    staff.require_one_of(&[Role::Administrator, Role::Reviewer])?;
    let place = RecordId { chain: body.chain, sequence: body.sequence };
    let decision = Decision::from_word(&body.decision);
    let decision = decision.ok_or_else(|| Refusal::of_field("decision", Problem::FieldMissing))?;
    let note = Note::read(&body.note)?;
    match decision {
        Decision::Release => ask(&state, &staff, Asked::Release(place, note)).await,
        Decision::Refuse => {
            registry::decide(&state, staff.word(&state), place, decision, note).await?;
            Ok((StatusCode::CREATED, Json(Done::default())))
        }
    }
}

/// What is stuck for a reason of ours.
async fn stuck(
    extract::State(state): extract::State<State>,
    Administrator(_): Administrator,
) -> Result<Json<Stuck>, Refusal> {
    let model::Stuck { parked, since, unopened } = registry::stuck(&state).await?;
    Ok(Json(Stuck { parked, since, unopened }))
}

/// An administrator has what could not be judged judged again.
async fn judge_again(
    extract::State(state): extract::State<State>,
    Administrator(staff): Administrator,
) -> Result<StatusCode, Refusal> {
    registry::judge_again(&state, staff.word(&state)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An administrator hands in what a device wrote to a file. Who it is, is asked before the file is read.
async fn parcel(
    extract::State(state): extract::State<State>,
    Administrator(staff): Administrator,
    Json(body): Json<HandInParcel>,
) -> Result<Json<ParcelTaken>, Refusal> {
    registry::keep_parcel(&state, staff.word(&state), &body.parcel.0).await.map(Json)
}
