//! What the registry says of its ledger. A device remembers it, and holds the next word against it: it is a witness that
//! nobody who writes to the database can reach.
//!
//! The ledger is a chain of hashes, so no proof of its growth is shorter than itself. A device asks for the head at the
//! size that it remembers: another one, signed by the same registry, contradicts what was signed before.

use crate::codec::Blob;
use crate::cose::{Kind, SignatureError, open_record, sign_record};
use crate::key::{Hash, PublicKey, SigningKey};
use crate::request::Challenge;
use minicbor::{Decode, Encode};
use terms::{DeploymentId, Timestamp};

/// The registry's word on its ledger, in answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct LedgerTold {
    /// What the device drew for its question: an older answer is none.
    #[n(0)]
    pub challenge: Challenge,
    /// The epoch in force.
    #[n(1)]
    pub epoch: u64,
    /// The size that was asked about.
    #[n(2)]
    pub asked: u64,
    /// The head that the ledger had at that size; none where it is shorter.
    #[n(3)]
    pub head_at: Option<Hash>,
    /// Number of entries now.
    #[n(4)]
    pub size: u64,
    /// The head now.
    #[n(5)]
    pub head: Hash,
    /// The restore that began this epoch, as it was signed; none in a registry's first.
    #[n(6)]
    pub restored: Option<Blob>,
    /// The registry's time when it signed.
    #[n(7)]
    pub time: Timestamp,
}

impl LedgerTold {
    /// Signs it.
    pub fn sign(&self, deployment: DeploymentId, key: &SigningKey) -> Vec<u8> {
        sign_record(Kind::LedgerTold, deployment, key, self)
    }
    /// Reads what the certified answer key signed.
    pub fn verify(bytes: &[u8], deployment: DeploymentId, key: &PublicKey) -> Result<Self, SignatureError> {
        open_record(Kind::LedgerTold, deployment, key, bytes)
    }
}

/// A restore from a copy, as whoever restored had it signed. It takes the registry's key: writing to the database does not
/// make one.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Restored {
    /// The epoch that it began.
    #[n(0)]
    pub epoch: u64,
    /// The epoch of the copy, which it continues.
    #[n(1)]
    pub continues: u64,
    /// Number of entries in the copy.
    #[n(2)]
    pub size: u64,
    /// The head of the copy's ledger.
    #[n(3)]
    pub head: Hash,
    /// When it was done.
    #[n(4)]
    pub at: Timestamp,
    /// Above the number of every restore before it: what comes later is told by this, not by clocks, which are set back.
    #[n(5)]
    pub number: u64,
}

impl Restored {
    /// Signs it.
    pub fn sign(&self, deployment: DeploymentId, key: &SigningKey) -> Vec<u8> {
        sign_record(Kind::Restored, deployment, key, self)
    }
    /// Reads what the certified answer key signed.
    pub fn verify(bytes: &[u8], deployment: DeploymentId, key: &PublicKey) -> Result<Self, SignatureError> {
        open_record(Kind::Restored, deployment, key, bytes)
    }
}
