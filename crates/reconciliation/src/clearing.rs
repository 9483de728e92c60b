//! Decisions: which of them stand, and what they lift.
//!
//! A decision names the digest of the facts its author saw. It stands only while that digest is the one of
//! all evidence received by its instant: if a fact turns up that belongs before it (an envelope delivered
//! again after a restore, with its old first received time), its author had not seen everything, and it is
//! void. It lifts only holds whose last cause was received by its instant, so a match, a restated span or a
//! declaration that comes later raises its hold anew.

use crate::fact::{Decision, Fact, evidence_digest};
use crate::judgement::{Force, Raised};

/// The decisions that stand, in order of their instant.
#[derive(Debug)]
pub(crate) struct Clearing<'a> {
    decisions: Vec<&'a Decision>,
}

impl<'a> Clearing<'a> {
    /// Takes the facts in their canonical order.
    pub(crate) fn of(facts: &[&'a Fact]) -> Self {
        let made = facts.iter().filter_map(|fact| match fact {
            Fact::Decision(decision) => Some(decision),
            _ => None,
        });
        let mut decisions: Vec<&Decision> = made.filter(|decision| stands(decision, facts)).collect();
        decisions.sort_by_key(|decision| decision.at);
        Self { decisions }
    }

    /// True when the decision made last refuses: a later one can take a refusal back.
    pub(crate) fn refuses(&self) -> bool {
        self.decisions.last().is_some_and(|decision| decision.refuses)
    }

    /// True when some decision lifts the hold.
    pub(crate) fn lifts(&self, raised: &Raised) -> bool {
        raised.force == Force::Holds
            && raised.hold.yields_to_decision()
            && self
                .decisions
                .iter()
                .any(|decision| raised.since <= decision.at && decision.clears.contains(&raised.hold))
    }
}

fn stands(decision: &Decision, facts: &[&Fact]) -> bool {
    let seen = evidence_digest(facts.iter().copied(), decision.at);
    seen == decision.facts && !facts.iter().any(|fact| is_own_check(fact, decision.by))
}

/// Nobody decides on what they checked themselves.
fn is_own_check(fact: &Fact, author: [u8; 8]) -> bool {
    match fact {
        Fact::Stated(statement) => statement.lease.is_some_and(|lease| lease.agent.0 == author),
        _ => false,
    }
}
