//! The queries of what is set aside: records that did not open, and other bytes under a key that is taken.

use super::ledger::{self, Entry};
use super::opening::work_done;
use crate::store::queries::codes::coded;
use crate::store::sql::{self, Connection, Transaction, params};
use statement::{Hash, QuarantineReason, Quarantined, RecordId};
use terms::{ChainId, DeviceId, Timestamp};

/// The state of a record that is set aside, as stored.
pub(super) const QUARANTINED: u8 = 3;
/// How many of them an answer names.
const NAMED_IN_ANSWER: u32 = 1024;

/// An envelope could not be opened: it is set aside with its reason, and its bytes stay sealed.
pub fn put(
    tx: &Transaction<'_>,
    place: RecordId,
    reason: QuarantineReason,
    at: Timestamp,
) -> sql::Result<()> {
    let news = tx
        .prepare_cached(
            "UPDATE envelopes SET state = ?3, reason = ?4
             WHERE chain = ?1 AND sequence = ?2 AND (state <> ?3 OR reason IS DISTINCT FROM ?4)",
        )?
        .execute(params![place.chain.0, place.sequence.cast_signed(), QUARANTINED, reason.code()])?;
    if news == 0 {
        // Tried again in vain: the ledger has it.
        return work_done(tx, place);
    }
    let digest: [u8; 32] = tx
        .prepare_cached("SELECT hash FROM envelopes WHERE chain = ?1 AND sequence = ?2")?
        .query_row(params![place.chain.0, place.sequence.cast_signed()], |row| row.get(0))?;
    ledger::enter(tx, Entry::Quarantine, Hash(digest), at)?;
    work_done(tx, place)
}

/// The newest records of a chain that are set aside.
pub(super) fn of_chain(conn: &Connection, chain: ChainId) -> sql::Result<Vec<Quarantined>> {
    conn.prepare_cached(
        "SELECT sequence, reason FROM envelopes WHERE chain = ?1 AND state = ?2 ORDER BY sequence DESC LIMIT ?3",
    )?
    .query_map(params![chain.0, QUARANTINED, NAMED_IN_ANSWER], |row| {
        Ok(Quarantined {
            sequence: row.get::<i64>(0)?.cast_unsigned(),
            reason: coded(row, 1, QuarantineReason::from_code)?,
        })
    })?
    .collect()
}

/// What newer software or keys may cure is tried again at each start.
pub fn retry(tx: &Transaction<'_>) -> sql::Result<usize> {
    tx.prepare_cached(
        "INSERT INTO opening_work (chain, sequence)
         SELECT chain, sequence FROM envelopes WHERE state = ?1
         ON CONFLICT (chain, sequence) DO NOTHING",
    )?
    .execute(params![QUARANTINED])
}

/// One record that is set aside, as staff see it.
#[derive(Clone, Debug)]
pub struct SetAside {
    /// Its place.
    pub place: RecordId,
    /// The device whose chain it is in.
    pub device: DeviceId,
    /// Why; none for other bytes under a key that is taken.
    pub reason: Option<QuarantineReason>,
    /// When it came.
    pub first_received: Timestamp,
    /// Hash of the bytes.
    pub hash: Hash,
}

/// Everything that is set aside: quarantine, then tamper cases.
pub fn all(conn: &Connection) -> sql::Result<Vec<SetAside>> {
    conn.prepare_cached(
        "SELECT e.chain, e.sequence, c.device, e.reason, e.first_received, e.hash
         FROM envelopes e JOIN chains c ON c.chain = e.chain WHERE e.state = ?1
         UNION ALL
         SELECT t.chain, t.sequence, c.device, NULL, t.first_received, t.hash
         FROM tamper_cases t JOIN chains c ON c.chain = t.chain
         ORDER BY 5, 1, 2",
    )?
    .query_map(params![QUARANTINED], |row| {
        let reason: Option<u8> = row.get(3)?;
        Ok(SetAside {
            place: RecordId { chain: ChainId(row.get(0)?), sequence: row.get::<i64>(1)?.cast_unsigned() },
            device: DeviceId(row.get(2)?),
            reason: reason.and_then(|code| QuarantineReason::from_code(code).ok()),
            first_received: Timestamp(row.get(4)?),
            hash: Hash(row.get(5)?),
        })
    })?
    .collect()
}

/// When other bytes last came under a number of each device that was taken, since an instant.
pub fn doubled(conn: &Connection, since: Timestamp) -> sql::Result<Vec<(DeviceId, Timestamp)>> {
    conn.prepare_cached(
        "SELECT c.device, max(t.first_received) FROM tamper_cases t JOIN chains c ON c.chain = t.chain
         WHERE t.first_received >= ?1 GROUP BY c.device",
    )?
    .query_map(params![since.0], |row| Ok((DeviceId(row.get(0)?), Timestamp(row.get(1)?))))?
    .collect()
}
