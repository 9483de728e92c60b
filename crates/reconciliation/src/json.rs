//! Facts and resolutions in JSON, so that anybody can put a story to the rules (`examples/judge.rs`). What is stored and
//! digested is CBOR; this says the same, both ways.
//!
//! Codes are their words, identifiers and hashes hexadecimal, instants milliseconds since 1970-01-01T00:00:00Z, days
//! `2031-06-30`. What is absent may be left out. A story is one line:
//!
//! ```json
//! {"now": 1795334460000,
//!  "policies": [{"from": 0, "policy": {"version": 1, "accepted": [1], "status_required": true,
//!    "late_grace_days": 30, "level": "eidas2", "permit_term": "over",
//!    "offsets": {"least_min": 60, "greatest_min": 120}}}],
//!  "facts": [{"fact": "contested", "at": 1795334400000},
//!    {"fact": "standing", "subject": {"agent": "c1c1c1c1c1c1c1c1"}, "from": 1787472000000, "at": 1787472000000}]}
//! ```
//!
//! What it comes to is `{"resolution": …, "identity": …}`. The enrolment leads to an identity once it is provable; of one that
//! was linked before, `linked_since` says when. `links` are the other enrolments of the identity as they stand, `orders` those
//! on the identity itself:
//!
//! ```text
//! {"linked_since": 1795334400000,
//!  "orders": [{"id": "0101010101010101", "effect": "rests", "reason": "inquiry", "is_lifted": false}],
//!  "links": [{"enrolment": "05050505050505050505050505050505", "since": 1795334400000, "state": "provable", "against": [],
//!    "proof": {"made": 1795334400000, "envelope": "09…", "level": "eidas2"}}]}
//! ```
//!
//! Facts hold personal data, so nothing here is done by itself: a fact is shown where somebody says so.

mod fact;
mod identity;
mod mirror;
mod resolution;
mod statement;

use crate::fact::Fact;
use crate::identity::{Linked, OrderOnIdentity, identity as judge_identity};
use crate::policies::Policies;
use crate::policy::Policy;
use crate::reconcile::reconcile;
use crate::resolution::{Resolution, ResolutionState};
pub use fact::FactJson;
pub use identity::{IdentityJson, LinkedJson, OrderOnIdentityJson};
use mirror::Mirrored;
pub use resolution::ResolutionJson;
use serde::{Deserialize, Serialize};
use terms::{EnrolmentId, Timestamp};

/// A policy and the first instant it is in force.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyFrom {
    /// The first instant.
    pub from: Timestamp,
    /// The policy.
    pub policy: Policy,
}

/// What the rules are asked.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// The policies in time.
    pub policies: Vec<PolicyFrom>,
    /// The facts of one enrolment, in any order.
    pub facts: Vec<FactJson>,
    /// The instant at which it is judged.
    pub now: Timestamp,
    /// The enrolment's id; zeros where it does not matter.
    #[serde(default = "nobody")]
    pub enrolment: EnrolmentId,
    /// Since when it is linked to an identity, where it was provable before.
    #[serde(default)]
    pub linked_since: Option<Timestamp>,
    /// The other enrolments of that identity.
    #[serde(default)]
    pub links: Vec<LinkedJson>,
    /// The orders on the identity.
    #[serde(default)]
    pub orders: Vec<OrderOnIdentityJson>,
}

const fn nobody() -> EnrolmentId {
    EnrolmentId([0; 16])
}

/// What the rules answer.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// What the enrolment comes to.
    pub resolution: ResolutionJson,
    /// What its identity is; none while it leads to none.
    pub identity: Option<IdentityJson>,
}

impl Story {
    /// What the rules make of it.
    pub fn judged(self) -> Answer {
        let facts: Vec<Fact> = self.facts.into_iter().map(Fact::meant).collect();
        let policies = Policies::of(self.policies.into_iter().map(|one| (one.from, one.policy)));
        let resolution = reconcile(&facts, &policies, self.now);
        let since =
            self.linked_since.or_else(|| (resolution.state == ResolutionState::Provable).then_some(self.now));
        let identity = since.map(|since| {
            let own = Linked::of((self.enrolment, since), &facts, &resolution, &policies);
            let links: Vec<Linked> = self.links.into_iter().map(Linked::meant).chain([own]).collect();
            let orders: Vec<OrderOnIdentity> = self.orders.into_iter().map(OrderOnIdentity::meant).collect();
            judge_identity(&links, &orders, false, &policies, self.now).shown()
        });
        Answer { resolution: resolution.shown(), identity }
    }
}

impl From<&Fact> for FactJson {
    fn from(fact: &Fact) -> Self {
        fact.shown()
    }
}
impl From<FactJson> for Fact {
    fn from(json: FactJson) -> Self {
        Self::meant(json)
    }
}
impl From<&Resolution> for ResolutionJson {
    fn from(resolution: &Resolution) -> Self {
        resolution.shown()
    }
}
impl From<ResolutionJson> for Resolution {
    fn from(json: ResolutionJson) -> Self {
        Self::meant(json)
    }
}

impl From<&Linked> for LinkedJson {
    fn from(linked: &Linked) -> Self {
        linked.shown()
    }
}
impl From<LinkedJson> for Linked {
    fn from(json: LinkedJson) -> Self {
        Self::meant(json)
    }
}
impl From<&OrderOnIdentity> for OrderOnIdentityJson {
    fn from(order: &OrderOnIdentity) -> Self {
        order.shown()
    }
}
impl From<OrderOnIdentityJson> for OrderOnIdentity {
    fn from(json: OrderOnIdentityJson) -> Self {
        Self::meant(json)
    }
}
impl From<IdentityJson> for crate::identity::Identity {
    fn from(json: IdentityJson) -> Self {
        Self::meant(json)
    }
}
