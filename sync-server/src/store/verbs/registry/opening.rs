//! The verbs of opening: the work that keeping left, and what becomes of it.

use crate::store::sql::{self, Connection, Transaction, params};
use statement::Place;
use terms::{ChainId, DeviceId, Timestamp};

/// The state of an envelope that was opened, as stored.
const OPENED: u8 = 2;

/// An envelope that waits to be opened.
#[derive(Clone, Debug)]
pub struct ToOpen {
    /// Its place.
    pub place: Place,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// When it was first received.
    pub first_received: Timestamp,
    /// The device whose chain it is in.
    pub device: DeviceId,
}

/// Envelopes that wait to be opened, in chain order, at most `limit`; those that failed for a reason of ours
/// come after those that did not.
pub fn to_open(conn: &Connection, limit: u32) -> sql::Result<Vec<ToOpen>> {
    conn.prepare_cached(
        "SELECT e.chain, e.sequence, e.bytes, e.first_received, c.device
         FROM opening_work w
         JOIN envelopes e ON e.chain = w.chain AND e.sequence = w.sequence
         JOIN chains c ON c.chain = e.chain
         WHERE e.bytes IS NOT NULL
         ORDER BY w.tries, w.chain, w.sequence LIMIT ?1",
    )?
    .query_map(params![limit], |row| {
        Ok(ToOpen {
            place: Place { chain: ChainId(row.get(0)?), sequence: row.get::<i64>(1)?.cast_unsigned() },
            bytes: row.get(2)?,
            first_received: Timestamp(row.get(3)?),
            device: DeviceId(row.get(4)?),
        })
    })?
    .collect()
}

/// True while the work on an envelope is to be done.
pub fn is_waiting(conn: &Connection, place: Place) -> sql::Result<bool> {
    conn.prepare_cached("SELECT 1 FROM opening_work WHERE chain = ?1 AND sequence = ?2")?
        .exists(params![place.chain.0, place.sequence.cast_signed()])
}

/// Opening failed for a reason of ours: the next batches begin with others.
pub fn postpone(tx: &Transaction<'_>, place: Place) -> sql::Result<()> {
    tx.prepare_cached("UPDATE opening_work SET tries = tries + 1 WHERE chain = ?1 AND sequence = ?2")?
        .run(params![place.chain.0, place.sequence.cast_signed()])?;
    Ok(())
}

/// An envelope was opened: its bytes go, its hash stays.
pub fn set_opened(tx: &Transaction<'_>, place: Place) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE envelopes SET state = ?3, reason = NULL, bytes = NULL WHERE chain = ?1 AND sequence = ?2",
    )?
    .run(params![place.chain.0, place.sequence.cast_signed(), OPENED])?;
    work_done(tx, place)
}

/// The work on an envelope is done, whichever way.
pub(super) fn work_done(tx: &Transaction<'_>, place: Place) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM opening_work WHERE chain = ?1 AND sequence = ?2")?
        .run(params![place.chain.0, place.sequence.cast_signed()])?;
    Ok(())
}
