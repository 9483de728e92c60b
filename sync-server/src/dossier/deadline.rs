//! Until when a check of an enrolment counts.

use crate::refusal::Refusal;
use crate::store::queries::enrolments::EnrolmentRow;
use crate::store::queries::staff as accounts;
use crate::store::sql::Connection;
use terms::{Interval, Timestamp};

/// Until when a check of an enrolment counts, outages aside: what is declared, and what a voucher says. The rules add the
/// outages.
pub fn deadline(submitted_at: Timestamp, policy_days: u16, extension_days: u16) -> Timestamp {
    reconciliation::deadline(submitted_at, policy_days.saturating_add(extension_days), &[])
}

/// Until when a check of an enrolment counts as far as is known now, outages included: what every screen and message says.
/// None before it is submitted.
pub fn told_deadline(conn: &Connection, row: &EnrolmentRow) -> Result<Option<Timestamp>, Refusal> {
    Ok(deadline_with(row, &accounts::policy(conn)?.outages()))
}

/// The same where the outages are at hand: those of the policy that holds.
pub fn deadline_with(row: &EnrolmentRow, outages: &[Interval]) -> Option<Timestamp> {
    let submitted = row.submitted_at?;
    let end = deadline(submitted, row.policy_days, row.extension_days);
    Some(reconciliation::extended(submitted, end, outages))
}

/// An end of the time that runs since an enrolment was submitted, outages included.
pub fn told_end(conn: &Connection, submitted: Timestamp, end: Timestamp) -> Result<Timestamp, Refusal> {
    Ok(reconciliation::extended(submitted, end, &accounts::policy(conn)?.outages()))
}
