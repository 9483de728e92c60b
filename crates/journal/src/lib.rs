//! The only SQL on a device: one *outbox* per machine and one *vault* per agent.
//!
//! The outbox is plain `SQLite` and holds nothing readable, so that what was sealed is delivered without any
//! PIN. A vault is `SQLCipher`: signing key, round, drafts, settings of one agent. Bytes are opaque here: this
//! crate knows no format that is signed, no clock, no chance (both are arguments) and no network. It is
//! synchronous; whoever is not puts it on a thread of its own.

mod draft;
mod erasure;
mod outbox;
mod sqlite;
mod vault;

pub use draft::DraftId;
pub use erasure::erase_sealed_drafts;
pub use outbox::{
    Answered, Counts, DeliveryState, Fates, Head, KeptAnswer, LastAnswer, Mark, MarkStanding,
    OpenOutboxError, Outbox, Queued, Recorded, SealError, Sealed,
};
pub use sqlite::StoreError;
pub use vault::{
    ChangePinError, CreateVaultError, DeviceSecret, Draft, ListedVault, NewVault, PIN_TRIES, PinChange,
    PinCost, PinTooWeak, RoundEntry, UnlockError, Vault, check_pin,
};

#[cfg(test)]
mod test_support;
