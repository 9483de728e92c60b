//! The agent signed in: an open vault, the signing key in it, the lease, the visits. The lists have their own file.

use crate::identity::Identity;
use crate::refusal::Refusal;
use journal::Vault;
use minicbor::{Decode, Encode};
use statement::{Lease, PublicKey, Purpose, SigningKey, Visit};
use terms::{AgentId, AgentKind, Doing};
use zeroize::Zeroizing;

pub(crate) const KEY_SEED: &str = "signing-key";
pub(crate) const AGENT_KIND: &str = "agent-kind";
pub(crate) const LEASE: &str = "lease";
pub(crate) const LEASE_USED: &str = "lease-used";

pub(crate) const ROUND_SIZE: &str = "round-size";

/// One agent at work.
pub(crate) struct Session {
    pub agent: AgentId,
    pub label: String,
    pub kind: AgentKind,
    pub vault: Vault,
    pub key: SigningKey,
}

impl core::fmt::Debug for Session {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Session").field("agent", &self.agent).finish_non_exhaustive()
    }
}

impl Session {
    /// Takes an unlocked vault up.
    pub fn of(agent: AgentId, label: String, vault: Vault) -> Result<Self, Refusal> {
        let seed = vault.get(KEY_SEED)?.map(Zeroizing::new).doing("finding the agent's key")?;
        let seed: Zeroizing<[u8; 32]> =
            Zeroizing::new(seed.as_slice().try_into().doing("reading the agent's key")?);
        let kind = vault.get(AGENT_KIND)?.doing("finding what an agent is")?;
        let kind = statement::decode(&kind).doing("reading what an agent is")?;
        Ok(Self { agent, label, kind, vault, key: SigningKey::from_seed(&seed) })
    }

    /// The lease, checked again each time it is read.
    pub fn lease(&self, identity: &Identity) -> Result<Option<Lease>, Refusal> {
        let Some(bytes) = self.vault.get(LEASE)? else { return Ok(None) };
        let verify = |key: &PublicKey| Lease::verify(&bytes, identity.deployment(), key).ok();
        let lease = identity.verified(Purpose::Lease, verify);
        Ok(lease.filter(|lease| lease.device == identity.device && lease.agent_key == self.key.public()))
    }

    /// How many checks were opened under the lease.
    pub fn lease_used(&self) -> Result<u16, Refusal> {
        Ok(self.stored(LEASE_USED)?.unwrap_or(0))
    }

    /// Counts one more check under the lease.
    pub fn use_lease(&self) -> Result<(), Refusal> {
        let used = self.lease_used()?.saturating_add(1);
        Ok(self.vault.put(LEASE_USED, &statement::encode(&used))?)
    }

    /// The visits of the prepared round that are still here, in travel order, each with its place from 0.
    pub fn visits(&self) -> Result<Vec<(u16, Visit)>, Refusal> {
        let mut visits: Vec<(u16, Visit)> = Vec::new();
        for entry in self.vault.round_entries()? {
            visits.push(statement::decode(entry.content.reveal()).doing("reading a visit")?);
        }
        visits.sort_by_key(|(order, _)| *order);
        Ok(visits)
    }

    /// How many visits the round had when it was prepared.
    pub fn round_size(&self) -> Result<u16, Refusal> {
        Ok(self.stored(ROUND_SIZE)?.unwrap_or(0))
    }

    /// What is kept under a name, as it was written.
    pub fn stored<T: for<'b> Decode<'b, ()> + Encode<()>>(&self, name: &str) -> Result<Option<T>, Refusal> {
        Ok(self
            .vault
            .get(name)?
            .map(|bytes| statement::decode(&bytes))
            .transpose()
            .doing("reading what a vault keeps")?)
    }
}
