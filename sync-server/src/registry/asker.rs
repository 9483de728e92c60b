//! Who asks: the agent whose key signed the question together with the device, or a device of before agents did.
//!
//! The agent's key lies in their vault, so their PIN is proven: a device's key alone, copied from a disk, is told nothing of
//! anybody. An older device is answered for a while, and never about a person.

use crate::State;
use crate::refusal::Refusal;
use crate::store::queries::provisioning;
use crate::store::sql::Connection;
use statement::{Ask, PublicKey, Request};
use terms::{AgentId, DeviceId, Doing, Problem};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asker {
    /// An agent who is enlisted on the device: what is theirs alone is sealed to this key.
    Agent(PublicKey),
    /// A device alone: it asks about itself, or is of before agents signed.
    Device,
}

impl Asker {
    /// The key that a person's particulars are sealed to. A device alone has none.
    pub(super) fn sealing_key(self) -> Result<PublicKey, Refusal> {
        match self {
            Self::Agent(key) => Ok(key),
            Self::Device => Err(Problem::UpdateNeeded.into()),
        }
    }
}

/// Finds out who asks: the agent must be enlisted there, and have signed.
pub(super) async fn asker(state: &State, device: DeviceId, request: &Request) -> Result<Asker, Refusal> {
    let enlisted = match &request.ask {
        Ask::Confirmation | Ask::Ledger { .. } => return Ok(Asker::Device),
        // The key is new: that it is theirs shows by its signature, that they may by the code.
        Ask::Enlist { key, .. } => *key,
        Ask::Lease { agent, .. } | Ask::Declared { agent, .. } | Ask::Feeds { agent, .. } => {
            enlisted_key(state, *agent, device).await?
        }
    };
    if request.agent.is_none() {
        let now = state.now();
        let until = state.store.read(|conn| Ok::<_, Refusal>(provisioning::older_devices_until(conn)?));
        let is_answered = until.await?.is_some_and(|until| now <= until);
        return if is_answered { Ok(Asker::Device) } else { Err(Problem::UpdateNeeded.into()) };
    }
    request
        .verify_agent(state.signing_keys.deployment(), &enlisted)
        .map(Asker::Agent)
        .doing("verifying an agent's part of a question")
        .map_err(Refusal::because(Problem::NotAllowed))
}

/// An agent asks only from devices on which they are enlisted.
async fn enlisted_key(state: &State, agent: AgentId, device: DeviceId) -> Result<PublicKey, Refusal> {
    let key = move |conn: &Connection| Ok::<_, Refusal>(provisioning::agent_key(conn, agent, device)?);
    let key = state.store.read(key).await?.ok_or(Problem::NotAllowed)?;
    Ok(PublicKey(<[u8; 32]>::try_from(key).ok().doing("reading the key of an agent")?))
}
