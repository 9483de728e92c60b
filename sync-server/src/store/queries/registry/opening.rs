//! The queries of opening: the work that keeping left, and what becomes of it.

use crate::store::sql::{self, Connection, OptionalExtension, Transaction, params};
use statement::RecordId;
use terms::{ChainId, DeviceId, Timestamp};

/// The state of an envelope that was opened, as stored.
const OPENED: u8 = 2;

/// An envelope that waits to be opened.
#[derive(Clone, Debug)]
pub struct ToOpen {
    /// Its place.
    pub place: RecordId,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// When it was first received.
    pub first_received: Timestamp,
    /// The device whose chain it is in.
    pub device: DeviceId,
}

/// How far the work was looked at: those that failed for a reason of ours come after those that did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looked {
    tries: i64,
    place: RecordId,
}

/// Envelopes that wait to be opened, in chain order, at most `limit`, behind those that were looked at; and how far that
/// is, where there is any.
pub fn to_open(
    conn: &Connection,
    limit: u32,
    behind: Option<Looked>,
) -> sql::Result<(Vec<ToOpen>, Option<Looked>)> {
    let from =
        behind.unwrap_or(Looked { tries: -1, place: RecordId { chain: ChainId([0; 16]), sequence: 0 } });
    let mut last = None;
    let mut select = conn.prepare_cached(
        "SELECT e.chain, e.sequence, e.bytes, e.first_received, c.device, w.tries
         FROM opening_work w
         JOIN envelopes e ON e.chain = w.chain AND e.sequence = w.sequence
         JOIN chains c ON c.chain = e.chain
         WHERE e.bytes IS NOT NULL AND (w.tries, w.chain, w.sequence) > (?2, ?3, ?4)
         ORDER BY w.tries, w.chain, w.sequence LIMIT ?1",
    )?;
    let due = select.query_map(
        params![limit, from.tries, from.place.chain.0, from.place.sequence.cast_signed()],
        |row| {
            let place =
                RecordId { chain: ChainId(row.get(0)?), sequence: row.get::<i64>(1)?.cast_unsigned() };
            last = Some(Looked { tries: row.get(5)?, place });
            Ok(ToOpen {
                place,
                bytes: row.get(2)?,
                first_received: Timestamp(row.get(3)?),
                device: DeviceId(row.get(4)?),
            })
        },
    )?;
    Ok((due.collect::<sql::Result<_>>()?, last))
}

/// What stands beside an envelope that waits.
#[derive(Debug)]
pub struct Beside {
    /// The header before it in the chain, where that was opened.
    pub previous: Option<Vec<u8>>,
    /// The one after it.
    pub next: Option<Vec<u8>>,
    /// When that was first received.
    pub next_received: Option<Timestamp>,
    /// When the envelope itself was first received, as far as that is known.
    pub first_received: Timestamp,
    /// True when an earlier time is claimed for it by number alone.
    pub is_claimed: bool,
}

/// What stands beside an envelope whose work is to be done; none where it is done.
pub fn waiting(conn: &Connection, place: RecordId) -> sql::Result<Option<Beside>> {
    conn.prepare_cached(
        "SELECT p.header, n.header, m.first_received, e.first_received, EXISTS (
             SELECT 1 FROM claimed_times AS c WHERE c.chain = e.chain AND c.sequence = e.sequence AND c.hash = e.hash
         ) FROM opening_work AS w
         JOIN envelopes AS e ON e.chain = w.chain AND e.sequence = w.sequence
         LEFT JOIN statements AS p ON p.chain = w.chain AND p.sequence = w.sequence - 1
         LEFT JOIN statements AS n ON n.chain = w.chain AND n.sequence = w.sequence + 1
         LEFT JOIN envelopes AS m ON m.chain = n.chain AND m.sequence = n.sequence
         WHERE w.chain = ?1 AND w.sequence = ?2",
    )?
    .query_row(params![place.chain.0, place.sequence.cast_signed()], |row| {
        Ok(Beside {
            previous: row.get(0)?,
            next: row.get(1)?,
            next_received: row.get::<Option<i64>>(2)?.map(Timestamp),
            first_received: Timestamp(row.get(3)?),
            is_claimed: row.get(4)?,
        })
    })
    .optional()
}

/// Opening failed for a reason of ours: the next batches begin with others.
pub fn postpone(tx: &Transaction<'_>, place: RecordId) -> sql::Result<()> {
    tx.prepare_cached("UPDATE opening_work SET tries = tries + 1 WHERE chain = ?1 AND sequence = ?2")?
        .run(params![place.chain.0, place.sequence.cast_signed()])?;
    Ok(())
}

/// An envelope was opened: its bytes go, its hash stays.
pub fn set_opened(tx: &Transaction<'_>, place: RecordId) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE envelopes SET state = ?3, reason = NULL, bytes = NULL WHERE chain = ?1 AND sequence = ?2",
    )?
    .run(params![place.chain.0, place.sequence.cast_signed(), OPENED])?;
    work_done(tx, place)
}

/// The work on an envelope is done, whichever way.
pub(super) fn work_done(tx: &Transaction<'_>, place: RecordId) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM opening_work WHERE chain = ?1 AND sequence = ?2")?
        .run(params![place.chain.0, place.sequence.cast_signed()])?;
    Ok(())
}
