//! The SQLite store: its settings, its migrations, and one file of verbs per room. The only SQL of the
//! server stands below this folder.

pub mod bookings;
mod codes;
pub mod enrolments;
pub mod notices;
pub mod premises;
pub mod registry;
pub mod staff;

use crate::store::StoreError;
use rusqlite::Connection;

mod embedded {
    refinery::embed_migrations!("migrations/sqlite");
}

/// Settings of the writing connection. `synchronous=FULL` because *kept* means on disk; `secure_delete`
/// because erased means overwritten.
pub(super) fn prepare(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA busy_timeout = 5000;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Settings of a reading connection.
pub(super) fn prepare_reader(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "PRAGMA query_only = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA busy_timeout = 5000;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Brings the schema up to date. A migration once released is never edited: refinery refuses a changed one.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    embedded::migrations::runner().run(connection).map(|_| ()).map_err(|error| Box::new(error).into())
}

/// True when every migration this program carries has been applied.
pub fn is_up_to_date(connection: &Connection) -> Result<bool, StoreError> {
    let newest = embedded::migrations::runner().get_migrations().iter().map(|m| i64::from(m.version())).max();
    let applied: Option<i64> =
        connection.query_row("SELECT max(version) FROM refinery_schema_history", [], |row| row.get(0))?;
    Ok(applied == newest)
}
