//! The `SQLite` store: its settings, its migrations, and one file of verbs per room. The only SQL of the
//! server stands below this folder.
//!
//! Parameters are written `?1`, `?2`…: `SQLite` takes `$2` for a *name* and numbers names by their first
//! appearance, so that `SET state = $2 WHERE id = $1` silently swaps the two.

pub mod applicants;
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
/// because erased means overwritten; 64 MiB of pages, so that a group of jobs fits without being spilt.
pub(super) fn prepare(connection: &Connection) -> Result<(), StoreError> {
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
    // In one transaction: apart, a stop between a change and the note that it was made would leave a database that
    // never opens again.
    let runner = embedded::migrations::runner().set_grouped(true);
    runner.run(connection).map(|_| ()).map_err(|error| Box::new(error).into())
}

/// Writes a consistent copy of the database into a new file.
pub(super) fn copy(connection: &Connection, to: &std::path::Path) -> Result<(), StoreError> {
    connection.execute("VACUUM INTO ?1", [to.to_string_lossy()])?;
    Ok(())
}

/// True when every migration this program carries has been applied.
pub fn is_up_to_date(connection: &Connection) -> Result<bool, StoreError> {
    let newest = embedded::migrations::runner().get_migrations().iter().map(|m| i64::from(m.version())).max();
    let applied: Option<i64> =
        connection.query_row("SELECT max(version) FROM refinery_schema_history", [], |row| row.get(0))?;
    Ok(applied == newest)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    #[test]
    fn parameters_are_numbered_and_not_named() {
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/sqlite")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = fs::read_to_string(&path).unwrap();
                let named = text.lines().enumerate().find(|(_, line)| {
                    let code = line.split("//").next().unwrap_or_default();
                    code.as_bytes().windows(2).any(|pair| pair[0] == b'$' && pair[1].is_ascii_digit())
                });
                assert!(
                    named.is_none(),
                    "{}:{}: a parameter is written with a question mark",
                    path.display(),
                    named.map_or(0, |n| n.0 + 1)
                );
            }
        }
    }
}
