//! Until when a check of an enrolment counts.

use terms::Timestamp;

/// Until when a check of an enrolment counts. Every screen, message and rule asks here.
pub const fn deadline(submitted_at: Timestamp, policy_days: u16, extension_days: u16) -> Timestamp {
    submitted_at.plus_days(policy_days as i64 + extension_days as i64)
}
