//! Erasure across the two kinds of file. Sealing commits to the outbox first; between that commit and the
//! removal of the draft the machine may stop, and this is what takes up from there.

use crate::{Outbox, StoreError, Vault};

/// Removes from the vault every draft whose check is already sealed, and returns how many there were.
/// Called after each sealing and each unlocking.
pub fn erase_sealed_drafts(outbox: &Outbox, vault: &Vault) -> Result<usize, StoreError> {
    let mut erased = 0;
    for draft in vault.draft_ids()? {
        if outbox.has_sealed(draft)? {
            vault.remove_draft(draft)?;
            erased += 1;
        }
    }
    if erased > 0 {
        vault.flush_erasures()?;
    }
    Ok(erased)
}
