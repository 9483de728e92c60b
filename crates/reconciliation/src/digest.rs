//! Names of facts and of sets of facts. What restates a fact has its name: only what says something else is another cause.

use crate::decision::Decision;
use crate::fact::{Declared, DocumentStatus, Fact, Standing};
use crate::match_kind::MatchKind;
use crate::order::OrderSeen;
use minicbor::Encode;
use statement::{Hash, encode, hash};
use std::collections::BTreeSet;
use terms::{EnrolmentId, Timestamp};

/// The name of a fact among the causes of a hold. A statement is named by its envelope, whatever was known when it was
/// opened. A span, a source's answer and a match are named without their instant: told again, they are the same cause.
pub fn cause_of(fact: &Fact) -> Hash {
    match fact {
        Fact::Declared(declared) => of_declared(declared),
        Fact::Stated(statement) => statement.envelope,
        Fact::Standing(span) => of_standing(span),
        Fact::Status(status) => of_status(status),
        Fact::SameDocument { other, .. } => of_match(*other, MatchKind::Document),
        Fact::Matched { other, kind, .. } => of_match(*other, *kind),
        Fact::Confirmed { place, at } => name(5, &(place, at)),
        Fact::Decision(decision) => of_decision(decision),
        Fact::Withdrawn { at } => name(7, at),
        Fact::Contested { at, until } => of_contest(*at, *until),
        Fact::Order(order) => of_order(order),
        Fact::MatchEnded { other, .. } => name(10, other),
        Fact::ContactChanged { since, until, .. } => of_contact_change(*since, *until),
        Fact::FirstReceived { place, envelope, .. } => name(15, &(place, envelope)),
    }
}

pub(crate) fn of_declared(declared: &Declared) -> Hash {
    name(0, declared)
}
pub(crate) fn of_standing(span: &Standing) -> Hash {
    name(2, &Standing { at: Timestamp(0), ..*span })
}
pub(crate) fn of_status(status: &DocumentStatus) -> Hash {
    name(3, &DocumentStatus { at: Timestamp(0), ..*status })
}
/// That of a document is what it was before there were other kinds.
pub(crate) fn of_match(other: EnrolmentId, kind: MatchKind) -> Hash {
    if kind == MatchKind::Document { name(4, &other) } else { name(12, &(other, kind)) }
}
pub(crate) fn of_decision(decision: &Decision) -> Hash {
    name(6, decision)
}
pub(crate) fn of_contest(at: Timestamp, until: Option<Timestamp>) -> Hash {
    match until {
        None => name(8, &at),
        Some(until) => name(8, &(at, until)),
    }
}
pub(crate) fn of_contact_change(since: Timestamp, until: Timestamp) -> Hash {
    name(14, &(since, until))
}
pub(crate) fn of_order(order: &OrderSeen) -> Hash {
    name(9, order)
}

/// The SHA-256 of the fact's number and content.
fn name<T: Encode<()>>(kind: u8, content: &T) -> Hash {
    hash(&encode(&(kind, content)))
}

/// Names a set of facts: the SHA-256 of the SHA-256 of their encodings, sorted and without repetition.
pub fn facts_digest(facts: &[Fact]) -> Hash {
    set_digest(facts.iter().map(|fact| hash(&encode(fact))))
}

/// Names a set of facts by the digests of their encodings, which a store keeps beside them.
pub fn set_digest(digests: impl IntoIterator<Item = Hash>) -> Hash {
    let sorted: BTreeSet<Hash> = digests.into_iter().collect();
    hash(&sorted.into_iter().flat_map(|digest| digest.0).collect::<Vec<u8>>())
}
