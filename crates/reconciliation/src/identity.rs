//! The identity: what all enrolments that led to it and all orders on it come to together. No enrolment writes it: one that
//! is contested lets it rest, whatever another one says.
//!
//! Pure, total and a function of the *set* of inputs, as [`crate::reconcile`] is. It must not know what the registry did.

mod inputs;
mod outcome;

use crate::hold::Hold;
use crate::policies::Policies;
use crate::resolution::ResolutionState;
pub use inputs::{Linked, OrderOnIdentity, Proof, identity_digest};
pub use outcome::{Attributes, Identity, IdentityState, IdentityWhy};
use statement::{Effect, OrderReason};
use std::collections::BTreeSet;
use terms::{Day, OrderId, Timestamp};

/// What an identity is at an instant. `has_successor`: its person has another one by now, so that this stays ended.
///
/// It is active while at least one linked enrolment is provable and neither an order nor a contest is open on any of them.
/// The newest check that proves it gives its attributes, its level and its validity: a renewal, also under another
/// name. The answer stands until [`Identity::changes_at`].
pub fn identity(
    links: &[Linked],
    orders: &[OrderOnIdentity],
    has_successor: bool,
    policies: &Policies,
    now: Timestamp,
) -> Identity {
    let lifted: BTreeSet<OrderId> =
        orders.iter().filter(|order| order.is_lifted).map(|order| order.id).collect();
    let orders: Vec<OrderOnIdentity> =
        orders.iter().copied().filter(|order| !lifted.contains(&order.id)).collect();
    let attributes = newest_proof(links);
    let end = attributes.map(|attributes| end_of(&attributes.proof, policies));
    let outlook = Outlook { links, orders: &orders, end, has_successor };
    let (state, why) = outlook.at(now);
    let changes = outlook.instants_after(now);
    Identity {
        state,
        why,
        attributes,
        valid_until: end.map(|end| end.at),
        next_step: state.next_step(),
        changes_at: changes.into_iter().find(|instant| outlook.at(*instant) != (state, why)),
    }
}

/// The later check counts: that of a renewal.
fn newest_proof(links: &[Linked]) -> Option<Attributes> {
    let proofs = links.iter().filter(|link| link.state == ResolutionState::Provable);
    let attributes =
        proofs.filter_map(|link| link.proof.map(|proof| Attributes { enrolment: link.enrolment, proof }));
    attributes.max_by_key(|attributes| (attributes.proof, attributes.enrolment))
}

/// When a check is good for nothing any more, and by what.
#[derive(Clone, Copy)]
struct End {
    at: Timestamp,
    why: IdentityWhy,
}

/// Validity counts from the check, by the policy of its day: what was promised then is not taken back.
fn end_of(proof: &Proof, policies: &Policies) -> End {
    let policy = policies.at(proof.made);
    let anniversary = policy.day_of(proof.made).plus_years(i32::from(policy.identity.years));
    let by_time = End { at: policy.begin_of(anniversary), why: IdentityWhy::TimeOver };
    let last = proof.document_ends.filter(|_| policy.identity.ends_with_document);
    let last = last.and_then(|last| Day::from_epoch_days(last).ok());
    let by_document = last
        .map(|last| End { at: policy.begin_of(last.plus_days(1)), why: IdentityWhy::DocumentOver })
        .filter(|end| end.at < by_time.at);
    by_document.unwrap_or(by_time)
}

/// All that counts, whenever it is asked.
struct Outlook<'a> {
    links: &'a [Linked],
    orders: &'a [OrderOnIdentity],
    end: Option<End>,
    has_successor: bool,
}

impl Outlook<'_> {
    /// What ends it for good comes first, then what ends it until somebody lifts it, then what lets it rest, then time.
    fn at(&self, now: Timestamp) -> (IdentityState, IdentityWhy) {
        let all_withdrew =
            !self.links.is_empty() && self.links.iter().all(|link| link.state == ResolutionState::Withdrawn);
        if all_withdrew {
            return (IdentityState::Withdrawn, IdentityWhy::Withdrawn);
        }
        if let Some(why) = self.ordered(Effect::Voids, now) {
            if why == IdentityWhy::Erased {
                return (IdentityState::Erased, why);
            }
            // One whose person has another one holds them no more, whatever ends it.
            if !self.has_successor {
                return (IdentityState::Revoked, why);
            }
        }
        if self.has_successor {
            return (IdentityState::Withdrawn, IdentityWhy::Succeeded);
        }
        if let Some(why) = self.ordered(Effect::Rests, now).or_else(|| self.spoken_against()) {
            return (IdentityState::Suspended, why);
        }
        match self.end {
            None => (IdentityState::Suspended, IdentityWhy::Unproven),
            Some(end) if end.at <= now => (IdentityState::Expired, end.why),
            Some(_) => (IdentityState::Active, IdentityWhy::Proven),
        }
    }

    /// Why the orders of an effect hold now, the strongest reason first.
    fn ordered(&self, effect: Effect, now: Timestamp) -> Option<IdentityWhy> {
        let holding = self.orders.iter().filter(|order| order.effect == effect && order.holds_at(now));
        holding.map(|order| why_ordered(order.reason)).max_by_key(|why| strength(*why))
    }

    /// What some enrolment says against the whole, the same however many say it. One none of whose checks counts has no say
    /// against what others prove: had it come to that before they were there, it would not be linked with them.
    fn spoken_against(&self) -> Option<IdentityWhy> {
        let some_counts = self.links.iter().any(|link| link.counts);
        let heard = self.links.iter().filter(|link| link.counts || !some_counts);
        let against: BTreeSet<Hold> = heard.flat_map(|link| &link.against).copied().collect();
        let why = against.iter().filter_map(|hold| match hold {
            Hold::Contested => Some(IdentityWhy::Contested),
            Hold::RefusedByPerson => Some(IdentityWhy::Refused),
            hold if hold.speaks_against_identity() => Some(IdentityWhy::Ordered),
            _ => None,
        });
        why.max_by_key(|why| strength(*why))
    }

    /// Every instant at which something begins or ends, in order.
    fn instants_after(&self, now: Timestamp) -> BTreeSet<Timestamp> {
        let of_orders = self.orders.iter().flat_map(|order| [order.from, order.until]).flatten();
        of_orders.chain(self.end.map(|end| end.at)).filter(|instant| *instant > now).collect()
    }
}

const fn why_ordered(reason: OrderReason) -> IdentityWhy {
    match reason {
        OrderReason::Erasure => IdentityWhy::Erased,
        OrderReason::Death => IdentityWhy::Death,
        OrderReason::Court => IdentityWhy::Court,
        OrderReason::Holder | OrderReason::Lost | OrderReason::Stolen | OrderReason::Broken => {
            IdentityWhy::Holder
        }
        OrderReason::Inquiry | OrderReason::Ended | OrderReason::Invalid => IdentityWhy::Inquiry,
    }
}

/// Of several reasons for one state, the one that is told.
const fn strength(why: IdentityWhy) -> u8 {
    match why {
        IdentityWhy::Erased => 7,
        IdentityWhy::Death => 6,
        IdentityWhy::Court => 5,
        IdentityWhy::Inquiry => 4,
        IdentityWhy::Holder => 3,
        IdentityWhy::Refused => 2,
        IdentityWhy::Contested => 1,
        _ => 0,
    }
}
