//! What an administrator sets: staff, policy, stop list. Offices, agents and devices are in `premises`.

use super::Answer;
use super::Refusal;
use super::session::Staff;
use super::staff::member;
use crate::State;
use crate::staff::{Policy, create_account, document_hash};
use crate::store::sqlite;
use axum::extract;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use documents::DocumentKind;
use terms::{Problem, Role};
use wire::v1::staff::{NewPolicy, NewStaffMember, Policy as PolicyBody, StaffMember, StoppedDocument};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/admin/staff", get(list_staff).post(add_staff))
        .route("/v1/admin/policy", get(policy).post(set_policy))
        .route("/v1/admin/stop-list", post(stop_document))
}

async fn add_staff(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<NewStaffMember>,
) -> Answer<(StatusCode, Json<StaffMember>)> {
    staff.require(Role::Administrator)?;
    let account = create_account(&state, &body.login, &body.name, body.role, body.password).await?;
    Ok((StatusCode::CREATED, Json(member(account))))
}

async fn list_staff(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Answer<Json<Vec<StaffMember>>> {
    staff.require(Role::Administrator)?;
    let accounts = state.store.read(|conn| Ok::<_, Refusal>(sqlite::staff::accounts(conn)?)).await?;
    Ok(Json(accounts.into_iter().map(member).collect()))
}

async fn policy(extract::State(state): extract::State<State>, _: Staff) -> Answer<Json<PolicyBody>> {
    let policy = state.store.read(|conn| Ok::<_, Refusal>(sqlite::staff::policy(conn)?)).await?;
    Ok(Json(body_of(policy)))
}

async fn set_policy(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<NewPolicy>,
) -> Answer<(StatusCode, Json<PolicyBody>)> {
    staff.require(Role::Administrator)?;
    let (who, now) = (staff.account.login, state.now());
    let policy = Policy::proposed(body.accepted_models, body.deadline_days)?;
    let policy = state
        .store
        .write(move |tx| {
            let policy = Policy { version: sqlite::staff::policy(tx)?.version + 1, ..policy };
            sqlite::staff::add_policy(tx, &policy, &who, now)?;
            Ok::<_, Refusal>(policy)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(body_of(policy))))
}

fn body_of(policy: Policy) -> PolicyBody {
    PolicyBody {
        version: policy.version,
        accepted_models: policy.accepted_models,
        deadline_days: policy.deadline_days,
    }
}

async fn stop_document(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<StoppedDocument>,
) -> Answer<StatusCode> {
    staff.require(Role::Administrator)?;
    let kind = DocumentKind::from_word(&body.kind);
    let kind = kind.ok_or_else(|| Refusal::of_field("kind", Problem::FieldInvalid))?;
    if !body.number.reveal().contains(|c: char| c.is_ascii_alphanumeric()) {
        return Err(Refusal::of_field("number", Problem::FieldMissing));
    }
    // As an MRZ names it: a stop list under another name would stop nothing.
    let issuer = body.issuer.trim().to_uppercase();
    if !documents::states::is_known(&issuer) {
        return Err(Refusal::of_field("issuer", Problem::FieldInvalid));
    }
    let hash = document_hash(&state.enrolment_keys, kind.code(), &issuer, body.number.reveal());
    let (who, now) = (staff.account.login, state.now());
    state.store.write(move |tx| Ok::<_, Refusal>(sqlite::staff::stop_document(tx, hash, &who, now)?)).await?;
    Ok(StatusCode::CREATED)
}
