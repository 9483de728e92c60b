//! Sealing: the chain's head and the envelope move in one transaction, or not at all. It must not know what
//! is inside an envelope, nor how a header is hashed.

use crate::sqlite::{Number, StoreError};
use crate::{DraftId, Outbox};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use sha2::{Digest, Sha256};
use terms::{AgentId, ChainId, Timestamp};

/// Where a chain goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Sequence of the next statement.
    pub sequence: u64,
    /// Hash of the last statement's header.
    pub previous: [u8; 32],
}

impl Head {
    /// The head of a chain nothing was sealed on: sequence 0, previous hash zero.
    pub const START: Self = Self { sequence: 0, previous: [0; 32] };
}

/// A statement that was sealed to the registry, on its way into the outbox.
#[derive(Clone, Copy, Debug)]
pub struct Sealed<'a> {
    /// Its chain.
    pub chain: ChainId,
    /// Its place in the chain.
    pub sequence: u64,
    /// Hash of the header before it.
    pub previous: [u8; 32],
    /// Hash of its own header: the next head's `previous`.
    pub header_hash: [u8; 32],
    /// The envelope's bytes.
    pub envelope: &'a [u8],
    /// The draft it was made from; none for what no agent typed (the start of a chain).
    pub draft: Option<DraftId>,
    /// The statement's kind, as its header numbers it.
    pub kind: u8,
    /// Who signed it.
    pub agent: AgentId,
    /// When, by this device's clock.
    pub sealed_at: Timestamp,
}

/// Why nothing was sealed. Whatever the reason, the outbox is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The statement does not follow the chain's head; sign again on the head given here.
    #[error("the chain has moved on")]
    HeadMoved(Head),
    /// The draft was sealed before: a draft is sealed once.
    #[error("the draft is already sealed")]
    AlreadySealed,
    /// No room is left; nothing typed is lost.
    #[error("the store is full")]
    StoreFull,
    /// The store failed otherwise.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for SealError {
    fn from(error: StoreError) -> Self {
        if matches!(error, StoreError::Full) { Self::StoreFull } else { Self::Store(error) }
    }
}

impl From<rusqlite::Error> for SealError {
    fn from(error: rusqlite::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl Outbox {
    /// Where the chain goes on; [`Head::START`] when nothing was sealed on it here.
    pub fn head(&self, chain: ChainId) -> Result<Head, StoreError> {
        Ok(head(&self.connection, chain)?)
    }

    /// Takes a sealed statement in. Once this returns, the statement survives a loss of power.
    pub fn seal(&mut self, sealed: &Sealed<'_>) -> Result<(), SealError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let head = head(&transaction, sealed.chain)?;
        if sealed.draft.map_or(Ok(false), |draft| has_sealed(&transaction, draft))? {
            return Err(SealError::AlreadySealed);
        }
        let next = sealed.sequence.checked_add(1);
        let Some(next) =
            next.filter(|_| head == Head { sequence: sealed.sequence, previous: sealed.previous })
        else {
            return Err(SealError::HeadMoved(head));
        };
        transaction
            .prepare_cached(
                "INSERT INTO chains (chain, next_sequence, previous) VALUES (?1, ?2, ?3)
                 ON CONFLICT (chain) DO UPDATE SET next_sequence = excluded.next_sequence,
                                                   previous = excluded.previous",
            )?
            .execute((sealed.chain.0, Number(next), sealed.header_hash))?;
        insert(&transaction, sealed)?;
        Ok(transaction.commit()?)
    }

    /// True when the draft has become an envelope: what a vault still holds of it is to be erased.
    pub fn has_sealed(&self, draft: DraftId) -> Result<bool, StoreError> {
        Ok(has_sealed(&self.connection, draft)?)
    }

    /// SHA-256 of the envelope at that place, also after the envelope itself was erased.
    pub fn envelope_hash(&self, chain: ChainId, sequence: u64) -> Result<Option<[u8; 32]>, StoreError> {
        Ok(envelope_hash(&self.connection, chain, sequence)?)
    }
}

pub(super) fn head(connection: &Connection, chain: ChainId) -> rusqlite::Result<Head> {
    connection
        .prepare_cached("SELECT next_sequence, previous FROM chains WHERE chain = ?1")?
        .query_row([chain.0], |row| Ok(Head { sequence: row.get::<_, Number>(0)?.0, previous: row.get(1)? }))
        .optional()
        .map(|head| head.unwrap_or(Head::START))
}

pub(super) fn envelope_hash(
    connection: &Connection,
    chain: ChainId,
    sequence: u64,
) -> rusqlite::Result<Option<[u8; 32]>> {
    connection
        .prepare_cached("SELECT envelope_hash FROM envelopes WHERE chain = ?1 AND sequence = ?2")?
        .query_row((chain.0, Number(sequence)), |row| row.get(0))
        .optional()
}

fn has_sealed(connection: &Connection, draft: DraftId) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM envelopes WHERE draft = ?1")?.exists([draft.0])
}

pub(super) fn insert(connection: &Connection, sealed: &Sealed<'_>) -> rusqlite::Result<()> {
    let envelope_hash: [u8; 32] = Sha256::digest(sealed.envelope).into();
    connection
        .prepare_cached(
            "INSERT INTO envelopes (chain, sequence, envelope, envelope_hash, kind, agent, draft, sealed_at, state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'queued')",
        )?
        .execute((
            sealed.chain.0,
            Number(sealed.sequence),
            sealed.envelope,
            envelope_hash,
            sealed.kind,
            sealed.agent.0,
            sealed.draft.map(|draft| draft.0),
            sealed.sealed_at.0,
        ))
        .map(|_| ())
}
