//! The queries of leases: every one that was issued is kept, since what was done under it is judged by it.

use super::ledger::{self, Entry};
use crate::store::sql::{self, Connection, OptionalExtension, Transaction, params};
use statement::{Lease, RecordId, hash};
use terms::{LeaseId, Timestamp};

/// Keeps a lease before it leaves.
pub fn add(tx: &Transaction<'_>, lease: &Lease, signed: &[u8], at: Timestamp) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO leases (id, agent, device, signed, issued_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .run(params![lease.id.0, lease.agent.0, lease.device.0, signed, at.0])?;
    ledger::enter(tx, Entry::Lease, hash(signed), at)
}

/// The signed bytes of a lease.
pub fn signed(conn: &Connection, lease: LeaseId) -> sql::Result<Option<Vec<u8>>> {
    conn.prepare_cached("SELECT signed FROM leases WHERE id = ?1")?
        .query_row(params![lease.0], |row| row.get(0))
        .optional()
}

/// Notes that a case was opened under a lease, and gives its number: one more than that of the case before it in its chain,
/// as far as those were opened.
pub fn use_one(tx: &Transaction<'_>, lease: LeaseId, place: RecordId) -> sql::Result<u32> {
    let key = params![lease.0, place.chain.0, place.sequence.cast_signed()];
    let before: Option<u32> = tx
        .prepare_cached(
            "SELECT number FROM lease_uses WHERE lease = ?1 AND chain = ?2 AND sequence < ?3
             ORDER BY sequence DESC LIMIT 1",
        )?
        .query_row(key, |row| row.get(0))
        .optional()?;
    let number = before.unwrap_or(0).saturating_add(1);
    // What stood under its number before it used the lease as well (`displaced.rs`).
    tx.prepare_cached(
        "INSERT INTO lease_uses (lease, chain, sequence, number) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (lease, chain, sequence) DO NOTHING",
    )?
    .run(params![lease.0, place.chain.0, place.sequence.cast_signed(), number])?;
    Ok(number)
}
