//! Agents: added with a code for their first sign-in, listed, ended.

use super::offices::require_office;
use super::orders::{carry_out, renew_code};
use super::text::short;
use crate::State;
use crate::model::{Agent, CodePurpose};
use crate::refusal::Refusal;
use crate::staff::{self, IssuedCode, Login};
use crate::store::queries::provisioning as rows;
use crate::store::sql::Transaction;
use statement::Ordered;
use terms::{AgentId, AgentKind, DeviceId, OfficeId, Personal, Problem};

/// What is said of a new agent.
pub struct NewAgent {
    /// Clerk or carrier.
    pub kind: AgentKind,
    /// Their login on devices.
    pub login: String,
    /// Their name, as colleagues see it.
    pub name: String,
    /// The office they work from.
    pub office: OfficeId,
    /// Where they live, if they said: street line, postcode, locality. Only a keyed hash of it is kept.
    pub household: Option<[Personal<String>; 3]>,
}

/// Adds an agent; gives their id and the code for their first sign-in.
pub async fn add_agent(state: &State, new: NewAgent) -> Result<(AgentId, IssuedCode), Refusal> {
    let login = Login::parse(&new.login).ok_or_else(|| Refusal::of_field("login", Problem::FieldInvalid))?;
    let household = new.household.map(|[line, postcode, locality]| {
        let (line, postcode, locality) = (line.reveal(), postcode.reveal(), locality.reveal());
        staff::household_hash(&state.enrolment_keys, line, postcode, locality)
    });
    let now = state.now();
    let agent = Agent {
        id: AgentId(state.draw()),
        kind: new.kind,
        login: login.as_str().to_owned(),
        name: short("name", &new.name)?,
        office: new.office,
        household,
        active_from: now,
        active_to: None,
    };
    let (id, drawn) = (agent.id, staff::draw_code(state, CodePurpose::EnlistAgent).await?);
    let job = move |tx: &Transaction<'_>| {
        require_office(tx, agent.office)?;
        if !rows::add_agent(tx, &agent, now)? {
            return Err(Refusal::of_field("login", Problem::AlreadyThere));
        }
        Ok(staff::issue(tx, drawn, agent.id.0, now)?)
    };
    Ok((id, state.store.write(job).await?))
}

/// Every agent, by name, with the devices they have a key on.
pub async fn agents(state: &State) -> Result<Vec<(Agent, Vec<DeviceId>)>, Refusal> {
    let (agents, keys) = state
        .store
        .read(|conn| Ok::<_, Refusal>((rows::agents(conn)?, rows::agents_on_devices(conn)?)))
        .await?;
    let devices_of =
        |id: AgentId| keys.iter().filter(|(agent, _)| *agent == id).map(|(_, device)| *device).collect();
    Ok(agents.into_iter().map(|agent| (agent.clone(), devices_of(agent.id))).collect())
}

/// Another code for an agent's first sign-in on a device.
pub async fn renew_agent_code(state: &State, id: AgentId) -> Result<IssuedCode, Refusal> {
    renew_code(state, CodePurpose::EnlistAgent, id.0, move |conn| Ok(rows::agent(conn, id)?.is_some())).await
}

/// From now on the agent gets no lease.
pub async fn close_agent(state: &State, id: AgentId) -> Result<(), Refusal> {
    carry_out(state, id.0, Ordered::AgentClosed(id), move |tx, at| rows::close_agent(tx, id, at)).await
}
