//! Agent, device and office in standing when the check was made (R-01, R-11; scenarios 6 and 8). The rule
//! guards against agent and device, so it asks the proven interval.

use crate::case::{Case, Seen};
use crate::fact::Subject;
use crate::hold::Hold;
use crate::judgement::Judgement;
use crate::standings::Cover;

pub(super) fn judge(check: &Seen<'_>, case: &Case<'_>, judgement: &mut Judgement) {
    // Without a lease nobody knows who worked where: the lease's own rule holds the check.
    let Some(lease) = &check.statement.lease else { return };
    let office = lease.office.map(|office| (Subject::Office(office), Hold::OfficeNotInStanding));
    let named = [
        (Subject::Agent(lease.agent), Hold::AgentNotInStanding),
        (Subject::Device(lease.device), Hold::DeviceNotInStanding),
    ];
    for (subject, hold) in named.into_iter().chain(office) {
        let known_at = case.standings.known_at(subject).unwrap_or(check.first_received);
        let since = check.first_received.max(known_at);
        match case.standings.cover(subject, check.proven) {
            Cover::Inside => {}
            Cover::InDoubt => judgement.hold(hold, since),
            Cover::Outside => judgement.bar(hold, since),
        }
    }
}
