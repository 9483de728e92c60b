//! Made with what (scenario 18): rules, software or a catalogue beyond their last day hold the check and lose nothing.

use crate::case::Seen;
use crate::hold::Hold;
use crate::judgement::Judgement;
use crate::policy::Policy;

pub(super) fn judge(check: &Seen<'_>, policy: &Policy, judgement: &mut Judgement) {
    let Some(body) = &check.statement.body else { return };
    let (with, ends) = (body.versions, &policy.ends);
    let named =
        [ends.rules.get(&with.rules), ends.software.get(&with.software), ends.catalogue.get(&with.catalogue)];
    if named.into_iter().flatten().any(|end| check.measured.latest > *end) {
        judgement.hold(Hold::VersionEnded, [check.name()]);
    }
}
