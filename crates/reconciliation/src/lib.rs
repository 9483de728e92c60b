//! Facts in, [`Resolution`] out: what the rules make of everything the registry holds of one enrolment.
//!
//! [`reconcile`] is pure, total and a function of the *set* of facts: order, repetition and grouping change
//! nothing, down to the bytes. What the registry did is an [`Act`], never an input; [`acts`] says what is
//! next. This crate knows no clock, no chance, no file and no network, and it verifies no signature: it is
//! told what opening a statement showed.

mod acts;
mod bounds;
mod case;
mod clearing;
mod contact_changes;
mod counted;
mod deadline;
mod decision;
mod digest;
mod fact;
mod hold;
mod identity;
pub mod json;
mod judgement;
mod match_kind;
mod matching;
mod next_step;
mod order;
mod person;
mod policies;
mod policy;
mod reconcile;
mod resolution;
mod rules;
mod standings;
mod when;

pub use acts::{Act, Deed, acts};
pub use clearing::{Barred, barred};
pub use contact_changes::changed_meanwhile;
pub use counted::{Counted, counted, may_be_renewed};
pub use deadline::{EXTENSION_DAYS, deadline, extended, may_extend};
pub use decision::{Author, Decision, Household};
pub use digest::{cause_of, facts_digest, set_digest};
pub use fact::{
    CoSignature, Declared, DeclaredIdentity, DocumentStatus, Fact, LeaseSeen, LeaseUse, OpenedStatement,
    Standing, StatusAnswer, Subject,
};
pub use hold::{Causes, Hold, Holds, Remedy};
pub use identity::{
    Attributes, Identity, IdentityState, IdentityWhy, Linked, OrderOnIdentity, Proof, identity,
    identity_digest,
};
pub use match_kind::MatchKind;
pub use next_step::{NextStep, Visits};
pub use order::{OrderSeen, Touched};
pub use person::{Birthplace, KeyKind, person_keys};
pub use policies::Policies;
pub use policy::{IdentityTerm, Offsets, Policy, VersionEnds};
pub use reconcile::reconcile;
pub use resolution::{Judged, Note, Resolution, ResolutionState, Verdict};

/// The version of these rules: stored with each recorded resolution. Any change that can alter the bytes of
/// a resolution raises it.
pub const REGISTRY_RULES_VERSION: u16 = 9;
