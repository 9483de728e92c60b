//! Requests about offices, agents and devices. It must not decide anything.

use super::acts::ask;
use super::session::Staff;
use crate::State;
use crate::administration::Asked;
use crate::model::RevocationReason;
use crate::provisioning;
use crate::refusal::Refusal;
use crate::staff::IssuedCode;
use axum::extract::{self, Path};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use proofing::Haste;
use terms::{AgentId, DeviceId, OfficeId, Problem, Role};
use wire::v1::administration::Done;
use wire::v1::staff::{
    Agent, CloseAgent, ConfirmDevice, CreatedDevice, Device, DeviceClock, NewAgent, NewDevice, NewOffice,
    Office, OneTimeCode, RevokeDevice, SetOfficeZone,
};
use wire::v1::training::{AgentMark, SetTraining};

const READERS: &[Role] = &[Role::Administrator, Role::Manager];

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/admin/offices", get(list_offices).post(add_office))
        .route("/v1/admin/offices/{id}/zone", post(set_office_zone))
        .route("/v1/admin/agents", get(list_agents).post(add_agent))
        .route("/v1/admin/agents/{id}/code", post(renew_agent_code))
        .route("/v1/admin/devices", get(list_devices).post(add_device))
        .route("/v1/admin/devices/{id}/code", post(renew_device_code))
        .route("/v1/admin/devices/{id}/confirm", post(confirm_device))
        .route("/v1/admin/devices/{id}/revoke", post(revoke_device))
        .route("/v1/admin/agents/{id}/close", post(close_agent))
        .route("/v1/admin/agents/{id}/training", post(set_training))
}

async fn add_office(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<NewOffice>,
) -> Result<(StatusCode, Json<Office>), Refusal> {
    staff.require(Role::Administrator)?;
    let office = provisioning::add_office(
        &state,
        staff.word(&state),
        &body.name,
        &body.locality,
        body.zone.as_deref(),
    )
    .await?;
    Ok((StatusCode::CREATED, Json(office_body(office))))
}

async fn set_office_zone(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<OfficeId>,
    Json(body): Json<SetOfficeZone>,
) -> Result<StatusCode, Refusal> {
    staff.require(Role::Administrator)?;
    provisioning::set_office_zone(&state, staff.word(&state), id, &body.zone).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn list_offices(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<Json<Vec<Office>>, Refusal> {
    staff.require_one_of(READERS)?;
    let offices = provisioning::offices(&state).await?;
    let seen = offices.into_iter().filter(|office| staff.account.sees(office.id));
    Ok(Json(seen.map(office_body).collect()))
}

fn office_body(office: crate::model::Office) -> Office {
    Office { id: office.id, name: office.name, locality: office.locality, zone: office.zone }
}

async fn add_agent(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<NewAgent>,
) -> Result<(StatusCode, Json<Done>), Refusal> {
    staff.require(Role::Administrator)?;
    let new = provisioning::NewAgent {
        kind: body.kind,
        login: body.login,
        name: body.name,
        office: body.office,
        household: body.household.map(|home| [home.line, home.postcode, home.locality]),
    };
    ask(&state, &staff, Asked::AddAgent(provisioning::read_agent(&state, new)?)).await
}

async fn list_agents(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<Json<Vec<Agent>>, Refusal> {
    staff.require_one_of(READERS)?;
    let agents = provisioning::agents(&state).await?;
    let may_read_marks = staff.account.role == Role::Administrator;
    let marks = if may_read_marks { Some(provisioning::marks(&state).await?) } else { None };
    let marks_of = |id: AgentId| {
        let of_agent = |marks: &Vec<(AgentId, Haste, u32)>| {
            let own = marks.iter().filter(|(agent, ..)| *agent == id);
            own.map(|(_, haste, count)| AgentMark { mark: haste.word().to_owned(), count: *count }).collect()
        };
        marks.as_ref().map(of_agent)
    };
    let seen = agents.into_iter().filter(|(agent, _)| staff.account.sees(agent.office));
    let body = seen.map(|(agent, devices)| Agent {
        id: agent.id,
        kind: agent.kind,
        name: agent.name,
        login: agent.login,
        office: agent.office,
        active_from: agent.active_from,
        active_to: agent.active_to,
        trained_on: agent.trained_on,
        marks: marks_of(agent.id),
        household_known: agent.household.is_some(),
        devices,
    });
    Ok(Json(body.collect()))
}

async fn renew_agent_code(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<AgentId>,
) -> Result<(StatusCode, Json<Done>), Refusal> {
    staff.require(Role::Administrator)?;
    ask(&state, &staff, Asked::RenewAgentCode(id)).await
}

async fn set_training(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<AgentId>,
    Json(body): Json<SetTraining>,
) -> Result<(StatusCode, Json<Done>), Refusal> {
    staff.require(Role::Administrator)?;
    ask(&state, &staff, Asked::SetTraining(id, body.on)).await
}

async fn add_device(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<NewDevice>,
) -> Result<(StatusCode, Json<CreatedDevice>), Refusal> {
    staff.require(Role::Administrator)?;
    let (id, code) = provisioning::add_device(&state, staff.word(&state), &body.label, body.office).await?;
    Ok((StatusCode::CREATED, Json(CreatedDevice { id, code: code_body(code) })))
}

async fn list_devices(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<Json<Vec<Device>>, Refusal> {
    staff.require_one_of(READERS)?;
    let devices = provisioning::devices(&state).await?;
    let mine = devices.into_iter().filter(|(device, _)| staff.account.sees(device.office));
    let body = mine.map(|(device, seen)| Device {
        fingerprint: provisioning::fingerprint(&state, &device),
        confirmed_at: device.confirmed_at,
        clock: seen.clock.map(|(remark, at)| DeviceClock { change: remark.change, by_s: remark.by_s, at }),
        doubled_at: seen.doubled_at,
        ledger_doubted_at: device.ledger_doubted_at,
        id: device.id,
        label: device.label,
        office: device.office,
        enrolled_at: device.enrolled_at,
        revoked_at: device.revoked_at,
        revoked_for: device.revoked_for,
        heard_at: device.heard_at,
    });
    Ok(Json(body.collect()))
}

async fn renew_device_code(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<DeviceId>,
) -> Result<(StatusCode, Json<OneTimeCode>), Refusal> {
    staff.require(Role::Administrator)?;
    let issued = provisioning::renew_device_code(&state, staff.word(&state), id).await?;
    Ok((StatusCode::CREATED, Json(code_body(issued))))
}

async fn confirm_device(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<DeviceId>,
    Json(body): Json<ConfirmDevice>,
) -> Result<StatusCode, Refusal> {
    staff.require(Role::Administrator)?;
    provisioning::confirm_device(&state, staff.word(&state), id, &body.fingerprint).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn revoke_device(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<DeviceId>,
    Json(body): Json<RevokeDevice>,
) -> Result<StatusCode, Refusal> {
    staff.require(Role::Administrator)?;
    let reason = RevocationReason::from_word(&body.reason);
    let reason = reason.ok_or_else(|| Refusal::of_field("reason", Problem::FieldInvalid))?;
    provisioning::revoke_device(&state, staff.word(&state), id, reason, body.since).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn close_agent(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<AgentId>,
    Json(body): Json<CloseAgent>,
) -> Result<StatusCode, Refusal> {
    staff.require(Role::Administrator)?;
    provisioning::close_agent(&state, staff.word(&state), id, body.since).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn code_body(issued: IssuedCode) -> OneTimeCode {
    OneTimeCode { code: issued.code, expires_at: issued.expires_at }
}
