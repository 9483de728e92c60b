//! What the registry holds in memory: its own keys, the epoch, its signals. It must not know how a check is judged.

use crate::keys::{LoadKeysError, OpeningKeys};
use crate::rate_limit::{RateLimit, WrongCodes, WrongVouchers};
use reconciliation::Policies;
use statement::Hash;
use std::path::Path;
use std::sync::{Arc, Mutex};
use tokio::sync::{Notify, OnceCell};

/// The digest of the newest policy, and all of them.
type KnownPolicies = (Hash, Arc<Policies>);

/// What the registry holds in memory.
pub struct Registry {
    /// What opens envelopes: for `registry/examine.rs` alone.
    pub(crate) opening: OpeningKeys,
    /// The epoch, once it was asked for.
    pub(crate) epoch: OnceCell<u64>,
    /// Woken when something was kept.
    pub kept: Notify,
    /// Woken when something was ordered.
    pub ordered: Notify,
    /// Woken when something is to be judged.
    pub unjudged: Notify,
    /// The policies in time as they were read last, and the newest of them: for `registry/policies.rs` alone.
    pub(crate) policies: Mutex<Option<KnownPolicies>>,
    /// How fast devices send.
    pub rate_limit: RateLimit,
    /// How often devices asked about vouchers that there are not.
    pub wrong_vouchers: WrongVouchers,
    /// Agents' codes that were none, by device.
    pub wrong_codes: WrongCodes,
}

impl Registry {
    /// Loads the registry's own keys.
    pub fn open(keys: &Path) -> Result<Self, LoadKeysError> {
        let opening = OpeningKeys::load(keys)?;
        Ok(Self {
            opening,
            epoch: OnceCell::new(),
            kept: Notify::new(),
            ordered: Notify::new(),
            unjudged: Notify::new(),
            policies: Mutex::default(),
            rate_limit: RateLimit::default(),
            wrong_vouchers: WrongVouchers::default(),
            wrong_codes: WrongCodes::default(),
        })
    }
}
