//! The outbox of one machine: opening it, once at a time, and its settings. What is sealed, delivered and
//! shown has a file each under `outbox/`. It must not know what an envelope says, nor any PIN.

mod answered;
mod delivery;
mod proofs;
mod sealing;
mod settings;
mod today;

pub use answered::{Answered, Mark};
pub use delivery::{LastAnswer, MarkStanding, Queued};
pub use proofs::KeptAnswer;
pub use sealing::{Head, SealError, Sealed};
pub use today::{Counts, DeliveryState, Fates, Recorded};

use crate::sqlite::{self, StoreError};
use rusqlite::Connection;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

mod embedded {
    refinery::embed_migrations!("migrations/outbox");
}

/// Why the outbox did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenOutboxError {
    /// Another process (or window) of this machine holds it.
    #[error("another instance holds the outbox")]
    AlreadyRunning,
    /// The file cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The outbox file, held by this process alone for as long as the value lives.
pub struct Outbox {
    pub(crate) connection: Connection,
    folder: PathBuf,
    /// Declared last: the lock outlives the connection.
    _lock: File,
}

impl core::fmt::Debug for Outbox {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Outbox").finish_non_exhaustive()
    }
}

impl Outbox {
    /// Opens the outbox at `path`, made on first use; vault files live in the same folder. A vault whose last
    /// try was spent before a stop is destroyed here.
    pub fn open(path: &Path) -> Result<Self, OpenOutboxError> {
        let lock = hold_lock(path)?;
        let mut connection = sqlite::open(path, true)?;
        sqlite::settle(&mut connection, embedded::migrations::runner())?;
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        let mut outbox = Self { connection, folder, _lock: lock };
        outbox.finish_destructions()?;
        Ok(outbox)
    }

    /// Sets how many pages (of 4096 bytes) the file may grow to: a quota on shared disks.
    pub fn limit_pages(&self, pages: u32) -> Result<(), StoreError> {
        let _: i64 =
            self.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| row.get(0))?;
        Ok(())
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}

/// The single-instance lock is an advisory lock on a file beside the outbox: the system frees it whichever
/// way the process ends.
fn hold_lock(path: &Path) -> Result<File, OpenOutboxError> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".lock");
    let lock = File::options()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(PathBuf::from(beside))
        .map_err(StoreError::File)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(OpenOutboxError::AlreadyRunning),
        Err(TryLockError::Error(error)) => Err(StoreError::File(error).into()),
    }
}

#[cfg(test)]
mod tests;
