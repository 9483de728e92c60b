//! What an agent says that nobody at the counter may notice (R-17; scenario 11): the pass is recorded, the
//! flag is a pending reason, and what the applicant sees is any delay.

use crate::case::{Case, Seen};
use crate::hold::Hold;
use crate::judgement::Judgement;
use proofing::AbandonReason;

pub(super) fn judge(case: &Case<'_>, judgement: &mut Judgement) {
    for seen in case.statements.iter().filter(|seen| is_flagged(seen)) {
        judgement.hold(Hold::DiscreetFlag, [seen.name()]);
    }
}

fn is_flagged(seen: &Seen<'_>) -> bool {
    let body = seen.statement.body.as_ref();
    body.is_some_and(|body| {
        body.flags.0 || body.flags.1 || body.reason == Some(AbandonReason::CoercionSuspected)
    })
}
