//! The verbs of keeping: one row per (chain, sequence), by constraint.

use super::ledger::{self, Entry};
use super::set_aside;
use crate::store::sql::{self, Connection, OptionalExtension, Transaction, params};
use statement::{Hash, Mark, Place, Quarantined, Receipt, hash};
use terms::{ChainId, DeviceId, Timestamp};

/// The state of an envelope that was kept and not opened yet, as stored.
const KEPT: u8 = 1;

/// A run of envelopes whose frame was verified.
#[derive(Clone, Debug)]
pub struct Run {
    /// The device that signed the frame.
    pub device: DeviceId,
    /// The chain.
    pub chain: ChainId,
    /// Sequence of the first.
    pub first: u64,
    /// The envelopes, in order.
    pub envelopes: Vec<Vec<u8>>,
    /// First received times an earlier epoch gave, proven by its signed answers.
    pub earlier: Vec<Receipt>,
}

/// What the registry holds of a chain after a run was kept: the answer's content.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Up to where the chain is kept without a gap.
    pub mark: Option<Mark>,
    /// One per envelope of the run that is kept.
    pub receipts: Vec<Receipt>,
    /// How many of them were not known.
    pub fresh: u64,
    /// What is set aside.
    pub quarantined: Vec<Quarantined>,
    /// Sequences whose bytes differ from what is kept.
    pub conflicting: Vec<u64>,
    /// Found in a backup that was read back.
    pub safe_mark: Option<u64>,
    /// The ledger's head.
    pub ledger: ledger::Head,
}

/// Keeps a run. `None`: the chain is another device's, and the frame claims nothing.
pub fn keep(tx: &Transaction<'_>, run: &Run, epoch: u64, now: Timestamp) -> sql::Result<Option<Kept>> {
    tx.prepare_cached("INSERT INTO chains (chain, device) VALUES (?1, ?2) ON CONFLICT (chain) DO NOTHING")?
        .execute(params![run.chain.0, run.device.0])?;
    if owner(tx, run.chain)? != Some(run.device) {
        return Ok(None);
    }
    let mut receipts = Vec::with_capacity(run.envelopes.len());
    let (mut conflicting, mut fresh) = (Vec::new(), 0);
    for (envelope, sequence) in run.envelopes.iter().zip(run.first..) {
        let earlier = run.earlier.iter().find(|receipt| receipt.sequence == sequence);
        let first_received = earlier.map_or(now, |receipt| receipt.first_received.min(now));
        match keep_one(tx, Place { chain: run.chain, sequence }, envelope, first_received, epoch)? {
            One::Fresh => {
                fresh += 1;
                receipts.push(Receipt { sequence, first_received });
            }
            One::Known(first_received) => receipts.push(Receipt { sequence, first_received }),
            One::Other => conflicting.push(sequence),
        }
    }
    let mark = advance_mark(tx, run.chain)?;
    Ok(Some(Kept {
        mark,
        receipts,
        fresh,
        quarantined: set_aside::of_chain(tx, run.chain)?,
        conflicting,
        safe_mark: safe_mark(tx, run.chain)?,
        ledger: ledger::head(tx)?,
    }))
}

/// What became of one envelope.
enum One {
    /// It is kept.
    Fresh,
    /// The same bytes were kept before, at that time.
    Known(Timestamp),
    /// Other bytes are kept under its key: these are kept as evidence.
    Other,
}

/// Keeps one envelope.
fn keep_one(
    tx: &Transaction<'_>,
    place: Place,
    envelope: &[u8],
    now: Timestamp,
    epoch: u64,
) -> sql::Result<One> {
    let digest = hash(envelope);
    let sequence = place.sequence.cast_signed();
    let fresh = tx
        .prepare_cached(
            "INSERT INTO envelopes (chain, sequence, hash, bytes, first_received, epoch, state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (chain, sequence) DO NOTHING",
        )?
        .execute(params![place.chain.0, sequence, digest.0, envelope, now.0, epoch.cast_signed(), KEPT])?
        == 1;
    if fresh {
        tx.prepare_cached("INSERT INTO opening_work (chain, sequence) VALUES (?1, ?2)")?
            .execute(params![place.chain.0, sequence])?;
        ledger::enter(tx, Entry::Envelope, digest, now)?;
        return Ok(One::Fresh);
    }
    let (kept, first_received): ([u8; 32], i64) = tx
        .prepare_cached("SELECT hash, first_received FROM envelopes WHERE chain = ?1 AND sequence = ?2")?
        .query_row(params![place.chain.0, sequence], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if kept == digest.0 {
        return Ok(One::Known(Timestamp(first_received)));
    }
    let new_case = tx
        .prepare_cached(
            "INSERT INTO tamper_cases (chain, sequence, hash, bytes, first_received) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (chain, sequence, hash) DO NOTHING",
        )?
        .execute(params![place.chain.0, sequence, digest.0, envelope, now.0])?
        == 1;
    if new_case {
        ledger::enter(tx, Entry::Tamper, digest, now)?;
    }
    Ok(One::Other)
}

/// Whose chain it is.
pub fn owner(conn: &Connection, chain: ChainId) -> sql::Result<Option<DeviceId>> {
    conn.prepare_cached("SELECT device FROM chains WHERE chain = ?1")?
        .query_row(params![chain.0], |row| row.get(0).map(DeviceId))
        .optional()
}

fn safe_mark(conn: &Connection, chain: ChainId) -> sql::Result<Option<u64>> {
    conn.prepare_cached("SELECT safe_sequence FROM chains WHERE chain = ?1")?
        .query_row(params![chain.0], |row| Ok(row.get::<Option<i64>>(0)?.map(i64::cast_unsigned)))
}

/// Moves the mark over what is kept without a gap.
fn advance_mark(tx: &Transaction<'_>, chain: ChainId) -> sql::Result<Option<Mark>> {
    let mut mark = tx
        .prepare_cached("SELECT mark_sequence, mark_hash FROM chains WHERE chain = ?1")?
        .query_row(params![chain.0], |row| {
            let sequence: Option<i64> = row.get(0)?;
            let hash: Option<[u8; 32]> = row.get(1)?;
            Ok(sequence
                .zip(hash)
                .map(|(sequence, hash)| Mark { sequence: sequence.cast_unsigned(), envelope: Hash(hash) }))
        })?;
    let next = mark.map_or(0, |mark| mark.sequence + 1);
    let mut select = tx.prepare_cached(
        "SELECT sequence, hash FROM envelopes WHERE chain = ?1 AND sequence >= ?2 ORDER BY sequence",
    )?;
    let mut rows = select.query(params![chain.0, next.cast_signed()])?;
    let mut expected = next;
    while let Some(row) = rows.next()? {
        let sequence = row.get::<i64>(0)?.cast_unsigned();
        if sequence != expected {
            break;
        }
        mark = Some(Mark { sequence, envelope: Hash(row.get(1)?) });
        expected += 1;
    }
    if let Some(mark) = mark.filter(|_| expected > next) {
        tx.prepare_cached("UPDATE chains SET mark_sequence = ?2, mark_hash = ?3 WHERE chain = ?1")?
            .execute(params![chain.0, mark.sequence.cast_signed(), mark.envelope.0])?;
    }
    Ok(mark)
}
