//! The queries of records that came later under a number than other bytes, by evidence of before a restore: the one that came
//! first takes its place, and what stood there is evidence from then on. Nothing of it is lost, and it counts no more.

use super::ledger::{self, Entry};
use crate::store::sql::{self, OptionalExtension, Transaction, params};
use statement::{Hash, RecordId};
use terms::{EnrolmentId, Timestamp};

/// The state of an envelope that was kept and not opened yet, as stored.
const KEPT: u8 = 1;

/// A record that came first under a number.
#[derive(Clone, Copy, Debug)]
pub struct First<'r> {
    /// The number.
    pub place: RecordId,
    /// The hash of its bytes.
    pub envelope: Hash,
    /// Its bytes.
    pub bytes: &'r [u8],
    /// When it was first received.
    pub first_received: Timestamp,
}

/// What an enrolment has to be told: a statement about it counts no more.
#[derive(Clone, Copy, Debug)]
pub struct Displaced {
    /// The enrolment.
    pub enrolment: EnrolmentId,
    /// The number.
    pub place: RecordId,
    /// The hash of what came first under it.
    pub by: Hash,
    /// When that was first received.
    pub at: Timestamp,
}

/// Puts what came first where other bytes stand, to be opened; gives whom the statement was about that stood there.
pub fn displace(
    tx: &Transaction<'_>,
    first: &First<'_>,
    epoch: u64,
    now: Timestamp,
) -> sql::Result<Option<Displaced>> {
    let (chain, sequence) = (first.place.chain.0, first.place.sequence.cast_signed());
    let (stood, since): ([u8; 32], i64) = tx
        .prepare_cached("SELECT hash, first_received FROM envelopes WHERE chain = ?1 AND sequence = ?2")?
        .query_row(params![chain, sequence], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let enrolment = put_aside(tx, first.place, stood, now)?;
    ledger::enter(tx, Entry::Tamper, Hash(stood), Timestamp(since))?;
    for of_first in [
        "DELETE FROM tamper_cases WHERE chain = ?1 AND sequence = ?2 AND hash = ?3",
        "DELETE FROM displaced_statements WHERE chain = ?1 AND sequence = ?2 AND envelope = ?3",
    ] {
        tx.prepare_cached(of_first)?.run(params![chain, sequence, first.envelope.0])?;
    }
    tx.prepare_cached(
        "UPDATE envelopes SET hash = ?3, bytes = ?4, first_received = ?5, epoch = ?6, state = ?7, reason = NULL
         WHERE chain = ?1 AND sequence = ?2",
    )?
    .run(params![
        chain,
        sequence,
        first.envelope.0,
        first.bytes,
        first.first_received.0,
        epoch.cast_signed(),
        KEPT
    ])?;
    tx.prepare_cached(
        "INSERT INTO opening_work (chain, sequence) VALUES (?1, ?2)
         ON CONFLICT (chain, sequence) DO UPDATE SET tries = 0",
    )?
    .run(params![chain, sequence])?;
    // No copy was found to hold it, and it may be what the mark names.
    tx.prepare_cached(
        "UPDATE chains SET
             mark_hash = CASE WHEN mark_sequence = ?2 THEN ?3 ELSE mark_hash END,
             safe_sequence = CASE WHEN safe_sequence < ?2 THEN safe_sequence WHEN ?2 > 0 THEN ?2 - 1 END
         WHERE chain = ?1",
    )?
    .run(params![chain, sequence, first.envelope.0])?;
    ledger::enter(tx, Entry::Envelope, first.envelope, first.first_received)?;
    Ok(enrolment.map(|enrolment| Displaced {
        enrolment,
        place: first.place,
        by: first.envelope,
        at: first.first_received,
    }))
}

/// Keeps as evidence what stands in a place; gives whom its statement was about, where it was opened.
fn put_aside(
    tx: &Transaction<'_>,
    place: RecordId,
    stood: [u8; 32],
    now: Timestamp,
) -> sql::Result<Option<EnrolmentId>> {
    let (chain, sequence) = (place.chain.0, place.sequence.cast_signed());
    tx.prepare_cached(
        "INSERT INTO tamper_cases (chain, sequence, hash, bytes, first_received)
         SELECT chain, sequence, hash, bytes, first_received FROM envelopes WHERE chain = ?1 AND sequence = ?2
         ON CONFLICT (chain, sequence, hash) DO NOTHING",
    )?
    .run(params![chain, sequence])?;
    let enrolment: Option<Option<[u8; 16]>> = tx
        .prepare_cached("SELECT enrolment FROM statements WHERE chain = ?1 AND sequence = ?2")?
        .query_row(params![chain, sequence], |row| row.get(0))
        .optional()?;
    tx.prepare_cached(
        "INSERT INTO displaced_statements
             (chain, sequence, envelope, kind, header, header_hash, signed, enrolment, opened_at, displaced_at)
         SELECT chain, sequence, ?3, kind, header, header_hash, signed, enrolment, opened_at, ?4 FROM statements
         WHERE chain = ?1 AND sequence = ?2
         ON CONFLICT (chain, sequence, envelope) DO NOTHING",
    )?
    .run(params![chain, sequence, stood, now.0])?;
    for of_place in [
        "DELETE FROM statements WHERE chain = ?1 AND sequence = ?2",
        "DELETE FROM checks WHERE chain = ?1 AND sequence = ?2",
        "DELETE FROM claimed_times WHERE chain = ?1 AND sequence = ?2",
    ] {
        tx.prepare_cached(of_place)?.run(params![chain, sequence])?;
    }
    Ok(enrolment.flatten().map(EnrolmentId))
}
