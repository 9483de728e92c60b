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
//! Facts hold personal data, so nothing here is done by itself: a fact is shown where somebody says so.

mod fact;
mod mirror;
mod resolution;
mod statement;

use crate::fact::Fact;
use crate::policies::Policies;
use crate::policy::Policy;
use crate::reconcile::reconcile;
use crate::resolution::Resolution;
pub use fact::FactJson;
use mirror::Mirrored;
pub use resolution::ResolutionJson;
use serde::{Deserialize, Serialize};
use terms::Timestamp;

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
}

impl Story {
    /// What the rules make of it.
    pub fn judged(self) -> ResolutionJson {
        let facts: Vec<Fact> = self.facts.into_iter().map(Fact::meant).collect();
        let policies = Policies::of(self.policies.into_iter().map(|one| (one.from, one.policy)));
        reconcile(&facts, &policies, self.now).shown()
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
