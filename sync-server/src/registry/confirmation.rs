//! Which checks wait for their applicant's word: those made without a voucher, that nothing else bars.

use super::fact::all_facts;
use crate::State;
use crate::refusal::Refusal;
use crate::store::sql::Connection;
use reconciliation::{CoSignature, Fact};
use statement::{RecordId, StatementKind};
use std::collections::HashSet;
use terms::{EnrolmentId, Timestamp};

/// A check to be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToConfirm {
    /// The check.
    pub place: RecordId,
    /// When it was made, as far as that is measured.
    pub at: Timestamp,
}

/// The checks of an enrolment that were made without its voucher and were not confirmed, oldest first.
pub fn checks_to_confirm(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
) -> Result<Vec<ToConfirm>, Refusal> {
    let facts = all_facts(conn, state, enrolment)?;
    let confirmed: HashSet<(_, u64)> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::Confirmed { place, .. } => Some((place.chain, place.sequence)),
            _ => None,
        })
        .collect();
    let mut checks: Vec<ToConfirm> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::Stated(statement)
                if statement.header.stated.kind == StatementKind::Check
                    && statement.co_signature == CoSignature::Absent =>
            {
                let made = statement.header.stated.time.measured(statement.first_received);
                Some(ToConfirm { place: statement.place, at: made.latest })
            }
            _ => None,
        })
        .filter(|check| !confirmed.contains(&(check.place.chain, check.place.sequence)))
        .collect();
    checks.sort_by_key(|check| check.at);
    Ok(checks)
}
