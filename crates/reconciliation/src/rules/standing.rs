//! Asks whether agent, device and office were in standing (registered, and not revoked, closed or lost) when the check was
//! made (rules; scenarios 6 and 8). An agent or a device may state a false time, so the rule uses the proven
//! interval, which neither can choose. It must not know what follows from a hold.

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
        // The hold counts from when the registry had both the check and the latest news of the subject.
        let known_at = case.standings.known_at(subject).unwrap_or(check.first_received);
        let since = check.first_received.max(known_at);
        // A person can lift what `hold` adds. What `bar` adds stays.
        match case.standings.cover(subject, check.proven) {
            Cover::Inside => {}
            Cover::InDoubt => judgement.hold(hold, since),
            Cover::Outside => judgement.bar(hold, since),
        }
    }
}
