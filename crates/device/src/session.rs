//! The agent signed in: an open vault, the signing key in it, the lease and lists.

use crate::identity::Identity;
use crate::refusal::{Refusal, unexpected};
use documents::visible_seal::Trust;
use journal::Vault;
use statement::{
    Feed, FeedAge, FeedKind, Lease, PolicyFeed, Purpose, RoundFeed, SigningKey, TrustFeed, Visit,
};
use terms::{AgentId, AgentKind, Problem, RoundId};
use zeroize::Zeroizing;

pub(crate) const KEY_SEED: &str = "signing-key";
pub(crate) const AGENT_KIND: &str = "agent-kind";
pub(crate) const LEASE: &str = "lease";
pub(crate) const LEASE_USED: &str = "lease-used";

const POLICY: &str = "feed-policy";
const TRUST: &str = "feed-trust";
const FEED_AGES: &str = "feed-ages";
const ROUND: &str = "round";
const ROUND_SIZE: &str = "round-size";

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
        let seed = vault.get(KEY_SEED)?.map(Zeroizing::new).ok_or(Problem::Unexpected)?;
        let seed: Zeroizing<[u8; 32]> =
            Zeroizing::new(seed.as_slice().try_into().map_err(|_| Refusal::from(Problem::Unexpected))?);
        let kind = vault.get(AGENT_KIND)?.ok_or(Problem::Unexpected)?;
        let kind = statement::decode(&kind).map_err(unexpected)?;
        Ok(Self { agent, label, kind, vault, key: SigningKey::from_seed(&seed) })
    }

    /// The lease, checked again each time it is read.
    pub fn lease(&self, identity: &Identity) -> Result<Option<Lease>, Refusal> {
        let Some(bytes) = self.vault.get(LEASE)? else { return Ok(None) };
        let keys = identity.keys_for(Purpose::Lease);
        let lease = keys.iter().find_map(|key| Lease::verify(&bytes, identity.deployment(), key).ok());
        Ok(lease.filter(|lease| lease.device == identity.device && lease.agent_key == self.key.public()))
    }

    /// How many checks were opened under the lease.
    pub fn lease_used(&self) -> Result<u16, Refusal> {
        match self.vault.get(LEASE_USED)? {
            Some(bytes) => statement::decode(&bytes).map_err(unexpected),
            None => Ok(0),
        }
    }

    /// Counts one more check under the lease.
    pub fn use_lease(&self) -> Result<(), Refusal> {
        let used = self.lease_used()?.saturating_add(1);
        Ok(self.vault.put(LEASE_USED, &statement::encode(&used))?)
    }

    /// The policy this device works by.
    pub fn policy(&self, identity: &Identity) -> Result<Option<PolicyFeed>, Refusal> {
        let Some(bytes) = self.vault.get(POLICY)? else { return Ok(None) };
        let feed = verified_feed(identity, &bytes).filter(|feed| feed.kind == FeedKind::Policy);
        feed.map(|feed| feed.read().map_err(unexpected)).transpose()
    }

    /// Whom visible seals are believed from: nobody, while no list came or an empty one did.
    pub fn trust(&self, identity: &Identity) -> Result<Trust, Refusal> {
        let Some(bytes) = self.vault.get(TRUST)? else { return Ok(Trust::default()) };
        let feed = verified_feed(identity, &bytes).filter(|feed| feed.kind == FeedKind::Trust);
        let Some(feed) = feed else { return Ok(Trust::default()) };
        let content: TrustFeed = feed.read().map_err(unexpected)?;
        if content.list.is_empty() {
            return Ok(Trust::default());
        }
        Trust::read(&content.list).map_err(unexpected)
    }

    /// The visits of the prepared round that are still here, in travel order, each with its place from 0.
    pub fn visits(&self) -> Result<Vec<(u16, Visit)>, Refusal> {
        let mut visits: Vec<(u16, Visit)> = Vec::new();
        for entry in self.vault.round_entries()? {
            visits.push(statement::decode(entry.content.reveal()).map_err(unexpected)?);
        }
        visits.sort_by_key(|(order, _)| *order);
        Ok(visits)
    }

    /// How many visits the round had when it was prepared.
    pub fn round_size(&self) -> Result<u16, Refusal> {
        match self.vault.get(ROUND_SIZE)? {
            Some(bytes) => statement::decode(&bytes).map_err(unexpected),
            None => Ok(0),
        }
    }

    /// Takes a list of the server's in. A round is kept visit by visit, so that each can be erased alone.
    pub fn take_feed(&self, feed: &Feed, bytes: &[u8]) -> Result<(), Refusal> {
        match feed.kind {
            FeedKind::Policy => self.vault.put(POLICY, bytes)?,
            FeedKind::Trust => self.vault.put(TRUST, bytes)?,
            FeedKind::Round => {
                let round: RoundFeed = feed.read().map_err(unexpected)?;
                for entry in self.vault.round_entries()? {
                    self.vault.remove_round_entry(entry.enrolment)?;
                }
                let first = self.number_from(round.round)?;
                let size = first.saturating_add(u16::try_from(round.visits.len()).unwrap_or(u16::MAX));
                self.vault.put(ROUND_SIZE, &statement::encode(&size))?;
                for (order, visit) in (first..).zip(&round.visits) {
                    self.vault.put_round_entry(visit.enrolment, &statement::encode(&(order, visit)))?;
                }
            }
        }
        let mut ages = self.feed_ages()?;
        ages.retain(|age| age.feed != feed.kind.code());
        ages.push(FeedAge { feed: feed.kind.code(), position: feed.position, made: feed.made });
        Ok(self.vault.put(FEED_AGES, &statement::encode(&ages))?)
    }

    /// The place of the first visit of a round that is prepared now: after those already done, where it is
    /// the round of before. Numbers of another round would name other visits, so they go.
    fn number_from(&self, round: RoundId) -> Result<u16, Refusal> {
        let known = self.vault.get(ROUND)?.map(|bytes| statement::decode(&bytes).map_err(unexpected));
        if known.transpose()? == Some(round) {
            let done = crate::gestures::visits_done(self)?;
            return Ok(done.iter().map(|(number, _)| *number).max().unwrap_or(0));
        }
        self.vault.remove(crate::gestures::VISITS_DONE)?;
        self.vault.put(ROUND, &statement::encode(&round))?;
        Ok(0)
    }

    /// The age of the lists that a check relies on: the one of seals only where a seal was read.
    pub fn ages_relied_on(&self, is_seal_read: bool) -> Result<Vec<FeedAge>, Refusal> {
        let mut ages = self.feed_ages()?;
        ages.retain(|age| is_seal_read || age.feed != FeedKind::Trust.code());
        Ok(ages)
    }

    /// The lists at hand and their age.
    pub fn feed_ages(&self) -> Result<Vec<FeedAge>, Refusal> {
        match self.vault.get(FEED_AGES)? {
            Some(bytes) => statement::decode(&bytes).map_err(unexpected),
            None => Ok(Vec::new()),
        }
    }
}

/// A feed signed by a certified key, for this device.
pub(crate) fn verified_feed(identity: &Identity, bytes: &[u8]) -> Option<Feed> {
    let keys = identity.keys_for(Purpose::Feed);
    let feed = keys.iter().find_map(|key| Feed::verify(bytes, identity.deployment(), key).ok());
    feed.filter(|feed| feed.device == identity.device)
}
