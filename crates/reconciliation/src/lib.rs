//! Facts in, [`Resolution`] out: what the rules make of everything the registry holds of one enrolment.
//!
//! [`reconcile`] is pure, total and a function of the *set* of facts: order, repetition and grouping change
//! nothing, down to the bytes. What the registry did is an [`Act`], never an input; [`acts`] says what is
//! next. This crate knows no clock, no chance, no file and no network, and it verifies no signature: it is
//! told what opening a statement showed.

mod acts;
mod case;
mod clearing;
mod fact;
mod hold;
mod judgement;
mod order;
mod policy;
mod reconcile;
mod resolution;
mod rules;
mod standings;

pub use acts::{Act, acts};
pub use fact::{
    CoSignature, Decision, Declared, DeclaredIdentity, DocumentStatus, Fact, LeaseSeen, OpenedStatement,
    Standing, StatusAnswer, Subject, evidence_digest, facts_digest,
};
pub use hold::{Hold, Remedy};
pub use order::{OrderSeen, Touched};
pub use policy::{Offsets, Policy};
pub use reconcile::reconcile;
pub use resolution::{Judged, NextStep, Note, Resolution, ResolutionState, Verdict};

/// The version of these rules: stored with each recorded resolution. Any change that can alter the bytes of
/// a resolution raises it.
pub const REGISTRY_RULES_VERSION: u16 = 4;
