//! Whoever had a reservation is not who passes: a pass by an agent with an open doubt, fail, wrong digits, differing
//! fields or a case left for cause in this enrolment waits for another agent, or for a person. A second person who signed the
//! pass, and had no reservation themselves, is that other agent.

use super::second_person;
use crate::case::{Case, Seen};
use crate::hold::{Causes, Hold};
use crate::judgement::Raised;
use proofing::AbandonReason;
use statement::StatementKind;
use terms::AgentId;

/// What raises an agent's reservation, if the statement is one: an open reason of a check, or a case left for cause.
pub(crate) fn reservation(seen: &Seen<'_>, open: &[Raised]) -> Option<Causes> {
    let reasons = open.iter().filter(|raised| raised.hold.is_reservation());
    let mut causes: Causes = reasons.flat_map(|raised| &raised.causes).copied().collect();
    if left_for_cause(seen) {
        causes.insert(seen.name());
    }
    (!causes.is_empty()).then_some(causes)
}

fn left_for_cause(seen: &Seen<'_>) -> bool {
    let reason = seen.statement.body.as_ref().and_then(|body| body.reason);
    seen.kind() == StatementKind::Abandoned
        && matches!(
            reason,
            Some(
                AbandonReason::FeaturesFail
                    | AbandonReason::MrzFails
                    | AbandonReason::PhotoDoubt
                    | AbandonReason::StatusInvalid
            )
        )
}

/// The hold of a pass beside the reservations of its own agent.
pub(crate) fn judge(pass: &Seen<'_>, reservations: &[(Seen<'_>, Causes)], case: &Case<'_>) -> Option<Raised> {
    let agent = pass.agent()?;
    let has_reservation = |agent: AgentId| reservations.iter().any(|(seen, _)| is_by(seen, agent));
    if second_person::proven(pass, case).is_some_and(|second| !has_reservation(second)) {
        return None;
    }
    let own = reservations.iter().filter(|(seen, _)| is_by(seen, agent));
    let causes: Causes = own.flat_map(|(_, causes)| causes).copied().collect();
    let with_pass = causes.iter().copied().chain([pass.name()]);
    (!causes.is_empty()).then(|| Raised::hold(Hold::NeedsAnotherAgent, with_pass))
}

/// True when the agent stated it, alone or as the second person.
fn is_by(seen: &Seen<'_>, agent: AgentId) -> bool {
    seen.agent() == Some(agent) || seen.statement.second == Some(agent)
}
