//! Feeds: signed lists for one device, in signed pages. A cursor belongs to an epoch and follows ledger positions,
//! which are given in the order of commits: what a page leaves out, no later page can have overtaken.
//!
//! A page is signed for one agent, in answer to one challenge, so that nothing in it can be left out or shown again. It
//! ends at sixteen kilobytes, and the device moves its cursor last: a cut connection costs one page. A cursor names a
//! position and a kind, because many lists begin at position 0.

use crate::codec::{Blob, NotCanonical, decode, encode};
use crate::cose::{Kind, SignatureError, open_record, sign_record};
use crate::cursor::Cursor;
use crate::key::{PublicKey, SigningKey};
use crate::request::Challenge;
use documents::{ModelId, PermitTerm};
use minicbor::{Decode, Encode};
use terms::{AgentId, DeploymentId, DeviceId, Timestamp};

terms::codes! {
    /// What a feed holds.
    FeedKind {
        /// A round's visits with their addresses, in clear: no registry tells one any more.
        Round = 1, "round";
        /// Models accepted, limits, versions.
        Policy = 2, "policy";
        /// Whom visible seals are believed from.
        Trust = 3, "trust";
        /// How long agent and device are in standing.
        Standing = 4, "standing";
        /// A round's visits, sealed to the agent who asked ([`crate::Told`]).
        SealedRound = 5, "sealed-round";
    }
}

/// A signed list.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Feed {
    /// What it holds.
    #[n(0)]
    pub kind: FeedKind,
    /// The only device it is for.
    #[n(1)]
    pub device: DeviceId,
    /// The registry's epoch.
    #[n(2)]
    pub epoch: u64,
    /// The ledger position of its last change; 0 where it never changed.
    #[n(3)]
    pub position: u64,
    /// When it was made.
    #[n(4)]
    pub made: Timestamp,
    /// The list itself, canonical CBOR.
    #[n(5)]
    pub content: Blob,
}

impl Feed {
    /// Signs the feed.
    pub fn sign(&self, deployment: DeploymentId, key: &SigningKey) -> Vec<u8> {
        sign_record(Kind::Feed, deployment, key, self)
    }
    /// Reads a feed signed by the certified feed key.
    pub fn verify(bytes: &[u8], deployment: DeploymentId, key: &PublicKey) -> Result<Self, SignatureError> {
        open_record(Kind::Feed, deployment, key, bytes)
    }
    /// The content of a feed, if it is of that form.
    pub fn read<T: Encode<()> + for<'b> Decode<'b, ()>>(&self) -> Result<T, NotCanonical> {
        decode(&self.content.0)
    }
    /// The content's bytes of a list.
    pub fn content_of<T: Encode<()>>(list: &T) -> Blob {
        Blob(encode(list))
    }
}

/// What changed since a cursor, oldest first, as far as a page holds.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Page {
    /// The only device it is for.
    #[n(0)]
    pub device: DeviceId,
    /// The only agent it is for: another may have signed in meanwhile.
    #[n(1)]
    pub agent: AgentId,
    /// The challenge of the question it answers: shown again, it answers nothing.
    #[n(2)]
    pub challenge: Challenge,
    /// The cursor it was asked after, where that was one of this epoch.
    #[n(3)]
    pub after: Option<Cursor>,
    /// Where the next page begins.
    #[n(4)]
    pub until: Cursor,
    /// There is a next page now.
    #[n(5)]
    pub more: bool,
    /// When it was made: by then nothing else had changed, unless there is a next page.
    #[n(6)]
    pub made: Timestamp,
    /// Signed feeds.
    #[n(7)]
    pub feeds: Vec<Blob>,
}

impl Page {
    /// Signs the page.
    pub fn sign(&self, deployment: DeploymentId, key: &SigningKey) -> Vec<u8> {
        sign_record(Kind::Page, deployment, key, self)
    }
    /// Reads a page signed by the certified feed key.
    pub fn verify(bytes: &[u8], deployment: DeploymentId, key: &PublicKey) -> Result<Self, SignatureError> {
        open_record(Kind::Page, deployment, key, bytes)
    }
}

/// The content of the trust feed: a list as `documents::visible_seal::Trust` reads it, checked by the registry
/// before it signed this.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct TrustFeed {
    /// The list.
    #[n(0)]
    pub list: String,
}

/// The content of the policy feed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PolicyFeed {
    /// Version of the policy.
    #[n(0)]
    pub version: u32,
    /// The models accepted.
    #[n(1)]
    pub accepted: Vec<ModelId>,
    /// Which side of five years counts for a residence permit; more than five where it is left out.
    #[n(2)]
    pub permit_term: Option<PermitTerm>,
    /// The clock of the device's office, as the IANA database names it; mainland France's where it is left out.
    #[n(3)]
    pub zone: Option<String>,
}

/// The content of the standing feed: a device that knows its end opens no further case. What counts, the registry
/// decides by its own records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct StandingFeed {
    /// The end of the agent's right to work, once set.
    #[n(0)]
    pub agent_until: Option<Timestamp>,
    /// When the device was revoked.
    #[n(1)]
    pub device_until: Option<Timestamp>,
}

impl StandingFeed {
    /// True when agent or device is in standing no more.
    pub fn has_ended_at(&self, now: Timestamp) -> bool {
        [self.agent_until, self.device_until].into_iter().flatten().any(|end| end <= now)
    }
}
