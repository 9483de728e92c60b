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
        // What is known of the subject at other times is no cause: it changes nothing.
        let causes = || case.standings.meeting(subject, check.proven).chain([check.name()]);
        // A person can lift what `hold` adds. What `bar` adds stays.
        match case.standings.cover(subject, check.proven) {
            Cover::Inside => {}
            Cover::InDoubt => judgement.hold(hold, causes()),
            Cover::Outside => judgement.bar(hold, causes()),
        }
    }
    // A day that is written down wrongly is mended by a person: before their training an agent is held, never barred.
    let training = Subject::Training(lease.agent);
    if case.standings.knows(training) && case.standings.cover(training, check.proven) != Cover::Inside {
        let causes = case.standings.meeting(training, check.proven).chain([check.name()]);
        judgement.hold(Hold::AgentNotInStanding, causes);
    }
}

/// True when agent or device surely had no standing.
pub(super) fn was_out(seen: &Seen<'_>, case: &Case<'_>) -> bool {
    seen.statement.lease.is_some_and(|lease| {
        [Subject::Agent(lease.agent), Subject::Device(lease.device)]
            .into_iter()
            .any(|subject| case.standings.cover(subject, seen.proven) == Cover::Outside)
    })
}
