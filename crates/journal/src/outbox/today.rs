//! What a window may show of the outbox: numbers, states and times. There are no names here to show.

use crate::Outbox;
use crate::sqlite::{Number, StoreError};
use rusqlite::{OptionalExtension, Row};
use terms::{AgentId, ChainId, Timestamp};

/// How far delivery has come with one envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryState {
    /// Waits for the registry.
    Queued,
    /// The registry has it: green.
    Kept {
        /// When the registry first received it; this never changes.
        first_received: Timestamp,
        /// The registry's epoch that says so.
        epoch: u64,
    },
    /// The registry has it, could not open it, and set it aside.
    Quarantined {
        /// The answer's reason code.
        reason: u8,
    },
    /// The registry holds other bytes under the same key.
    Conflicting,
}

/// One line of the "today" list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The chain.
    pub chain: ChainId,
    /// Position in the chain.
    pub sequence: u64,
    /// The statement's kind, as its header numbers it.
    pub kind: u8,
    /// Who signed it.
    pub agent: AgentId,
    /// When it was sealed, by this device's clock.
    pub sealed_at: Timestamp,
    /// The hash of its envelope.
    pub envelope_hash: [u8; 32],
    /// How far delivery has come.
    pub standing: DeliveryState,
}

/// How many cases stand where. Only what came from a draft is counted: the start of a chain is no case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All that were sealed.
    pub done: u64,
    /// Those the registry has.
    pub kept: u64,
    /// Those that wait.
    pub waiting: u64,
    /// Those set aside, for whichever reason.
    pub quarantined: u64,
}

/// What became of the cases of a span, of which the registry says no more than this: how it judged them, it tells nobody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fates {
    /// All that were sealed.
    pub sealed: u64,
    /// Those the registry has, opened or not.
    pub kept: u64,
    /// Those of them that it has opened.
    pub opened: u64,
    /// Those set aside, for whichever reason.
    pub set_aside: u64,
}

impl Outbox {
    /// What became of the cases sealed since an instant, by the last answer about each chain.
    pub fn fates_since(&self, since: Timestamp) -> Result<Fates, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT count(*),
                    count(*) FILTER (WHERE e.state = 'kept'),
                    count(*) FILTER (WHERE e.state = 'kept' AND e.sequence <= a.opened),
                    count(*) FILTER (WHERE e.state IN ('quarantined', 'conflicting'))
             FROM envelopes AS e LEFT JOIN answers AS a ON a.chain = e.chain
             WHERE e.draft IS NOT NULL AND e.sealed_at >= ?1",
        )?;
        Ok(select.query_row([since.0], |row| {
            let count = |at: usize| row.get::<_, Number>(at).map(|number| number.0);
            Ok(Fates { sealed: count(0)?, kept: count(1)?, opened: count(2)?, set_aside: count(3)? })
        })?)
    }

    /// The cases sealed on this machine, counted by state.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT count(*),
                    count(*) FILTER (WHERE state = 'kept'),
                    count(*) FILTER (WHERE state = 'queued'),
                    count(*) FILTER (WHERE state IN ('quarantined', 'conflicting'))
             FROM envelopes WHERE draft IS NOT NULL",
        )?;
        Ok(select.query_row([], |row| {
            let count = |at: usize| row.get::<_, Number>(at).map(|number| number.0);
            Ok(Counts { done: count(0)?, kept: count(1)?, waiting: count(2)?, quarantined: count(3)? })
        })?)
    }

    /// The statement at a place of a chain, if this machine sealed it.
    pub fn recorded_at(&self, chain: ChainId, sequence: u64) -> Result<Option<Recorded>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT chain, sequence, kind, agent, sealed_at, state, first_received, epoch, reason, envelope_hash
             FROM envelopes WHERE chain = ?1 AND sequence = ?2",
        )?;
        Ok(select.query_row((chain.0, Number(sequence)), recorded).optional()?)
    }

    /// The newest statements first, at most `limit`.
    pub fn list(&self, limit: u32) -> Result<Vec<Recorded>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT chain, sequence, kind, agent, sealed_at, state, first_received, epoch, reason, envelope_hash
             FROM envelopes ORDER BY rowid DESC LIMIT ?1",
        )?;
        let rows = select.query_map([limit], recorded)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The cases sealed since an instant, and older ones that the registry has not got: newest first, at
    /// most `limit`.
    pub fn today(&self, since: Timestamp, limit: u32) -> Result<Vec<Recorded>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT chain, sequence, kind, agent, sealed_at, state, first_received, epoch, reason, envelope_hash
             FROM envelopes WHERE draft IS NOT NULL AND (sealed_at >= ?1 OR state <> 'kept')
             ORDER BY rowid DESC LIMIT ?2",
        )?;
        let rows = select.query_map((since.0, limit), recorded)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn recorded(row: &Row<'_>) -> rusqlite::Result<Recorded> {
    let state: String = row.get(5)?;
    let standing = match state.as_str() {
        "kept" => DeliveryState::Kept {
            first_received: Timestamp(row.get(6)?),
            epoch: row.get::<_, i64>(7)?.cast_unsigned(),
        },
        "quarantined" => DeliveryState::Quarantined { reason: row.get(8)? },
        "conflicting" => DeliveryState::Conflicting,
        _ => DeliveryState::Queued,
    };
    Ok(Recorded {
        chain: ChainId(row.get(0)?),
        sequence: row.get::<_, Number>(1)?.0,
        kind: row.get(2)?,
        agent: AgentId(row.get(3)?),
        sealed_at: Timestamp(row.get(4)?),
        envelope_hash: row.get(9)?,
        standing,
    })
}
