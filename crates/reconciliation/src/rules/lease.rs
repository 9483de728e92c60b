//! Inside the lease (scenario 5): work done inside it stands even if the visit was moved meanwhile, work
//! outside it is held. The rule guards against the agent, so it asks the proven interval. So many cases were opened under
//! it by then; what goes beyond those it allows is held.

use crate::case::Seen;
use crate::hold::Hold;
use crate::judgement::Judgement;

pub(super) fn judge(check: &Seen<'_>, judgement: &mut Judgement) {
    // A statement that names a lease was made after that lease was signed, whatever the clocks say; so only
    // its end, and having come in before its beginning, can speak against it.
    let inside = check.statement.lease.is_some_and(|lease| {
        lease.covers && check.proven.latest >= lease.from && check.proven.latest <= lease.until
    });
    if !inside {
        judgement.hold(Hold::OutsideLease, [check.name()]);
    }
    if check.statement.lease_use.is_some_and(|case| case.number > u32::from(case.allowed)) {
        judgement.hold(Hold::LeaseUsedUp, [check.name()]);
    }
}
