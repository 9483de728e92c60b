//! Two checks of one person (scenario 4): two passes corroborate each other; a pass against a fail is for a
//! person to decide, whichever came first.

use crate::case::Seen;
use crate::hold::Hold;
use crate::judgement::{Force, Raised};
use proofing::AbandonReason;
use statement::StatementKind;

/// The hold that a pass and a fail raise together.
pub(crate) fn judge(passes: &[&Seen<'_>], failures: &[&Seen<'_>]) -> Option<Raised> {
    let last = |seen: &[&Seen<'_>]| seen.iter().map(|seen| seen.first_received).max();
    let since = last(passes)?.max(last(failures)?);
    Some(Raised { hold: Hold::ConflictingChecks, force: Force::Holds, since })
}

/// True when a statement speaks against person or document: by an open reason, or because the case was left
/// for one. The latter alone leaves the enrolment awaiting a check; it only keeps another agent's pass from
/// activating unseen.
pub(crate) fn speaks_against(seen: &Seen<'_>, open: &[Raised]) -> bool {
    let reason = seen.statement.body.as_ref().and_then(|body| body.reason);
    let left_for_cause = seen.kind() == StatementKind::Abandoned
        && matches!(
            reason,
            Some(AbandonReason::FeaturesFail | AbandonReason::PhotoDoubt | AbandonReason::StatusInvalid)
        );
    left_for_cause || open.iter().any(|raised| raised.hold.is_failure())
}
