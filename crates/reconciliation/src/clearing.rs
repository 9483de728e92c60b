//! Decisions: what they lift, and who must not decide.
//!
//! A decision names, for each hold it lifts, the facts that raised it. It lifts a hold whose every cause it names: a fact
//! that comes later and raises nothing changes nothing, what restates a cause is that cause, and a new cause raises the
//! hold anew. Decisions need no order: an instant only says which policy a decision was made under, and where that asks for
//! four eyes, two of different people must name the causes. Whoever checked lifts nothing.

use crate::decision::{Author, Decision};
use crate::digest::of_decision;
use crate::fact::{Declared, Fact, OpenedStatement};
use crate::hold::Hold;
use crate::judgement::{Force, Raised};
use crate::policies::Policies;
use statement::StatementKind;
use terms::AgentId;

/// The decisions.
#[derive(Debug, Default)]
pub(crate) struct Clearing<'a> {
    decisions: Vec<(&'a Decision, MayLift)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MayLift {
    Yes,
    No,
}

/// Why somebody lifts nothing of an enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    /// They checked it themselves.
    OwnCheck,
    /// It is their household.
    OwnHousehold,
}

/// What bars somebody from deciding, by the facts that are there; a check that comes later bars what they decided too.
pub fn barred(author: Author, facts: &[Fact]) -> Option<Barred> {
    let declared: Vec<&Declared> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::Declared(declared) => Some(declared),
            _ => None,
        })
        .collect();
    let stated: Vec<&OpenedStatement> = facts.iter().filter_map(Fact::statement).collect();
    barred_by(author, &declared, &stated)
}

fn barred_by(author: Author, declared: &[&Declared], stated: &[&OpenedStatement]) -> Option<Barred> {
    let checked =
        author.agent.is_some_and(|agent| stated.iter().any(|statement| took_part(statement, agent)));
    let lives_there =
        author.household.is_some() && declared.iter().any(|declared| declared.household == author.household);
    match (checked, lives_there) {
        (true, _) => Some(Barred::OwnCheck),
        (false, true) => Some(Barred::OwnHousehold),
        (false, false) => None,
    }
}

impl<'a> Clearing<'a> {
    pub(crate) fn of(
        decisions: &[&'a Decision],
        declared: &[&Declared],
        stated: &[&OpenedStatement],
    ) -> Self {
        let may_lift = |decision: &Decision| match barred_by(decision.author(), declared, stated) {
            None => MayLift::Yes,
            Some(_) => MayLift::No,
        };
        Self { decisions: decisions.iter().map(|decision| (*decision, may_lift(decision))).collect() }
    }

    /// The refusals, each caused by its own decision.
    pub(crate) fn refusals(&self) -> impl Iterator<Item = Raised> {
        let refusing = self.decisions.iter().filter(|(decision, _)| decision.refuses);
        refusing.map(|(decision, _)| Raised::hold(Hold::RefusedByPerson, [of_decision(decision)]))
    }

    /// True when a decision lifts the hold, or two of different people where policy asked for two when they were made.
    pub(crate) fn lifts(&self, raised: &Raised, policies: &Policies) -> bool {
        if raised.force != Force::Holds || !raised.hold.yields_to_decision() {
            return false;
        }
        let names = |decision: &Decision| {
            decision.lifts.get(&raised.hold).is_some_and(|named| raised.causes.is_subset(named))
        };
        let may_lift = self.decisions.iter().filter(|(_, may)| *may == MayLift::Yes);
        let lifting: Vec<&Decision> =
            may_lift.map(|(decision, _)| *decision).filter(|decision| names(decision)).collect();
        lifting.iter().any(|one| {
            !policies.at(one.at).two_decide
                || lifting.iter().any(|other| one.author().is_another_than(&other.author()))
        })
    }
}

/// True when the agent stood before the person: alone, or as the second one.
fn took_part(statement: &OpenedStatement, agent: AgentId) -> bool {
    let named = statement.body.as_ref().and_then(|body| body.second_person);
    statement.header.stated.kind != StatementKind::NobodyHome
        && (statement.lease.is_some_and(|lease| lease.agent == agent)
            || statement.second == Some(agent)
            || named.is_some_and(|(named, _)| named == agent))
}
