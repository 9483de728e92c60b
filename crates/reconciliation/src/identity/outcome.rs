//! What an identity is, and why.

use super::inputs::Proof;
use crate::next_step::NextStep;
use minicbor::{Decode, Encode};
use proofing::Level;
use terms::{EnrolmentId, Timestamp};

terms::codes! {
    /// What an identity is.
    IdentityState {
        /// It can be used.
        Active = 1, "active";
        /// It rests.
        Suspended = 2, "suspended";
        /// It ended by its person's own word: they may have another one.
        Withdrawn = 3, "withdrawn";
        /// Its time is over; another check renews it.
        Expired = 4, "expired";
        /// It was erased: its person may have another one.
        Erased = 5, "erased";
        /// An order ended it: until that is lifted, whatever else its person proves is under it too.
        Revoked = 6, "revoked";
    }
    /// Why it is so.
    IdentityWhy {
        /// A check proves it and nothing speaks against it.
        Proven = 1, "proven";
        /// No check proves it any more.
        Unproven = 2, "unproven";
        /// Somebody says that a check in their name was not theirs.
        Contested = 3, "contested";
        /// An order on one of its enrolments lets it rest.
        Ordered = 4, "ordered";
        /// A person refused one of its enrolments.
        Refused = 5, "refused";
        /// An inquiry.
        Inquiry = 6, "inquiry";
        /// Its holder's word, or the loss of what they use it with.
        Holder = 7, "holder";
        /// A court's word.
        Court = 8, "court";
        /// Its person died.
        Death = 9, "death";
        /// Every enrolment that led to it was withdrawn.
        Withdrawn = 10, "withdrawn";
        /// It is erased.
        Erased = 11, "erased";
        /// The years that a check is good for are over.
        TimeOver = 12, "time-over";
        /// The document that was shown counts no more.
        DocumentOver = 13, "document-over";
        /// Its person has had another one since.
        Succeeded = 14, "succeeded";
        /// As it was before identities had a history.
        Carried = 15, "carried";
    }
}

impl IdentityState {
    /// True where its person can have no other one beside it: what they prove later counts for this one.
    pub const fn holds_its_person(self) -> bool {
        matches!(self, Self::Active | Self::Suspended | Self::Expired | Self::Revoked)
    }

    /// What the holder can do.
    pub const fn next_step(self) -> NextStep {
        match self {
            Self::Active => NextStep::Nothing,
            Self::Suspended => NextStep::Wait,
            Self::Withdrawn | Self::Expired | Self::Erased => NextStep::BeginAgain,
            Self::Revoked => NextStep::CallUs,
        }
    }
}

/// Where the attributes, the level and the validity of an identity come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(map)]
pub struct Attributes {
    /// The enrolment.
    #[n(0)]
    pub enrolment: EnrolmentId,
    /// Its deciding check.
    #[n(1)]
    pub proof: Proof,
}

/// An identity.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Identity {
    /// What it is.
    #[n(0)]
    pub state: IdentityState,
    /// Why.
    #[n(1)]
    pub why: IdentityWhy,
    /// What its attributes, level and validity come of; none where no check proves it.
    #[n(2)]
    pub attributes: Option<Attributes>,
    /// The first instant at which it is valid no more; none where no check proves it.
    #[n(3)]
    pub valid_until: Option<Timestamp>,
    /// What the holder can do.
    #[n(4)]
    pub next_step: NextStep,
    /// The next instant at which this changes without anything new.
    #[n(5)]
    pub changes_at: Option<Timestamp>,
}

impl Identity {
    /// The level it reaches.
    pub fn level(&self) -> Option<Level> {
        self.attributes.map(|attributes| attributes.proof.level)
    }
}
