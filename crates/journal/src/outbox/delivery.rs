//! Delivery: what goes into the next frame, and what an answer changes. Answers come here verified; this
//! file must not know how. Whatever an answer says, an envelope is erased only when the registry has said
//! of that very envelope that it is kept, and its safe mark has passed it.

use super::answered::{Answered, Mark};
use super::sealing::{envelope_hash, head};
use crate::Outbox;
use crate::sqlite::{Number, StoreError};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior};
use terms::{ChainId, Timestamp};

/// An envelope that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// Position in the chain.
    pub sequence: u64,
    /// The sealed bytes.
    pub envelope: Vec<u8>,
    /// When an earlier epoch of the registry first received it, if one did: this stands.
    pub first_received: Option<Timestamp>,
}

/// How the registry's mark stands to what was sealed here. Either of the last two calls for a new chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkStanding {
    /// The mark names an envelope of this outbox, or nothing is kept yet.
    Agrees,
    /// The registry keeps more than was ever sealed here: this file is an older image.
    BeyondHead,
    /// The registry keeps other bytes at its mark.
    Disagrees,
}

/// The last answer applied to a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastAnswer {
    /// Its epoch.
    pub epoch: u64,
    /// Its mark.
    pub mark: Option<Mark>,
    /// Its safe mark.
    pub safe_mark: Option<u64>,
    /// The signed bytes.
    pub raw: Vec<u8>,
}

impl Outbox {
    /// The chains that still wait for the registry.
    pub fn waiting_chains(&self) -> Result<Vec<ChainId>, StoreError> {
        let mut select =
            self.connection.prepare_cached("SELECT DISTINCT chain FROM envelopes WHERE state = 'queued'")?;
        let chains = select.query_map([], |row| row.get(0).map(ChainId))?;
        Ok(chains.collect::<Result<_, _>>()?)
    }

    /// The chains of which this device still holds envelopes: what the registry keeps and has not called safe
    /// waits for that word.
    pub fn held_chains(&self) -> Result<Vec<ChainId>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT DISTINCT chain FROM envelopes WHERE envelope IS NOT NULL")?;
        let chains = select.query_map([], |row| row.get(0).map(ChainId))?;
        Ok(chains.collect::<Result<_, _>>()?)
    }

    /// True when the registry keeps other bytes under a number of the chain.
    pub fn has_taken_number(&self, chain: ChainId) -> Result<bool, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT 1 FROM envelopes WHERE chain = ?1 AND state = 'conflicting'")?;
        Ok(select.exists([chain.0])?)
    }

    /// The waiting envelopes of a chain after a sequence (from its start for none), in order, up to
    /// `max_bytes` of envelopes; one envelope is always given, however large. `after` is a cursor within one
    /// delivery; a delivery that starts from none leaves nothing behind.
    pub fn pending(
        &self,
        chain: ChainId,
        after: Option<u64>,
        max_bytes: usize,
    ) -> Result<Vec<Queued>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT sequence, envelope, first_received FROM envelopes
             WHERE chain = ?1 AND state = 'queued' AND (?2 IS NULL OR sequence > ?2) ORDER BY sequence",
        )?;
        let mut rows = select.query((chain.0, after.map(Number)))?;
        let (mut frame, mut bytes) = (Vec::new(), 0usize);
        while let Some(row) = rows.next()? {
            let envelope: Vec<u8> = row.get(1)?;
            bytes = bytes.saturating_add(envelope.len());
            if bytes > max_bytes && !frame.is_empty() {
                break;
            }
            let first_received = row.get::<_, Option<i64>>(2)?.map(Timestamp);
            frame.push(Queued { sequence: row.get::<_, Number>(0)?.0, envelope, first_received });
        }
        Ok(frame)
    }

    /// The mark of the last answer.
    pub fn remembered_mark(&self, chain: ChainId) -> Result<Option<Mark>, StoreError> {
        Ok(self.last_answer(chain)?.and_then(|answer| answer.mark))
    }

    /// The last answer that was applied.
    pub fn last_answer(&self, chain: ChainId) -> Result<Option<LastAnswer>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT epoch, mark_sequence, mark_hash, safe_mark, answer FROM answers WHERE chain = ?1",
        )?;
        let answer = select.query_row([chain.0], |row| {
            let sequence = row.get::<_, Option<Number>>(1)?;
            let hash = row.get::<_, Option<[u8; 32]>>(2)?;
            Ok(LastAnswer {
                epoch: row.get::<_, i64>(0)?.cast_unsigned(),
                mark: sequence
                    .zip(hash)
                    .map(|(sequence, envelope_hash)| Mark { sequence: sequence.0, envelope_hash }),
                safe_mark: row.get::<_, Option<Number>>(3)?.map(|mark| mark.0),
                raw: row.get(4)?,
            })
        });
        Ok(answer.optional()?)
    }

    /// Applies a verified answer in one transaction: receipts turn green, what a restored registry no longer
    /// has waits again, and what is kept at or below the safe mark loses its bytes (its row and hash stay).
    /// Sequences that were never sealed here are passed over.
    pub fn apply_answer(&mut self, answered: &Answered<'_>) -> Result<MarkStanding, StoreError> {
        let before = self.last_answer(answered.chain)?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let standing = mark_standing(&transaction, answered)?;
        if before.is_some_and(|before| has_lost_ground(&before, answered)) {
            // A mark that is not ours says nothing about what the registry has of ours.
            let mark = answered.mark.filter(|_| standing == MarkStanding::Agrees);
            requeue_above(&transaction, answered.chain, mark)?;
        }
        record_outcomes(&transaction, answered)?;
        erase_safe(&transaction, answered)?;
        super::proofs::keep(&transaction, answered)?;
        remember(&transaction, answered)?;
        transaction.commit()?;
        Ok(standing)
    }
}

fn mark_standing(transaction: &Transaction<'_>, answered: &Answered<'_>) -> rusqlite::Result<MarkStanding> {
    let Some(mark) = answered.mark else { return Ok(MarkStanding::Agrees) };
    if mark.sequence >= head(transaction, answered.chain)?.sequence {
        return Ok(MarkStanding::BeyondHead);
    }
    let ours = envelope_hash(transaction, answered.chain, mark.sequence)?;
    Ok(if ours == Some(mark.envelope_hash) { MarkStanding::Agrees } else { MarkStanding::Disagrees })
}

/// A new epoch says that the registry was restored. A mark that fell within one epoch should not be, and is
/// met the same way: sending twice costs little.
fn has_lost_ground(before: &LastAnswer, answered: &Answered<'_>) -> bool {
    let sequence = |mark: Option<Mark>| mark.map(|mark| mark.sequence);
    before.epoch != answered.epoch || sequence(answered.mark) < sequence(before.mark)
}

/// First received times stay: they are what a restored registry is told.
fn requeue_above(transaction: &Transaction<'_>, chain: ChainId, mark: Option<Mark>) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "UPDATE envelopes SET state = 'queued', epoch = NULL, reason = NULL
             WHERE chain = ?1 AND envelope IS NOT NULL AND (?2 IS NULL OR sequence > ?2)",
        )?
        .execute((chain.0, mark.map(|mark| Number(mark.sequence))))
        .map(|_| ())
}

fn record_outcomes(transaction: &Transaction<'_>, answered: &Answered<'_>) -> rusqlite::Result<()> {
    let mut keep = transaction.prepare_cached(
        "UPDATE envelopes SET state = 'kept', first_received = coalesce(first_received, ?3), epoch = ?4, reason = NULL
         WHERE chain = ?1 AND sequence = ?2",
    )?;
    for (sequence, first_received) in answered.receipts {
        let epoch = answered.epoch.cast_signed();
        keep.execute((answered.chain.0, Number(*sequence), first_received.0, epoch))?;
    }
    release_from_quarantine(transaction, answered.chain)?;
    // After the receipts: an envelope can be both kept and set aside, and then it is shown as set aside.
    let mut set_aside = transaction
        .prepare_cached("UPDATE envelopes SET state = ?3, reason = ?4 WHERE chain = ?1 AND sequence = ?2")?;
    for (sequence, reason) in answered.quarantined {
        set_aside.execute((answered.chain.0, Number(*sequence), "quarantined", Some(reason)))?;
    }
    for sequence in answered.conflicting {
        set_aside.execute((answered.chain.0, Number(*sequence), "conflicting", None::<u8>))?;
    }
    Ok(())
}

/// What an answer no longer names as quarantined was cured; its receipt was given before.
fn release_from_quarantine(transaction: &Transaction<'_>, chain: ChainId) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "UPDATE envelopes SET state = 'kept', reason = NULL
             WHERE chain = ?1 AND state = 'quarantined' AND first_received IS NOT NULL AND epoch IS NOT NULL",
        )?
        .execute([chain.0])
        .map(|_| ())
}

fn erase_safe(transaction: &Transaction<'_>, answered: &Answered<'_>) -> rusqlite::Result<()> {
    let Some(safe_mark) = answered.safe_mark else { return Ok(()) };
    transaction
        .prepare_cached(
            "UPDATE envelopes SET envelope = NULL
             WHERE chain = ?1 AND sequence <= ?2 AND state = 'kept' AND envelope IS NOT NULL",
        )?
        .execute((answered.chain.0, Number(safe_mark)))
        .map(|_| ())
}

fn remember(transaction: &Transaction<'_>, answered: &Answered<'_>) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO answers (chain, epoch, mark_sequence, mark_hash, safe_mark, answer, opened)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (chain) DO UPDATE SET epoch = excluded.epoch, mark_sequence = excluded.mark_sequence,
                 mark_hash = excluded.mark_hash, safe_mark = excluded.safe_mark, answer = excluded.answer,
                 opened = excluded.opened",
        )?
        .execute((
            answered.chain.0,
            answered.epoch.cast_signed(),
            answered.mark.map(|mark| Number(mark.sequence)),
            answered.mark.map(|mark| mark.envelope_hash),
            answered.safe_mark.map(Number),
            answered.raw,
            answered.opened.map(Number),
        ))
        .map(|_| ())
}
