//! Agents: added with a code for their first sign-in, listed, ended.

use super::codes::renew_code;
use super::offices::require_office;
use super::text::short;
use crate::State;
use crate::model::Agent;
use crate::refusal::Refusal;
use crate::registry::{NewOrder, give_order, right_ends};
use crate::staff::{self, IssuedCode, Login, Word};
use crate::store::queries::provisioning as rows;
use crate::store::queries::registry::agent_marks;
use crate::store::sql::{Connection, Transaction};
use proofing::Haste;
use statement::{Effect, OrderReason, OrderedOn};
use terms::{AgentId, AgentKind, Day, DeviceId, OfficeId, Personal, Problem, Timestamp};
use wire::v1::administration::Act;

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

/// Reads what was said of a new agent; every fault is told at its field.
pub fn read_agent(state: &State, new: NewAgent) -> Result<Agent, Refusal> {
    let login = Login::parse(&new.login).ok_or_else(|| Refusal::of_field("login", Problem::FieldInvalid))?;
    let household = new.household.map(|[line, postcode, locality]| {
        let (line, postcode, locality) = (line.reveal(), postcode.reveal(), locality.reveal());
        staff::household_hash(&state.enrolment_keys, line, postcode, locality)
    });
    Ok(Agent {
        id: AgentId(state.draw()),
        kind: new.kind,
        login: login.as_str().to_owned(),
        name: short("name", &new.name)?,
        office: new.office,
        household,
        active_from: state.now(),
        active_to: None,
        trained_on: None,
    })
}

/// Refuses, at its field, what the store does not allow: an office that there is not, a login that is taken.
pub fn check_agent(conn: &Connection, agent: &Agent) -> Result<(), Refusal> {
    require_office(conn, agent.office)?;
    match rows::agent_by_login(conn, &agent.login)? {
        Some(_) => Err(Refusal::of_field("login", Problem::AlreadyThere)),
        None => Ok(()),
    }
}

/// What is entered of a new agent.
pub fn act_of(agent: &Agent) -> Act {
    let Agent { id, kind, login, name, office, .. } = agent.clone();
    Act::AddAgent { agent: id, kind, login, name, office }
}

/// Adds an agent; gives the last half of the code for their first sign-in, of which the first is kept as that hash.
pub async fn add_agent(
    state: &State,
    word: Word,
    agent: Agent,
    first_half: [u8; 32],
) -> Result<IssuedCode, Refusal> {
    let (now, drawn) = (state.now(), staff::draw_last_half(state, first_half));
    let job = move |tx: &Transaction<'_>| {
        check_agent(tx, &agent)?;
        if !rows::add_agent(tx, &agent, now)? {
            return Err(Refusal::of_field("login", Problem::AlreadyThere));
        }
        word.enter(tx, act_of(&agent), now)?;
        Ok(staff::issue(tx, drawn, agent.id.0, now)?)
    };
    state.store.write(job).await
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

/// Another code for an agent's first sign-in on a device: its last half.
pub async fn renew_agent_code(
    state: &State,
    word: Word,
    id: AgentId,
    first_half: [u8; 32],
) -> Result<IssuedCode, Refusal> {
    let (act, drawn) = (Act::RenewAgentCode { agent: id }, staff::draw_last_half(state, first_half));
    renew_code(state, drawn, id.0, word, act, move |conn| require_agent(conn, id)).await
}

/// Refuses an agent that there is not.
pub fn require_agent(conn: &Connection, id: AgentId) -> Result<(), Refusal> {
    if rows::agent(conn, id)?.is_some() { Ok(()) } else { Err(Problem::NotFound.into()) }
}

/// Confirms the day of an agent's training, or sets another: no lease before it. What was opened already is not judged again
/// for it; an order does that.
pub async fn set_training(state: &State, word: Word, id: AgentId, on: Day) -> Result<(), Refusal> {
    let now = state.now();
    let job = move |tx: &Transaction<'_>| {
        if !rows::set_training(tx, id, on)? {
            return Err(Refusal::from(Problem::NotFound));
        }
        word.enter(tx, Act::SetTraining { agent: id, on }, now)
    };
    state.store.write(job).await
}

/// Days of which the soft marks of an agent are told.
const MARKED_DAYS: i32 = 30;

/// The soft marks of every agent, of the last thirty days.
pub async fn marks(state: &State) -> Result<Vec<(AgentId, Haste, u32)>, Refusal> {
    let first = state.now().utc_day().plus_days(1 - MARKED_DAYS);
    state.store.read(move |conn| Ok::<_, Refusal>(agent_marks::since(conn, first)?)).await
}

/// From now on, or from an instant ahead, the agent gets no lease. What they checked since then, or since an instant that
/// lies in the past, does not count.
pub async fn close_agent(
    state: &State,
    word: Word,
    id: AgentId,
    since: Option<Timestamp>,
) -> Result<(), Refusal> {
    let from = Some(since.unwrap_or(state.now()));
    let (on, reason) = (OrderedOn::Agent(id), OrderReason::Ended);
    let new = NewOrder { on, effect: Effect::Voids, from, until: None, reason };
    let act = move |_| Act::CloseAgent { agent: id, since };
    let close = move |tx: &Transaction<'_>, at| {
        let closed = rows::close_agent(tx, id, right_ends(from, at))?;
        if closed { Ok(()) } else { Err(Problem::NotFound.into()) }
    };
    let may = move |conn: &Connection| match rows::agent(conn, id)? {
        Some(agent) if agent.active_to.is_none() => Ok(()),
        _ => Err(Problem::NotFound.into()),
    };
    give_order(state, word, new, act, may, close).await.map(|_id| ())
}
