//! What an administrator sets: staff and policy. Offices, agents and devices are in `provisioning`, documents
//! that must not be accepted in `stop_list`.

use super::acts::ask;
use super::session::{Administrator, Staff};
use super::staff::member;
use crate::State;
use crate::administration::Asked;
use crate::model::{self, Policy};
use crate::refusal::Refusal;
use crate::staff::{self, NewStaff};
use axum::extract::{self, Path};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use terms::Role;
use wire::v1::administration::Done;
use wire::v1::person::{SetStaffPerson, StaffPerson};
use wire::v1::staff::{
    AskReset, KnownModel, NewPolicy, NewStaffMember, Policy as PolicyBody, SetStaffOffice, StaffMember,
};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/admin/staff", get(list_staff).post(add_staff))
        .route("/v1/admin/policy", get(policy).post(set_policy))
        .route("/v1/admin/staff/{login}/reset", post(reset_staff))
        .route("/v1/admin/staff/{login}/office", post(move_staff))
        .route("/v1/admin/staff/{login}/person", get(person_of_staff).put(link_staff))
        .route("/v1/admin/staff/{login}/close", post(close_staff))
        .route("/v1/admin/models", get(list_models))
}

async fn add_staff(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<NewStaffMember>,
) -> Result<(StatusCode, Json<Done>), Refusal> {
    staff.require(Role::Administrator)?;
    let new = NewStaff::read(&body.login, &body.name, body.role, body.office)?;
    ask(&state, &staff, Asked::AddStaff(new)).await
}

async fn list_staff(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<Json<Vec<StaffMember>>, Refusal> {
    staff.require(Role::Administrator)?;
    Ok(Json(staff::accounts(&state).await?.into_iter().map(member).collect()))
}

async fn policy(extract::State(state): extract::State<State>, _: Staff) -> Result<Json<PolicyBody>, Refusal> {
    let Policy { version, accepted_models, deadline_days, limits } = staff::policy(&state).await?;
    Ok(Json(PolicyBody { version, accepted_models, deadline_days, limits }))
}

async fn set_policy(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<NewPolicy>,
) -> Result<(StatusCode, Json<Done>), Refusal> {
    staff.require(Role::Administrator)?;
    let policy = Policy::proposed(body.accepted_models, body.deadline_days, body.limits)?;
    let replaces = match body.replaces {
        Some(version) => version,
        None => staff::policy(&state).await?.version,
    };
    ask(&state, &staff, Asked::SetPolicy(policy, Some(replaces))).await
}

/// A link to choose a new password, for the administrator to hand over. Earlier links and every session of
/// that person end.
async fn reset_staff(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(login): Path<String>,
    Json(body): Json<AskReset>,
) -> Result<(StatusCode, Json<Done>), Refusal> {
    staff.require(Role::Administrator)?;
    ask(&state, &staff, Asked::ResetStaff { login, factors: body.factors }).await
}

async fn move_staff(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(login): Path<String>,
    Json(body): Json<SetStaffOffice>,
) -> Result<(StatusCode, Json<Done>), Refusal> {
    staff.require(Role::Administrator)?;
    ask(&state, &staff, Asked::MoveStaff { login, office: body.office }).await
}

async fn person_of_staff(
    extract::State(state): extract::State<State>,
    Administrator(_): Administrator,
    Path(login): Path<String>,
) -> Result<Json<StaffPerson>, Refusal> {
    let model::StaffPerson { agent, household, is_said } = staff::person(&state, login).await?;
    Ok(Json(StaffPerson { agent, household_known: household.is_some(), is_said }))
}

/// Who a member of staff is besides says what they may not decide, so saying otherwise gives a right.
async fn link_staff(
    extract::State(state): extract::State<State>,
    Administrator(staff): Administrator,
    Path(login): Path<String>,
    Json(body): Json<SetStaffPerson>,
) -> Result<(StatusCode, Json<Done>), Refusal> {
    let home = body.household.map(|home| [home.line, home.postcode, home.locality]);
    let person = staff::read_person(&state, body.agent, home);
    ask(&state, &staff, Asked::LinkStaff(login, person)).await
}

async fn close_staff(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(login): Path<String>,
) -> Result<StatusCode, Refusal> {
    staff.require(Role::Administrator)?;
    staff::close_account(&state, staff.word(&state), login).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn list_models(_: Staff) -> Json<Vec<KnownModel>> {
    let models = documents::catalogue::models().iter();
    let known =
        models.map(|model| KnownModel { id: model.id.0, key: model.key.clone(), specimen: model.specimen });
    Json(known.collect())
}
