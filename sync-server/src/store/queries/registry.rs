//! The queries of the registry: what devices sealed, what was made of it, and the ledger of both.

pub mod agent_marks;
pub mod checks;
pub mod claims;
pub mod clocks;
pub mod counted_keys;
pub mod decided;
pub mod displaced;
pub mod envelopes;
pub mod facts;
pub mod feeds;
pub mod figures;
pub mod identities;
pub mod leases;
pub mod ledger;
pub mod matches;
pub mod opening;
pub mod orders;
pub mod reviews;
pub mod safe;
pub mod set_aside;
pub mod statements;
pub mod stop_files;
pub mod to_judge;
pub mod verify;

use crate::store::sql::{self, Connection, OptionalExtension, Transaction, params};

/// The epoch of this registry, drawn at first use and again at each restore.
pub fn epoch(conn: &Connection) -> sql::Result<Option<u64>> {
    conn.prepare_cached("SELECT value FROM registry_state WHERE name = 'epoch'")?
        .query_row(params![], |row| row.get::<[u8; 8]>(0).map(u64::from_be_bytes))
        .optional()
}

/// Sets another epoch: the registry was restored.
pub fn set_epoch(tx: &Transaction<'_>, drawn: u64) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO registry_state (name, value) VALUES ('epoch', ?1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .run(params![drawn.to_be_bytes()])?;
    Ok(())
}

/// The restore that began the epoch, as it was signed; none in a registry's first.
pub fn restored(conn: &Connection) -> sql::Result<Option<Vec<u8>>> {
    conn.prepare_cached("SELECT value FROM registry_state WHERE name = 'restored'")?
        .query_row(params![], |row| row.get(0))
        .optional()
}

/// Notes the restore that began the epoch.
pub fn set_restored(tx: &Transaction<'_>, signed: &[u8]) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO registry_state (name, value) VALUES ('restored', ?1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .run(params![signed])?;
    Ok(())
}

/// The deployment whose registry this is: the first eight bytes of the hash of its root key. None in a store that no
/// server has opened since there is such a note.
pub fn deployment(conn: &Connection) -> sql::Result<Option<[u8; 8]>> {
    conn.prepare_cached("SELECT value FROM registry_state WHERE name = 'deployment'")?
        .query_row(params![], |row| row.get(0))
        .optional()
}

/// Notes the deployment where none is noted.
pub fn settle_deployment(tx: &Transaction<'_>, deployment: [u8; 8]) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO registry_state (name, value) VALUES ('deployment', ?1) ON CONFLICT (name) DO NOTHING",
    )?
    .run(params![deployment])?;
    Ok(())
}

/// Sets the epoch where none is set; gives the one in force.
pub fn settle_epoch(tx: &Transaction<'_>, drawn: u64) -> sql::Result<u64> {
    tx.prepare_cached(
        "INSERT INTO registry_state (name, value) VALUES ('epoch', ?1) ON CONFLICT (name) DO NOTHING",
    )?
    .run(params![drawn.to_be_bytes()])?;
    Ok(epoch(tx)?.unwrap_or(drawn))
}
