//! Answers kept as proof of when the registry first received something. A device's own word would not do: it
//! could date itself back. They go once a safe mark has passed them.

use super::answered::Answered;
use crate::Outbox;
use crate::sqlite::{Number, StoreError};
use rusqlite::Transaction;
use terms::ChainId;

/// A signed answer, and the sequences between which it gave receipts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAnswer {
    /// The first.
    pub first: u64,
    /// The last.
    pub last: u64,
    /// Its bytes.
    pub raw: Vec<u8>,
}

impl Outbox {
    /// Signed answers of other epochs that gave receipts between two sequences, up to so many bytes together.
    pub fn proofs(
        &self,
        chain: ChainId,
        epoch: u64,
        between: (u64, u64),
        max_bytes: usize,
    ) -> Result<Vec<KeptAnswer>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT first, last, answer FROM proofs
             WHERE chain = ?1 AND epoch <> ?2 AND first <= ?4 AND last >= ?3 ORDER BY first",
        )?;
        let (first, last) = between;
        let answers =
            select.query_map((chain.0, epoch.cast_signed(), Number(first), Number(last)), |row| {
                let (first, last) = (row.get::<_, Number>(0)?.0, row.get::<_, Number>(1)?.0);
                Ok(KeptAnswer { first, last, raw: row.get(2)? })
            })?;
        let (mut proofs, mut bytes) = (Vec::new(), 0usize);
        for answer in answers {
            let answer = answer?;
            bytes = bytes.saturating_add(answer.raw.len());
            if bytes > max_bytes {
                break;
            }
            proofs.push(answer);
        }
        Ok(proofs)
    }
}

/// Keeps an answer that gave receipts, the newer of two that gave the same ones: it may name their envelopes, which an answer
/// of version 1 does not. Lets go of those that the safe mark has passed.
pub(super) fn keep(transaction: &Transaction<'_>, answered: &Answered<'_>) -> rusqlite::Result<()> {
    let sequences = || answered.receipts.iter().map(|(sequence, _)| *sequence);
    if let (Some(first), Some(last)) = (sequences().min(), sequences().max()) {
        transaction
            .prepare_cached(
                "INSERT INTO proofs (chain, epoch, first, last, answer) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (chain, epoch, first, last) DO UPDATE SET answer = excluded.answer",
            )?
            .execute((
                answered.chain.0,
                answered.epoch.cast_signed(),
                Number(first),
                Number(last),
                answered.raw,
            ))?;
    }
    let Some(safe_mark) = answered.safe_mark else { return Ok(()) };
    transaction
        .prepare_cached("DELETE FROM proofs WHERE chain = ?1 AND last <= ?2")?
        .execute((answered.chain.0, Number(safe_mark)))
        .map(|_| ())
}
