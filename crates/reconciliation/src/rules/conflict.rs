//! Two checks of one person (scenario 4): two passes corroborate each other; a pass against a fail is for a
//! person to decide, whichever came first.

use crate::case::Seen;
use crate::hold::Hold;
use crate::judgement::Raised;
use proofing::AbandonReason;
use statement::StatementKind;

/// The holds that the pass that would decide and each fail raise together: another pass that corroborates the first
/// raises nothing anew.
pub(crate) fn judge(pass: Option<&Seen<'_>>, failures: &[(&Seen<'_>, &[Raised])]) -> Vec<Raised> {
    let Some(pass) = pass else { return Vec::new() };
    let against = |(seen, open): &(&Seen<'_>, &[Raised])| {
        let failing = open.iter().filter(|raised| raised.hold.is_failure());
        let causes = failing.flat_map(|raised| raised.causes.iter().copied());
        Raised::hold(Hold::ConflictingChecks, causes.chain([seen.name(), pass.name()]))
    };
    failures.iter().map(against).collect()
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
