//! Lost, stolen, revoked. A check made offline is provisional until a source was asked, and
//! an answer cannot be undone: a document once listed stays so, even if it is found again.

use crate::case::{Case, Seen};
use crate::digest::of_status;
use crate::fact::{DocumentStatus, StatusAnswer};
use crate::hold::Hold;
use crate::judgement::Judgement;
use crate::policy::Policy;

/// What the sources say together.
pub(super) fn answer(check: &Seen<'_>, case: &Case<'_>) -> Option<StatusAnswer> {
    [StatusAnswer::Listed, StatusAnswer::Clear, StatusAnswer::Unknown]
        .into_iter()
        .find(|answer| answers(check, case).any(|status| status.answer == *answer))
}

fn answers<'a>(check: &Seen<'_>, case: &Case<'a>) -> impl Iterator<Item = &'a DocumentStatus> {
    let place = check.statement.place;
    case.statuses.iter().copied().filter(move |status| status.place == place)
}

pub(super) fn judge(check: &Seen<'_>, case: &Case<'_>, policy: &Policy, judgement: &mut Judgement) {
    let said = answer(check, case);
    let hold = match said {
        Some(StatusAnswer::Clear) => return,
        Some(StatusAnswer::Listed) => Hold::DocumentListed,
        _ if !policy.status_required => return,
        Some(StatusAnswer::Unknown) => Hold::StatusUnknown,
        None => Hold::StatusNotAsked,
    };
    let saying = answers(check, case).filter(|status| Some(status.answer) == said).map(of_status);
    judgement.hold(hold, saying.chain([check.name()]));
}
