//! A mobile that changes by a code to the new one alone (scenario 12): until the change takes effect the person of before may
//! not have heard of it. A check that may have been made meanwhile waits for their word by the mobile that counts. Whoever
//! colludes with an agent dates a check as they like, so the device is not believed.

use crate::case::{Case, Seen};
use crate::digest::of_contact_change;
use crate::hold::Hold;
use crate::judgement::Judgement;

pub(super) fn judge(check: &Seen<'_>, case: &Case<'_>, judgement: &mut Judgement) {
    if case.confirmed.contains(&check.statement.place) {
        return;
    }
    let changes = case.contact_changes.meeting(check.proven);
    let mut causes = changes.map(|(since, until)| of_contact_change(since, until)).peekable();
    if causes.peek().is_some() {
        judgement.hold(Hold::ContactChanged, causes.chain([check.name()]));
    }
}
