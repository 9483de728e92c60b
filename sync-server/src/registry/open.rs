//! Opening: unseal, verify the agent's signature, find the enrolment, seal again under its key, judge. One
//! transaction per envelope takes it from *kept* to *opened* or sets it aside with a reason; a crash between
//! the two steps loses nothing, because the work row is still there.

use super::examine::{Examined, Outcome};
use super::fact::{add_facts, facts_of, note_document};
use super::judge::judge_at_once;
use super::neighbours::Neighbours;
use super::received;
use super::telling::wait_before_telling;
use crate::State;
use crate::bookings;
use crate::model::Why;
use crate::refusal::Refusal;
use crate::store::queries::registry::agent_marks;
use crate::store::queries::registry::checks::{self, CheckRow};
use crate::store::queries::registry::opening::{self, ToOpen};
use crate::store::queries::registry::{leases, set_aside, statements};
use crate::store::sql::Transaction;
use proofing::Haste;
use reconciliation::{Fact, LeaseUse, OpenedStatement, Policies};
use statement::{QuarantineReason, RecordId, StatementKind, hash};
use terms::{AgentId, Doing, EnrolmentId, Interval, Timestamp};

/// When the enrolment of a statement that was opened is judged.
#[derive(Clone, Copy)]
pub(super) enum Judging {
    /// In the same transaction.
    AtOnce,
    /// By the work list: it could not be judged, and the statement is opened all the same.
    Later,
}

/// Takes one envelope from *kept* to where it belongs.
pub(super) fn settle(
    tx: &Transaction<'_>,
    state: &State,
    policies: &Policies,
    sealed: &ToOpen,
    outcome: Outcome,
    judging: Judging,
) -> Result<(), Refusal> {
    // Another server of the same registry may have been quicker.
    let Some(beside) = opening::waiting(tx, sealed.place)? else { return Ok(()) };
    let now = state.now();
    let (received, is_claimed) = (beside.first_received, beside.is_claimed);
    let beside = Neighbours::read(beside)?;
    let examined = match outcome {
        Outcome::Opened(examined) if beside.may_hold(tx, &examined.header, received)? => examined,
        Outcome::Opened(_) => {
            return Ok(set_aside::put(tx, sealed.place, QuarantineReason::ChainBroken, now)?);
        }
        Outcome::SetAside(reason) => return Ok(set_aside::put(tx, sealed.place, reason, now)?),
    };
    let received =
        if is_claimed { received::when_claimed(tx, state, sealed, received)? } else { Some(received) };
    let Some(received) = received else {
        return Ok(set_aside::put(tx, sealed.place, QuarantineReason::ReceiptUnproven, now)?);
    };
    statements::add(tx, &examined.header, &examined.signed, examined.enrolment, now)?;
    opening::set_opened(tx, sealed.place)?;
    beside.remark_clocks(tx, state, &examined, received)?;
    let Some(enrolment) = examined.enrolment else { return Ok(()) };
    let agent = examined.lease.map(|lease| lease.agent);
    let kind = examined.header.stated.kind;
    let lease_use = lease_use(tx, &examined)?;
    let statement = opened(sealed, received, *examined, beside.heard_before(), lease_use);
    index_check(tx, enrolment, &statement)?;
    mark_haste(tx, &statement)?;
    let measured = statement.measured();
    let facts = facts_of(tx, state, enrolment, Fact::Stated(Box::new(statement)))?;
    let added = add_facts(tx, state, enrolment, &facts)?;
    // Before anybody is judged: what follows is told when the wait is over, whatever it is.
    if is_check(kind) {
        wait_before_telling(tx, state, enrolment, sealed.place)?;
    }
    note_document(tx, state, enrolment, facts.last())?;
    tell_bookings(tx, state, enrolment, kind, agent, measured)?;
    match judging {
        Judging::AtOnce => judge_at_once(tx, state, added, policies),
        Judging::Later => added.later(tx, state, Why::Statement),
    }
}

/// Notes by whom, where and when a check was made: what an order that comes later finds.
fn index_check(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    statement: &OpenedStatement,
) -> Result<(), Refusal> {
    let (Some(lease), true) = (statement.lease, is_check(statement.header.stated.kind)) else {
        return Ok(());
    };
    let check = CheckRow {
        place: statement.place,
        enrolment,
        agent: lease.agent,
        device: lease.device,
        office: lease.office,
        proven: statement.header.stated.time.proven(statement.first_received),
    };
    Ok(checks::add(tx, &check)?)
}

/// Counts the steps of a check that were shorter than their floor, on the day it was made: the same day wherever and
/// whenever it is opened. No fact says so, and nothing is decided by it.
fn mark_haste(tx: &Transaction<'_>, statement: &OpenedStatement) -> Result<(), Refusal> {
    let (Some(lease), Some(body)) = (statement.lease, &statement.body) else { return Ok(()) };
    if statement.header.stated.kind != StatementKind::Check {
        return Ok(());
    }
    let day = statement.measured().latest.utc_day();
    for haste in Haste::of(body.durations_ds) {
        agent_marks::add(tx, lease.agent, day, haste)?;
    }
    Ok(())
}

/// True of what concludes a check, the first time or in correction.
pub(super) const fn is_check(kind: StatementKind) -> bool {
    matches!(kind, StatementKind::Check | StatementKind::Correction)
}

/// Which of the cases under its lease this is: what opens a case uses it, whatever becomes of the case. The number is a fact
/// of the statement from here on.
fn lease_use(tx: &Transaction<'_>, examined: &Examined) -> Result<Option<LeaseUse>, Refusal> {
    let stated = &examined.header.stated;
    let opens_case = matches!(stated.kind, StatementKind::Check | StatementKind::Abandoned);
    let (Some(lease), Some(allowed), true) = (stated.lease, examined.allowed, opens_case) else {
        return Ok(None);
    };
    let place = RecordId { chain: examined.header.chain, sequence: examined.header.sequence };
    Ok(Some(LeaseUse { number: leases::use_one(tx, lease, place)?, allowed }))
}

fn opened(
    sealed: &ToOpen,
    first_received: Timestamp,
    examined: Examined,
    heard_before: Option<Timestamp>,
    lease_use: Option<LeaseUse>,
) -> OpenedStatement {
    let issued = examined.voucher.map(|voucher| voucher.earliest);
    OpenedStatement {
        place: sealed.place,
        envelope: hash(&sealed.bytes),
        header: examined.header,
        body: Some(examined.body),
        first_received,
        co_signature: examined.co_signature,
        lease: examined.lease,
        not_before: issued.max(heard_before),
        voucher_until: examined.voucher.map(|voucher| voucher.latest),
        second: examined.second,
        drawn: examined.drawn,
        lease_use,
    }
}

fn tell_bookings(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    kind: StatementKind,
    agent: Option<AgentId>,
    measured: Interval,
) -> Result<(), Refusal> {
    let agent = agent.doing("finding the agent of a statement by its lease")?;
    match kind {
        StatementKind::Check => bookings::record_check(tx, state, enrolment, agent, measured),
        StatementKind::NobodyHome => bookings::record_nobody_home(tx, state, enrolment, agent, measured),
        StatementKind::Abandoned | StatementKind::Correction | StatementKind::ChainStart => Ok(()),
    }
}
