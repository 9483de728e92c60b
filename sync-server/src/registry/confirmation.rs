//! Which checks wait for their applicant's word: those made without a voucher, or with one that a restored registry does
//! not know, and those made while the applicant's mobile changed, that nothing else bars. A correction needs none: it only
//! takes away.

use super::fact::all_facts;
use crate::State;
use crate::refusal::Refusal;
use crate::store::sql::Connection;
use reconciliation::{CoSignature, Fact, changed_meanwhile};
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

/// The checks of an enrolment that wait for a word and were not confirmed, oldest first.
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
                    && (matches!(
                        statement.co_signature,
                        CoSignature::Absent | CoSignature::VoucherUnknown
                    ) || changed_meanwhile(&facts, statement).is_some()) =>
            {
                Some(ToConfirm { place: statement.place, at: statement.measured().latest })
            }
            _ => None,
        })
        .filter(|check| !confirmed.contains(&(check.place.chain, check.place.sequence)))
        .collect();
    checks.sort_by_key(|check| check.at);
    Ok(checks)
}

/// Since when the applicant's mobile was changing while a check may have been made; none where it was not.
pub fn changed_while_checked(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
    place: RecordId,
) -> Result<Option<Timestamp>, Refusal> {
    let facts = all_facts(conn, state, enrolment)?;
    let mut stated = facts.iter().filter_map(Fact::statement);
    let check = stated.find(|statement| statement.place == place);
    Ok(check.and_then(|check| changed_meanwhile(&facts, check)))
}
