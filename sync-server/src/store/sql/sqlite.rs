//! `SQLite`: its settings, its migrations, its copies.
//!
//! Parameters are written `?1`, `?2`…: `SQLite` takes `$2` for a *name* and numbers names by their first
//! appearance, so that `SET state = $2 WHERE id = $1` silently swaps the two.

use super::{Connection, params};
use crate::store::StoreError;
use rusqlite::OpenFlags;
use std::path::Path;

/// The oldest `SQLite` whose write-ahead log is trusted (3.51.3 mends a reset race in WAL mode).
const OLDEST: i32 = 3_051_003;

mod embedded {
    refinery::embed_migrations!("migrations/sqlite");
}
mod enrolment_keys {
    refinery::embed_migrations!("migrations/enrolment-keys/sqlite");
}

/// Opens (or makes) a file to write to, its schema brought up to date. `synchronous=FULL` because *kept* means on
/// disk; `secure_delete` because erased means overwritten; 64 MiB of pages, so that a group of jobs fits without
/// being spilt.
pub(in crate::store) fn open(path: &Path) -> Result<Connection, StoreError> {
    if rusqlite::version_number() < OLDEST {
        return Err(StoreError::TooOld(rusqlite::version()));
    }
    let connection = rusqlite::Connection::open(path)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -65536;
         PRAGMA busy_timeout = 5000;",
    )?;
    connection.set_prepared_statement_cache_capacity(256);
    migrated(connection, embedded::migrations::runner())
}

/// Opens (or makes) a file of the enrolments' keys.
pub(in crate::store) fn open_keys(path: &Path) -> Result<Connection, StoreError> {
    let connection = rusqlite::Connection::open(path)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
         PRAGMA busy_timeout = 5000;",
    )?;
    migrated(connection, enrolment_keys::migrations::runner())
}

/// A database with its schema up to date. In one transaction: apart, a stop between a change and the note that it was
/// made would leave a database that never opens again.
fn migrated(
    mut connection: rusqlite::Connection,
    runner: refinery::Runner,
) -> Result<Connection, StoreError> {
    runner.set_grouped(true).run(&mut connection).map_err(Box::new)?;
    Ok(connection.into())
}

/// An empty registry: which tables and columns there are.
pub(in crate::store) fn shape() -> Result<Connection, StoreError> {
    migrated(rusqlite::Connection::open_in_memory()?, embedded::migrations::runner())
}

/// The same of the enrolments' keys.
pub(in crate::store) fn keys_shape() -> Result<Connection, StoreError> {
    migrated(rusqlite::Connection::open_in_memory()?, enrolment_keys::migrations::runner())
}

/// Opens a file that is there, to read it and nothing else.
pub(in crate::store) fn open_to_read(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = rusqlite::Connection::open_with_flags(path, flags)?;
    connection.execute_batch(
        "PRAGMA query_only = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA busy_timeout = 5000;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection.into())
}

/// Opens a file that is there and makes none beside it. Where no server has left its log, a reader would make one: the
/// file is read as it lies.
pub(in crate::store) fn open_untouched(path: &Path) -> Result<Connection, StoreError> {
    let is_beside = |end: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        Path::new(&name).exists()
    };
    if is_beside("-wal") && is_beside("-shm") {
        return open_to_read(path);
    }
    let name = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    Ok(rusqlite::Connection::open_with_flags(format!("file:{name}?immutable=1"), flags)?.into())
}

/// Writes a consistent copy of a database into a new file.
pub(in crate::store) fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let connection = rusqlite::Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let (connection, to) = (Connection::from(connection), to.to_string_lossy());
    if !is_up_to_date(&connection)? {
        return Err(StoreError::NotOurs);
    }
    connection.execute("VACUUM INTO ?1", params![&*to])?;
    Ok(())
}

/// Puts what is in the log into the file itself, and empties the log.
pub(in crate::store) fn empty_log(path: &Path) -> Result<(), StoreError> {
    let connection = rusqlite::Connection::open(path)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Puts what is in the log into the file itself, and closes it: one file, to be moved.
pub(in crate::store) fn close_as_one_file(mut connection: Connection) -> Result<(), StoreError> {
    if let Some(sqlite) = connection.as_sqlite_mut() {
        sqlite.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    }
    match connection.0 {
        super::connection::Backend::Sqlite(connection) => {
            connection.close().map_err(|(_, error)| error.into())
        }
        super::connection::Backend::Postgres(_) => Ok(()),
    }
}

/// The number of the newest migration this program carries, for either database.
fn newest_migration() -> Option<i64> {
    let runner = embedded::migrations::runner();
    runner.get_migrations().iter().map(|migration| i64::from(migration.version())).max()
}

/// True when every migration this program carries has been applied.
pub fn is_up_to_date(connection: &Connection) -> super::Result<bool> {
    Ok(newest_applied(connection)? == newest_migration())
}

fn newest_applied(connection: &Connection) -> super::Result<Option<i64>> {
    connection.query_row(
        "SELECT CAST(max(version) AS BIGINT) FROM refinery_schema_history",
        params![],
        |row| row.get(0),
    )
}

/// How the schema of a database stands to this program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchemaAge {
    /// The newest migration that was applied; none in a database without tables.
    pub applied: Option<i64>,
    /// The newest that this program carries.
    pub newest: i64,
}

/// Looks at the schema of either database; a database without tables is new.
pub fn schema_age(connection: &Connection) -> super::Result<SchemaAge> {
    let has_history = if connection.as_sqlite().is_some() {
        "SELECT 1 FROM sqlite_master WHERE name = 'refinery_schema_history'"
    } else {
        "SELECT 1 FROM information_schema.tables
         WHERE table_name = 'refinery_schema_history' AND table_schema = current_schema()"
    };
    let applied = if connection.prepare_cached(has_history)?.exists(params![])? {
        newest_applied(connection)?
    } else {
        None
    };
    Ok(SchemaAge { applied, newest: newest_migration().unwrap_or_default() })
}
