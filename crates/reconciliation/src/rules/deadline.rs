//! In time (scenario 1): validity counts from the check, not from the day it comes in. The rule protects
//! the applicant, so it asks the measured interval.

use crate::case::{Case, Seen};
use crate::hold::Hold;
use crate::judgement::Judgement;
use crate::policy::Policy;
use crate::resolution::Note;

pub(super) fn judge(check: &Seen<'_>, case: &Case<'_>, policy: &Policy, judgement: &mut Judgement) {
    let Some(declared) = case.declared else { return };
    let since = check.first_received.max(declared.at);
    let deadline = declared.deadline;
    if check.measured.earliest > deadline {
        judgement.bar(Hold::AfterDeadline, since);
    } else if check.measured.latest > deadline {
        judgement.hold(Hold::DeadlineInDoubt, since);
    } else if check.first_received > deadline.plus_days(i64::from(policy.late_grace_days)) {
        judgement.hold(Hold::ReceivedAfterGrace, since);
    } else if check.first_received > deadline {
        judgement.note(Note::AcceptedLate);
    }
}
