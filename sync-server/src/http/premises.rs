//! Offices, agents and devices, as an administrator adds them and staff lists them.

use super::session::Staff;
use crate::State;
use crate::model::CodePurpose;
use crate::order_log::log_order;
use crate::refusal::Refusal;
use crate::staff::{self, IssuedCode, Login, household};
use crate::store::sql::{self, Connection, Transaction};
use crate::store::verbs::premises::{self, RevocationReason};
use crate::store::verbs::registry::clocks;
use crate::store::verbs::registry::ledger::{self, Entry};
use axum::extract::{self, Path};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use statement::{Order, Ordered};
use terms::{AgentId, DeviceId, OfficeId, Problem, Role, Timestamp};
use wire::v1::staff::{
    Agent, CreatedAgent, CreatedDevice, Device, DeviceClock, NewAgent, NewDevice, NewOffice, Office,
    OneTimeCode, RevokeDevice,
};

/// For how long a clock that was wrong is told.
const CLOCK_DAYS: i64 = 30;
const READERS: &[Role] = &[Role::Administrator, Role::Manager];

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/admin/offices", get(list_offices).post(add_office))
        .route("/v1/admin/agents", get(list_agents).post(add_agent))
        .route("/v1/admin/agents/{id}/code", post(renew_agent_code))
        .route("/v1/admin/devices", get(list_devices).post(add_device))
        .route("/v1/admin/devices/{id}/code", post(renew_device_code))
        .route("/v1/admin/devices/{id}/revoke", post(revoke_device))
        .route("/v1/admin/agents/{id}/close", post(close_agent))
}

async fn add_office(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<NewOffice>,
) -> Result<(StatusCode, Json<Office>), Refusal> {
    staff.require(Role::Administrator)?;
    let office = premises::Office {
        id: OfficeId(state.draw()),
        name: short("name", &body.name)?,
        locality: short("locality", &body.locality)?,
    };
    let (stored, now) = (office.clone(), state.now());
    state.store.write(move |tx| Ok::<_, Refusal>(premises::add_office(tx, &stored, now)?)).await?;
    Ok((StatusCode::CREATED, Json(office_body(office))))
}

async fn list_offices(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<Json<Vec<Office>>, Refusal> {
    staff.require_one_of(READERS)?;
    let offices = state.store.read(|conn| Ok::<_, Refusal>(premises::offices(conn)?)).await?;
    Ok(Json(offices.into_iter().map(office_body).collect()))
}

fn office_body(office: premises::Office) -> Office {
    Office { id: office.id, name: office.name, locality: office.locality }
}

async fn add_agent(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<NewAgent>,
) -> Result<(StatusCode, Json<CreatedAgent>), Refusal> {
    staff.require(Role::Administrator)?;
    let login = Login::parse(&body.login).ok_or_else(|| Refusal::of_field("login", Problem::FieldInvalid))?;
    let home = body.household.map(|home| {
        let (line, postcode, locality) = (home.line.reveal(), home.postcode.reveal(), home.locality.reveal());
        household::fingerprint(&state.enrolment_keys, line, postcode, locality)
    });
    let now = state.now();
    let agent = premises::Agent {
        id: AgentId(state.draw()),
        kind: body.kind,
        login: login.as_str().to_owned(),
        name: short("name", &body.name)?,
        office: body.office,
        household: home,
        active_from: now,
        active_to: None,
    };
    let (id, desk) = (agent.id, state.clone());
    let code = state
        .store
        .write(move |tx| {
            require_office(tx, agent.office)?;
            if !premises::add_agent(tx, &agent, now)? {
                return Err(Refusal::of_field("login", Problem::AlreadyThere));
            }
            Ok(staff::issue(tx, &desk, CodePurpose::EnlistAgent, agent.id.0)?)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(CreatedAgent { id, code: code_body(code) })))
}

async fn list_agents(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<Json<Vec<Agent>>, Refusal> {
    staff.require_one_of(READERS)?;
    let (agents, keys) = state
        .store
        .read(|conn| Ok::<_, Refusal>((premises::agents(conn)?, premises::agents_on_devices(conn)?)))
        .await?;
    let devices_of =
        |id: AgentId| keys.iter().filter(|(agent, _)| *agent == id).map(|(_, device)| *device).collect();
    let body = agents.into_iter().map(|agent| Agent {
        id: agent.id,
        kind: agent.kind,
        name: agent.name,
        login: agent.login,
        office: agent.office,
        active_from: agent.active_from,
        active_to: agent.active_to,
        household_known: agent.household.is_some(),
        devices: devices_of(agent.id),
    });
    Ok(Json(body.collect()))
}

async fn renew_agent_code(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<AgentId>,
) -> Result<(StatusCode, Json<OneTimeCode>), Refusal> {
    staff.require(Role::Administrator)?;
    renew(state, CodePurpose::EnlistAgent, id.0, move |conn| Ok(premises::agent(conn, id)?.is_some())).await
}

async fn add_device(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<NewDevice>,
) -> Result<(StatusCode, Json<CreatedDevice>), Refusal> {
    staff.require(Role::Administrator)?;
    let device = premises::Device {
        id: DeviceId(state.draw()),
        label: short("label", &body.label)?,
        office: body.office,
        public_key: None,
        enrolled_at: None,
        revoked_at: None,
        revoked_for: None,
        heard_at: None,
    };
    let (id, now, desk) = (device.id, state.now(), state.clone());
    let code = state
        .store
        .write(move |tx| {
            require_office(tx, device.office)?;
            premises::add_device(tx, &device, now)?;
            Ok::<_, Refusal>(staff::issue(tx, &desk, CodePurpose::EnrolDevice, device.id.0)?)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(CreatedDevice { id, code: code_body(code) })))
}

async fn list_devices(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<Json<Vec<Device>>, Refusal> {
    staff.require_one_of(READERS)?;
    let since = state.now().plus_days(-CLOCK_DAYS);
    let read =
        move |conn: &Connection| Ok::<_, Refusal>((premises::devices(conn)?, clocks::newest(conn, since)?));
    let (devices, seen) = state.store.read(read).await?;
    let clock_of = |device: DeviceId| {
        let (_, remark, at) = seen.iter().find(|(other, ..)| *other == device)?;
        Some(DeviceClock { change: remark.change.word().to_owned(), by_s: remark.by_s, at: *at })
    };
    let body = devices.into_iter().map(|device| Device {
        clock: clock_of(device.id),
        id: device.id,
        label: device.label,
        office: device.office,
        enrolled_at: device.enrolled_at,
        revoked_at: device.revoked_at,
        revoked_for: device.revoked_for.map(|reason| reason.word().to_owned()),
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
    let is_usable = move |conn: &Connection| {
        Ok(premises::device(conn, id)?.is_some_and(|device| device.revoked_at.is_none()))
    };
    renew(state, CodePurpose::EnrolDevice, id.0, is_usable).await
}

/// From now on the device gets no lease and no list. What it sealed before is kept and judged by when it
/// was provably made.
async fn revoke_device(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<DeviceId>,
    Json(body): Json<RevokeDevice>,
) -> Result<StatusCode, Refusal> {
    let reason = RevocationReason::from_word(&body.reason);
    let reason = reason.ok_or_else(|| Refusal::of_field("reason", Problem::FieldInvalid))?;
    let ordered = Ordered::DeviceRevoked(id, reason.code());
    order(state, staff, (id.0, ordered), move |tx, at| premises::revoke_device(tx, id, reason, at)).await
}

/// From now on the agent gets no lease.
async fn close_agent(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<AgentId>,
) -> Result<StatusCode, Refusal> {
    order(state, staff, (id.0, Ordered::AgentClosed(id)), move |tx, at| premises::close_agent(tx, id, at))
        .await
}

async fn order(
    state: State,
    staff: Staff,
    (subject, ordered): ([u8; 8], Ordered),
    end: impl FnOnce(&Transaction<'_>, Timestamp) -> sql::Result<bool> + Send + 'static,
) -> Result<StatusCode, Refusal> {
    staff.require(Role::Administrator)?;
    let now = state.now();
    log_order(&state, Order { ordered, at: now }).await?;
    state
        .store
        .write(move |tx| {
            if !end(tx, now)? {
                return Err(Refusal::from(Problem::NotFound));
            }
            Ok(ledger::enter(tx, Entry::Order, statement::hash(&subject), now)?)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn renew(
    state: State,
    purpose: CodePurpose,
    subject: [u8; 8],
    is_usable: impl FnOnce(&Connection) -> sql::Result<bool> + Send + 'static,
) -> Result<(StatusCode, Json<OneTimeCode>), Refusal> {
    let desk = state.clone();
    let code = state
        .store
        .write(move |tx| {
            if !is_usable(tx)? {
                return Err(Refusal::from(Problem::NotFound));
            }
            Ok(staff::issue(tx, &desk, purpose, subject)?)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(code_body(code))))
}

fn code_body(issued: IssuedCode) -> OneTimeCode {
    OneTimeCode { code: issued.code, expires_at: issued.expires_at }
}

fn require_office(conn: &Connection, office: OfficeId) -> Result<(), Refusal> {
    if premises::has_office(conn, office)? {
        Ok(())
    } else {
        Err(Refusal::of_field("office", Problem::NotFound))
    }
}

/// A line people read: 1 to 120 characters.
fn short(field: &'static str, text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Refusal::of_field(field, Problem::FieldMissing)),
        1..=120 => Ok(text.to_owned()),
        _ => Err(Refusal::of_field(field, Problem::FieldInvalid)),
    }
}
