//! Why the store did not do what was asked.

use super::sql;
use terms::Cause;

/// Why the store did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused a statement.
    #[error("the database refused the statement")]
    Refused(#[from] sql::Error),
    /// The linked `SQLite` is older than the one this server may run on.
    #[error("SQLite {0} is too old: 3.51.3 is the oldest that may be used")]
    TooOld(&'static str),
    /// The schema could not be brought up to date.
    #[error("migrations did not run")]
    Migration(#[from] Box<refinery::Error>),
    /// The file is no registry of this version.
    #[error("not a registry of this version")]
    NotOurs,
    /// A server runs on the database, or a copy is about to take its place.
    #[error("the database is in use")]
    InUse,
    /// Only an empty database can be moved to.
    #[error("the database is not empty")]
    NotEmpty,
    /// A table came out otherwise than it went in: nothing was moved.
    #[error("the table {0} differs after the copy")]
    MovedBadly(&'static str),
    /// The group that the job was in could not be committed: nothing of it was kept.
    #[error("the group of writes {0} could not be committed")]
    NotCommitted(u64),
    /// Nobody can say whether the group that the job was in was committed: it must be asked again.
    #[error("it is not known whether the group of writes {0} was committed")]
    Unknown(u64),
    /// The job panicked, or the store is closing.
    #[error("the store is away")]
    Away(#[source] Cause),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        sql::Error::from(error).into()
    }
}
