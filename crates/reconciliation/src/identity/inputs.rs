//! What an identity is made of: what each linked enrolment comes to, and the orders on the identity itself.

use crate::counted::counted;
use crate::fact::{Fact, OpenedStatement};
use crate::hold::Hold;
use crate::policies::Policies;
use crate::resolution::{Resolution, ResolutionState};
use crate::rules;
use minicbor::{Decode, Encode};
use proofing::Level;
use statement::{Effect, Hash, OrderReason, encode, hash};
use std::collections::BTreeSet;
use terms::{Day, EnrolmentId, OrderId, Timestamp};

/// An enrolment that led to the identity, by its last resolution. It holds nothing of the person, so it outlives their
/// evidence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(map)]
pub struct Linked {
    /// Which.
    #[n(0)]
    pub enrolment: EnrolmentId,
    /// Since when it is linked.
    #[n(1)]
    pub since: Timestamp,
    /// Where it stands.
    #[n(2)]
    pub state: ResolutionState,
    /// Its open holds that speak against the whole identity ([`Hold::speaks_against_identity`]).
    #[n(3)]
    pub against: BTreeSet<Hold>,
    /// The check that proves it; none where it is not provable.
    #[n(4)]
    pub proof: Option<Proof>,
    /// Some check of it counts ([`crate::counted`]), and nobody may have been there first: it is evidence of who the
    /// identity's person is.
    #[n(5)]
    pub counts: bool,
}

/// A check that proves who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(map)]
pub struct Proof {
    /// By when it surely was made, as measured: from then on its validity runs.
    #[n(0)]
    pub made: Timestamp,
    /// The envelope it came in, which names the attributes that were read.
    #[n(1)]
    pub envelope: Hash,
    /// The level it reaches.
    #[n(2)]
    pub level: Level,
    /// The last day on which its document counts, in days since 1970-01-01.
    #[n(3)]
    pub document_ends: Option<i32>,
}

/// An order on an identity. One that was lifted is a second one of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(map)]
pub struct OrderOnIdentity {
    /// Its name.
    #[n(0)]
    pub id: OrderId,
    /// What it does: it ends the identity, or lets it rest.
    #[n(1)]
    pub effect: Effect,
    /// Why.
    #[n(2)]
    pub reason: OrderReason,
    /// First instant at which it holds; none means ever.
    #[n(3)]
    pub from: Option<Timestamp>,
    /// First instant at which it holds no more; none means for good.
    #[n(4)]
    pub until: Option<Timestamp>,
    /// It was lifted.
    #[n(5)]
    pub is_lifted: bool,
}

impl OrderOnIdentity {
    pub(super) fn holds_at(&self, now: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= now) && self.until.is_none_or(|until| now < until)
    }
}

impl Linked {
    /// What an enrolment comes to by its facts and its resolution.
    pub fn of(
        (enrolment, since): (EnrolmentId, Timestamp),
        facts: &[Fact],
        resolution: &Resolution,
        policies: &Policies,
    ) -> Self {
        let accepted = resolution.reasons.iter().find(|judged| Some(judged.place) == resolution.deciding);
        let proof = accepted.zip(resolution.level).and_then(|(judged, level)| {
            let stated = || facts.iter().filter_map(Fact::statement);
            let same = || stated().filter(|statement| statement.envelope == judged.envelope);
            let check = same().next()?;
            // Whatever restates an envelope, the first time that it was received counts.
            let made = same().map(|statement| statement.measured().latest).min()?;
            let document_ends = document_ends(check, made, policies).map(Day::epoch_days);
            Some(Proof { made, envelope: judged.envelope, level, document_ends })
        });
        let against =
            resolution.holds.keys().copied().filter(|hold| hold.speaks_against_identity()).collect();
        let is_later = resolution.holds.keys().any(|hold| hold.is_match());
        let counts = !is_later && !counted(facts, resolution).is_empty();
        Self { enrolment, since, state: resolution.state, against, proof, counts }
    }
}

/// The last day on which the document of a check counts, by the rule of its model.
fn document_ends(check: &OpenedStatement, made: Timestamp, policies: &Policies) -> Option<Day> {
    let (body, policy) = (check.body.as_ref()?, policies.at(made));
    rules::valid_on(policy.day_of(made), body, body.document.as_ref()?, policy).until
}

/// Names a set of inputs, whatever their order and repetition.
pub fn identity_digest(links: &[Linked], orders: &[OrderOnIdentity]) -> Hash {
    let links: BTreeSet<&Linked> = links.iter().collect();
    let orders: BTreeSet<&OrderOnIdentity> = orders.iter().collect();
    hash(&encode(&(links, orders)))
}
