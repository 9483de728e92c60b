//! The second person: an exception that an agent states counts where another agent, in standing, signed the same header.

use crate::case::{Case, Seen};
use crate::fact::Subject;
use crate::hold::Hold;
use crate::judgement::Judgement;
use crate::standings::Cover;
use terms::AgentId;

pub(super) fn judge(check: &Seen<'_>, case: &Case<'_>, judgement: &mut Judgement) {
    let named = named(check);
    if (named.is_some() || check.statement.second.is_some()) && proven(check, case).is_none() {
        let standing = check
            .statement
            .second
            .into_iter()
            .flat_map(|second| case.standings.meeting(Subject::Agent(second), check.proven));
        judgement.hold(Hold::SecondNotProven, standing.chain([check.name()]));
    }
}

/// The second person, where their signature, their standing and their name in the body go together. Nobody is their own
/// second.
pub(super) fn proven(check: &Seen<'_>, case: &Case<'_>) -> Option<AgentId> {
    let signed = check.statement.second.filter(|second| Some(*second) == named(check))?;
    let in_standing = case.standings.cover(Subject::Agent(signed), check.proven) == Cover::Inside;
    (in_standing && Some(signed) != check.agent()).then_some(signed)
}

fn named(check: &Seen<'_>) -> Option<AgentId> {
    check.statement.body.as_ref().and_then(|body| body.second_person).map(|(agent, _)| agent)
}
