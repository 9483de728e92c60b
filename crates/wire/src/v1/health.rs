//! What a supervisor is told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a server needs to work, and whether it has it; ready is one that has all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[expect(clippy::struct_excessive_bools, reason = "each is answered by itself, under its own name")]
pub struct Readiness {
    /// The store answered.
    pub store: bool,
    /// The store's schema is the one this program knows.
    pub migrated: bool,
    /// The clock is neither before this program's time nor behind its own records.
    pub clock: bool,
    /// What is written is kept: the disk has room, the database takes it.
    pub writes: bool,
    /// The keys of the enrolments answer, and no signing key has ended.
    pub keys: bool,
    /// Mail gets out, or has not been kept from it for long.
    pub mail: bool,
    /// SMS get out, or have not been kept from it for long.
    pub sms: bool,
}

impl Readiness {
    /// A server whose store does not answer: of the rest nothing is known.
    pub const NOTHING: Self = Self {
        store: false,
        migrated: false,
        clock: false,
        writes: false,
        keys: false,
        mail: false,
        sms: false,
    };

    /// True of a server that has all of it.
    pub const fn is_ready(self) -> bool {
        let Self { store, migrated, clock, writes, keys, mail, sms } = self;
        store && migrated && clock && writes && keys && mail && sms
    }
}
