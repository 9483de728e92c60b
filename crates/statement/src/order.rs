//! An order as it is written outside the database before it is answered: what a restored registry is told again.

use crate::codec::Blob;
use crate::cose::{Kind, SignatureError, open_record, sign_record};
use crate::key::{PublicKey, SigningKey};
use minicbor::{Decode, Encode};
use terms::{AgentId, DeploymentId, DeviceId, Timestamp};

/// What was ordered, of whom.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Ordered {
    /// A device gets no lease and no list any more; the reason is the store's code.
    #[n(1)]
    DeviceRevoked(#[n(0)] DeviceId, #[n(1)] u8),
    /// An agent gets no lease any more.
    #[n(2)]
    AgentClosed(#[n(0)] AgentId),
    /// An agent was granted a lease, which is here as it was signed: work done under it is judged by it.
    #[n(3)]
    LeaseGranted(#[n(0)] Blob),
}

/// An order and when it was given.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Order {
    /// What.
    #[n(0)]
    pub ordered: Ordered,
    /// When.
    #[n(1)]
    pub at: Timestamp,
}

impl Order {
    /// Signs the order.
    pub fn sign(&self, deployment: DeploymentId, key: &SigningKey) -> Vec<u8> {
        sign_record(Kind::Order, deployment, key, self)
    }
    /// Reads an order signed by that key.
    pub fn verify(bytes: &[u8], deployment: DeploymentId, key: &PublicKey) -> Result<Self, SignatureError> {
        open_record(Kind::Order, deployment, key, bytes)
    }
}
