//! Lost, stolen, revoked. A check made offline is provisional until a source was asked, and
//! an answer cannot be undone: a document once listed stays so, even if it is found again.

use crate::case::{Case, Seen};
use crate::fact::StatusAnswer;
use crate::hold::Hold;
use crate::judgement::Judgement;
use crate::policy::Policy;
use terms::Timestamp;

/// What the sources say together, with the time of the last word.
pub(super) fn answer(check: &Seen<'_>, case: &Case<'_>) -> Option<(StatusAnswer, Timestamp)> {
    let answers = || case.statuses.iter().filter(|status| status.place == check.statement.place);
    let known_at = answers().map(|status| status.at).max()?;
    [StatusAnswer::Listed, StatusAnswer::Clear, StatusAnswer::Unknown]
        .into_iter()
        .find(|answer| answers().any(|status| status.answer == *answer))
        .map(|answer| (answer, known_at))
}

pub(super) fn judge(check: &Seen<'_>, case: &Case<'_>, policy: &Policy, judgement: &mut Judgement) {
    let reason = match answer(check, case) {
        Some((StatusAnswer::Clear, _)) => return,
        Some((StatusAnswer::Listed, at)) => (Hold::DocumentListed, at),
        _ if !policy.status_required => return,
        Some((StatusAnswer::Unknown, at)) => (Hold::StatusUnknown, at),
        None => (Hold::StatusNotAsked, check.first_received),
    };
    judgement.hold(reason.0, reason.1.max(check.first_received));
}
