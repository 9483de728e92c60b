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
    match answer(check, case) {
        Some((StatusAnswer::Clear, _)) => {}
        Some((StatusAnswer::Listed, at)) => {
            judgement.hold(Hold::DocumentListed, check.first_received.max(at));
        }
        Some((StatusAnswer::Unknown, at)) if policy.status_required => {
            judgement.hold(Hold::StatusUnknown, check.first_received.max(at));
        }
        None if policy.status_required => judgement.hold(Hold::StatusNotAsked, check.first_received),
        Some((StatusAnswer::Unknown, _)) | None => {}
    }
}
