//! What a window says of the registry's ledger; nothing while it goes on as it did.

use crate::ledger::Ledger;
use serde::Serialize;
use terms::Timestamp;
use ts_rs::TS;

/// For how long a restore is shown.
const RESTORE_DAYS: i64 = 7;

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

impl LedgerView {
    /// What is said of a ledger at that instant.
    pub(crate) fn of(ledger: &Ledger, now: Timestamp) -> Option<Self> {
        match ledger {
            Ledger::Contradicts { at, .. } => Some(Self { state: LedgerState::Doubted, at: *at }),
            Ledger::Follows { restored: Some(restored), .. } => (now
                <= restored.heard.plus_days(RESTORE_DAYS))
            .then_some(Self { state: LedgerState::Restored, at: restored.at }),
            Ledger::Unseen | Ledger::Follows { .. } => None,
        }
    }
}
