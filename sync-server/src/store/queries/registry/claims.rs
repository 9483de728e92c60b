//! The queries of first received times that are claimed by number alone, until the chain ties them to a mark.

use super::set_aside::QUARANTINED;
use crate::store::sql::{self, Connection, Transaction, params};
use statement::{Answer, Hash, Mark, QuarantineReason, RecordId};
use terms::{ChainId, Timestamp};

/// What a signed answer of before says of when a record was first received.
#[derive(Clone, Copy, Debug)]
pub struct Earlier {
    /// The record's number.
    pub sequence: u64,
    /// The time.
    pub first_received: Timestamp,
    /// Which record it is about.
    pub about: About,
}

/// What ties a receipt to a record.
#[derive(Clone, Copy, Debug)]
pub enum About {
    /// The hash of its envelope: a receipt of version 2.
    Envelope(Hash),
    /// Its number alone, beside the mark of the same answer: version 1.
    Number(Option<Mark>),
}

impl Earlier {
    /// The receipts of a verified answer.
    pub fn of(answer: &Answer) -> impl Iterator<Item = Self> + '_ {
        answer.receipts.iter().map(|receipt| Self {
            sequence: receipt.sequence,
            first_received: receipt.first_received,
            about: receipt.envelope.map_or(About::Number(answer.mark), About::Envelope),
        })
    }

    /// True of the record that it is about, as far as hashes alone tell.
    pub(super) fn names(&self, sequence: u64, digest: Hash) -> bool {
        let named = match self.about {
            About::Envelope(envelope) => Some(envelope),
            About::Number(mark) => mark.filter(|mark| mark.sequence == sequence).map(|mark| mark.envelope),
        };
        self.sequence == sequence && named == Some(digest)
    }
}

/// A claim: when a record was first received, and the mark that the same answer gave.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// The time.
    pub first_received: Timestamp,
    /// The mark.
    pub mark: Mark,
}

/// A record of a chain, by its number and the hash of its bytes.
pub type Numbered = (u64, Hash);

/// What stands in a place, or was set aside there as other bytes.
#[derive(Debug)]
pub struct Candidate {
    /// The hash of the envelope.
    pub envelope: Hash,
    /// Its bytes, until it was opened.
    pub bytes: Option<Vec<u8>>,
    /// Its header, since it was opened.
    pub header: Option<Vec<u8>>,
}

/// Keeps what an answer of version 1 says of a record, where it gives an earlier time than that which is known.
pub(super) fn keep(
    tx: &Transaction<'_>,
    (place, envelope): (RecordId, Hash),
    known: Timestamp,
    earlier: &[Earlier],
) -> sql::Result<()> {
    let of_record = earlier.iter().filter(|one| one.sequence == place.sequence && one.first_received < known);
    for one in of_record {
        let About::Number(mark) = one.about else { continue };
        let (sequence, hash) =
            mark.map_or((-1, Hash::ZERO), |mark| (mark.sequence.cast_signed(), mark.envelope));
        tx.prepare_cached(
            "INSERT INTO claimed_times (chain, sequence, hash, mark_sequence, mark_hash, first_received)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
        )?
        .run(params![
            place.chain.0,
            place.sequence.cast_signed(),
            envelope.0,
            sequence,
            hash.0,
            one.first_received.0
        ])?;
    }
    Ok(())
}

/// What was set aside for want of a proof is looked at again: what came since may tie it.
pub(super) fn look_again(tx: &Transaction<'_>, chain: ChainId) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO opening_work (chain, sequence)
         SELECT chain, sequence FROM envelopes WHERE chain = ?1 AND state = ?2 AND reason = ?3
         ON CONFLICT (chain, sequence) DO NOTHING",
    )?
    .run(params![chain.0, QUARANTINED, QuarantineReason::ReceiptUnproven.code()])?;
    Ok(())
}

/// The claims of a record that name a mark, the earliest time first.
pub fn of(conn: &Connection, place: RecordId, envelope: Hash) -> sql::Result<Vec<Claim>> {
    conn.prepare_cached(
        "SELECT first_received, mark_sequence, mark_hash FROM claimed_times
         WHERE chain = ?1 AND sequence = ?2 AND hash = ?3 AND mark_sequence >= 0
         ORDER BY first_received, mark_sequence, mark_hash",
    )?
    .query_map(params![place.chain.0, place.sequence.cast_signed(), envelope.0], |row| {
        let mark = Mark { sequence: row.get::<i64>(1)?.cast_unsigned(), envelope: Hash(row.get(2)?) };
        Ok(Claim { first_received: Timestamp(row.get(0)?), mark })
    })?
    .collect()
}

/// All that came in a place.
pub fn candidates(conn: &Connection, place: RecordId) -> sql::Result<Vec<Candidate>> {
    conn.prepare_cached(
        "SELECT e.hash, e.bytes, s.header FROM envelopes AS e
         LEFT JOIN statements AS s ON s.chain = e.chain AND s.sequence = e.sequence
         WHERE e.chain = ?1 AND e.sequence = ?2
         UNION ALL
         SELECT t.hash, t.bytes, d.header FROM tamper_cases AS t
         LEFT JOIN displaced_statements AS d
             ON d.chain = t.chain AND d.sequence = t.sequence AND d.envelope = t.hash
         WHERE t.chain = ?1 AND t.sequence = ?2",
    )?
    .query_map(params![place.chain.0, place.sequence.cast_signed()], |row| {
        Ok(Candidate { envelope: Hash(row.get(0)?), bytes: row.get(1)?, header: row.get(2)? })
    })?
    .collect()
}

/// Records that are tied to a mark take the times that answers with that mark gave them.
pub fn prove(tx: &Transaction<'_>, chain: ChainId, mark: Mark, tied: &[Numbered]) -> sql::Result<()> {
    for (sequence, envelope) in tied {
        let sequence = sequence.cast_signed();
        tx.prepare_cached(
            "UPDATE envelopes SET first_received = c.first_received FROM claimed_times AS c
             WHERE envelopes.chain = ?1 AND envelopes.sequence = ?2 AND envelopes.hash = ?3
               AND c.chain = ?1 AND c.sequence = ?2 AND c.hash = ?3 AND c.mark_sequence = ?4 AND c.mark_hash = ?5",
        )?
        .run(params![chain.0, sequence, envelope.0, mark.sequence.cast_signed(), mark.envelope.0])?;
        tx.prepare_cached(
            "DELETE FROM claimed_times WHERE chain = ?1 AND sequence = ?2 AND hash = ?3
               AND EXISTS (SELECT 1 FROM claimed_times AS c WHERE c.chain = ?1 AND c.sequence = ?2 AND c.hash = ?3
                           AND c.mark_sequence = ?4 AND c.mark_hash = ?5)",
        )?
        .run(params![chain.0, sequence, envelope.0, mark.sequence.cast_signed(), mark.envelope.0])?;
    }
    Ok(())
}

/// A record was opened by the time at which it came: what was claimed of it counts no more.
pub fn forget(tx: &Transaction<'_>, place: RecordId) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM claimed_times WHERE chain = ?1 AND sequence = ?2")?
        .run(params![place.chain.0, place.sequence.cast_signed()])?;
    Ok(())
}
