//! Until when a check of an enrolment counts.

use terms::Timestamp;

/// Until when a check of an enrolment counts, by the one formula. Every screen and message asks here, the rules ask it too.
pub fn deadline(submitted_at: Timestamp, policy_days: u16, extension_days: u16) -> Timestamp {
    // No outages yet: the policy that administrators set does not name them.
    reconciliation::deadline(submitted_at, policy_days.saturating_add(extension_days), &[])
}
