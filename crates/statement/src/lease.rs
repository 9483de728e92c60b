//! The lease: the signed, time-bound right of an agent on a device to work offline.

use crate::cose::{Kind, SignatureError, open_record, sign_record};
use crate::key::{PublicKey, SigningKey};
use minicbor::{Decode, Encode};
use terms::{AgentId, AgentKind, DeploymentId, DeviceId, EnrolmentId, LeaseId, OfficeId, RoundId, Timestamp};

/// One visit of a round's lease: nothing about the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Span {
    /// The enrolment to be checked.
    #[n(0)]
    pub enrolment: EnrolmentId,
    /// Start of the promised window.
    #[n(1)]
    pub from: Timestamp,
    /// End of the promised window.
    #[n(2)]
    pub until: Timestamp,
}

/// What the agent may work on.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Scope {
    /// An office: whoever comes with a voucher.
    #[n(0)]
    Office {
        /// The office.
        #[n(0)]
        office: OfficeId,
    },
    /// A round: the named enrolments.
    #[n(1)]
    Round {
        /// The round.
        #[n(0)]
        round: RoundId,
        /// Its visits.
        #[n(1)]
        visits: Vec<Span>,
    },
}

/// The lease.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Lease {
    /// Its name in headers.
    #[n(0)]
    pub id: LeaseId,
    /// Whose right.
    #[n(1)]
    pub agent: AgentId,
    /// Clerk or carrier.
    #[n(2)]
    pub kind: AgentKind,
    /// On which device.
    #[n(3)]
    pub device: DeviceId,
    /// The agent's key on that device, certified by this lease.
    #[n(4)]
    pub agent_key: PublicKey,
    /// How many checks may be opened under it.
    #[n(5)]
    pub checks: u16,
    /// What may be worked on.
    #[n(6)]
    pub scope: Scope,
    /// First instant.
    #[n(7)]
    pub from: Timestamp,
    /// Last instant.
    #[n(8)]
    pub until: Timestamp,
}

impl Scope {
    /// The office of a counter's lease; none on a round.
    pub const fn office(&self) -> Option<OfficeId> {
        match self {
            Self::Office { office } => Some(*office),
            Self::Round { .. } => None,
        }
    }
}

impl Lease {
    /// Signs the lease.
    pub fn sign(&self, deployment: DeploymentId, key: &SigningKey) -> Vec<u8> {
        sign_record(Kind::Lease, deployment, key, self)
    }
    /// Reads a lease signed by the certified lease key.
    pub fn verify(bytes: &[u8], deployment: DeploymentId, key: &PublicKey) -> Result<Self, SignatureError> {
        open_record(Kind::Lease, deployment, key, bytes)
    }
    /// True when a case may be opened at that instant.
    pub fn is_valid_at(&self, at: Timestamp) -> bool {
        self.from <= at && at <= self.until
    }
    /// True when the enrolment is in scope. At a counter the voucher itself opens the case.
    pub fn covers(&self, enrolment: Option<EnrolmentId>) -> bool {
        match &self.scope {
            Scope::Office { .. } => true,
            Scope::Round { visits, .. } => {
                enrolment.is_some_and(|enrolment| visits.iter().any(|visit| visit.enrolment == enrolment))
            }
        }
    }
}
