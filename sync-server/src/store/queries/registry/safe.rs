//! The queries of backup: what a copy holds, how far devices may erase, whether notices may leave.

use super::ledger;
use crate::store::StoreError;
use crate::store::sql::{self, Connection, OptionalExtension, Transaction, params};
use statement::hash;
use terms::{ChainId, Timestamp};

/// What was found in a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadBack {
    /// Its epoch.
    pub epoch: u64,
    /// Entries of its ledger.
    pub ledger: u64,
    /// Of each chain with something new: up to where every envelope was found.
    pub marks: Vec<(ChainId, u64)>,
}

/// Reads a copy: its pages, its ledger from the start, and every envelope above the safe marks it knows. An
/// envelope that was opened has left its bytes; then its statement must be there.
pub fn read_back(conn: &Connection) -> Result<ReadBack, StoreError> {
    let verdict: String = conn.query_row("PRAGMA quick_check(1)", params![], |row| row.get(0))?;
    let epoch = super::epoch(conn)?;
    let (Some(epoch), "ok", None) = (epoch, verdict.as_str(), ledger::first_break(conn)?) else {
        return Err(StoreError::NotOurs);
    };
    let mut select = conn.prepare_cached(
        "SELECT chain, coalesce(safe_sequence, -1), mark_sequence FROM chains
         WHERE mark_sequence > coalesce(safe_sequence, -1)",
    )?;
    let chains = select
        .query_map(params![], |row| Ok((ChainId(row.get(0)?), row.get::<i64>(1)?, row.get::<i64>(2)?)))?;
    let mut marks = Vec::new();
    for chain in chains {
        let (chain, safe, mark) = chain?;
        let found = found_up_to(conn, chain, safe, mark)?;
        if found > safe {
            marks.push((chain, found.cast_unsigned()));
        }
    }
    Ok(ReadBack { epoch, ledger: ledger::head(conn)?.size, marks })
}

fn found_up_to(conn: &Connection, chain: ChainId, safe: i64, mark: i64) -> Result<i64, StoreError> {
    let mut select = conn.prepare_cached(
        "SELECT e.sequence, e.hash, e.bytes, s.sequence IS NOT NULL
         FROM envelopes e LEFT JOIN statements s ON s.chain = e.chain AND s.sequence = e.sequence
         WHERE e.chain = ?1 AND e.sequence > ?2 AND e.sequence <= ?3 ORDER BY e.sequence",
    )?;
    let mut rows = select.query(params![chain.0, safe, mark])?;
    let mut found = safe;
    while let Some(row) = rows.next()? {
        let digest: [u8; 32] = row.get(1)?;
        let is_there = match row.get::<Option<Vec<u8>>>(2)? {
            Some(bytes) => hash(&bytes).0 == digest,
            None => row.get(3)?,
        };
        if row.get::<i64>(0)? != found + 1 || !is_there {
            break;
        }
        found += 1;
    }
    Ok(found)
}

/// Raises the safe marks to what was found, never past what is kept; gives how many rose.
pub fn raise(tx: &Transaction<'_>, marks: &[(ChainId, u64)]) -> sql::Result<usize> {
    let mut update = tx.prepare_cached(
        "UPDATE chains SET safe_sequence = ?2
         WHERE chain = ?1 AND mark_sequence >= ?2 AND coalesce(safe_sequence, -1) < ?2",
    )?;
    marks.iter().map(|(chain, found)| update.execute(params![chain.0, found.cast_signed()])).sum()
}

/// Writes something small, so that it is known that something can be written.
pub fn note_ready(tx: &Transaction<'_>, at: Timestamp) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO registry_state (name, value) VALUES ('ready-at', ?1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .run(params![at.0.to_be_bytes()])?;
    Ok(())
}

/// True while no notice leaves.
pub fn are_notices_paused(conn: &Connection) -> sql::Result<bool> {
    let paused = conn
        .prepare_cached("SELECT value FROM registry_state WHERE name = 'notices-paused'")?
        .query_row(params![], |row| row.get::<Vec<u8>>(0))
        .optional()?;
    Ok(paused.is_some_and(|value| value == [1]))
}

/// Stops notices, or lets them leave.
pub fn pause_notices(tx: &Transaction<'_>, paused: bool) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO registry_state (name, value) VALUES ('notices-paused', ?1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .run(params![[u8::from(paused)]])?;
    Ok(())
}
