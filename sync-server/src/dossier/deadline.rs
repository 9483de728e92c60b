//! Until when a check of an enrolment counts.

use crate::refusal::Refusal;
use crate::store::queries::enrolments::EnrolmentRow;
use crate::store::queries::staff as accounts;
use crate::store::sql::Connection;
use terms::Timestamp;

/// Until when a check of an enrolment counts, outages aside: what is declared, and what a voucher says. The rules add the
/// outages.
pub fn deadline(submitted_at: Timestamp, policy_days: u16, extension_days: u16) -> Timestamp {
    reconciliation::deadline(submitted_at, policy_days.saturating_add(extension_days), &[])
}

/// Until when a check of an enrolment counts as far as is known now, outages included: what every screen and message says.
/// None before it is submitted.
pub fn told_deadline(conn: &Connection, row: &EnrolmentRow) -> Result<Option<Timestamp>, Refusal> {
    let Some(submitted) = row.submitted_at else { return Ok(None) };
    let end = deadline(submitted, row.policy_days, row.extension_days);
    told_end(conn, submitted, end).map(Some)
}

/// An end of the time that runs since an enrolment was submitted, outages included.
pub fn told_end(conn: &Connection, submitted: Timestamp, end: Timestamp) -> Result<Timestamp, Refusal> {
    Ok(reconciliation::extended(submitted, end, &accounts::policy(conn)?.outages()))
}
