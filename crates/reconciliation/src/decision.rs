//! A person's decision: what it lifts and who answers for it. It is a fact like any other.

use crate::hold::Holds;
use minicbor::{Decode, Encode};
use terms::{AgentId, ReviewReason, Timestamp};

/// A person's decision. It lifts a hold where it names every fact that raises it: an author answers for what stood before
/// them, and a fact that turns up later and raises nothing changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Decision {
    /// The account of its author.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub by: [u8; 8],
    /// The agent that the author is too, if any: nobody decides on what they checked themselves.
    #[n(1)]
    pub agent: Option<AgentId>,
    /// The keyed hash of the author's household, if they said: nobody decides about their own.
    #[n(2)]
    pub household: Option<Household>,
    /// The holds that the author lifts, each with the facts that raise it.
    #[n(3)]
    pub lifts: Holds,
    /// True to refuse the enrolment. Only a decision that names this one takes that back.
    #[n(4)]
    pub refuses: bool,
    /// First received time.
    #[n(5)]
    pub at: Timestamp,
    /// Why, for whoever reads it later: it decides nothing.
    #[n(6)]
    pub reason: Option<ReviewReason>,
}

/// Who decides, as far as that says whether they may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Author {
    /// Their account.
    pub by: [u8; 8],
    /// The agent that they are too, if any.
    pub agent: Option<AgentId>,
    /// The keyed hash of their household, if they said.
    pub household: Option<Household>,
}

impl Author {
    /// True when the two are different people: of two accounts, and not of one agent who has both.
    pub fn is_another_than(&self, other: &Self) -> bool {
        self.by != other.by && (self.agent.is_none() || self.agent != other.agent)
    }
}

impl Decision {
    /// Who made it.
    pub const fn author(&self) -> Author {
        Author { by: self.by, agent: self.agent, household: self.household }
    }
}

/// The keyed hash of an address, by which a household is recognised without being kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Household(pub [u8; 32]);

terms::byte_string!(Household);
