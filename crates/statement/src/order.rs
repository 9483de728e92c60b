//! An order as it is written outside the database before it is answered: what a restored registry is told again.

use crate::codec::Blob;
use crate::codec::{decode, encode};
use crate::cose::{Kind, Sign1, SignatureError, sign_at};

use crate::envelope::RecordId;
use crate::key::{Hash, PublicKey, SigningKey};
use minicbor::{Decode, Encode};
use terms::{
    AgentId, DeploymentId, DeviceId, EnrolmentId, IdentityId, OfficeId, OrderId, Personal, Timestamp,
};

terms::codes! {
    /// What an order does to what it touches.
    Effect {
        /// What was done in its span does not count.
        Voids = 1, "voids";
        /// What was done in its span is held until the order is lifted.
        Rests = 2, "rests";
    }
    /// Why an order is given.
    OrderReason {
        /// A right to work ended.
        Ended = 1, "ended";
        /// Lost.
        Lost = 2, "lost";
        /// Stolen.
        Stolen = 3, "stolen";
        /// Something is to be looked into.
        Inquiry = 4, "inquiry";
        /// The person died.
        Death = 5, "death";
        /// A court said so.
        Court = 6, "court";
        /// The holder said so.
        Holder = 7, "holder";
        /// Invalid: withdrawn by its issuer, expired before its day.
        Invalid = 8, "invalid";
        /// Broken.
        Broken = 9, "broken";
        /// The person asked to be erased, or the law does.
        Erasure = 10, "erasure";
    }
}

/// What an order is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub enum OrderedOn {
    /// All that an agent checked.
    #[n(1)]
    Agent(#[n(0)] AgentId),
    /// All that was checked on a device.
    #[n(2)]
    Device(#[n(0)] DeviceId),
    /// All that was checked in an office.
    #[n(3)]
    Office(#[n(0)] OfficeId),
    /// All that was checked with a document, named by its keyed hash.
    #[n(4)]
    Document(#[n(0)] Hash),
    /// One enrolment.
    #[n(5)]
    Enrolment(#[n(0)] EnrolmentId),
    /// One identity, with every enrolment that led to it.
    #[n(6)]
    Identity(#[n(0)] IdentityId),
}

/// An order with its span: what was done in it, wherever that lies, is touched.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Given {
    /// Its name.
    #[n(0)]
    pub id: OrderId,
    /// What it is about.
    #[n(1)]
    pub on: OrderedOn,
    /// What it does.
    #[n(2)]
    pub effect: Effect,
    /// First instant; none means ever.
    #[n(3)]
    pub from: Option<Timestamp>,
    /// First instant no longer in it; none means for good.
    #[n(4)]
    pub until: Option<Timestamp>,
    /// Why.
    #[n(5)]
    pub reason: OrderReason,
    /// Who gave it.
    #[n(6)]
    pub by: Personal<String>,
}

/// What an applicant said of their enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Said {
    /// It was not them; until an instant, where nothing confirmed who said it.
    #[n(1)]
    Contested(#[n(0)] Option<Timestamp>),
    /// They withdraw.
    #[n(2)]
    Withdrawn,
    /// A check was theirs.
    #[n(3)]
    Confirmed(#[n(0)] RecordId),
}

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
    /// An order with dates. From version 2 on.
    #[n(4)]
    Given(#[n(0)] Box<Given>),
    /// An order holds no more.
    #[n(5)]
    Lifted(#[n(0)] OrderId, #[n(1)] Personal<String>),
    /// An applicant said something of their enrolment.
    #[n(6)]
    Said(#[n(0)] EnrolmentId, #[n(1)] Said),
    /// A reviewer decided about an enrolment: the fact, as it was encoded. It holds digests and codes, nothing of a person.
    #[n(7)]
    Decided(#[n(0)] EnrolmentId, #[n(1)] Blob),
}

impl Ordered {
    /// The version of its bytes: what version 1 knew is written as it was.
    const fn version(&self) -> u8 {
        match self {
            Self::DeviceRevoked(..) | Self::AgentClosed(_) | Self::LeaseGranted(_) => 1,
            Self::Given(_) | Self::Lifted(..) | Self::Said(..) | Self::Decided(..) => Kind::Order.version(),
        }
    }
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
        sign_at(self.ordered.version(), Kind::Order, deployment, key, encode(self))
    }

    /// Reads an order signed by that key.
    pub fn verify(bytes: &[u8], deployment: DeploymentId, key: &PublicKey) -> Result<Self, SignatureError> {
        let message = Sign1::read(bytes)?;
        // Read first, to know the version that its signature is of; believed only then.
        let order: Self = decode(message.unverified_payload())?;
        message.verify_at(order.ordered.version(), Kind::Order, deployment, key)?;
        Ok(order)
    }
}
