//! The queries of people's decisions about what is set aside.

use super::ledger::{self, Entry};
use super::opening::work_done;
use super::set_aside::QUARANTINED;
use crate::model::{Decided, Decision};
use crate::store::sql::{self, Connection, OptionalExtension, Transaction, params};
use statement::{QuarantineReason, RecordId, hash};

/// The state of a record that a person refused, as stored.
const REFUSED: u8 = 4;

/// Why the record that stands there is set aside, and the digest of its envelope; nothing where it is not.
pub fn set_aside_for(
    conn: &Connection,
    place: RecordId,
) -> sql::Result<Option<(Option<QuarantineReason>, [u8; 32])>> {
    let found = conn
        .prepare_cached(
            "SELECT reason, hash FROM envelopes WHERE chain = ?1 AND sequence = ?2 AND state = ?3",
        )?
        .query_row(params![place.chain.0, place.sequence.cast_signed(), QUARANTINED], |row| {
            Ok((row.get::<Option<u8>>(0)?, row.get::<[u8; 32]>(1)?))
        })
        .optional()?;
    Ok(found.map(|(reason, digest)| (reason.and_then(|code| QuarantineReason::from_code(code).ok()), digest)))
}

/// Writes a decision down and carries it out. Whether it may be made is judged by the caller.
pub fn decide(tx: &Transaction<'_>, place: RecordId, digest: [u8; 32], decided: &Decided) -> sql::Result<()> {
    let key = params![place.chain.0, place.sequence.cast_signed()];
    tx.prepare_cached(
        "INSERT INTO quarantine_decisions (chain, sequence, envelope, decision, login, note, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .run(params![
        place.chain.0,
        place.sequence.cast_signed(),
        digest,
        decided.decision.code(),
        decided.login,
        decided.note,
        decided.at.0
    ])?;
    match decided.decision {
        Decision::Release => {
            tx.prepare_cached(
                "INSERT INTO opening_work (chain, sequence) VALUES (?1, ?2)
                 ON CONFLICT (chain, sequence) DO NOTHING",
            )?
            .run(key)?;
        }
        Decision::Refuse => {
            tx.prepare_cached(
                "UPDATE envelopes SET state = ?3 WHERE chain = ?1 AND sequence = ?2 AND state = ?4",
            )?
            .run(params![place.chain.0, place.sequence.cast_signed(), REFUSED, QUARANTINED])?;
            work_done(tx, place)?;
        }
    }
    let what = [digest.as_slice(), &[decided.decision.code()], decided.login.as_bytes()].concat();
    ledger::enter(tx, Entry::Quarantine, hash(&what), decided.at)?;
    Ok(())
}

/// True when a person released the record that stands there.
pub fn is_released(conn: &Connection, place: RecordId) -> sql::Result<bool> {
    conn.prepare_cached(
        "SELECT 1 FROM quarantine_decisions AS d
         JOIN envelopes AS e ON e.chain = d.chain AND e.sequence = d.sequence AND e.hash = d.envelope
         WHERE d.chain = ?1 AND d.sequence = ?2 AND d.decision = ?3",
    )?
    .exists(params![place.chain.0, place.sequence.cast_signed(), Decision::Release.code()])
}
