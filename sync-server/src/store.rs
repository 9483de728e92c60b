//! The server's memory: one writer that commits jobs in groups, and a few readers.
//!
//! It knows how a transaction is run, never what is in one: what is asked stands in `queries/<room>.rs`, and how it is
//! asked of either database in `sql`.

mod error;
mod execution;
mod lanes;
mod post_commit;
pub mod queries;
mod readers;
mod session;
pub mod sql;
pub mod transfer;
mod writer;

pub use error::StoreError;
pub use execution::Execution;
use lanes::Lane;
use post_commit::PostCommitSignal;
use readers::Readers;
pub use session::Database;
pub(crate) use session::{Access, KEYS, Session};
pub use sql::sqlite::{SchemaAge, is_up_to_date, schema_age};
use sql::{Connection, Transaction};
use std::path::Path;
use std::sync::Arc;
use terms::{Doing, Timestamp};
use tokio::sync::watch;
pub use writer::Group;
use writer::Writer;

/// The database of one server. Clones share it; it closes with the last of them.
#[derive(Clone)]
pub struct Store {
    writer: Writer,
    readers: Arc<Readers>,
    post_commit: Arc<PostCommitSignal>,
    newest_entry: Option<Timestamp>,
}

impl Store {
    /// Opens the database, making it where there is none, and brings its schema up to date.
    pub fn open(database: &Database, execution: Execution) -> Result<Self, StoreError> {
        Self::open_to_commit(database, execution, Group::default())
    }

    /// The same, where the operator says how writes are committed together.
    pub fn open_to_commit(
        database: &Database,
        execution: Execution,
        group: Group,
    ) -> Result<Self, StoreError> {
        let line = Session::open(database, Access::Write)?;
        let connection = line.connection();
        let newest_entry = queries::registry::ledger::newest(connection)?;
        let readers = Readers::open(database, execution)?;
        let post_commit = Arc::new(PostCommitSignal::default());
        let writer = Writer::start(line, Arc::clone(&post_commit), execution, group)?;
        Ok(Self { writer, readers: Arc::new(readers), post_commit, newest_entry })
    }

    /// When the ledger's last entry was made, as it stood when the store was opened.
    pub fn newest_entry(&self) -> Option<Timestamp> {
        self.newest_entry
    }

    /// Runs a job in the next group. `Ok` means durable: the answer comes after the commit. A job that
    /// returns `Err` leaves nothing behind and does not disturb the others of its group.
    pub async fn write<R, E, F>(&self, job: F) -> Result<R, E>
    where
        F: FnOnce(&Transaction<'_>) -> Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.writer.run(Lane::Others, job).await
    }

    /// The same for a frame of a device: it waits for no stranger's write.
    pub async fn write_frame<R, E, F>(&self, job: F) -> Result<R, E>
    where
        F: FnOnce(&Transaction<'_>) -> Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.writer.run(Lane::Frames, job).await
    }

    /// True while so many frames wait that whoever can come back later should.
    pub fn is_crowded(&self) -> bool {
        self.writer.is_crowded()
    }

    /// Jobs that wait for the one writer.
    pub fn waiting(&self) -> usize {
        self.writer.waiting()
    }

    /// Waits until the writer has taken up a job that does nothing: whatever it says of it, it works.
    pub async fn answers(&self) {
        if let Err(error) = self.write_frame(|_| Ok::<_, StoreError>(())).await {
            tracing::debug!(%error, "the writer answered that it cannot write");
        }
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
            waiting.push(self.writer.enqueue(Lane::Others, job).await);
        }
        let mut outcomes = Vec::with_capacity(waiting.len());
        for answer in waiting {
            outcomes.push(match answer {
                Ok(answer) => match answer.await.doing("waiting for a job") {
                    Ok(outcome) => outcome,
                    Err(cause) => Err(StoreError::Away(cause).into()),
                },
                Err(error) => Err(error.into()),
            });
        }
        outcomes
    }

    /// Called inside a job: notifies [`Store::post_commit`] once the job's group is committed.
    pub fn wake_after_commit(&self) {
        self.post_commit.request();
    }

    /// Notified after the commit of a job that rang.
    pub fn post_commit(&self) -> watch::Sender<()> {
        self.post_commit.sender()
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

/// Copies the database into a new file, as one consistent state. The keys of the enrolments are not in it: whoever
/// has a backup alone can read no applicant.
pub fn back_up(database: &Database, to: &Path) -> Result<(), StoreError> {
    match database {
        Database::Sqlite(from) => sql::sqlite::copy(from, to),
        Database::Postgres(_) => transfer::to_file(database, to).map(|_| ()),
    }
}

/// Puts what is in the log of a database into its file, once nobody writes any more.
pub fn empty_log(path: &Path) -> Result<(), StoreError> {
    sql::sqlite::empty_log(path)
}

/// Opens the database to be read, whether a server runs on it or not.
pub fn open_to_read(database: &Database) -> Result<Connection, StoreError> {
    database.open(&Access::Read)
}

/// Opens the database to be looked at as it lies, whether a server runs on it or not: nothing is made or migrated.
pub fn open_to_look(database: &Database) -> Result<Connection, StoreError> {
    database.open(&Access::Look)
}

/// Opens a copy to be read, and nothing else.
pub fn open_copy(path: &Path) -> Result<Connection, StoreError> {
    sql::sqlite::open_to_read(path)
}

/// Brings a copy up to date and changes it in one transaction, before it takes the database's place.
pub fn prepare_restored<R>(
    path: &Path,
    change: impl FnOnce(&Transaction<'_>) -> sql::Result<R>,
) -> Result<R, StoreError> {
    let connection = sql::sqlite::open(path)?;
    connection.begin()?;
    let changed = change(&Transaction::on(&connection))?;
    connection.commit()?;
    sql::sqlite::close_as_one_file(connection)?;
    Ok(changed)
}

#[cfg(test)]
mod tests;
