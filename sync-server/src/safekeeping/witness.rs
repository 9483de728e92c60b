//! The witness: how far the ledger was, written outside the database. A database behind it is an older one: no
//! server starts on it, because devices may have erased what only the newer one held.

use super::write_durably;
use serde::{Deserialize, Serialize};
use std::path::Path;
use terms::Timestamp;

const NAME: &str = "witness.toml";

/// What stands outside the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    /// The epoch it is about.
    pub epoch: u64,
    /// Entries of the ledger when somebody last looked.
    pub seen: u64,
    /// Entries of the ledger in the newest copy that was read back: what devices were told is safe.
    pub safe: u64,
    /// When that copy was made.
    pub copied: Option<Timestamp>,
}

/// Why a database may not be used, or the witness not be heard.
#[derive(Debug, thiserror::Error)]
pub enum WitnessError {
    /// The file could not be read or written.
    #[error("the witness's file")]
    File(#[from] std::io::Error),
    /// The file is not of this form.
    #[error("the witness's file is damaged")]
    Damaged(#[source] Box<toml::de::Error>),
    /// The database holds less than was seen.
    #[error(
        "the database has {found} ledger entries, its witness saw {seen}: it is an older copy; use `sync-server restore`"
    )]
    Older {
        /// What the database holds.
        found: u64,
        /// What was seen.
        seen: u64,
    },
}

impl Witness {
    /// One of an epoch of which nothing was seen.
    pub const fn of(epoch: u64) -> Self {
        Self { epoch, seen: 0, safe: 0, copied: None }
    }

    /// What a folder's witness says; nothing where there is none yet.
    pub fn read(folder: &Path) -> Result<Option<Self>, WitnessError> {
        match std::fs::read_to_string(folder.join(NAME)) {
            Ok(text) => {
                toml::from_str(&text).map(Some).map_err(|error| WitnessError::Damaged(Box::new(error)))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes it down, durably.
    pub fn write(&self, folder: &Path) -> Result<(), WitnessError> {
        crate::config::private_folder(folder)?;
        let text = toml::to_string(self).map_err(std::io::Error::other)?;
        Ok(write_durably(folder, NAME, text.as_bytes())?)
    }

    /// Refuses a database of its epoch that holds less than was seen. Another epoch was restored on purpose.
    pub fn allows(&self, epoch: u64, entries: u64) -> Result<(), WitnessError> {
        if epoch == self.epoch && entries < self.seen {
            return Err(WitnessError::Older { found: entries, seen: self.seen });
        }
        Ok(())
    }
}
