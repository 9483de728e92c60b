//! What a window says of the registry's ledger; nothing while it goes on as it did.

use serde::Serialize;
use terms::Timestamp;
use ts_rs::TS;

/// What the registry's ledger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum LedgerState {
    /// It contradicts what the registry signed before: nothing is deleted here.
    Doubted,
    /// It was restored from a copy.
    Restored,
}

/// What is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LedgerView {
    /// What it is.
    pub state: LedgerState,
    /// Since when, by the registry's time.
    #[ts(type = "number")]
    pub at: Timestamp,
}
