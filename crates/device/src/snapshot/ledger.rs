//! What is to be said of the registry's ledger; nothing while it goes on as it did.

use crate::ledger::Ledger;
use crate::refusal::Refusal;
use crate::state::{Inner, State};
use crate::views::{LedgerState, LedgerView};

/// For how long a restore is shown.
const RESTORE_DAYS: i64 = 7;

pub(super) fn view(inner: &Inner, state: &State) -> Result<Option<LedgerView>, Refusal> {
    let (_, now) = inner.now(state)?;
    let said = match Ledger::stored(&state.outbox)? {
        Ledger::Contradicts { at, .. } => Some((LedgerState::Doubted, at)),
        Ledger::Follows { restored: Some(restored), .. } => {
            let is_new = now <= restored.heard.plus_days(RESTORE_DAYS);
            is_new.then_some((LedgerState::Restored, restored.at))
        }
        Ledger::Unseen | Ledger::Follows { .. } => None,
    };
    Ok(said.map(|(state, at)| LedgerView { state, at }))
}
