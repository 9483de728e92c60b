//! What an administrator sets: staff and policy. Offices, agents and devices are in `provisioning`, documents
//! that must not be accepted in `stop_list`.

use super::session::Staff;
use super::staff::member;
use crate::State;
use crate::model::Policy;
use crate::refusal::Refusal;
use crate::staff::{self, create_account};
use axum::extract::{self, Path};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use terms::Role;
use wire::v1::staff::{KnownModel, NewPolicy, NewStaffMember, Policy as PolicyBody, ResetLink, StaffMember};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/admin/staff", get(list_staff).post(add_staff))
        .route("/v1/admin/policy", get(policy).post(set_policy))
        .route("/v1/admin/staff/{login}/reset", post(reset_staff))
        .route("/v1/admin/staff/{login}/close", post(close_staff))
        .route("/v1/admin/models", get(list_models))
}

async fn add_staff(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<NewStaffMember>,
) -> Result<(StatusCode, Json<StaffMember>), Refusal> {
    staff.require(Role::Administrator)?;
    let account = create_account(&state, &body.login, &body.name, body.role, body.password).await?;
    Ok((StatusCode::CREATED, Json(member(account))))
}

async fn list_staff(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<Json<Vec<StaffMember>>, Refusal> {
    staff.require(Role::Administrator)?;
    Ok(Json(staff::accounts(&state).await?.into_iter().map(member).collect()))
}

async fn policy(extract::State(state): extract::State<State>, _: Staff) -> Result<Json<PolicyBody>, Refusal> {
    Ok(Json(body_of(staff::policy(&state).await?)))
}

async fn set_policy(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<NewPolicy>,
) -> Result<(StatusCode, Json<PolicyBody>), Refusal> {
    staff.require(Role::Administrator)?;
    let policy = Policy::proposed(body.accepted_models, body.deadline_days)?;
    let policy = staff::set_policy(&state, policy, staff.account.login).await?;
    Ok((StatusCode::CREATED, Json(body_of(policy))))
}

fn body_of(policy: Policy) -> PolicyBody {
    PolicyBody {
        version: policy.version,
        accepted_models: policy.accepted_models,
        deadline_days: policy.deadline_days,
    }
}

/// A link to choose a new password, for the administrator to hand over. Earlier links and every session of
/// that person end.
async fn reset_staff(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(login): Path<String>,
) -> Result<(StatusCode, Json<ResetLink>), Refusal> {
    staff.require(Role::Administrator)?;
    let (token, expires_at) = staff::make_reset(&state, &login, staff.account.login).await?;
    // After the number sign: browsers send it to nobody, and no log on the way sees it.
    let link = format!("{}/console/reset#{}", state.settings.public_url, token.reveal());
    Ok((StatusCode::CREATED, Json(ResetLink { link: link.into(), expires_at })))
}

async fn close_staff(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(login): Path<String>,
) -> Result<StatusCode, Refusal> {
    staff.require(Role::Administrator)?;
    staff::close_account(&state, &staff.account, login).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn list_models(_: Staff) -> Json<Vec<KnownModel>> {
    let models = documents::catalogue::models().iter();
    let known =
        models.map(|model| KnownModel { id: model.id.0, key: model.key.clone(), specimen: model.specimen });
    Json(known.collect())
}
