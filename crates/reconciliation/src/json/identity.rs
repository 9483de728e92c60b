//! The form of an identity, and of what it is made of, in JSON.

use super::mirror::{as_they_are, by_their_fields};
use crate::hold::Hold;
use crate::identity::{Attributes, Identity, IdentityState, IdentityWhy, Linked, OrderOnIdentity, Proof};
use crate::next_step::NextStep;
use crate::resolution::ResolutionState;
use proofing::Level;
use statement::{Effect, Hash, OrderReason};
use std::collections::BTreeSet;
use terms::{EnrolmentId, OrderId, Timestamp};

as_they_are!(IdentityState, IdentityWhy, OrderReason, i32);

by_their_fields! {
    /// [`Linked`] in JSON.
    LinkedJson for Linked {
        enrolment: EnrolmentId,
        since: Timestamp,
        state: ResolutionState,
        against: BTreeSet<Hold>,
        proof: Option<Proof>,
        counts: bool,
    }
    /// [`Proof`] in JSON.
    ProofJson for Proof { made: Timestamp, envelope: Hash, level: Level, document_ends: Option<i32> }
    /// [`OrderOnIdentity`] in JSON.
    OrderOnIdentityJson for OrderOnIdentity {
        id: OrderId,
        effect: Effect,
        reason: OrderReason,
        from: Option<Timestamp>,
        until: Option<Timestamp>,
        is_lifted: bool,
    }
    /// [`Attributes`] in JSON.
    AttributesJson for Attributes { enrolment: EnrolmentId, proof: Proof }
    /// [`Identity`] in JSON.
    IdentityJson for Identity {
        state: IdentityState,
        why: IdentityWhy,
        attributes: Option<Attributes>,
        valid_until: Option<Timestamp>,
        next_step: NextStep,
        changes_at: Option<Timestamp>,
    }
}
