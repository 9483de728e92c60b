//! The agent signed in: an open vault, the keys in it, the lease, the visits. The lists have their own file.

use crate::identity::Identity;
use crate::refusal::Refusal;
use journal::Vault;
use minicbor::{Decode, Encode};
use rand_core::CryptoRng;
use statement::{Addressee, Challenge, Lease, OpeningKey, PublicKey, Purpose, Request, SigningKey, Visit};
use terms::{AgentId, AgentKind, Doing};
use zeroize::Zeroizing;

pub(crate) const KEY_SEED: &str = "signing-key";
pub(crate) const SEALING_SEED: &str = "sealing-key";
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
    /// Opens what the registry tells this agent alone.
    pub sealing_key: OpeningKey,
}

/// The keys that an agent has on one device. Both are drawn there, and leave it never.
pub(crate) struct AgentKeys {
    /// Signs statements and questions.
    pub signing: SigningKey,
    /// Of the key that opens what is sealed to the agent: not made from the other, which is of another curve.
    pub sealing_seed: Zeroizing<[u8; 32]>,
}

impl AgentKeys {
    /// Draws both.
    pub fn draw(chance: &mut impl CryptoRng) -> Self {
        Self { signing: SigningKey::generate(chance), sealing_seed: draw_seed(chance) }
    }

    /// The key that others seal to.
    pub fn seals_to(&self) -> PublicKey {
        OpeningKey::from_seed(&self.sealing_seed).public()
    }
}

fn draw_seed(chance: &mut impl CryptoRng) -> Zeroizing<[u8; 32]> {
    let mut seed = Zeroizing::new([0; 32]);
    chance.fill_bytes(seed.as_mut_slice());
    seed
}

impl core::fmt::Debug for Session {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Session").field("agent", &self.agent).finish_non_exhaustive()
    }
}

impl Session {
    /// Takes an unlocked vault up. One that was made before agents had a key to seal to draws it now.
    pub fn of(
        agent: AgentId,
        label: String,
        vault: Vault,
        chance: &mut impl CryptoRng,
    ) -> Result<Self, Refusal> {
        let seed = stored_seed(&vault, KEY_SEED)?.doing("finding the agent's key")?;
        let sealing_seed = if let Some(seed) = stored_seed(&vault, SEALING_SEED)? {
            seed
        } else {
            let drawn = draw_seed(chance);
            vault.put(SEALING_SEED, drawn.as_ref())?;
            drawn
        };
        let kind = vault.get(AGENT_KIND)?.doing("finding what an agent is")?;
        let kind = statement::decode(&kind).doing("reading what an agent is")?;
        let sealing_key = OpeningKey::from_seed(&sealing_seed);
        Ok(Self { agent, label, kind, vault, key: SigningKey::from_seed(&seed), sealing_key })
    }

    /// Signs a question for the agent.
    pub fn sign_request(&self, request: Request, identity: &Identity) -> Request {
        request.by_agent(identity.deployment(), &self.key, self.sealing_key.public())
    }

    /// This agent, as what answers their question is sealed to them.
    pub fn addressee(&self, identity: &Identity, challenge: Challenge) -> Addressee {
        Addressee { deployment: identity.deployment(), device: identity.device, agent: self.agent, challenge }
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

fn stored_seed(vault: &Vault, name: &str) -> Result<Option<Zeroizing<[u8; 32]>>, Refusal> {
    let Some(stored) = vault.get(name)? else { return Ok(None) };
    let seed: [u8; 32] = stored.as_slice().try_into().doing("reading a key of the agent's")?;
    Ok(Some(Zeroizing::new(seed)))
}
