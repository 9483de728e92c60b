//! What a supervisor is told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The server is ready to work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Readiness {
    /// The store answered.
    pub store: bool,
    /// The store's schema is the one this program knows.
    pub migrated: bool,
    /// The clock is neither before this program's time nor behind its own records.
    pub clock: bool,
}
