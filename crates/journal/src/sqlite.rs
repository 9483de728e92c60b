//! How every file of a device is opened, and what can go wrong with one. It knows no table.
//!
//! One process cannot link two builds of `SQLite`, so the library of `SQLCipher` opens both kinds of file: without a
//! key it is plain `SQLite`. Migrations run in one transaction with the note that they ran. The default of `refinery`
//! commits the two apart, and a power cut between them left an outbox that never opened again (found by the crash
//! states).

use refinery::Runner;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::Path;

/// `SQLite` before 3.51.3 may lose committed writes when a write races a checkpoint (the WAL-reset race).
const OLDEST_SQLITE: i32 = 3_051_003;

/// The device's store failed. Except for [`StoreError::Unflushed`], nothing was changed by the call that
/// reports it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No room is left on the disk.
    #[error("the store is full")]
    Full,
    /// `SQLite` reported an error.
    #[error("the store failed")]
    Sqlite(#[source] rusqlite::Error),
    /// The file's schema is not one this version can bring up to date.
    #[error("the schema of the store cannot be brought up to date")]
    Migration(#[source] Box<refinery::Error>),
    /// The linked `SQLite` loses committed writes.
    #[error("the linked SQLite ({0}) is older than 3.51.3")]
    SqliteTooOld(&'static str),
    /// A setting that durability or secrecy rests on was not taken.
    #[error("the store did not accept the setting {0}")]
    SettingRefused(&'static str),
    /// The change was made, but another connection keeps the write-ahead log, and in it what was overwritten.
    #[error("the write-ahead log could not be emptied")]
    Unflushed,
    /// A file beside the store cannot be opened or removed.
    #[error("a file of the store cannot be reached")]
    File(#[from] std::io::Error),
    /// The PIN could not be stretched: parameters out of bounds or no memory.
    #[error("the key of the vault cannot be derived")]
    Derivation,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        if error.sqlite_error_code() == Some(ErrorCode::DiskFull) { Self::Full } else { Self::Sqlite(error) }
    }
}

/// Opens a file of this device, without ever reading its path as a URI.
pub(crate) fn open(path: &Path, create: bool) -> Result<Connection, StoreError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::SqliteTooOld(rusqlite::version()));
    }
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    flags.set(OpenFlags::SQLITE_OPEN_CREATE, create);
    Ok(Connection::open_with_flags(path, flags)?)
}

/// Makes commits durable and erasures real, then brings the schema up to date.
pub(crate) fn settle(connection: &mut Connection, migrations: Runner) -> Result<(), StoreError> {
    let journal: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if journal != "wal" {
        return Err(StoreError::SettingRefused("journal_mode"));
    }
    connection
        .execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;")?;
    let synchronous: i64 = connection.query_row("PRAGMA synchronous", [], |row| row.get(0))?;
    if synchronous != 2 {
        return Err(StoreError::SettingRefused("synchronous"));
    }
    let secure_delete: i64 = connection.query_row("PRAGMA secure_delete = ON", [], |row| row.get(0))?;
    if secure_delete != 1 {
        return Err(StoreError::SettingRefused("secure_delete"));
    }
    // In one transaction: apart, a stop between a change and the note that it was made would leave a file that
    // never opens again.
    migrations.set_grouped(true).run(connection).map_err(|error| StoreError::Migration(Box::new(error)))?;
    Ok(())
}

/// Empties the write-ahead log into the file: until then the log holds what was overwritten.
pub(crate) fn flush_erasures(connection: &Connection) -> Result<(), StoreError> {
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy == 0 { Ok(()) } else { Err(StoreError::Unflushed) }
}

/// A count from zero: `SQLite`'s integers are signed, so the upper half is refused and never wraps.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number(pub u64);

impl ToSql for Number {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let signed =
            i64::try_from(self.0).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        Ok(signed.into())
    }
}

impl FromSql for Number {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let signed = value.as_i64()?;
        u64::try_from(signed).map(Self).map_err(|_| FromSqlError::OutOfRange(signed))
    }
}
