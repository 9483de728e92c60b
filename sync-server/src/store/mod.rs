//! The server's memory: one writer that commits jobs in groups, and a few readers.
//!
//! It knows how a transaction is run, never what is in one: SQL stands in `sqlite/<room>.rs` and nowhere
//! else.

mod bell;
mod readers;
mod runs;
pub mod sqlite;
mod writer;

use bell::Bell;
use readers::Readers;
pub use runs::Runs;
use rusqlite::{Connection, OpenFlags, Transaction};
use std::path::Path;
use std::sync::Arc;
use terms::Timestamp;
use tokio::sync::Notify;
use writer::Writer;

/// The oldest `SQLite` whose write-ahead log is trusted (3.51.3 mends a reset race in WAL mode).
const OLDEST_SQLITE: i32 = 3_051_003;

/// Why the store did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// `SQLite` refused a statement.
    #[error("the database refused")]
    Sqlite(#[from] rusqlite::Error),
    /// The linked `SQLite` is older than the one this server may run on.
    #[error("SQLite {0} is too old: 3.51.3 is the oldest that may be used")]
    TooOld(&'static str),
    /// The schema could not be brought up to date.
    #[error("migrations did not run")]
    Migration(#[from] Box<refinery::Error>),
    /// The file is no registry of this version.
    #[error("not a registry of this version")]
    NotOurs,
    /// The group that the job was in could not be committed: nothing of it was kept.
    #[error("the group could not be committed")]
    NotCommitted,
    /// The job panicked, or the store is closing.
    #[error("the store is away")]
    Away,
}

/// The database of one server. Clones share it; it closes with the last of them.
#[derive(Clone)]
pub struct Store {
    writer: Writer,
    readers: Arc<Readers>,
    bell: Arc<Bell>,
    newest_entry: Option<Timestamp>,
    /// The epoch, where one is set, and the ledger's entries when the store was opened.
    opened_at: (Option<u64>, u64),
}

impl Store {
    /// Opens (or makes) the database file and brings its schema up to date.
    pub fn open(path: &Path, runs: Runs) -> Result<Self, StoreError> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(StoreError::TooOld(rusqlite::version()));
        }
        let mut connection = Connection::open(path)?;
        sqlite::prepare(&connection)?;
        sqlite::migrate(&mut connection)?;
        let newest_entry = sqlite::registry::ledger::newest(&connection)?;
        let opened_at =
            (sqlite::registry::epoch(&connection)?, sqlite::registry::ledger::head(&connection)?.size);
        let readers = Readers::open(path, runs)?;
        let bell = Arc::new(Bell::default());
        let writer = Writer::start(connection, Arc::clone(&bell), runs)?;
        Ok(Self { writer, readers: Arc::new(readers), bell, newest_entry, opened_at })
    }

    /// When the ledger's last entry was made, as it stood when the store was opened.
    pub fn newest_entry(&self) -> Option<Timestamp> {
        self.newest_entry
    }

    /// The epoch, where one is set, and the entries of the ledger, as they stood when the store was opened.
    pub fn opened_at(&self) -> (Option<u64>, u64) {
        self.opened_at
    }

    /// Runs a job in the next group. `Ok` means durable: the answer comes after the commit. A job that
    /// returns `Err` leaves nothing behind and does not disturb the others of its group.
    pub async fn write<R, E, F>(&self, job: F) -> Result<R, E>
    where
        F: FnOnce(&Transaction<'_>) -> Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.writer.run(job).await
    }

    /// True while so many jobs wait that whoever can come back later should.
    pub fn is_crowded(&self) -> bool {
        self.writer.is_crowded()
    }

    /// Jobs that wait for the one writer.
    pub fn waiting(&self) -> usize {
        self.writer.waiting()
    }

    /// Runs jobs one after the other, in as few groups as they fit: each is committed or undone by itself, as by
    /// [`Store::write`].
    pub async fn write_in_order<R, E, F>(&self, jobs: Vec<F>) -> Vec<Result<R, E>>
    where
        F: FnOnce(&Transaction<'_>) -> Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let mut waiting = Vec::with_capacity(jobs.len());
        for job in jobs {
            waiting.push(self.writer.enqueue(job).await);
        }
        let mut outcomes = Vec::with_capacity(waiting.len());
        for answer in waiting {
            outcomes.push(match answer {
                Ok(answer) => answer.await.unwrap_or_else(|_| Err(StoreError::Away.into())),
                Err(error) => Err(error.into()),
            });
        }
        outcomes
    }

    /// Called inside a job: notifies [`Store::bell`] once the job's group is committed.
    pub fn ring(&self) {
        self.bell.ring();
    }

    /// Notified after the commit of a job that rang.
    pub fn bell(&self) -> Arc<Notify> {
        self.bell.heard()
    }

    /// Runs a question against one snapshot of what is committed.
    pub async fn read<R, E, F>(&self, question: F) -> Result<R, E>
    where
        F: FnOnce(&Connection) -> Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.readers.run(question).await
    }
}

/// Copies the database at `from` into a new file, as one consistent state. The keys of the enrolments are
/// not in it: whoever has a backup alone can read no applicant.
pub fn back_up(from: &Path, to: &Path) -> Result<(), StoreError> {
    let connection = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if !sqlite::is_up_to_date(&connection)? {
        return Err(StoreError::NotOurs);
    }
    sqlite::copy(&connection, to)
}

/// Opens a copy to be read, and nothing else.
pub fn open_copy(path: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    sqlite::prepare_reader(&connection)?;
    Ok(connection)
}

/// Brings a copy up to date and changes it in one transaction, before it takes the database's place.
pub fn prepare_restored<R>(
    path: &Path,
    change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<R>,
) -> Result<R, StoreError> {
    let mut connection = Connection::open(path)?;
    sqlite::prepare(&connection)?;
    sqlite::migrate(&mut connection)?;
    let transaction = connection.transaction()?;
    let changed = change(&transaction)?;
    transaction.commit()?;
    // One file: what is in the log goes into it.
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(changed)
}

#[cfg(test)]
mod tests;
