//! In time (scenario 1): validity counts from the check, not from the day it comes in. The rule protects
//! the applicant, so it asks the measured interval.

use crate::bounds::Bounds;
use crate::case::{Case, Seen};
use crate::digest::of_declared;
use crate::hold::Hold;
use crate::judgement::Judgement;
use crate::resolution::Note;

pub(super) fn judge(check: &Seen<'_>, case: &Case<'_>, bounds: &Bounds<'_>, judgement: &mut Judgement) {
    let (Some(declared), Some(deadline)) = (case.declared, bounds.deadline) else { return };
    let causes = || [check.name(), of_declared(declared)];
    if check.measured.earliest > deadline {
        judgement.bar(Hold::AfterDeadline, causes());
    } else if check.measured.latest > deadline {
        judgement.hold(Hold::DeadlineInDoubt, causes());
    } else if check.first_received > bounds.end_of_grace(deadline) {
        judgement.hold(Hold::ReceivedAfterGrace, causes());
    } else if check.first_received > deadline {
        judgement.note(Note::AcceptedLate);
    }
}
