//! An order as the store keeps it. It must not know what it does to a check.

use statement::{Given, OrderReason};
use terms::{RevocationReason, Timestamp};

/// An order, and how far it was carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    /// What was ordered.
    pub given: Given,
    /// When.
    pub at: Timestamp,
    /// Where its record stands in the log; none in one of before orders were logged.
    pub log_position: Option<u64>,
    /// By whom it was lifted, and when.
    pub lifted: Option<(String, Timestamp)>,
    /// When it, or its lifting, had come to everything opened before.
    pub carried_at: Option<Timestamp>,
    /// Enrolments that it came to.
    pub touched: i64,
}

/// The reason of the order that takes a device away.
pub const fn reason_of(revoked: RevocationReason) -> OrderReason {
    match revoked {
        RevocationReason::Lost => OrderReason::Lost,
        RevocationReason::Stolen => OrderReason::Stolen,
        RevocationReason::Returned => OrderReason::Ended,
        RevocationReason::Broken => OrderReason::Broken,
    }
}

/// Why a device was taken away by an order of that reason.
pub fn revoked_for(ordered: OrderReason) -> RevocationReason {
    let found = RevocationReason::ALL.iter().find(|revoked| reason_of(**revoked) == ordered);
    found.copied().unwrap_or(RevocationReason::Lost)
}

/// What an order would touch, or touches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Impact {
    /// Enrolments by the code of their state.
    pub enrolments: Vec<(u8, i64)>,
    /// Identities that are active.
    pub active: i64,
}
